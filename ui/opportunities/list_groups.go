package opportunities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// groups sums up the groups of a query.
func (l *List) groups(ctx context.Context, q office.Query) (func() []kit.GridGroup, error) {
	groups, err := l.host.Session().Groups(ctx, q)
	return func() []kit.GridGroup {
		shown := make([]kit.GridGroup, len(groups))
		for i, g := range groups {
			shown[i] = l.gridGroup(q.Group, g)
		}
		return shown
	}, err
}

func (l *List) gridGroup(by office.Column, g office.Group) kit.GridGroup {
	shown := kit.GridGroup{ID: g.Key, Label: groupLabel(by, g), Count: int(g.Count), Cells: l.sumCells(office.Totals{Amount: g.Amount, Weighted: g.Weighted, Unconverted: g.Unconverted})}
	if g.Colour != "" {
		shown.Dot = kit.Paint(kit.Colour(g.Colour))
	}
	return shown
}

// sumCells are sums under their columns.
func (l *List) sumCells(t office.Totals) map[string]kit.Cell {
	text := func(minor int64) string { return l.region().Amount(domain.Money{Minor: minor, Currency: l.currency()}) }
	return map[string]kit.Cell{
		string(office.ColumnAmount):   {Text: text(t.Amount), Bold: true, Tooltip: unconvertedText(t)},
		string(office.ColumnWeighted): {Text: text(t.Weighted), Bold: true, Tooltip: weightedFormula()},
	}
}

// groupLabel names a group as the board names its columns.
func groupLabel(by office.Column, g office.Group) string {
	if g.Key == "" && by == office.ColumnCustomer {
		return lang.X("group.no_customer", "No customer")
	}
	return columnText(by, g)
}

// groupName is what a column is called that groups the list.
func groupName(by office.Column) string {
	if by == office.ColumnCustomer {
		return lang.X("opportunity.customer", "Customer / prospect")
	}
	return byText(by)
}

// groupItems choose what the list is grouped by.
func (l *List) groupItems() []kit.MenuItem {
	by := l.Query().Group
	item := func(column office.Column, label string) kit.MenuItem {
		i := kit.MenuItem{Label: label, Run: func() { l.GroupBy(column) }}
		if column == by {
			i.Icon = "check"
		}
		return i
	}
	items := []kit.MenuItem{item("", lang.X("group.none", "No groups"))}
	for _, column := range office.GroupColumns {
		items = append(items, item(column, groupName(column)))
	}
	return append(items, kit.MenuSeparator(),
		kit.MenuItem{Icon: "chevron-down", Label: lang.X("command.expand_all", "Expand all groups"), Disabled: by == "", Run: l.Grid().ExpandAll},
		kit.MenuItem{Icon: "chevron-right", Label: lang.X("command.collapse_all", "Collapse all groups"), Disabled: by == "", Run: l.Grid().CollapseAll})
}

// nameGroup has the button say what the list is grouped by.
func (l *List) nameGroup() {
	label := lang.X("group.title", "Group")
	if by := l.Query().Group; by != "" {
		label = lang.X("group.by", "Group: {{.By}}", map[string]any{"By": groupName(by)})
	}
	if label != l.group.Label() {
		l.group.SetLabel(label)
	}
}
