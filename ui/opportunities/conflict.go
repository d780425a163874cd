package opportunities

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// askConflict reads what is saved by now, shows both values of every field that both
// sides changed, and asks whose stand. What was typed is kept until the person decides.
func (f *Form) askConflict(cause error, done func(bool)) {
	if f.model.isNew() {
		f.host.Failed(cause)
		done(false)
		return
	}
	kit.Background(f.host.Runner(), func() (loaded, error) {
		return load(context.Background(), f.host.Session(), f.model.saved.ID)
	}, func(now loaded, err error) {
		if err != nil {
			f.host.Failed(err)
			done(false)
			return
		}
		if now.draft.Version == f.model.saved.Version && now.draft.Card.Version == f.model.saved.Card.Version {
			f.host.Failed(cause) // a conflict of another kind: saying it is all there is to do
			done(false)
			return
		}
		differences := f.model.differences(now.draft)
		if len(differences) == 0 {
			f.rebaseAndSave(now, true, done) // different fields were changed: both changes stand
			return
		}
		f.showConflict(now, differences, done)
	})
}

func (f *Form) rebaseAndSave(now loaded, mine bool, done func(bool)) {
	f.model.rebase(now, mine)
	f.view.fill()
	f.Save(done)
}

func (f *Form) showConflict(now loaded, differences []difference, done func(bool)) {
	rows := container.New(kit.Rows(kit.Space1), kit.NewWrapped(lang.X("conflict.explain",
		"This opportunity was changed meanwhile. Both values of what you changed as well:"), 560))
	rows.Add(conflictRow(true, lang.X("conflict.field", "Field"), lang.X("conflict.yours", "Yours"), lang.X("conflict.theirs", "Saved now")))
	for _, d := range differences {
		rows.Add(conflictRow(false, fieldTitle(d.field), f.valueText(d.field, d.mine), f.valueText(d.field, d.theirs)))
	}
	var dialog *kit.Dialog
	answer := func(then func()) func() { return func() { dialog.Close(); then() } }
	dialog = kit.NewDialog(f.host.Window(), kit.DialogOptions{
		Title: lang.X("conflict.title", "Changed meanwhile"), Body: rows, Width: 620,
		Buttons: []*kit.Button{
			kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, answer(func() { done(false) })),
			kit.NewButton(lang.X("conflict.keep_theirs", "Take what is saved"), "", kit.ButtonNormal, answer(func() { f.rebaseAndSave(now, false, done) })),
			kit.NewButton(lang.X("conflict.keep_mine", "Save mine"), "", kit.ButtonPrimary, answer(func() { f.rebaseAndSave(now, true, done) })),
		},
		Cancel: func() { dialog.Close(); done(false) },
	})
	dialog.Show()
}

func conflictRow(head bool, texts ...string) fyne.CanvasObject {
	row := container.New(kit.Columns(kit.Space3, 1, 1.5, 1.5))
	for i, text := range texts {
		colour := kit.ColorText
		if head || i == 0 {
			colour = kit.ColorText2
		}
		row.Add(kit.NewLabel(text, kit.TextBase, colour, head))
	}
	return row
}

// fieldTitle is what a field is called on the form.
func fieldTitle(field string) string {
	if !strings.HasPrefix(field, cardPrefix) {
		field = "opportunity." + field
	}
	return lang.X(field, field)
}

// valueText writes a field's value for a person.
func (f *Form) valueText(field string, value any) string {
	w, r := f.model.words, f.region()
	id := domain.ID(fmt.Sprint(value))
	switch {
	case value == nil:
		return dash
	case field == "state":
		return chosen(f.view.allStates(), id).Text
	case field == "salesperson" || field == "credited_to":
		return chosen(f.view.allSalespeople(), id).Text
	case field == "origin":
		return itemName(w.origins, id)
	case field == "competitor":
		return itemName(w.competitors, id)
	case field == "customer":
		if customer, err := f.host.Session().Customer(context.Background(), id); err == nil {
			return customer.Name
		}
	case field == "contact":
		if contact, err := f.host.Session().Contact(context.Background(), id); err == nil {
			return contact.Name
		}
	case field == "amount":
		return r.Amount(domain.Money{Minor: value.(int64), Currency: f.model.draft.Currency})
	case field == "probability":
		return r.Percent(int(value.(int64)))
	case field == "expected_close" || field == "opened_on" || field == "closed_on":
		date, _ := domain.ParseDate(value.(string)) // it was a date when it was saved
		return r.Date(date)
	case field == "tags":
		var names []string
		for _, tag := range value.([]string) {
			names = append(names, itemName(w.tags, domain.ID(tag)))
		}
		return strings.Join(names, ", ")
	}
	return fmt.Sprint(value)
}
