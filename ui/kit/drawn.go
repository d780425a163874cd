package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// NewDrawn is a widget renderer written as three functions, for screens that draw
// something of their own: its least size, where its objects stand in a size, and what
// they look like in the theme in force.
func NewDrawn(owner fyne.Widget, minSize func() fyne.Size, layout func(fyne.Size), paint func(), objects ...fyne.CanvasObject) fyne.WidgetRenderer {
	return newDrawing(owner, minSize, layout, paint, objects...)
}

// PlaceAt moves and resizes in one step.
func PlaceAt(o fyne.CanvasObject, x, y, width, height float32) { place(o, x, y, width, height) }

// Unmeasured leaves objects where they are put, and spares Fyne measuring them before
// every frame.
func Unmeasured() fyne.Layout { return unmeasured{} }

// NewBox is a rectangle with round corners, yet without colours.
func NewBox(radius float32) *canvas.Rectangle { return newBox(radius) }

// PaintBox gives a rectangle its fill and its 1 px outline; an empty name leaves that
// part out.
func PaintBox(r *canvas.Rectangle, fill, outline fyne.ThemeColorName) { paintBox(r, fill, outline) }

// ShowIcon puts an icon in an image, if it is not there already.
func ShowIcon(image *canvas.Image, icon fyne.Resource) { showIcon(image, icon) }

// TextWidth is the width of a line of text, rounded up.
func TextWidth(text string, size float32, bold bool) float32 { return wholeWidth(text, size, bold) }

// Fitter shortens texts to a width and remembers how, for what shows the same ones again
// and again while it scrolls.
type Fitter struct{ texts *textFitter }

// NewFitter makes one.
func NewFitter() *Fitter { return &Fitter{newTextFitter()} }

// Fit is a text, ending in an ellipsis if it is wider than width.
func (f *Fitter) Fit(text string, size float32, bold bool, width float32) string {
	return f.texts.fit(text, size, bold, width)
}

// ScrollBarReach is how wide a strip at the edge a scroll bar takes the pointer in.
const ScrollBarReach = gridBarReach

// ScrollBar is a thin scroll bar laid over what it scrolls.
type ScrollBar interface {
	fyne.CanvasObject
	// Set says what part of the whole is in view; with nothing to scroll the bar is hidden.
	Set(total, view, offset float64)
}

// NewScrollBar makes a bar, upright or lying; moved hears where to scroll to, perhaps
// beyond the ends.
func NewScrollBar(upright bool, moved func(offset float64)) ScrollBar {
	return newGridBar(upright, moved)
}

// Set is as ScrollBar says.
func (b *gridBar) Set(total, view, offset float64) { b.set(total, view, offset) }
