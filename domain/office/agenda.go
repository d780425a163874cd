package office

import (
	"context"
	"time"

	"preventa/domain"
	"preventa/domain/access"
)

// Agenda is what of a calendar other calendars are to have: what is planned, and what is
// expected to close.
type Agenda struct {
	Calendar
	At     time.Time            // it was taken out, office-local
	Phones map[domain.ID]string // of the contacts of the activities, several parted by "; "
}

// Agenda reads the days of a person, or of everybody with "", to be taken out of the
// office: all there is, without what is done. Forbidden.
func (s *Session) Agenda(ctx context.Context, days domain.Period, person domain.ID) (Agenda, error) {
	a := Agenda{At: s.office.Now(), Phones: map[domain.ID]string{}}
	if err := s.require(access.Export, access.Read); err != nil {
		return a, err
	}
	if err := s.readAgenda(ctx, &a, days, person); err != nil {
		return a, err
	}
	for _, planned := range a.Activities {
		if err := s.notePhones(ctx, a.Phones, planned.ContactID); err != nil {
			return a, err
		}
	}
	return a, nil
}

// agendaPage is how many of a kind are read at once.
const agendaPage = 1000

// readAgenda reads all there is of some days, however much that is.
func (s *Session) readAgenda(ctx context.Context, a *Agenda, days domain.Period, person domain.ID) error {
	planned, closings := calendarQueries(days, person)
	planned.Conditions = append(planned.Conditions, Condition{Column: ColumnDone, Values: []string{"false"}})
	for {
		rows, err := s.Activities(ctx, planned, len(a.Activities), agendaPage)
		if err != nil {
			return err
		}
		if a.Activities = append(a.Activities, rows...); len(rows) < agendaPage {
			break
		}
	}
	sortByTime(a.Activities)
	for s.May(access.Opportunities, access.Read) {
		rows, err := s.Opportunities(ctx, closings, len(a.Closings), agendaPage)
		if err != nil {
			return err
		}
		if a.Closings = append(a.Closings, rows...); len(rows) < agendaPage {
			break
		}
	}
	return nil
}

func (s *Session) notePhones(ctx context.Context, phones map[domain.ID]string, contact domain.ID) error {
	if _, known := phones[contact]; known || contact == "" {
		return nil
	}
	c, err := s.Contact(ctx, contact)
	if err != nil {
		return err
	}
	phones[contact] = c.Mobile
	if c.Phone != "" && c.Mobile != "" {
		phones[contact] += "; " + c.Phone
	} else if c.Phone != "" {
		phones[contact] = c.Phone
	}
	return nil
}

// agendaBefore and agendaAfter are how far an agenda reaches around a day, unless somebody
// says otherwise: what is a month late is still to be done.
const (
	agendaBefore = 31
	agendaAfter  = 366
)

// AgendaDays are the days an agenda has as of a day.
func AgendaDays(today domain.Date) domain.Period {
	return domain.Period{From: today.Add(-agendaBefore), To: today.Add(agendaAfter)}
}
