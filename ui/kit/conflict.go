package kit

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// BothChanged names the fields, in the order given, that two people changed from the same
// base to different values.
func BothChanged(names []string, base, mine, theirs domain.Fields) []string {
	var both []string
	for _, name := range names {
		if !reflect.DeepEqual(base[name], mine[name]) && !reflect.DeepEqual(base[name], theirs[name]) &&
			!reflect.DeepEqual(mine[name], theirs[name]) {
			both = append(both, name)
		}
	}
	return both
}

// Rebased puts the changes one person made to a base over what another saved. Where both
// changed a field, keepMine decides whose value stays.
func Rebased(names []string, base, mine, theirs domain.Fields, keepMine bool) domain.Fields {
	result := domain.Fields{}
	for _, name := range names {
		changedByMe := !reflect.DeepEqual(base[name], mine[name])
		changedByThem := !reflect.DeepEqual(base[name], theirs[name])
		value := theirs[name]
		if changedByMe && (keepMine || !changedByThem) {
			value = mine[name]
		}
		if value != nil {
			result[name] = value
		}
	}
	return result
}

// FieldConflict is a field with the values of both sides as a person reads them.
type FieldConflict struct{ Field, Mine, Theirs string }

// Conflict is what a save found changed meanwhile.
type Conflict struct {
	Explain string // what was changed, such as "This customer was changed meanwhile."
	Fields  []FieldConflict
	Keep    func(mine bool) // goes on with the person's own values, or with those saved
	Cancel  func()
}

// AskConflict shows both values of every field that both sides changed, and asks whose
// stand.
func AskConflict(host Host, c Conflict) {
	rows := container.New(Rows(Space1), NewWrapped(c.Explain+" "+lang.X("conflict.both", "Both values of what you changed as well:"), 560))
	rows.Add(conflictRow(true, lang.X("conflict.field", "Field"), lang.X("conflict.yours", "Yours"), lang.X("conflict.theirs", "Saved now")))
	for _, f := range c.Fields {
		rows.Add(conflictRow(false, f.Field, f.Mine, f.Theirs))
	}
	var dialog *Dialog
	answer := func(then func()) func() { return func() { dialog.Close(); then() } }
	dialog = NewDialog(host.Window(), DialogOptions{
		Title: lang.X("conflict.title", "Changed meanwhile"), Body: rows, Width: 620,
		Buttons: []*Button{
			NewButton(lang.X("command.cancel", "Cancel"), "", ButtonNormal, answer(c.Cancel)),
			NewButton(lang.X("conflict.keep_theirs", "Take what is saved"), "", ButtonNormal, answer(func() { c.Keep(false) })),
			NewButton(lang.X("conflict.keep_mine", "Save mine"), "", ButtonPrimary, answer(func() { c.Keep(true) })),
		},
		Cancel: func() { dialog.Close(); c.Cancel() },
	})
	dialog.Show()
}

func conflictRow(head bool, texts ...string) fyne.CanvasObject {
	row := container.New(Columns(Space3, 1, 1.5, 1.5))
	for i, text := range texts {
		colour := ColorText
		if head || i == 0 {
			colour = ColorText2
		}
		row.Add(NewLabel(text, TextBase, colour, head))
	}
	return row
}
