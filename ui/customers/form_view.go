package customers

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/likeness"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// formView is what the form looks like: the fields at the left, and at the right what
// happened with the customer, its contacts, and what was changed. It reads the model and
// tells it what was typed.
type formView struct {
	form    *Form
	content fyne.CanvasObject
	header  *formHeader
	set     *kit.Fieldset
	twins   *twinWatch

	name, legalName, taxID           *kit.TextEntry
	address, city, district, country *kit.TextEntry
	phones, emails, website          *kit.TextEntry
	sector, salesperson, language    *kit.Lookup
	tags                             *kit.TagEntry
	blocked                          *kit.Switch
	standing                         *kit.Segmented
	notes                            *kit.LinkedNotes

	pages       *kit.InnerTabs
	history     *historyPage
	contacts    *contactsPage
	changes     *changesPage
	mergeButton *kit.Button
}

func newFormView(f *Form) *formView {
	v := &formView{form: f, set: kit.NewFieldset(f.host, f.edited)}
	v.header = newFormHeader(f)
	v.twins = newTwinWatch(f.host, v.set, customerTwinFields, f.host.OpenCustomer, v.twinQuestion)
	v.makeFields()
	v.history, v.contacts, v.changes = newHistoryPage(f), newContactsPage(f), newChangesPage(f)
	v.pages = kit.NewInnerTabs(
		kit.InnerTab{Title: lang.X("customer.history", "History"), Content: v.history.content},
		kit.InnerTab{Title: lang.X("contacts.title", "Contacts"), Content: v.contacts.content},
		kit.InnerTab{Title: lang.X("customer.changes", "Changes"), Content: v.changes.content})
	v.pages.OnSelect = func(int) { v.readPages() }
	v.mergeButton = kit.NewButton(lang.X("merge.with_another", "Merge with another…"), "merge", kit.ButtonGhost, func() {
		f.host.Leave(f, func() { mergeCustomerWithAnother(f.host, f.model.saved.ID, f.model.saved.Name) })
	})
	left := kit.NewFlushCard(container.NewVScroll(v.fieldsPart()))
	cards := container.New(kit.Columns(kit.Space3, 6, 6), left, kit.NewFlushCard(v.pages))
	if !f.mayEdit() {
		v.lock()
	}
	v.content = container.NewBorder(container.New(kit.Rows(0), v.header.bar, kit.NewLine()), nil, nil, nil,
		container.New(kit.Inset(kit.Space3, kit.Space3, kit.Space3, kit.Space3), cards))
	return v
}

// lock makes every control one to look at.
func (v *formView) lock() {
	v.set.Lock()
	v.notes.SetReadOnly(true)
}

// resume shows what the view before it showed of the pages.
func (v *formView) resume(before *formView) {
	before.forget()
	v.history.choose(before.history.kind, before.history.text)
	v.pages.Select(before.pages.Selected())
}

// readPages reads the page on show anew, and the totals.
func (v *formView) readPages() {
	enable(v.mergeButton, !v.form.model.isNew() && mayMerge(v.form.host))
	if v.form.model.isNew() {
		v.header.show()
		show(v.header.figures, false)
		return
	}
	v.history.read()
	v.contacts.read()
	if v.pages.Selected() == 2 { // the journal of a record may be long: it is read when looked at
		v.changes.read()
	}
}

// forget drops answers still under way.
func (v *formView) forget() {
	v.twins.forget()
	v.history.asked.Forget()
	v.contacts.asked.Forget()
	v.changes.asked.Forget()
}

// showHistoryOf leads to what happened of a kind.
func (v *formView) showHistoryOf(kind domain.Kind) {
	v.history.choose(kind, "")
	v.pages.Select(0)
	v.history.read()
}

// draft is the customer as edited.
func (v *formView) draft() *domain.Customer { return &v.form.model.draft.Customer }

// line makes an entry of a text that duplicates are looked for by, where watched.
func (v *formView) line(name string, watched bool, of func(c *domain.Customer) *string) *kit.TextEntry {
	return v.set.Line(name, func(text string) {
		*of(v.draft()) = text
		if watched {
			v.twins.look()
		}
	})
}

