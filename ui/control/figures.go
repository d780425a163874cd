package control

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// mostFigures is how many key figures stand side by side.
const mostFigures = 5

// figureRow is the key figures on top, in one row, or in more where they are more than fit.
type figureRow struct {
	row   *fyne.Container
	cards map[control.FigureID]*figureCard
}

// newFigureRow makes the row of all key figures.
func newFigureRow(host kit.Host) *figureRow {
	f := &figureRow{row: container.New(kit.Rows(kit.Space3)), cards: map[control.FigureID]*figureCard{}}
	for _, id := range control.FigureIDs {
		f.cards[id] = newFigureCard(host, figureTitle(id))
	}
	f.arrange(control.FigureIDs)
	return f
}

// arrange shows the figures named, in their order, spread over as few rows as hold them.
func (f *figureRow) arrange(ids []control.FigureID) {
	f.row.RemoveAll()
	rows := (len(ids) + mostFigures - 1) / mostFigures
	for at := range rows {
		from, to := at*len(ids)/rows, (at+1)*len(ids)/rows
		var cards []fyne.CanvasObject
		var shares []float32
		for _, id := range ids[from:to] {
			cards, shares = append(cards, f.cards[id].card), append(shares, 1)
		}
		f.row.Add(container.New(kit.Columns(kit.Space3, shares...), cards...))
	}
}

// show shows the figures, amounts in a currency.
func (f *figureRow) show(r region.Region, currency domain.Currency, figures []control.Figure) {
	for _, figure := range figures {
		f.cards[figure.ID].show(words{r, currency}, figure)
	}
}

// printedFigures are the key figures in words.
func (s *Screen) printedFigures(a answer) []report.DashboardFigure {
	w := words{s.region(), s.host.Session().CurrencyOf(s.Filter())}
	var list []report.DashboardFigure
	for _, f := range a.figures {
		change, _ := w.change(f)
		list = append(list, report.DashboardFigure{Title: figureTitle(f.ID), Value: w.figure(f), Basis: strings.TrimSpace(change + " " + w.besideChange(f))})
	}
	return list
}
