package opportunities

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/ui/kit"
)

func (v *formView) makeAmount() {
	v.amount = v.set.Money("amount", v.currencies(), func(money domain.Money, _ bool) {
		d := &v.form.model.draft
		d.Amount, d.Currency = money.Minor, money.Currency
		d.Opportunity = v.form.model.converted()
	})
	v.set.Also("amount", "currency")
	v.amount.SetContextItems(v.amountItems)
}

// currencies offers the office's own first, then those it has rates of.
func (v *formView) currencies() []domain.Currency {
	m := v.form.model
	list := []domain.Currency{v.form.host.Session().Office().Data().Currency}
	var known []domain.Currency
	for c := range m.words.rates {
		known = append(known, c)
	}
	slices.Sort(known)
	usual := []domain.Currency{"USD", "EUR", "CLP", "CLF", "MXN", "ARS", "BOB", "BRL", "COP", "GBP", "PEN", "UYU", "JPY", "CHF", "CAD"}
	for _, c := range slices.Concat(known, usual, []domain.Currency{m.saved.Currency}) {
		if c != "" && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// amountMenu is the button that says where the amount comes from.
func (v *formView) amountMenu() fyne.CanvasObject {
	var b *kit.SideButton
	b = kit.NewSideButton("link", lang.X("opportunity.amount_source", "Where the amount comes from"), func() { v.menuBelow(b, v.amountItems()) })
	return b
}

func (v *formView) amountItems() []kit.MenuItem {
	follows := v.form.model.draft.AmountFollows
	chosen := func(on bool) string {
		if on {
			return "check"
		}
		return ""
	}
	return []kit.MenuItem{
		{Icon: chosen(!follows), Label: lang.X("opportunity.amount_typed", "Typed by hand"), Disabled: !v.form.mayEdit(), Run: func() { v.follow(false) }},
		{Icon: chosen(follows), Label: lang.X("opportunity.amount_follows", "Amount follows the quotation"), Disabled: !v.form.mayEdit(),
			Run: func() { v.follow(true) }},
	}
}

// follow takes the amount from the quotation that counts, or from what is typed.
func (v *formView) follow(on bool) {
	v.edit("amount", func() { v.form.model.follow(on) })
	v.set.Read("amount", nil)
	v.set.Show(v.showAmount)
	v.showDerived()
}

func (v *formView) showAmount() {
	d := v.form.model.draft
	v.amount.SetValue(d.Money())
	if d.Amount == 0 && !d.AmountFollows {
		v.amount.SetEmpty(d.Currency)
	}
}

// showAmountHint says which quotation the amount follows, and what it is worth in the
// office's currency.
func (v *formView) showAmountHint() {
	m := v.form.model
	v.lockAmount(m.draft.AmountFollows)
	text, actions := v.rateText()
	if m.draft.AmountFollows {
		text = strings.TrimSpace(v.followText() + " " + text)
		if v.form.mayEdit() {
			actions = append(actions, kit.FieldAction{Text: lang.X("opportunity.type_amount", "Type it"), Do: func() { v.follow(false) }})
		}
	}
	v.set.Get("amount").SetHint(text, actions...)
}

func (v *formView) lockAmount(follows bool) {
	if follows || !v.form.mayEdit() {
		v.amount.Disable()
	} else {
		v.amount.Enable()
	}
}

func (v *formView) followText() string {
	counting := v.form.model.around.counting
	args := map[string]any{"Number": counting.Label()}
	switch {
	case counting.ID == "":
		return lang.X("opportunity.follows_none", "Follows the quotations: none was sent yet.")
	case counting.Status == domain.Accepted:
		return lang.X("opportunity.follows_accepted", "Follows {{.Number}} (accepted).", args)
	}
	return lang.X("opportunity.follows_sent", "Follows {{.Number}} (sent).", args)
}

// rateText says what an amount in another currency is worth, and at which rate.
func (v *formView) rateText() (string, []kit.FieldAction) {
	m, r := v.form.model, v.form.region()
	o := v.form.host.Session().Office()
	home, day := o.Data().Currency, m.draft.RateDay(o.Today())
	if m.draft.Currency == home || m.draft.Amount == 0 {
		return "", nil
	}
	args := map[string]any{"Currency": m.draft.Currency, "Date": r.Date(day)}
	rate, known := m.words.rates.At(m.draft.Currency, day)
	if !known || m.draft.Unconverted {
		var actions []kit.FieldAction
		if v.form.host.Session().May(access.Currencies, access.Read) {
			actions = append(actions, kit.FieldAction{Text: lang.X("opportunity.add_rate", "Add a rate…"), Do: v.form.host.OpenCurrencies})
		}
		return lang.X("opportunity.no_rate_on", "No rate of {{.Currency}} for {{.Date}}: left out of the sums", args), actions
	}
	args["Date"], args["Rate"] = r.Date(rate.Day), r.RateValue(rate.Value)
	args["Amount"] = r.Money(domain.Money{Minor: m.draft.OfficeAmount, Currency: home})
	return lang.X("opportunity.rate_used", "1 {{.Currency}} = {{.Rate}} on {{.Date}} → {{.Amount}}", args), nil
}
