package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/ui/charts"
	"preventa/ui/kit"
)

// card is a chart on the dashboard: its title, by which it is dragged, its formula, its menu
// and its picture.
type card struct {
	widget.BaseWidget
	screen  *Screen
	chart   Chart
	view    *chartView
	inside  *kit.Card
	handle  *dragHandle
	ring    *canvas.Rectangle
	formula string
	focused bool
}

func newCard(s *Screen, c Chart) *card {
	k := &card{screen: s, chart: c, view: newChartView(s.host), ring: kit.NewBox(kit.RadiusCard)}
	k.inside = kit.NewCard(c.Title(), "", k.view)
	k.inside.SetMenu(func() []kit.MenuItem { return s.cardMenu(k) })
	k.handle = newDragHandle(k)
	k.view.OnOpen = func(category, series int) { s.drill(k.chart, k.view.shown, category, series) }
	k.view.OnNarrow = s.narrowTo
	k.view.OnMenu = func(on *charts.Hit, at fyne.Position) {
		kit.ShowContextMenu(s.host.Window().Canvas(), at, append(s.figureMenu(k, on), s.cardMenu(k)...)...)
	}
	k.view.OnFocus = func(focused bool) {
		k.focused = focused
		k.Refresh()
		if focused {
			s.reveal(k)
		}
	}
	k.view.OnLeave = func(dx, dy int) { s.focusBeside(k, dx, dy) }
	k.ExtendBaseWidget(k)
	return k
}

// showChart shows the chart as it was described, and how it is computed.
func (k *card) showChart(d Described, formula string) {
	k.formula, k.handle.tip.Text = formula, formula
	k.inside.SetTitle(k.chart.Title(), formula)
	k.view.show(d)
}

// CreateRenderer is for Fyne.
func (k *card) CreateRenderer() fyne.WidgetRenderer {
	const menu = kit.ControlHeight + kit.Space3
	paint := func() {
		k.ring.FillColor, k.ring.StrokeColor, k.ring.StrokeWidth = nothing, kit.Paint(kit.ColorAccent), kit.FocusRing
		show(k.ring, k.focused)
	}
	layout := func(size fyne.Size) {
		kit.PlaceAt(k.inside, 0, 0, size.Width, size.Height)
		kit.PlaceAt(k.handle, 0, 0, max(0, size.Width-menu), 3*kit.Space4)
		kit.PlaceAt(k.ring, -1, -1, size.Width+2, size.Height+2)
	}
	return kit.NewDrawn(k, k.inside.MinSize, layout, paint, k.inside, k.handle, k.ring)
}

// dragHandle is the title of a card, by which it is moved. Resting on it shows the formula
// whole, and a right click opens the menu of the card.
type dragHandle struct {
	widget.BaseWidget
	card *card
	tip  kit.Hover
}

var (
	_ fyne.Draggable         = (*dragHandle)(nil)
	_ fyne.SecondaryTappable = (*dragHandle)(nil)
	_ fyne.Tappable          = (*dragHandle)(nil)
	_ desktop.Hoverable      = (*dragHandle)(nil)
)

func newDragHandle(k *card) *dragHandle {
	h := &dragHandle{card: k}
	h.ExtendBaseWidget(h)
	return h
}

// Dragged shows where the card would go.
func (h *dragHandle) Dragged(e *fyne.DragEvent) {
	h.tip.Leave()
	h.card.screen.dragOver(h.card, e.AbsolutePosition)
}

// DragEnd puts the card there.
func (h *dragHandle) DragEnd() { h.card.screen.drop(h.card) }

// Tapped gives the card the keyboard.
func (h *dragHandle) Tapped(*fyne.PointEvent) { h.card.view.canvas().Focus(h.card.view) }

// TappedSecondary opens the menu of the card.
func (h *dragHandle) TappedSecondary(e *fyne.PointEvent) {
	h.tip.Leave()
	kit.ShowContextMenu(h.card.screen.host.Window().Canvas(), e.AbsolutePosition, h.card.screen.cardMenu(h.card)...)
}

// MouseIn starts the wait for the formula.
func (h *dragHandle) MouseIn(e *desktop.MouseEvent) { h.tip.Enter(h, e) }

// MouseMoved notes where the pointer rests.
func (h *dragHandle) MouseMoved(e *desktop.MouseEvent) { h.tip.Move(e) }

// MouseOut takes the formula away.
func (h *dragHandle) MouseOut() { h.tip.Leave() }

// CreateRenderer is for Fyne; the card draws the title.
func (h *dragHandle) CreateRenderer() fyne.WidgetRenderer {
	return kit.NewDrawn(h, func() fyne.Size { return fyne.Size{} }, func(fyne.Size) {}, func() {})
}

func show(o fyne.CanvasObject, visible bool) {
	if visible != o.Visible() {
		if visible {
			o.Show()
		} else {
			o.Hide()
		}
	}
}