func (v *formView) makeFields() {
	v.name = v.line("name", true, func(c *domain.Customer) *string { return &c.Name })
	v.legalName = v.line("legal_name", true, func(c *domain.Customer) *string { return &c.LegalName })
	v.taxID = v.line("tax_id", true, func(c *domain.Customer) *string { return &c.TaxID })
	v.address = v.line("address", false, func(c *domain.Customer) *string { return &c.Address })
	v.city = v.line("city", false, func(c *domain.Customer) *string { return &c.City })
	v.district = v.line("district", false, func(c *domain.Customer) *string { return &c.District })
	v.country = v.line("country", false, func(c *domain.Customer) *string { return &c.Country })
	v.phones = v.line("phones", true, func(c *domain.Customer) *string { return &c.Phones })
	v.emails = v.line("emails", true, func(c *domain.Customer) *string { return &c.Emails })
	v.website = v.line("website", false, func(c *domain.Customer) *string { return &c.Website })
	v.makeChoices()
	host := v.form.host
	v.phones.PlaceHolder, v.emails.PlaceHolder = severalHint(), severalHint()
	reachBy(host, v.phones, "phone", phoneLink)
	reachBy(host, v.emails, "mail", mailLink)
	v.website.SetTrailingIcon("external-link", func() {
		if v.website.Text != "" {
			openLink(host, webLink(v.website.Text))
		}
	})
	v.notes = kit.NewLinkedNotes(4, func(url string) { openLink(host, url) })
	v.notes.OnChanged = func(text string) { v.set.Edit("notes", func() { v.draft().Notes = text }) }
	v.set.Hold("notes", v.notes)
}

func (v *formView) makeChoices() {
	m := func() *formModel { return v.form.model }
	host := v.form.host
	v.sector = v.set.Choice("sector", func() []kit.Option { return offered(m().words.sectors) }, true,
		func(o kit.Option) { m().setSector(domain.ID(o.ID), o.Text) }, kit.CustomizeItem(host, domain.Sectors))
	v.set.TakeNames(v.sector)
	v.salesperson = v.set.Choice("salesperson", func() []kit.Option { return people(m().words.salespeople, false) }, true,
		func(o kit.Option) { v.draft().Salesperson = domain.ID(o.ID) })
	v.language = v.set.Choice("language", languages, true, func(o kit.Option) { v.draft().Language = domain.Language(o.ID) })
	v.language.PlaceHolder = lang.X("customer.language_of_office", "The office's")
	v.tags = v.set.Tags("tags", func() []string { return m().offeredTags() }, func(names []string) { m().setTags(names) })
	v.tags.ContextItems = func() []kit.MenuItem { return []kit.MenuItem{kit.CustomizeItem(host, domain.Tags)} }
	v.blocked = v.set.Flag("blocked", lang.X("customer.blocked_label", "Nothing new is begun"), func(on bool) { v.draft().Blocked = on })
	v.standing = kit.NewSegmented(0, func(i int) { v.set.Edit("registered", func() { v.draft().Registered = i == 0 }) },
		kit.Segment{Label: standingText(true)}, kit.Segment{Label: standingText(false), Tooltip: lang.X("customer.prospect_means", "Not registered as a customer yet")})
}

func (v *formView) fieldsPart() fyne.CanvasObject {
	field := func(name string, control fyne.CanvasObject) *kit.Field {
		return v.set.Field(name, kit.FieldTitle(domain.KindCustomer, name), control)
	}
	head := container.NewBorder(nil, nil, kit.Centred(kit.NewHeading(lang.X("customer.general", "General data"))), v.standing)
	top := container.New(kit.Rows(6), head,
		pair(v.set.Required("name", kit.FieldTitle(domain.KindCustomer, "name"), v.name), field("legal_name", v.legalName)),
		pair(field("tax_id", v.taxID), field("sector", v.sector)),
		pair(field("phones", v.phones), field("emails", v.emails)),
		pair(field("address", v.address), field("website", v.website)),
		container.New(kit.Columns(kit.Space3, 1, 1, 1), field("city", v.city), field("district", v.district), field("country", v.country)),
		pair(field("salesperson", v.salesperson), field("language", v.language)),
		pair(field("tags", v.tags), field("blocked", v.blocked)))
	return container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space4, kit.Space4), container.New(kit.RowsGrowing(6, 1), top, field("notes", v.notes)))
}

// pair is two fields of the same width beside each other.
func pair(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(kit.Columns(kit.Space3, 1, 1), left, right)
}

// customerTwinFields are where a form warns of another customer.
var customerTwinFields = map[likeness.Kind]string{likeness.TaxID: "tax_id", likeness.Email: "emails", likeness.Phone: "phones", likeness.Name: "name"}

// twinQuestion finds who may be the customer being typed.
func (v *formView) twinQuestion() func() ([]office.Twin, error) {
	typed, session := *v.draft(), v.form.host.Session()
	return func() ([]office.Twin, error) {
		return session.SimilarCustomers(context.Background(), typed, twinsAsked)
	}
}
