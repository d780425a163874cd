package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Calendar is what lies in some days: activities, done ones too, by day and time, and the
// opportunities not closed that are expected to close, by day.
type Calendar struct {
	Activities []ActivityRow
	Closings   []Row
	More       bool // there is more of a kind than a calendar holds
}

// mostOfCalendar is how many of each kind a calendar holds.
const mostOfCalendar = 2000

// Calendar lists the days of a period, of a person or, with "", of everybody. Forbidden.
func (s *Session) Calendar(ctx context.Context, days domain.Period, person domain.ID) (Calendar, error) {
	if err := s.require(access.Activities, access.Read); err != nil {
		return Calendar{}, err
	}
	var c Calendar
	activities := Query{Sort: ColumnDay, Ascending: true, Conditions: []Condition{between(ColumnDay, days)}}
	closings := Query{Sort: ColumnExpected, Ascending: true, Classes: NotClosed, Conditions: []Condition{between(ColumnExpected, days)}}
	if person != "" {
		activities.Conditions = append(activities.Conditions, Condition{Column: ColumnPeople, Values: []string{string(person)}})
		closings.Conditions = append(closings.Conditions, Condition{Column: ColumnSalesperson, Values: []string{string(person)}})
	}
	var err error
	if c.Activities, err = s.Activities(ctx, activities, 0, mostOfCalendar); err != nil {
		return c, err
	}
	sortByTime(c.Activities)
	c.Closings, err = s.Opportunities(ctx, closings, 0, mostOfCalendar)
	c.More = len(c.Activities) == mostOfCalendar || len(c.Closings) == mostOfCalendar
	return c, err
}

// MoveActivity puts an activity on another day and time of day (1 is 00:00, 0 is none).
// NotFound, Forbidden, Invalid, Conflict.
func (s *Session) MoveActivity(ctx context.Context, id domain.ID, day domain.Date, minute int) (change.Set, error) {
	a, err := s.Activity(ctx, id)
	if err != nil {
		return change.Set{}, err
	}
	a.Day, a.Minute = day, minute
	_, set, err := s.SaveActivity(ctx, ActivityDraft{Activity: a})
	return set, err
}
