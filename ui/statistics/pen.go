package statistics

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"preventa/ui/kit"
)

// pen draws rectangles and texts, each over those before it. What it drew it uses again for the
// next drawing.
type pen struct {
	box   *fyne.Container
	rects pot[*canvas.Rectangle]
	texts pot[*canvas.Text]
	fits  *kit.Fitter
}

func newPen() *pen {
	return &pen{box: container.New(kit.Unmeasured()), fits: kit.NewFitter()}
}

// pot holds objects of a kind, of which the first ones are in use.
type pot[O fyne.CanvasObject] struct {
	all  []O
	used int
}

func (p *pot[O]) next(make func() O) O {
	if p.used == len(p.all) {
		p.all = append(p.all, make())
	}
	p.used++
	return p.all[p.used-1]
}

// begin starts another drawing.
func (p *pen) begin() {
	p.box.Objects = make([]fyne.CanvasObject, 0, len(p.box.Objects)) // the old ones may be being painted
	p.rects.used, p.texts.used = 0, 0
}

// area is a rectangle of the grid.
type area struct{ x, y, width, height float32 }

// within is the part of an area that lies in another.
func (a area) within(b area) area {
	x, y := max(a.x, b.x), max(a.y, b.y)
	return area{x, y, max(0, min(a.x+a.width, b.x+b.width)-x), max(0, min(a.y+a.height, b.y+b.height)-y)}
}

// fill fills an area.
func (p *pen) fill(a area, c color.Color) {
	r := p.rect(a)
	r.FillColor, r.StrokeWidth, r.CornerRadius = c, 0, 0
	r.Refresh()
}

// outline draws a frame inside an area.
func (p *pen) outline(a area, c color.Color, stroke float32) {
	r := p.rect(a)
	clear := color.NRGBAModel.Convert(c).(color.NRGBA)
	clear.A = 0
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = clear, c, stroke, 2
	r.Refresh()
}

func (p *pen) rect(a area) *canvas.Rectangle {
	r := p.rects.next(func() *canvas.Rectangle { return kit.NewBox(0) })
	kit.PlaceAt(r, a.x, a.y, a.width, a.height)
	p.box.Objects = append(p.box.Objects, r)
	return r
}

// ink is how a text looks.
type ink struct {
	colour fyne.ThemeColorName
	size   float32
	bold   bool
	align  fyne.TextAlign
}

// text writes a line in the middle of an area's height, cut to its width less the padding.
func (p *pen) text(text string, a area, k ink) {
	width := a.width - 2*kit.Space2
	if text == "" || width <= 0 {
		return
	}
	t := p.texts.next(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
	t.Text, t.Color, t.TextSize, t.TextStyle.Bold, t.Alignment = p.fits.Fit(text, k.size, k.bold, width), kit.Paint(k.colour), k.size, k.bold, k.align
	kit.PlaceAt(t, a.x+kit.Space2, a.y, width, a.height)
	t.Refresh()
	p.box.Objects = append(p.box.Objects, t)
}
