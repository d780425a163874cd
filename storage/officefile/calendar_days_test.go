package officefile_test

import (
	"fmt"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// However much lies in a day, its calendar lists the first of it by the time and says how
// much more there is, and the days behind it are not lost. What is taken out of the office
// is all there is.
func TestACalendarOfCrowdedDays(t *testing.T) {
	_, s := officetest.New(t)
	first := s.Office().Today().Month() + 1
	days := domain.Period{From: first.First(), To: first.First() + 41}
	kind := sure(s.Items(t.Context(), domain.ActivityTypes))(t)[0].ID
	marta := another(t, s, domain.Person{Name: "Marta Núñez", SignsIn: true, Salesperson: true}).Me().ID
	err := s.Atomically(t.Context(), func(s *office.Session) error {
		o := officetest.Save(t, s, "Press", nil)
		for i := range 70 {
			officetest.Save(t, s, fmt.Sprint("Closes ", i), func(d *office.Draft) { d.ExpectedClose = days.From })
			a := domain.Activity{Type: kind, Subject: fmt.Sprint("Call ", i), Opportunity: o.ID, Day: days.From, Minute: 700 - i}
			if _, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: a}); err != nil {
				return err
			}
		}
		for _, person := range []domain.ID{"", marta} {
			officetest.Save(t, s, "Last", func(d *office.Draft) { d.ExpectedClose, d.Salesperson = days.To, person })
			a := domain.Activity{Type: kind, Subject: "Last", Opportunity: o.ID, Day: days.To}
			if person != "" {
				a.People = []domain.ID{person}
			}
			if _, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: a}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	c := sure(s.Calendar(t.Context(), days, ""))(t)
	want(t, "listed", []int{len(c.Activities), len(c.Closings)}, []int{52, 52})
	want(t, "left out", c.Rest, map[domain.Date]office.CalendarRest{days.From: {Activities: 20, Closings: 20}})
	want(t, "there is more", c.More, true)
	want(t, "the first by the time", []string{c.Activities[0].Subject, c.Activities[49].Subject, c.Activities[50].Subject}, []string{"Call 69", "Call 20", "Last"})
	want(t, "the newest, and the last day's", []string{c.Closings[0].Name, c.Closings[49].Name, c.Closings[51].Name}, []string{"Closes 69", "Closes 20", "Last"})

	hers := sure(s.Calendar(t.Context(), days, marta))(t)
	want(t, "hers", []int{len(hers.Activities), len(hers.Closings), len(hers.Rest)}, []int{1, 1, 0})
	day := sure(s.Calendar(t.Context(), domain.Period{From: days.From, To: days.From}, ""))(t)
	want(t, "of a day alone all", []int{len(day.Activities), len(day.Closings), len(day.Rest)}, []int{70, 70, 0})

	if _, _, err := s.CompleteActivity(t.Context(), c.Activities[0].ID); err != nil {
		t.Fatal(err)
	}
	agenda := sure(s.Agenda(t.Context(), days, ""))(t)
	want(t, "taken out", []int{len(agenda.Activities), len(agenda.Closings)}, []int{71, 72})
	want(t, "in order", []string{agenda.Activities[0].Subject, agenda.Activities[70].Subject}, []string{"Call 68", "Last"})
}
