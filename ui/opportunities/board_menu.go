package opportunities

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/ui/kit"
)

// columnItems are the menu of a column.
func (b *board) columnItems(column int) []kit.MenuItem {
	c := b.model.columns[column]
	narrow := b.model.collapsed[c.Key]
	fold := kit.MenuItem{Icon: "minus", Label: lang.X("board.collapse", "Collapse column"), Run: func() { b.collapse(c.Key, !narrow) }}
	if narrow {
		fold.Icon, fold.Label = "plus", lang.X("board.expand", "Expand column")
	}
	var sorts []kit.MenuItem
	for _, s := range boardSorts {
		item := kit.MenuItem{Label: sortText(s), Run: func() { b.setSort(s) }}
		if s == b.sort {
			item.Icon = "check"
		}
		sorts = append(sorts, item)
	}
	return []kit.MenuItem{
		{Icon: "list", Label: lang.X("board.show_list", "Show as list"), Run: func() { b.showList(c) }},
		{Icon: "arrow-down", Label: lang.X("board.sort", "Sort cards by"), Children: sorts},
		kit.MenuSeparator(), fold,
	}
}

// showList shows the cards of a column as rows.
func (b *board) showList(c boardColumn) {
	q := b.query
	q.Conditions = append(append([]office.Condition{}, q.Conditions...), c.Where)
	q.Classes, _ = boardClasses(q.Classes)
	q.Group = ""
	b.events.ShowQuery(q)
}

// MenuItems are what the menu of a card offers here besides what it offers in the list.
func (b *board) MenuItems() []kit.MenuItem {
	rows := b.model.meant()
	var columns []kit.MenuItem
	for i, c := range b.model.columns {
		target := boardTarget{column: i}
		_, takes := b.model.drop(rows, target, b.today())
		columns = append(columns, kit.MenuItem{Label: columnText(b.model.by, c.Group), Dot: columnColour(b.model.by, c.Group, b.today()),
			Disabled: !takes, Run: func() { b.dropOn(rows, target) }})
	}
	items := []kit.MenuItem{{Icon: "arrow-right", Label: lang.X("board.move_to", "Move to"), Children: columns, Disabled: !b.mayModify()}}
	if at := b.model.cursor.column; at >= 0 {
		items = append(items, kit.MenuItem{Icon: "columns-3", Label: lang.X("board.column", "Column"), Children: b.columnItems(at)})
	}
	return items
}

// boardItems are what a menu offers on the board besides, none on the list.
func (l *List) boardItems() []kit.MenuItem {
	if b, is := l.modes.current().(*board); is {
		return b.MenuItems()
	}
	return nil
}
