package control_test

import (
	"fmt"
	"testing"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// dashboard is a window on Opportunity Control: Ana won two and lost one within the last
// year, and one before it; Bruno won one and lost two; three are in progress.
func dashboard(t *testing.T) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		bruno := addPerson(t, s, "Bruno Lagos")
		for _, deal := range []struct {
			uitest.Deal
			who domain.ID
		}{
			{uitest.Deal{State: "Won", Amount: 1_000_000, Closed: domain.NewDate(2026, 10, 1)}, ""},
			{uitest.Deal{State: "Won", Amount: 3_000_000, Closed: domain.NewDate(2026, 9, 10)}, ""},
			{uitest.Deal{State: "Lost", Amount: 500_000, Closed: domain.NewDate(2026, 9, 11)}, ""},
			{uitest.Deal{State: "Lost", Amount: 200_000, Closed: domain.NewDate(2024, 3, 1)}, ""},
			{uitest.Deal{State: "Won", Amount: 2_000_000, Closed: domain.NewDate(2026, 7, 20)}, bruno},
			{uitest.Deal{State: "Lost", Amount: 700_000, Closed: domain.NewDate(2026, 7, 21)}, bruno},
			{uitest.Deal{State: "Lost", Amount: 100_000, Closed: domain.NewDate(2026, 10, 2)}, bruno},
			{uitest.Deal{State: "New", Amount: 4_000_000}, ""},
			{uitest.Deal{State: "Negotiation", Amount: 8_000_000}, bruno},
			{uitest.Deal{State: "On hold", Amount: 1_000_000}, bruno},
		} {
			deal.Name = fmt.Sprintf("%s %d", deal.State, deal.Amount)
			saved := uitest.Open(t, s, deal.Deal)
			if deal.who != "" {
				credit(t, s, saved, deal.who)
			}
		}
	})
	d.Window.OpenControl()
	return d
}

func addPerson(t *testing.T, s *office.Session, name string) domain.ID {
	t.Helper()
	set, err := s.AddPerson(t.Context(), domain.Person{Name: name, Salesperson: true})
	if err != nil {
		t.Fatal(err)
	}
	return set.Records(domain.KindPerson)[0]
}

// credit makes somebody responsible for an opportunity, and for its closing.
func credit(t *testing.T, s *office.Session, o office.Draft, who domain.ID) {
	t.Helper()
	o.Salesperson = who
	if o.CreditedTo != "" {
		o.CreditedTo = who
	}
	if _, _, err := s.SaveOpportunity(t.Context(), o); err != nil {
		t.Fatal(err)
	}
}

// table is a report as the command line writes it, for a filter.
func table(d *uitest.Desk, id string, f control.Filter) report.Table {
	d.Helper()
	t, err := d.Session().Report(d.Context(), id, f)
	d.Must(err)
	return t
}

// lastYear is the period the dashboard starts with.
var lastYear = domain.Period{From: domain.NewDate(2025, 11, 1), To: domain.NewDate(2026, 10, 31)}

func TestFiguresSayWhatTheReportsSay(t *testing.T) {
	d := dashboard(t)
	d.WantSeen("50 %", "3 of 6 closed", "3 won", "3 in progress")
	won, lost := int64(0), int64(0)
	wonAmount := int64(0)
	for _, row := range table(d, "who-closes-best", control.Filter{Period: lastYear}).Rows {
		won, lost = won+row[1].(int64), lost+row[2].(int64)
		wonAmount += row[4].(domain.Money).Minor
	}
	d.Want("won and lost of the report", []int64{won, lost}, []int64{3, 3})
	r := d.Session().Office().Region()
	d.WantSeen(uitest.Plain(r.Short(domain.Money{Minor: wonAmount, Currency: "CLP"})))
	weighted := int64(0)
	for _, row := range table(d, "open-by-state", control.Filter{}).Rows {
		weighted += row[3].(domain.Money).Minor
	}
	d.Want("weighted of the report", weighted, int64(400_000+6_000_000+200_000))
	d.WantSeen(uitest.Plain(r.Short(domain.Money{Minor: weighted, Currency: "CLP"})))
}

func TestThePeriodAndTheSalespersonNarrowTheFigures(t *testing.T) {
	d := dashboard(t)
	pick(d, 0, uitest.Say("period.always"))
	d.WantSeen("3 of 7 closed")
	pick(d, 1, "Bruno Lagos")
	d.WantSeen("1 of 3 closed", "2 in progress")
	pick(d, 0, uitest.Say("period.this_month"))
	d.WantSeen("0 of 1 closed", "2 in progress")
	d.ClickText(uitest.Say("command.clear"))
	d.WantSeen("3 of 6 closed", "3 in progress")
}

// pick chooses an option of a filter: 0 the period, 1 the salesperson. Its first letter
// brings it into view.
func pick(d *uitest.Desk, filter int, option string) {
	d.Helper()
	d.Click(d.Middle(uitest.Every[*kit.Select](d)[filter]))
	d.Type(option[:1])
	d.ClickText(option)
}

func TestTheDashboardFollowsAClosing(t *testing.T) {
	d := dashboard(t)
	d.Edit("Negotiation 8000000", func(o *office.Draft) { o.State = d.State("Won").ID })
	d.WantSeen("4 of 7 closed", "4 won", "2 in progress")
	set, found, err := d.Session().LastUndoable(t.Context())
	d.Must(err)
	d.Want("can be undone", found, true)
	undone(d, set)
	d.WantSeen("3 of 6 closed", "3 in progress")
}

func undone(d *uitest.Desk, set change.Set) {
	d.Helper()
	_, err := d.Session().Undo(d.Context(), set.ID)
	d.Must(err)
}

func TestAnEmptyOfficeHasNoFiguresYet(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Window.OpenControl()
	d.WantSeen("0 of 0 closed", "—")
	d.WantUnseen("NaN")
}

func TestTheDashboardKeepsItsFiltersInAnotherLanguage(t *testing.T) {
	d := dashboard(t)
	pick(d, 0, uitest.Say("period.always"))
	pick(d, 1, "Bruno Lagos")
	d.Want("status", d.Sees(uitest.Say("control.title")), true)
	_, err := d.Session().SetPreferences(t.Context(), office.Preferences{Language: domain.Spanish, Appearance: "light"})
	d.Must(err)
	d.WantSeen(uitest.Say("period.always"), "Bruno Lagos", "1 de 3 cerradas")
}
