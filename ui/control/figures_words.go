package control

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/control"
	"preventa/ui/kit"
)

// figureTitle names a key figure.
func figureTitle(id control.FigureID) string {
	switch id {
	case control.FigureWinRate:
		return lang.X("figure.win_rate", "Win rate")
	case control.FigureWon:
		return lang.X("figure.amount_won", "Won")
	case control.FigureCycle:
		return lang.X("figure.mean_cycle", "Mean cycle")
	case control.FigureWeighted:
		return lang.X("figure.open_weighted", "Open, weighted")
	case control.FigureForecast:
		return lang.X("figure.forecast", "Forecast P10–P90")
	case control.FigureAverage:
		return lang.X("figure.average_won", "Average won")
	case control.FigureVelocity:
		return lang.X("figure.velocity", "Sales velocity")
	}
	return lang.X("figure.coverage", "Coverage of the target")
}

// figureFormula says how a key figure is computed and by which date.
func figureFormula(id control.FigureID) string {
	switch id {
	case control.FigureWinRate:
		return lang.X("formula.figure.win_rate", "Won ÷ (won + lost), by closing date")
	case control.FigureWon:
		return lang.X("formula.figure.won_amount", "Σ amount won, by closing date")
	case control.FigureCycle:
		return lang.X("formula.figure.mean_cycle", "Mean of days from opening to closing, won ones, by closing date")
	case control.FigureWeighted:
		return lang.X("formula.figure.weighted_pipeline", "Σ amount × probability of all in progress on the day")
	case control.FigureForecast:
		return lang.X("formula.figure.forecast", "Won so far + draws of those expected to close in the period, each by its probability: 10,000 runs, of which 10 % come to less than the first and 10 % to more than the second amount")
	case control.FigureAverage:
		return lang.X("formula.figure.average_won", "Amount won ÷ number won, by closing date")
	case control.FigureVelocity:
		return lang.X("formula.figure.sales_velocity", "In progress × win rate × average won ÷ mean cycle in days × 30: an amount a month; rates of the last 12 months")
	}
	return lang.X("formula.figure.coverage", "Amount in progress expected in the period ÷ (target − won so far)")
}

// figure writes the value of a figure.
func (w words) figure(f control.Figure) string {
	if !f.Known {
		return dash
	}
	if f.ID == control.FigureForecast {
		return w.amountRange(f.Interval.P10, f.Interval.P90)
	}
	return w.inUnit(f.Unit, f.Value)
}

// inUnit writes a value.
func (w words) inUnit(unit control.FigureUnit, value float64) string {
	switch unit {
	case control.FigureShare:
		return w.region.Rate(value, 0)
	case control.FigureMoney:
		return w.amounts(math.Round(value))
	case control.FigureDays:
		return w.days(value)
	}
	return lang.X("figure.times", "{{.Times}} ×", map[string]any{"Times": w.region.Number(int64(math.Round(10*value)), 1)})
}

// days writes days, rounded.
func (w words) days(value float64) string {
	days := int(math.Round(value))
	return lang.XN("figure.days", "{{.Days}} days", days, map[string]any{"Days": w.count(int64(days))})
}

// amountRange writes two amounts with their mark and unit once: "$ 296 – 478 M".
func (w words) amountRange(low, high int64) string {
	if low == high {
		return w.short(low)
	}
	if low < 0 {
		return w.short(low) + " – " + w.short(high)
	}
	s := newMoneyScale(w, high)
	if million := 1_000_000 * w.currency.Scale(); high >= 100*million {
		s.digits = 0
	}
	symbol := w.region.Symbol(w.currency)
	if s.unit != symbol { // in millions
		return symbol + "\u00a0" + s.format(s.of(low)) + " – " + s.format(s.of(high)) + "\u00a0M"
	}
	return symbol + "\u00a0" + w.region.Amount(w.money(low)) + " – " + w.region.Amount(w.money(high))
}

// change says how much better or worse a figure is than before, and in which colour.
func (w words) change(f control.Figure) (string, fyne.ThemeColorName) {
	if !f.HasPrevious || !f.Known {
		return "", kit.ColorText3
	}
	text := w.changeText(f)
	more, better := f.Value > f.Previous, f.Value > f.Previous != f.LessIsMore
	switch {
	case text == "" || f.Value == f.Previous:
		return "=", kit.ColorText3
	case more && better:
		return "▲ " + text, kit.ColorWon
	case more:
		return "▲ " + text, kit.ColorLost
	case better:
		return "▼ " + text, kit.ColorWon
	}
	return "▼ " + text, kit.ColorLost
}

