package report

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/control"
)

// facts are four opportunities, by hand: one open, two of Ana closed, one of nobody lost.
func facts() *control.Facts {
	f := control.NewFacts([]domain.State{
		{ID: "new", Name: "New", Class: domain.Open, Position: 1}, {ID: "won", Name: "Won", Class: domain.Won, Position: 2}, {ID: "lost", Name: "Lost", Class: domain.Lost, Position: 3},
	}, 4)
	may, july := domain.NewDate(2026, time.May, 10), domain.NewDate(2026, time.July, 1)
	for _, o := range []domain.Opportunity{
		{State: "new", OfficeAmount: 1001, Probability: 50},
		{State: "won", CreditedTo: "ana", Origin: "web", OfficeAmount: 800, OpenedOn: may - 9, ClosedOn: may},
		{State: "lost", CreditedTo: "ana", Origin: "web", LossReason: "price", OfficeAmount: 200, OpenedOn: may, ClosedOn: may},
		{State: "lost", OfficeAmount: 5, OpenedOn: july, ClosedOn: july},
	} {
		o.ID = domain.NewID()
		f.Put(o)
	}
	f.SetName("ana", "Ana Rojas")
	f.SetName("web", "Web")
	f.SetName("price", "Price")
	return f
}

func euro(minor int64) domain.Money { return domain.Money{Minor: minor, Currency: "EUR"} }

func TestReports(t *testing.T) {
	may, july := domain.NewMonth(2026, time.May), domain.NewMonth(2026, time.July)
	for id, want := range map[string]struct {
		columns []string
		types   []Type
		rows    [][]any
	}{
		"who-closes-best": {
			[]string{"salesperson", "won", "lost", "win_rate", "won_amount", "lost_amount", "average_won", "mean_cycle_days", "median_cycle_days"},
			[]Type{Text, Count, Count, Rate, Money, Money, Money, Days, Days},
			[][]any{
				{"Ana Rojas", int64(1), int64(1), 0.5, euro(800), euro(200), euro(800), 9.0, 9.0},
				{"", int64(0), int64(1), 0.0, euro(0), euro(5), nil, nil, nil},
			},
		},
		"closed-by-month": {
			[]string{"month", "won", "lost", "won_amount", "lost_amount"},
			[]Type{Month, Count, Count, Money, Money},
			[][]any{
				{may, int64(1), int64(1), euro(800), euro(200)},
				{may + 1, int64(0), int64(0), euro(0), euro(0)},
				{july, int64(0), int64(1), euro(0), euro(5)},
			},
		},
		"who-closes-most": {
			[]string{"salesperson", "won", "won_amount", "share", "average_won"},
			[]Type{Text, Count, Money, Rate, Money},
			[][]any{
				{"Ana Rojas", int64(1), euro(800), 1.0, euro(800)},
				{"", int64(0), euro(0), 0.0, nil},
			},
		},
		"closed-by-month-by-salesperson": {
			[]string{"month", "salesperson", "won", "lost", "won_amount", "lost_amount"},
			[]Type{Month, Text, Count, Count, Money, Money},
			[][]any{
				{may, "Ana Rojas", int64(1), int64(1), euro(800), euro(200)},
				{july, "", int64(0), int64(1), euro(0), euro(5)},
			},
		},
		"origins": {
			[]string{"origin", "opened", "won", "lost", "win_rate", "won_amount", "share", "mean_cycle_days"},
			[]Type{Text, Count, Count, Count, Rate, Money, Rate, Days},
			[][]any{
				{"Web", int64(2), int64(1), int64(1), 0.5, euro(800), 1.0, 9.0},
				{"", int64(1), int64(0), int64(1), 0.0, euro(0), 0.0, nil},
			},
		},
		"loss-reasons": {
			[]string{"reason", "count", "amount"},
			[]Type{Text, Count, Money},
			[][]any{{"Price", int64(1), euro(200)}, {"", int64(1), euro(5)}},
		},
		"cycle-length": {
			[]string{"days", "won", "lost", "won_amount", "lost_amount"},
			[]Type{Text, Count, Count, Money, Money},
			[][]any{
				{"0-7", int64(0), int64(2), euro(0), euro(205)}, {"8-14", int64(1), int64(0), euro(800), euro(0)},
				{"15-30", int64(0), int64(0), euro(0), euro(0)}, {"31-60", int64(0), int64(0), euro(0), euro(0)},
				{"61-90", int64(0), int64(0), euro(0), euro(0)}, {"91-180", int64(0), int64(0), euro(0), euro(0)},
				{"181-365", int64(0), int64(0), euro(0), euro(0)}, {"366-", int64(0), int64(0), euro(0), euro(0)},
			},
		},
		// Of 5, 200, 800 and 1001 a quarter lie below 10 … 200, half below 500, three quarters below 1000.
		"amount-bands": {
			[]string{"from", "below", "win_rate", "won", "lost", "won_amount", "lost_amount"},
			[]Type{Money, Money, Rate, Count, Count, Money, Money},
			[][]any{
				{euro(1), euro(10), 0.0, int64(0), int64(1), euro(0), euro(5)},
				{euro(10), euro(500), 0.0, int64(0), int64(1), euro(0), euro(200)},
				{euro(500), euro(1000), 1.0, int64(1), int64(0), euro(800), euro(0)},
				{euro(1000), nil, nil, int64(0), int64(0), euro(0), euro(0)},
			},
		},
		"open-by-state": {
			[]string{"state", "count", "amount", "weighted"},
			[]Type{Text, Count, Money, Money},
			[][]any{{"New", int64(1), euro(1001), euro(501)}},
		},
	} {
		d, known := Find(id)
		if !known {
			t.Errorf("no report %s", id)
			continue
		}
		table := d.Build(control.NewLook(facts(), control.Filter{}, domain.NewDate(2026, 10, 15)), "EUR")
		var columns []string
		var types []Type
		for _, c := range table.Columns {
			columns, types = append(columns, c.ID), append(types, c.Type)
		}
		if table.ID != id || table.TitleKey == "" || table.FormulaKey == "" {
			t.Errorf("%s is called %q, %q, %q", id, table.ID, table.TitleKey, table.FormulaKey)
		}
		for what, diff := range map[string]string{
			"columns": cmp.Diff(want.columns, columns), "types": cmp.Diff(want.types, types), "rows": cmp.Diff(want.rows, table.Rows),
		} {
			if diff != "" {
				t.Errorf("%s, %s:\n%s", id, what, diff)
			}
		}
	}
}

func TestAReportThereIsNot(t *testing.T) {
	if _, known := Find("who-closes-worst"); known {
		t.Error("found")
	}
}
