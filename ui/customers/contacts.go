package customers

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// ContactsID is the id of the list of contacts among the screens.
const ContactsID = "contacts"

// Contacts is the screen of all contacts.
type Contacts struct {
	kit.Listing[office.ContactRow]
	host kit.Host
}

var _ kit.Screen = (*Contacts)(nil)

// NewContacts makes the screen and starts to read.
func NewContacts(host kit.Host) kit.Screen {
	l := &Contacts{host: host}
	l.Start(host, kit.ListingOptions[office.ContactRow]{
		ID:      ContactsID,
		Words:   contactsWords,
		Counted: l.counted,
		Columns: func() []kit.Column[office.ContactRow] { return contactColumns(host.Session().Office().Region()) },
		Sort:    kit.Sort{Column: string(office.ColumnName)},
		RowID:   func(row office.ContactRow) domain.ID { return row.ID },
		Fetch: func(ctx context.Context, q office.Query, first, count int) ([]office.ContactRow, error) {
			return host.Session().Contacts(ctx, q, first, count)
		},
		Count: func(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
			n, err := host.Session().Count(ctx, domain.KindContact, q)
			return kit.ListingTotals{Count: n}, err
		},
		Open:      func(row office.ContactRow, _ kit.Place) { host.OpenContact(row.ID, "", nil) },
		Begin:     func() { host.OpenContact("", "", nil) },
		Delete:    host.Session().DeleteContacts,
		Deleted:   contactsDeletedText,
		MayDelete: func() bool { return may(host, access.Delete) },
		Tools:     contactsTools,
		CellMenu:  l.cellMenu, HeaderMenu: l.headerMenu,
		Kinds: []domain.Kind{domain.KindContact, domain.KindCustomer, domain.KindItem},
	})
	return l
}

func contactsWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("contacts.title", "Contacts"),
		Search:    lang.X("contacts.search", "Search contacts"),
		None:      lang.X("contacts.none", "There are no contacts yet."),
		Begin:     lang.X("command.new_contact", "New contact…"),
		NoneMatch: lang.X("contacts.none_match", "No contacts match."),
	}
}

func contactsTools(c *kit.Commands) []kit.ToolItem {
	return []kit.ToolItem{
		kit.PrimaryTool(c.Get("contact.new")), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.Tool(c.Get("export")), kit.Tool(c.Get("import")),
		kit.ToolSeparator(), kit.Tool(c.Get("customers")), kit.Tool(c.Get("duplicates")),
	}
}

func (l *Contacts) counted(n int) string {
	r := l.host.Session().Office().Region()
	return lang.XN("contacts.count", "{{.Count}} contacts", n, map[string]any{"Count": r.Number(int64(n), 0)})
}

// contactColumns declares the columns of the list.
func contactColumns(r region.Region) []kit.Column[office.ContactRow] {
	column := func(id office.Column, width float32, value func(office.ContactRow) string) kit.Column[office.ContactRow] {
		return kit.Column[office.ContactRow]{ID: string(id), Title: kit.FieldTitle(domain.KindContact, string(id)), Width: width, Sortable: true,
			Cell: func(row office.ContactRow) kit.Cell {
				return kit.Cell{Text: orDash(value(row)), Colour: kit.ColorText2}
			}}
	}
	name := column(office.ColumnName, 200, nil)
	name.Fixed, name.Cell = true, func(row office.ContactRow) kit.Cell { return kit.Cell{Text: row.Name} }
	customer := column(office.ColumnCustomer, 220, nil)
	customer.Title = lang.X("opportunity.customer", "Customer / prospect")
	customer.Cell = func(row office.ContactRow) kit.Cell { return nameCell(row.Customer, row.Registered) }
	birthday := column(office.ColumnBirthday, 96, func(row office.ContactRow) string { return r.Date(row.Birthday) })
	birthday.Whole, birthday.Tooltip = true, lang.X("contacts.birthday_tip", "Sorted by the day of the year")
	return []kit.Column[office.ContactRow]{name, customer,
		column(office.ColumnPosition, 176, func(row office.ContactRow) string { return row.Position }),
		column(office.ColumnPhone, 144, func(row office.ContactRow) string { return row.Phone }),
		column(office.ColumnMobile, 144, func(row office.ContactRow) string { return row.Mobile }),
		column(office.ColumnEmail, 232, func(row office.ContactRow) string { return row.Email }),
		birthday,
	}
}

// cellMenu is what the column of a cell offers, and what any row does besides opening and
// deleting it.
func (l *Contacts) cellMenu(row office.ContactRow, column string) []kit.MenuItem {
	var items []kit.MenuItem
	switch office.Column(column) {
	case office.ColumnPosition:
		items = []kit.MenuItem{kit.CustomizeItem(l.host, domain.Positions),
			l.FilterBy(lang.X("contacts.filter_position", "Filter by this position"), office.ColumnPosition, row.Position), kit.MenuSeparator()}
	case office.ColumnCustomer:
		items = []kit.MenuItem{l.FilterBy(lang.X("command.filter_customer", "Filter by this customer"), office.ColumnCustomer, row.Customer), kit.MenuSeparator()}
	}
	items = append(items, reachItems(l.host, domain.Several(row.Phone), domain.Several(row.Mobile), domain.Several(row.Email))...)
	return append(items,
		kit.MenuItem{Icon: "building-2", Label: lang.X("contacts.open_customer", "Open its customer"), Disabled: row.CustomerID == "",
			Run: func() { l.host.OpenCustomer(row.CustomerID) }},
		l.mergeItem(row), kit.MenuSeparator())
}

// mergeItem merges the two that are selected, or one with another to be chosen.
func (l *Contacts) mergeItem(row office.ContactRow) kit.MenuItem {
	item := kit.MenuItem{Icon: "merge", Label: lang.X("merge.with_another", "Merge with another…"),
		Disabled: !mayMerge(l.host) || l.Chosen() != 1, Run: func() { mergeContactWithAnother(l.host, row.ID, row.Name) }}
	if l.Chosen() == 2 {
		item.Label, item.Disabled = lang.X("merge.selected", "Merge the two selected…"), !mayMerge(l.host)
		item.Run = func() {
			l.WithSelected(func(ids []domain.ID) { mergeContacts(l.host, ids[0], ids[1]) })
		}
	}
	return item
}

// headerMenu is what a title offers besides the columns.
func (l *Contacts) headerMenu(column string) []kit.MenuItem {
	if office.Column(column) == office.ColumnPosition {
		return []kit.MenuItem{kit.CustomizeItem(l.host, domain.Positions)}
	}
	return nil
}
