package quotations

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func (d deeds) attachItem(q state) kit.MenuItem {
	return kit.MenuItem{Icon: "link", Label: lang.X("command.attach_quotation", "Attach to an opportunity…"),
		Disabled: q.id == "" || !d.may(access.Modify), Run: func() { d.attach(q) }}
}

// attach asks for the opportunity that a quotation belongs to, or for none.
func (d deeds) attach(q state) {
	d.readAttached(q.opportunity, func(now kit.Option) {
		opportunity := q.opportunity
		set := kit.NewFieldset(d.host, func() {})
		lookup := set.Search("opportunity", searchOpportunities(d.host), func(o kit.Option) { opportunity = domain.ID(o.ID) })
		field := set.Field("opportunity", lang.X("quotation.opportunity", "Opportunity"), lookup)
		set.Fill(func() { lookup.SetSelected(now) })
		var dialog *kit.Dialog
		dialog = kit.NewDialog(d.host.Window(), kit.DialogOptions{
			Title: lang.X("quotation.attach_title", "Attach {{.Number}}", map[string]any{"Number": q.label}), Body: field, Width: dayQuestionWidth,
			Buttons: []*kit.Button{
				kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { dialog.Close() }),
				kit.NewButton(lang.X("quotation.attach", "Attach"), "", kit.ButtonPrimary, func() {
					set.Commit()
					dialog.Close()
					d.attachTo(q, opportunity)
				}),
			}})
		dialog.Show()
	})
}

// readAttached hands on the opportunity a quotation belongs to so far.
func (d deeds) readAttached(id domain.ID, use func(kit.Option)) {
	if id == "" {
		use(kit.Option{})
		return
	}
	kit.Background(d.host.Runner(), func() (office.Draft, error) {
		return d.host.Session().Opportunity(context.Background(), id)
	}, func(o office.Draft, err error) {
		if err != nil {
			d.host.Failed(err)
			return
		}
		use(opportunityOption(office.Row{ID: o.ID, Number: o.Number, Name: o.Name}))
	})
}

func (d deeds) attachTo(q state, opportunity domain.ID) {
	told := lang.X("quotation.attached_toast", "{{.Number}} attached", map[string]any{"Number": q.label})
	if opportunity == "" {
		told = lang.X("quotation.detached_toast", "{{.Number}} belongs to no opportunity any more", map[string]any{"Number": q.label})
	}
	d.change(told, func(ctx context.Context) (change.Set, error) {
		return d.host.Session().AttachQuotation(ctx, q.id, opportunity)
	}, func() {})
}
