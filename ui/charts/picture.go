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
}

// Hit says which pixels show which figure.
type Hit struct {
	Rect     image.Rectangle // device pixels
	Category int             // index in Chart.Categories
	Series   int             // index in Chart.Series
	Value    float64
}

// At returns the figure drawn at a device pixel.
func (p Picture) At(x, y int) (Hit, bool) {
	for i := len(p.Hits) - 1; i >= 0; i-- { // what was drawn last lies on top
		if image.Pt(x, y).In(p.Hits[i].Rect) {
			return p.Hits[i], true
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
