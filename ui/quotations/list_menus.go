package quotations

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// cellMenu is what a right click on a row offers besides opening and deleting it.
func (l *List) cellMenu(row office.QuotationRow, column string) []kit.MenuItem {
	items := l.filterItems(row, office.Column(column))
	if len(items) > 0 {
		items = append(items, kit.MenuSeparator())
	}
	q := stateOf(row)
	add := func(more ...kit.MenuItem) { items = append(items, more...) }
	add(l.deeds.statusItems(q)...)
	add(kit.MenuSeparator())
	add(l.deeds.paperItems(q)...)
	add(kit.MenuSeparator(), l.deeds.copyItem(q), l.deeds.attachItem(q), l.deeds.opportunityItem(q), l.deeds.compareItem(q), kit.MenuSeparator())
	return items
}

func (l *List) filterItems(row office.QuotationRow, column office.Column) []kit.MenuItem {
	switch column {
	case office.ColumnStatus:
		return []kit.MenuItem{{Icon: "list-filter", Label: lang.X("command.filter_status", "Filter by this status"),
			Run: func() { l.AddCondition(withStatus(row.Status)) }}}
	case office.ColumnSalesperson:
		return []kit.MenuItem{l.FilterBy(lang.X("command.filter_salesperson", "Filter by this salesperson"), column, row.Salesperson)}
	}
	return nil
}
