package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

var (
	today = domain.NewDate(2026, 10, 15)
	ana   = Narrowing{By: domain.KindPerson, ID: "ana", Name: "Ana Rojas"}
	web   = Narrowing{By: domain.KindItem, ID: "web", Name: "Web"}
)

func wantSame(t *testing.T, what string, got, wanted any) {
	t.Helper()
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// Relative periods are those of the day looked at: last year, seen from March 2025, is 2024.
func TestPeriodsGoByTheDayLookedAt(t *testing.T) {
	f := freshFilters()
	f.Period, f.AsOf = domain.LastYear, domain.NewDate(2025, 3, 31)
	wantSame(t, "filter", f.filter(today, 1), control.Filter{
		Period: domain.Period{From: domain.NewDate(2024, 1, 1), To: domain.NewDate(2024, 12, 31)}, AsOf: domain.NewDate(2025, 3, 31), Compare: control.WithPrevious})
}

func TestADayThatIsNotPastIsToday(t *testing.T) {
	for _, day := range []domain.Date{0, today, today + 1} {
		f := freshFilters()
		f.AsOf = day
		wantSame(t, "as of", f.filter(today, 1).AsOf, domain.Date(0))
		wantSame(t, "day", f.day(today), today)
	}
}

func TestACrossFilterIsTakenBackToWhatWasBefore(t *testing.T) {
	f := freshFilters()
	f.choose(domain.KindPerson, choice{On: true, ID: "bruno", Name: "Bruno Lagos"})
	f.cross(ana)
	f.cross(web)
	wantSame(t, "salespeople", f.filter(today, 1).Salespeople, []domain.ID{"ana"})
	wantSame(t, "origins", f.filter(today, 1).Origins, []domain.ID{"web"})
	f.uncross(domain.KindPerson)
	wantSame(t, "salespeople again", f.filter(today, 1).Salespeople, []domain.ID{"bruno"})
	wantSame(t, "left", len(f.Crossed), 1)
	f.choose(domain.KindItem, choice{})
	wantSame(t, "left after choosing by hand", len(f.Crossed), 0)
}

// Whoever has no salesperson is a choice too, and not the choice of all.
func TestNobodyIsAChoice(t *testing.T) {
	f := freshFilters()
	f.cross(Narrowing{By: domain.KindPerson, Name: "Nobody"})
	wantSame(t, "salespeople", f.filter(today, 1).Salespeople, []domain.ID{""})
}

func TestFiltersAreKept(t *testing.T) {
	f := freshFilters()
	f.Period, f.Days = someDays, domain.Period{From: domain.NewDate(2026, 1, 1), To: domain.NewDate(2026, 3, 31)}
	f.AsOf, f.Currency, f.Compare = domain.NewDate(2026, 5, 1), "USD", control.NotCompared
	f.cross(ana)
	wantSame(t, "kept", readFilters(f.keep()), f)
}

func TestFiltersThatCannotBeReadAreFresh(t *testing.T) {
	for _, text := range []string{"", "{", `{"period":"next_life","compare":"moon","crossed":[{"by":"planet"}]}`} {
		got := readFilters(text)
		got.Crossed = nil
		wantSame(t, text, got, freshFilters())
	}
}

// A month is called by its year too, once, and nothing else is.
func TestMonthsAreCalledWithTheirYear(t *testing.T) {
	for want, c := range map[string]charts.Category{
		"Mar 2026": {Label: "Mar", Key: "2026-03"}, "Mar 26": {Label: "Mar 26", Key: "2026-03"},
		"Overdue": {Label: "Overdue", Key: "overdue"}, "Nobody": {Label: "Nobody"},
	} {
		wantSame(t, "text", categoryText(c), want)
	}
}
