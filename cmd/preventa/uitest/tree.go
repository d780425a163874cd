package uitest

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// area is where something is on the screen, and how much of it can be seen.
type area struct {
	at   fyne.Position
	size fyne.Size
	clip clip
}

// clip is the part of the screen outside of which nothing shows.
type clip struct{ left, top, right, bottom float32 }

var everywhere = clip{0, 0, math.MaxFloat32, math.MaxFloat32}

func (c clip) within(at fyne.Position, size fyne.Size) clip {
	return clip{max(c.left, at.X), max(c.top, at.Y), min(c.right, at.X+size.Width), min(c.bottom, at.Y+size.Height)}
}

func (c clip) holds(p fyne.Position) bool {
	return p.X >= c.left && p.Y >= c.top && p.X < c.right && p.Y < c.bottom
}

func (a area) centre() fyne.Position { return a.at.AddXY(a.size.Width/2, a.size.Height/2) }

// shows reports that the middle of the area can be seen.
func (a area) shows() bool { return a.clip.holds(a.centre()) }

func (a area) holds(p fyne.Position) bool { return a.clip.within(a.at, a.size).holds(p) }

// walk visits every visible object from the bottom up, as a painter does.
func walk(o fyne.CanvasObject, at fyne.Position, c clip, visit func(fyne.CanvasObject, area)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(o, area{at, o.Size(), c})
	switch o.(type) {
	case *container.Scroll, *container.Clip:
		c = c.within(at, o.Size())
	}
	for _, child := range children(o) {
		walk(child, at, c, visit)
	}
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// front is what takes the mouse and the eye: the topmost overlay, or else the window's
// content, laid out as it is now.
func (d *Desk) front() fyne.CanvasObject {
	front := d.Canvas.Content()
	if top := d.Canvas.Overlays().Top(); top != nil {
		front = top
	}
	arrange(front)
	return front
}

// arrange makes room for what has grown, which a canvas on a screen does before it paints.
func arrange(o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
	case fyne.Widget:
		test.WidgetRenderer(o).Layout(o.Size())
	}
	for _, child := range children(o) {
		arrange(child)
	}
}

// search visits everything visible in front.
func (d *Desk) search(visit func(fyne.CanvasObject, area)) {
	walk(d.front(), fyne.Position{}, everywhere, visit)
}

// at is the topmost object under a point that something is true of, and where in it the point is.
func (d *Desk) at(p fyne.Position, is func(fyne.CanvasObject) bool) (found fyne.CanvasObject, inside fyne.Position) {
	d.search(func(o fyne.CanvasObject, a area) {
		if a.holds(p) && is(o) {
			found, inside = o, p.Subtract(a.at)
		}
	})
	return found, inside
}
