package charts

import "image"

// Picture is a drawn chart.
type Picture struct {
	Image image.Image
	// Hits are the drawn figures, in the order they were drawn. A figure too small for a pixel has none.
	Hits []Hit
	// Slots are the whole row or column of each category, with its label: what a pointer over the category covers.
	// There are none when a text is drawn instead of the figures.
	Slots []image.Rectangle

	points bool    // the figures are points: the pointer is on the nearest
	slices []slice // of areas, whose edges are not those of the rectangles
}

// slice is a part of the pixels of a figure.
type slice struct {
	rect image.Rectangle
	of   Hit
}

// Hit says which pixels show which figure.
type Hit struct {
	// Rect is in device pixels: the bar, a square around the point of a line, or of an area the width of its slot and
	// the height in the middle of it.
	Rect     image.Rectangle
	Category int // index in Chart.Categories
	Series   int // index in Chart.Series
	Value    float64
}

// At returns the figure drawn at a device pixel.
func (p Picture) At(x, y int) (Hit, bool) {
	switch {
	case p.points:
		return p.nearest(x, y)
	case p.slices != nil:
		return p.sliceAt(x, y)
	}
	for i := len(p.Hits) - 1; i >= 0; i-- { // what was drawn last lies on top
		if image.Pt(x, y).In(p.Hits[i].Rect) {
			return p.Hits[i], true
		}
	}
	return Hit{}, false
}

// nearest returns the point that is nearest to a device pixel, of those it is on.
func (p Picture) nearest(x, y int) (Hit, bool) {
	best, least := Hit{}, -1
	for _, h := range p.Hits {
		if !image.Pt(x, y).In(h.Rect) {
			continue
		}
		off := h.Rect.Min.Add(h.Rect.Max).Div(2).Sub(image.Pt(x, y))
		if square := off.X*off.X + off.Y*off.Y; least < 0 || square <= least { // of those as near, the last lies on top
			best, least = h, square
		}
	}
	return best, least >= 0
}

func (p Picture) sliceAt(x, y int) (Hit, bool) {
	for _, s := range p.slices {
		if image.Pt(x, y).In(s.rect) {
			return s.of, true
		}
	}
	return Hit{}, false
}

// CategoryAt returns the index of the category whose row or column holds a device pixel.
func (p Picture) CategoryAt(x, y int) (int, bool) {
	for i, slot := range p.Slots {
		if image.Pt(x, y).In(slot) {
			return i, true
		}
	}
	return 0, false
}
