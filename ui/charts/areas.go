package charts

import "image"

const (
	areaSlice  = 4 // width of the parts in which areas say what they show: their edges are slanted
	areaParted = 8 // areas less high than this, when all are alike, have no line between them
)

// areas draws a chart of areas one upon another, on the grid and with the labels of columns.
type areas struct {
	*columns
	spans [][]span // of each category, its series
}

func newAreas(c Chart, cv *canvas) *areas {
	d := &areas{columns: newColumns(c, cv)}
	for i := range c.Categories {
		d.spans = append(d.spans, d.axis.stack(c.values(i), 0))
	}
	return d
}

func (d *areas) draw() Picture {
	d.drawGrid()
	for i := range d.chart.Series {
		d.drawArea(i)
	}
	var p Picture
	for i := range d.chart.Categories {
		p.Slots = append(p.Slots, d.slot(i))
		figures := d.hits(i)
		p.Hits = append(p.Hits, figures...)
		p.slices = append(p.slices, d.slices(i, figures)...)
	}
	d.drawReference()
	d.drawTotals(p.Hits)
	d.drawTargets()
	d.drawLabels()
	d.legend.draw(d.canvas, d.plot.Min.X)
	return p
}

// drawArea fills the area of a series, and parts it from the one below by a line of surface.
func (d *areas) drawArea(series int) {
	cv := d.canvas
	var under, over []image.Point
	for i, spans := range d.spans {
		under = append(under, image.Pt(d.middle(i), spans[series].from))
		over = append(over, image.Pt(d.middle(i), spans[series].to))
	}
	if len(under) == 1 { // a single category takes the whole width
		under = []image.Point{{d.plot.Min.X, under[0].Y}, {d.plot.Max.X, under[0].Y}}
		over = []image.Point{{d.plot.Min.X, over[0].Y}, {d.plot.Max.X, over[0].Y}}
	}
	cv.area(under, over, d.chart.seriesFill(cv.Theme, series))
	if series > 0 && d.plot.Dy() >= len(d.chart.Series)*cv.px(areaParted) {
		cv.polyline(under, float64(cv.px(1)), 0, cv.Theme.Surface)
	}
}

// hits are the rectangles of a category's figures, as wide as its slot and as high as the areas are in its middle.
func (d *areas) hits(category int) []Hit {
	var hits []Hit
	slot := d.slot(category)
	for i, s := range d.spans[category] {
		y0, y1 := s.ordered()
		r := image.Rect(slot.Min.X, y0, slot.Max.X, y1).Intersect(image.Rect(0, 0, d.canvas.width, d.canvas.height))
		if !r.Empty() {
			hits = append(hits, Hit{r, category, i, d.chart.Series[i].Values[category]})
		}
	}
	return hits
}

// slices follow the slanted edges of the areas through the slot of a category.
func (d *areas) slices(category int, figures []Hit) []slice {
	var all []slice
	slot, wide := d.slot(category), d.canvas.px(areaSlice)
	for x := slot.Min.X; x < slot.Max.X; x += wide {
		end := min(x+wide, slot.Max.X)
		for _, h := range figures {
			y0, y1 := d.at(h.Series, (x+end)/2).ordered()
			if r := image.Rect(x, y0, end, y1); !r.Empty() {
				all = append(all, slice{r, h})
			}
		}
	}
	return all
}

// at is what the area of a series covers at a pixel from the left.
func (d *areas) at(series, x int) span {
	i := 0
	for i < len(d.spans)-1 && d.middle(i+1) <= x {
		i++
	}
	this := d.spans[i][series]
	if i == len(d.spans)-1 || x <= d.middle(i) {
		return this
	}
	next, x0, x1 := d.spans[i+1][series], d.middle(i), d.middle(i+1)
	between := func(a, b int) int { return a + (b-a)*(x-x0)/max(1, x1-x0) }
	return span{between(this.from, next.from), between(this.to, next.to)}
}
