package quotations

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// formView is what the form looks like. It reads the model and tells it what was typed.
type formView struct {
	form    *Form
	content fyne.CanvasObject
	header  *formHeader
	set     *kit.Fieldset
	grid    *kit.LineGrid[lineRow]
	tabs    *kit.InnerTabs
	totals  *totals

	products map[domain.ID]domain.Product // offered so far

	subject     *kit.TextEntry
	opportunity *kit.Lookup
	customer    *kit.Lookup
	contact     *kit.Lookup
	salesperson *kit.Lookup
	day         *kit.DateField
	validUntil  *kit.DateField
	currency    *kit.Lookup
	language    *kit.Lookup
	delivery    *kit.NoteEntry
	payment     *kit.NoteEntry
	notes       *kit.NoteEntry
}

func newFormView(f *Form) *formView {
	v := &formView{form: f, products: map[domain.ID]domain.Product{}}
	v.set = kit.NewFieldset(f.host, f.edited)
	v.header = newFormHeader(f)
	v.makeFields()
	v.makeLines()
	v.totals = newTotals(f.region())
	fields := v.fieldsPart()
	lines := container.NewBorder(nil, v.foot(), nil, nil, v.grid)
	v.tabs = kit.NewInnerTabs(
		kit.InnerTab{Title: lang.X("quotation.lines", "Lines"), Content: lines},
		kit.InnerTab{Title: lang.X("quotation.terms", "Terms and notes"), Content: v.termsPart()})
	if !f.mayEdit() {
		v.set.Lock()
		v.grid.SetReadOnly(true)
	}
	cards := container.New(kit.RowsGrowing(kit.Space3, 1), kit.NewFlushCard(fields), kit.NewFlushCard(v.tabs))
	v.content = container.NewBorder(container.New(kit.Rows(0), v.header.bar, kit.NewLine()), nil, nil, nil,
		container.New(kit.Inset(kit.Space3, kit.Space3, kit.Space3, kit.Space3), cards))
	return v
}

func (v *formView) makeFields() {
	d := func() *domain.Quotation { return &v.form.model.draft.Quotation }
	v.subject = v.set.Line("subject", func(text string) { d().Subject = text })
	v.opportunity = v.set.Search("opportunity", searchOpportunities(v.form.host), v.opportunityChosen)
	v.customer = v.set.Search("customer", kit.SearchRecords(v.form.host, v.findCustomers, customerOption), v.customerChosen)
	v.contact = v.set.Search("contact", kit.SearchRecords(v.form.host, v.findContacts, contactOption), v.contactChosen)
	v.salesperson = v.set.Choice("salesperson", v.salespeople, true, func(o kit.Option) { d().Salesperson = domain.ID(o.ID) })
	v.day = v.set.Date("day", func(day domain.Date) { d().Day = day })
	v.validUntil = v.set.Date("valid_until", func(day domain.Date) { d().ValidUntil = day })
	v.currency = v.set.Choice("currency", v.currencies, false, v.currencyChosen)
	v.language = v.set.Choice("language", languages, false, func(o kit.Option) { d().Language = domain.Language(o.ID) })
	v.delivery = v.set.Note("delivery_terms", 5, func(text string) { d().Delivery = text })
	v.payment = v.set.Note("payment_terms", 5, func(text string) { d().Payment = text })
	v.notes = v.set.Note("notes", 5, func(text string) { d().Notes = text })
}

