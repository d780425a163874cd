package charts

import (
	"image"
	"math"
)

const (
	lineWidth   = 2
	lineDash    = 4
	pointRadius = 3.5
	pointGap    = 1.5 // of surface around a point
	pointReach  = 9   // how far from a point the pointer is still on it
	pointsPitch = 16  // points closer together than this are not drawn, but those without a neighbour
	bareWidth   = 1.5 // of the line of a sparkline
)

// lines draws a chart of lines, on the grid and with the labels of columns.
type lines struct {
	*columns
	points [][]point // of each series
}

// point is where a figure lies, if there is one.
type point struct {
	image.Point
	there bool
}

func newLines(c Chart, cv *canvas) *lines {
	d := &lines{columns: newColumns(c, cv)}
	for _, s := range c.Series {
		points := make([]point, len(s.Values))
		for i, v := range s.Values {
			if !math.IsNaN(v) {
				points[i] = point{image.Pt(d.middle(i), d.axis.at(v)), true}
			}
		}
		d.points = append(d.points, points)
	}
	return d
}

func (d *lines) draw() Picture {
	d.drawGrid()
	d.drawReference()
	d.drawTargets()
	p := Picture{points: true}
	for i := range d.chart.Categories {
		p.Slots = append(p.Slots, d.slot(i))
	}
	for i := range d.chart.Series {
		d.drawLine(i)
	}
	for i := range d.chart.Series {
		d.drawPoints(i)
		p.Hits = append(p.Hits, d.hits(i)...)
	}
	d.drawFigures()
	d.drawLabels()
	d.legend.draw(d.canvas, d.plot.Min.X)
	return p
}

// drawLine draws the line of a series, broken where there is no point.
func (d *lines) drawLine(series int) {
	cv := d.canvas
	dash := 0
	if d.chart.Series[series].Dashed {
		dash = cv.px(lineDash)
	}
	thick := float64(cv.px(lineWidth))
	if d.chart.Bare {
		thick = bareWidth * cv.Scale
	}
	var run []image.Point
	for _, p := range d.points[series] {
		if p.there {
			run = append(run, p.Point)
			continue
		}
		cv.polyline(run, thick, dash, d.chart.seriesFill(cv.Theme, series))
		run = nil
	}
	cv.polyline(run, thick, dash, d.chart.seriesFill(cv.Theme, series))
}

// drawPoints draws the points of a series: all if they are far enough apart, else those no line leads to. A sparkline
// has its last point only.
func (d *lines) drawPoints(series int) {
	cv := d.canvas
	points := d.points[series]
	all := !d.chart.Bare && d.pitch() >= cv.px(pointsPitch)
	for i, p := range points {
		last := d.chart.Bare && i == len(points)-1
		if p.there && (all || last || alone(points, i)) {
			d.drawPoint(p.Point, d.chart.fill(cv.Theme, i, series))
		}
	}
}

func (d *lines) drawPoint(at image.Point, fill Color) {
	cv := d.canvas
	radius := max(1, pointRadius*cv.Scale)
	if d.chart.Bare {
		radius = max(1, bareWidth*1.6*cv.Scale)
	}
	cv.disc(at, radius+pointGap*cv.Scale, cv.Theme.Surface)
	cv.disc(at, radius, fill)
}

// alone reports whether a point has no neighbour.
func alone(points []point, i int) bool {
	return (i == 0 || !points[i-1].there) && (i == len(points)-1 || !points[i+1].there)
}

// hits are the squares around the points of a series.
func (d *lines) hits(series int) []Hit {
	var hits []Hit
	reach := d.canvas.px(pointReach)
	for i, p := range d.points[series] {
		if !p.there {
			continue
		}
		r := image.Rect(p.X-reach, p.Y-reach, p.X+reach, p.Y+reach).Intersect(image.Rect(0, 0, d.canvas.width, d.canvas.height))
		if !r.Empty() {
			hits = append(hits, Hit{r, i, series, d.chart.Series[series].Values[i]})
		}
	}
	return hits
}

// pitch is the distance from one point to the next.
func (d *lines) pitch() int { return d.plot.Dx() / len(d.chart.Categories) }

// drawFigures writes the figures of a single line over its points, under those below 0 and those whose figure the reference
// line would cross.
func (d *lines) drawFigures() {
	if !d.chart.Totals || d.chart.Bare || len(d.chart.Series) != 1 {
		return
	}
	cv, values := d.canvas, d.chart.Series[0].Values
	texts := make([]string, len(values))
	for i, v := range values {
		if d.points[0][i].there {
			texts[i] = d.chart.format(v)
		}
	}
	if widest(texts, cv.measureBold)+cv.px(2) > d.pitch() {
		return
	}
	for i, p := range d.points[0] {
		baseline := p.Y - cv.px(9)
		if below := p.Y + cv.px(9+capHeight); (values[i] < 0 || d.crossed(baseline)) && below < d.plot.Max.Y {
			baseline = below
		}
		cv.bold(texts[i], p.X, max(baseline, cv.px(capHeight+2)), centre, cv.Theme.Text)
	}
}

// crossed reports whether the reference line runs through a text.
func (d *lines) crossed(baseline int) bool {
	if d.chart.Reference == nil {
		return false
	}
	y, cv := d.axis.at(d.chart.Reference.Value), d.canvas
	return y > baseline-cv.px(capHeight+2) && y < baseline+cv.px(2)
}
