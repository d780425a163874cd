package opportunities

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// formView is what the form looks like. It reads the model and tells it what was typed.
type formView struct {
	form    *Form
	content fyne.CanvasObject
	header  *formHeader
	fields  map[string]*kit.Field // by the field names of the domain
	filling bool                  // values are being shown, not typed

	customers []domain.Customer // offered last

	name        *kit.TextEntry
	customer    *kit.Lookup
	contact     *kit.Lookup
	position    *kit.TextEntry
	phone       *kit.TextEntry
	mobile      *kit.TextEntry
	email       *kit.TextEntry
	origin      *kit.Lookup
	state       *kit.Lookup
	salesperson *kit.Lookup
	expected    *kit.DateField
	amount      *kit.MoneyEntry
	competitor  *kit.Lookup
	probability *kit.PercentEntry
	weighted    *kit.Label
	opened      *kit.DateField
	closed      *kit.DateField
	tags        *kit.TagEntry
	notes       *kit.NoteEntry
}

func newFormView(f *Form) *formView {
	v := &formView{form: f, fields: map[string]*kit.Field{}}
	v.header = newFormHeader(f)
	v.makeGeneral()
	v.makeNegotiation()
	v.makeRest()
	if !f.mayEdit() {
		v.lock()
	}
	left := kit.NewFlushCard(container.NewVScroll(container.New(kit.Rows(0), v.generalPart(), kit.NewLine(), v.negotiationPart())))
	right := kit.NewFlushCard(v.restPart())
	cards := container.New(kit.Columns(kit.Space3, 6, 5), left, right)
	v.content = container.NewBorder(container.New(kit.Rows(0), v.header.bar, kit.NewLine()), nil, nil, nil, container.New(kit.Inset(kit.Space3, kit.Space3, kit.Space3, kit.Space3), cards))
	return v
}

// lock makes every control one to look at.
func (v *formView) lock() {
	for _, control := range []interface{ Disable() }{
		v.name, v.customer, v.contact, v.position, v.phone, v.mobile, v.email, v.origin, v.state, v.salesperson,
		v.expected, v.amount, v.competitor, v.probability, v.opened, v.closed, v.tags, v.notes,
	} {
		control.Disable()
	}
}

// field labels a control under the name the domain gives it.
func (v *formView) field(name, label string, control fyne.CanvasObject) *kit.Field {
	f := kit.NewField(label, control)
	if name == "name" {
		f = kit.NewRequiredField(label, control)
	}
	v.fields[name] = f
	return f
}

// edit changes the draft by what a person typed, and follows.
func (v *formView) edit(field string, change func()) {
	if v.filling {
		return
	}
	change()
	if f := v.fields[field]; f != nil {
		f.ClearError()
	}
	v.form.edited()
}

func (v *formView) line(field string, set func(text string)) *kit.TextEntry {
	e := kit.NewTextEntry()
	e.OnChanged = func(text string) { v.edit(field, func() { set(text) }) }
	return e
}

func (v *formView) makeGeneral() {
	v.name = v.line("name", func(text string) { v.form.model.draft.Name = text })
	v.customer = kit.NewLookup(v.searchCustomers)
	v.customer.PlaceHolder = lang.X("opportunity.customer_hint", "Search, or type a new prospect")
	v.customer.SetLeadingIcon("building-2")
	v.customer.FreeText, v.customer.Clearable = true, true
	v.customer.OnChanged = v.customerChosen
	v.customer.OnNew = func(name string) { v.customerChosen(v.typed(v.customer, name)) }
	v.contact = kit.NewLookup(v.searchContacts)
	v.contact.PlaceHolder = lang.X("opportunity.contact_hint", "Search, or type a name")
	v.contact.FreeText, v.contact.Clearable = true, true
	v.contact.OnChanged = v.contactChosen
	v.contact.OnNew = func(name string) { v.contactChosen(v.typed(v.contact, name)) }
	v.position = v.line("position", func(text string) { v.form.model.draft.Card.Position = text })
	v.phone = v.line("phone", func(text string) { v.form.model.draft.Card.Phone = text })
	v.phone.SetTrailingIcon("phone", nil)
	v.mobile = v.line("mobile", func(text string) { v.form.model.draft.Card.Mobile = text })
	v.mobile.SetTrailingIcon("smartphone", nil)
	v.email = v.line("email", func(text string) { v.form.model.draft.Card.Email = text })
	v.email.SetTrailingIcon("mail", nil)
}

