package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	gridBarReach    float32 = 12 // how wide a strip takes the pointer
	gridBarThin     float32 = 4
	gridBarThick    float32 = 8
	gridBarMargin   float32 = 3 // to the edge of the grid
	gridBarShortest float32 = 44
)

// gridBar is an overlay scroll bar over a length far beyond what a float32 counts.
type gridBar struct {
	widget.BaseWidget
	upright bool
	moved   func(offset float64)

	total, view, offset float64
	thumb               *canvas.Rectangle
	hovered, dragging   bool
	grip                float32 // where on the thumb the pointer took it
}

func newGridBar(upright bool, moved func(float64)) *gridBar {
	b := &gridBar{upright: upright, moved: moved, thumb: newBox(gridBarThin / 2)}
	b.ExtendBaseWidget(b)
	return b
}

// set says what part of the whole is in view; a bar with nothing to scroll is hidden.
func (b *gridBar) set(total, view, offset float64) {
	b.total, b.view, b.offset = total, view, offset
	if hidden := total <= view || view <= 0; hidden != b.Hidden {
		if hidden {
			b.Hide()
		} else {
			b.Show()
		}
	}
	b.layout(b.Size())
}

func (b *gridBar) length() float32 {
	if b.upright {
		return b.Size().Height
	}
	return b.Size().Width
}

func (b *gridBar) thumbLength() float32 {
	if b.total <= 0 {
		return 0
	}
	return min(b.length(), max(gridBarShortest, float32(float64(b.length())*b.view/b.total)))
}

func (b *gridBar) thumbStart() float32 {
	if b.total <= b.view {
		return 0
	}
	return float32(b.offset / (b.total - b.view) * float64(b.length()-b.thumbLength()))
}

// scrollTo puts the start of the thumb at a place on the bar.
func (b *gridBar) scrollTo(start float32) {
	if free := b.length() - b.thumbLength(); free > 0 {
		b.moved(float64(start) / float64(free) * (b.total - b.view))
	}
}

func (b *gridBar) along(p fyne.Position) float32 {
	if b.upright {
		return p.Y
	}
	return p.X
}

func (b *gridBar) layout(size fyne.Size) {
	thick := gridBarThin
	if b.hovered || b.dragging {
		thick = gridBarThick
	}
	b.thumb.CornerRadius = thick / 2
	if b.upright {
		place(b.thumb, size.Width-gridBarMargin-thick, b.thumbStart(), thick, b.thumbLength())
		return
	}
	place(b.thumb, b.thumbStart(), size.Height-gridBarMargin-thick, b.thumbLength(), thick)
}

// CreateRenderer is for Fyne.
func (b *gridBar) CreateRenderer() fyne.WidgetRenderer {
	return newDrawing(b, func() fyne.Size { return fyne.Size{} }, b.layout,
		func() { paintBox(b.thumb, ColorBorderStrong, "") }, b.thumb)
}

// MouseIn is for Fyne: the bar grows under the pointer.
func (b *gridBar) MouseIn(*desktop.MouseEvent) { b.hover(true) }

// MouseMoved is for Fyne.
func (b *gridBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (b *gridBar) MouseOut() { b.hover(false) }

func (b *gridBar) hover(on bool) {
	b.hovered = on
	b.Refresh()
}

// MouseDown takes the thumb, or scrolls a page towards the pointer.
func (b *gridBar) MouseDown(e *desktop.MouseEvent) {
	at, start, length := b.along(e.Position), b.thumbStart(), b.thumbLength()
	b.grip = min(max(at-start, 0), length)
	switch {
	case at < start:
		b.moved(b.offset - b.view)
	case at > start+length:
		b.moved(b.offset + b.view)
	}
}

// MouseUp is for Fyne.
func (b *gridBar) MouseUp(*desktop.MouseEvent) {}

// Dragged moves the thumb with the pointer.
func (b *gridBar) Dragged(e *fyne.DragEvent) {
	b.dragging = true
	b.scrollTo(b.along(e.Position) - b.grip)
}

// DragEnd is for Fyne.
func (b *gridBar) DragEnd() {
	b.dragging = false
	b.Refresh()
}
