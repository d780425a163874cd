package opportunities

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func (v *formView) makeNames() {
	v.name = v.set.Line("name", func(text string) { v.form.model.draft.Name = text })
	v.customer = kit.NewLookup(v.searchCustomers)
	v.customer.PlaceHolder = lang.X("opportunity.customer_hint", "Search, or type a new prospect")
	v.customer.SetLeadingIcon("building-2")
	v.customer.Clearable = true
	v.customer.OnChanged = v.customerChosen
	v.set.TakeNames(v.customer)
	v.customer.ContextItems = v.customerItems
	v.set.Hold("customer", v.customer)
}

func (v *formView) searchCustomers(text string, deliver func([]kit.Option)) {
	v.seekSimilar(text)
	host := v.form.host
	background(v.form, func(ctx context.Context) ([]domain.Customer, error) {
		return host.Session().FindCustomers(ctx, text, 50)
	}, func(found []domain.Customer) {
		options := make([]kit.Option, len(found))
		for i, c := range found {
			options[i] = customerOption(c)
		}
		v.customers = found
		deliver(options)
	})
}

func customerOption(c domain.Customer) kit.Option {
	o := kit.Option{ID: string(c.ID), Text: c.Name, Icon: "building-2", Tag: lang.X("customer.customer", "Customer")}
	switch {
	case c.Blocked:
		o.Tag = lang.X("customer.blocked", "Blocked")
	case !c.Registered:
		o.Tag = lang.X("customer.prospect", "Prospect")
	}
	return o
}

func (v *formView) customerChosen(o kit.Option) {
	v.edit("customer", func() {
		if o.ID == "" {
			v.form.model.typeCustomer(o.Text)
			return
		}
		at := slices.IndexFunc(v.customers, func(c domain.Customer) bool { return string(c.ID) == o.ID })
		if at >= 0 {
			v.form.model.chooseCustomer(v.customers[at])
		}
	})
	v.showCard()
	v.showCustomerHint()
	v.seekSimilar(v.form.model.draft.NewCustomer)
}

// takeCustomer chooses a customer the person did not look for.
func (v *formView) takeCustomer(id domain.ID) {
	background(v.form, func(ctx context.Context) (domain.Customer, error) {
		return v.form.host.Session().Customer(ctx, id)
	}, func(c domain.Customer) {
		v.edit("customer", func() { v.form.model.chooseCustomer(c) })
		v.set.Show(v.showCustomer)
		v.showCard()
	})
}

// seekSimilar looks, once the typing rests, for customers that may be the one typed.
func (v *formView) seekSimilar(name string) {
	v.cancel()
	v.similar.Forget()
	if domain.Fold(name) == "" {
		return
	}
	v.cancel = v.form.host.Delay()(kit.SearchAfter, func() {
		host := v.form.host
		kit.BackgroundLatest(&v.similar, host.Runner(), func() ([]office.Twin, error) {
			return host.Session().SimilarCustomers(context.Background(), domain.Customer{Name: name}, 1)
		}, func(found []office.Twin, err error) {
			if err == nil && len(found) > 0 { // a hint less is no failure to be told of
				v.showSimilar(found[0])
			}
		})
	})
}

func (v *formView) showSimilar(twin office.Twin) {
	if v.form.model.draft.Customer == twin.ID {
		return
	}
	v.set.Get("customer").SetHint(lang.X("opportunity.similar_customer", "Similar: {{.Name}}", map[string]any{"Name": twin.Name}),
		kit.FieldAction{Text: lang.X("opportunity.use_similar", "Use it"), Do: func() { v.takeCustomer(twin.ID) }})
}

func (v *formView) showCustomer() {
	d, known := v.form.model.draft, v.form.model.words.customer
	shown := kit.Option{Text: d.NewCustomer}
	if d.Customer != "" {
		shown = customerOption(known)
	}
	v.customer.SetSelected(shown)
	v.showCustomerHint()
}

// showCustomerHint warns of a customer nothing new should be begun with.
func (v *formView) showCustomerHint() {
	hint := ""
	if m := v.form.model; m.draft.Customer != "" && m.words.customer.Blocked {
		hint = lang.X("opportunity.customer_blocked", "This customer is blocked: nothing new is begun with it.")
	}
	v.set.Get("customer").SetHint(hint)
}

// customerMenu is the button beside the customer.
func (v *formView) customerMenu() fyne.CanvasObject {
	var b *kit.SideButton
	b = kit.NewSideButton("ellipsis-vertical", lang.X("opportunity.customer_menu", "About this customer"), func() { v.menuBelow(b, v.customerItems()) })
	return b
}

// menuBelow shows a menu under a control.
func (v *formView) menuBelow(o fyne.CanvasObject, items []kit.MenuItem) {
	kit.ShowContextMenu(v.form.host.Window().Canvas(), kit.Below(o), items...)
}

func (v *formView) customerItems() []kit.MenuItem {
	m, host := v.form.model, v.form.host
	id := m.draft.Customer
	return []kit.MenuItem{
		{Icon: "building-2", Label: lang.X("command.open_customer", "Open the customer"), Disabled: id == "", Run: func() { host.OpenCustomer(id) }},
		{Icon: "id-card", Label: lang.X("command.register_customer", "Register as customer"), Run: func() { v.register(id) },
			Disabled: id == "" || m.words.customer.Registered || !host.Session().May(access.Customers, access.Modify)},
		{Icon: "plus", Label: lang.X("command.new_opportunity", "New opportunity"), Disabled: id == "", Run: func() { host.NewOpportunity(id) }},
	}
}

// register makes the prospect a customer; the form hears of it as everybody does.
func (v *formView) register(id domain.ID) {
	host, name := v.form.host, v.form.model.words.customer.Name
	background(v.form, func(ctx context.Context) (change.Set, error) { return host.Session().Register(ctx, id) }, func(set change.Set) {
		host.Notify(kit.Undoable(host, lang.X("customer.now_registered", "{{.Name}} is a customer now", map[string]any{"Name": name}), set))
	})
}
