package control

import (
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"
)

// Rows are found whatever the order their ids come in, as in a map.
func TestRowsAreFoundByID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, twin := newRowsByID(0), map[uuid.UUID]int32{}
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			id := uuid.UUID{rapid.Byte().Draw(t, "first"), 15: rapid.ByteRange(0, 3).Draw(t, "last")}
			row, known := r.find(id)
			want, there := twin[id]
			if known != there || row != want {
				t.Fatalf("%v: %d %t, want %d %t", id, row, known, want, there)
			}
			if !known {
				twin[id] = r.add(id)
				if int(twin[id]) != len(twin)-1 {
					t.Fatalf("row %d is given to the one after %d", twin[id], len(twin)-1)
				}
			}
		}
	})
}
