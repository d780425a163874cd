package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// selectedPage is how many rows are read at a time to learn which are selected.
const selectedPage = 1000

func (l *Listing[R]) chosen(s Selection) {
	l.selected = s
	if len(s.IDs) == 1 && !s.All {
		if row, ok := l.grid.Row(l.grid.IndexOf(s.IDs[0])); ok {
			l.one = &row
		}
	}
	if l.options.Selected != nil {
		l.options.Selected()
	}
	l.host.Changed()
	l.host.KeepSoon()
}

// Selection is what is selected.
func (l *Listing[R]) Selection() Selection { return l.selected }

// Chosen is how many records are selected, in the grid or in what stands in its place.
func (l *Listing[R]) Chosen() int {
	if l.instead != nil {
		return len(l.instead.Chosen())
	}
	return l.selected.Count(l.grid.Count())
}

// One is the row that is selected alone; false when there is none or there are several.
func (l *Listing[R]) One() (row R, ok bool) {
	if l.instead != nil || l.selected.All || len(l.selected.IDs) != 1 {
		return row, false
	}
	id := l.selected.IDs[0]
	if row, ok = l.grid.Row(l.grid.IndexOf(id)); ok {
		return row, true
	}
	if l.one == nil || string(l.options.RowID(*l.one)) != id {
		return row, false
	}
	return *l.one, true // its page was let go of since
}

func (l *Listing[R]) open(row R) { l.options.Open(row, l.PlaceOf(row)) }

// PlaceOf is where in the list a row stands; one shown elsewhere has no place in it.
func (l *Listing[R]) PlaceOf(row R) Place {
	if l.instead != nil {
		return Place{}
	}
	return Place{Query: l.Query(), Index: l.grid.IndexOf(string(l.options.RowID(row))), Count: l.grid.Count()}
}

// ShowMenu is the menu of a right click on a cell: what the room offers, then what any row
// does. It is that of a row shown elsewhere than in the grid, too, with "" for the column.
func (l *Listing[R]) ShowMenu(row R, column string, at fyne.Position) {
	var items []MenuItem
	if l.options.CellMenu != nil {
		items = l.options.CellMenu(row, column)
	}
	if l.options.Open != nil {
		items = append(items, MenuItem{Icon: "folder-open", Label: lang.X("command.open", "Open"), Shortcut: lang.X("key.enter", "Enter"),
			Run: func() { l.open(row) }})
	}
	if l.deletes() {
		items = append(items, MenuItem{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Shortcut: lang.X("key.delete", "Del"),
			Disabled: !l.mayDelete(), Run: l.deleteSelected})
	}
	if len(items) > 0 {
		ShowContextMenu(l.host.Window().Canvas(), at, items...)
	}
}

// headerMenu is the menu of a right click on a title.
func (l *Listing[R]) headerMenu(column string, at fyne.Position) {
	var items []MenuItem
	if l.options.HeaderMenu != nil {
		items = l.options.HeaderMenu(column)
	}
	if len(items) > 0 {
		items = append(items, MenuSeparator())
	}
	ShowContextMenu(l.host.Window().Canvas(), at, append(items, l.grid.TitleItems(column)...)...)
}

func (l *Listing[R]) deletes() bool { return l.options.Delete != nil || l.options.Remove != nil }

func (l *Listing[R]) mayDelete() bool {
	return l.deletes() && (l.options.MayDelete == nil || l.options.MayDelete())
}

// MayNot is why a person may not change what they see: nobody can while the office is open
// only to view, else their group lacks the right.
func MayNot(h Host) error {
	if h.Session().Office().ReadOnly() {
		return domain.Fail(domain.ReadOnly, "error.office.read_only", nil)
	}
	return domain.Fail(domain.Forbidden, "", nil)
}

func (l *Listing[R]) deleteSelected() {
	if !l.mayDelete() {
		l.host.Failed(MayNot(l.host))
		return
	}
	if l.options.Remove != nil {
		l.WithSelected(func(ids []domain.ID) { l.options.Remove(ids, l.grid.ClearSelection) })
		return
	}
	l.changeSelected(l.options.Delete, func(ids []domain.ID, set change.Set) string {
		l.grid.ClearSelection()
		return l.options.Deleted(len(ids))
	})
}

// ChangeSelected does a use case on the selected rows, off the UI goroutine, and tells of
// it with the offer to undo. A set without changes is not told of.
func (l *Listing[R]) ChangeSelected(do func(ctx context.Context, ids []domain.ID) (change.Set, error), told func(set change.Set) string) {
	l.changeSelected(do, func(_ []domain.ID, set change.Set) string {
		if len(set.Changes) == 0 {
			return ""
		}
		return told(set)
	})
}

func (l *Listing[R]) changeSelected(do func(context.Context, []domain.ID) (change.Set, error), told func([]domain.ID, change.Set) string) {
	l.WithSelected(func(ids []domain.ID) {
		Background(l.host.Runner(), func() (change.Set, error) {
			return do(context.Background(), ids)
		}, func(set change.Set, err error) {
			if err != nil {
				l.host.Failed(err)
				return
			}
			if text := told(ids, set); text != "" {
				l.host.Notify(Undoable(l.host, text, set))
			}
		})
	})
}

// WithSelected hands the ids of the selected rows on, read page by page when all are
// selected. Nothing selected is nothing to hand on.
func (l *Listing[R]) WithSelected(use func([]domain.ID)) {
	selection, query := l.selected, l.Query()
	if l.instead != nil {
		if ids := l.instead.Chosen(); len(ids) > 0 {
			use(ids)
		}
		return
	}
	if !selection.All {
		ids := make([]domain.ID, len(selection.IDs))
		for i, id := range selection.IDs {
			ids[i] = domain.ID(id)
		}
		if len(ids) > 0 {
			use(ids)
		}
		return
	}
	Background(l.host.Runner(), func() ([]domain.ID, error) {
		return l.selectedIDs(query, selection)
	}, func(ids []domain.ID, err error) {
		if err != nil {
			l.host.Failed(err)
			return
		}
		use(ids)
	})
}

// selectedIDs runs off the UI goroutine.
func (l *Listing[R]) selectedIDs(q office.Query, selection Selection) ([]domain.ID, error) {
	var ids []domain.ID
	for first := 0; ; first += selectedPage {
		rows, err := l.options.Fetch(context.Background(), q, first, selectedPage)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if id := l.options.RowID(row); selection.Contains(string(id)) {
				ids = append(ids, id)
			}
		}
		if len(rows) < selectedPage {
			return ids, nil
		}
	}
}

// PageOf is a page of rows that were all read at once, for the Fetch of a short list.
func PageOf[R any](rows []R, first, count int) []R {
	first = min(first, len(rows))
	return rows[first:min(first+count, len(rows))]
}
