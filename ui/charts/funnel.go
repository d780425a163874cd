package charts

import (
	"image"
	"math"
)

const (
	stepHighest = 37 // steps share the height, up to this
	stepBar     = 26 // height of a bar
	stepShare   = 0.7
	stepRadius  = 3
	stepNameGap = 16
)

// funnel lays out a chart of centred bars.
type funnel struct {
	chart   Chart
	canvas  *canvas
	plot    image.Rectangle
	end     int // of the room for the bars and the figures beside them
	largest float64
	columns sideTexts
}

func newFunnel(c Chart, cv *canvas) *funnel {
	x0 := min(widest(c.names(), cv.measure), int(nameMost*float64(cv.width))) + cv.px(stepNameGap)
	texts, x1 := laySideTexts(c, cv, x0)
	plot := image.Rect(x0, 0, max(x0+1, x1), min(cv.height, len(c.Categories)*cv.px(stepHighest)))
	_, largest := c.extent()
	d := &funnel{chart: c, canvas: cv, plot: plot, end: plot.Max.X, largest: largest, columns: texts}
	if room := widest(c.totals(), cv.measureBold) + cv.px(figureGap); d.barHeight() < cv.px(rowTextLeast) && plot.Dx()-room >= cv.px(plotNarrowest) {
		d.plot.Max.X -= room // the bars are too low to have their figures inside
	}
	return d
}

func (d *funnel) draw() Picture {
	var p Picture
	for i := range d.chart.Categories {
		if i > 0 {
			d.drawLink(i)
		}
		p.Slots = append(p.Slots, d.slot(i))
		h := Hit{d.bar(i), i, 0, d.chart.total(i)}
		p.Hits = d.canvas.mark(p.Hits, h, d.canvas.px(stepRadius), d.chart)
	}
	free := 0 // the least baseline of the next step's texts
	for i := range d.chart.Categories {
		if baseline := d.baseline(i); baseline >= free {
			d.drawTexts(i, baseline)
			free = baseline + d.canvas.px(rowTextLeast)
		}
	}
	return p
}

// slot is the row of a category, as wide as the picture.
func (d *funnel) slot(category int) image.Rectangle {
	n := len(d.chart.Categories)
	return image.Rect(0, category*d.plot.Dy()/n, d.canvas.width, (category+1)*d.plot.Dy()/n)
}

// bar is the rectangle of a category, centred in the plot. A figure other than 0 covers a pixel at least.
func (d *funnel) bar(category int) image.Rectangle {
	slot := d.slot(category)
	height := d.barHeight()
	width := 0
	if v := d.chart.total(category); v > 0 {
		width = max(1, int(math.Round(v/d.largest*float64(d.plot.Dx()))))
	}
	x, y := (d.plot.Min.X+d.plot.Max.X-width)/2, (slot.Min.Y+slot.Max.Y-height)/2
	return image.Rect(x, y, x+width, y+height)
}

func (d *funnel) barHeight() int {
	height := int(math.Round(float64(d.plot.Dy()) / float64(len(d.chart.Categories)) * stepShare))
	return max(1, min(height, d.canvas.px(stepBar)))
}

// drawLink fills the space between a step and the one above it.
func (d *funnel) drawLink(category int) {
	above, below := d.bar(category-1), d.bar(category)
	gap := d.canvas.px(1)
	if below.Min.Y-above.Max.Y <= 2*gap {
		return
	}
	top, bottom := span{above.Min.X, above.Max.X}, span{below.Min.X, below.Max.X}
	d.canvas.trapezoid(top, bottom, above.Max.Y+gap, below.Min.Y-gap, d.canvas.Theme.Link)
}

// baseline is that of a step's texts, centred on the bar but inside the picture.
func (d *funnel) baseline(category int) int {
	r, cv := d.bar(category), d.canvas
	return max((r.Min.Y+r.Max.Y+cv.px(capHeight))/2, cv.px(capHeight+2))
}

// drawTexts writes a category's name, its figure in the bar or, if too small for that, beside it if there is room, and
// its columns.
func (d *funnel) drawTexts(category, baseline int) {
	cv := d.canvas
	c, r := d.chart.Categories[category], d.bar(category)
	cv.text(shorten(c.Label, float64(d.plot.Min.X-cv.px(nameGap)), cv.measure), 0, baseline, left, cv.Theme.Text)
	figure := d.chart.format(d.chart.total(category))
	width, beside := cv.measureBold(figure), r.Max.X+cv.px(figureGap)
	switch {
	case r.Dy() >= cv.px(rowTextLeast) && width+float64(cv.px(8)) <= float64(r.Dx()):
		cv.bold(figure, (r.Min.X+r.Max.X)/2, baseline, centre, cv.Theme.on(d.chart.fill(cv.Theme, category, 0)))
	case float64(beside)+width <= float64(d.end):
		cv.bold(figure, beside, baseline, left, cv.Theme.Text)
	}
	d.columns.draw(cv, c, baseline)
}
