package customers

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/likeness"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// contactDialog edits the card of a contact.
type contactDialog struct {
	host   kit.Host
	model  *contactModel
	told   func(domain.Contact) // of a save; may be nil
	dialog *kit.Dialog
	set    *kit.Fieldset
	twins  *twinWatch
	save   *kit.Button
	busy   bool

	customer, position   *kit.Lookup
	name                 *kit.TextEntry
	phone, mobile, email *kit.TextEntry
	birthday             *kit.DateField
	notes                *kit.LinkedNotes
}

// EditContact opens the dialog of a contact, or of a new one of a customer ("" for none)
// without an id, and calls saved, which may be nil, once it is saved.
func EditContact(host kit.Host, id, customer domain.ID, saved func(domain.Contact)) {
	kit.Background(host.Runner(), func() (*contactModel, error) {
		return loadContact(context.Background(), host.Session(), id, customer)
	}, func(m *contactModel, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		d := newContactDialog(host, m)
		d.told = saved
		d.dialog.Show()
	})
}

func newContactDialog(host kit.Host, m *contactModel) *contactDialog {
	d := &contactDialog{host: host, model: m}
	d.set = kit.NewFieldset(host, d.edited)
	d.twins = newTwinWatch(host, d.set, contactTwinFields, func(id domain.ID) { EditContact(host, id, "", nil) }, d.twinQuestion)
	d.makeFields()
	d.save = kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, func() { d.trySave(func(bool) {}) })
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, d.cancel)
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: d.title(), Body: d.body(), Width: 620, Buttons: []*kit.Button{cancel, d.save}, Default: d.save, Cancel: d.cancel,
		First: d.first(),
	})
	d.dialog.SetOnClosed(d.twins.forget)
	d.fill()
	if !m.mayEdit() {
		d.set.Lock()
		d.notes.SetReadOnly(true)
		d.save.Disable()
	}
	return d
}

func (d *contactDialog) title() string {
	if d.model.isNew() {
		return lang.X("contact.new", "New contact")
	}
	return lang.X("contact.title", "Contact {{.Name}}", map[string]any{"Name": d.model.saved.Label()})
}

// first is the customer where none is known yet, else the name.
func (d *contactDialog) first() fyne.Focusable {
	if d.model.isNew() && d.model.draft.Customer == "" {
		return d.customer.FocusTarget()
	}
	return d.name.FocusTarget()
}

// contactTwinFields are where the dialog warns of another contact.
var contactTwinFields = map[likeness.Kind]string{likeness.Email: "email", likeness.Phone: "phone", likeness.Name: "contact"}

// twinQuestion finds who may be the contact being typed.
func (d *contactDialog) twinQuestion() func() ([]office.Twin, error) {
	typed, session := d.model.draft, d.host.Session()
	return func() ([]office.Twin, error) { return session.SimilarContacts(context.Background(), typed, twinsAsked) }
}

// line makes an entry of a text that duplicates are looked for by.
func (d *contactDialog) line(field string, into *string) *kit.TextEntry {
	return d.set.Line(field, func(text string) {
		*into = text
		d.twins.look()
	})
}

func (d *contactDialog) makeFields() {
	host, m := d.host, d.model
	d.customer = d.set.Search("customer", kit.SearchRecords(host, func(ctx context.Context, text string) ([]domain.Customer, error) {
		return host.Session().FindCustomers(ctx, text, 50)
	}, customerOption), func(o kit.Option) { m.setCustomer(domain.ID(o.ID), o.Text) })
	d.customer.PlaceHolder = lang.X("opportunity.customer_hint", "Search, or type a new prospect")
	d.customer.SetLeadingIcon("building-2")
	d.set.TakeNames(d.customer)
	d.name = d.line("contact", &m.draft.Name)
	d.position = d.set.Choice("position", func() []kit.Option { return offered(m.positions) }, true,
		func(o kit.Option) { m.draft.Position = o.Text }, kit.CustomizeItem(host, domain.Positions))
	d.set.TakeNames(d.position)
	d.phone, d.mobile, d.email = d.line("phone", &m.draft.Phone), d.line("mobile", &m.draft.Mobile), d.line("email", &m.draft.Email)
	reachBy(host, d.phone, "phone", phoneLink)
	reachBy(host, d.mobile, "smartphone", phoneLink)
	reachBy(host, d.email, "mail", mailLink)
	d.email.PlaceHolder = severalHint()
	d.birthday = d.set.Date("birthday", func(day domain.Date) { m.draft.Birthday = day })
	d.notes = kit.NewLinkedNotes(4, func(url string) { openLink(host, url) })
	d.notes.OnChanged = func(text string) { d.set.Edit("notes", func() { m.draft.Notes = text }) }
	d.set.Hold("notes", d.notes)
}

func (d *contactDialog) body() fyne.CanvasObject {
	field := func(name string, control fyne.CanvasObject) *kit.Field {
		return d.set.Field(name, kit.FieldTitle(domain.KindContact, name), control)
	}
	return container.New(kit.Rows(6),
		d.set.Field("customer", lang.X("opportunity.customer_or_prospect", "Customer or prospect"), d.customer),
		pair(d.set.Field("contact", lang.X("contact.full_name", "Name"), d.name), field("position", d.position)),
		pair(field("phone", d.phone), field("mobile", d.mobile)),
		container.New(kit.Columns(kit.Space3, 2, 1), field("email", d.email), field("birthday", d.birthday)),
		field("notes", d.notes))
}

