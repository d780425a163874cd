package opportunities

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// makeButtons makes what is arranged at the right of the chips.
func (l *List) makeButtons() {
	l.filter = kit.NewButton(lang.X("filter.title", "Filter"), "list-filter", kit.ButtonGhost, func() { l.editCondition(office.Condition{}) })
	l.group = kit.NewButton(lang.X("group.title", "Group"), "list-tree", kit.ButtonGhost, func() {
		kit.ShowContextMenu(l.host.Window().Canvas(), kit.Below(l.group), l.groupItems()...)
	})
}

// saveChip saves what is shown as a view.
func (l *List) saveChip() *kit.Chip {
	return kit.NewAddChip(lang.X("view.save", "Save view"), "plus", func() { l.views.saveAs() })
}

// editCondition opens the filter at a condition, or at a new one.
func (l *List) editCondition(c office.Condition) {
	kit.ShowFilter(l.host, l.filter, l.filterFields(), l.Conditions(), c, l.SetConditions)
}

// firstView is the view that the person begins with. The views are read at once, a handful
// of rows, for without them it is not known what to read.
func (l *List) firstView() view {
	saved, err := l.host.Session().Views(context.Background())
	if err != nil {
		l.host.Failed(err)
	}
	l.views.all = viewsWith(saved)
	first, known := l.views.find(l.host.Session().Me().StartView)
	if !known {
		first, _ = l.views.find(office.ViewAll)
	}
	l.views.current = first.key
	return first
}

// listState is the list as it is kept over a restart.
type listState struct {
	List    json.RawMessage     `json:"list"`
	View    string              `json:"view,omitempty"`
	Columns []office.ViewColumn `json:"columns,omitempty"` // of the view, where it has any
	Touched bool                `json:"touched,omitempty"`
	Mode    string              `json:"mode,omitempty"`
	Modes   map[string]string   `json:"modes,omitempty"`
}

var _ kit.Keeping = (*List)(nil)

// Keep is what is shown, and how.
func (l *List) Keep() string {
	state := listState{List: json.RawMessage(l.Listing.Keep()), View: l.views.current, Touched: l.views.touched,
		Mode: l.modes.shown, Modes: l.modes.states()}
	if v, shown := l.views.shown(); shown && len(v.definition.Columns) > 0 {
		state.Columns = viewColumns(l.Grid().Layout())
	}
	text, err := json.Marshal(state)
	if err != nil {
		return ""
	}
	return string(text)
}

// Resume takes up what Keep gave. A view that has gone meanwhile leaves its rows.
func (l *List) Resume(kept string) {
	var state listState
	if json.Unmarshal([]byte(kept), &state) != nil {
		return
	}
	l.modes.kept = state.Modes
	l.views.current, l.views.touched = state.View, state.Touched
	if _, shown := l.views.shown(); !shown {
		l.views.current, l.views.touched = "", false
	}
	l.ShowColumns(view{definition: office.ViewDefinition{Columns: state.Columns}}.columnStates())
	l.setMode(state.Mode, "")
	l.Listing.Resume(string(state.List))
}
