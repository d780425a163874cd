package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/charts"
	"preventa/ui/kit"
)

// enlarged is a chart that fills most of the window.
type enlarged struct {
	screen *Screen
	card   *card
	view   *chartView
	dialog *kit.Dialog
}

// enlarge shows a chart large. Its figures lead where those of the card do.
func (s *Screen) enlarge(k *card) {
	e := &enlarged{screen: s, card: k, view: newChartView(s.host)}
	e.view.OnOpen = func(category, series int) {
		e.dialog.Close()
		s.drill(k.chart, e.view.shown, category, series)
	}
	e.view.OnNarrow = s.narrowTo
	e.view.OnMenu = func(on *charts.Hit, at fyne.Position) {
		if items := s.figureMenu(e.card, on); len(items) > 0 {
			kit.ShowContextMenu(s.host.Window().Canvas(), at, items[:len(items)-1]...)
		}
	}
	formula := kit.NewLabel(k.formula, kit.TextCaption, kit.ColorText2, false)
	window := s.host.Window().Canvas().Size()
	closing := kit.NewButton(lang.X("dialog.close", "Close"), "", kit.ButtonPrimary, func() { e.dialog.Close() })
	e.dialog = kit.NewDialog(s.host.Window(), kit.DialogOptions{Title: k.chart.Title(), Width: window.Width * 0.9, Height: window.Height * 0.88,
		Body: container.New(kit.RowsGrowing(kit.Space3, 1), formula, e.view), Buttons: []*kit.Button{closing}, First: e.view})
	e.dialog.SetOnClosed(func() {
		e.view.latest.Forget()
		s.enlarged = nil
	})
	s.enlarged = e
	e.view.show(k.view.shown)
	e.dialog.Show()
}

// follow shows what the card shows now.
func (e *enlarged) follow() { e.view.show(e.card.view.shown) }
