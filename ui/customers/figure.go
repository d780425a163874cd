package customers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/ui/kit"
)

// figure is a figure below its title. A click leads to the rows it was made of; the
// tooltip says how.
type figure struct {
	widget.BaseWidget
	title, value *kit.Label
	hover        kit.Hover
	onTapped     func()
}

func newFigure(title string, onTapped func()) *figure {
	f := &figure{title: kit.NewCaption(title).AlignRight(), value: kit.NewHeading("").AlignRight(), onTapped: onTapped}
	f.ExtendBaseWidget(f)
	return f
}

// show shows a value; quiet greys one that too few cases stand behind.
func (f *figure) show(value, tooltip string, quiet bool) {
	f.value.SetText(value)
	f.hover.Text = tooltip
	colour := kit.ColorText
	if quiet {
		colour = kit.ColorText3
	}
	f.value.SetColour(colour)
}

// Tapped leads to the rows.
func (f *figure) Tapped(*fyne.PointEvent) {
	f.hover.Leave()
	f.onTapped()
}

// Cursor shows that the figure can be clicked.
func (f *figure) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn begins the wait for the tooltip.
func (f *figure) MouseIn(e *desktop.MouseEvent) { f.hover.Enter(f, e) }

// MouseMoved notes where the pointer rests.
func (f *figure) MouseMoved(e *desktop.MouseEvent) { f.hover.Move(e) }

// MouseOut takes the tooltip away.
func (f *figure) MouseOut() { f.hover.Leave() }

// CreateRenderer stacks title and value.
func (f *figure) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(kit.Rows(0), f.title, f.value))
}
