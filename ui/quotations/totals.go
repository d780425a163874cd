package quotations

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// totals shows what the lines come to: the subtotal, the tax of each rate, the total.
type totals struct {
	region  region.Region
	content *fyne.Container
	shown   []figure
}

// figure is a sum under its name.
type figure struct {
	name, text string
	colour     fyne.ThemeColorName
	bold       bool
}

// mostRates is how many tax rates have a figure of their own; more are summed up.
const mostRates = 4

func newTotals(r region.Region) *totals {
	return &totals{region: r, content: container.New(kit.Columns(kit.Space6, 1))}
}

// show follows the sums.
func (t *totals) show(sums *domain.LineSums, currency domain.Currency) {
	figures := t.figures(sums, currency)
	if len(figures) == len(t.shown) {
		same := true
		for i := range figures {
			same = same && figures[i] == t.shown[i]
		}
		if same {
			return
		}
	}
	t.shown = figures
	t.content.RemoveAll()
	t.content.Add(container.NewWithoutLayout())
	for _, f := range figures {
		name, text := kit.NewCaption(f.name).AlignRight().Whole(), kit.NewLabel(f.text, kit.TextBase, f.colour, f.bold).AlignRight().Whole()
		t.content.Add(kit.Centred(container.New(kit.Rows(0), name, text)))
	}
	t.content.Refresh()
}

func (t *totals) figures(sums *domain.LineSums, currency domain.Currency) []figure {
	subtotal, tax, total, fits := sums.Totals()
	rates, ratesFit := sums.Rates()
	if !fits || !ratesFit {
		return []figure{{lang.X("quotation.total", "Total"), lang.X("error.quotation.too_big", "The lines add up to more than can be kept. Lower a quantity or a price."), kit.ColorLost, true}}
	}
	amount := func(minor int64) string { return t.region.Amount(domain.Money{Minor: minor, Currency: currency}) }
	figures := []figure{{lang.X("quotation.subtotal", "Subtotal"), amount(subtotal), signColour(subtotal), false}}
	if len(rates) > mostRates {
		figures = append(figures, figure{lang.XN("quotation.taxes", "Tax, {{.Count}} rates", len(rates), map[string]any{"Count": len(rates)}), amount(tax), signColour(tax), false})
		rates = nil
	}
	for _, rate := range rates {
		if rate.Rate == 0 && rate.Tax == 0 {
			continue
		}
		name := lang.X("quotation.tax_rate", "Tax {{.Rate}}", map[string]any{"Rate": t.region.Share(rate.Rate)})
		figures = append(figures, figure{name, amount(rate.Tax), signColour(rate.Tax), false})
	}
	return append(figures, figure{lang.X("quotation.total", "Total"), t.region.Money(domain.Money{Minor: total, Currency: currency}), signColour(total), true})
}
