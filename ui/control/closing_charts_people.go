package control

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// whoClosesBest shows each salesperson's win rate against the team's.
var whoClosesBest = Chart{
	ID:    "who-closes-best",
	Title: func() string { return lang.X("report.who_closes_best", "Who closes best") },
	Formula: func(v View) string {
		team := control.TeamRate(v.Look)
		if !team.Valid() {
			return lang.X("formula.who_closes_best", "Won ÷ closed, by closing date")
		}
		return lang.X("formula.who_closes_best_team", "Won ÷ closed, by closing date · line: team {{.Rate}}", map[string]any{"Rate": v.words().rate(team)})
	},
	Draw: drawWhoClosesBest,
}

func drawWhoClosesBest(v View) Described {
	w := v.words()
	shown := withOtherPeople(control.WhoClosesBest(v.Look))
	c := charts.Chart{Kind: charts.HorizontalBars, Max: 100, Format: percent, Empty: noneClosed(v),
		Head: []string{lang.X("figure.win_rate", "Win rate"), "", lang.X("chart.number", "n"), lang.X("chart.by_amount", "by amount")}}
	s := charts.Series{Name: lang.X("figure.win_rate", "Win rate")}
	for _, one := range shown {
		rate := one.WinRate()
		c.Categories = append(c.Categories, charts.Category{
			Label: personName(one.Salesperson), Key: string(one.Salesperson.ID), Role: few(one.Outcome),
			Columns: []string{w.rate(rate), w.of(rate), w.rate(one.WinRateByValue())}})
		s.Values = append(s.Values, 100*rate.Value())
	}
	if len(shown) > 0 {
		c.Series, c.Unit = []charts.Series{s}, fewNote(c)
		c.Reference = &charts.Line{Value: 100 * control.TeamRate(v.Look).Value()}
	}
	makeRoom(&c)
	return Described{Chart: c, Part: partOf("who-closes-best", c, ""), Narrow: narrowByCategory(domain.KindPerson, c),
		Hint: func(category, _ int) string {
			one := shown[category]
			return hint(c.Categories[category].Label, w.wonOf(one.Outcome),
				lang.X("chart.rate_by_amount", "by amount {{.Rate}}", map[string]any{"Rate": w.rate(one.WinRateByValue())}))
		}}
}

// whoClosesMost shows what each salesperson won.
var whoClosesMost = Chart{
	ID:      "who-closes-most",
	Title:   func() string { return lang.X("report.who_closes_most", "Who closes most") },
	Formula: func(View) string { return lang.X("formula.who_closes_most", "Amount won, by closing date · % of all") },
	Draw:    drawWhoClosesMost,
}

func drawWhoClosesMost(v View) Described {
	w := v.words()
	shown := withOtherPeople(control.WhoClosesMost(v.Look))
	total := control.ClosingOf(v.Look).WonAmount
	c := charts.Chart{Kind: charts.HorizontalBars, Totals: true, HideAxis: true, Format: w.amounts, Empty: noneClosed(v)}
	s := charts.Series{Name: lang.X("figure.won_amount", "Amount won")}
	for _, one := range shown {
		c.Categories = append(c.Categories, charts.Category{Label: personName(one.Salesperson), Key: string(one.Salesperson.ID),
			Columns: []string{w.rate(control.Rate{Part: one.WonAmount, Whole: total}), w.count(one.Won)}})
		s.Values = append(s.Values, float64(one.WonAmount))
	}
	if len(shown) > 0 {
		c.Series = []charts.Series{s}
		c.Head = []string{lang.X("figure.won_amount", "Amount won"), "%", lang.X("figure.won", "Won")}
	}
	makeRoom(&c)
	return Described{Chart: c, Part: partOf("who-closes-most", c, ""), Narrow: narrowByCategory(domain.KindPerson, c),
		Hint: func(category, _ int) string {
			one := shown[category]
			average := dash
			if minor, ok := one.AverageWon(); ok {
				average = w.exact(minor)
			}
			return lang.X("chart.most_hint", "{{.Name}}: {{.Amount}} · {{.Won}} won · average {{.Average}}", map[string]any{
				"Name": c.Categories[category].Label, "Amount": w.exact(one.WonAmount), "Won": w.count(one.Won), "Average": average})
		}}
}

// withOtherPeople keeps the salespeople a chart has room for and puts the rest together.
func withOtherPeople(ranked []control.SalespersonClosing) []control.SalespersonClosing {
	shown, rest := control.Top(ranked, control.MostBars)
	if len(rest) == 0 {
		return shown
	}
	return append(shown, control.SalespersonClosing{Salesperson: control.Name{ID: control.OthersKey}, Closing: control.Together(rest...)})
}

// closedByMonth stacks what each salesperson closed in each month.
var closedByMonth = Chart{
	ID:    "closed-by-month",
	Title: func() string { return lang.X("report.closed_by_month", "Closed by month") },
	Formula: func(View) string {
		return lang.X("formula.closed_by_month", "Won + lost, by closing date and salesperson")
	},
	Draw: drawClosedByMonth,
}

