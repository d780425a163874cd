package customers

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// otherDialog asks which record another is to be merged with.
type otherDialog struct {
	host   kit.Host
	self   domain.ID
	next   func(other domain.ID)
	dialog *kit.Dialog
	lookup *kit.Lookup
	field  *kit.Field
}

// mergeCustomerWithAnother asks which customer to merge one with, and how.
func mergeCustomerWithAnother(host kit.Host, id domain.ID, name string) {
	search := kit.SearchRecords(host, func(ctx context.Context, text string) ([]domain.Customer, error) {
		return host.Session().FindCustomers(ctx, text, 50)
	}, customerOption)
	askOther(host, id, name, lang.X("merge.other_customer", "The other customer"), search, func(other domain.ID) {
		mergeCustomersThen(host, id, other, host.OpenCustomer)
	})
}

// mergeContactWithAnother asks which contact to merge one with, and how.
func mergeContactWithAnother(host kit.Host, id domain.ID, name string) {
	search := kit.SearchRecords(host, func(ctx context.Context, text string) ([]office.ContactRow, error) {
		return host.Session().Contacts(ctx, office.Query{Text: text, Sort: office.ColumnName, Ascending: true}, 0, 50)
	}, func(row office.ContactRow) kit.Option {
		return kit.Option{ID: string(row.ID), Text: row.Name, Detail: row.Customer, Icon: "user"}
	})
	askOther(host, id, name, lang.X("merge.other_contact", "The other contact"), search, func(other domain.ID) { mergeContacts(host, id, other) })
}

func askOther(host kit.Host, self domain.ID, name, label string, search func(string, func([]kit.Option)), next func(domain.ID)) {
	d := &otherDialog{host: host, self: self, next: next, lookup: kit.NewLookup(search)}
	d.field = kit.NewRequiredField(label, d.lookup)
	d.lookup.OnChanged = func(kit.Option) { d.field.ClearError() }
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: lang.X("merge.with_title", "Merge “{{.Name}}” with another", map[string]any{"Name": name}),
		Body:  container.New(kit.Rows(6), d.field), Width: 460,
		Buttons: []*kit.Button{
			kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() }),
			kit.NewButton(lang.X("merge.compare", "Compare"), "", kit.ButtonPrimary, d.compare),
		},
		First: d.lookup.FocusTarget(),
	})
	d.dialog.Show()
}

// compare goes on to both records side by side.
func (d *otherDialog) compare() {
	other := domain.ID(d.lookup.Selected().ID)
	switch other {
	case "":
		d.field.SetError(kit.ErrorText(domain.Fail(domain.Invalid, "error.required", nil)))
	case d.self:
		d.field.SetError(kit.ErrorText(domain.Fail(domain.Invalid, "error.merge.same", nil)))
	default:
		d.dialog.Close()
		d.next(other)
		return
	}
	d.field.Focus()
}
