package control

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/charts"
)

// openByState shows how many stand in each state, and what they are worth.
var openByState = Chart{
	ID:    "open-by-state",
	Title: func() string { return lang.X("report.open_by_state", "In progress by state") },
	Formula: func(v View) string {
		return lang.X("formula.open_by_state_on", "Width = number of opportunities as of {{.Date}} · amount · weighted", map[string]any{"Date": v.Region.Date(v.Today)})
	},
	Draw: drawOpenByState,
}

func drawOpenByState(v View) Described {
	w := v.words()
	states := control.OpenByState(v.Look)
	c := charts.Chart{Kind: charts.Funnel, Whole: true, Format: counts(v.Region), Empty: noneInProgress(v)}
	s := charts.Series{Name: lang.X("figure.count", "Opportunities")}
	standing := false
	for _, one := range states {
		standing = standing || one.Count > 0
		role, colour := charts.Paint(one.State.Colour)
		c.Categories = append(c.Categories, charts.Category{Label: one.State.Name, Key: string(one.State.ID), Role: role, Color: colour,
			Columns: []string{w.short(one.Amount), w.short(one.Weighted)}})
		s.Values = append(s.Values, float64(one.Count))
	}
	if standing {
		c.Series = []charts.Series{s}
	}
	return Described{Chart: c, Part: partOf("open-by-state", c, ""), Narrow: narrowByCategory(domain.KindState, c),
		Hint: func(category, _ int) string { return stateHint(w, states[category]) }}
}

// noneInProgress says why there is nothing in any state.
func noneInProgress(v View) string {
	if v.Len() > 0 {
		return lang.X("chart.none_in_progress", "Nothing in progress")
	}
	return lang.X("chart.no_data", "No data yet")
}

func stateHint(w words, s control.StateInProgress) string {
	text := lang.X("chart.state_hint", "{{.State}}: {{.Count}} · {{.Amount}} · weighted {{.Weighted}}", map[string]any{
		"State": s.State.Name, "Count": w.count(s.Count), "Amount": w.exact(s.Amount), "Weighted": w.exact(s.Weighted)})
	if s.Unconverted > 0 {
		text += " · " + lang.XN("chart.unconverted", "{{.Count}} without an exchange rate left out", int(s.Unconverted), map[string]any{"Count": w.count(s.Unconverted)})
	}
	return text
}

// lossReasons shows how many were lost for each reason, and from which states.
var lossReasons = Chart{
	ID:      "loss-reasons",
	History: true,
	Title:   func() string { return lang.X("report.loss_reasons", "Loss reasons") },
	Formula: func(v View) string {
		args := map[string]any{"Count": v.words().count(control.ClosingOf(v.Look).Lost)}
		if v.HasHistory() {
			return lang.X("formula.loss_reasons_from", "{{.Count}} lost, by closing date · % of them · colour: the state lost from", args)
		}
		return lang.X("formula.loss_reasons_of", "{{.Count}} lost, by closing date · % of them", args)
	},
	Draw: drawLossReasons,
}

func drawLossReasons(v View) Described {
	w := v.words()
	shown, rest := control.Top(control.LossReasons(v.Look), control.MostBars)
	if len(rest) > 0 {
		shown = append(shown, control.OtherLosses(rest))
	}
	c := charts.Chart{Kind: charts.HorizontalBars, Whole: true, HideAxis: true, Format: counts(v.Region), Empty: noneLost(v)}
	all := control.ClosingOf(v.Look).Lost
	for _, r := range shown {
		c.Categories = append(c.Categories, charts.Category{Label: nameOr(r.Reason, lang.X("chart.no_reason", "No reason given")), Key: string(r.Reason.ID),
			Columns: []string{w.count(r.Count), w.rate(control.Rate{Part: r.Count, Whole: all})}})
	}
	c.Series = lossSeries(v, shown)
	return Described{Chart: c,
		Part: func(category, series int) (control.Part, bool) {
			return control.Part{Chart: "loss-reasons", Key: c.Categories[category].Key, Series: c.Series[series].Key}, true
		},
		Hint: func(category, series int) string {
			return lossHint(w, c.Categories[category].Label, c.Series[series], shown[category])
		}}
}

// noneLost says why there is no reason to show.
func noneLost(v View) string {
	if control.ClosingOf(v.Look).Won > 0 {
		return lang.X("chart.none_lost", "Nothing lost in this period")
	}
	return noneClosed(v)
}

// lossSeries are the states lost from, in the office's order; without a history one of all.
func lossSeries(v View, shown []control.LossReason) []charts.Series {
	if len(shown) == 0 {
		return nil
	}
	if !v.HasHistory() {
		s := charts.Series{Name: lang.X("figure.lost", "Lost"), Role: charts.Series6}
		for _, r := range shown {
			s.Values = append(s.Values, float64(r.Count))
		}
		return []charts.Series{s}
	}
	var list []charts.Series
	for _, state := range statesLostFrom(shown) {
		role, colour := charts.Paint(state.Colour)
		s := charts.Series{Name: state.Name, Key: control.FromKey(state), Role: role, Color: colour}
		if state.ID == "" {
			s.Name, s.Role = lang.X("chart.no_state", "Never open"), charts.Muted
		}
		for _, r := range shown {
			s.Values = append(s.Values, float64(r.LostFrom(state).Count))
		}
		list = append(list, s)
	}
	return list
}

// statesLostFrom are the states that any of the reasons lost from, in the office's order,
// none of them last.
func statesLostFrom(reasons []control.LossReason) []domain.State {
	var states []domain.State
	for _, r := range reasons {
		for _, from := range r.From {
			if !slices.ContainsFunc(states, func(s domain.State) bool { return s.ID == from.State.ID }) {
				states = append(states, from.State)
			}
		}
	}
	slices.SortStableFunc(states, func(a, b domain.State) int {
		if (a.ID == "") != (b.ID == "") {
			return len(b.ID) - len(a.ID)
		}
		return a.Position - b.Position
	})
	return states
}

func lossHint(w words, name string, s charts.Series, r control.LossReason) string {
	args := map[string]any{"Reason": name, "State": s.Name, "Count": w.count(r.Count), "Amount": w.exact(r.Amount)}
	if s.Key == "" {
		return lang.X("chart.loss_hint", "{{.Reason}}: {{.Count}} lost · {{.Amount}}", args)
	}
	for _, from := range r.From {
		if control.FromKey(from.State) == s.Key {
			args["Count"], args["Amount"] = w.count(from.Count), w.exact(from.Amount)
		}
	}
	return lang.X("chart.loss_from_hint", "{{.Reason}}, from {{.State}}: {{.Count}} lost · {{.Amount}}", args)
}
