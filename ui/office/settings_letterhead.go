package office

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// settingsFields are the fields of the dialog in the order they are read.
var settingsFields = append([]string{"name", "legal_name", "tax_id", "address", "city", "country", "phone", "email", "website", "logo",
	"quotation_pattern", "validity_days", "tax_rate", "delivery_terms", "payment_terms", "attachment_limit"}, weightFields()...)

// line makes an entry for a text of the office.
func (d *settingsDialog) line(name string, of func(*domain.Office) *string) *kit.TextEntry {
	e := d.set.Line(name, func(text string) { *of(&d.draft) = text })
	d.fill = append(d.fill, func() { e.SetText(*of(&d.draft)) })
	return e
}

// field labels the entry of a text.
func (d *settingsDialog) field(name string, of func(*domain.Office) *string) *kit.Field {
	return d.set.Field(name, kit.FieldTitle(domain.KindOffice, name), d.line(name, of))
}

// letterhead is the page of what quotations say of the office.
func (d *settingsDialog) letterhead() fyne.CanvasObject {
	pair := func(a, b fyne.CanvasObject) fyne.CanvasObject {
		return container.New(kit.Columns(kit.Space3, 1, 1), a, b)
	}
	name := d.set.Required("name", kit.FieldTitle(domain.KindOffice, "name"), d.line("name", func(o *domain.Office) *string { return &o.Name }))
	fields := container.New(kit.Rows(kit.Space2),
		pair(name, d.field("legal_name", func(o *domain.Office) *string { return &o.LegalName })),
		pair(d.field("tax_id", func(o *domain.Office) *string { return &o.TaxID }), d.field("phone", func(o *domain.Office) *string { return &o.Phone })),
		d.field("address", func(o *domain.Office) *string { return &o.Address }),
		pair(d.field("city", func(o *domain.Office) *string { return &o.City }), d.field("country", func(o *domain.Office) *string { return &o.Country })),
		pair(d.field("email", func(o *domain.Office) *string { return &o.Email }), d.field("website", func(o *domain.Office) *string { return &o.Website })),
		d.logo.field(),
		kit.NewWrapped(lang.X("settings.letterhead_why", "Quotations carry these data at their head."), settingsWidth-4*kit.Space4))
	return fields
}

// firstField has the keyboard when the dialog opens.
func (d *settingsDialog) firstField() fyne.Focusable {
	entry, _ := d.set.Get("name").Control().(*kit.TextEntry)
	return entry.FocusTarget()
}
