package office

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// UndoHistoryID is the id of the undo history among the screens.
const UndoHistoryID = "undo_history"

// UndoHistory is the screen of what was done last, each of which can be undone.
type UndoHistory struct {
	kit.Listing[doneSet]
	host kit.Host
	turn *kit.Button // undoes, or does again, the set that is selected
}

var _ kit.Screen = (*UndoHistory)(nil)

// NewUndoHistory makes the screen and starts to read.
func NewUndoHistory(host kit.Host) *UndoHistory {
	u := &UndoHistory{host: host}
	u.makeTurn()
	u.Start(host, kit.ListingOptions[doneSet]{
		ID: UndoHistoryID, Words: undoWords, Counted: countSets, Columns: u.columns,
		RowID:    func(d doneSet) domain.ID { return d.ID },
		Fetch:    u.fetch,
		Count:    u.count,
		Open:     func(d doneSet, _ kit.Place) { u.look(d) },
		Tools:    u.tools,
		CellMenu: func(d doneSet, _ string) []kit.MenuItem { return []kit.MenuItem{u.undoItem(d)} },
		Selected: u.showTurn,
	})
	return u
}

func undoWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("undo_history.title", "Undo history"),
		Search:    lang.X("undo_history.search", "Search what was done"),
		None:      lang.X("undo_history.none", "Nothing has been done yet."),
		NoneMatch: lang.X("undo_history.none_match", "Nothing that was done matches."),
	}
}

func countSets(n int) string {
	return lang.XN("undo_history.count", "{{.Count}} changes, the newest first", n, map[string]any{"Count": n})
}

func (u *UndoHistory) columns() []kit.Column[doneSet] {
	r := u.host.Session().Office().Region()
	return []kit.Column[doneSet]{
		{ID: "at", Title: lang.X("undo_history.when", "When"), Width: 140, Whole: true, Fixed: true, Cell: func(d doneSet) kit.Cell {
			return kit.Cell{Text: r.DateTime(d.At)}
		}},
		{ID: "person", Title: lang.X("undo_history.who", "Who"), Width: 140, Cell: func(d doneSet) kit.Cell { return kit.Cell{Text: d.Person} }},
		{ID: "action", Title: lang.X("undo_history.what", "What"), Width: 320, Cell: func(d doneSet) kit.Cell { return kit.Cell{Text: d.what()} }},
		{ID: "title", Title: lang.X("undo_history.record", "Record"), Width: 330, Cell: func(d doneSet) kit.Cell {
			return kit.Cell{Icon: kit.KindIcon(d.Kind), Text: d.Title, Tooltip: d.record()}
		}},
		{ID: "count", Title: lang.X("undo_history.records", "Records"), Width: 84, Align: fyne.TextAlignTrailing, Cell: func(d doneSet) kit.Cell {
			return kit.Cell{Text: r.Number(int64(d.Count), 0)}
		}},
		{ID: "state", Title: lang.X("undo_history.state", "State"), Width: 240, Cell: func(d doneSet) kit.Cell {
			return kit.Cell{Text: d.standing(), Icon: d.standingIcon(), Colour: d.standingColour()}
		}},
	}
}

// read gives the sets that a text is found in.
func (u *UndoHistory) read(ctx context.Context, text string) ([]doneSet, error) {
	rows, err := u.host.Session().UndoHistory(ctx, office.MostUndo)
	if err != nil {
		return nil, err
	}
	var found []doneSet
	for _, d := range doneSets(rows) {
		if domain.ContainsWords(strings.Join([]string{d.Person, d.what(), d.record(), d.standing()}, " "), text) {
			found = append(found, d)
		}
	}
	return found, nil
}

func (u *UndoHistory) fetch(ctx context.Context, q office.Query, first, count int) ([]doneSet, error) {
	found, err := u.read(ctx, q.Text)
	return kit.PageOf(found, first, count), err
}

func (u *UndoHistory) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	found, err := u.read(ctx, q.Text)
	return kit.ListingTotals{Count: len(found)}, err
}

func (u *UndoHistory) tools(c *kit.Commands) []kit.ToolItem {
	return []kit.ToolItem{kit.ToolObject(u.turn), kit.Tool(c.Get("record.open")), kit.ToolSeparator(), kit.Tool(c.Get("undo"))}
}

// Rebuild makes the content anew, in another language or look.
func (u *UndoHistory) Rebuild() {
	u.makeTurn()
	u.Listing.Rebuild()
}

func (u *UndoHistory) makeTurn() {
	u.turn = kit.NewButton("", "", kit.ButtonGhost, func() {
		if d, one := u.One(); one {
			u.undo(d)
		}
	})
	u.showTurn()
}

// showTurn says what the button would do to the set that is selected.
func (u *UndoHistory) showTurn() {
	d, one := doneSet{stands: true}, false // what is offered before anything is selected
	if u.Grid() != nil {
		if selected, alone := u.One(); alone {
			d, one = selected, true
		}
	}
	item := u.undoItem(d)
	u.turn.SetLabel(item.Label)
	u.turn.SetIcon(item.Icon)
	if one && !item.Disabled {
		u.turn.Enable()
	} else {
		u.turn.Disable()
	}
}

func (u *UndoHistory) undoItem(d doneSet) kit.MenuItem {
	item := kit.MenuItem{Icon: "undo-2", Label: lang.X("undo_history.undo", "Undo this"), Run: func() { u.undo(d) },
		Disabled: !d.undoable() || !u.host.Session().May(access.Opportunities, access.Modify)}
	if !d.stands {
		item.Icon, item.Label = "redo-2", lang.X("undo_history.redo", "Redo this")
	}
	return item
}

// undo takes a set back, or what took it back, and tells of it.
func (u *UndoHistory) undo(d doneSet) {
	kit.Background(u.host.Runner(), func() (change.Set, error) {
		return u.host.Session().Undo(context.Background(), d.newest)
	}, func(_ change.Set, err error) {
		if err != nil {
			u.refused(d, err)
			return
		}
		text := lang.X("undo.done", "Undone: {{.Action}}", map[string]any{"Action": d.about()})
		if !d.stands {
			text = lang.X("undo_history.redone", "Done again: {{.Action}}", map[string]any{"Action": d.about()})
		}
		u.host.Notify(kit.Toast{Icon: "check", Text: text})
	})
}

// Follow shows every set that is committed.
func (u *UndoHistory) Follow(change.Set) { u.Refresh() }

// capital begins a sentence with a text.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