// changeText is how far a figure is from before: points of a rate, days, and percent of
// amounts; "" for nothing to speak of. What is written rounded is compared rounded, so that
// it is the difference of what stands there.
func (w words) changeText(f control.Figure) string {
	off := math.Abs(f.Value - f.Previous)
	rounded := func(v float64) int64 { return int64(math.Round(v)) }
	shown := func(scale float64) int64 {
		now, before := rounded(scale*f.Value), rounded(scale*f.Previous)
		return max(now-before, before-now)
	}
	switch {
	case f.Unit == control.FigureShare && shown(100) > 0:
		return lang.XN("figure.points", "{{.Points}} pts", int(shown(100)), map[string]any{"Points": w.count(shown(100))})
	case f.Unit == control.FigureDays && shown(1) > 0:
		return w.days(float64(shown(1)))
	case f.Unit == control.FigureTimes && shown(10) > 0:
		return w.region.Number(shown(10), 1)
	case f.Unit == control.FigureMoney && f.Previous == 0:
		return w.amounts(math.Round(off))
	case f.Unit == control.FigureMoney && rounded(100*off/math.Abs(f.Previous)) > 0:
		return w.region.Rate(off/math.Abs(f.Previous), 0)
	}
	return ""
}

// figureBasis says what a figure is compared with and rests on.
func (w words) figureBasis(f control.Figure) string {
	var texts []string
	if f.HasPrevious && f.Known && f.ID != control.FigureForecast {
		texts = append(texts, lang.X("figure.versus", "vs. {{.Previous}}", map[string]any{"Previous": w.inUnit(f.Unit, f.Previous)}))
	}
	texts = append(texts, w.cases(f))
	if f.Few {
		texts = append(texts, lang.X("figure.few", "few data"))
	}
	return strings.Join(texts, " · ")
}

// besideChange is what stands beside the change of a figure, parted from it where it does not
// begin with what the figure is compared with.
func (w words) besideChange(f control.Figure) string {
	if change, _ := w.change(f); change != "" && f.ID == control.FigureForecast {
		return "· " + w.figureBasis(f)
	}
	return w.figureBasis(f)
}

// cases says how many opportunities a figure rests on.
func (w words) cases(f control.Figure) string {
	args := map[string]any{"Count": w.count(f.N), "Part": w.count(f.Part)}
	switch f.ID {
	case control.FigureWinRate:
		return lang.X("figure.part_closed", "{{.Part}} of {{.Count}} closed", args)
	case control.FigureWeighted:
		return lang.X("figure.in_progress", "{{.Count}} in progress", args)
	case control.FigureForecast:
		return w.forecastCases(f)
	case control.FigureVelocity:
		return lang.X("figure.a_month", "a month · {{.Count}} closed", args)
	case control.FigureCoverage:
		if !f.Known {
			return w.noCoverage(f)
		}
		return lang.X("figure.expected_count", "{{.Count}} expected", args)
	}
	return lang.XN("figure.won_count", "{{.Count}} won", int(f.N), args)
}

// forecastCases is the median of the forecast and the chance to reach the target.
func (w words) forecastCases(f control.Figure) string {
	args := map[string]any{"Median": w.short(f.Interval.P50), "Chance": w.region.Rate(f.Interval.Chance, 0), "Count": w.count(f.N)}
	if f.Interval.HasTarget {
		return lang.X("figure.chance", "{{.Chance}} to reach the target", args)
	}
	return lang.X("figure.median_of", "median {{.Median}} · {{.Count}} expected", args)
}

// noCoverage says why there is no coverage.
func (w words) noCoverage(f control.Figure) string {
	if f.Interval.HasTarget {
		return lang.X("figure.target_reached", "target reached")
	}
	return lang.X("figure.no_target", "no target")
}

// figureHint tells all there is to a figure.
func (w words) figureHint(f control.Figure) string {
	lines := []string{figureTitle(f.ID) + ": " + w.figure(f), figureFormula(f.ID), w.figureBasis(f)}
	args := map[string]any{"P10": w.exact(f.Interval.P10), "P50": w.exact(f.Interval.P50), "P90": w.exact(f.Interval.P90),
		"Target": w.exact(f.Interval.Target), "Chance": w.region.Rate(f.Interval.Chance, 1), "Count": w.count(f.Interval.Open)}
	switch {
	case f.ID == control.FigureForecast:
		lines[0] = lang.X("figure.forecast_hint", "P10 {{.P10}} · P50 {{.P50}} · P90 {{.P90}} · {{.Count}} expected", args)
		if f.Interval.HasTarget {
			lines[2] = lang.X("figure.target_hint", "{{.Chance}} to reach the target of {{.Target}}", args)
		}
	case f.ID == control.FigureWinRate && f.Known:
		low, high := control.Rate{Part: f.Part, Whole: f.N}.Wilson()
		lines = append(lines, lang.X("figure.wilson", "95 % interval {{.Low}} to {{.High}}", map[string]any{"Low": w.region.Rate(low, 0), "High": w.region.Rate(high, 0)}))
	case f.Unit == control.FigureMoney && f.Known:
		lines[0] = figureTitle(f.ID) + ": " + w.exact(int64(math.Round(f.Value)))
	case f.ID == control.FigureCoverage && f.Known:
		lines = append(lines, lang.X("figure.coverage_weighted", "{{.Times}} by the weighted amount", map[string]any{"Times": w.inUnit(control.FigureTimes, f.Weighted)}))
	}
	return strings.Join(lines, "\n")
}
