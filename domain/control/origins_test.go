package control

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
)

// from is an opportunity of an origin, opened and closed on days; "" is not closed.
func from(origin, state domain.ID, opened, closed string, amount int64) domain.Opportunity {
	o := domain.Opportunity{ID: domain.NewID(), Origin: origin, State: state, OpenedOn: day(opened), OfficeAmount: amount}
	if closed != "" {
		o.ClosedOn = day(closed)
	}
	return o
}

func originLines(l *Look) (lines []string) {
	for _, o := range Origins(l) {
		mean, _ := o.MeanCycle()
		lines = append(lines, fmt.Sprintf("%s: opened %d, won %d, lost %d, amount %d of %d, cycle %g", o.Origin.ID, o.Opened, o.Won, o.Lost, o.WonAmount, o.Share.Whole, mean))
	}
	return lines
}

func TestOriginsByClosingAndByOpening(t *testing.T) {
	f := factsOf(
		from("web", "won", "2025-12-22", "2026-01-01", 300), // opened the year before
		from("web", "won", "2026-02-01", "2026-02-05", 100), // 10 and 4 days: mean 7
		from("web", "lost", "2026-03-01", "2027-03-01", 70), // lost the year after
		from("fair", "lost", "2026-05-01", "2026-06-01", 50),
		from("fair", "new", "2026-05-01", "", 900),
		from("", "won", "2026-12-31", "2026-12-31", 600),
		from("call", "new", "2024-01-01", "", 1)) // nothing in the year
	byClosing := originLines(look(f, year))
	if diff := cmp.Diff([]string{
		": opened 1, won 1, lost 0, amount 600 of 1000, cycle 0",
		"web: opened 2, won 2, lost 0, amount 400 of 1000, cycle 7",
		"fair: opened 2, won 0, lost 1, amount 0 of 1000, cycle 0",
	}, byClosing); diff != "" {
		t.Errorf("by closing:\n%s", diff)
	}
	opened := year
	opened.ByOpening = true
	if diff := cmp.Diff([]string{
		": opened 1, won 1, lost 0, amount 600 of 700, cycle 0",
		"web: opened 2, won 1, lost 1, amount 100 of 700, cycle 4",
		"fair: opened 2, won 0, lost 1, amount 0 of 700, cycle 0",
	}, originLines(look(f, opened))); diff != "" {
		t.Errorf("by opening:\n%s", diff)
	}
}

// Of a campaign that cost 400, 1000 won return 600, which is one and a half times the cost;
// 100 won lose three quarters of it.
func TestTheReturnOfACampaign(t *testing.T) {
	for _, c := range []struct {
		cost, won int64
		filter    Filter
		want      float64
		known     bool
	}{
		{400, 1000, Filter{}, 1.5, true}, {400, 100, Filter{}, -0.75, true}, {400, 0, Filter{}, -1, true},
		{0, 1000, Filter{}, 0, false}, {400, 1000, Filter{Currency: "USD"}, 0, false},
	} {
		o := from("fair", "won", "2026-01-01", "2026-01-02", c.won)
		o.Currency, o.Amount = "USD", 7
		f := factsOf(o)
		f.SetItem(domain.Item{ID: "fair", Name: "Fair", Cost: c.cost})
		if got, known := Origins(look(f, c.filter))[0].Return(); got != c.want || known != c.known {
			t.Errorf("%+v: %g, %v", c, got, known)
		}
	}
}