func (v *formView) generalPart() fyne.CanvasObject {
	return section(lang.X("opportunity.general", "General data"),
		pair(v.field("name", lang.X("opportunity.name", "Name"), v.name),
			v.field("customer", lang.X("opportunity.customer_or_prospect", "Customer or prospect"), v.customer)),
		pair(v.field("contact", lang.X("opportunity.contact", "Contact"), v.contact),
			v.field("position", lang.X("contact.position", "Position"), v.position)),
		container.New(kit.Columns(kit.Space3, 1, 1, 1.5),
			v.field("phone", lang.X("contact.phone", "Phone"), v.phone),
			v.field("mobile", lang.X("contact.mobile", "Mobile"), v.mobile),
			v.field("email", lang.X("contact.email", "E-mail"), v.email)))
}

func (v *formView) makeNegotiation() {
	m := func() *formModel { return v.form.model }
	customizeStates := kit.MenuItem{Icon: "sliders-horizontal", Label: lang.X("command.customize_states", "Customize states…"), Run: v.form.host.CustomizeStates}
	customizeOrigins := kit.MenuItem{Icon: "sliders-horizontal", Label: lang.X("command.customize_origins", "Customize origins…"),
		Run: func() { v.form.host.CustomizeItems(domain.Origins) }}
	v.origin = v.choice("origin", v.originOptions, true, func(o kit.Option) { m().draft.Origin = domain.ID(o.ID) }, customizeOrigins)
	v.state = v.choice("state", v.stateOptions, false, func(o kit.Option) { v.enter(domain.ID(o.ID)) }, customizeStates)
	v.salesperson = v.choice("salesperson", v.salespersonOptions, true, func(o kit.Option) { m().draft.Salesperson = domain.ID(o.ID) })
	v.expected = v.date("expected_close", func(d domain.Date) { m().draft.ExpectedClose = d })
	v.expected.Relative = v.relative
	v.amount = kit.NewMoneyEntry(kit.MoneyFormat{Format: v.form.region().Amount, Parse: v.form.region().ParseAmount}, v.currencies()...)
	v.amount.OnChanged = func() { v.edit("amount", v.readAmount) }
	v.amount.OnInvalid = func(err error) { v.showProblem("amount", err) }
	v.amount.OnValid = func() { v.edit("amount", v.readAmount) }
	v.competitor = v.choice("competitor", v.competitorOptions, true, func(o kit.Option) {
		m().draft.Competitor, m().draft.NewCompetitor = domain.ID(o.ID), ""
		if o.ID == "" {
			m().draft.NewCompetitor = o.Text
		}
	}, kit.MenuItem{Icon: "sliders-horizontal", Label: lang.X("command.customize_competitors", "Customize competitors…"),
		Run: func() { v.form.host.CustomizeItems(domain.Competitors) }})
	v.competitor.FreeText = true
	v.competitor.OnNew = func(name string) { v.competitor.OnChanged(v.typed(v.competitor, name)) }
	v.probability = kit.NewPercentEntry(v.form.region().Percent)
	v.probability.OnChanged = func() { v.edit("probability", v.readProbability) }
	v.probability.OnInvalid = func(err error) { v.showProblem("probability", err) }
	v.probability.OnValid = func() { v.edit("probability", v.readProbability) }
	v.weighted = kit.NewCaption("").AlignRight()
}

