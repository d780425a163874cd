package control

import (
	"slices"

	"github.com/google/uuid"

	"preventa/domain"
	"preventa/domain/change"
)

// ActivityFacts is a columnar snapshot of the activities, with what happened to them. Those in
// the recycle bin, and those that are gone, are not there, but keep their row.
type ActivityFacts struct {
	columns [activityFieldCount][]int32
	rows    map[uuid.UUID]int32
	history *History // its fields are those of activities
	days    doneDays
}

// The fields of an activity.
const (
	activityThere Field = iota
	activityType
	activityDay
	activityDone
	activityMinutes
	activityPeople      // index in tagSets
	activityOpportunity // its row + 1, 0 for none
	activityCustomer
	activityFieldCount
)

// BeginActivities makes the facts keep the activities and their history, with room for as many
// as expected.
func (f *Facts) BeginActivities(room, changes int) {
	a := &ActivityFacts{rows: make(map[uuid.UUID]int32, room), history: newHistory(changes)}
	for field := range a.columns {
		a.columns[field] = make([]int32, 0, room)
	}
	f.activities = a
}

// PutActivity adds an activity, or replaces what is known of it.
func (f *Facts) PutActivity(a domain.Activity) {
	row := f.activities.row(a.ID)
	for field := range activityFieldCount {
		f.activities.columns[field][row] = f.activityValue(field, &a)
	}
	f.activities.days.changed(row)
}

// SetActivityPeople tells who did an activity that is known, or will.
func (f *Facts) SetActivityPeople(id domain.ID, people []domain.ID) {
	if row, known := f.activities.rows[rowKey(id)]; known {
		f.activities.columns[activityPeople][row] = f.tagSet(people)
		f.activities.days.changed(row)
	}
}

// row is that of an activity, a new one for one not known.
func (a *ActivityFacts) row(id domain.ID) int32 {
	key := rowKey(id)
	row, known := a.rows[key]
	if !known {
		row = int32(len(a.columns[activityThere]))
		a.rows[key] = row
		for field := range a.columns {
			a.columns[field] = append(a.columns[field], 0)
		}
	}
	return row
}

func (f *Facts) activityValue(field Field, a *domain.Activity) int32 {
	switch field {
	case activityThere:
		return int32(one(a.RemovedAt == 0))
	case activityType:
		return f.nameIndex(a.Type)
	case activityDay:
		return int32(a.Day)
	case activityDone:
		return int32(one(a.Done))
	case activityMinutes:
		return int32(a.Minutes)
	case activityPeople:
		return f.tagSet(a.People)
	case activityOpportunity:
		if a.Opportunity == "" {
			return 0
		}
		return f.row(a.Opportunity) + 1
	}
	return f.nameIndex(a.Customer)
}

// RecallActivity tells what the journal holds of an activity as of a day. The columns stay as
// they are; but of an activity that is gone they become what it was in the end.
func (f *Facts) RecallActivity(c change.Change, day domain.Date) {
	row := f.activities.row(c.Record)
	there := f.activities.columns[activityThere]
	switch c.Op {
	case change.Add:
		f.activities.history.add(day, row, activityThere, 0, 1)
	case change.Remove:
		f.activities.history.add(day, row, activityThere, 1, 0)
		if there[row] == 0 {
			last := domain.Activity{ID: c.Record}
			domain.SetFields(&last, c.Rewind(domain.FieldsOf(last)))
			f.PutActivity(last)
			there[row] = 0
			f.activities.days.changed(row)
		}
	default:
		before, after := domain.Activity{ID: c.Record}, domain.Activity{ID: c.Record}
		domain.SetFields(&before, c.Rewind(domain.FieldsOf(before)))
		domain.SetFields(&after, c.Forward(domain.FieldsOf(after)))
		f.noteActivity(row, &before, &after, day)
	}
}

// noteActivity notes what differs between an activity before and after a change.
func (f *Facts) noteActivity(row int32, before, after *domain.Activity, day domain.Date) {
	for field := range activityFieldCount {
		if old, new := f.activityValue(field, before), f.activityValue(field, after); old != new {
			f.activities.history.add(day, row, field, int64(old), int64(new))
		}
	}
}

// applyActivity follows a published change of an activity.
func (f *Facts) applyActivity(c change.Change, day domain.Date) {
	if f.activities == nil {
		return
	}
	row := f.activities.row(c.Record)
	switch c.Op {
	case change.Add:
		a := domain.Activity{ID: c.Record}
		domain.SetFields(&a, c.Forward(domain.FieldsOf(a)))
		f.PutActivity(a)
		f.activities.history.add(day, row, activityThere, 0, 1)
	case change.Remove:
		if there := f.activities.columns[activityThere]; there[row] != 0 {
			there[row] = 0
			f.activities.days.changed(row)
			f.activities.history.add(day, row, activityThere, 1, 0)
		}
	default:
		before, after := domain.Activity{ID: c.Record}, domain.Activity{ID: c.Record}
		domain.SetFields(&before, c.Rewind(domain.FieldsOf(before)))
		domain.SetFields(&after, c.Forward(domain.FieldsOf(after)))
		first := f.activities.history.Len()
		f.noteActivity(row, &before, &after, day)
		f.activities.redo(first)
	}
}

// redo puts what the events from one on brought about into the columns.
func (a *ActivityFacts) redo(first int) {
	for i := first; i < a.history.Len(); i++ {
		a.columns[a.history.field[i]][a.history.row[i]] = int32(a.history.new[i])
		a.days.changed(a.history.row[i])
	}
}

// unchangedSince reports that nothing happened to them after the evening of a day.
func (a *ActivityFacts) unchangedSince(day domain.Date) bool {
	return a == nil || a.history.until(day) == a.history.Len()
}

// rewound are the activities as they stood on the evening of a day.
func (a *ActivityFacts) rewound(day domain.Date) *ActivityFacts {
	if a == nil {
		return nil
	}
	p := &ActivityFacts{rows: a.rows, history: a.history.beginning(day)}
	for field := range a.columns {
		p.columns[field] = slices.Clone(a.columns[field])
	}
	for i := a.history.Len() - 1; i >= p.history.Len(); i-- {
		p.columns[a.history.field[i]][a.history.row[i]] = int32(a.history.old[i])
	}
	return p
}
