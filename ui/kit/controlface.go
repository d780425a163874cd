package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	controlPadding float32 = Space2 + 1 // beside the outline
	controlGap     float32 = 6
	radiusTag      float32 = 4
)

// faceState is all a control shows besides its text.
type faceState struct {
	icon      string      // before the text
	dot       color.Color // before the text, nil for none
	tag, note string      // after the text
	glyph     string      // last, and clickable
	bare      bool        // no outline at all
	quiet     bool        // no outline until it has the focus or an error
	focused   bool
	invalid   bool
	locked    bool // disabled or read-only
}

// controlFace draws a control around its text: the outline with its focus ring,
// and what stands before and after the text.
type controlFace struct {
	state  faceState
	box    *canvas.Rectangle
	dot    *canvas.Circle
	icon   *canvas.Image
	tagBox *canvas.Rectangle
	tag    *canvas.Text
	note   *canvas.Text
	glyph  *controlGlyph
}

func newControlFace(glyphTapped func(), menu func(*fyne.PointEvent)) *controlFace {
	f := &controlFace{
		box:    newBox(RadiusControl),
		dot:    canvas.NewCircle(color.Transparent),
		icon:   canvas.NewImageFromResource(nil),
		tagBox: newBox(radiusTag),
		tag:    NewText("", TextCaption, ColorHold, false),
		note:   NewText("", TextCaption, ColorText3, false),
		glyph:  newControlGlyph(glyphTapped, menu),
	}
	f.icon.FillMode = canvas.ImageFillContain
	return f
}

// objects are the parts in drawing order, with the control's own in the middle.
func (f *controlFace) objects(own ...fyne.CanvasObject) []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{f.box}, own...)
	return append(all, f.dot, f.icon, f.tagBox, f.tag, f.note, f.glyph)
}

func (f *controlFace) show(s faceState) {
	f.state = s
	f.paintBox()
	show(f.dot, s.dot != nil)
	if s.dot != nil {
		f.dot.FillColor = s.dot
	}
	show(f.icon, s.icon != "")
	if s.icon != "" {
		showIcon(f.icon, IconIn(s.icon, ColorText3))
	}
	show(f.tagBox, s.tag != "")
	show(f.tag, s.tag != "")
	f.tag.Text, f.tag.Color = s.tag, Paint(ColorHold)
	f.tagBox.FillColor = Paint(ColorHoldSoft)
	show(f.note, s.note != "")
	f.note.Text, f.note.Color = s.note, Paint(ColorText3)
	f.glyph.show(s.glyph, s.locked)
}

func (f *controlFace) paintBox() {
	s := f.state
	fill, stroke := ColorSurface, ColorBorderStrong
	f.box.StrokeWidth, f.box.CornerRadius = 1, RadiusControl
	switch {
	case s.focused:
		stroke = ColorAccent
		f.box.StrokeWidth, f.box.CornerRadius = FocusRing, RadiusControl+1
	case s.invalid:
		stroke = ColorLost
	case s.locked:
		stroke = ColorBorder
	}
	if s.locked {
		fill = ColorSurface2
	}
	f.box.FillColor, f.box.StrokeColor = Paint(fill), Paint(stroke)
	show(f.box, !s.bare && (!s.quiet || s.focused || s.invalid))
}

// layout places the parts and returns the left and right ends of the room left
// for the text.
func (f *controlFace) layout(size fyne.Size) (left, right float32) {
	f.layoutBox(size)
	row := min(size.Height, ControlHeight)
	left, right = controlPadding, size.Width-controlPadding
	if f.dot.Visible() {
		place(f.dot, left, (row-DotSize)/2, DotSize, DotSize)
		left += DotSize + controlGap
	}
	if f.icon.Visible() {
		place(f.icon, left, (row-IconSmall)/2, IconSmall, IconSmall)
		left += IconSmall + controlGap
	}
	if f.glyph.Visible() {
		side := IconSmall + 2*controlGap
		place(f.glyph, right+controlGap-side, 0, side, row)
		right -= IconSmall + controlGap
	}
	if f.note.Visible() {
		width := f.note.MinSize().Width
		centreText(f.note, right-width, 0, row)
		right -= width + controlGap
	}
	if f.tag.Visible() {
		width := f.tag.MinSize().Width + 2*controlGap
		place(f.tagBox, right-width, (row-TagHeight)/2, width, TagHeight)
		centreText(f.tag, right-width+controlGap, 0, row)
		right -= width + controlGap
	}
	return left, max(left, right)
}

// layoutBox lets the focus ring reach one unit beyond the control, as the hairline
// it replaces does not.
func (f *controlFace) layoutBox(size fyne.Size) {
	outset := f.box.StrokeWidth - 1
	place(f.box, -outset, -outset, size.Width+2*outset, size.Height+2*outset)
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// centreText places a text at x, in the middle of a row.
func centreText(t *canvas.Text, x, top, height float32) {
	size := t.MinSize()
	place(t, x, top+float32(math.Floor(float64(height-size.Height)/2)), size.Width, size.Height)
}

// controlGlyph is the small icon at the end of a control that opens or does something.
type controlGlyph struct {
	widget.BaseWidget
	name    string
	locked  bool
	pressed func(*desktop.MouseEvent) // nil: nothing is to be done before the tap
	tapped  func()
	menu    func(*fyne.PointEvent)
}

var (
	_ fyne.Tappable          = (*controlGlyph)(nil)
	_ fyne.SecondaryTappable = (*controlGlyph)(nil)
	_ desktop.Cursorable     = (*controlGlyph)(nil)
)

func newControlGlyph(tapped func(), menu func(*fyne.PointEvent)) *controlGlyph {
	g := &controlGlyph{tapped: tapped, menu: menu}
	g.ExtendBaseWidget(g)
	return g
}

func (g *controlGlyph) show(name string, locked bool) {
	g.name, g.locked = name, locked
	show(g, name != "")
	g.Refresh()
}

// MouseDown tells that the glyph will be tapped.
func (g *controlGlyph) MouseDown(e *desktop.MouseEvent) {
	if g.pressed != nil {
		g.pressed(e)
	}
}

// MouseUp is for Fyne.
func (g *controlGlyph) MouseUp(*desktop.MouseEvent) {}

// Tapped does what the glyph stands for.
func (g *controlGlyph) Tapped(*fyne.PointEvent) {
	if !g.locked && g.tapped != nil {
		g.tapped()
	}
}

// TappedSecondary opens the menu of the control.
func (g *controlGlyph) TappedSecondary(at *fyne.PointEvent) {
	at.Position = at.Position.Add(g.Position())
	g.menu(at)
}

// Cursor is a hand over a glyph that does something.
func (g *controlGlyph) Cursor() desktop.Cursor {
	if g.locked || g.tapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer draws the icon in the middle of a target larger than itself.
func (g *controlGlyph) CreateRenderer() fyne.WidgetRenderer {
	image := canvas.NewImageFromResource(nil)
	image.FillMode = canvas.ImageFillContain
	minSize := func() fyne.Size { return fyne.NewSquareSize(IconSmall) }
	layout := func(size fyne.Size) {
		place(image, (size.Width-IconSmall)/2, (size.Height-IconSmall)/2, IconSmall, IconSmall)
	}
	return newDrawing(g, minSize, layout, func() { g.paint(image) }, image)
}

func (g *controlGlyph) paint(image *canvas.Image) {
	if g.name == "" {
		return
	}
	colour := ColorText3
	if g.locked {
		colour = ColorDisabled
	}
	showIcon(image, IconIn(g.name, colour))
}
