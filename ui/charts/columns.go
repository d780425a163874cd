package charts

import (
	"image"
	"math"
	"slices"
)

const (
	columnShare   = 0.576 // of its slot that a column takes
	groupShare    = 0.76  // of its slot that columns side by side take
	columnWidest  = 48
	columnRadius  = 2
	columnInside  = 24  // least height of a column with its figure inside
	targetOver    = 6   // how far a target mark reaches over its column at each side
	tickEvery     = 40  // least distance between ticks
	labelPadding  = 6   // between two labels of the category axis
	edgeShare     = 1.5 // of a label that must be free where the first and the last are pushed off the picture's edges
	labelLeast    = 44  // slots narrower than this get every other label, or fewer, instead of shortened ones
	labelWidest   = 120 // a label thinned out is never wider
	columnsBelow  = 20  // category labels
	labelLine     = 14  // from one line of them to the next
	columnsAbove  = 6
	columnsTotals = 14 // room for a total over the highest column
)

// columns lays out a chart of vertical bars.
type columns struct {
	chart  Chart
	canvas *canvas
	legend legend
	axis   axis
	labels []string // of the axis's ticks
	plot   image.Rectangle
	lines  int // of category labels
}

func newColumns(c Chart, cv *canvas) *columns {
	if c.Bare {
		return newBare(c, cv)
	}
	d := &columns{chart: c, canvas: cv, legend: newLegend(c, cv), lines: 1}
	d.lay()
	every, room := d.labelling()
	if room <= 0 || every == 1 && d.need() <= room {
		return d
	}
	d.lines = 2 // they take turns
	d.lay()
	everyStep := c.Kind == Waterfall && 2*d.width() >= float64(cv.px(labelLeast)) // must be named
	if !everyStep && (every > 1 || !d.allWhole()) {
		d.lines = 1
		d.lay()
	}
	return d
}

// lay places the plot and its axis over the category labels and the legend.
func (d *columns) lay() {
	c, cv := d.chart, d.canvas
	top, bottom := cv.px(columnsAbove), cv.height-d.legend.height(cv)-d.below()
	if c.Totals {
		top += cv.px(columnsTotals)
	}
	bottom = max(bottom, top)
	d.axis = c.valueAxis((bottom-top)/cv.px(tickEvery)).along(bottom, top)
	d.labels = d.axis.tickLabels(c.format)
	x := widest(d.labels, cv.measure) + cv.px(6)
	if x > cv.width/2 { // a cut figure would be a false one
		d.labels, x = make([]string, len(d.labels)), 0
	}
	d.plot = image.Rect(x, top, cv.width, bottom)
}

// below is the height of the category labels.
func (d *columns) below() int {
	return d.canvas.px(columnsBelow) + (d.lines-1)*d.canvas.px(labelLine)
}

// width is that of a category's slot.
func (d *columns) width() float64 { return float64(d.plot.Dx()) / float64(len(d.chart.Categories)) }

func (d *columns) draw() Picture {
	d.drawGrid()
	var p Picture
	for i := range d.chart.Categories {
		p.Slots = append(p.Slots, d.slot(i))
		p.Hits = append(p.Hits, d.drawCategory(i)...)
	}
	d.drawSteps()
	d.drawReference()
	d.drawTotals(p.Hits)
	d.drawTargets()
	d.drawLabels()
	d.legend.draw(d.canvas, d.plot.Min.X)
	return p
}

// drawGrid draws a line and a label for each tick.
func (d *columns) drawGrid() {
	cv := d.canvas
	for i, v := range d.axis.ticks() {
		y := d.axis.at(v)
		cv.rect(image.Rect(d.plot.Min.X, y, d.plot.Max.X, y+cv.px(1)), 0, cv.Theme.Grid)
		cv.text(d.labels[i], d.plot.Min.X-cv.px(6), y+cv.px(capHeight)/2, right, cv.Theme.Text3)
	}
}

