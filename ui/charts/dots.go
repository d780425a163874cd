package charts

import "image"

const (
	trackWidth = 56
	trackLine  = 2
	dotRadius  = 4
)

// drawHead writes the captions: over the bars from their left on, as far as there is room, and over the texts.
func (d *rows) drawHead() {
	if len(d.chart.Head) == 0 {
		return
	}
	cv, baseline := d.canvas, d.canvas.px(capHeight+3)
	cv.text(shorten(d.chart.Head[0], float64(d.plot.Dx()), cv.measure), d.plot.Min.X, baseline, left, cv.Theme.Text3)
	d.columns.drawHead(cv, d.chart, baseline)
}

// drawDot draws the track of a category, on it its dot's interval, and the dot, grey where the row is.
func (d *rows) drawDot(category int) {
	dot := d.chart.Categories[category].Dot
	if dot == nil || d.track.Empty() {
		return
	}
	cv := d.canvas
	fill := cv.Theme.Series[5]
	if d.chart.Categories[category].Role == Muted {
		fill = cv.Theme.Hold
	}
	y0, y1 := d.band(category)
	middle := (y0 + y1) / 2
	line := func(from, to int, fill Color) {
		y := middle - cv.px(trackLine)/2
		cv.rect(image.Rect(from, y, to, y+cv.px(trackLine)), 0, fill)
	}
	line(d.track.Min.X, d.track.Max.X, cv.Theme.Muted)
	if dot.Low < dot.High {
		line(d.onTrack(dot.Low), max(d.onTrack(dot.High), d.onTrack(dot.Low)+1), fill)
	}
	cv.disc(image.Pt(d.onTrack(dot.Value), middle), dotRadius*cv.Scale, fill)
}

// onTrack is the pixel of a value on the tracks, at their ends for what lies beyond.
func (d *rows) onTrack(v float64) int {
	v = min(max(v, 0), d.chart.DotMax)
	return axis{lo: 0, hi: d.chart.DotMax}.along(d.track.Min.X, d.track.Max.X).at(v)
}
