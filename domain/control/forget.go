package control

import (
	"preventa/domain"
	"preventa/domain/change"
)

// People may ask to be forgotten: what the recycle bin is emptied of leaves the journal, but
// for that it came and went, and so the facts.

// binEmptied is the action that empties the recycle bin.
const binEmptied = "bin.emptied"

// emptied are the rows of what a set empties out of the recycle bin.
func (f *Facts) emptied(s change.Set) (opportunities, activities map[int32]bool) {
	opportunities, activities = map[int32]bool{}, map[int32]bool{}
	for _, c := range s.Changes {
		switch {
		case c.Op != change.Remove:
		case c.Kind == domain.KindOpportunity:
			if row, known := f.rows.find(rowKey(c.Record)); known && !f.there[row] {
				opportunities[row] = true
			}
		case c.Kind == domain.KindActivity && f.activities != nil:
			if row, known := f.activities.rows[rowKey(c.Record)]; known && f.activities.columns[activityThere][row] == 0 {
				activities[row] = true
			}
		}
	}
	return opportunities, activities
}

// forget forgets all of some rows but that they were there once.
func (f *Facts) forget(opportunities, activities map[int32]bool) {
	for row := range opportunities {
		f.number[row] = 0
		for field := FieldState; field < fieldCount; field++ {
			f.set(field, row, 0)
		}
	}
	f.history.forget(opportunities)
	for row := range activities {
		for field := activityType; field < activityFieldCount; field++ {
			f.activities.columns[field][row] = 0
		}
		f.activities.days.changed(row)
	}
	if f.activities != nil {
		f.activities.history.forget(activities)
	}
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
