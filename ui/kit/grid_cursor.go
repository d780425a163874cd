package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// CurrentColumn is the column of the cell the keyboard is in, "" while only rows were
// reached.
func (g *Grid[T]) CurrentColumn() string {
	if c := g.currentColumn(); c != nil {
		return c.ID
	}
	return ""
}

// currentColumn is the shown column of the current cell, or nil.
func (g *Grid[T]) currentColumn() *gridColumn {
	if c := g.columns.find(g.column); c != nil && !c.Hidden {
		return c
	}
	return nil
}

// goSideways goes to the cell beside the current one; at the header of a group it
// collapses and expands, and without a current row it scrolls.
func (g *Grid[T]) goSideways(by int) {
	switch {
	case g.cursor.header:
		g.collapse(g.cursor.id, by < 0)
	case g.cursor.index < 0:
		g.scrollTo(g.x+float64(by*gridStep), g.y)
	default:
		g.goToColumn(g.besideColumn(by))
	}
}

// besideColumn is the place of the column beside the current one. The first one reached is
// the first in view.
func (g *Grid[T]) besideColumn(by int) int {
	if c := g.currentColumn(); c != nil {
		return slices.Index(g.columns.shown, c) + by
	}
	first, _ := g.columns.between(float32(g.x), float32(g.x)+g.view.Width)
	return first
}

// goToColumn goes to a cell of the current row, and scrolls it into view. It reports
// whether there is such a row.
func (g *Grid[T]) goToColumn(index int) bool {
	if g.cursor.index < 0 || g.cursor.header || len(g.columns.shown) == 0 {
		return false
	}
	c := g.columns.shown[min(max(index, 0), len(g.columns.shown)-1)]
	g.column = c.ID
	g.reveal(g.lineOf(g.cursor))
	g.revealColumn(c)
	return true
}

// revealColumn scrolls sideways as little as it takes to show a column.
func (g *Grid[T]) revealColumn(c *gridColumn) {
	x := max(g.x, float64(c.left+c.Width-g.view.Width))
	g.scrollTo(min(x, float64(c.left)), g.y)
}

// showCell rings the current cell in a line while the grid has the keyboard.
func (g *Grid[T]) showCell(line int) {
	c := g.currentColumn()
	shown := g.focused && c != nil && line >= 0 && line < g.lines.count() && !g.cursor.header && g.editing == nil
	if g.cell.Hidden == shown {
		paintRing(g.cell, shown)
	}
	if shown {
		const inset = FocusRing / 2
		place(g.cell, c.left-float32(g.x)+inset, g.rowTop(line)+inset, c.Width-FocusRing, RowHeight-gridHairline-FocusRing)
	}
}

// headerMenuAtCursor offers the menu of the current column's title, or of the first in view.
func (g *Grid[T]) headerMenuAtCursor() {
	c := g.currentColumn()
	if c == nil {
		first, end := g.columns.between(float32(g.x), float32(g.x)+g.view.Width)
		if first == end {
			return
		}
		c = g.columns.shown[first]
	}
	g.revealColumn(c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	g.headerMenu(c.ID, at.AddXY(max(0, c.left-float32(g.x)), HeaderHeight))
}
