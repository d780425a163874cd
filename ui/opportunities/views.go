package opportunities

import (
	"slices"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// view is a way to look at the opportunities that a chip stands for.
type view struct {
	key        string // of one that every office has, else the id
	saved      domain.View
	definition office.ViewDefinition
	count      string // "" while it is not known
}

// isSaved reports that somebody made the view. Such a view has columns and a mode of its
// own; the others leave both as the person has them.
func (v view) isSaved() bool { return v.saved.ID != "" }

// viewOrder is that of the views every office has.
var viewOrder = []string{
	office.ViewMyOpen, office.ViewOverdue, office.ViewClosingMonth, office.ViewNoNextActivity,
	office.ViewRotting, office.ViewWonQuarter, office.ViewIncomplete, office.ViewAll,
}

// viewsWith are the views every office has, then the saved ones.
func viewsWith(saved []domain.View) []view {
	standard := map[string]office.Query{}
	for _, v := range office.StandardViews() {
		standard[v.Key] = v.Query
	}
	var all []view
	for _, key := range viewOrder {
		q := standard[key]
		all = append(all, view{key: key, definition: ordered(office.ViewDefinition{Conditions: q.Conditions, Classes: q.Classes})})
	}
	for _, s := range saved {
		if d, err := office.DefinitionOf(s); err == nil { // one from a later version is not offered
			all = append(all, view{key: string(s.ID), saved: s, definition: ordered(d)})
		}
	}
	return all
}

// ordered gives a view without an order that of the list.
func ordered(d office.ViewDefinition) office.ViewDefinition {
	if d.Sort == "" {
		d.Sort, d.Ascending = office.Column(listSort.Column), !listSort.Descending
	}
	return d
}

// altered reports that what is shown is no longer what the view says. A text that was
// searched for is no change of a view that has none; columns are one only once the person
// has touched them, for they grow by themselves.
func (v view) altered(now office.ViewDefinition, touched bool) bool {
	own := v.definition
	switch {
	case !sameConditions(own.Query(), now.Query()), own.Sort != now.Sort, own.Ascending != now.Ascending, own.Group != now.Group:
		return true
	case own.Text != "" && own.Text != now.Text:
		return true
	case !v.isSaved():
		return false
	}
	return own.Mode != now.Mode || own.Mode == boardMode && own.BoardBy != now.BoardBy || touched && !slices.Equal(own.Columns, now.Columns)
}

// sameConditions reports that two queries are narrowed by the same, in whatever order.
func sameConditions(a, b office.Query) bool {
	if !slices.Equal(slices.Sorted(slices.Values(a.Classes)), slices.Sorted(slices.Values(b.Classes))) || len(a.Conditions) != len(b.Conditions) {
		return false
	}
	for _, c := range a.Conditions {
		if !hasCondition(b.Conditions, c) {
			return false
		}
	}
	return true
}

func hasCondition(conditions []office.Condition, c office.Condition) bool {
	return slices.ContainsFunc(conditions, func(other office.Condition) bool { return kit.SameCondition(c, other) })
}

// query is what the view asks for where a text is searched for.
func (v view) query(typed string) office.Query {
	q := v.definition.Query()
	if typed != "" {
		q.Text = typed
	}
	return q
}

// columnStates are the columns of the view as the grid takes them.
func (v view) columnStates() []kit.ColumnState {
	states := make([]kit.ColumnState, len(v.definition.Columns))
	for i, c := range v.definition.Columns {
		states[i] = kit.ColumnState{ID: c.ID, Width: c.Width, Hidden: c.Hidden}
	}
	return states
}

// viewColumns are the columns of the grid as a view keeps them.
func viewColumns(states []kit.ColumnState) []office.ViewColumn {
	columns := make([]office.ViewColumn, len(states))
	for i, s := range states {
		columns[i] = office.ViewColumn{ID: s.ID, Width: s.Width, Hidden: s.Hidden}
	}
	return columns
}
