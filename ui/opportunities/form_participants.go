package opportunities

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// participantsDialog edits who takes part in an opportunity beside its main contact.
type participantsDialog struct {
	form   *Form
	parts  []office.Part
	rows   *fyne.Container
	add    *kit.Lookup
	field  *kit.Field
	dialog *kit.Dialog
}

// showParticipants opens the dialog. What a new opportunity has typed is saved first: who
// takes part refers to it.
func (f *Form) showParticipants() {
	if !f.model.isNew() {
		newParticipantsDialog(f).dialog.Show()
		return
	}
	f.saveRecord(func(saved bool) {
		if saved && !f.model.isNew() {
			newParticipantsDialog(f).dialog.Show()
		}
	})
}

// others are those who take part beside the main contact: who became that since takes
// part as such.
func (m *formModel) others() []office.Part {
	return slices.DeleteFunc(slices.Clone(m.around.parts), func(p office.Part) bool { return p.Contact.ID == m.draft.Card.ID })
}

func newParticipantsDialog(f *Form) *participantsDialog {
	d := &participantsDialog{form: f, parts: f.model.others(), rows: container.New(kit.Rows(kit.Space2))}
	body := container.New(kit.Rows(kit.Space3), d.main(), d.rows)
	options := kit.DialogOptions{Title: lang.X("participants.title", "Contacts of this opportunity"), Body: body, Width: 560,
		Buttons: []*kit.Button{kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() })}}
	if f.mayEdit() {
		body.Add(d.adding())
		options.Buttons = append(options.Buttons, kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, d.save))
		options.First = d.add.FocusTarget()
	}
	d.showRows()
	d.dialog = kit.NewDialog(f.host.Window(), options)
	return d
}

// main names the main contact, which the form itself chooses.
func (d *participantsDialog) main() fyne.CanvasObject {
	name := d.form.model.draft.Card.Label()
	if name == "" {
		name = dash
	}
	return kit.NewCaption(lang.X("participants.main", "Main contact: {{.Name}}. Others who take part:", map[string]any{"Name": name}))
}

func (d *participantsDialog) showRows() {
	d.rows.RemoveAll()
	if len(d.parts) == 0 {
		d.rows.Add(kit.NewLabel(lang.X("participants.none", "Nobody else takes part yet."), kit.TextBase, kit.ColorText3, false))
	}
	for i := range d.parts {
		d.rows.Add(d.row(i))
	}
	d.rows.Refresh()
	if d.dialog != nil {
		d.dialog.Fit()
	}
}

func (d *participantsDialog) row(i int) fyne.CanvasObject {
	p := d.parts[i]
	host := d.form.host
	name := kit.NewLink(p.Contact.Label(), func() { host.OpenContact(p.Contact.ID, p.Contact.Customer, d.changed) })
	who := container.New(kit.Rows(0), name, kit.NewCaption(orDash(p.Contact.Position)))
	role := kit.NewLookup(kit.SearchItems(host, domain.Roles))
	role.Clearable = true
	role.PlaceHolder = lang.X("participants.role", "Role")
	role.ContextItems = func() []kit.MenuItem { return []kit.MenuItem{kit.CustomizeItem(host, domain.Roles)} }
	role.SetSelected(kit.Option{ID: string(p.Role), Text: p.RoleName})
	role.OnChanged = func(o kit.Option) { d.parts[i].Role, d.parts[i].RoleName = domain.ID(o.ID), o.Text }
	remove := kit.NewIconButton("x", lang.X("participants.remove", "Remove"), func() {
		d.parts = slices.Delete(d.parts, i, i+1)
		d.showRows()
	})
	if !d.form.mayEdit() {
		role.Disable()
		remove.Disable()
	}
	return container.New(kit.Columns(kit.Space2, 3, 2, 0), kit.Centred(who), kit.Centred(role), kit.Centred(remove))
}

// changed shows a contact of the list that was edited from it.
func (d *participantsDialog) changed(c domain.Contact) {
	for i := range d.parts {
		if d.parts[i].Contact.ID == c.ID {
			d.parts[i].Contact = c
		}
	}
	d.showRows()
}

// adding is where others are looked for, or typed as new contacts.
func (d *participantsDialog) adding() fyne.CanvasObject {
	host := d.form.host
	d.add = kit.NewLookup(func(text string, deliver func([]kit.Option)) { d.form.searchContacts(text, d.isFree, deliver) })
	d.add.PlaceHolder = lang.X("participants.add_hint", "Search a contact, or type a new one")
	d.add.OnChanged = func(o kit.Option) { d.take(domain.ID(o.ID)) }
	d.add.OnNew = func(name string) { d.create(name) }
	d.field = kit.NewField(lang.X("participants.add", "Add"), d.add)
	button := kit.NewButton(lang.X("command.new_contact", "New contact…"), "plus", kit.ButtonNormal, func() {
		host.OpenContact("", d.form.model.draft.Customer, d.put)
	})
	return container.New(kit.Columns(kit.Space2, 1, 0), d.field, kit.NewField("", button))
}

// isFree reports that a contact does not take part yet.
func (d *participantsDialog) isFree(c domain.Contact) bool {
	return c.ID != d.form.model.draft.Card.ID &&
		!slices.ContainsFunc(d.parts, func(p office.Part) bool { return p.Contact.ID == c.ID })
}

func (d *participantsDialog) take(id domain.ID) {
	if id == "" {
		return
	}
	background(d.form, func(ctx context.Context) (domain.Contact, error) { return d.form.host.Session().Contact(ctx, id) }, d.put)
}

// create saves a contact of whom only the name is known.
func (d *participantsDialog) create(name string) {
	session := d.form.host.Session()
	typed := domain.Contact{Name: name, Customer: d.form.model.draft.Customer}
	kit.Background(d.form.host.Runner(), func() (domain.Contact, error) {
		saved, _, err := session.SaveContact(context.Background(), typed, "")
		return saved, err
	}, func(saved domain.Contact, err error) {
		if err != nil {
			d.field.SetError(kit.ErrorText(err))
			return
		}
		d.put(saved)
	})
}

// put adds a contact to the list.
func (d *participantsDialog) put(c domain.Contact) {
	d.add.SetSelected(kit.Option{})
	d.field.ClearError()
	if d.isFree(c) {
		d.parts = append(d.parts, office.Part{Participant: domain.Participant{Contact: c.ID}, Contact: c})
		d.showRows()
	}
}

func (d *participantsDialog) save() {
	list := make([]domain.Participant, len(d.parts))
	for i, p := range d.parts {
		list[i] = p.Participant
	}
	var leftOut []domain.ID
	for _, p := range d.form.model.around.parts {
		if !slices.ContainsFunc(d.parts, func(staying office.Part) bool { return staying.Contact.ID == p.Contact.ID }) {
			leftOut = append(leftOut, p.Contact.ID)
		}
	}
	host, id := d.form.host, d.form.model.saved.ID
	kit.Background(host.Runner(), func() (change.Set, error) {
		return host.Session().SaveParticipants(context.Background(), id, list, leftOut...)
	}, func(_ change.Set, err error) {
		if err != nil {
			d.field.SetError(kit.ErrorText(err))
			return
		}
		d.dialog.Close()
	})
}
