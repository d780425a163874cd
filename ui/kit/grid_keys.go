package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const gridStep = 40 // how far an arrow key scrolls sideways while no row is the current one

// FocusGained is for Fyne.
func (g *Grid[T]) FocusGained() { g.setFocused(true) }

// FocusLost is for Fyne.
func (g *Grid[T]) FocusLost() {
	g.shift = false
	g.setFocused(false)
}

func (g *Grid[T]) setFocused(on bool) {
	g.focused = on
	paintRing(g.ring, on)
	g.showFrame()
	g.repaint()
}

// KeyDown is for Fyne: it notes Shift, which TypedKey is not told.
func (g *Grid[T]) KeyDown(e *fyne.KeyEvent) { g.noteShift(e.Name, true) }

// KeyUp is for Fyne.
func (g *Grid[T]) KeyUp(e *fyne.KeyEvent) { g.noteShift(e.Name, false) }

func (g *Grid[T]) noteShift(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		g.shift = down
	}
}

// TypedKey moves, selects and opens. Keys that mean nothing here go to the window.
func (g *Grid[T]) TypedKey(e *fyne.KeyEvent) {
	g.hideTip()
	if target, ok := g.targetOf(e.Name); ok {
		g.goTo(target)
		return
	}
	if !g.act(e.Name) {
		if typed := g.canvas().OnTypedKey(); typed != nil {
			typed(e)
		}
	}
}

// targetOf is the line a key leads to.
func (g *Grid[T]) targetOf(key fyne.KeyName) (line int, ok bool) {
	page := max(1, int(g.view.Height/RowHeight)-1)
	at, last := g.lineOf(g.cursor), g.lines.count()-1
	switch key {
	case fyne.KeyUp:
		at = max(at, 1) - 1
	case fyne.KeyDown:
		at++
	case fyne.KeyPageUp:
		at -= page
	case fyne.KeyPageDown:
		at = max(at, 0) + page
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = last
	default:
		return 0, false
	}
	return min(max(at, 0), last), true
}

// goTo moves the cursor to a line and selects its row, or up to it with Shift.
func (g *Grid[T]) goTo(line int) {
	if line < 0 {
		return
	}
	g.reveal(line)
	if g.shift {
		g.extend(line, false)
	} else {
		g.pick(line)
	}
}

// act does what a key stands for; false if it stands for nothing.
func (g *Grid[T]) act(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft:
		g.goSideways(-1)
	case fyne.KeyRight:
		g.goSideways(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		return g.enter()
	case fyne.KeySpace:
		g.toggleCursor()
	case fyne.KeyEscape:
		if g.editing != nil {
			g.cancelEdit()
			return true
		}
		if g.Selection().Count(g.count) == 0 {
			return false
		}
		g.ClearSelection()
	case fyne.KeyDelete:
		if g.OnDelete == nil {
			return false
		}
		g.OnDelete()
	case fyne.KeyF2:
		return g.Edit()
	case desktop.KeyMenu:
		g.menuAtCursor()
	case fyne.KeyF10:
		if !g.shift {
			return false
		}
		g.menuAtCursor()
	default:
		return false
	}
	return true
}

// enter opens the current row, or toggles the current group.
func (g *Grid[T]) enter() bool {
	switch {
	case g.cursor.header:
		g.toggleCursor()
	case g.OnOpen == nil:
		return false
	default:
		g.openCurrent()
	}
	return true
}

func (g *Grid[T]) openCurrent() {
	if row, ok := g.Current(); ok && g.OnOpen != nil {
		g.OnOpen(row)
	}
}

func (g *Grid[T]) toggleCursor() {
	switch line := g.lineOf(g.cursor); {
	case g.cursor.header:
		g.toggleGroup(line)
	case line >= 0:
		g.toggle(line)
	}
}

// menuAtCursor offers the menu of the current cell, or that of the first in view, under it.
func (g *Grid[T]) menuAtCursor() {
	if _, ok := g.Current(); !ok && !g.cursor.header {
		return
	}
	line := g.lineOf(g.cursor)
	g.reveal(line)
	c := g.currentColumn()
	if c != nil {
		g.revealColumn(c)
	} else if first, end := g.columns.between(float32(g.x), float32(g.x)+g.view.Width); first < end {
		c = g.columns.shown[first]
	}
	if c == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	left := max(0, c.left-float32(g.x))
	if g.cursor.header {
		left = 0
	}
	g.openMenu(line, c.ID, at.AddXY(left+Space2, HeaderHeight+g.rowTop(line)+RowHeight))
}

// TypedRune begins to edit the current cell with a character, or hands it on.
func (g *Grid[T]) TypedRune(r rune) {
	if r == ' ' || g.editWith(r) {
		return
	}
	if g.OnType != nil {
		g.OnType(r)
	}
}

// TypedShortcut selects all and moves the cursor alone; other shortcuts go to the window.
func (g *Grid[T]) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		g.SelectAll()
		return
	case *desktop.CustomShortcut:
		if g.moveAlone(s) {
			return
		}
	}
	if window, ok := g.canvas().(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// moveAlone moves the cursor with Ctrl and leaves the selection, or extends it with
// Ctrl and Shift.
func (g *Grid[T]) moveAlone(s *desktop.CustomShortcut) bool {
	if s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyDown {
		g.headerMenuAtCursor()
		return true
	}
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault || g.lines.count() == 0 {
		return false
	}
	switch s.KeyName {
	case fyne.KeyPageUp, fyne.KeyPageDown:
		return false // the window's, for the record before and the one after
	case fyne.KeySpace:
		g.toggleCursor()
		return true
	case fyne.KeyLeft:
		return g.goToColumn(0)
	case fyne.KeyRight:
		return g.goToColumn(len(g.columns.shown) - 1)
	}
	target, ok := g.targetOf(s.KeyName)
	if !ok {
		return false
	}
	g.reveal(target)
	if s.Modifier&fyne.KeyModifierShift != 0 {
		g.extend(target, true)
		return true
	}
	g.cursor = g.placeAt(target)
	g.showFrame()
	g.repaint()
	return true
}
