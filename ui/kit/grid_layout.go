package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// Layout is how the columns stand now, to be kept for the next time.
func (g *Grid[T]) Layout() []ColumnState { return g.columns.layout() }

// SetLayout restores a layout. Columns it does not name follow as declared; nil is all of
// them as declared.
func (g *Grid[T]) SetLayout(states []ColumnState) {
	g.balanced = gridBalance{own: len(states) > 0}
	if len(states) == 0 {
		states = g.columns.declared
	}
	g.columns.setLayout(states)
	g.columnResized()
}

// ResetColumns brings back the columns as declared.
func (g *Grid[T]) ResetColumns() {
	g.SetLayout(nil)
	if g.OnLayoutChanged != nil {
		g.OnLayoutChanged(nil)
	}
}

// ShowColumn shows or hides a column. Fixed columns and the last one stay.
func (g *Grid[T]) ShowColumn(id string, shown bool) {
	if c := g.columns.find(id); c != nil {
		g.columns.hide(c, !shown)
		g.columnsChanged()
	}
}

// FitColumn makes a column as wide as its title and all that is loaded of its content.
func (g *Grid[T]) FitColumn(id string) {
	if c := g.columns.find(id); c != nil {
		g.fitColumn(c)
		g.columnsChanged()
	}
}

// FitColumns makes every column as wide as its title and its loaded content.
func (g *Grid[T]) FitColumns() {
	for _, c := range g.columns.shown {
		g.fitColumn(c)
	}
	g.columnsChanged()
}

func (g *Grid[T]) fitColumn(c *gridColumn) {
	content := float32(0)
	for _, page := range g.pages.pages {
		for _, row := range page.rows {
			content = max(content, g.cells[c.ID](row).width())
		}
	}
	for _, group := range g.lines.groups {
		content = max(content, boldWidth(group.Cells[c.ID]))
	}
	if c.whole {
		content = max(content, boldWidth(g.totals.values[c.ID]))
	}
	g.columns.resize(c, max(g.header.titleWidth(c), content+c.Width-g.columns.room(c)))
}

func boldWidth(c Cell) float32 {
	c.Bold = true
	return c.width()
}

// columnDragged draws the columns anew while a person makes one wider or narrower.
func (g *Grid[T]) columnDragged() {
	g.balanced.own = true
	g.columnResized()
}

// columnResized draws the columns anew while they change.
func (g *Grid[T]) columnResized() {
	g.header.Refresh()
	g.totals.Refresh()
	g.showRows(true)
}

// columnsChanged is a change of layout worth keeping.
func (g *Grid[T]) columnsChanged() {
	g.columnDragged()
	if g.OnLayoutChanged != nil {
		g.OnLayoutChanged(g.Layout())
	}
}

// titlePressed takes the keyboard to the grid. An editor keeps it: widening its column is
// no end of editing.
func (g *Grid[T]) titlePressed() {
	if g.editing == nil {
		g.takeFocus()
	}
}

// headerMenu offers the menu of a column's title.
func (g *Grid[T]) headerMenu(columnID string, at fyne.Position) {
	if g.OnHeaderMenu != nil {
		g.OnHeaderMenu(columnID, at)
		return
	}
	ShowContextMenu(g.canvas(), at, g.TitleItems(columnID)...)
}

// TitleItems are the items of the menu of a column's title: what the mouse does with the
// title, and the column menu.
func (g *Grid[T]) TitleItems(columnID string) []MenuItem {
	c := g.columns.find(columnID)
	at := slices.Index(g.columns.shown, c)
	if at < 0 {
		return g.ColumnItems()
	}
	var items []MenuItem
	if c.sortable {
		items = append(items,
			MenuItem{Icon: "arrow-up", Label: lang.X("grid.sort_up", "Sort ascending"), Run: func() { g.SetSort(Sort{Column: c.ID}) }},
			MenuItem{Icon: "arrow-down", Label: lang.X("grid.sort_down", "Sort descending"), Run: func() { g.SetSort(Sort{Column: c.ID, Descending: true}) }},
			MenuSeparator())
	}
	last := len(g.columns.shown) - 1
	return append(items,
		MenuItem{Label: lang.X("grid.fit_column", "Fit column"), Run: func() { g.FitColumn(c.ID) }},
		MenuItem{Label: lang.X("grid.wider", "Wider"), Run: func() { g.widen(c, gridStep) }},
		MenuItem{Label: lang.X("grid.narrower", "Narrower"), Disabled: c.Width <= c.minWidth, Run: func() { g.widen(c, -gridStep) }},
		MenuItem{Label: lang.X("grid.move_left", "Move left"), Disabled: at == 0, Run: func() { g.moveColumn(c, at-1) }},
		MenuItem{Label: lang.X("grid.move_right", "Move right"), Disabled: at == last, Run: func() { g.moveColumn(c, at+2) }},
		MenuItem{Label: lang.X("grid.hide_column", "Hide column"), Disabled: c.fixed || last == 0, Run: func() { g.ShowColumn(c.ID, false) }},
		MenuSeparator(),
		MenuItem{Label: lang.X("command.columns", "Columns"), Children: g.ColumnItems()})
}

func (g *Grid[T]) widen(c *gridColumn, by float32) {
	g.columns.resize(c, c.Width+by)
	g.columnsChanged()
}

func (g *Grid[T]) moveColumn(c *gridColumn, slot int) {
	g.columns.move(c, slot)
	g.columnsChanged()
}

// ShowColumnMenu offers the columns to show and hide.
func (g *Grid[T]) ShowColumnMenu(at fyne.Position) {
	ShowContextMenu(g.canvas(), at, g.ColumnItems()...)
}

// ColumnItems are the items of the column menu: every column, then fit and reset.
func (g *Grid[T]) ColumnItems() []MenuItem {
	items := make([]MenuItem, 0, len(g.columns.all)+3)
	for _, c := range g.columns.all {
		item := MenuItem{Label: c.title, Disabled: c.fixed, Run: func() { g.ShowColumn(c.ID, c.Hidden) }}
		if !c.Hidden {
			item.Icon = "check"
		}
		items = append(items, item)
	}
	return append(items, MenuSeparator(),
		MenuItem{Label: lang.X("grid.fit_columns", "Fit all columns"), Run: g.FitColumns},
		MenuItem{Label: lang.X("grid.reset_columns", "Reset columns"), Run: g.ResetColumns})
}
