// Package charts draws the description of a chart to an image, at device pixels, and says which pixels belong to which
// figure. It knows no business and no toolkit, so the window, the command line and the PDFs show the same pictures.
//
// Everything is drawn on go-chart's Renderer, which only canvas.go touches. go-chart's finished bar charts do not serve: one
// has no groups, the other stretches every stack, upright or level, to 100 %, where a stack here is as long as its total.
package charts

import (
	"fmt"
	"math"

	"preventa/domain"
)

// fault reports a description or a size that cannot be drawn: the program's own mistake, never the person's.
func fault(format string, args ...any) error {
	return &domain.Error{Code: domain.Internal, Err: fmt.Errorf("chart: "+format, args...)}
}

// Kind is the type of a chart.
type Kind int

// The kinds of chart.
const (
	StackedColumns Kind = iota // one column for each category, its series one upon another
	Columns                    // each category's series side by side
	HorizontalBars             // one row for each category, its series end to end
	Funnel                     // one series, a centred bar for each category, none negative
	Waterfall                  // one series, each column starting where the one before it ends
	Lines                      // each series a line with a point for each category
	Areas                      // the series as areas, one upon another
)

// Chart describes a chart: plain figures and texts, already translated. Figures may be negative or all zero.
type Chart struct {
	Kind       Kind
	Categories []Category
	Series     []Series

	// Format writes a figure for the value axis and the totals. Nil writes the shortest decimal notation.
	Format func(float64) string
	// Totals writes each category's total at the end of its column or bar, or each figure where series stand side by
	// side. They are left out where they would not fit, and on Lines of several series. A Funnel has them in any case.
	Totals bool
	// Whole says that the figures are counts: the axis then has whole numbers only.
	Whole bool
	// Max is where the axis ends unless a figure goes beyond it (100 for percentages); 0 leaves it to the figures.
	Max float64
	// Bare draws the figures and the reference line alone, over the whole picture: no axis, no names, no legend, as in a
	// sparkline. Bare Lines fill the height with what lies between their least and greatest figure, instead of standing
	// on 0. Not for HorizontalBars or a Funnel.
	Bare bool
	// HideAxis leaves out the value axis and the grid of HorizontalBars, whose longest bar then fills the plot.
	HideAxis bool

	// Reference is a dashed line across the plot, or nil. Not for a Funnel.
	Reference *Line
	// Target marks a value for each category, or nil. Not for HorizontalBars or a Funnel.
	Target *Target
	// Head are captions over HorizontalBars: the first over the bars, the others over the Columns in their order.
	Head []string
	// DotMax is the value at the right end of the tracks of the Dots; 0 where there are none.
	DotMax float64
	// Unit is a note at the right of the legend, such as "$ M".
	Unit string

	// Empty is written instead of the figures when there are no categories or no series.
	Empty string
	// Notice, unless empty, is written instead of the figures whatever they are ("Too few cases (n = 3)").
	Notice string
}

// Category is one place on the category axis: a month, a salesperson, a state.
type Category struct {
	Label string
	Key   string // the caller's own name for it; not drawn
	Role  Role   // colours this category's figures instead of the series' colour; Auto leaves it to the series
	Color Color  // a colour of the office's own, before any role; the zero Color is none
	// Balance makes a Waterfall's column stand on 0, as its first and last columns do. Its other columns have the colour
	// of what is won where they go up and of what is lost where they go down, unless a role or a colour is given.
	Balance bool
	// Dot is a second figure of a row of HorizontalBars, on a track between the bars and the Columns, or nil. The tracks
	// are left out where there is no room for them.
	Dot *Dot
	// Columns are texts at the right of a row: the first in semi-bold (but beside a Funnel, whose own figures are), the
	// others as captions.
	Columns []string
}

