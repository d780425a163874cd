package opportunities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// count sums up the rows of a query.
func (l *List) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	t, err := l.host.Session().Totals(ctx, q)
	return kit.ListingTotals{
		Count:  int(t.Count),
		Cells:  func() map[string]kit.Cell { return l.totalCells(t) },
		Status: func() string { return l.statusText(t) },
	}, err
}

func (l *List) totalCells(t office.Totals) map[string]kit.Cell {
	cells := l.sumCells(t)
	cells[string(office.ColumnNumber)] = kit.Cell{Text: "Σ", Bold: true}
	cells[string(office.ColumnName)] = kit.Cell{Text: l.countText(t.Count), Bold: true, Note: l.classesText(t)}
	if open := t.Open + t.OnHold; open > 0 {
		mean := (t.Days + open/2) / open
		cells[string(office.ColumnDays)] = kit.Cell{Text: lang.X("opportunities.mean_days", "avg. {{.Days}}", map[string]any{"Days": l.region().Number(mean, 0)}),
			Colour: kit.ColorText2, Tooltip: lang.X("formula.mean_days", "Days in their states of those not closed, together, ÷ how many they are")}
	}
	return cells
}

func (l *List) countText(n int64) string {
	return lang.XN("opportunities.count", "{{.Count}} opportunities", int(n), map[string]any{"Count": l.region().Number(n, 0)})
}

func (l *List) classesText(t office.Totals) string {
	return lang.X("opportunities.classes", "{{.Open}} open · {{.OnHold}} on hold · {{.Won}} won · {{.Lost}} lost", map[string]any{
		"Open": l.region().Number(t.Open, 0), "OnHold": l.region().Number(t.OnHold, 0), "Won": l.region().Number(t.Won, 0), "Lost": l.region().Number(t.Lost, 0)})
}

func unconvertedText(t office.Totals) string {
	if t.Unconverted == 0 {
		return ""
	}
	return lang.XN("opportunities.unconverted", "Without {{.Count}} in other currencies, for which no rate is known", int(t.Unconverted),
		map[string]any{"Count": t.Unconverted})
}

func weightedFormula() string {
	return lang.X("formula.weighted", "Amount × probability ÷ 100, of those open and on hold")
}

// statusText says counts and sums.
func (l *List) statusText(t office.Totals) string {
	r, c := l.region(), l.currency()
	return l.countText(t.Count) + " · Σ " + r.Money(domain.Money{Minor: t.Amount, Currency: c}) + " · " +
		lang.X("opportunity.weighted_lower", "weighted") + " " + r.Money(domain.Money{Minor: t.Weighted, Currency: c})
}
