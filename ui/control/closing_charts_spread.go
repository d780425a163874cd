package control

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/control"
	"preventa/ui/charts"
)

// cycleLength shows how long what was won and what was lost took.
var cycleLength = Chart{
	ID:    "cycle-length",
	Title: func() string { return lang.X("report.cycle_length", "Length of the cycle") },
	Formula: func(View) string {
		return lang.X("formula.cycle_length", "Days from opening to closing, won and lost, by closing date")
	},
	Draw: drawCycleLength,
}

func drawCycleLength(v View) Described {
	w := v.words()
	lengths := control.CycleLengths(v.Look)
	c := charts.Chart{Kind: charts.Columns, Totals: true, Whole: true, Format: counts(v.Region), Empty: noneClosed(v)}
	won := charts.Series{Name: lang.X("figure.won", "Won"), Key: control.SeriesWon, Role: charts.Won}
	lost := charts.Series{Name: lang.X("figure.lost", "Lost"), Key: control.SeriesLost, Role: charts.Lost}
	for _, one := range lengths {
		c.Categories = append(c.Categories, charts.Category{Label: daysLabel(one.Bucket), Key: one.Bucket.Key()})
		won.Values, lost.Values = append(won.Values, float64(one.Won)), append(lost.Values, float64(one.Lost))
	}
	if len(lengths) > 0 {
		c.Series, c.Unit = []charts.Series{won, lost}, lang.X("chart.days", "days")
	}
	total := control.ClosingOf(v.Look)
	return Described{Chart: c,
		Part: func(category, series int) (control.Part, bool) {
			return control.Part{Chart: "cycle-length", Key: c.Categories[category].Key, Series: c.Series[series].Key}, true
		},
		Hint: func(category, series int) string {
			count, all := lengths[category].Won, total.Won
			if series > 0 {
				count, all = lengths[category].Lost, total.Lost
			}
			return lang.X("chart.cycle_hint", "{{.Days}} days · {{.Name}}: {{.Count}} of {{.All}} ({{.Rate}})", map[string]any{
				"Days": c.Categories[category].Label, "Name": c.Series[series].Name, "Count": w.count(count), "All": w.count(all),
				"Rate": w.rate(control.Rate{Part: count, Whole: all})})
		}}
}

// daysLabel names a bucket of days.
func daysLabel(b control.CycleBucket) string {
	switch {
	case b.From < 0:
		return "< 0"
	case b.To == 0:
		return fmt.Sprintf("> %d", b.From-1)
	}
	return fmt.Sprintf("%d–%d", b.From, b.To)
}

// amountBands shows the win rate of small and of large opportunities.
var amountBands = Chart{
	ID:      "amount-bands",
	Title:   func() string { return lang.X("report.amount_bands", "Win rate by amount") },
	Formula: func(View) string { return lang.X("formula.amount_bands", "Won ÷ closed, by closing date and amount") },
	Draw:    drawAmountBands,
}

func drawAmountBands(v View) Described {
	w := v.words()
	bands := control.WinRateByAmount(v.Look)
	c := charts.Chart{Kind: charts.HorizontalBars, Max: 100, Format: percent, Empty: noneClosed(v)}
	s := charts.Series{Name: lang.X("figure.win_rate", "Win rate")}
	for _, b := range bands {
		rate := b.WinRate()
		c.Categories = append(c.Categories, charts.Category{Label: bandLabel(w, b.Band), Key: b.Band.Key(), Role: few(b.Outcome),
			Columns: []string{w.rate(rate), w.of(rate)}})
		s.Values = append(s.Values, 100*rate.Value())
	}
	if len(bands) > 0 {
		c.Series, c.Unit = []charts.Series{s}, fewNote(c)
		c.Reference = &charts.Line{Value: 100 * control.ClosingOf(v.Look).WinRate().Value(),
			Label: lang.X("chart.all_rate", "all {{.Rate}}", map[string]any{"Rate": w.rate(control.ClosingOf(v.Look).WinRate())})}
	}
	return Described{Chart: c, Part: partOf("amount-bands", c, ""),
		Hint: func(category, _ int) string {
			return hint(c.Categories[category].Label, w.wonOf(bands[category].Outcome))
		}}
}

// bandLabel names a band of amounts.
func bandLabel(w words, b control.AmountBand) string {
	from, below := b.Ends()
	end := func(minor int64) string { return w.roundAmounts(float64(minor)) }
	switch {
	case b.Unconverted:
		return lang.X("chart.no_rate", "No exchange rate")
	case from == nil:
		return lang.X("chart.negative", "Negative")
	case below == nil && *from == 1:
		return "> " + w.short(0)
	case below == nil:
		return "≥ " + end(*from)
	case *below == 1:
		return w.short(0)
	case *from == 1:
		return "< " + end(*below)
	}
	return end(*from) + " – " + end(*below)
}
