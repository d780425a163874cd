package report

import (
	"preventa/domain"
	"preventa/domain/control"
)

// closingReports are those of what closed, and of what is in progress.
var closingReports = []Definition{
	{"who-closes-best", false, WhoClosesBest},
	{"closed-by-month", false, ClosedByMonth},
	{"open-by-state", false, OpenByState},
}

// WhoClosesBest compares salespeople by what they closed in the period.
func WhoClosesBest(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "who-closes-best", TitleKey: "report.who_closes_best", FormulaKey: "formula.who_closes_best",
		Columns: []Column{
			column("salesperson", "opportunity.salesperson", Text),
			column("won", "figure.won", Count),
			column("lost", "figure.lost", Count),
			column("win_rate", "figure.win_rate", Rate),
			column("won_amount", "figure.won_amount", Money),
			column("lost_amount", "figure.lost_amount", Money),
			column("average_won", "figure.average_won", Money),
			column("mean_cycle_days", "figure.mean_cycle", Days),
			column("median_cycle_days", "figure.median_cycle", Days),
		},
	}
	for _, s := range control.WhoClosesBest(l) {
		average, hasAverage := s.AverageWon()
		mean, hasMean := s.MeanCycle()
		median, hasMedian := s.MedianCycle()
		t.Rows = append(t.Rows, []any{
			s.Salesperson.Text, s.Won, s.Lost, optional(s.WinRate().Value(), s.WinRate().Valid()),
			money(s.WonAmount, office), money(s.LostAmount, office), optional(money(average, office), hasAverage),
			optional(mean, hasMean), optional(median, hasMedian),
		})
	}
	return t
}

// ClosedByMonth counts and sums what closed in each month.
func ClosedByMonth(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "closed-by-month", TitleKey: "report.closed_by_month", FormulaKey: "formula.closed_by_month",
		Columns: []Column{
			column("month", "report.month", Month),
			column("won", "figure.won", Count),
			column("lost", "figure.lost", Count),
			column("won_amount", "figure.won_amount", Money),
			column("lost_amount", "figure.lost_amount", Money),
		},
	}
	for _, m := range control.ClosedByMonth(l) {
		t.Rows = append(t.Rows, []any{m.Month, m.Won, m.Lost, money(m.WonAmount, office), money(m.LostAmount, office)})
	}
	return t
}

// OpenByState counts and sums what stands in each state that is not closed.
func OpenByState(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "open-by-state", TitleKey: "report.open_by_state", FormulaKey: "formula.open_by_state",
		Columns: []Column{
			column("state", "opportunity.state", Text),
			column("count", "figure.count", Count),
			column("amount", "opportunity.amount", Money),
			column("weighted", "opportunity.weighted", Money),
		},
	}
	for _, s := range control.OpenByState(l) {
		t.Rows = append(t.Rows, []any{s.State.Name, s.Count, money(s.Amount, office), money(s.Weighted, office)})
	}
	return t
}
