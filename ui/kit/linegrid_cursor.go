package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// goTo moves the cursor to a cell there is, and shows it.
func (g *LineGrid[R]) goTo(cell lineCell) {
	if g.count == 0 || g.columns.find(cell.column) == nil {
		return
	}
	cell.row = min(max(cell.row, 0), g.count-1)
	moved := cell != g.cursor
	g.cursor = cell
	g.reveal(cell)
	g.draw(true)
	g.showMessage()
	if moved && g.OnCell != nil {
		g.OnCell(cell.row, cell.column)
	}
}

// columnIndex is the place of the cursor's column among the shown ones.
func (g *LineGrid[R]) columnIndex() int {
	return max(0, slices.IndexFunc(g.columns.shown, func(c *gridColumn) bool { return c.ID == g.cursor.column }))
}

// move goes some rows and columns further, not beyond the ends.
func (g *LineGrid[R]) move(rows, columns int) {
	shown := g.columns.shown
	if len(shown) == 0 {
		return
	}
	at := min(max(g.columnIndex()+columns, 0), len(shown)-1)
	g.goTo(lineCell{max(g.cursor.row, 0) + rows, shown[at].ID})
}

// editable are the IDs of the shown columns in which something can be typed.
func (g *LineGrid[R]) editable() []string {
	var ids []string
	for _, c := range g.columns.shown {
		if g.specs[c.ID].Commit != nil {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// tab goes to the next cell that can be edited, or the one before. After the last one a
// row is added; beyond the ends the keyboard leaves the grid.
func (g *LineGrid[R]) tab(back bool) {
	ids, at := g.editable(), 0
	if len(ids) == 0 {
		moveFocus(g, back)
		return
	}
	row := max(g.cursor.row, 0)
	if back {
		at = g.editableBefore(ids) - 1
	} else {
		at = g.editableAfter(ids)
	}
	switch {
	case at < 0 && row == 0, g.count == 0 && back:
		moveFocus(g, true)
	case at < 0:
		g.goTo(lineCell{row - 1, ids[len(ids)-1]})
	case at < len(ids) && g.count > 0:
		g.goTo(lineCell{row, ids[at]})
	case row+1 < g.count:
		g.goTo(lineCell{row + 1, ids[0]})
	case !g.addRow():
		moveFocus(g, false)
	}
}

// editableBefore is how many columns that can be edited are before the cursor.
func (g *LineGrid[R]) editableBefore(ids []string) int {
	count := 0
	for _, c := range g.columns.shown[:g.columnIndex()] {
		if slices.Contains(ids, c.ID) {
			count++
		}
	}
	return count
}

// editableAfter is the place among the editable columns of the first after the cursor.
func (g *LineGrid[R]) editableAfter(ids []string) int {
	at := g.editableBefore(ids)
	if at < len(ids) && ids[at] == g.cursor.column {
		at++
	}
	return at
}

// jump goes to the first or the last cell of all with Ctrl+Home and Ctrl+End.
func (g *LineGrid[R]) jump(s *desktop.CustomShortcut) bool {
	shown := g.columns.shown
	if s.Modifier != fyne.KeyModifierShortcutDefault || len(shown) == 0 {
		return false
	}
	switch s.KeyName {
	case fyne.KeyHome:
		g.goTo(lineCell{0, shown[0].ID})
	case fyne.KeyEnd:
		g.goTo(lineCell{g.count - 1, shown[len(shown)-1].ID})
	default:
		return false
	}
	return true
}

// cellAt is the cell at a position of the grid; false for none.
func (g *LineGrid[R]) cellAt(pos fyne.Position) (lineCell, bool) {
	y := pos.Y - HeaderHeight
	c := g.columns.at(pos.X + float32(g.x))
	row := int((g.y + float64(y)) / float64(RowHeight))
	if y < 0 || y >= g.view.Height || c == nil || row >= g.count {
		return lineCell{row: -1}, false
	}
	return lineCell{row, c.ID}, true
}
