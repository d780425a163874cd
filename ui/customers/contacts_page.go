package customers

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// contactsPage lists the contacts of a customer.
type contactsPage struct {
	form    *Form
	content fyne.CanvasObject
	grid    *kit.Grid[domain.Contact]
	add     *kit.Button
	edit    *kit.Button
	remove  *kit.Button
	rows    []domain.Contact
	chosen  kit.Selection
	asked   kit.Latest
}

func newContactsPage(f *Form) *contactsPage {
	p := &contactsPage{form: f}
	p.grid = kit.NewGrid(contactPageColumns(f.region()), kit.GridOptions[domain.Contact]{
		RowID: func(c domain.Contact) string { return string(c.ID) },
		Fetch: func(_ kit.Query, first, count int, deliver func([]domain.Contact, error)) {
			deliver(kit.PageOf(p.rows, first, count), nil)
		},
		Delay: f.host.Delay(),
	})
	p.grid.OnOpen, p.grid.OnEdit = p.open, p.open
	p.grid.OnDelete = p.delete
	p.grid.OnSelected = func(s kit.Selection) { p.chosen = s; p.showState() }
	p.grid.OnCellMenu = p.menu
	p.add = kit.NewButton(lang.X("contacts.add", "Add contact"), "plus", kit.ButtonNormal, p.begin)
	p.edit = kit.NewButton(lang.X("command.open", "Open"), "folder-open", kit.ButtonGhost, func() {
		if c, ok := p.grid.Current(); ok {
			p.open(c)
		}
	})
	p.remove = kit.NewButton(lang.X("command.delete", "Delete"), "trash-2", kit.ButtonGhost, p.delete)
	p.showState()
	bar := container.New(kit.Inset(kit.Space2, kit.Space3, kit.Space2, kit.Space3), container.New(kit.Columns(kit.Space2), p.add, p.edit, p.remove))
	p.content = container.New(kit.RowsGrowing(0, 2), bar, kit.NewLine(), p.grid)
	p.grid.SetCount(0)
	return p
}

func contactPageColumns(r region.Region) []kit.Column[domain.Contact] {
	column := func(id string, width float32, value func(domain.Contact) string) kit.Column[domain.Contact] {
		return kit.Column[domain.Contact]{ID: id, Title: kit.FieldTitle(domain.KindContact, id), Width: width,
			Cell: func(c domain.Contact) kit.Cell { return kit.Cell{Text: orDash(value(c)), Colour: kit.ColorText2} }}
	}
	name := column("name", 136, nil)
	name.Cell, name.Fixed = func(c domain.Contact) kit.Cell { return kit.Cell{Text: c.Label()} }, true
	birthday := column("birthday", 90, func(c domain.Contact) string { return r.Date(c.Birthday) })
	birthday.Whole, birthday.Hidden = true, true
	return []kit.Column[domain.Contact]{name,
		column("position", 118, func(c domain.Contact) string { return c.Position }),
		column("phone", 128, func(c domain.Contact) string { return c.Phone }),
		column("mobile", 128, func(c domain.Contact) string { return c.Mobile }),
		column("email", 140, func(c domain.Contact) string { return c.Email }), birthday}
}

// showState says what can be done now: a customer that is not saved yet has no contacts.
func (p *contactsPage) showState() {
	n, isNew := p.chosen.Count(len(p.rows)), p.form.model.isNew()
	if isNew {
		p.grid.SetEmpty(lang.X("contacts.save_first", "Save the customer first, then add its contacts."), "", nil)
	} else {
		p.grid.SetEmpty(lang.X("contacts.none_of_customer", "No contacts of this customer yet."), lang.X("contacts.add", "Add contact"), p.begin)
	}
	enable(p.add, may(p.form.host, access.Add) && !isNew)
	enable(p.edit, n == 1)
	enable(p.remove, n > 0 && may(p.form.host, access.Delete))
}

func (p *contactsPage) read() {
	f, id := p.form, p.form.model.saved.ID
	kit.BackgroundLatest(&p.asked, f.host.Runner(), func() ([]domain.Contact, error) {
		return f.host.Session().ContactsOf(context.Background(), id)
	}, func(rows []domain.Contact, err error) {
		if err != nil {
			f.host.Failed(err)
			return
		}
		p.rows = rows
		p.showState()
		p.grid.SetCount(len(rows))
		p.grid.Reload()
		f.view.pages.SetCount(1, f.region().Number(int64(len(rows)), 0))
	})
}

// begin opens the dialog of a new contact of the customer.
func (p *contactsPage) begin() {
	if !p.form.model.isNew() {
		p.form.host.OpenContact("", p.form.model.saved.ID, nil)
	}
}

func (p *contactsPage) open(c domain.Contact) { p.form.host.OpenContact(c.ID, "", nil) }

// delete moves the selected contacts to the recycle bin.
func (p *contactsPage) delete() {
	host := p.form.host
	var ids []domain.ID
	for _, c := range p.rows {
		if p.chosen.Contains(string(c.ID)) {
			ids = append(ids, c.ID)
		}
	}
	if len(ids) == 0 || !may(host, access.Delete) {
		return
	}
	kit.Background(host.Runner(), func() (change.Set, error) {
		return host.Session().DeleteContacts(context.Background(), ids)
	}, func(set change.Set, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		p.grid.ClearSelection()
		host.Notify(kit.Undoable(host, contactsDeletedText(len(ids)), set))
	})
}

func contactsDeletedText(n int) string {
	return lang.XN("contacts.deleted", "{{.Count}} contacts moved to the recycle bin", n, map[string]any{"Count": strconv.Itoa(n)})
}

func (p *contactsPage) menu(c domain.Contact, _ string, at fyne.Position) {
	items := append(reachItems(p.form.host, domain.Several(c.Phone), domain.Several(c.Mobile), domain.Several(c.Email)),
		kit.MenuItem{Icon: "folder-open", Label: lang.X("command.open", "Open"), Shortcut: lang.X("key.enter", "Enter"), Run: func() { p.open(c) }},
		kit.MenuItem{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Shortcut: lang.X("key.delete", "Del"),
			Disabled: !may(p.form.host, access.Delete), Run: p.delete})
	kit.ShowContextMenu(p.form.host.Window().Canvas(), at, items...)
}

// reachItems call a contact or write to it.
func reachItems(host kit.Host, phones, mobiles, emails []string) []kit.MenuItem {
	var items []kit.MenuItem
	add := func(icon string, values []string, link func(string) string) {
		for _, value := range values {
			items = append(items, kit.MenuItem{Icon: icon, Label: value, Run: func() { openLink(host, link(value)) }})
		}
	}
	add("phone", phones, phoneLink)
	add("smartphone", mobiles, phoneLink)
	add("mail", emails, mailLink)
	if len(items) > 0 {
		items = append(items, kit.MenuSeparator())
	}
	return items
}
