package control

import (
	"preventa/domain"
	"preventa/domain/change"
)

// People may ask to be forgotten: what the recycle bin is emptied of leaves the journal, but
// for that it came and went, and so the facts.

// binEmptied is the action that empties the recycle bin.
const binEmptied = "bin.emptied"

// emptied are the rows of the opportunities that a set empties out of the recycle bin.
func (f *Facts) emptied(s change.Set) map[int32]bool {
	rows := map[int32]bool{}
	for _, c := range s.Changes {
		if c.Kind != domain.KindOpportunity || c.Op != change.Remove {
			continue
		}
		if row, known := f.rows.find(rowKey(c.Record)); known && !f.there[row] {
			rows[row] = true
		}
	}
	return rows
}

// forget forgets all of some opportunities but that they were there once.
func (f *Facts) forget(rows map[int32]bool) {
	for row := range rows {
		f.number[row] = 0
		for field := FieldState; field < fieldCount; field++ {
			f.set(field, row, 0)
		}
	}
	f.history.forget(rows)
}

// forget empties what is told of rows, but that they came and went.
func (h *History) forget(rows map[int32]bool) {
	if h == nil || len(rows) == 0 {
		return
	}
	for i, row := range h.row {
		if h.field[i] != FieldThere && rows[row] {
			h.old[i], h.new[i] = 0, 0
		}
	}
	h.sorted = nil
}
