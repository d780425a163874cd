package officefile_test

import (
	"fmt"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// However much is overdue, what is for today is seen.
func TestADayIsSeenBehindALotThatIsOverdue(t *testing.T) {
	c := newCalendar(t)
	o := officetest.Save(t, c.Session, "Bottling line", nil)
	c.plan(t, domain.Activity{Subject: "today's", Opportunity: o.ID, Day: beginning})
	c.plan(t, domain.Activity{Subject: "tomorrow's", Opportunity: o.ID, Day: beginning + 1})
	err := c.Atomically(t.Context(), func(s *office.Session) error {
		for i := range 600 {
			a := domain.Activity{Subject: fmt.Sprint("late ", i), Opportunity: o.ID, Day: beginning - 1}
			if _, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: a, NewType: "Call"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	d := c.myDay(t, "")
	want(t, "today", subjectsOf(d.Today), []string{"today's"})
	want(t, "soon", subjectsOf(d.Soon), []string{"tomorrow's"})
}
