package kit

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/control"
)

var (
	figureToday = domain.NewDate(2026, 10, 15)
	figureAna   = Narrowing{By: domain.KindPerson, ID: "ana", Name: "Ana Rojas"}
	figureWeb   = Narrowing{By: domain.KindItem, ID: "web", Name: "Web"}
)

func wantSame(t *testing.T, what string, got, wanted any) {
	t.Helper()
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// Relative periods are those of the day looked at: last year, seen from March 2025, is 2024.
func TestPeriodsGoByTheDayLookedAt(t *testing.T) {
	f := NewFigureFilters()
	f.Period, f.AsOf = domain.LastYear, domain.NewDate(2025, 3, 31)
	wantSame(t, "filter", f.Filter(figureToday, 1), control.Filter{
		Period: domain.Period{From: domain.NewDate(2024, 1, 1), To: domain.NewDate(2024, 12, 31)}, AsOf: domain.NewDate(2025, 3, 31), Compare: control.WithPrevious})
}

func TestADayThatIsNotPastIsToday(t *testing.T) {
	for _, day := range []domain.Date{0, figureToday, figureToday + 1} {
		f := NewFigureFilters()
		f.AsOf = day
		wantSame(t, "as of", f.Filter(figureToday, 1).AsOf, domain.Date(0))
		wantSame(t, "day", f.Day(figureToday), figureToday)
	}
}

func TestACrossFilterIsTakenBackToWhatWasBefore(t *testing.T) {
	f := NewFigureFilters()
	f.choose(domain.KindPerson, FigureChoice{On: true, ID: "bruno", Name: "Bruno Lagos"})
	f.Cross(figureAna)
	f.Cross(figureWeb)
	wantSame(t, "salespeople", f.Filter(figureToday, 1).Salespeople, []domain.ID{"ana"})
	wantSame(t, "origins", f.Filter(figureToday, 1).Origins, []domain.ID{"web"})
	f.Uncross(domain.KindPerson)
	wantSame(t, "salespeople again", f.Filter(figureToday, 1).Salespeople, []domain.ID{"bruno"})
	wantSame(t, "left", len(f.Crossed), 1)
	f.choose(domain.KindItem, FigureChoice{})
	wantSame(t, "left after choosing by hand", len(f.Crossed), 0)
}

// Whoever has no salesperson is a choice too, and not the choice of all.
func TestNobodyIsAChoice(t *testing.T) {
	f := NewFigureFilters()
	f.Cross(Narrowing{By: domain.KindPerson, Name: "Nobody"})
	wantSame(t, "salespeople", f.Filter(figureToday, 1).Salespeople, []domain.ID{""})
}

func TestFiltersAreKept(t *testing.T) {
	f := NewFigureFilters()
	f.Period, f.Days = figureDays, domain.Period{From: domain.NewDate(2026, 1, 1), To: domain.NewDate(2026, 3, 31)}
	f.AsOf, f.Currency, f.Compare = domain.NewDate(2026, 5, 1), "USD", control.NotCompared
	f.Cross(figureAna)
	wantSame(t, "kept", ReadFigureFilters(f.Keep()), f)
}

func TestFiltersThatCannotBeReadAreFresh(t *testing.T) {
	for _, text := range []string{"", "{", `{"period":"next_life","compare":"moon","crossed":[{"by":"planet"}]}`} {
		got := ReadFigureFilters(text)
		got.Crossed = nil
		wantSame(t, text, got, NewFigureFilters())
	}
}
