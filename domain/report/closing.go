package report

import (
	"preventa/domain"
	"preventa/domain/control"
)

// closingReports are those of what closed, and of what is in progress.
var closingReports = []Definition{
	{"who-closes-best", false, WhoClosesBest},
	{"who-closes-most", false, WhoClosesMost},
	{"closed-by-month", false, ClosedByMonth},
	{"closed-by-month-by-salesperson", false, ClosedByMonthBySalesperson},
	{"origins", false, Origins},
	{"open-by-state", false, OpenByState},
	{"loss-reasons", false, LossReasons},
	{"cycle-length", false, CycleLength},
	{"amount-bands", false, AmountBands},
}

// WhoClosesBest compares salespeople by what they closed in the period.
func WhoClosesBest(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "who-closes-best", TitleKey: "report.who_closes_best", FormulaKey: "formula.who_closes_best",
		Columns: []Column{
			column("salesperson", "opportunity.salesperson", Text),
			column("won", "figure.won", Count).Summed(),
			column("lost", "figure.lost", Count).Summed(),
			column("win_rate", "figure.win_rate", Rate).ShareOf([]string{"won"}, []string{"won", "lost"}),
			column("won_amount", "figure.won_amount", Money).Summed(),
			column("lost_amount", "figure.lost_amount", Money).Summed(),
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

// WhoClosesMost compares salespeople by what they won in the period.
func WhoClosesMost(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "who-closes-most", TitleKey: "report.who_closes_most", FormulaKey: "formula.who_closes_most",
		Columns: []Column{
			column("salesperson", "opportunity.salesperson", Text),
			column("won", "figure.won", Count).Summed(),
			column("won_amount", "figure.won_amount", Money).Summed(),
			column("share", "figure.share", Rate),
			column("average_won", "figure.average_won", Money),
		},
	}
	total := control.ClosingOf(l).WonAmount
	for _, s := range control.WhoClosesMost(l) {
		average, hasAverage := s.AverageWon()
		share := control.Rate{Part: s.WonAmount, Whole: total}
		t.Rows = append(t.Rows, []any{s.Salesperson.Text, s.Won, money(s.WonAmount, office), optional(share.Value(), share.Valid()), optional(money(average, office), hasAverage)})
	}
	return t
}

// The columns of what closed in a month.
var closedColumns = []Column{
	column("won", "figure.won", Count).Summed(),
	column("lost", "figure.lost", Count).Summed(),
	column("won_amount", "figure.won_amount", Money).Summed(),
	column("lost_amount", "figure.lost_amount", Money).Summed(),
}

// closedCells are what those columns hold of an outcome.
func closedCells(o control.Outcome, office domain.Currency) []any {
	return []any{o.Won, o.Lost, money(o.WonAmount, office), money(o.LostAmount, office)}
}

// ClosedByMonth counts and sums what closed in each month.
func ClosedByMonth(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "closed-by-month", TitleKey: "report.closed_by_month", FormulaKey: "formula.closed_by_month",
		Columns: append([]Column{column("month", "report.month", Month)}, closedColumns...),
	}
	for _, m := range control.ClosedByMonth(l) {
		t.Rows = append(t.Rows, append([]any{m.Month}, closedCells(m.Outcome, office)...))
	}
	return t
}

// ClosedByMonthBySalesperson counts and sums what each salesperson closed in each month, of
// those who closed something in it: who closed most in the whole period first.
func ClosedByMonthBySalesperson(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "closed-by-month-by-salesperson", TitleKey: "report.closed_by_month_by_salesperson", FormulaKey: "formula.closed_by_month",
		Columns: append([]Column{column("month", "report.month", Month), column("salesperson", "opportunity.salesperson", Text)}, closedColumns...),
	}
	for _, m := range control.ClosedByMonth(l) {
		for _, s := range m.Salespeople {
			t.Rows = append(t.Rows, append([]any{m.Month, s.Salesperson.Text}, closedCells(s.Outcome, office)...))
		}
	}
	return t
}