// slot is the part of the picture that belongs to a category, with its label.
func (d *columns) slot(category int) image.Rectangle {
	n := len(d.chart.Categories)
	x0 := d.plot.Min.X + category*d.plot.Dx()/n
	x1 := d.plot.Min.X + (category+1)*d.plot.Dx()/n
	if d.edges() { // halfway to the neighbours
		x0, x1 = d.plot.Min.X, d.plot.Max.X
		if category > 0 {
			x0 = (d.middle(category-1) + d.middle(category)) / 2
		}
		if category < n-1 {
			x1 = (d.middle(category) + d.middle(category+1)) / 2
		}
	}
	return image.Rect(x0, 0, x1, min(d.canvas.height, d.plot.Max.Y+d.below()))
}

// edges reports whether the first and the last category lie at the edges of the plot, instead of half a slot away.
func (d *columns) edges() bool {
	return len(d.chart.Categories) > 1 && (d.chart.Kind == Areas || d.chart.Kind == Lines && d.chart.Bare)
}

// middle is where a category lies.
func (d *columns) middle(category int) int {
	if d.edges() {
		return d.plot.Min.X + category*d.plot.Dx()/(len(d.chart.Categories)-1)
	}
	slot := d.slot(category)
	return (slot.Min.X + slot.Max.X) / 2
}

// band is the stretch of a slot that its columns take.
func (d *columns) band(category int) (int, int) {
	slot := d.slot(category)
	share, bars := columnShare, 1
	if !d.chart.stacked() && len(d.chart.Series) > 1 {
		share, bars = groupShare, len(d.chart.Series)
	}
	width := int(math.Round(d.width() * share))
	width = max(1, min(width, bars*d.canvas.px(columnWidest)))
	x := (slot.Min.X + slot.Max.X - width) / 2
	return x, x + width
}

// drawCategory draws the bars of one category and returns those that can be seen.
func (d *columns) drawCategory(category int) []Hit {
	if d.chart.stacked() && len(d.chart.Series) > 1 {
		return d.drawStack(category)
	}
	return d.drawGroup(category)
}

func (d *columns) drawStack(category int) []Hit {
	var hits []Hit
	values := d.chart.values(category)
	x0, x1 := d.band(category)
	for i, s := range d.axis.stack(values, d.canvas.px(1)) {
		y0, y1 := s.ordered()
		hits = d.canvas.mark(hits, Hit{image.Rect(x0, y0, x1, y1), category, i, values[i]}, 0, d.chart)
	}
	return hits
}

func (d *columns) drawGroup(category int) []Hit {
	var hits []Hit
	x0, x1 := d.band(category)
	n := len(d.chart.Series)
	for i, v := range d.chart.values(category) {
		y0, y1 := d.axis.single(d.chart.base(category), v).ordered()
		from, to := x0+i*(x1-x0)/n, x0+(i+1)*(x1-x0)/n
		if gap := d.canvas.px(1); i < n-1 && to-from > 2*gap {
			to -= gap
		}
		r := image.Rect(from, y0, max(to, from+1), y1)
		hits = d.canvas.mark(hits, Hit{r, category, i, v}, d.canvas.px(columnRadius), d.chart)
	}
	return hits
}

// drawTotals writes the totals over stacks, and the figures on or over columns side by side.
func (d *columns) drawTotals(hits []Hit) {
	if !d.chart.Totals {
		return
	}
	if d.chart.stacked() {
		d.drawStackTotals()
		return
	}
	texts := make([]string, len(hits))
	for i, h := range hits {
		texts[i] = d.chart.format(h.Value)
	}
	room := d.pitch()
	if d.chart.Kind == Waterfall && room >= d.canvas.px(labelLeast/2) {
		room = d.plot.Dx()
	}
	if len(hits) == 0 || widest(texts, d.canvas.measureBold) > room {
		return
	}
	var taken []image.Rectangle // by the figures of a waterfall, whose steps leave some of them room
	for i, h := range hits {
		f := d.figure(h, texts[i])
		if d.chart.Kind == Waterfall && !f.inside && (meets(f.rect, taken) || d.meetsBar(f.rect, hits)) {
			continue
		}
		taken = append(taken, f.rect)
		d.canvas.bold(texts[i], f.x, f.baseline, centre, f.fill)
	}
}

