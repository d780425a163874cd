package control

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// bridge leads from the pipeline before the period to that at its end.
var bridge = Chart{
	ID: "bridge", History: true,
	Title: func() string { return lang.X("report.bridge", "What changed in the period") },
	Formula: func(View) string {
		return lang.X("formula.bridge", "In progress, expected by the period's end: from its start to its end, by the journal")
	},
	Draw: drawBridge,
}

func drawBridge(v View) Described {
	w := v.words()
	steps := slices.DeleteFunc(control.Bridge(v.Look), func(s control.BridgeStep) bool { return s.Count == 0 && !s.Step.IsPipeline() })
	c := charts.Chart{Kind: charts.Waterfall, Totals: true, Empty: nothingThen(v)}
	s := charts.Series{Name: lang.X("opportunity.amount", "Amount")}
	some, largest := false, int64(0)
	for _, step := range steps {
		some, largest = some || step.Count > 0, max(largest, step.Amount, -step.Amount)
		amount := float64(step.Amount)
		if step.Step.TakesAway() {
			amount = -amount
		}
		c.Categories = append(c.Categories, charts.Category{Label: stepName(step.Step), Key: step.Step.ID(), Balance: step.Step.IsPipeline()})
		s.Values = append(s.Values, amount)
	}
	scale := newMoneyScale(w, largest) // so that every step has room for its figure
	c.Format = func(minor float64) string { return scale.format(minor / scale.factor) }
	if some {
		c.Series, c.Unit = []charts.Series{s}, scale.unit
	}
	return Described{Chart: c, Part: partOf("bridge", c, ""), Hint: func(category, _ int) string {
		return hint(c.Categories[category].Label, w.exact(int64(s.Values[category])), lang.XN("chart.opportunities", "{{.Count}} opportunities",
			int(steps[category].Count), map[string]any{"Count": w.count(steps[category].Count)}))
	}}
}

// stepName is what a step is called.
func stepName(s control.Step) string {
	switch s {
	case control.StepOpening:
		return lang.X("bridge.opening", "Start")
	case control.StepCreated:
		return lang.X("bridge.created", "Created")
	case control.StepReopened:
		return lang.X("bridge.reopened", "Reopened")
	case control.StepRaised:
		return lang.X("bridge.raised", "Raised")
	case control.StepLowered:
		return lang.X("bridge.lowered", "Lowered")
	case control.StepPulledIn:
		return lang.X("bridge.pulled-in", "Pulled in")
	case control.StepPushedOut:
		return lang.X("bridge.pushed-out", "Pushed out")
	case control.StepWon:
		return lang.X("bridge.won", "Won")
	case control.StepLost:
		return lang.X("bridge.lost", "Lost")
	case control.StepRemoved:
		return lang.X("bridge.removed", "Removed")
	}
	return lang.X("bridge.closing", "End")
}

// pipelineOverTime shows what stood in each state, evening by evening.
var pipelineOverTime = Chart{
	ID: "pipeline-over-time", History: true,
	Title: func() string { return lang.X("report.pipeline_over_time", "In progress over time") },
	Formula: func(View) string {
		return lang.X("formula.pipeline_over_time", "Amount in progress by state, each evening as it was then, by the journal")
	},
	Draw: drawPipelineOverTime,
}

func drawPipelineOverTime(v View) Described {
	w := v.words()
	list := control.PipelineOverTime(v.Look)
	byMonth := len(list) > 0 && control.ByMonth(v.Look)
	c := charts.Chart{Kind: charts.Areas, Format: w.roundAmounts, Empty: nothingThen(v)}
	some, first := false, domain.Date(0)
	for _, s := range list {
		if first == 0 {
			first = s.Day
		}
		if s.Day == first {
			role, colour := charts.Paint(s.State.Colour)
			c.Series = append(c.Series, charts.Series{Name: s.State.Name, Key: string(s.State.ID), Role: role, Color: colour})
		}
	}
	states := len(c.Series)
	for i, s := range list {
		some = some || s.Count > 0
		if i%states == 0 {
			c.Categories = append(c.Categories, charts.Category{Label: pointLabel(v, s.Day, byMonth), Key: s.Day.String()})
		}
		c.Series[i%states].Values = append(c.Series[i%states].Values, float64(s.Amount))
	}
	if !some {
		c.Series = nil
	}
	return Described{Chart: c,
		Part: func(category, series int) (control.Part, bool) {
			return control.Part{Chart: "pipeline-over-time", Key: c.Categories[category].Key, Series: c.Series[series].Key}, true
		},
		Narrow: func(_, series int) (Narrowing, bool) {
			return narrowTo(domain.KindState, c.Series[series].Key, c.Series[series].Name)
		},
		Hint: func(category, series int) string {
			s := list[category*states+series]
			return w.region.Date(s.Day) + " · " + stateHint(w, control.StateInProgress{State: s.State, InProgress: s.InProgress})
		}}
}

// pointLabel names an evening by its month where the points are months.
func pointLabel(v View, day domain.Date, byMonth bool) string {
	if byMonth {
		return monthLabel(day.Month(), 99)
	}
	return v.Region.DayMonth(day)
}