func (d *contactDialog) fill() {
	m := d.model
	d.set.Fill(func() {
		d.customer.SetSelected(kit.Option{Text: m.newCustomer})
		if m.customer.ID != "" {
			d.customer.SetSelected(customerOption(m.customer))
		}
		d.name.SetText(m.draft.Name)
		d.position.SetSelected(kit.Option{Text: m.draft.Position})
		d.phone.SetText(m.draft.Phone)
		d.mobile.SetText(m.draft.Mobile)
		d.email.SetText(m.draft.Email)
		d.birthday.SetValue(m.draft.Birthday)
		d.notes.SetText(m.draft.Notes)
	})
	d.twins.lookNow()
	d.showEdited()
}

func (d *contactDialog) edited() { d.showEdited() }

func (d *contactDialog) dirty() bool { return !d.set.AllRead() || d.model.changed() }

// showEdited says that there is something to save.
func (d *contactDialog) showEdited() {
	note := ""
	if d.dirty() {
		note = lang.X("opportunity.unsaved", "Unsaved changes")
	}
	d.dialog.SetNote(note)
}

// cancel closes the dialog, after asking about unsaved changes.
func (d *contactDialog) cancel() {
	d.set.Commit()
	if !d.dirty() || !d.model.mayEdit() {
		d.dialog.Close()
		return
	}
	kit.Ask(d.host.Window(), kit.AskOptions{
		Title:   lang.X("ask.save_title", "Save the changes?"),
		Message: lang.X("ask.save", "“{{.Title}}” has unsaved changes.", map[string]any{"Title": d.title()}),
		Choices: []kit.Choice{
			{Label: lang.X("command.cancel", "Cancel"), Kind: kit.ButtonNormal, Cancel: true},
			{Label: lang.X("ask.dont_save", "Don't save"), Kind: kit.ButtonLost, Run: d.dialog.Close},
			{Label: lang.X("command.save", "Save"), Kind: kit.ButtonPrimary, Run: func() { d.trySave(func(bool) {}) }},
		},
	})
}

// trySave saves and closes the dialog; it stays with its texts when that fails.
func (d *contactDialog) trySave(done func(saved bool)) {
	if d.busy {
		return
	}
	d.set.Commit()
	if !d.dirty() && !d.model.isNew() {
		d.dialog.Close()
		done(true)
		return
	}
	checked := d.model.draft
	if err := d.set.Problems(checked.Check()); err != nil {
		d.set.ShowProblems(err)
		done(false)
		return
	}
	d.busy = true
	draft, newCustomer, session := d.model.draft, d.model.newCustomer, d.host.Session()
	kit.Background(d.host.Runner(), func() (domain.Contact, error) {
		saved, _, err := session.SaveContact(context.Background(), draft, newCustomer)
		return saved, err
	}, func(saved domain.Contact, err error) {
		d.busy = false
		d.saved(saved, err, done)
	})
}

func (d *contactDialog) saved(saved domain.Contact, err error, done func(bool)) {
	switch {
	case err == nil:
		d.dialog.Close()
		if d.told != nil {
			d.told(saved)
		}
	case domain.Is(err, domain.Conflict):
		d.askConflict(err, done)
		return
	case !d.set.ShowProblems(err):
		d.host.Failed(err)
	}
	done(err == nil)
}

// askConflict reads the card as it is saved by now. Where both sides changed a field it
// asks whose value stands; else both changes do.
func (d *contactDialog) askConflict(cause error, done func(bool)) {
	kit.Background(d.host.Runner(), func() (*contactModel, error) {
		return loadContact(context.Background(), d.host.Session(), d.model.saved.ID, "")
	}, func(now *contactModel, err error) {
		switch {
		case err != nil:
			d.host.Failed(err)
			done(false)
		case now.saved.Version == d.model.saved.Version || now.saved.RemovedAt != 0:
			d.host.Failed(cause) // a conflict of another kind: saying it is all there is to do
			done(false)
		default:
			d.resolve(now, done)
		}
	})
}

func (d *contactDialog) resolve(now *contactModel, done func(bool)) {
	keep := func(mine bool) {
		d.model.rebase(now, mine)
		d.fill()
		d.trySave(done)
	}
	fields := bothChanged(d.model.saved, d.model.draft, now.saved)
	if len(fields) == 0 {
		keep(true)
		return
	}
	names := map[domain.ID]string{d.model.customer.ID: d.model.customer.Name, now.customer.ID: now.customer.Name}
	kit.AskConflict(d.host, kit.Conflict{
		Explain: lang.X("contact.conflict", "This contact was changed meanwhile."),
		Fields:  fieldConflicts(d.host, names, fields, d.model.draft, now.saved),
		Keep:    keep,
		Cancel:  func() { done(false) },
	})
}

// mayEdit reports the right to save what the dialog shows.
func (m *contactModel) mayEdit() bool {
	if m.isNew() {
		return m.session.May(access.Customers, access.Add)
	}
	return m.session.May(access.Customers, access.Modify)
}