// Origins tells what became of the business from each origin.
func Origins(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "origins", TitleKey: "report.origins", FormulaKey: "formula.origins",
		Columns: []Column{
			column("origin", "opportunity.origin", Text),
			column("opened", "figure.opened", Count).Summed(),
			column("won", "figure.won", Count).Summed(),
			column("lost", "figure.lost", Count).Summed(),
			column("win_rate", "figure.win_rate", Rate).ShareOf([]string{"won"}, []string{"won", "lost"}),
			column("won_amount", "figure.won_amount", Money).Summed(),
			column("share", "figure.share", Rate),
			column("mean_cycle_days", "figure.mean_cycle", Days),
		},
	}
	if l.Filter.ByOpening {
		t.FormulaKey = "formula.origins_by_opening"
	}
	for _, o := range control.Origins(l) {
		mean, hasMean := o.MeanCycle()
		t.Rows = append(t.Rows, []any{
			o.Origin.Text, o.Opened, o.Won, o.Lost, optional(o.WinRate().Value(), o.WinRate().Valid()), money(o.WonAmount, office),
			optional(o.Share.Value(), o.Share.Valid()), optional(mean, hasMean),
		})
	}
	return t
}

// OpenByState counts and sums what stands in each state that is not closed.
func OpenByState(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "open-by-state", TitleKey: "report.open_by_state", FormulaKey: "formula.open_by_state",
		Columns: []Column{
			column("state", "opportunity.state", Text),
			column("count", "figure.count", Count).Summed(),
			column("amount", "opportunity.amount", Money).Summed(),
			column("weighted", "opportunity.weighted", Money).Summed(),
		},
	}
	for _, s := range control.OpenByState(l) {
		t.Rows = append(t.Rows, []any{s.State.Name, s.Count, money(s.Amount, office), money(s.Weighted, office)})
	}
	return t
}

// LossReasons counts and sums what was lost for each reason.
func LossReasons(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "loss-reasons", TitleKey: "report.loss_reasons", FormulaKey: "formula.loss_reasons",
		Columns: []Column{
			column("reason", "opportunity.loss_reason", Text),
			column("count", "figure.lost", Count).Summed(),
			column("amount", "figure.lost_amount", Money).Summed(),
		},
	}
	for _, r := range control.LossReasons(l) {
		t.Rows = append(t.Rows, []any{r.Reason.Text, r.Count, money(r.Amount, office)})
	}
	return t
}

// CycleLength counts and sums what was won and lost by the days from opening to closing.
func CycleLength(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "cycle-length", TitleKey: "report.cycle_length", FormulaKey: "formula.cycle_length",
		Columns: append([]Column{column("days", "figure.cycle_days", Text)}, closedColumns...),
	}
	for _, c := range control.CycleLengths(l) {
		t.Rows = append(t.Rows, append([]any{c.Bucket.Key()}, closedCells(c.Outcome, office)...))
	}
	return t
}

// AmountBands compares the win rate of small and large opportunities. An end that a band
// does not have is empty; a band that has neither is of those without a rate.
func AmountBands(l *control.Look, office domain.Currency) Table {
	t := Table{
		ID: "amount-bands", TitleKey: "report.amount_bands", FormulaKey: "formula.amount_bands",
		Columns: append([]Column{
			column("from", "figure.band_from", Money), column("below", "figure.band_below", Money),
			column("win_rate", "figure.win_rate", Rate).ShareOf([]string{"won"}, []string{"won", "lost"}),
		}, closedColumns...),
	}
	for _, b := range control.WinRateByAmount(l) {
		from, below := b.Band.Ends()
		t.Rows = append(t.Rows, append([]any{
			limit(from, office), limit(below, office), optional(b.WinRate().Value(), b.WinRate().Valid()),
		}, closedCells(b.Outcome, office)...))
	}
	return t
}

// limit is an end of a band, nil for none.
func limit(minor *int64, office domain.Currency) any {
	if minor == nil {
		return nil
	}
	return money(*minor, office)
}
