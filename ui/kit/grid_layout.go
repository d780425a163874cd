package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// Layout is how the columns stand now, to be kept for the next time.
func (g *Grid[T]) Layout() []ColumnState { return g.columns.layout() }

// SetLayout restores a layout. Columns it does not name follow as declared.
func (g *Grid[T]) SetLayout(states []ColumnState) {
	g.columns.setLayout(states)
	g.columnResized()
}

// ResetColumns brings back the columns as declared.
func (g *Grid[T]) ResetColumns() {
	g.columns.setLayout(g.columns.declared)
	g.columnsChanged()
}

// ShowColumn shows or hides a column. Fixed columns and the last one stay.
func (g *Grid[T]) ShowColumn(id string, shown bool) {
	if c := g.columns.find(id); c != nil {
		g.columns.hide(c, !shown)
		g.columnsChanged()
	}
}

// FitColumn makes a column as wide as its title and its visible content.
func (g *Grid[T]) FitColumn(id string) {
	if c := g.columns.find(id); c != nil {
		g.fitColumn(c)
		g.columnsChanged()
	}
}

// FitColumns makes every column as wide as its title and its visible content.
func (g *Grid[T]) FitColumns() {
	for _, c := range g.columns.shown {
		g.fitColumn(c)
	}
	g.columnsChanged()
}

func (g *Grid[T]) fitColumn(c *gridColumn) {
	width := g.header.titleWidth(c)
	first, last := g.visibleRows()
	for i := first; i <= last; i++ {
		if row, ok := g.pages.row(i); ok {
			width = max(width, g.cells[c.ID](row).width()+c.Width-g.columns.room(c))
		}
	}
	g.columns.resize(c, width)
}

// columnResized draws the columns anew while they change.
func (g *Grid[T]) columnResized() {
	g.header.Refresh()
	g.totals.Refresh()
	g.showRows(true)
}

// columnsChanged is a change of layout worth keeping.
func (g *Grid[T]) columnsChanged() {
	g.columnResized()
	if g.OnLayoutChanged != nil {
		g.OnLayoutChanged(g.Layout())
	}
}

// headerMenu offers the menu of a column's title.
func (g *Grid[T]) headerMenu(columnID string, at fyne.Position) {
	if g.OnHeaderMenu != nil {
		g.OnHeaderMenu(columnID, at)
		return
	}
	g.ShowColumnMenu(at)
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
