package charts

import (
	"image"
	"math"

	"preventa/domain/report"
)

// Measures of the small chart of a printed sheet, in logical pixels.
const (
	sheetHead     = 24   // the line of the title and the legend
	sheetTitle    = 13   // its baseline
	sheetBar      = 15   // height of a bar
	sheetBarShare = 0.66 // of its row that a bar may take
	sheetNames    = 0.36 // of the width that the names may take
	sheetGap      = 16   // between the entries of the legend, and before them
)

// SheetDrawing draws the small chart of a printed sheet, on paper: its title, what its colours are, and a level bar for
// each of its own from 0, with its first value as text at the end. A second value is drawn over the first as a part of it.
// It fails as Draw does.
func SheetDrawing(c report.SheetChart) func(width, height int, scale float64) (image.Image, error) {
	return func(width, height int, scale float64) (image.Image, error) {
		cv, err := newCanvas(width, height, Style{Theme: Light(), Scale: scale})
		if err != nil {
			return nil, err
		}
		d := &sheetBars{chart: c, canvas: cv}
		if err := d.lay(); err != nil {
			return nil, err
		}
		d.drawHead()
		for i := range c.Bars {
			d.drawBar(i)
		}
		if d.axis.lo < 0 {
			x := d.axis.at(0)
			cv.rect(image.Rect(x, d.plot.Min.Y, x+cv.px(1), d.plot.Max.Y), 0, cv.Theme.Reference)
		}
		return cv.pixels, nil
	}
}

// sheetBars lays out the small chart of a printed sheet.
type sheetBars struct {
	chart  report.SheetChart
	canvas *canvas
	plot   image.Rectangle
	axis   sheetAxis
}

// sheetAxis maps values to pixels.
type sheetAxis struct {
	lo, hi   float64
	from, to int
}

func (a sheetAxis) at(value float64) int {
	if a.hi <= a.lo {
		return a.from
	}
	return a.from + int(math.Round((value-a.lo)/(a.hi-a.lo)*float64(a.to-a.from)))
}

// lay finds the room of the names, the bars and the texts at their ends.
func (d *sheetBars) lay() error {
	cv := d.canvas
	var names, texts []string
	for _, b := range d.chart.Bars {
		names, texts = append(names, b.Label), append(texts, b.Text)
		for _, v := range b.Values {
			if !(math.Abs(v) <= largest) {
				return fault("value %g of %q", v, b.Label)
			}
			d.axis.lo, d.axis.hi = min(d.axis.lo, v), max(d.axis.hi, v)
		}
	}
	top := min(cv.px(sheetHead), cv.height)
	x0 := min(widest(names, cv.measure), int(sheetNames*float64(cv.width))) + cv.px(nameGap)
	d.plot = image.Rect(min(x0, cv.width), top, cv.width, cv.height)
	d.axis.from = d.plot.Min.X
	d.axis.to = max(d.axis.from, cv.width-widest(texts, cv.measure)-cv.px(figureGap))
	return nil
}

// drawHead writes the title at the left and the legend, where it says more, at the right.
func (d *sheetBars) drawHead() {
	cv := d.canvas
	baseline, end := cv.px(sheetTitle), cv.width
	if len(d.chart.Legend) > 1 {
		for i := len(d.chart.Legend) - 1; i >= 0; i-- {
			e := entry{name: d.chart.Legend[i], fill: d.fill(i)}
			x := end - int(math.Ceil(cv.entryWidth(e)))
			if x < cv.width/3 { // the title stays
				break
			}
			cv.entry(e, x, baseline)
			end = x - cv.px(sheetGap)
		}
	}
	cv.bold(shorten(d.chart.Title, float64(end), cv.measureBold), 0, baseline, left, cv.Theme.Text)
}

// fill is the colour of a value: the first is pale where another lies on it.
func (d *sheetBars) fill(value int) Color {
	dark := d.canvas.Theme.color(Series1, 0)
	if value == 0 && len(d.chart.Legend) > 1 {
		return midway(midway(dark, d.canvas.Theme.Surface), d.canvas.Theme.Surface)
	}
	return dark
}

// drawBar draws a bar with its name before it and its text behind it.
func (d *sheetBars) drawBar(i int) {
	cv, n, b := d.canvas, len(d.chart.Bars), d.chart.Bars[i]
	y0, y1 := d.plot.Min.Y+i*d.plot.Dy()/n, d.plot.Min.Y+(i+1)*d.plot.Dy()/n
	high := min(cv.px(sheetBar), max(1, int(sheetBarShare*float64(y1-y0))))
	middle := (y0 + y1) / 2
	zero, end := d.axis.at(0), d.axis.at(0)
	for at, value := range b.Values {
		x := d.axis.at(value)
		cv.rect(image.Rect(min(zero, x), middle-high/2, max(zero, x), middle-high/2+high), cv.px(rowRadius), d.fill(at))
		end = max(end, x)
	}
	if rows := int(math.Ceil(float64(cv.px(rowTextLeast)) / max(1, float64(y1-y0)))); i%rows != 0 {
		return // its texts would lie on those above
	}
	baseline := middle + cv.px(capHeight)/2
	x := d.plot.Min.X - cv.px(nameGap)
	cv.text(shorten(b.Label, float64(x), cv.measure), x, baseline, right, cv.Theme.Text)
	room := float64(cv.width - end - cv.px(figureGap))
	cv.text(shorten(b.Text, room, cv.measure), end+cv.px(figureGap), baseline, left, cv.Theme.Text)
}
