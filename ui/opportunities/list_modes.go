package opportunities

import (
	"encoding/json"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// The modes, as views and the kept state name them. The list itself has no name.
const (
	listMode     = ""
	boardMode    = "board"
	calendarMode = "calendar"
)

// modeNames are in the order they are offered.
var modeNames = []string{listMode, boardMode, calendarMode}

// listModes are the ways to show the query: the grid, or a mode in its place.
type listModes struct {
	list   *List
	shown  string
	made   map[string]mode
	asked  map[string]office.Query // what each shows
	kept   map[string]string       // states of those not made yet
	choice *kit.Segmented
}

func newListModes(l *List) *listModes {
	return &listModes{list: l, made: map[string]mode{}, asked: map[string]office.Query{}, kept: map[string]string{}}
}

// current is the mode in force; nil is the grid.
func (m *listModes) current() mode { return m.of(m.shown) }

// of makes a mode when it is first shown.
func (m *listModes) of(name string) mode {
	if made, is := m.made[name]; is {
		return made
	}
	l := m.list
	events := modeEvents{
		Changed:   func() { l.host.Changed(); l.host.KeepSoon() },
		Menu:      func(row office.Row, at fyne.Position) { l.ShowMenu(row, "", at) },
		ShowQuery: l.ShowAsList,
		ShowList:  func() { l.chooseMode(listMode) },
		Clear:     l.ClearFilters,
		Open:      func(row office.Row) { l.host.OpenOpportunity(row.ID, kit.Place{}) },
	}
	var made mode
	switch name {
	case boardMode:
		made = newBoard(l.host, office.ColumnState, events)
	case calendarMode:
		made = newCalendar(l.host, events)
	default:
		return nil
	}
	if state := m.kept[name]; state != "" {
		made.Resume(state)
	}
	m.made[name] = made
	return made
}

// boardBy is what the columns of the board stand for.
func (m *listModes) boardBy() office.Column {
	if b, is := m.made[boardMode].(*board); is {
		return b.By()
	}
	return ""
}

// segments are the switch of the toolbar.
func (m *listModes) segments() *kit.Segmented {
	if m.choice == nil {
		m.choice = kit.NewSegmented(0, func(i int) { m.list.chooseMode(modeNames[i]) },
			kit.Segment{Icon: "list", Label: lang.X("view.list", "List")},
			kit.Segment{Icon: "square-kanban", Label: lang.X("view.board", "Board")},
			kit.Segment{Icon: "calendar-days", Label: lang.X("view.calendar", "Calendar")})
		m.mark()
	}
	return m.choice
}

func (m *listModes) mark() {
	for i, name := range modeNames {
		if name == m.shown && m.choice != nil {
			m.choice.SetSelected(i)
		}
	}
}

// states are what survives of the modes.
func (m *listModes) states() map[string]string {
	states := map[string]string{}
	for name, state := range m.kept {
		states[name] = state
	}
	for name, made := range m.made {
		states[name] = made.State()
	}
	return states
}

// setMode shows the query in a mode of a name, a board with columns by something.
func (l *List) setMode(name string, by office.Column) {
	if name != boardMode && name != calendarMode {
		name = listMode
	}
	l.modes.shown = name
	if b, is := l.modes.current().(*board); is && by != "" {
		if state, err := json.Marshal(boardState{By: by}); err == nil && by != b.By() {
			b.Resume(string(state))
		}
	}
	l.placeMode()
}

// placeMode puts the mode in force in the window, with what is arranged at the right of
// the chips.
func (l *List) placeMode() {
	l.modes.mark()
	if m := l.modes.current(); m != nil {
		l.ShowInstead(&kit.Instead{Content: m.Content(), Chosen: m.Selected, Focus: m.Focus})
		l.SetEnd(false, m.Bar(), l.filter)
	} else {
		l.ShowInstead(nil)
		l.SetEnd(true, l.filter, l.group)
	}
}

// showMode has the mode in force show the query, unless it does.
func (l *List) showMode() {
	m := l.modes.current()
	if m == nil {
		return
	}
	q := l.Query()
	if asked, is := l.modes.asked[l.modes.shown]; !is || !reflect.DeepEqual(asked, q) {
		l.modes.asked[l.modes.shown] = q
		m.SetQuery(q)
	}
}

// chooseMode is a person's choice of a mode.
func (l *List) chooseMode(name string) {
	if name == l.modes.shown {
		return
	}
	l.setMode(name, "")
	l.showMode()
	l.ShowChips()
	l.Shown()
	l.host.Changed()
	l.host.KeepSoon()
}

// ShowAsList shows a query as a list, of which no view is in force.
func (l *List) ShowAsList(q office.Query) {
	l.setMode(listMode, "")
	l.SetQuery(q)
	l.Shown()
	l.host.Changed()
}
