package charts

import (
	"image"
	"math"
	"slices"
)

const (
	rowHighest    = 33 // rows share the height, up to this
	rowBar        = 18 // height of a bar
	rowShare      = 0.6
	rowRadius     = 2
	rowTextLeast  = 11  // least distance between two rows' texts
	rowTextMoved  = 2   // how far they may be moved down for it
	nameGap       = 8   // between a name and the bars
	figureGap     = 6   // between a bar and its total
	nameMost      = 0.4 // of the width that the names may take
	rowAxis       = 20  // labels of the value axis
	rowHead       = 24  // captions over the bars
	rowTickEvery  = 50  // least distance between ticks
	plotNarrowest = 60  // totals that would leave less than this for the bars are left out
)

// rows lays out a chart of horizontal bars.
type rows struct {
	chart   Chart
	canvas  *canvas
	legend  legend
	axis    axis
	plot    image.Rectangle
	columns sideTexts
	track   image.Rectangle // of the dots: its stretch from left to right; empty without dots
	totals  bool
}

func newRows(c Chart, cv *canvas) *rows {
	d := &rows{chart: c, canvas: cv, legend: newLegend(c, cv)}
	bottom := cv.height - d.legend.height(cv)
	if !c.HideAxis {
		bottom -= cv.px(rowAxis)
	}
	top := 0
	if len(c.Head) > 0 {
		top = min(cv.px(rowHead), bottom)
	}
	bottom = max(top, min(bottom, top+len(c.Categories)*cv.px(rowHighest)))
	x0 := min(widest(c.names(), cv.measure), int(nameMost*float64(cv.width))) + cv.px(nameGap)
	texts, x1 := laySideTexts(c, cv, x0)
	d.columns, d.plot = texts, image.Rect(x0, top, max(x0+1, x1), bottom)
	d.layTrack()
	d.layAxis()
	return d
}

// layTrack takes the room of the dots from the right of the bars, if they leave the bars enough.
func (d *rows) layTrack() {
	if !slices.ContainsFunc(d.chart.Categories, func(c Category) bool { return c.Dot != nil }) {
		return
	}
	cv := d.canvas
	x1 := d.plot.Max.X
	if x1 == cv.width { // no texts at the right: the last dot would be cut
		x1 -= cv.px(dotRadius)
	}
	x0 := x1 - cv.px(trackWidth)
	if end := x0 - cv.px(sideGap); end-d.plot.Min.X >= cv.px(plotNarrowest) {
		d.track = image.Rect(x0, d.plot.Min.Y, x1, d.plot.Max.Y)
		d.plot.Max.X = end
	}
}

// layAxis fits the value axis into the plot, beside the totals if they leave the bars enough room.
func (d *rows) layAxis() {
	c, cv := d.chart, d.canvas
	lo, hi := c.extent()
	from, to := d.plot.Min.X, d.plot.Max.X
	if c.Totals {
		room := widest(c.totals(), cv.measure) + cv.px(figureGap)
		if lo < 0 {
			from += room
		}
		d.totals = to-room-from >= cv.px(plotNarrowest)
		if d.totals {
			to -= room
		} else {
			from = d.plot.Min.X
		}
	}
	if c.HideAxis {
		d.axis = tightAxis(lo, hi).along(from, to)
		return
	}
	d.axis = c.valueAxis((to-from)/cv.px(rowTickEvery)).along(from, to)
}

func (d *rows) draw() Picture {
	d.drawGrid()
	d.drawHead()
	var p Picture
	for i := range d.chart.Categories {
		p.Slots = append(p.Slots, d.slot(i))
		p.Hits = append(p.Hits, d.drawBars(i)...)
		d.drawDot(i)
	}
	for i, baseline := range d.baselines() {
		if baseline > 0 {
			d.drawTexts(i, baseline)
		}
	}
	d.drawReference()
	d.legend.draw(d.canvas, d.plot.Min.X)
	return p
}

