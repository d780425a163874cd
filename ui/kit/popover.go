package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const popoverPadding float32 = Space1

// popover floats content under a control, or above it where there is no room
// beneath. It covers the canvas, so that a click outside the content closes it.
type popover struct {
	widget.BaseWidget
	anchor  fyne.CanvasObject
	content fyne.CanvasObject
	canvas  fyne.Canvas
	stretch bool // to the width of the anchor
	panel   *canvas.Rectangle
	onClose func()
}

var (
	_ fyne.Tappable          = (*popover)(nil)
	_ fyne.SecondaryTappable = (*popover)(nil)
	_ desktop.Hoverable      = (*popover)(nil)
)

// openPopover shows content beside an anchor, at least as wide as it if stretch is
// set. It returns nil if the anchor is on no canvas.
func openPopover(anchor, content fyne.CanvasObject, stretch bool, onClose func()) *popover {
	c := canvasOf(anchor)
	if c == nil {
		return nil
	}
	p := &popover{anchor: anchor, content: content, canvas: c, stretch: stretch, onClose: onClose}
	p.panel = newBox(RadiusPopup)
	p.ExtendBaseWidget(p)
	c.Overlays().Add(p)
	return p
}

// focus gives the keyboard to a part of the content. Fyne does not know the canvas of
// an object before it is first drawn, the popover does.
func (p *popover) focus(target fyne.Focusable) { p.canvas.Focus(target) }

// close takes the popover away. What has the keyboard inside loses it first, or its
// caret would blink on unseen.
func (p *popover) close() {
	if p.canvas.Overlays().Top() == fyne.CanvasObject(p) {
		p.canvas.Unfocus()
	}
	p.canvas.Overlays().Remove(p)
	p.onClose()
}

// place finds the room for the content as it is now.
func (p *popover) place() {
	if p.Size().IsZero() {
		return
	}
	anchorAt := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.anchor).Subtract(p.Position())
	size := p.content.MinSize().AddWidthHeight(2*popoverPadding, 2*popoverPadding)
	if p.stretch {
		size.Width = max(size.Width, p.anchor.Size().Width)
	}
	size.Width = min(size.Width, p.Size().Width)
	below := anchorAt.Y + p.anchor.Size().Height + 2
	at := fyne.NewPos(min(anchorAt.X, p.Size().Width-size.Width), below)
	if below+size.Height > p.Size().Height && anchorAt.Y-2-size.Height >= 0 {
		at.Y = anchorAt.Y - 2 - size.Height
	}
	place(p.panel, at.X, at.Y, size.Width, size.Height)
	place(p.content, at.X+popoverPadding, at.Y+popoverPadding, size.Width-2*popoverPadding, size.Height-2*popoverPadding)
}

func (p *popover) holds(at fyne.Position) bool {
	from, size := p.panel.Position(), p.panel.Size()
	return at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height
}

// Tapped closes the popover when the click is outside its content.
func (p *popover) Tapped(at *fyne.PointEvent) {
	if !p.holds(at.Position) {
		p.close()
	}
}

// TappedSecondary closes the popover when the click is outside its content.
func (p *popover) TappedSecondary(at *fyne.PointEvent) { p.Tapped(at) }

// MouseIn keeps what lies beneath from hovering.
func (p *popover) MouseIn(*desktop.MouseEvent) {}

// MouseMoved keeps what lies beneath from hovering.
func (p *popover) MouseMoved(*desktop.MouseEvent) {}

// MouseOut keeps what lies beneath from hovering.
func (p *popover) MouseOut() {}

// CreateRenderer draws the panel and the content on it.
func (p *popover) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		paintBox(p.panel, ColorSurface, ColorBorderStrong)
		p.content.Refresh()
	}
	return newDrawing(p, p.content.MinSize, func(fyne.Size) { p.place() }, paint, p.panel, p.content)
}
