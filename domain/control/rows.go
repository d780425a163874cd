package control

import (
	"bytes"
	"sort"

	"github.com/google/uuid"
)

// rowsByID finds the row of an opportunity. Ids are made in ascending order, so nearly all
// lie in a chain that is searched by halves; the others have a map, which takes more than
// twice the room.
type rowsByID struct {
	ids   []uuid.UUID // by row
	chain []int32     // rows whose ids ascend
	late  map[uuid.UUID]int32
}

func newRowsByID(room int) *rowsByID {
	return &rowsByID{ids: make([]uuid.UUID, 0, room), chain: make([]int32, 0, room), late: map[uuid.UUID]int32{}}
}

// find gives the row of an id.
func (r *rowsByID) find(id uuid.UUID) (int32, bool) {
	if r.isNew(id) { // as when all are read in turn
		return 0, false
	}
	at := sort.Search(len(r.chain), func(i int) bool { return bytes.Compare(r.ids[r.chain[i]][:], id[:]) >= 0 })
	if at < len(r.chain) && r.ids[r.chain[at]] == id {
		return r.chain[at], true
	}
	row, known := r.late[id]
	return row, known
}

// add gives an id that is not known the next row.
func (r *rowsByID) add(id uuid.UUID) int32 {
	row := int32(len(r.ids))
	r.ids = append(r.ids, id)
	if r.isNew(id) {
		r.chain = append(r.chain, row)
	} else {
		r.late[id] = row
	}
	return row
}

// isNew reports an id behind all of the chain. In late there is none behind it.
func (r *rowsByID) isNew(id uuid.UUID) bool {
	n := len(r.chain)
	return n == 0 || bytes.Compare(r.ids[r.chain[n-1]][:], id[:]) < 0
}
