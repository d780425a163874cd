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
	Rest       map[domain.Date]CalendarRest // what of the days that have too much is not listed
	More       bool                         // there is some
}

// CalendarRest is how much of a day a calendar leaves out.
type CalendarRest struct{ Activities, Closings int }

// mostOfCalendar is about how many of each kind a calendar lists, shared out among its days,
// of which none lists fewer than leastOfDay.
const (
	mostOfCalendar = 2000
	leastOfDay     = 50
)

// Calendar lists the days of a period, of a person or, with "", of everybody. Of a day with
// more than it can list it says how much more there is. The closings are those of whoever may
// read opportunities. Forbidden.
func (s *Session) Calendar(ctx context.Context, days domain.Period, person domain.ID) (Calendar, error) {
	if err := s.require(access.Activities, access.Read); err != nil {
		return Calendar{}, err
	}
	most := max(leastOfDay, mostOfCalendar/max(1, int(days.To-days.From)+1))
	activities, closings := calendarQueries(days, person)
	c := Calendar{Rest: map[domain.Date]CalendarRest{}}
	var whole map[domain.Date]int
	q, err := s.complete(activities)
	if err == nil {
		c.Activities, whole, err = s.store.ActivitiesByDay(ctx, q, most)
	}
	if err != nil {
		return c, err
	}
	for day, count := range whole {
		if count > most {
			c.Rest[day] = CalendarRest{Activities: count - most}
		}
	}
	if s.May(access.Opportunities, access.Read) {
		if q, err = s.complete(closings); err == nil {
			c.Closings, whole, err = s.store.ClosingsByDay(ctx, q, most)
		}
		if err != nil {
			return c, err
		}
		for day, count := range whole {
			if count > most {
				c.Rest[day] = CalendarRest{c.Rest[day].Activities, count - most}
			}
		}
	}
	c.More = len(c.Rest) > 0
	return c, nil
}

// calendarQueries ask for the activities and for the closings of a period.
func calendarQueries(days domain.Period, person domain.ID) (activities, closings Query) {
	activities = Query{Sort: ColumnDay, Ascending: true, Conditions: []Condition{between(ColumnDay, days)}}
	closings = Query{Sort: ColumnExpected, Ascending: true, Classes: NotClosed, Conditions: []Condition{between(ColumnExpected, days)}}
	if person != "" {
		activities.Conditions = append(activities.Conditions, Condition{Column: ColumnPeople, Values: []string{string(person)}})
		closings.Conditions = append(closings.Conditions, Condition{Column: ColumnSalesperson, Values: []string{string(person)}})
	}
	return activities, closings
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
