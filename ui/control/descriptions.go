package control

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// mostSeries is how many salespeople have a colour of their own; the rest are others.
const mostSeries = 6

// mostRows is how many rows a chart of bars shows; the rest are others.
const mostRows = 12

// noData says why a chart of closings is empty.
func noData(res results) string {
	if res.ever > 0 {
		return lang.X("chart.none_closed", "Nothing closed in this period")
	}
	return lang.X("chart.no_data", "No data yet")
}

func nobody(name string) string {
	if name == "" {
		return lang.X("chart.nobody", "Nobody")
	}
	return name
}

// closedByMonthChart stacks what each salesperson closed in each month.
func closedByMonthChart(r region.Region, res results) described {
	c := charts.Chart{Kind: charts.StackedColumns, Totals: true, Whole: true, Format: counts(r), Empty: noData(res)}
	for _, m := range res.months {
		c.Categories = append(c.Categories, charts.Category{Label: monthLabel(m.Month, len(res.months)), Key: m.Month.String()})
	}
	top, others := largestSalespeople(res.months, mostSeries)
	var closings []func(control.MonthClosing) control.Outcome // of each series
	for _, who := range top {
		of := func(m control.MonthClosing) control.Outcome { return m.Of(who) }
		closings = append(closings, of)
		c.Series = append(c.Series, monthBars(nobody(res.names[who]), charts.Auto, res.months, of))
	}
	if others {
		of := func(m control.MonthClosing) control.Outcome {
			var all control.Outcome
			for _, one := range m.Salespeople {
				if !slices.Contains(top, one.Salesperson.ID) {
					all = all.Plus(one.Outcome)
				}
			}
			return all
		}
		closings = append(closings, of)
		c.Series = append(c.Series, monthBars(lang.X("chart.others", "Others"), charts.Muted, res.months, of))
	}
	return described{c, func(category, series int) string {
		m := res.months[category]
		closing := closings[series](m)
		return lang.X("chart.month_hint", "{{.Month}} · {{.Name}}: {{.Won}} won, {{.Lost}} lost", map[string]any{
			"Month": monthLabel(m.Month, 99), "Name": c.Series[series].Name, "Won": closing.Won, "Lost": closing.Lost})
	}}
}

// monthBars is what somebody closed, month by month.
func monthBars(name string, role charts.Role, months []control.MonthClosing, of func(control.MonthClosing) control.Outcome) charts.Series {
	s := charts.Series{Name: name, Role: role}
	for _, m := range months {
		s.Values = append(s.Values, float64(of(m).Closed()))
	}
	return s
}

// whoClosesBestChart shows each salesperson's win rate against the team's.
func whoClosesBestChart(r region.Region, res results) described {
	c := charts.Chart{Kind: charts.HorizontalBars, Max: 100, Format: func(v float64) string { return fmt.Sprintf("%.0f", v) }, Empty: noData(res)}
	s := charts.Series{}
	shown := withOthers(res.best)
	for _, one := range shown {
		rate := one.WinRate()
		c.Categories = append(c.Categories, charts.Category{
			Label: nobody(one.Salesperson.Text), Key: string(one.Salesperson.ID), Role: fewRole(one.Closed()),
			Columns: []string{r.Rate(rate.Value(), 0), fmt.Sprintf("%d/%d", rate.Part, rate.Whole)}})
		s.Values = append(s.Values, 100*rate.Value())
	}
	if len(shown) > 0 {
		c.Series = []charts.Series{s}
		team := res.team.WinRate()
		c.Reference = &charts.Line{Value: 100 * team.Value(), Label: lang.X("chart.team", "Team {{.Rate}}", map[string]any{"Rate": r.Rate(team.Value(), 0)})}
	}
	return described{c, func(category, _ int) string {
		one := shown[category]
		rate := one.WinRate()
		hint := lang.X("chart.rate_hint", "{{.Name}}: {{.Won}} of {{.Closed}} won ({{.Rate}})", map[string]any{
			"Name": nobody(one.Salesperson.Text), "Won": rate.Part, "Closed": rate.Whole, "Rate": r.Rate(rate.Value(), 0)})
		if one.Closed() < control.FewClosed {
			hint += " · " + lang.X("figure.few", "few data")
		}
		return hint
	}}
}

// withOthers keeps the first rows a chart has room for and puts the rest together.
func withOthers(best []control.SalespersonClosing) []control.SalespersonClosing {
	if len(best) <= mostRows {
		return best
	}
	others := control.SalespersonClosing{
		Salesperson: control.Name{Text: lang.X("chart.others", "Others")}, Closing: control.Together(best[mostRows:]...)}
	return append(best[:mostRows:mostRows], others)
}

// fewRole greys what rests on few cases.
func fewRole(closed int64) charts.Role {
	if closed < control.FewClosed {
		return charts.Muted
	}
	return charts.Auto
}

// openByStateChart shows how many stand in each state, and what they are worth.
func openByStateChart(r region.Region, currency domain.Currency, res results) described {
	c := charts.Chart{Kind: charts.Funnel, Whole: true, Format: counts(r), Empty: lang.X("chart.no_data", "No data yet")}
	s := charts.Series{}
	standing := false
	for _, one := range res.open {
		standing = standing || one.Count > 0
		c.Categories = append(c.Categories, charts.Category{
			Label: one.State.Name, Key: string(one.State.ID), Color: stateColour(one.State),
			Columns: []string{r.Short(domain.Money{Minor: one.Amount, Currency: currency})}})
		s.Values = append(s.Values, float64(one.Count))
	}
	if standing {
		c.Series = []charts.Series{s}
	}
	return described{c, func(category, _ int) string {
		one := res.open[category]
		return lang.X("chart.state_hint", "{{.State}}: {{.Count}} · {{.Amount}} · weighted {{.Weighted}}", map[string]any{
			"State": one.State.Name, "Count": r.Number(one.Count, 0),
			"Amount":   r.Money(domain.Money{Minor: one.Amount, Currency: currency}),
			"Weighted": r.Money(domain.Money{Minor: one.Weighted, Currency: currency})})
	}}
}

// stateColour is the office's colour for a state, in the theme in force.
func stateColour(s domain.State) charts.Color {
	red, green, blue, alpha := kit.Paint(kit.Colour(s.Colour)).RGBA()
	return color.RGBA{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8), uint8(alpha >> 8)}
}
