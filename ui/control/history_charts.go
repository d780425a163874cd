package control

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// historyCharts are those that tell of the past.
var historyCharts = []Chart{timeInState, stageConversion, bridge, activity, calibration, pipelineOverTime}

// nothingThen says why a chart of a period's opportunities is empty.
func nothingThen(v View) string {
	if v.Len() > 0 {
		return lang.X("chart.nothing_then", "Nothing in this period")
	}
	return lang.X("chart.no_data", "No data yet")
}

// fewCases greys what rests on few cases.
func fewCases(count int64) charts.Role {
	if count < control.FewClosed {
		return charts.Muted
	}
	return charts.Auto
}

// fewCasesNote explains what is grey in a chart, if anything is.
func fewCasesNote(c charts.Chart) string {
	for _, category := range c.Categories {
		if category.Role == charts.Muted {
			return lang.X("chart.few_cases", "grey: few data, under {{.Count}}", map[string]any{"Count": control.FewClosed})
		}
	}
	return ""
}

// fewCasesHint says so in a hint.
func fewCasesHint(count int64) string {
	if count < control.FewClosed {
		return " · " + lang.X("figure.few", "few data")
	}
	return ""
}

// daysText writes a number of days, with a decimal where it is no whole one.
func (w words) daysText(days float64) string {
	tenths := int64(days*10 + 0.5)
	if tenths%10 == 0 {
		return w.count(tenths / 10)
	}
	return w.region.Number(tenths, 1)
}

// timeInState shows how long opportunities stay in each state.
var timeInState = Chart{
	ID: "time-in-state", History: true,
	Title: func() string { return lang.X("report.time_in_state", "Time in state") },
	Formula: func(View) string {
		return lang.X("formula.time_in_state", "Days in each state, re-entries added up: median and 80th percentile, by the journal")
	},
	Draw: drawTimeInState,
}

func drawTimeInState(v View) Described {
	w := v.words()
	states := control.TimeInState(v.Look)
	c := charts.Chart{Kind: charts.HorizontalBars, Format: counts(v.Region), Empty: nothingThen(v), Head: []string{
		lang.X("figure.cycle_days", "Days"), lang.X("chart.median", "Median"), lang.X("chart.p80", "80 %"), lang.X("chart.number", "n")}}
	median := charts.Series{Name: lang.X("figure.median_days", "Median, days"), Role: charts.Series1}
	further := charts.Series{Name: lang.X("figure.p80_days", "80th percentile, days"), Role: charts.State1}
	some := false
	for _, s := range states {
		texts := []string{dash, dash, w.count(s.Count)}
		if s.Count > 0 {
			some, texts[0], texts[1] = true, w.daysText(s.Median), w.daysText(s.P80)
		}
		c.Categories = append(c.Categories, charts.Category{Label: s.State.Name, Key: string(s.State.ID), Role: fewCases(s.Count), Columns: texts})
		median.Values, further.Values = append(median.Values, s.Median), append(further.Values, s.P80-s.Median)
	}
	if some {
		c.Series, c.Unit = []charts.Series{median, further}, fewCasesNote(c)
	}
	return Described{Chart: c, Part: partOf("time-in-state", c, ""), Narrow: narrowByCategory(domain.KindState, c),
		Hint: func(category, _ int) string {
			s := states[category]
			return lang.X("chart.time_in_state_hint", "{{.State}}: half within {{.Median}} days, 80 % within {{.P80}} · {{.Count}} opportunities", map[string]any{
				"State": s.State.Name, "Median": w.daysText(s.Median), "P80": w.daysText(s.P80), "Count": w.count(s.Count)}) + fewCasesHint(s.Count)
		}}
}

// stageConversion shows how many of those that came into each stage came further.
var stageConversion = Chart{
	ID: "stage-conversion", History: true,
	Title: func() string { return lang.X("report.stage_conversion", "Conversion by stage") },
	Formula: func(View) string {
		return lang.X("formula.stage_conversion", "Of those that entered in the period: later in the next state or won, by the journal")
	},
	Draw: drawStageConversion,
}

func drawStageConversion(v View) Described {
	w := v.words()
	steps := control.StageConversion(v.Look)
	c := charts.Chart{Kind: charts.Funnel, Whole: true, Format: counts(v.Region), Empty: nothingThen(v)}
	s := charts.Series{Name: lang.X("figure.entered", "Entered")}
	some := false
	for _, step := range steps {
		some = some || step.Whole > 0
		role, colour := charts.Paint(step.From.Colour)
		if step.Whole < control.FewClosed {
			role, colour = charts.Muted, charts.Color{}
		}
		c.Categories = append(c.Categories, charts.Category{Label: step.From.Name, Key: string(step.From.ID), Role: role, Color: colour,
			Columns: []string{w.rate(step.Rate), w.of(step.Rate)}})
		s.Values = append(s.Values, float64(step.Whole))
	}
	if some {
		c.Series = []charts.Series{s}
	}
	return Described{Chart: c, Part: partOf("stage-conversion", c, control.SeriesEntered), Narrow: narrowByCategory(domain.KindState, c),
		Hint: func(category, _ int) string { return stepHint(w, steps[category]) }}
}

func stepHint(w words, step control.StageStep) string {
	if !step.Valid() {
		return step.From.Name + ": " + dash
	}
	low, high := step.Wilson()
	return lang.X("chart.conversion_hint", "{{.From}} → {{.To}}: {{.Reached}} of {{.Entered}} came further ({{.Rate}}) · 95 % interval {{.Low}} to {{.High}}", map[string]any{
		"From": step.From.Name, "To": step.To.Name, "Reached": w.count(step.Part), "Entered": w.count(step.Whole), "Rate": w.rate(step.Rate),
		"Low": w.region.Rate(low, 0), "High": w.region.Rate(high, 0)}) + fewCasesHint(step.Whole)
}
