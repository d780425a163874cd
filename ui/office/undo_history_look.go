package office

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// setDetails are the entries of a set with their words.
type setDetails struct {
	entries []office.Entry
	words   *kit.EntryWords
}

// readDetails puts entries in words.
func readDetails(ctx context.Context, s *office.Session, entries []office.Entry, names map[domain.ID]string, err error) (setDetails, error) {
	if err != nil {
		return setDetails{}, err
	}
	currencies, err := s.CurrenciesIn(ctx, entries)
	return setDetails{entries, kit.NewEntryWords(s.Office(), entries, names, currencies)}, err
}

// look opens the dialog of everything a set changed.
func (u *UndoHistory) look(d doneSet) {
	s := u.host.Session()
	kit.Background(u.host.Runner(), func() (setDetails, error) {
		ctx := context.Background()
		entries, names, err := s.EntriesOf(ctx, d.ID)
		return readDetails(ctx, s, entries, names, err)
	}, func(details setDetails, err error) {
		if err != nil {
			u.host.Failed(err)
			return
		}
		u.showDetails(d, details)
	})
}

func (u *UndoHistory) showDetails(d doneSet, details setDetails) {
	var dialog *kit.Dialog
	item := u.undoItem(d)
	undo := kit.NewButton(item.Label, item.Icon, kit.ButtonPrimary, func() {
		dialog.Close()
		u.undo(d)
	})
	if item.Disabled {
		undo.Disable()
	}
	closing := kit.NewButton(lang.X("dialog.close", "Close"), "", kit.ButtonNormal, func() { dialog.Close() })
	grid := detailsGrid(u.host, details)
	r := u.host.Session().Office().Region()
	head := kit.NewCaption(lang.X("undo_history.by", "{{.When}} · {{.Who}} · {{.State}}",
		map[string]any{"When": r.DateTime(d.At), "Who": d.Person, "State": d.standing()}))
	dialog = kit.NewDialog(u.host.Window(), kit.DialogOptions{
		Title: d.what(), Width: 960, Height: 520, Flush: true, Buttons: []*kit.Button{closing, undo}, First: grid,
		Body: container.NewBorder(container.New(kit.Rows(0), container.New(kit.Inset(0, kit.Space4, kit.Space2, kit.Space4), head), kit.NewLine()), nil, nil, nil, grid),
	})
	dialog.Show()
}

// detailsGrid lists every field of a set, before and after.
func detailsGrid(host kit.Host, details setDetails) *kit.Grid[office.Entry] {
	w := details.words
	columns := []kit.Column[office.Entry]{
		{ID: "record", Title: lang.X("undo_history.record", "Record"), Width: 250, Cell: func(e office.Entry) kit.Cell {
			return kit.Cell{Icon: kit.KindIcon(e.Kind), Text: w.Subject(e)}
		}},
		{ID: "field", Title: lang.X("undo_history.field", "Field"), Width: 190, Cell: func(e office.Entry) kit.Cell {
			if !kit.IsFieldEntry(e) {
				return kit.Cell{Text: w.Text(e)}
			}
			return kit.Cell{Text: kit.FieldTitle(e.Kind, e.Field)}
		}},
		{ID: "before", Title: lang.X("undo_history.before", "Before"), Width: 250, Cell: func(e office.Entry) kit.Cell {
			return valueCell(e, w.Before, kit.ColorText2)
		}},
		{ID: "after", Title: lang.X("undo_history.after", "After"), Width: 250, Cell: func(e office.Entry) kit.Cell {
			return valueCell(e, w.After, kit.ColorText)
		}},
	}
	grid := kit.NewGrid(columns, kit.GridOptions[office.Entry]{
		RowID: func(e office.Entry) string { return string(e.Record) + " " + e.Field },
		Fetch: func(_ kit.Query, first, count int, deliver func([]office.Entry, error)) {
			deliver(kit.PageOf(details.entries, first, count), nil)
		},
		Delay: host.Delay(),
	})
	grid.SetEmpty(lang.X("undo_history.no_entries", "Nothing is kept of what this changed."), "", nil)
	grid.SetCount(len(details.entries))
	return grid
}

func valueCell(e office.Entry, value func(office.Entry) string, colour fyne.ThemeColorName) kit.Cell {
	if !kit.IsFieldEntry(e) {
		return kit.Cell{}
	}
	return kit.Cell{Text: value(e), Colour: colour}
}

// refused tells why a set cannot be undone: which later change stands on it, where that is
// the reason, with the way to it.
func (u *UndoHistory) refused(d doneSet, err error) {
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) || failed.Key != "error.undo.changed_since" {
		u.host.Failed(err)
		return
	}
	record, _ := failed.Args["Record"].(string)
	s := u.host.Session()
	kit.Background(u.host.Runner(), func() (setDetails, error) {
		ctx := context.Background()
		entries, names, err := s.StandingOn(ctx, d.newest, domain.ID(record))
		return readDetails(ctx, s, entries, names, err)
	}, func(later setDetails, problem error) {
		if problem != nil || len(later.entries) == 0 {
			u.host.Failed(err)
			return
		}
		u.explain(later)
	})
}

// explain names the change that has to be undone first, and offers to show it.
func (u *UndoHistory) explain(later setDetails) {
	e := later.entries[0]
	r := u.host.Session().Office().Region()
	kit.Ask(u.host.Window(), kit.AskOptions{
		Title: lang.X("undo_history.stands_title", "Something later stands on it"),
		Message: lang.X("undo_history.stands", "{{.Who}} changed {{.Record}} on {{.When}}: {{.What}}. Undo that change first.", map[string]any{
			"Who": e.Person, "Record": later.words.Subject(e), "When": r.DateTime(e.At), "What": later.words.Text(e)}),
		Choices: []kit.Choice{
			{Label: lang.X("undo_history.show_later", "Show that change"), Kind: kit.ButtonNormal, Run: func() { u.showLater(e.Set) }},
			{Label: lang.X("dialog.close", "Close"), Kind: kit.ButtonPrimary, Cancel: true},
		},
	})
}

// showLater opens the details of a later set.
func (u *UndoHistory) showLater(id domain.ID) {
	kit.Background(u.host.Runner(), func() ([]doneSet, error) {
		return u.read(context.Background(), "")
	}, func(sets []doneSet, err error) {
		if err != nil {
			u.host.Failed(err)
			return
		}
		for _, d := range sets {
			if d.ID == id {
				u.look(d)
			}
		}
	})
}
