package office

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// currenciesBand says how amounts are converted, and how many are not for want of a rate.
type currenciesBand struct {
	host    kit.Host
	remark  *kit.Label
	link    *kit.Link
	without *fyne.Container
	asked   kit.Latest
}

// makeBand makes what stands above the list of rates.
func (c *Currencies) makeBand() fyne.CanvasObject {
	b := &currenciesBand{host: c.host}
	c.band = b
	explain := kit.NewCaption(lang.X("currencies.explain", "An amount in another currency counts in {{.Currency}} at the rate valid on its closing date, else today's.",
		map[string]any{"Currency": string(c.home())})).Whole()
	b.remark = kit.NewLabel("", kit.TextCaption, kit.ColorToday, true).Whole()
	b.link = kit.NewCaptionLink(lang.X("currencies.show_list", "Show the list"), func() { c.host.ShowOpportunities(office.WithoutRate()) })
	b.without = container.New(kit.Columns(kit.Space2), kit.Centred(b.remark), kit.Centred(b.link))
	b.without.Hide()
	b.read()
	line := container.New(kit.Columns(kit.Space4), kit.Centred(explain), b.without)
	return container.New(kit.Rows(0), kit.Bar(kit.HeaderHeight, line))
}

// read counts the opportunities without a rate.
func (b *currenciesBand) read() {
	kit.BackgroundLatest(&b.asked, b.host.Runner(), func() (office.Totals, error) {
		return b.host.Session().Totals(context.Background(), office.Query{})
	}, func(totals office.Totals, err error) {
		if err == nil { // the list tells of the same failure
			b.show(totals.Unconverted)
		}
	})
}

func (b *currenciesBand) show(without int64) {
	b.without.Hidden = without == 0
	b.remark.SetText(lang.XN("currencies.unconverted", "{{.Count}} opportunities have no rate and stay out of the sums.", int(without),
		map[string]any{"Count": b.host.Session().Office().Region().Number(without, 0)}))
	b.without.Refresh()
}