func (v *formView) fieldsPart() fyne.CanvasObject {
	first := container.New(kit.Columns(kit.Space3, 3, 3, 2.5, 2),
		v.set.Field("subject", lang.X("quotation.subject", "Subject"), v.subject),
		v.set.Field("opportunity", lang.X("quotation.opportunity", "Opportunity"), v.opportunity),
		v.set.Field("customer", lang.X("quotation.customer", "Customer"), v.customer),
		v.set.Field("contact", lang.X("quotation.contact", "Contact"), v.contact))
	second := container.New(kit.Columns(kit.Space3, 3, 3, 2.5, 2),
		v.set.Field("salesperson", lang.X("quotation.salesperson", "Salesperson"), v.salesperson),
		container.New(kit.Columns(kit.Space3, 1, 1),
			v.set.Required("day", lang.X("quotation.day", "Date"), v.day),
			v.set.Field("valid_until", lang.X("quotation.valid_until", "Valid until"), v.validUntil)),
		v.set.Field("currency", lang.X("quotation.currency", "Currency"), v.currency),
		v.set.Field("language", lang.X("quotation.language", "Language"), v.language))
	return container.New(kit.Inset(kit.Space2, kit.Space4, kit.Space3, kit.Space4), container.New(kit.Rows(6), first, second))
}

func (v *formView) termsPart() fyne.CanvasObject {
	return container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space4, kit.Space4), container.New(kit.Columns(kit.Space4, 1, 1, 1),
		v.set.Field("delivery_terms", lang.X("quotation.delivery_terms", "Delivery terms"), v.delivery),
		v.set.Field("payment_terms", lang.X("quotation.payment_terms", "Payment terms"), v.payment),
		v.set.Field("notes", lang.X("quotation.notes", "Notes"), v.notes)))
}

// refill shows the draft in every control; typed are the texts of fields that could not be
// read as values.
func (v *formView) refill(typed map[string]string) {
	d := v.form.model.draft
	v.set.Refill(typed, func() {
		v.subject.SetText(d.Subject)
		v.showChoices()
		v.day.SetValue(d.Day)
		v.validUntil.SetValue(d.ValidUntil)
		v.delivery.SetText(d.Delivery)
		v.payment.SetText(d.Payment)
		v.notes.SetText(d.Notes)
	})
	v.grid.Refresh() // there may be fewer lines than before
	v.grid.ClearErrors()
	v.showDerived()
}

func (v *formView) showChoices() {
	d, w := v.form.model.draft, v.form.model.words
	v.opportunity.SetSelected(opportunityOption(office.Row{ID: w.opportunity.ID, Number: w.opportunity.Number, Name: w.opportunity.Name}))
	v.customer.SetSelected(customerOption(w.customer))
	v.contact.SetSelected(contactOption(w.contact))
	v.salesperson.SetSelected(kit.OptionOf(personOptions(w.salespeople), d.Salesperson))
	v.currency.SetSelected(currencyOption(d.Currency))
	v.language.SetSelected(kit.OptionOf(languages(), domain.ID(d.Language)))
}

// showDerived shows what follows from the draft.
func (v *formView) showDerived() {
	m := v.form.model
	v.header.show()
	v.totals.show(&m.sums, m.draft.Currency)
	v.tabs.SetCount(0, v.form.region().Number(int64(len(m.draft.Lines)), 0))
}

func (v *formView) focusFirst() {
	if v.form.model.isNew() {
		v.form.host.Window().Canvas().Focus(v.subject.FocusTarget())
	}
}

// findCustomers and the others run off the UI goroutine.
func (v *formView) findCustomers(ctx context.Context, text string) ([]domain.Customer, error) {
	return v.form.host.Session().FindCustomers(ctx, text, mostOffered)
}

// findContacts finds those of the customer, or of anybody while there is none.
func (v *formView) findContacts(ctx context.Context, text string) ([]domain.Contact, error) {
	return v.form.host.Session().FindContacts(ctx, v.form.model.draft.Customer, text, mostOffered)
}

const mostOffered = 50

func customerOption(c domain.Customer) kit.Option {
	o := kit.Option{ID: string(c.ID), Text: c.Name}
	if c.ID != "" && !c.Registered {
		o.Tag = lang.X("customer.prospect", "Prospect")
	}
	return o
}

func contactOption(c domain.Contact) kit.Option {
	return kit.Option{ID: string(c.ID), Text: c.Label(), Detail: c.Position}
}

// searchOpportunities offers opportunities by number and name.
func searchOpportunities(host kit.Host) func(text string, deliver func([]kit.Option)) {
	return kit.SearchRecords(host, func(ctx context.Context, text string) ([]office.Row, error) {
		return host.Session().Opportunities(ctx, office.Query{Text: text}, 0, mostOffered)
	}, opportunityOption)
}

