package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained shows where the keyboard is.
func (g *LineGrid[R]) FocusGained() {
	g.focused = true
	if g.cursor.row < 0 && g.count > 0 && len(g.columns.shown) > 0 {
		g.goTo(lineCell{0, g.columns.shown[0].ID})
	}
	g.draw(false)
}

// FocusLost is for Fyne.
func (g *LineGrid[R]) FocusLost() {
	g.focused, g.shift = false, false
	g.draw(false)
}

// AcceptsTab is true while there is something to edit: Tab goes from cell to cell.
func (g *LineGrid[R]) AcceptsTab() bool { return !g.readOnly }

// KeyDown follows the Shift key.
func (g *LineGrid[R]) KeyDown(key *fyne.KeyEvent) { g.shift = g.shift || isShift(key) }

// KeyUp follows the Shift key.
func (g *LineGrid[R]) KeyUp(key *fyne.KeyEvent) { g.shift = g.shift && !isShift(key) }

// TypedRune replaces what the cell says.
func (g *LineGrid[R]) TypedRune(r rune) {
	if g.count == 0 {
		g.addRow()
	}
	g.beginWith(string(r))
}

// TypedKey moves the cursor and edits its cell.
func (g *LineGrid[R]) TypedKey(key *fyne.KeyEvent) {
	g.tip.Leave()
	page := max(1, int(g.view.Height/RowHeight)-1)
	switch key.Name {
	case fyne.KeyUp:
		g.move(-1, 0)
	case fyne.KeyDown:
		g.move(1, 0)
	case fyne.KeyLeft:
		g.move(0, -1)
	case fyne.KeyRight:
		g.move(0, 1)
	case fyne.KeyPageUp:
		g.move(-page, 0)
	case fyne.KeyPageDown:
		g.move(page, 0)
	case fyne.KeyHome:
		g.move(0, -len(g.columns.shown))
	case fyne.KeyEnd:
		g.move(0, len(g.columns.shown))
	case fyne.KeyTab:
		g.tab(g.shift)
	default:
		if !g.act(key) {
			unhandledKey(key, g)
		}
	}
}

// act does what a key stands for; false if it stands for nothing.
func (g *LineGrid[R]) act(key *fyne.KeyEvent) bool {
	switch name := key.Name; {
	case opensMenu(key, g.shift):
		g.menuAtCursor()
	case isEnter(name) && g.count == 0:
		return g.addRow()
	case isEnter(name) && g.canEdit(g.cursor), name == fyne.KeyF2 && g.canEdit(g.cursor):
		g.Edit()
	case isEnter(name):
		g.move(direction(!g.shift), 0)
	case name == fyne.KeyBackspace:
		return g.beginWith("")
	case name == fyne.KeyDelete:
		return g.empties()
	case name == fyne.KeyF6:
		moveFocus(g, g.shift)
	default:
		return false
	}
	return true
}

// empties the cell of the cursor; it is edited on where it cannot be empty.
func (g *LineGrid[R]) empties() bool {
	if !g.beginWith("") {
		return false
	}
	if g.CommitEdit() == nil {
		g.focusOn(g)
	}
	return true
}

// TypedShortcut works on the row, copies and pastes; other shortcuts go to the window.
func (g *LineGrid[R]) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if g.cursor.row >= 0 && g.cursor.row < g.count {
			s.Clipboard.SetContent(g.textAt(g.cursor))
		}
		return
	case *fyne.ShortcutPaste:
		g.paste(s.Clipboard.Content())
		return
	case *desktop.CustomShortcut:
		if run := g.rowShortcut(s); run != nil {
			run()
			return
		}
		if g.jump(s) {
			return
		}
	}
	unhandledShortcut(s, g)
}

// paste puts the first line of a text in place of what the cell says, or hands a block of
// cells to the caller.
func (g *LineGrid[R]) paste(text string) {
	if g.pasteBlock(text) {
		return
	}
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	if text == "" || !g.begin(strings.TrimSpace(text)) {
		return
	}
	if g.CommitEdit() == nil {
		g.focusOn(g)
	}
}

func (g *LineGrid[R]) menuAtCursor() {
	c := g.columns.find(g.cursor.column)
	if g.cursor.row < 0 || c == nil {
		return
	}
	g.goTo(g.cursor)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	g.openMenu(at.AddXY(c.left-float32(g.x), HeaderHeight+g.rowTop(g.cursor.row)+RowHeight))
}

func (g *LineGrid[R]) openMenu(at fyne.Position) {
	if g.OnMenu != nil {
		g.OnMenu(g.cursor.row, g.cursor.column, at)
		return
	}
	if items := g.RowItems(); len(items) > 0 {
		ShowContextMenu(canvasOf(g), at, items...)
	}
}
