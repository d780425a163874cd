package opportunities

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
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
	typed := f.model.draft
	kit.Background(f.host.Runner(), func() (now loaded, err error) {
		if now, err = load(context.Background(), f.host.Session(), typed.ID); err == nil {
			now.names, err = namesIn(context.Background(), f.host.Session(), now, typed)
		}
		return now, err
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
	words := kit.NewEntryWords(f.host.Session().Office(), nil, now.names, map[domain.ID]domain.Currency{now.draft.ID: f.model.draft.Currency})
	rows := container.New(kit.Rows(kit.Space1), kit.NewWrapped(lang.X("conflict.explain",
		"This opportunity was changed meanwhile. Both values of what you changed as well:"), 560))
	rows.Add(conflictRow(true, lang.X("conflict.field", "Field"), lang.X("conflict.yours", "Yours"), lang.X("conflict.theirs", "Saved now")))
	for _, d := range differences {
		e := d.entry(f.model.saved)
		rows.Add(conflictRow(false, kit.FieldTitle(e.Kind, e.Field), words.Before(e), words.After(e)))
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

// entry is the difference as an edit from mine to theirs, for the words it is said in.
func (d difference) entry(saved office.Draft) office.Entry {
	e := office.Entry{Kind: domain.KindOpportunity, Record: saved.ID, Field: d.field, Old: d.mine, New: d.theirs}
	if field, ofCard := strings.CutPrefix(d.field, cardPrefix); ofCard {
		e.Kind, e.Record, e.Field = domain.KindContact, saved.Card.ID, field
	}
	return e
}

// namesIn are the names of what the draft saved by now and the one typed refer to.
func namesIn(ctx context.Context, s *office.Session, now loaded, typed office.Draft) (map[domain.ID]string, error) {
	names := map[domain.ID]string{now.draft.Contact: now.draft.Card.Label(), typed.Contact: typed.Card.Label()}
	for _, state := range now.words.states {
		names[state.ID] = state.Name
	}
	for _, person := range now.words.salespeople {
		names[person.ID] = person.Name
	}
	for _, items := range [][]domain.Item{now.words.origins, now.words.competitors, now.words.lossReasons, now.words.tags} {
		for _, item := range items {
			names[item.ID] = item.Name
		}
	}
	for _, id := range []domain.ID{now.draft.Customer, typed.Customer} {
		if id == "" {
			continue
		}
		customer, err := s.Customer(ctx, id)
		if err != nil {
			return nil, err
		}
		names[id] = customer.Name
	}
	return names, nil
}
