package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
)

// addRow has a row appended and goes to its first cell; false where that is not offered.
func (g *LineGrid[R]) addRow() bool {
	if g.readOnly || g.OnAddRow == nil {
		return false
	}
	ids, before := g.editable(), g.count
	g.OnAddRow()
	g.Refresh()
	if g.count > before && len(ids) > 0 {
		g.goTo(lineCell{g.count - 1, ids[0]})
	}
	return true
}

// change does something to the cursor's row and goes to where it leads.
func (g *LineGrid[R]) change(do func(row int), to int) {
	do(g.cursor.row)
	clear(g.failures) // their rows may be others now
	g.Refresh()
	if g.count > 0 {
		g.goTo(lineCell{to, g.cursor.column})
	}
}

func (g *LineGrid[R]) hasRow() bool {
	return !g.readOnly && g.cursor.row >= 0 && g.cursor.row < g.count
}

// deleteRow is the deletion of the cursor's row, nil where it is not offered; and so on.
func (g *LineGrid[R]) deleteRow() func() {
	if !g.hasRow() || g.OnDeleteRow == nil {
		return nil
	}
	return func() { g.change(g.OnDeleteRow, g.cursor.row) }
}

func (g *LineGrid[R]) duplicateRow() func() {
	if !g.hasRow() || g.OnDuplicateRow == nil {
		return nil
	}
	return func() { g.change(g.OnDuplicateRow, g.cursor.row+1) }
}

func (g *LineGrid[R]) moveRow(by int) func() {
	to := g.cursor.row + by
	if !g.hasRow() || g.OnMoveRow == nil || to < 0 || to >= g.count {
		return nil
	}
	return func() { g.change(func(row int) { g.OnMoveRow(row, to) }, to) }
}

// rowShortcut is what a shortcut does to the cursor's row, nil if nothing.
func (g *LineGrid[R]) rowShortcut(s *desktop.CustomShortcut) func() {
	switch {
	case s.Modifier == fyne.KeyModifierShortcutDefault && (s.KeyName == fyne.KeyDelete || s.KeyName == fyne.KeyMinus):
		return g.deleteRow()
	case s.Modifier == fyne.KeyModifierShortcutDefault && s.KeyName == fyne.KeyD:
		return g.duplicateRow()
	case s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyUp:
		return g.moveRow(-1)
	case s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyDown:
		return g.moveRow(1)
	}
	return nil
}

// RowItems are the items of a menu for the row of the cursor: what the grid was told how
// to do. There are none while it is read-only.
func (g *LineGrid[R]) RowItems() []MenuItem {
	if g.readOnly {
		return nil
	}
	ctrl, alt := fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt
	var items []MenuItem
	add := func(offered bool, icon, label string, key fyne.KeyName, modifier fyne.KeyModifier, run func()) {
		if !offered {
			return
		}
		shortcut := ""
		if key != "" {
			shortcut = ShortcutText(&desktop.CustomShortcut{KeyName: key, Modifier: modifier})
		}
		items = append(items, MenuItem{Icon: icon, Label: label, Shortcut: shortcut, Disabled: run == nil, Run: run})
	}
	add(g.OnAddRow != nil, "plus", lang.X("linegrid.add", "Add line"), "", 0, func() { g.addRow() })
	add(g.OnDuplicateRow != nil, "copy", lang.X("linegrid.duplicate", "Duplicate line"), fyne.KeyD, ctrl, g.duplicateRow())
	add(g.OnMoveRow != nil, "arrow-up", lang.X("linegrid.move_up", "Move up"), fyne.KeyUp, alt, g.moveRow(-1))
	add(g.OnMoveRow != nil, "arrow-down", lang.X("linegrid.move_down", "Move down"), fyne.KeyDown, alt, g.moveRow(1))
	add(g.OnDeleteRow != nil, "trash-2", lang.X("linegrid.delete", "Delete line"), fyne.KeyDelete, ctrl, g.deleteRow())
	return items
}
