package control

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// origins shows what came from each origin: the amount won and, beside it, the win rate.
var origins = Chart{
	ID:    "origins",
	Title: func() string { return lang.X("report.origins", "Where business comes from") },
	Formula: func(v View) string {
		if v.Filter.ByOpening {
			return lang.X("formula.origins_by_opening", "Amount won and win rate so far, by opening date")
		}
		return lang.X("formula.origins", "Amount won and win rate, by closing date")
	},
	Draw: drawOrigins,
}

func drawOrigins(v View) Described {
	w := v.words()
	shown, rest := control.Top(control.Origins(v.Look), control.MostBars)
	if len(rest) > 0 {
		shown = append(shown, control.OtherOrigins(rest))
	}
	c := charts.Chart{Kind: charts.HorizontalBars, Totals: true, HideAxis: true, DotMax: 1, Format: w.amounts, Empty: noneFrom(v)}
	s := charts.Series{Name: lang.X("figure.won_amount", "Amount won"), Role: charts.Series3}
	for _, o := range shown {
		c.Categories = append(c.Categories, originCategory(w, o))
		s.Values = append(s.Values, float64(o.WonAmount))
	}
	if len(shown) > 0 {
		c.Series, c.Unit = []charts.Series{s}, fewNote(c)
		c.Head = []string{s.Name, lang.X("chart.rate", "Rate"), lang.X("chart.number", "n")}
		addReturns(w, &c, shown)
	}
	makeRoom(&c)
	return Described{Chart: c, Part: partOf("origins", c, control.SeriesWon), Narrow: narrowByCategory(domain.KindItem, c),
		Hint: func(category, _ int) string { return originHint(w, c.Categories[category].Label, shown[category]) }}
}

// noneFrom says why there is no origin to show.
func noneFrom(v View) string {
	if v.Len() > 0 {
		return lang.X("chart.none_from", "Nothing opened or closed in this period")
	}
	return lang.X("chart.no_data", "No data yet")
}

func originCategory(w words, o control.OriginFigures) charts.Category {
	rate := o.WinRate()
	category := charts.Category{Label: nameOr(o.Origin, lang.X("chart.no_origin", "No origin")), Key: string(o.Origin.ID), Role: few(o.Outcome),
		Columns: []string{w.rate(rate), w.of(rate)}}
	if rate.Valid() {
		low, high := rate.Wilson()
		category.Dot = &charts.Dot{Value: rate.Value(), Low: low, High: high}
	}
	return category
}

// addReturns adds what campaigns brought for their cost, where any has one.
func addReturns(w words, c *charts.Chart, shown []control.OriginFigures) {
	if !slices.ContainsFunc(shown, func(o control.OriginFigures) bool { _, known := o.Return(); return known }) {
		return
	}
	c.Head = append(c.Head, lang.X("chart.return", "Return"))
	for i, o := range shown {
		c.Categories[i].Columns = append(c.Categories[i].Columns, returnText(w, o))
	}
}

// returnText is the return of a campaign: "+120 %".
func returnText(w words, o control.OriginFigures) string {
	brought, known := o.Return()
	switch {
	case !known:
		return dash
	case brought > 0:
		return "+" + w.region.Rate(brought, 0)
	}
	return w.region.Rate(brought, 0)
}

func originHint(w words, name string, o control.OriginFigures) string {
	facts := []string{w.exact(o.WonAmount), lang.X("chart.share_of_won", "{{.Share}} of all won", map[string]any{"Share": w.rate(o.Share)}),
		lang.X("chart.opened", "{{.Count}} opened", map[string]any{"Count": w.count(o.Opened)}), w.wonOf(o.Outcome)}
	if mean, ok := o.MeanCycle(); ok {
		facts = append(facts, lang.X("chart.mean_cycle", "mean cycle {{.Days}} days", map[string]any{"Days": w.count(int64(mean + 0.5))}))
	}
	if _, known := o.Return(); known {
		facts = append(facts, lang.X("chart.cost_return", "cost {{.Cost}}, return {{.Return}}", map[string]any{"Cost": w.exact(o.Origin.Cost), "Return": returnText(w, o)}))
	}
	return hint(name, facts...)
}
