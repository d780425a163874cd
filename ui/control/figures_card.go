package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/domain/control"
	"preventa/ui/kit"
)

// figureCard is one key figure: what it is, how much, how much better or worse than before,
// what it rests on, and a small line of how it went.
type figureCard struct {
	widget.BaseWidget
	value  *kit.Label
	change *kit.Label
	basis  *kit.Label
	trend  *trendLine
	head   *fyne.Container
	inside fyne.CanvasObject
	card   *kit.Card
	tip    kit.Hover
}

var _ desktop.Hoverable = (*figureCard)(nil)

func newFigureCard(host kit.Host, title string) *figureCard {
	c := &figureCard{
		value: kit.NewLabel(dash, kit.TextFigure, kit.ColorText, true).Whole().Shrinking(kit.TextTitle), change: kit.NewLabel("", kit.TextCaption, kit.ColorText, true).Whole(),
		basis: kit.NewLabel("", kit.TextCaption, kit.ColorText3, false), trend: newTrendLine(host),
	}
	c.ExtendBaseWidget(c)
	c.card = kit.NewFlushCard(container.New(kit.Inset(kit.Space2, kit.Space4, kit.Space2, kit.Space4), c))
	c.head = container.New(figureHead{}, kit.NewCaption(title), c.value, c.trend)
	c.inside = container.New(kit.Rows(0), c.head, container.New(kit.Columns(kit.Space1, 0, 1), c.change, c.basis))
	return c
}

// figureHead lays out what a figure is, under it how much, and at the right the line of how
// it went where the figure leaves room for it.
type figureHead struct{}

// MinSize lets the figure be written smaller, and the line be left out.
func (figureHead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	title, value := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(title.Width, title.Height+value.Height)
}

// Layout places them.
func (figureHead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, value, trend := objects[0], objects[1], objects[2]
	top, line := title.MinSize().Height, trend.MinSize()
	kit.PlaceAt(title, 0, 0, size.Width, top)
	if !trend.Visible() || value.MinSize().Width+kit.Space1+line.Width > size.Width {
		line = fyne.Size{}
	}
	kit.PlaceAt(value, 0, top, size.Width, size.Height-top)
	kit.PlaceAt(trend, size.Width-line.Width, (size.Height-line.Height)/2, line.Width, line.Height)
}

// CreateRenderer is for Fyne.
func (c *figureCard) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.inside) }

// show shows a figure; one that rests on few cases is grey and says so.
func (c *figureCard) show(w words, f control.Figure) {
	ink := kit.ColorText
	if f.Few {
		ink = kit.ColorText3
	}
	c.value.SetColour(ink)
	c.value.SetText(w.figure(f))
	change, ink := w.change(f)
	c.change.SetColour(ink)
	c.change.SetText(change)
	if change == "" {
		c.change.Hide() // and leaves no gap
	} else {
		c.change.Show()
	}
	c.basis.SetText(w.besideChange(f))
	c.trend.show(f.Trend)
	c.head.Refresh() // whether there is room for the line depends on the figure
	c.tip.Leave()
	c.tip.Text = w.figureHint(f)
	c.Refresh()
}

// MouseIn is for Fyne.
func (c *figureCard) MouseIn(e *desktop.MouseEvent) { c.tip.Enter(c, e) }

// MouseMoved is for Fyne.
func (c *figureCard) MouseMoved(e *desktop.MouseEvent) { c.tip.Move(e) }

// MouseOut is for Fyne.
func (c *figureCard) MouseOut() { c.tip.Leave() }