// figure is where a column's figure is written, and how.
type figure struct {
	x, baseline int
	fill        Color
	inside      bool // its column
	rect        image.Rectangle
}

func meets(r image.Rectangle, others []image.Rectangle) bool {
	return slices.ContainsFunc(others, r.Overlaps)
}

func (d *columns) meetsBar(r image.Rectangle, hits []Hit) bool {
	return slices.ContainsFunc(hits, func(h Hit) bool { return r.Overlaps(h.Rect) })
}

// pitch is the distance from the middle of one column to the next, within a group or from slot to slot.
func (d *columns) pitch() int {
	n := len(d.chart.Series)
	if n == 1 {
		return d.plot.Dx() / len(d.chart.Categories)
	}
	x0, x1 := d.band(0)
	return (x1 - x0) / n
}

func (d *columns) drawStackTotals() {
	cv := d.canvas
	texts := d.chart.totals()
	if widest(texts, cv.measure) > d.plot.Dx()/len(texts) {
		return
	}
	for i, text := range texts {
		_, up := d.chart.reach(i)
		half := int(math.Ceil(cv.measure(text) / 2))
		x := min(d.middle(i), cv.width-half) // areas end at the edge
		cv.text(text, x, d.totalAt(i, d.axis.at(up)), centre, cv.Theme.Text)
	}
}

// totalAt is the baseline of a total over a stack that ends at a height, clear of the target's mark.
func (d *columns) totalAt(category, top int) int {
	cv := d.canvas
	baseline := top - cv.px(4)
	if y, ok := d.crossing(category, baseline); ok {
		baseline = min(y, top) - cv.px(5)
	}
	return max(baseline, cv.px(capHeight+2))
}

// figure places a column's figure inside it if there is room, else at its end, clear of the target's mark.
func (d *columns) figure(h Hit, text string) figure {
	cv := d.canvas
	half := int(math.Ceil(cv.measureBold(text) / 2))
	f := figure{x: (h.Rect.Min.X + h.Rect.Max.X) / 2}
	f.baseline, f.inside = d.insideOf(h, half)
	if f.inside {
		f.fill = cv.Theme.on(d.chart.fill(cv.Theme, h.Category, h.Series))
	} else {
		f.x = min(max(f.x, half), max(cv.width-half, half))
		f.baseline, f.fill = d.endOf(h), cv.Theme.Text
	}
	f.rect = image.Rect(f.x-half, f.baseline-cv.px(capHeight+1), f.x+half, f.baseline+cv.px(2))
	return f
}

// insideOf is the baseline of a figure within its column, if there is room for it.
func (d *columns) insideOf(h Hit, half int) (baseline int, fits bool) {
	cv := d.canvas
	if h.Rect.Dy() < cv.px(columnInside) || 2*half+cv.px(2) > h.Rect.Dx() {
		return 0, false
	}
	baseline = h.Rect.Min.Y + cv.px(14)
	if y, ok := d.crossing(h.Category, baseline); ok {
		baseline = y + cv.px(15)
	}
	return baseline, baseline+cv.px(3) <= h.Rect.Max.Y
}

// endOf is the baseline of a figure over its column, or under one that goes below 0.
func (d *columns) endOf(h Hit) int {
	cv := d.canvas
	baseline := h.Rect.Min.Y - cv.px(5)
	if below := h.Rect.Max.Y + cv.px(capHeight+5); h.Value < 0 && below < d.plot.Max.Y {
		baseline = below
	}
	if y, ok := d.crossing(h.Category, baseline); ok {
		baseline = min(y, h.Rect.Min.Y) - cv.px(5)
	}
	return max(baseline, cv.px(capHeight+2))
}

// crossing is the height of a target's mark, if that would run through a figure.
func (d *columns) crossing(category, baseline int) (int, bool) {
	y, ok := d.targetAt(category)
	return y, ok && abs(y-(baseline-d.canvas.px(capHeight)/2)) < d.canvas.px(capHeight)
}

// targetAt is the height of a category's target, if it has one.
func (d *columns) targetAt(category int) (int, bool) {
	if d.chart.Target == nil || d.chart.Target.Values[category] == 0 {
		return 0, false
	}
	return d.axis.at(d.chart.Target.Values[category]), true
}

