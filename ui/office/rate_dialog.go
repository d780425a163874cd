package office

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// rateDialog asks for a rate of exchange.
type rateDialog struct {
	host   kit.Host
	before domain.Rate // without an id for a new one
	draft  domain.Rate
	known  domain.Rates
	set    *kit.Fieldset
	save   *kit.Button
	dialog *kit.Dialog
}

// add asks for a new rate: of the currency the list is narrowed to, and of today.
func (c *Currencies) add() {
	draft := domain.Rate{Day: c.host.Session().Office().Today()}
	for _, condition := range c.Query().Conditions {
		if condition.Column == rateCurrency && len(condition.Values) == 1 {
			draft.Currency = domain.Currency(condition.Values[0])
		}
	}
	c.edit(draft)
}

// edit opens the dialog of a rate.
func (c *Currencies) edit(rate domain.Rate) {
	kit.Background(c.host.Runner(), func() (domain.Rates, error) {
		return c.host.Session().RatesOfExchange(context.Background())
	}, func(known domain.Rates, err error) {
		if err != nil {
			c.host.Failed(err)
			return
		}
		newRateDialog(c.host, rate, known, c.mayModify()).dialog.Show()
	})
}

func newRateDialog(host kit.Host, rate domain.Rate, known domain.Rates, may bool) *rateDialog {
	d := &rateDialog{host: host, before: rate, draft: rate, known: known}
	d.set = kit.NewFieldset(host, d.hint)
	o := host.Session().Office()
	currency := d.set.Choice("currency", func() []kit.Option { return kit.CurrencyOptions(o.Data().Currency) }, false,
		func(chosen kit.Option) { d.draft.Currency = domain.Currency(chosen.ID) })
	day := d.set.Date("day", func(day domain.Date) { d.draft.Day = day })
	value := d.set.Value("value", kit.ValueFormat{Format: o.Region().RateValue, Parse: o.Region().ParseRate}, func(v int64) { d.draft.Value = v })
	body := container.New(kit.Rows(kit.Space3),
		d.set.Required("currency", lang.X("rate.currency", "Currency"), currency),
		container.New(kit.Columns(kit.Space3, 1, 1),
			d.set.Required("day", lang.X("currencies.day", "Since"), day),
			d.set.Required("value", lang.X("currencies.value_in", "Rate in {{.Currency}}", map[string]any{"Currency": string(o.Data().Currency)}), value)))
	d.set.Fill(func() {
		if rate.Currency != "" {
			currency.SetSelected(kit.CurrencyOption(rate.Currency))
		}
		day.SetValue(rate.Day)
		value.SetValue(rate.Value)
	})
	d.makeDialog(body, currency, value, may)
	return d
}

// rateHeight leaves room for what is said about the rate, in either language.
const rateHeight float32 = 300

func (d *rateDialog) makeDialog(body fyne.CanvasObject, currency *kit.Lookup, value *kit.ValueEntry, may bool) {
	title := lang.X("currencies.new_title", "New rate of exchange")
	if d.before.ID != "" {
		title = lang.X("currencies.edit_title", "Rate of exchange")
	}
	d.save = kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, d.saveRate)
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() })
	first := currency.FocusTarget()
	if d.draft.Currency != "" {
		first = value.FocusTarget()
	}
	if !may {
		d.set.Lock()
		d.save.Disable()
	}
	d.dialog = kit.NewDialog(d.host.Window(), kit.DialogOptions{Title: title, Body: body, Height: rateHeight, Buttons: []*kit.Button{cancel, d.save}, Default: d.save, First: first})
	d.hint()
}

// hint says what the rate means, and which one it takes the place of.
func (d *rateDialog) hint() {
	r := d.host.Session().Office().Region()
	text := ""
	if other, there := d.other(); there {
		text = lang.X("currencies.replaces", "There is a rate of that day, {{.Rate}}: this one takes its place.", map[string]any{"Rate": r.RateValue(other.Value)})
	} else if d.draft.Currency != "" && d.draft.Value > 0 && !d.draft.Day.IsZero() && d.set.AllRead() {
		home := d.host.Session().Office().Data().Currency
		text = lang.X("currencies.is", "1 {{.Foreign}} = {{.Amount}} from {{.Day}} until the next rate", map[string]any{
			"Foreign": string(d.draft.Currency), "Amount": r.Symbol(home) + " " + r.RateValue(d.draft.Value), "Day": r.Date(d.draft.Day)})
	}
	d.set.Get("value").SetHint(text)
}

// other is another rate of the currency and the day.
func (d *rateDialog) other() (domain.Rate, bool) {
	days := d.known[d.draft.Currency]
	at := slices.IndexFunc(days, func(r domain.Rate) bool { return r.Day == d.draft.Day && r.ID != d.before.ID })
	if at < 0 {
		return domain.Rate{}, false
	}
	return days[at], true
}

// saveRate keeps the rate. One that is moved to the day of another takes its place.
func (d *rateDialog) saveRate() {
	d.set.Commit()
	draft := d.draft
	var p domain.Problems
	if draft.Currency == "" {
		p.Add("currency", "error.required", nil)
	}
	if err := d.set.Problems(p.Err(), draft.Check(d.host.Session().Office().Data().Currency)); err != nil {
		d.set.ShowProblems(err)
		return
	}
	var remove []domain.ID
	if _, there := d.other(); there && d.before.ID != "" {
		remove, draft.ID, draft.Version = []domain.ID{d.before.ID}, "", 0
	}
	d.save.Disable()
	kit.Background(d.host.Runner(), func() (change.Set, error) {
		return d.host.Session().SaveRates(context.Background(), []domain.Rate{draft}, remove)
	}, d.saved)
}

func (d *rateDialog) saved(set change.Set, err error) {
	d.save.Enable()
	if err != nil {
		if !d.set.ShowProblems(err) {
			d.host.Failed(err)
		}
		return
	}
	d.dialog.Close()
	if len(set.Changes) > 0 {
		d.host.Notify(kit.Undoable(d.host, savedRateText(len(set.Records(domain.KindOpportunity))), set))
	}
}

func savedRateText(converted int) string {
	if converted == 0 {
		return lang.X("currencies.saved", "Rate saved")
	}
	return lang.XN("currencies.saved_converted", "Rate saved · {{.Count}} amounts converted anew", converted, map[string]any{"Count": converted})
}
