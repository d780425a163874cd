package office

import (
	"cmp"
	"context"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/access"
)

// MyDay is what waits for a person.
type MyDay struct {
	Overdue, Today, Soon []ActivityRow // planned; Soon is the next seven days
	Closing              []Row         // open, expected to close within the next seven days or before today
	Held                 []Row         // on hold, whose day to come back has come
	Rotting              []RottingRow
}

// Count is how much there is.
func (d MyDay) Count() int {
	return len(d.Overdue) + len(d.Today) + len(d.Soon) + len(d.Closing) + len(d.Held) + len(d.Rotting)
}

// RottingRow is an opportunity that is too long in its state.
type RottingRow struct {
	Row
	Limit int // days
}

// soonDays is how far My day looks ahead.
const soonDays = 7

// mostOfDay is how many of each kind a day lists.
const mostOfDay = 500

// MyDay lists what waits for a person, or for everybody with "". The opportunities are those
// of whoever may read them. Forbidden.
func (s *Session) MyDay(ctx context.Context, person domain.ID) (MyDay, error) {
	if err := s.require(access.Activities, access.Read); err != nil {
		return MyDay{}, err
	}
	var d MyDay
	for _, list := range []struct {
		urgency domain.Urgency
		into    *[]ActivityRow
	}{{domain.Overdue, &d.Overdue}, {domain.Today, &d.Today}, {domain.Planned, &d.Soon}} {
		var err error
		if *list.into, err = s.planned(ctx, person, list.urgency); err != nil {
			return d, err
		}
	}
	last := s.office.Today().Add(soonDays)
	d.Soon = slices.DeleteFunc(d.Soon, func(a ActivityRow) bool { return a.Day > last })
	if !s.May(access.Opportunities, access.Read) {
		return d, nil
	}
	return d, s.pressing(ctx, &d, person)
}

// planned lists the planned activities of a person of an urgency, the earliest first.
func (s *Session) planned(ctx context.Context, person domain.ID, urgency domain.Urgency) ([]ActivityRow, error) {
	q := Query{Sort: ColumnDay, Ascending: true, Conditions: []Condition{{Column: ColumnUrgency, Values: []string{string(urgency)}}}}
	if person != "" {
		q.Conditions = append(q.Conditions, Condition{Column: ColumnPeople, Values: []string{string(person)}})
	}
	rows, err := s.Activities(ctx, q, 0, mostOfDay)
	sortByTime(rows)
	return rows, err
}

// sortByTime orders activities by day and time of day, those without a time first.
func sortByTime(rows []ActivityRow) {
	slices.SortStableFunc(rows, func(a, b ActivityRow) int {
		if a.Day != b.Day {
			return int(a.Day - b.Day)
		}
		return a.Minute - b.Minute
	})
}

// pressing finds the opportunities that close soon, are to be taken up again, or rot.
func (s *Session) pressing(ctx context.Context, d *MyDay, person domain.ID) error {
	today := s.office.Today()
	var rotting []Row
	for _, list := range []struct {
		into  *[]Row
		sort  Column
		down  bool
		class []domain.Class
		where Condition
	}{
		{&d.Closing, ColumnExpected, false, []domain.Class{domain.Open}, between(ColumnExpected, domain.Period{To: today.Add(soonDays)})},
		{&d.Held, ColumnHoldUntil, false, []domain.Class{domain.OnHold}, between(ColumnHoldUntil, domain.Period{To: today})},
		{&rotting, ColumnDays, true, NotClosed, Condition{Column: ColumnRotting, Values: []string{"yes"}}},
	} {
		q := Query{Sort: list.sort, Ascending: !list.down, Classes: list.class, Conditions: []Condition{list.where}}
		if person != "" {
			q.Conditions = append(q.Conditions, Condition{Column: ColumnSalesperson, Values: []string{string(person)}})
		}
		var err error
		if *list.into, err = s.Opportunities(ctx, q, 0, mostOfDay); err != nil {
			return err
		}
	}
	slices.SortFunc(d.Closing, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.Expected, b.Expected), cmp.Compare(a.Number, b.Number))
	})
	slices.SortFunc(d.Held, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.HoldUntil, b.HoldUntil), cmp.Compare(a.Number, b.Number))
	})
	slices.SortStableFunc(rotting, func(a, b Row) int { return (b.Days - b.RotLimit) - (a.Days - a.RotLimit) })
	for _, row := range rotting {
		d.Rotting = append(d.Rotting, RottingRow{row, row.RotLimit})
	}
	return nil
}

// Due lists the person's planned activities of today whose time has come. Forbidden.
func (s *Session) Due(ctx context.Context, now time.Time) ([]ActivityRow, error) {
	rows, err := s.Activities(ctx, Query{Sort: ColumnDay, Conditions: []Condition{
		{Column: ColumnDone, Values: []string{"false"}}, {Column: ColumnPeople, Values: []string{string(s.Me().ID)}}, {Column: ColumnDay, Values: []string{domain.DateOf(now).String()}},
	}}, 0, mostOfDay)
	minute := now.Hour()*60 + now.Minute() + 1
	return slices.DeleteFunc(rows, func(a ActivityRow) bool { return a.Minute == 0 || a.Minute > minute }), err
}