// drawGrid draws a line and a label for each tick.
func (d *rows) drawGrid() {
	cv := d.canvas
	labels := d.axis.tickLabels(d.chart.format)
	free := 0 // where the next label may start
	for i, v := range d.axis.ticks() {
		x := d.axis.at(v)
		cv.rect(image.Rect(x, d.plot.Min.Y, x+cv.px(1), d.plot.Max.Y), 0, cv.Theme.Grid)
		half := int(math.Ceil(cv.measure(labels[i]) / 2))
		x = max(x, half)
		if x-half >= free && x+half <= cv.width {
			cv.text(labels[i], x, d.plot.Max.Y+cv.px(15), centre, cv.Theme.Text3)
			free = x + half + cv.px(labelPadding)
		}
	}
}

// slot is the row of a category, as wide as the picture.
func (d *rows) slot(category int) image.Rectangle {
	n := len(d.chart.Categories)
	top := d.plot.Min.Y
	return image.Rect(0, top+category*d.plot.Dy()/n, d.canvas.width, top+(category+1)*d.plot.Dy()/n)
}

// drawBars draws the bars of one category end to end and returns those that can be seen.
func (d *rows) drawBars(category int) []Hit {
	var hits []Hit
	cv := d.canvas
	values := d.chart.values(category)
	y0, y1 := d.band(category)
	spans, radius := d.axis.stack(values, cv.px(1)), 0
	if len(values) == 1 {
		spans, radius = []span{d.axis.single(0, values[0])}, cv.px(rowRadius)
	}
	for i, s := range spans {
		x0, x1 := s.ordered()
		hits = cv.mark(hits, Hit{image.Rect(x0, y0, x1, y1), category, i, values[i]}, radius, d.chart)
	}
	return hits
}

// band is the stretch of a row that its bar takes.
func (d *rows) band(category int) (int, int) {
	slot := d.slot(category)
	height := int(math.Round(float64(d.plot.Dy()) / float64(len(d.chart.Categories)) * rowShare))
	height = max(1, min(height, d.canvas.px(rowBar)))
	y := (slot.Min.Y + slot.Max.Y - height) / 2
	return y, y + height
}

// baseline is that of a row's texts, centred on the bar but inside the picture.
func (d *rows) baseline(category int) int {
	y0, y1 := d.band(category)
	return max((y0+y1+d.canvas.px(capHeight))/2, d.canvas.px(capHeight+2))
}

// baselines are those of every row's texts, 0 for a row whose texts are left out: it is too near the one above it, further
// than they can be moved down.
func (d *rows) baselines() []int {
	baselines := make([]int, len(d.chart.Categories))
	least := 0
	for i := range baselines {
		if at := d.baseline(i); at+d.canvas.px(rowTextMoved) >= least {
			baselines[i] = max(at, least)
			least = baselines[i] + d.canvas.px(rowTextLeast)
		}
	}
	return baselines
}

// drawTexts writes a category's name, its total and its columns.
func (d *rows) drawTexts(category, baseline int) {
	cv, t := d.canvas, d.canvas.Theme
	c := d.chart.Categories[category]
	x := d.plot.Min.X - cv.px(nameGap)
	cv.text(shorten(c.Label, float64(x), cv.measure), x, baseline, right, t.Text)
	if d.totals {
		d.drawTotal(category, baseline)
	}
	d.columns.draw(cv, c, baseline)
}

// drawTotal writes a total after the end of its bar; one below 0 on the other side.
func (d *rows) drawTotal(category, baseline int) {
	cv := d.canvas
	down, up := d.chart.reach(category)
	total := d.chart.total(category)
	if total < 0 {
		cv.text(d.chart.format(total), d.axis.at(down)-cv.px(figureGap), baseline, right, cv.Theme.Text)
		return
	}
	cv.text(d.chart.format(total), d.axis.at(up)+cv.px(figureGap), baseline, left, cv.Theme.Text)
}

func (d *rows) drawReference() {
	if d.chart.Reference == nil {
		return
	}
	x := d.axis.at(d.chart.Reference.Value)
	d.canvas.dashes(image.Rect(x, d.plot.Min.Y, x+d.canvas.px(1.25), d.plot.Max.Y), d.canvas.Theme.Reference)
}
