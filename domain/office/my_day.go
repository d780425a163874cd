package office

import (
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
	Days, Limit int
}

// soonDays is how far My day looks ahead.
const soonDays = 7

// mostOfDay is how many of each kind a day lists.
const mostOfDay = 500

// MyDay lists what waits for a person, or for everybody with "". Forbidden.
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
	return d, s.pressing(ctx, &d, person)
}

// planned lists the planned activities of a person of an urgency, the earliest first.
func (s *Session) planned(ctx context.Context, person domain.ID, urgency domain.Urgency) ([]ActivityRow, error) {
	q := Query{Sort: ColumnDay, Ascending: true, Conditions: []Condition{{ColumnUrgency, []string{string(urgency)}}}}
	if person != "" {
		q.Conditions = append(q.Conditions, Condition{ColumnPeople, []string{string(person)}})
	}
	rows, err := s.Activities(ctx, q, 0, mostOfDay)
	slices.SortStableFunc(rows, func(a, b ActivityRow) int {
		if a.Day != b.Day {
			return int(a.Day - b.Day)
		}
		return a.Minute - b.Minute
	})
	return rows, err
}

// pressing finds the opportunities that close soon, are to be taken up again, or rot.
func (s *Session) pressing(ctx context.Context, d *MyDay, person domain.ID) error {
	pressing, err := s.store.Pressing(ctx, person, s.office.Today(), s.office.Today().Add(soonDays))
	if err != nil {
		return err
	}
	for _, list := range []struct {
		ids  []domain.ID
		into *[]Row
	}{{pressing.Closing, &d.Closing}, {pressing.Held, &d.Held}} {
		if *list.into, err = s.rowsOf(ctx, list.ids); err != nil {
			return err
		}
	}
	return s.rotting(ctx, d, pressing.Limited)
}

func (s *Session) rowsOf(ctx context.Context, ids []domain.ID) ([]Row, error) {
	if len(ids) > mostOfDay {
		ids = ids[:mostOfDay]
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return s.store.RowsOf(ctx, s.complete(Query{}), ids)
}

// rotting keeps those of the opportunities in states with a limit that are longer there.
func (s *Session) rotting(ctx context.Context, d *MyDay, limited []Limited) error {
	var ids []domain.ID
	for _, l := range limited {
		ids = append(ids, l.ID)
	}
	moves, err := s.store.StateMoves(ctx, ids)
	if err != nil {
		return err
	}
	var rotting []domain.ID
	days, limits := map[domain.ID]int{}, map[domain.ID]int{}
	for _, l := range limited {
		o := domain.Opportunity{ID: l.ID, State: l.State, OpenedOn: l.OpenedOn}
		for _, stay := range stays(o, moves[l.ID], s.office.Today(), s.office.clock().Location()) {
			if stay.Now && stay.Days > l.Limit {
				rotting = append(rotting, l.ID)
				days[l.ID], limits[l.ID] = stay.Days, l.Limit
			}
		}
	}
	slices.SortStableFunc(rotting, func(a, b domain.ID) int { return (days[b] - limits[b]) - (days[a] - limits[a]) })
	rows, err := s.rowsOf(ctx, rotting)
	for _, row := range rows {
		d.Rotting = append(d.Rotting, RottingRow{row, days[row.ID], limits[row.ID]})
	}
	return err
}

// Pressing are the opportunities that may need somebody, by why.
type Pressing struct {
	Closing, Held []domain.ID
	Limited       []Limited
}

// Limited is an opportunity in a state with a limit of days.
type Limited struct {
	ID, State domain.ID
	OpenedOn  domain.Date
	Limit     int
}

// Due lists the person's planned activities of today whose time has come. Forbidden.
func (s *Session) Due(ctx context.Context, now time.Time) ([]ActivityRow, error) {
	rows, err := s.Activities(ctx, Query{Sort: ColumnDay, Conditions: []Condition{
		{ColumnDone, []string{"false"}}, {ColumnPeople, []string{string(s.Me().ID)}}, {ColumnDay, []string{domain.DateOf(now).String()}},
	}}, 0, mostOfDay)
	minute := now.Hour()*60 + now.Minute() + 1
	return slices.DeleteFunc(rows, func(a ActivityRow) bool { return a.Minute == 0 || a.Minute > minute }), err
}
