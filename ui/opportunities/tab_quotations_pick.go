package opportunities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// pickCopy asks which quotation to copy.
func (q *quotationsTab) pickCopy() {
	opportunity := q.tabs.id()
	q.pick(quotationPick{
		title: lang.X("quotations.copy_title", "Copy of a quotation"), label: lang.X("quotations.which_copy", "Quotation to copy"),
		button: lang.X("quotations.do_copy", "Copy"),
		find: func(ctx context.Context, s *office.Session, text string) ([]office.QuotationRow, error) {
			return s.Quotations(ctx, office.Query{Text: text}, 0, mostOffered)
		},
		chosen: func(row office.QuotationRow) { q.tabs.form.host.NewQuotation(opportunity, row.ID) },
	})
}

// pickExisting asks which quotation to put to the opportunity.
func (q *quotationsTab) pickExisting() {
	o := q.tabs.form.model.saved.Opportunity
	q.pick(quotationPick{
		title: lang.X("quotations.attach_title", "Attach a quotation"), label: lang.X("quotations.which_attach", "Quotation of no opportunity, or of the same customer"),
		button: lang.X("quotations.do_attach", "Attach"),
		find: func(ctx context.Context, s *office.Session, text string) ([]office.QuotationRow, error) {
			return attachable(ctx, s, o, text)
		},
		chosen: func(row office.QuotationRow) {
			told := lang.X("quotations.attached", "{{.Number}} attached", map[string]any{"Number": row.Label()})
			q.change(told, func(ctx context.Context, s *office.Session) (change.Set, error) {
				return s.AttachQuotation(ctx, row.ID, o.ID)
			})
		},
	})
}

// quotationPick says what to ask for when a quotation is to be chosen.
type quotationPick struct {
	title, label, button string
	find                 func(ctx context.Context, s *office.Session, text string) ([]office.QuotationRow, error)
	chosen               func(office.QuotationRow)
}

// pick asks for a quotation.
func (q *quotationsTab) pick(p quotationPick) {
	host := q.tabs.form.host
	known := map[string]office.QuotationRow{}
	lookup := kit.NewLookup(kit.SearchRecords(host, func(ctx context.Context, text string) ([]office.QuotationRow, error) {
		return p.find(ctx, host.Session(), text)
	}, func(row office.QuotationRow) kit.Option {
		known[string(row.ID)] = row
		return q.option(row)
	}))
	field := kit.NewRequiredField(p.label, lookup)
	lookup.OnChanged = func(kit.Option) { field.ClearError() }
	var dialog *kit.Dialog
	choose := func() {
		row, chosen := known[lookup.Selected().ID]
		if !chosen {
			field.SetError(lang.X("quotations.choose_one", "Choose a quotation: type its number, its subject or the customer."))
			field.Focus()
			return
		}
		dialog.Close()
		p.chosen(row)
	}
	dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: p.title, Body: field, First: lookup.FocusTarget(),
		Buttons: []*kit.Button{
			kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { dialog.Close() }),
			kit.NewButton(p.button, "", kit.ButtonPrimary, choose),
		},
	})
	dialog.Show()
}

// option is a quotation in a lookup.
func (q *quotationsTab) option(row office.QuotationRow) kit.Option {
	return kit.Option{ID: string(row.ID), Text: row.Label(), Dot: kit.Paint(statusDots[row.Status]),
		Detail: dotted(row.Subject, row.Customer, q.tabs.form.region().Money(row.Total))}
}
