package control

import (
	"math"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// forecastCharts are those of what is expected.
var forecastCharts = []Chart{forecast}

// forecast shows what is expected to close in each month, upon what was won in it, against
// the target.
var forecast = Chart{
	ID:    "forecast",
	Title: func() string { return lang.X("report.forecast", "Forecast by month") },
	Formula: func(v View) string {
		if len(v.Targets()) > 0 {
			return lang.X("formula.forecast_target", "Σ amount × probability, by expected close · won so far · target")
		}
		return lang.X("formula.forecast", "Σ amount × probability, by expected close · won so far, by closing date")
	},
	Draw: drawForecast,
}

func drawForecast(v View) Described {
	w := v.words()
	months := control.ForecastByMonth(v.Look)
	if !expectsAnything(months) {
		return Described{Chart: charts.Chart{Kind: charts.StackedColumns, Empty: lang.X("chart.none_expected", "Nothing is expected to close in these months")}}
	}
	c := charts.Chart{Kind: charts.StackedColumns, Totals: true}
	won := charts.Series{Name: lang.X("figure.won", "Won"), Key: control.SeriesWon, Role: charts.Won}
	expected := charts.Series{Name: lang.X("opportunity.weighted", "Weighted"), Key: control.SeriesExpected, Role: charts.Series1}
	target := &charts.Target{Name: lang.X("figure.target", "Target")}
	scale := newMoneyScale(w, highest(months))
	for _, m := range months {
		c.Categories = append(c.Categories, forecastCategory(m, len(months)))
		won.Values, expected.Values = append(won.Values, scale.of(m.Won)), append(expected.Values, scale.of(m.Weighted))
		target.Values = append(target.Values, scale.of(m.Target.Amount))
		if m.HasTarget {
			c.Target = target
		}
	}
	c.Format, c.Unit, c.Series = scale.format, scale.unit, []charts.Series{won, expected}
	return Described{Chart: c,
		Part: func(category, series int) (control.Part, bool) {
			return control.Part{Chart: "forecast", Key: months[category].Key, Series: c.Series[series].Key}, true
		},
		Hint: func(category, series int) string { return w.forecastHint(months[category], series == 0) },
	}
}

// expectsAnything reports that there is something to draw: a target to reach is something.
func expectsAnything(months []control.MonthForecast) bool {
	for _, m := range months {
		if m.Count+m.WonCount > 0 || m.HasTarget {
			return true
		}
	}
	return false
}

// highest is the largest amount that is drawn, whatever its sign.
func highest(months []control.MonthForecast) int64 {
	most := int64(0)
	for _, m := range months {
		for _, amount := range []int64{m.Won, m.Weighted, m.Won + m.Weighted, m.Target.Amount} {
			most = max(most, amount, -amount)
		}
	}
	return most
}

// forecastCategory names a month; what is overdue, and what is expected at no time, is grey.
func forecastCategory(m control.MonthForecast, of int) charts.Category {
	switch m.Key {
	case control.OverdueKey:
		return charts.Category{Label: lang.X("forecast.overdue", "Overdue"), Key: m.Key, Role: charts.Muted}
	case control.UndatedKey:
		return charts.Category{Label: lang.X("forecast.none", "No date"), Key: m.Key, Role: charts.Muted}
	}
	return charts.Category{Label: monthLabel(m.Month, of), Key: m.Key}
}

// forecastHint says what is expected in a month, or was won in it.
func (w words) forecastHint(m control.MonthForecast, won bool) string {
	args := map[string]any{"Month": forecastCategory(m, 99).Label, "Count": w.count(m.Count), "Amount": w.exact(m.Amount), "Weighted": w.exact(m.Weighted),
		"WonCount": w.count(m.WonCount), "Won": w.exact(m.Won), "Target": w.exact(m.Target.Amount)}
	text := lang.X("chart.forecast_hint", "{{.Month}}: {{.Count}} expected · {{.Amount}} · weighted {{.Weighted}}", args)
	if won {
		text = lang.X("chart.forecast_won_hint", "{{.Month}}: {{.WonCount}} won · {{.Won}}", args)
	}
	if m.HasTarget {
		text += " · " + lang.X("chart.forecast_target_hint", "target {{.Target}}", args)
	}
	return text
}

// moneyScale writes amounts on an axis: in millions from a million on, with the unit told
// apart, so that the figures are short.
type moneyScale struct {
	words
	factor float64 // minor units in one of the axis
	unit   string
	digits int
}

// newMoneyScale is fit for amounts up to the largest.
func newMoneyScale(w words, largest int64) moneyScale {
	scale := w.currency.Scale()
	s := moneyScale{words: w, factor: float64(scale), unit: w.region.Symbol(w.currency)}
	if largest >= 1_000_000*scale {
		s.factor *= 1_000_000
		s.unit += "\u00a0M"
		if largest < 1_000*1_000_000*scale {
			s.digits = 1
		}
	}
	return s
}

// of is an amount on the axis.
func (s moneyScale) of(minor int64) float64 { return float64(minor) / s.factor }

// format writes a figure of the axis, without needless decimals.
func (s moneyScale) format(v float64) string {
	tenths := int64(math.Round(v * math.Pow10(s.digits)))
	if s.digits == 1 && tenths%10 == 0 {
		return s.region.Number(tenths/10, 0)
	}
	return s.region.Number(tenths, s.digits)
}

// money is an amount in the currency of the words.
func (w words) money(minor int64) domain.Money {
	return domain.Money{Minor: minor, Currency: w.currency}
}