func (v *formView) negotiationPart() fyne.CanvasObject {
	probability := kit.NewAnnotated(v.probability, v.weighted)
	return section(lang.X("opportunity.negotiation", "Negotiation"),
		pair(v.field("origin", lang.X("opportunity.origin", "Origin"), v.origin),
			v.field("state", lang.X("opportunity.state", "State"), v.state)),
		pair(v.field("salesperson", lang.X("opportunity.salesperson", "Salesperson"), v.salesperson),
			v.field("expected_close", lang.X("opportunity.expected_close", "Expected close"), v.expected)),
		pair(v.field("amount", lang.X("opportunity.amount", "Amount"), v.amount),
			v.field("competitor", lang.X("opportunity.competitor", "Competitor"), v.competitor)),
		v.field("probability", lang.X("opportunity.probability", "Probability"), probability))
}

func (v *formView) makeRest() {
	m := func() *formModel { return v.form.model }
	v.opened = v.date("opened_on", func(d domain.Date) { m().draft.OpenedOn = d })
	v.closed = v.date("closed_on", func(d domain.Date) { m().draft.ClosedOn = d })
	v.tags = kit.NewTagEntry()
	v.tags.OnChanged = func(names []string) { v.edit("tags", func() { m().setTags(names) }) }
	v.tags.Suggest = v.suggestTags
	v.notes = kit.NewNoteEntry(8)
	v.notes.OnChanged = func(text string) { v.edit("notes", func() { m().draft.Notes = text }) }
}

func (v *formView) restPart() fyne.CanvasObject {
	top := container.New(kit.Rows(6),
		kit.NewHeading(lang.X("opportunity.dates_and_notes", "Dates, tags and notes")),
		pair(v.field("opened_on", lang.X("opportunity.opened_on", "Opened on"), v.opened),
			v.field("closed_on", lang.X("opportunity.closed_on", "Closed on"), v.closed)),
		v.field("tags", lang.X("opportunity.tags", "Tags"), v.tags))
	notes := v.field("notes", lang.X("opportunity.notes", "Notes"), v.notes)
	return container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space4, kit.Space4), container.New(kit.RowsGrowing(6, 1), top, notes))
}

// section is a part of a card: a heading and the rows of fields below it.
func section(title string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	all := append([]fyne.CanvasObject{kit.NewHeading(title)}, rows...)
	return container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space3, kit.Space4), container.New(kit.Rows(6), all...))
}

// pair is two fields of the same width beside each other.
func pair(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(kit.Columns(kit.Space3, 6, 5), left, right)
}

// choice is a lookup in one of the lists of words.
func (v *formView) choice(field string, options func() []kit.Option, clearable bool, set func(kit.Option), menu ...kit.MenuItem) *kit.Lookup {
	l := kit.NewLookup(func(text string, deliver func([]kit.Option)) { kit.SearchIn(options())(text, deliver) })
	l.Clearable = clearable
	l.OnChanged = func(o kit.Option) { v.edit(field, func() { set(o) }) }
	if len(menu) > 0 {
		l.ContextItems = func() []kit.MenuItem { return menu }
	}
	return l
}

func (v *formView) date(field string, set func(domain.Date)) *kit.DateField {
	r := v.form.region()
	today := v.form.host.Session().Office().Today
	d := kit.NewDateField(kit.DateFormat{
		Format:       r.Date,
		Parse:        func(text string) (domain.Date, error) { return r.ParseDate(text, today()) },
		FirstWeekday: r.FirstWeekday(),
	})
	d.PlaceHolder = r.DatePlaceholder(string(v.form.host.Session().Me().Language))
	d.Today = today
	read := func() {
		date, err := d.Value()
		v.form.model.read(field, err)
		if err == nil {
			set(date)
		}
	}
	d.OnChanged = func(string) { v.edit(field, read) }
	d.OnCommitted = func() { v.edit(field, read) }
	d.OnValid = func() { v.edit(field, read) }
	d.OnInvalid = func(err error) { v.showProblem(field, err) }
	return d
}

