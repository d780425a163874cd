package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// figureRow is the key figures on top.
type figureRow struct {
	row                             *fyne.Container
	rate, won, average, cycle, open *figureCard
}

// figureCard is one figure: what it is, how much, and what it rests on.
type figureCard struct {
	title *kit.Label
	value *kit.Label
	basis *kit.Label
	card  *kit.Card
}

func newFigureCard(title string) *figureCard {
	c := &figureCard{
		title: kit.NewCaption(title), value: kit.NewLabel("—", kit.TextFigure, kit.ColorText, true),
		basis: kit.NewLabel("", kit.TextCaption, kit.ColorText3, false),
	}
	inside := container.New(kit.Rows(0), c.title, c.value, c.basis)
	c.card = kit.NewFlushCard(container.New(kit.Inset(kit.Space2, kit.Space4, kit.Space2, kit.Space4), inside))
	return c
}

func newFigureRow() *figureRow {
	f := &figureRow{
		rate:    newFigureCard(lang.X("figure.win_rate", "Win rate")),
		won:     newFigureCard(lang.X("figure.amount_won", "Won")),
		average: newFigureCard(lang.X("figure.average_won", "Average won")),
		cycle:   newFigureCard(lang.X("figure.mean_cycle", "Mean cycle")),
		open:    newFigureCard(lang.X("figure.open_weighted", "Open, weighted")),
	}
	f.row = container.New(kit.Columns(kit.Space3, 1, 1, 1, 1, 1), f.rate.card, f.won.card, f.average.card, f.cycle.card, f.open.card)
	return f
}

// set shows a figure; few cases are shown grey and say so.
func (c *figureCard) set(value, basis string, few bool) {
	colour := kit.ColorText
	if few {
		colour = kit.ColorText3
		basis += " · " + lang.X("figure.few", "few data")
	}
	c.value.SetColour(colour)
	c.value.SetText(value)
	c.basis.SetText(basis)
}

func (f *figureRow) show(r region.Region, currency domain.Currency, res results) {
	money := func(minor int64) string { return r.Short(domain.Money{Minor: minor, Currency: currency}) }
	total := res.total
	few := total.Closed() < control.FewClosed
	rate := "—"
	if total.WinRate().Valid() {
		rate = r.Rate(total.WinRate().Value(), 0)
	}
	f.rate.set(rate, lang.X("figure.of_closed", "{{.Won}} of {{.Closed}} closed, by count", map[string]any{
		"Won": r.Number(total.Won, 0), "Closed": r.Number(total.Closed(), 0)}), few)
	f.won.set(money(total.WonAmount), lang.XN("figure.won_count", "{{.Count}} won", int(total.Won), map[string]any{"Count": r.Number(total.Won, 0)}), few)
	average := "—"
	if minor, ok := total.AverageWon(); ok {
		average = money(minor)
	}
	f.average.set(average, lang.X("figure.average_basis", "Won amount ÷ won"), few)
	cycle, basis := "—", lang.X("figure.cycle_basis", "From opening to closing, won ones")
	if mean, ok := total.MeanCycle(); ok {
		median, _ := total.MedianCycle()
		days := int(mean + 0.5)
		cycle = lang.XN("figure.days", "{{.Days}} days", days, map[string]any{"Days": r.Number(int64(days), 0)})
		basis = lang.X("figure.median", "median {{.Days}} · won ones", map[string]any{"Days": r.Number(int64(median+0.5), 0)})
	}
	f.cycle.set(cycle, basis, few)
	open := control.AllInProgress(res.open)
	f.open.set(money(open.Weighted), lang.X("figure.open_basis", "{{.Count}} in progress · {{.Amount}}", map[string]any{
		"Count": r.Number(open.Count, 0), "Amount": money(open.Amount)}), false)
}
