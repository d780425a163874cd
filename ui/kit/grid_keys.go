package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const gridStep = 40 // how far an arrow key scrolls sideways

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

// targetOf is the row a key leads to.
func (g *Grid[T]) targetOf(key fyne.KeyName) (index int, ok bool) {
	page := max(1, int(g.view.Height/RowHeight)-1)
	at := g.cursor.index
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
		at = g.count - 1
	default:
		return 0, false
	}
	return min(max(at, 0), g.count-1), true
}

// goTo moves the cursor to a row and selects it, or up to it with Shift.
func (g *Grid[T]) goTo(index int) {
	if g.count == 0 {
		return
	}
	g.reveal(index)
	if g.shift {
		g.extend(index, false)
	} else {
		g.pick(index)
	}
}

// act does what a key stands for; false if it stands for nothing.
func (g *Grid[T]) act(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft:
		g.scrollTo(g.x-gridStep, g.y)
	case fyne.KeyRight:
		g.scrollTo(g.x+gridStep, g.y)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.OnOpen == nil {
			return false
		}
		g.openCurrent()
	case fyne.KeySpace:
		g.toggleCursor()
	case fyne.KeyEscape:
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
		return g.edit()
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

func (g *Grid[T]) openCurrent() {
	if row, ok := g.Current(); ok && g.OnOpen != nil {
		g.OnOpen(row)
	}
}

func (g *Grid[T]) edit() bool {
	row, ok := g.Current()
	if ok && g.OnEdit != nil {
		g.OnEdit(row)
	}
	return ok && g.OnEdit != nil
}

func (g *Grid[T]) toggleCursor() {
	if g.cursor.index >= 0 {
		g.toggle(g.cursor.index)
	}
}

// menuAtCursor offers the menu of the cursor row under its first visible cell.
func (g *Grid[T]) menuAtCursor() {
	if _, ok := g.Current(); !ok {
		return
	}
	g.reveal(g.cursor.index)
	first, end := g.columns.between(float32(g.x), float32(g.x)+g.view.Width)
	if first == end {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	below := HeaderHeight + g.rowTop(g.cursor.index) + RowHeight
	g.openMenu(g.cursor.index, g.columns.shown[first].ID, at.AddXY(Space2, below))
}

// TypedRune hands letters and digits on.
func (g *Grid[T]) TypedRune(r rune) {
	if r != ' ' && g.OnType != nil {
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
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault || g.count == 0 {
		return false
	}
	if s.KeyName == fyne.KeySpace {
		g.toggleCursor()
		return true
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