// relative says how far an expected close is, such as "in 43 d".
func (v *formView) relative(d domain.Date) string {
	days := int(d - v.form.host.Session().Office().Today())
	switch {
	case v.form.model.state().Class.IsClosed():
		return ""
	case days == 0:
		return lang.X("date.today", "today")
	case days < 0:
		return lang.X("date.days_late", "{{.Days}} d late", map[string]any{"Days": -days})
	}
	return lang.X("date.in_days", "in {{.Days}} d", map[string]any{"Days": days})
}

// currencies offers the office's own first.
func (v *formView) currencies() []domain.Currency {
	list := []domain.Currency{v.form.host.Session().Office().Data().Currency}
	for _, c := range []domain.Currency{"USD", "EUR", "CLP", "CLF", "MXN", "ARS", "BOB", "BRL", "COP", "GBP", "PEN", "UYU", "JPY", "CHF", "CAD", v.form.model.saved.Currency} {
		if c != "" && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

func (v *formView) enter(id domain.ID) {
	v.form.model.enter(id)
	v.showDates()
}

func (v *formView) readAmount() {
	money, empty, err := v.amount.Value()
	v.form.model.read("amount", err)
	d := &v.form.model.draft
	switch {
	case err != nil:
		money = v.form.model.saved.Money() // what half a text would say is not shown anywhere
	case empty:
		money = domain.Money{Currency: v.amount.Currency()}
	}
	d.Amount, d.Currency = money.Minor, money.Currency
	d.Opportunity = d.Convert(v.form.host.Session().Office().Data().Currency)
}

func (v *formView) readProbability() {
	percent, err := v.probability.Value()
	v.form.model.read("probability", err)
	d, saved := &v.form.model.draft, v.form.model.saved
	switch {
	case err != nil: // what half a text would say is not shown anywhere
		d.Probability, d.ProbabilityOwn = saved.Probability, saved.ProbabilityOwn
	case percent != d.Probability:
		d.Opportunity = d.StateProbability(percent)
	}
}

func (v *formView) searchCustomers(text string, deliver func([]kit.Option)) {
	host := v.form.host
	kit.Background(host.Runner(), func() ([]domain.Customer, error) {
		return host.Session().FindCustomers(context.Background(), text, 50)
	}, func(found []domain.Customer, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
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
	if !c.Registered {
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
}

// typed shows a name that is new in a lookup.
func (v *formView) typed(l *kit.Lookup, name string) kit.Option {
	o := kit.Option{Text: name}
	l.SetSelected(o)
	return o
}

func (v *formView) searchContacts(text string, deliver func([]kit.Option)) {
	host, customer := v.form.host, v.form.model.draft.Customer
	kit.Background(host.Runner(), func() ([]domain.Contact, error) {
		return host.Session().FindContacts(context.Background(), customer, text, 50)
	}, func(found []domain.Contact, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		options := make([]kit.Option, len(found))
		for i, c := range found {
			options[i] = kit.Option{ID: string(c.ID), Text: c.Label(), Detail: c.Position}
		}
		deliver(options)
	})
}

func (v *formView) contactChosen(o kit.Option) {
	if o.ID == "" {
		v.edit("contact", func() { v.form.model.typeContact(o.Text) })
		v.showCard()
		return
	}
	host := v.form.host
	kit.Background(host.Runner(), func() (domain.Contact, error) {
		return host.Session().Contact(context.Background(), domain.ID(o.ID))
	}, func(c domain.Contact, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		v.edit("contact", func() { v.form.model.chooseContact(c) })
		v.showCard()
	})
}

func (v *formView) suggestTags(text string, deliver func([]string)) {
	var names []string
	for _, i := range v.form.model.words.tags {
		if !i.Retired {
			names = append(names, i.Name)
		}
	}
	kit.SearchIn(namedOptions(names))(text, func(found []kit.Option) {
		names := make([]string, len(found))
		for i, o := range found {
			names[i] = o.Text
		}
		deliver(names)
	})
}

func namedOptions(names []string) []kit.Option {
	options := make([]kit.Option, len(names))
	for i, name := range names {
		options[i] = kit.Option{ID: name, Text: name}
	}
	return options
}
