package opportunities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// cellMenu is the menu of a right click on a cell: what the column offers first, then
// what any row does.
func (l *List) cellMenu(row office.Row, column string, at fyne.Position) {
	items := l.columnItems(office.Column(column), row)
	if len(items) > 0 {
		items = append(items, kit.MenuSeparator())
	}
	if office.Column(column) != office.ColumnState {
		items = append(items, l.changeState())
	}
	items = append(items,
		kit.MenuItem{Icon: "folder-open", Label: lang.X("command.open", "Open"), Shortcut: "Enter", Run: func() { l.open(row) }},
		kit.MenuItem{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Shortcut: lang.X("key.delete", "Del"),
			Disabled: l.Do("record.delete") == nil, Run: l.deleteSelected},
	)
	kit.ShowContextMenu(l.host.Window().Canvas(), at, items...)
}

func (l *List) columnItems(column office.Column, row office.Row) []kit.MenuItem {
	switch column {
	case office.ColumnState:
		return []kit.MenuItem{
			l.changeState(), l.customizeStates(), kit.MenuSeparator(),
			l.filterBy(lang.X("command.filter_state", "Filter by this state"), column, row.State),
		}
	case office.ColumnOrigin:
		return []kit.MenuItem{l.customizeOrigins(), kit.MenuSeparator(),
			l.filterBy(lang.X("command.filter_origin", "Filter by this origin"), column, row.Origin)}
	case office.ColumnSalesperson:
		return []kit.MenuItem{l.filterBy(lang.X("command.filter_salesperson", "Filter by this salesperson"), column, row.Salesperson)}
	case office.ColumnCustomer:
		return []kit.MenuItem{l.filterBy(lang.X("command.filter_customer", "Filter by this customer"), column, row.Customer)}
	}
	return nil
}

// headerMenu is the menu of a right click on a title.
func (l *List) headerMenu(column string, at fyne.Position) {
	var items []kit.MenuItem
	switch office.Column(column) {
	case office.ColumnState:
		items = []kit.MenuItem{l.customizeStates(), kit.MenuSeparator()}
	case office.ColumnOrigin:
		items = []kit.MenuItem{l.customizeOrigins(), kit.MenuSeparator()}
	}
	kit.ShowContextMenu(l.host.Window().Canvas(), at, append(items, l.grid.ColumnItems()...)...)
}

func (l *List) changeState() kit.MenuItem {
	return kit.MenuItem{Icon: "refresh-cw", Label: lang.X("command.change_state", "Change state"), Children: l.stateItems(),
		Disabled: !l.host.Session().May(access.Opportunities, access.Modify)}
}

func (l *List) mayCustomize() bool { return l.host.Session().May(access.Catalogues, access.Modify) }

func (l *List) customizeStates() kit.MenuItem {
	return kit.MenuItem{Disabled: !l.mayCustomize(), Icon: "sliders-horizontal", Label: lang.X("command.customize_states", "Customize states…"), Run: l.host.CustomizeStates}
}

func (l *List) customizeOrigins() kit.MenuItem {
	return kit.MenuItem{Disabled: !l.mayCustomize(), Icon: "sliders-horizontal", Label: lang.X("command.customize_origins", "Customize origins…"),
		Run: func() { l.host.CustomizeItems(domain.Origins) }}
}

func (l *List) filterBy(label string, column office.Column, value string) kit.MenuItem {
	return kit.MenuItem{Icon: "list-filter", Label: label, Disabled: value == "", Run: func() {
		l.addCondition(office.Condition{Column: column, Values: []string{value}})
	}}
}

// addCondition narrows the list; a second value of a column takes the place of the first.
func (l *List) addCondition(c office.Condition) {
	conditions := []office.Condition{c}
	for _, known := range l.query.Conditions {
		if known.Column != c.Column {
			conditions = append(conditions, known)
		}
	}
	l.query.Conditions = conditions
	l.requery()
}

func (l *List) removeCondition(column office.Column) {
	var rest []office.Condition
	for _, known := range l.query.Conditions {
		if known.Column != column {
			rest = append(rest, known)
		}
	}
	l.query.Conditions = rest
	l.requery()
}

// stateItems are the states the selected rows can be moved to.
func (l *List) stateItems() []kit.MenuItem {
	states, err := l.host.Session().States(context.Background())
	if err != nil {
		l.host.Failed(err)
		return nil
	}
	var items []kit.MenuItem
	for _, s := range states {
		if !s.Retired {
			items = append(items, kit.MenuItem{Label: s.Name, Dot: kit.Colour(s.Colour), Run: func() { l.moveSelected(s) }})
		}
	}
	return items
}

func (l *List) moveSelected(to domain.State) {
	l.withSelected(func(ids []domain.ID) {
		kit.Background(l.host.Runner(), func() (change.Set, error) {
			return l.host.Session().MoveOpportunities(context.Background(), ids, to.ID)
		}, func(set change.Set, err error) {
			if err != nil {
				l.host.Failed(err)
				return
			}
			if len(set.Changes) > 0 {
				text := lang.XN("opportunities.moved", "{{.Count}} now in “{{.State}}”", len(set.Changes),
					map[string]any{"Count": len(set.Changes), "State": to.Name})
				l.host.Notify(kit.Undoable(l.host, text, set))
			}
		})
	})
}
