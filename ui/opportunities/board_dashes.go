package opportunities

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"preventa/ui/kit"
)

// boardDashes is a dashed outline with round corners, which Fyne's rectangles do not have.
type boardDashes struct {
	raster *canvas.Raster
	radius float32
	ink    color.NRGBA
	size   fyne.Size
}

func newBoardDashes(radius float32) *boardDashes {
	d := &boardDashes{radius: radius}
	d.raster = canvas.NewRaster(d.draw)
	return d
}

// show draws the outline at a place. Only another size or colour is drawn anew.
func (d *boardDashes) show(colour fyne.ThemeColorName, x, y, width, height float32) {
	ink := color.NRGBAModel.Convert(kit.Paint(colour)).(color.NRGBA)
	again := ink != d.ink || d.size != fyne.NewSize(width, height)
	d.ink, d.size = ink, fyne.NewSize(width, height)
	kit.PlaceAt(d.raster, x, y, width, height)
	d.raster.Show()
	if again {
		d.raster.Refresh()
	}
}

const (
	dashLength = 4.0
	dashGap    = 3.0
)

// draw paints the outline at a size in pixels.
func (d *boardDashes) draw(w, h int) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 || d.size.Width == 0 {
		return picture
	}
	scale := float64(w) / float64(d.size.Width)
	edge, corner := int(scale)+1, int(float64(d.radius)*scale)+1
	for y := range h {
		for x := range w {
			if y > edge && y < h-1-edge && x > corner && x < w-1-corner {
				continue // nothing is inside
			}
			if part := d.cover(float64(x)+0.5, float64(y)+0.5, float64(w), float64(h), scale); part > 0 {
				ink := d.ink
				ink.A = uint8(float64(ink.A)*part + 0.5)
				picture.SetNRGBA(x, y, ink)
			}
		}
	}
	return picture
}

// cover is how much of a pixel the outline covers.
func (d *boardDashes) cover(x, y, w, h, scale float64) float64 {
	radius := float64(d.radius) * scale
	dx, dy := math.Abs(x-w/2)-(w/2-radius), math.Abs(y-h/2)-(h/2-radius)
	inside := math.Hypot(math.Max(dx, 0), math.Max(dy, 0)) + math.Min(math.Max(dx, dy), 0) - radius
	part := 0.5 + scale/2 - math.Abs(inside+scale/2)
	if part <= 0 || !isDash(along(x, y, w, h)/scale) {
		return 0
	}
	return math.Min(part, 1)
}

// along is how far round a point is, near enough for dashes.
func along(x, y, w, h float64) float64 {
	switch math.Min(math.Min(x, w-x), math.Min(y, h-y)) {
	case y:
		return x
	case w - x:
		return w + y
	case h - y:
		return w + h + (w - x)
	}
	return 2*w + h + (h - y)
}

func isDash(at float64) bool { return math.Mod(at, dashLength+dashGap) < dashLength }
