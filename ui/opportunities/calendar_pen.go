package opportunities

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"preventa/ui/kit"
)

// calendarPen draws rectangles, texts and icons, each over those before it. What it drew
// it uses again for the next drawing.
type calendarPen struct {
	box   *fyne.Container
	rects inkPot[*canvas.Rectangle]
	texts inkPot[*canvas.Text]
	icons inkPot[*canvas.Image]
	fits  *kit.Fitter
}

func newCalendarPen() *calendarPen {
	return &calendarPen{box: container.New(kit.Unmeasured()), fits: kit.NewFitter()}
}

// inkPot holds objects of a kind, of which the first ones are in use.
type inkPot[O fyne.CanvasObject] struct {
	all  []O
	used int
}

func (p *inkPot[O]) next(make func() O) O {
	if p.used == len(p.all) {
		p.all = append(p.all, make())
	}
	p.used++
	return p.all[p.used-1]
}

// begin starts another drawing.
func (p *calendarPen) begin() {
	p.box.Objects = make([]fyne.CanvasObject, 0, len(p.box.Objects)) // the old ones may be being painted
	p.rects.used, p.texts.used, p.icons.used = 0, 0, 0
}

// calendarArea is a rectangle of the calendar.
type calendarArea struct{ x, y, width, height float32 }

func (a calendarArea) holds(pos fyne.Position) bool {
	return pos.X >= a.x && pos.Y >= a.y && pos.X < a.x+a.width && pos.Y < a.y+a.height
}

func (a calendarArea) inset(by float32) calendarArea {
	return calendarArea{a.x + by, a.y + by, max(0, a.width-2*by), max(0, a.height-2*by)}
}

// calendarBox is how a rectangle looks; names of colours may be left out.
type calendarBox struct {
	fill, outline fyne.ThemeColorName
	stroke        float32 // of the outline; 0 is 1
	radius        float32
}

// rect draws a rectangle.
func (p *calendarPen) rect(a calendarArea, b calendarBox) {
	r := p.rects.next(func() *canvas.Rectangle { return kit.NewBox(0) })
	r.CornerRadius = b.radius
	kit.PaintBox(r, b.fill, b.outline)
	if b.outline != "" {
		r.StrokeWidth = max(1, b.stroke)
	}
	p.put(r, a)
}

// put places an object above those before.
func (p *calendarPen) put(o fyne.CanvasObject, a calendarArea) {
	o.Move(fyne.NewPos(a.x, a.y))
	o.Resize(fyne.NewSize(a.width, a.height))
	p.box.Objects = append(p.box.Objects, o)
}

// calendarInk is how a text looks.
type calendarInk struct {
	colour fyne.ThemeColorName
	size   float32 // 0 is that of captions
	bold   bool
	align  fyne.TextAlign
}

func (k calendarInk) sized() float32 {
	if k.size == 0 {
		return kit.TextCaption
	}
	return k.size
}

// text writes a line in the middle of an area's height, cut to its width.
func (p *calendarPen) text(text string, a calendarArea, k calendarInk) {
	if text == "" || a.width <= 0 {
		return
	}
	t := p.texts.next(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
	t.Text, t.Color, t.TextSize, t.TextStyle.Bold, t.Alignment = p.fits.Fit(text, k.sized(), k.bold, a.width), kit.Paint(k.colour), k.sized(), k.bold, k.align
	p.put(t, a)
}

// width is that of a text.
func (k calendarInk) width(text string) float32 { return kit.TextWidth(text, k.sized(), k.bold) }

// icon draws one in the middle of an area.
func (p *calendarPen) icon(name string, a calendarArea, size float32, colour fyne.ThemeColorName) {
	i := p.icons.next(func() *canvas.Image {
		image := canvas.NewImageFromResource(nil)
		image.FillMode = canvas.ImageFillContain
		return image
	})
	p.put(i, calendarArea{a.x + (a.width-size)/2, a.y + (a.height-size)/2, size, size})
	kit.ShowIcon(i, kit.IconIn(name, colour))
}
