package control

import (
	"slices"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// Chart is a chart of the dashboard: a card, a picture on the command line, a part of the
// printed page.
type Chart struct {
	ID      string // that of its report, too: "origins"
	Title   func() string
	Formula func(View) string // how it is computed and by which date, as its subtitle
	History bool              // it tells of the past, for which the journal must have been read
	Draw    func(View) Described
}

// View is what a chart is drawn from.
type View struct {
	*control.Look
	Region   region.Region
	Currency domain.Currency // of the amounts
}

// Described is the description of a chart with what lies behind each of its figures.
type Described struct {
	Chart charts.Chart
	// Hint is what hovering over a figure says.
	Hint func(category, series int) string
	// Part is what a figure shows, whose opportunities a click lists; nil where a click lists
	// nothing, false for a figure that shows no opportunities.
	Part func(category, series int) (control.Part, bool)
	// Narrow is the filter of all charts that a figure stands for, such as its salesperson;
	// nil where it stands for none.
	Narrow func(category, series int) (Narrowing, bool)
}

// Narrowing is what all charts can be narrowed to.
type Narrowing = kit.Narrowing

// Charts are all charts there are, in the order a fresh dashboard shows them.
var Charts = slices.Concat(closingCharts, forecastCharts, historyCharts)

// FindChart gives a chart by its id.
func FindChart(id string) (Chart, bool) {
	at := slices.IndexFunc(Charts, func(c Chart) bool { return c.ID == id })
	if at < 0 {
		return Chart{}, false
	}
	return Charts[at], true
}
