package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/control"
)

// The one open is expected last month, today being 15 October: it is overdue.
func TestTheForecastAndTheFiguresAreReported(t *testing.T) {
	f := facts()
	f.Put(domain.Opportunity{ID: domain.NewID(), State: "new", OfficeAmount: 400, Probability: 50, ExpectedClose: domain.NewDate(2026, 9, 1)})
	l := control.NewLook(f, control.Filter{}, domain.NewDate(2026, 10, 15))
	table := Forecast(l, "EUR")
	if diff := cmp.Diff([]any{"overdue", euro(400), euro(200), euro(0), nil}, table.Rows[0]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]any{"none", euro(1001), euro(501), euro(0), nil}, table.Rows[len(table.Rows)-1]); diff != "" {
		t.Error(diff)
	}
	figures := map[any][]any{}
	for _, row := range Figures(l, "EUR").Rows {
		figures[row[0]] = row[1:]
	}
	for figure, want := range map[string][]any{
		"win_rate": {1.0 / 3, int64(3), nil}, "won_amount": {euro(800), int64(1), nil}, "mean_cycle": {9.0, int64(1), nil},
		"weighted_pipeline": {euro(701), int64(2), nil}, "average_won": {euro(800), int64(1), nil}, "coverage": {nil, int64(1), nil},
		"target_chance": {nil, int64(1), nil},
	} {
		if diff := cmp.Diff(want, figures[figure]); diff != "" {
			t.Errorf("%s: %s", figure, diff)
		}
	}
}

func TestTheProbabilityIsReportedWithItsReasons(t *testing.T) {
	g := control.Guess{Known: true, Percent: 43.25, Won: 9, Similar: make([]int64, 21),
		Reasons: []control.Reason{{Field: control.ReasonOrigin, Value: "Web", Won: 3, Lost: 1, Share: 0.75}}}
	want := [][]any{{"origin", "Web", int64(3), int64(1), 0.75}, {"result", "43.25", int64(9), int64(12), 0.4325}}
	if diff := cmp.Diff(want, Probability(g).Rows); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][]any{{"result", nil, nil, nil, nil}}, Probability(control.Guess{}).Rows); diff != "" {
		t.Error(diff)
	}
}