// Series is one colour's worth of figures.
type Series struct {
	Name   string
	Key    string    // the caller's own name for it; not drawn
	Role   Role      // Auto gives the colour of the series' position
	Color  Color     // a colour of the office's own, before any role; the zero Color is none
	Values []float64 // one for each category; in Lines, NaN is no point, and breaks the line
	// Dashed draws a line of Lines dashed, as a plan or a guess is.
	Dashed bool
}

// Dot is a figure from 0 to the chart's DotMax, such as a rate, and what it may as well be.
type Dot struct {
	Value     float64
	Low, High float64 // its interval; none where they are equal
}

// Line is a reference value, such as the team's average.
type Line struct {
	Value float64
	Label string // named in the legend, unless empty
}

// Target is a value to reach in each category.
type Target struct {
	Name   string
	Values []float64 // one for each category; 0 marks none
}

// largest bounds the figures, so that no sum or difference of them leaves the range of a float64.
const largest = 1e100

// validate reports the first thing in c that cannot be drawn.
func (c Chart) validate() error {
	if err := c.validateKind(); err != nil {
		return err
	}
	for _, s := range c.Series {
		if err := c.validateValues(s.Name, s.Values); err != nil {
			return err
		}
	}
	if c.Target != nil {
		targets := Chart{Categories: c.Categories} // of no kind that has values of its own
		if err := targets.validateValues(c.Target.Name, c.Target.Values); err != nil {
			return err
		}
	}
	if c.Reference != nil && !drawable(c.Reference.Value) {
		return fault("reference line at %g", c.Reference.Value)
	}
	if !drawable(c.Max) {
		return fault("axis up to %g", c.Max)
	}
	return c.validateDots()
}

// validateDots refuses dots without a track, and those that cannot be drawn.
func (c Chart) validateDots() error {
	for i, category := range c.Categories {
		d := category.Dot
		switch {
		case d == nil:
		case c.Kind != HorizontalBars:
			return fault("dot in a chart of kind %d", c.Kind)
		case !(c.DotMax > 0) || !drawable(c.DotMax):
			return fault("dots up to %g", c.DotMax)
		case !drawable(d.Value) || !drawable(d.Low) || !drawable(d.High) || d.Low > d.High:
			return fault("dot %d at %g, from %g to %g", i, d.Value, d.Low, d.High)
		}
	}
	return nil
}

// validateKind refuses what the kind of chart has no place for.
func (c Chart) validateKind() error {
	rows := c.Kind == HorizontalBars || c.Kind == Funnel
	switch {
	case c.Kind < StackedColumns || c.Kind > Areas:
		return fault("kind %d", c.Kind)
	case rows && c.Target != nil:
		return fault("targets on horizontal bars")
	case c.Kind == Funnel && c.Reference != nil:
		return fault("reference line on a funnel")
	case rows && c.Bare:
		return fault("bare horizontal bars")
	case c.Kind != HorizontalBars && len(c.Head) > 0:
		return fault("captions over a chart of kind %d", c.Kind)
	case (c.Kind == Funnel || c.Kind == Waterfall) && len(c.Series) > 1:
		return fault("%d series in a chart of one", len(c.Series))
	}
	return nil
}

func (c Chart) validateValues(name string, values []float64) error {
	if len(values) != len(c.Categories) {
		return fault("%q has %d values for %d categories", name, len(values), len(c.Categories))
	}
	for i, v := range values {
		if c.Kind == Lines && math.IsNaN(v) {
			continue
		}
		if !drawable(v) {
			return fault("%q has %g at %d", name, v, i)
		}
		if c.Kind == Funnel && v < 0 {
			return fault("%q has %g in a funnel", name, v)
		}
	}
	return nil
}

// drawable also refuses NaN, for which no comparison holds.
func drawable(v float64) bool { return math.Abs(v) <= largest }

// isEmpty reports whether there is nothing to draw.
func (c Chart) isEmpty() bool { return len(c.Categories) == 0 || len(c.Series) == 0 }

