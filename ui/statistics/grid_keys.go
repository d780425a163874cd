package statistics

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/ui/kit"
)

var (
	_ fyne.Focusable         = (*grid)(nil)
	_ desktop.Keyable        = (*grid)(nil)
	_ fyne.Shortcutable      = (*grid)(nil)
	_ desktop.Mouseable      = (*grid)(nil)
	_ desktop.Hoverable      = (*grid)(nil)
	_ fyne.Scrollable        = (*grid)(nil)
	_ fyne.SecondaryTappable = (*grid)(nil)
)

// FocusGained is for Fyne.
func (g *grid) FocusGained() { g.setFocused(true) }

// FocusLost is for Fyne.
func (g *grid) FocusLost() {
	g.shift = false
	g.setFocused(false)
}

func (g *grid) setFocused(on bool) {
	g.focused = on
	g.paintRing()
	g.draw()
}

// KeyDown is for Fyne: it notes Shift, which the wheel and TypedKey are not told.
func (g *grid) KeyDown(e *fyne.KeyEvent) { g.noteShift(e.Name, true) }

// KeyUp is for Fyne.
func (g *grid) KeyUp(e *fyne.KeyEvent) { g.noteShift(e.Name, false) }

func (g *grid) noteShift(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		g.shift = down
	}
}

// TypedRune is for Fyne; nothing is typed here.
func (g *grid) TypedRune(rune) {}

// TypedKey goes from cell to cell, and asks for the opportunities of one. Keys that mean nothing
// here go to the window.
func (g *grid) TypedKey(e *fyne.KeyEvent) {
	g.hideTip()
	if g.shown != nil && (g.move(e.Name) || g.act(e.Name)) {
		return
	}
	if typed := g.canvas().OnTypedKey(); typed != nil {
		typed(e)
	}
}

// move goes to the cell that a key leads to; false if it leads nowhere.
func (g *grid) move(key fyne.KeyName) bool {
	page := max(1, int(g.view().height/kit.RowHeight)-1)
	row, column := g.row, g.column
	switch key {
	case fyne.KeyUp:
		row--
	case fyne.KeyDown:
		row++
	case fyne.KeyLeft:
		column--
	case fyne.KeyRight:
		column++
	case fyne.KeyPageUp:
		row -= page
	case fyne.KeyPageDown:
		row += page
	case fyne.KeyHome:
		column = 0
	case fyne.KeyEnd:
		column = g.shown.columns()
	default:
		return false
	}
	g.goTo(row, column)
	return true
}

// act does what a key stands for; false if it stands for nothing.
func (g *grid) act(key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyReturn || key == fyne.KeyEnter:
		g.open()
	case key == desktop.KeyMenu || key == fyne.KeyF10 && g.shift:
		g.menuAtCell()
	default:
		return false
	}
	return true
}

// menuAtCell opens the menu under the current cell.
func (g *grid) menuAtCell() {
	g.goTo(g.row, g.column)
	a := g.cell(g.row, g.column)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	g.openMenu(at.AddXY(a.x+kit.Space2, a.y+a.height))
}

func (g *grid) openMenu(at fyne.Position) {
	if g.OnMenu != nil && g.shown != nil && !g.shown.isEmpty() {
		g.OnMenu(at)
	}
}

// TypedShortcut goes to the corners with Ctrl; other shortcuts go to the window.
func (g *grid) TypedShortcut(s fyne.Shortcut) {
	if custom, is := s.(*desktop.CustomShortcut); is && custom.Modifier == fyne.KeyModifierShortcutDefault && g.shown != nil {
		switch custom.KeyName {
		case fyne.KeyHome:
			g.goTo(0, 0)
			return
		case fyne.KeyEnd:
			g.goTo(len(g.shown.Rows), g.shown.columns())
			return
		}
	}
	if window, ok := g.canvas().(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

func (g *grid) canvas() fyne.Canvas {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		return c
	}
	return g.host.Window().Canvas()
}