func opportunityOption(row office.Row) kit.Option {
	if row.ID == "" {
		return kit.Option{}
	}
	return kit.Option{ID: string(row.ID), Text: numbered(row.Number, row.Name), Detail: row.Customer}
}

func (v *formView) salespeople() []kit.Option {
	active := slices.DeleteFunc(slices.Clone(v.form.model.words.salespeople), func(p domain.Person) bool { return p.Inactive })
	return personOptions(active)
}

func personOptions(people []domain.Person) []kit.Option {
	options := make([]kit.Option, len(people))
	for i, p := range people {
		options[i] = kit.Option{ID: string(p.ID), Text: p.Name}
	}
	return options
}

func languages() []kit.Option {
	return []kit.Option{
		{ID: string(domain.English), Text: lang.X("language.en", "English")},
		{ID: string(domain.Spanish), Text: lang.X("language.es", "Spanish")},
	}
}

// currencies offers the office's own first.
func (v *formView) currencies() []kit.Option {
	return currencyOptions(v.form.host, v.form.model.draft.Currency)
}

func currencyOptions(host kit.Host, known domain.Currency) []kit.Option {
	var options []kit.Option
	for _, c := range offeredCurrencies(host, known) {
		options = append(options, currencyOption(c))
	}
	return options
}

func offeredCurrencies(host kit.Host, known domain.Currency) []domain.Currency {
	list := []domain.Currency{host.Session().Office().Data().Currency}
	for _, c := range []domain.Currency{"USD", "EUR", "CLP", "CLF", "MXN", "ARS", "BOB", "BRL", "COP", "GBP", "PEN", "UYU", "JPY", "CHF", "CAD", known} {
		if c != "" && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

func currencyOption(c domain.Currency) kit.Option { return kit.Option{ID: string(c), Text: string(c)} }

func (v *formView) customerChosen(o kit.Option) {
	chosen(v, o, v.form.host.Session().Customer, v.form.model.chooseCustomer)
}

func (v *formView) contactChosen(o kit.Option) {
	chosen(v, o, v.form.host.Session().Contact, v.form.model.chooseContact)
}

func (v *formView) opportunityChosen(o kit.Option) {
	chosen(v, o, func(ctx context.Context, id domain.ID) (words, error) {
		s := v.form.host.Session()
		opportunity, err := s.Opportunity(ctx, id)
		if err != nil {
			return words{}, err
		}
		return loadWords(ctx, s, domain.Quotation{Opportunity: id, Customer: opportunity.Customer, Contact: opportunity.Contact})
	}, v.form.model.chooseOpportunity)
}

// chosen reads the record of an option, none for none, and hands it to take.
func chosen[R any](v *formView, o kit.Option, read func(context.Context, domain.ID) (R, error), take func(R)) {
	follow := func(record R) {
		take(record)
		v.set.Show(func() {
			v.subject.SetText(v.form.model.draft.Subject)
			v.showChoices()
		})
		v.form.edited()
	}
	if o.ID == "" {
		var none R
		follow(none)
		return
	}
	kit.Background(v.form.host.Runner(), func() (R, error) {
		return read(context.Background(), domain.ID(o.ID))
	}, func(record R, err error) {
		if err != nil {
			v.form.host.Failed(err)
			return
		}
		follow(record)
	})
}

// currencyChosen keeps the figures of the prices, and says so where there are any.
func (v *formView) currencyChosen(o kit.Option) {
	m := v.form.model
	m.setCurrency(domain.Currency(o.ID))
	v.grid.Refresh()
	priced := slices.ContainsFunc(m.draft.Lines, func(l domain.Line) bool { return l.Price != 0 })
	hint := ""
	if priced {
		hint = lang.X("quotation.not_converted", "Prices keep their figures; nothing is converted.")
	}
	v.set.Get("currency").SetHint(hint)
}
