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
	inside fyne.CanvasObject
	card   *kit.Card
	tip    kit.Hover
}

var _ desktop.Hoverable = (*figureCard)(nil)

func newFigureCard(host kit.Host, title string) *figureCard {
	c := &figureCard{
		value: kit.NewLabel(dash, kit.TextFigure, kit.ColorText, true), change: kit.NewLabel("", kit.TextCaption, kit.ColorText, true).Whole(),
		basis: kit.NewLabel("", kit.TextCaption, kit.ColorText3, false), trend: newTrendLine(host),
	}
	c.ExtendBaseWidget(c)
	c.card = kit.NewFlushCard(container.New(kit.Inset(kit.Space2, kit.Space4, kit.Space2, kit.Space4), c))
	head := container.NewBorder(nil, nil, nil, kit.Centred(c.trend), container.New(kit.Rows(0), kit.NewCaption(title), c.value))
	c.inside = container.New(kit.Rows(0), head, container.New(kit.Columns(kit.Space1, 0, 1), c.change, c.basis))
	return c
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
	c.basis.SetText(w.figureBasis(f))
	c.trend.show(f.Trend)
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
