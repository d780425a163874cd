package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// drawing is a widget renderer written as three functions, so that a widget
// says how it looks without a renderer type of its own.
type drawing struct {
	objects []fyne.CanvasObject
	minSize func() fyne.Size
	layout  func(fyne.Size)
	paint   func() // resolves the colours of the theme in force
	owner   fyne.Widget
}

func newDrawing(owner fyne.Widget, minSize func() fyne.Size, layout func(fyne.Size), paint func(), objects ...fyne.CanvasObject) *drawing {
	d := &drawing{objects: objects, minSize: minSize, layout: layout, paint: paint, owner: owner}
	d.paint()
	return d
}

// Destroy releases nothing: a drawing holds only canvas objects.
func (d *drawing) Destroy() {}

// Layout places the objects in the size given.
func (d *drawing) Layout(size fyne.Size) { d.layout(size) }

// MinSize is the least size in which the widget can be read.
func (d *drawing) MinSize() fyne.Size { return d.minSize() }

// Objects are drawn in order, the last on top.
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

// Refresh paints and places everything anew, which also follows a theme switch.
func (d *drawing) Refresh() {
	d.paint()
	d.layout(d.owner.Size())
	canvas.Refresh(d.owner)
}

// place moves and resizes in one step.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// paintOr resolves a colour name; no name is transparent.
func paintOr(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return Paint(name)
}

// paintBox gives a rectangle its fill and its 1 px outline; an empty name leaves that part out.
func paintBox(r *canvas.Rectangle, fill, outline fyne.ThemeColorName) {
	r.FillColor = paintOr(fill)
	r.StrokeColor = paintOr(outline)
	r.StrokeWidth = 0
	if outline != "" {
		r.StrokeWidth = 1
	}
	if fill == "" {
		r.FillColor = faded(r.StrokeColor)
	}
	r.Refresh()
}

// faded is the colour at no opacity. An outline blends into the fill at its edge,
// and a transparent black there would darken it. A theme that is not ours has no
// colour of that name, which is nil.
func faded(c color.Color) color.Color {
	if c == nil {
		return color.Transparent
	}
	solid := color.NRGBAModel.Convert(c).(color.NRGBA)
	solid.A = 0
	return solid
}

// paintRing shows the focus ring while focused.
func paintRing(r *canvas.Rectangle, focused bool) {
	r.FillColor = faded(Paint(ColorAccent))
	r.StrokeColor = Paint(ColorAccent)
	r.StrokeWidth = FocusRing
	r.Hidden = !focused
	r.Refresh()
}

func newBox(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = radius
	return r
}

// roundEnds gives the first and the last box of a joined row their round corners,
// which follow the inside of a 1 px outline.
func roundEnds(r *canvas.Rectangle, first, last bool) {
	left, right := float32(0), float32(0)
	if first {
		left = RadiusControl - 1
	}
	if last {
		right = RadiusControl - 1
	}
	r.TopLeftCornerRadius, r.BottomLeftCornerRadius = left, left
	r.TopRightCornerRadius, r.BottomRightCornerRadius = right, right
}

// roundTop gives a box that stands on a line its upper corners.
func roundTop(r *canvas.Rectangle, radius float32) {
	r.TopLeftCornerRadius, r.TopRightCornerRadius = radius, radius
}