func (d *columns) drawTargets() {
	cv := d.canvas
	thick := cv.px(2.5)
	for i := range d.chart.Categories {
		y, ok := d.targetAt(i)
		if !ok {
			continue
		}
		x0, x1 := d.band(i)
		slot := d.slot(i)
		x0, x1 = max(x0-cv.px(targetOver), slot.Min.X), min(x1+cv.px(targetOver), slot.Max.X)
		cv.rect(image.Rect(x0, y-thick/2, x1, y-thick/2+thick), 0, cv.Theme.Target)
	}
}

// drawSteps joins each column of a waterfall to the next, at the height where it ends.
func (d *columns) drawSteps() {
	if d.chart.Kind != Waterfall {
		return
	}
	cv := d.canvas
	for i := range len(d.chart.Categories) - 1 {
		_, x0 := d.band(i)
		x1, _ := d.band(i + 1)
		y := d.axis.at(d.chart.base(i) + d.chart.total(i))
		cv.rect(image.Rect(x0, y, x1, y+cv.px(1)), 0, cv.Theme.Muted)
	}
}

func (d *columns) drawReference() {
	if d.chart.Reference == nil {
		return
	}
	y := d.axis.at(d.chart.Reference.Value)
	d.canvas.dashes(image.Rect(d.plot.Min.X, y, d.plot.Max.X, y+d.canvas.px(1.25)), d.canvas.Theme.Reference)
}

// drawLabels writes the categories' names under the plot, shortened, or every other one or fewer, to keep them apart; in
// two lines they take turns.
func (d *columns) drawLabels() {
	if d.chart.Bare {
		return
	}
	cv := d.canvas
	every, room := d.labelling()
	free := make([]int, d.lines) // where the next label may start: the first ones may have been pushed right by the picture's edge
	for i := 0; i < len(d.chart.Categories); i += every {
		line := i / every % d.lines
		text := shorten(d.chart.Categories[i].Label, room, cv.measure)
		half := int(math.Ceil(cv.measure(text) / 2))
		x := d.labelAt(i, half)
		if x-half >= free[line] {
			cv.text(text, x, d.plot.Max.Y+cv.px(15)+line*cv.px(labelLine), centre, cv.Theme.Text3)
			free[line] = x + half + cv.px(labelPadding)/2
		}
	}
}

// labelAt is the middle of a category's label, inside the picture.
func (d *columns) labelAt(category, half int) int {
	return min(max(d.middle(category), half), max(d.canvas.width-half, half))
}

// allWhole reports that no label need be shortened: one wider than its slot has the room that its neighbours leave.
func (d *columns) allWhole() bool {
	cv := d.canvas
	free := make([]int, d.lines)
	for i, c := range d.chart.Categories {
		half := int(math.Ceil(cv.measure(c.Label) / 2))
		x := d.labelAt(i, half)
		if x-half < free[i%d.lines] || 2*half > cv.width {
			return false
		}
		free[i%d.lines] = x + half + cv.px(labelPadding)/2
	}
	return true
}

// labelling says how many categories share one label, and how wide it may be.
func (d *columns) labelling() (every int, room float64) {
	cv := d.canvas
	if d.allWhole() {
		return 1, float64(widest(d.chart.names(), cv.measure))
	}
	slot := float64(d.lines) * d.width()
	if d.edges() {
		slot /= edgeShare
	}
	padding := float64(cv.px(labelPadding))
	if d.need()+padding <= slot || slot >= float64(cv.px(labelLeast)) {
		return 1, slot - padding
	}
	pushed := max(0, d.need()/2-float64(d.middle(0)))
	slot = max(1, d.width())
	every = int(math.Ceil((d.need() + padding + pushed) / slot))
	return every, float64(every)*slot - padding - pushed
}

// need is the width of the widest label, which is never wider than one thinned out.
func (d *columns) need() float64 {
	return float64(min(widest(d.chart.names(), d.canvas.measure), d.canvas.px(labelWidest)))
}

func abs(n int) int { return max(n, -n) }
