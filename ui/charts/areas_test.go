package charts_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"preventa/ui/charts"
)

// checkAreas looks at a grid of pixels: what is said to be a figure has its colour, but for the lines between areas.
func checkAreas(t *testing.T, what string, c charts.Chart, p charts.Picture, theme charts.Theme) {
	t.Helper()
	for _, h := range p.Hits {
		if h.Rect.Empty() || !h.Rect.In(p.Image.Bounds()) || h.Value != c.Series[h.Series].Values[h.Category] {
			t.Fatalf("%s: figure %v", what, h)
		}
	}
	looked, other := 0, 0
	for y := 0; y < p.Image.Bounds().Dy(); y += 3 {
		for x := 0; x < p.Image.Bounds().Dx(); x += 3 {
			h, ok := p.At(x, y)
			if !ok {
				continue
			}
			looked++
			if slot, _ := p.CategoryAt(x, y); slot != h.Category {
				t.Fatalf("%s: (%d,%d) is %v in the slot of %d", what, x, y, h, slot)
			}
			if rgba(p.Image, image.Pt(x, y)) != colour(c, theme, h) && !besideEdge(p.Image, x, y, colour(c, theme, h)) {
				other++
			}
		}
	}
	if other > looked/50 {
		t.Fatalf("%s: %d of %d pixels have not the colour of their figure", what, other, looked)
	}
}

// besideEdge reports whether a colour is within two pixels above or below, as it is on the line between two areas.
func besideEdge(img image.Image, x, y int, want color.RGBA) bool {
	for dy := -2; dy <= 2; dy++ {
		if rgba(img, image.Pt(x, y+dy)) == want {
			return true
		}
	}
	return false
}

// TestAreasAddUp: in the middle of each slot the areas lie end to end, as high as their figures.
func TestAreasAddUp(t *testing.T) {
	c := pipelineOverTime()
	p := draw(t, c, width, height, charts.Light(), 1)
	if len(p.Hits) != len(c.Series)*len(c.Categories) || len(p.Slots) != len(c.Categories) {
		t.Fatalf("%d figures, %d slots", len(p.Hits), len(p.Slots))
	}
	base, whole, pixels := p.Hits[0].Rect.Max.Y, 0.0, 0.0
	for i, h := range p.Hits {
		if h.Series == 0 && h.Rect.Max.Y != base {
			t.Errorf("%v does not stand on %d", h, base)
		}
		if h.Series > 0 && h.Rect.Max.Y != p.Hits[i-1].Rect.Min.Y {
			t.Errorf("%v does not stand on %v", h, p.Hits[i-1])
		}
		whole, pixels = whole+h.Value, pixels+float64(h.Rect.Dy())
	}
	for _, h := range p.Hits {
		if want := h.Value / whole * pixels; math.Abs(float64(h.Rect.Dy())-want) > 1.5 {
			t.Errorf("%v is %d pixels high, want %g", h, h.Rect.Dy(), want)
		}
	}
	if first, last := p.Slots[0], p.Slots[len(p.Slots)-1]; last.Max.X != width || first.Min.X != p.Hits[0].Rect.Min.X {
		t.Errorf("slots from %v to %v", first, last)
	}
}