// stacked reports whether the series of a category add up on one bar.
func (c Chart) stacked() bool {
	return c.Kind == StackedColumns || c.Kind == HorizontalBars || c.Kind == Areas
}

// format writes a figure.
func (c Chart) format(v float64) string {
	if c.Format != nil {
		return c.Format(v)
	}
	return fmt.Sprint(v)
}

// valueAxis is the axis of the figures, with at most about intervals between its ticks. It ends at Max unless a figure is
// greater.
func (c Chart) valueAxis(intervals int) axis {
	lo, hi := c.extent()
	if lo == hi {
		return axis{hi: 1, step: 10} // nothing but zeros: 0 is the only tick, and no amount is made up
	}
	if hi > 0 && hi == c.Max {
		return newAxisEnding(lo, hi, intervals, c.Whole)
	}
	return newAxis(lo, hi, intervals, c.Whole)
}

// extent returns the least and the greatest value the axis must hold; 0 is always between them.
func (c Chart) extent() (lo, hi float64) {
	hi = max(0, c.Max)
	for i := range c.Categories {
		down, up := c.reach(i)
		lo, hi = min(lo, down), max(hi, up)
	}
	if c.Reference != nil {
		lo, hi = min(lo, c.Reference.Value), max(hi, c.Reference.Value)
	}
	if c.Target != nil {
		for _, v := range c.Target.Values {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	return lo, hi
}

// reach returns how far the bars of a category go below and above 0.
func (c Chart) reach(category int) (down, up float64) {
	if c.Kind == Waterfall {
		from := c.base(category)
		to := from + c.total(category)
		return min(0, from, to), max(0, from, to)
	}
	for _, s := range c.Series {
		v := s.Values[category]
		if math.IsNaN(v) {
			continue
		}
		if c.stacked() {
			down, up = down+min(0, v), up+max(0, v)
		} else {
			down, up = min(down, v), max(up, v)
		}
	}
	return down, up
}

// base is where the bars of a category start: at 0, or in a Waterfall where the category before it ended.
func (c Chart) base(category int) float64 {
	if c.Kind != Waterfall || c.Categories[category].Balance {
		return 0
	}
	sum := 0.0
	for i := category - 1; i >= 0; i-- {
		sum += c.total(i)
		if c.Categories[i].Balance {
			break
		}
	}
	return sum
}

// total is the sum of a category's figures.
func (c Chart) total(category int) float64 {
	sum := 0.0
	for _, s := range c.Series {
		sum += s.Values[category]
	}
	return sum
}

// values are the figures of a category, in the order of the series.
func (c Chart) values(category int) []float64 {
	values := make([]float64, len(c.Series))
	for i, s := range c.Series {
		values[i] = s.Values[category]
	}
	return values
}

// totals writes the total of every category.
func (c Chart) totals() []string {
	texts := make([]string, len(c.Categories))
	for i := range texts {
		texts[i] = c.format(c.total(i))
	}
	return texts
}

// names are the labels of the categories.
func (c Chart) names() []string {
	names := make([]string, len(c.Categories))
	for i, category := range c.Categories {
		names[i] = category.Label
	}
	return names
}

// fill is the colour of one figure.
func (c Chart) fill(t Theme, category, series int) Color {
	switch at := c.Categories[category]; {
	case at.Color != (Color{}):
		return at.Color
	case at.Role != Auto:
		return t.color(at.Role, series)
	case c.Kind == Waterfall && !at.Balance && c.Series[series].Role == Auto && c.Series[series].Color == (Color{}):
		return t.color(step(c.Series[series].Values[category]), series)
	}
	return c.seriesFill(t, series)
}

// step is the role of a step up or down.
func step(v float64) Role {
	if v < 0 {
		return Lost
	}
	return Won
}

// seriesFill is the colour of a series in the legend.
func (c Chart) seriesFill(t Theme, series int) Color {
	if s := c.Series[series]; s.Color == (Color{}) {
		return t.color(s.Role, series)
	}
	return c.Series[series].Color
}
