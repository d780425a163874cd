package charts

import (
	"image"
	"math"
)

// bareInset is the room around a sparkline's line, for its width and its last point.
const bareInset = 3

// newBare lays out the figures alone over the whole picture.
func newBare(c Chart, cv *canvas) *columns {
	c.Totals, c.Target = false, nil
	d := &columns{chart: c, canvas: cv, plot: image.Rect(0, 0, cv.width, cv.height)}
	lo, hi := c.extent()
	if c.Kind == Lines {
		lo, hi = c.span()
		if inset := cv.px(bareInset); cv.width > 4*inset && cv.height > 4*inset {
			d.plot = d.plot.Inset(inset)
		}
	}
	d.axis = tightAxis(lo, hi).along(d.plot.Max.Y, d.plot.Min.Y)
	return d
}

// span are the least and the greatest figure; a little more where they are all alike, so that they lie in the middle.
func (c Chart) span() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range c.Series {
		for _, v := range s.Values {
			if !math.IsNaN(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	if c.Reference != nil {
		lo, hi = min(lo, c.Reference.Value), max(hi, c.Reference.Value)
	}
	if lo > hi { // no figure at all
		return 0, 1
	}
	if hi-lo <= 1e-9*max(math.Abs(lo), math.Abs(hi)) {
		around := max(1, math.Abs(lo))
		return lo - around, hi + around
	}
	return lo, hi
}