func drawClosedByMonth(v View) Described {
	w := v.words()
	months := monthsToShow(v)
	c := charts.Chart{Kind: charts.StackedColumns, Totals: true, Whole: true, Format: counts(v.Region), Empty: noneClosed(v)}
	for i, m := range months {
		c.Categories = append(c.Categories, monthCategory(m, len(months), i == 0 && m.earlier))
	}
	top, rest := control.Top(control.ByMostClosed(v.Look), control.MostSeries)
	for _, who := range top {
		c.Series = append(c.Series, monthSeries(who, months, func(m shownMonth) int64 { return m.Of(who.ID).Closed() }))
	}
	if len(rest) > 0 {
		other := monthSeries(control.Name{ID: control.OthersKey}, months, func(m shownMonth) int64 { return outcomeOf(m, top, control.OthersKey).Closed() })
		other.Role = charts.Muted
		c.Series = append(c.Series, other)
	}
	return Described{Chart: c,
		Part: func(category, series int) (control.Part, bool) {
			return control.Part{Chart: "closed-by-month", Key: c.Categories[category].Key, Series: c.Series[series].Key}, true
		},
		Narrow: func(_, series int) (Narrowing, bool) {
			return narrowTo(domain.KindPerson, c.Series[series].Key, c.Series[series].Name)
		},
		Hint: func(category, series int) string {
			o := outcomeOf(months[category], top, domain.ID(c.Series[series].Key))
			return lang.X("chart.month_hint", "{{.Month}} · {{.Name}}: {{.Won}} won, {{.Lost}} lost", map[string]any{
				"Month": monthCategory(months[category], 99, category == 0 && months[category].earlier).Label,
				"Name":  c.Series[series].Name, "Won": w.count(o.Won), "Lost": w.count(o.Lost)})
		}}
}

// shownMonth is a month of the chart, or all the earlier ones that it has no room for.
type shownMonth struct {
	control.MonthClosing
	earlier bool
}

// outcomeOf is what somebody closed in a month; of the others, everybody not at the top.
func outcomeOf(m shownMonth, top []control.Name, who domain.ID) control.Outcome {
	if who != control.OthersKey {
		return m.Of(who)
	}
	var all control.Outcome
next:
	for _, one := range m.Salespeople {
		for _, name := range top {
			if name.ID == one.Salesperson.ID {
				continue next
			}
		}
		all = all.Plus(one.Outcome)
	}
	return all
}

// monthsToShow are the months of the period up to today, the empty ones included, so that a
// month in which nothing closed is seen to be one; the earliest together where they are many.
func monthsToShow(v View) []shownMonth {
	closed := control.ClosedByMonth(v.Look)
	if len(closed) == 0 {
		return nil
	}
	first, last := closed[0].Month, closed[len(closed)-1].Month
	if p := v.Filter.Period; p.From != 0 && p.To != 0 {
		first, last = p.From.Month(), max(min(p.To, v.Today).Month(), last)
	}
	var months []shownMonth
	if from := last - control.MostMonths + 1; first < from {
		earlier, recent := splitMonths(closed, from)
		if len(earlier) > 0 {
			together := control.MonthsTogether(earlier)
			together.Month = from - 1
			months = append(months, shownMonth{together, true})
		}
		first, closed = from, recent
	}
	for month := first; month <= last; month++ {
		shown := shownMonth{MonthClosing: control.MonthClosing{Month: month}}
		if len(closed) > 0 && closed[0].Month == month {
			shown.MonthClosing, closed = closed[0], closed[1:]
		}
		months = append(months, shown)
	}
	return months
}

// splitMonths parts months before one from those from it on.
func splitMonths(months []control.MonthClosing, from domain.Month) (earlier, recent []control.MonthClosing) {
	at := max(0, min(len(months), int(from-months[0].Month)))
	return months[:at], months[at:]
}

func monthCategory(m shownMonth, of int, earlier bool) charts.Category {
	if earlier {
		return charts.Category{Label: "≤ " + monthLabel(m.Month, 99), Key: control.EarlierKey(m.Month)}
	}
	return charts.Category{Label: monthLabel(m.Month, of), Key: m.Month.String()}
}

// monthSeries is what somebody closed, month by month.
func monthSeries(who control.Name, months []shownMonth, closed func(shownMonth) int64) charts.Series {
	s := charts.Series{Name: personName(who), Key: string(who.ID)}
	for _, m := range months {
		s.Values = append(s.Values, float64(closed(m)))
	}
	return s
}

// monthLabel names a month; with its year when there are more than a year of them.
func monthLabel(m domain.Month, months int) string {
	year, month := m.Split()
	short := lang.X(fmt.Sprintf("month.short.%d", month), month.String()[:3])
	if months <= 12 {
		return short
	}
	return fmt.Sprintf("%s %02d", short, year%100)
}
