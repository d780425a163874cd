package control

import (
	"bytes"
	"slices"
	"sync"

	"github.com/google/uuid"
)

// rowsByID finds the row of an opportunity. Those that were read are found by halves, in the
// order of their ids, which is made when it is first asked for; those that came later have a
// map, which takes more than twice the room.
type rowsByID struct {
	ids    []uuid.UUID // by row
	sorted []int32     // the rows that were read, by id; nil until asked for
	late   map[uuid.UUID]int32

	sorting sync.Mutex // who only reads the facts may be the first to ask
}

func newRowsByID(room int) *rowsByID {
	return &rowsByID{ids: make([]uuid.UUID, 0, room), late: map[uuid.UUID]int32{}}
}

// find gives the row of an id.
func (r *rowsByID) find(id uuid.UUID) (int32, bool) {
	if row, known := r.late[id]; known {
		return row, true
	}
	at, known := slices.BinarySearchFunc(r.inOrder(), id, func(row int32, id uuid.UUID) int { return bytes.Compare(r.ids[row][:], id[:]) })
	if !known {
		return 0, false
	}
	return r.sorted[at], true
}

func (r *rowsByID) inOrder() []int32 {
	r.sorting.Lock()
	defer r.sorting.Unlock()
	if r.sorted == nil {
		r.sorted = make([]int32, len(r.ids))
		for row := range r.sorted {
			r.sorted[row] = int32(row)
		}
		slices.SortFunc(r.sorted, func(a, b int32) int { return bytes.Compare(r.ids[a][:], r.ids[b][:]) })
	}
	return r.sorted
}

// add gives an id that is not known the next row.
func (r *rowsByID) add(id uuid.UUID) int32 {
	row := int32(len(r.ids))
	r.ids = append(r.ids, id)
	if r.sorted != nil {
		r.late[id] = row
	}
	return row
}
