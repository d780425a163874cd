package office

import (
	"context"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/access"
)

// diary is a store with one activity a day and nothing else to be asked.
type diary struct{ Store }

func (diary) ActivityRows(context.Context, Query, int, int) ([]ActivityRow, error) {
	return []ActivityRow{{Subject: "Call", Day: 1}}, nil
}

func (diary) ActivitiesByDay(context.Context, Query, int) ([]ActivityRow, map[domain.Date]int, error) {
	return []ActivityRow{{Subject: "Call", Day: 1}}, map[domain.Date]int{1: 1}, nil
}

// Whoever may read activities and no opportunities has a calendar, an agenda and a day of
// the activities; without that right there is none.
func TestACalendarIsOfWhatOneMayRead(t *testing.T) {
	days := domain.Period{From: 1, To: 1}
	for name, c := range map[string]struct {
		grants  access.Grants
		refused bool
		has     int
	}{
		"activities alone":    {access.Grants{access.Activities: access.Read, access.Export: access.Read}, false, 1},
		"opportunities alone": {access.Grants{access.Opportunities: access.Read, access.Export: access.Read}, true, 0},
	} {
		s := &Session{office: &Office{clock: time.Now}, store: diary{}, who: &identity{person: domain.Person{ID: "ana"}}, grants: c.grants}
		calendar, err := s.Calendar(t.Context(), days, "")
		if domain.Is(err, domain.Forbidden) != c.refused || len(calendar.Activities) != c.has || calendar.More {
			t.Errorf("%s: calendar of %d, %v", name, len(calendar.Activities), err)
		}
		agenda, err := s.Agenda(t.Context(), days, "")
		if domain.Is(err, domain.Forbidden) != c.refused || len(agenda.Activities) != c.has {
			t.Errorf("%s: agenda of %d, %v", name, len(agenda.Activities), err)
		}
		day, err := s.MyDay(t.Context(), "")
		if domain.Is(err, domain.Forbidden) != c.refused || len(day.Overdue) != c.has {
			t.Errorf("%s: a day of %d, %v", name, len(day.Overdue), err)
		}
	}
}
