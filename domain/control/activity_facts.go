package control

import (
	"preventa/domain"
	"preventa/domain/change"
)

// ActivityFacts is a columnar snapshot of the activities, with what happened to them.
type ActivityFacts struct {
	recordFacts[domain.Activity]
	days doneDays
}

// The fields of an activity.
const (
	activityThere = fieldThere + iota
	activityType
	activityDay
	activityDone
	activityMinutes
	activityPeople      // index in tagSets
	activityOpportunity // its row + 1, 0 for none
	activityCustomer
	activityFieldCount
)

var activityCodec = codecOf[domain.Activity](activityFieldCount, (*Facts).activityValue, func(id domain.ID) domain.Activity { return domain.Activity{ID: id} })

// BeginActivities makes the facts keep the activities and their history, with room for as many
// as expected.
func (f *Facts) BeginActivities(room, changes int) {
	f.activities = &ActivityFacts{recordFacts: newRecordFacts(activityCodec, room, changes)}
}

// PutActivity adds an activity, or replaces what is known of it.
func (f *Facts) PutActivity(a domain.Activity) {
	row := f.activities.row(a.ID)
	f.activities.put(f, row, &a)
	f.activities.days.changed(row)
}

// SetActivityPeople tells who did an activity that is known, or will.
func (f *Facts) SetActivityPeople(id domain.ID, people []domain.ID) {
	if row, known := f.activities.rows[rowKey(id)]; known {
		f.activities.columns[activityPeople][row] = f.tagSet(people)
		f.activities.days.changed(row)
	}
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
		return f.rowAbout(a.Opportunity)
	}
	return f.nameIndex(a.Customer)
}

// rowAbout is the row + 1 of the opportunity that something is about, 0 for none.
func (f *Facts) rowAbout(opportunity domain.ID) int32 {
	if opportunity == "" {
		return 0
	}
	return f.row(opportunity) + 1
}

// RecallActivity tells what the journal holds of an activity as of a day.
func (f *Facts) RecallActivity(c change.Change, day domain.Date) {
	row := f.activities.row(c.Record)
	f.activities.recall(f, row, c, day)
	f.activities.days.changed(row)
}

// applyActivity follows a published change of an activity.
func (f *Facts) applyActivity(c change.Change, day domain.Date) {
	if f.activities == nil {
		return
	}
	row := f.activities.row(c.Record)
	f.activities.apply(f, row, c, day)
	f.activities.days.changed(row)
}

// unchangedSince reports that nothing happened to them after the evening of a day.
func (a *ActivityFacts) unchangedSince(day domain.Date) bool {
	return a == nil || a.recordFacts.unchangedSince(day)
}

// rewound are the activities as they stood on the evening of a day.
func (a *ActivityFacts) rewound(day domain.Date) *ActivityFacts {
	if a == nil {
		return nil
	}
	return &ActivityFacts{recordFacts: a.recordFacts.rewound(day)}
}

// emptied are the rows of the activities that a set empties out of the recycle bin.
func (a *ActivityFacts) emptied(s change.Set) map[int32]bool {
	if a == nil {
		return nil
	}
	return a.recordFacts.emptied(s, domain.KindActivity)
}

// forget forgets all of some rows but that they were there once.
func (a *ActivityFacts) forget(rows map[int32]bool) {
	if a == nil {
		return
	}
	a.recordFacts.forget(rows)
	for row := range rows {
		a.days.changed(row)
	}
}
