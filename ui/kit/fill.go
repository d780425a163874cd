package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Bar is a strip of surface across the window with a line beneath, such as the row of
// filters; what it holds is inset by the window's margin.
func Bar(height float32, content fyne.CanvasObject) fyne.CanvasObject {
	back := NewFill(ColorSurface)
	inside := container.New(Inset(0, Space3, 0, Space3), content)
	return FixedHeight(height, container.NewStack(back, inside))
}

// Fill is a rectangle in a colour of the look that follows the theme.
type Fill struct {
	widget.BaseWidget
	name fyne.ThemeColorName
}

// NewFill makes one.
func NewFill(name fyne.ThemeColorName) *Fill {
	f := &Fill{name: name}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer is for Fyne.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	box := newBox(0)
	paint := func() { paintBox(box, f.name, "") }
	layout := func(size fyne.Size) { place(box, 0, 0, size.Width, size.Height) }
	return newDrawing(f, func() fyne.Size { return fyne.Size{} }, layout, paint, box)
}
