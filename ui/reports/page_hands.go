package reports

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// wheel is how much faster than Fyne's own the wheel scrolls.
const wheel = 2

// arrowStep is how far an arrow scrolls a page without rows.
const arrowStep = 40

func (p *pageView) focus() {
	if c := p.host.Window().Canvas(); c != nil {
		c.Focus(p)
	}
}

// click is the last click on a row.
type click struct {
	row  int
	at   time.Time
	open bool // it is the second in a row: the row opens when the button is let go
}

// MouseDown chooses the row under the pointer.
func (p *pageView) MouseDown(e *desktop.MouseEvent) {
	p.focus()
	row, now := p.viewing.rowAt(float64(e.Position.X), float64(e.Position.Y)), time.Now()
	if e.Button == desktop.MouseButtonPrimary {
		second := row == p.click.row && now.Sub(p.click.at) <= fyne.CurrentApp().Driver().DoubleTapDelay()
		p.click = click{row: row, at: now, open: second}
	}
	p.viewing.row = row
	p.place()
}

// MouseUp opens the row that was clicked twice. It waits for the button, so that the release
// does not reach what opens.
func (p *pageView) MouseUp(e *desktop.MouseEvent) {
	if p.click.open && e.Button == desktop.MouseButtonPrimary {
		p.click = click{row: -1}
		p.OnOpen()
	}
}

// TappedSecondary offers what can be done with the row under the pointer.
func (p *pageView) TappedSecondary(e *fyne.PointEvent) {
	p.OnMenu(e.AbsolutePosition)
}

// MouseIn is for Fyne.
func (p *pageView) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved marks the row under the pointer.
func (p *pageView) MouseMoved(e *desktop.MouseEvent) {
	p.hover(p.viewing.rowAt(float64(e.Position.X), float64(e.Position.Y)))
}

// MouseOut is for Fyne.
func (p *pageView) MouseOut() { p.hover(-1) }

func (p *pageView) hover(row int) {
	if row != p.hovered {
		p.hovered = row
		p.place()
	}
}

// Cursor is a hand over what opens a record.
func (p *pageView) Cursor() desktop.Cursor {
	if p.hovered >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Scrolled is for Fyne: the wheel scrolls, and goes on to the next page.
func (p *pageView) Scrolled(e *fyne.ScrollEvent) {
	before := p.viewing.page
	p.viewing.roll(-wheel*float64(e.Scrolled.DX), -wheel*float64(e.Scrolled.DY))
	p.hovered = -1
	if p.viewing.page != before {
		p.moved()
		return
	}
	p.place()
}

// FocusGained is for Fyne.
func (p *pageView) FocusGained() {
	p.focused = true
	p.place()
}

// FocusLost is for Fyne.
func (p *pageView) FocusLost() {
	p.focused, p.shift = false, false
	p.place()
}

// KeyDown follows the Shift key.
func (p *pageView) KeyDown(key *fyne.KeyEvent) { p.shift = p.shift || isShift(key.Name) }

// KeyUp follows the Shift key.
func (p *pageView) KeyUp(key *fyne.KeyEvent) { p.shift = p.shift && !isShift(key.Name) }

func isShift(key fyne.KeyName) bool {
	return key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight
}

// TypedKey goes through the pages and their rows.
func (p *pageView) TypedKey(key *fyne.KeyEvent) {
	switch {
	case p.walk(key.Name):
		p.moved()
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter:
		p.OnOpen()
	case key.Name == desktop.KeyMenu, key.Name == fyne.KeyF10 && p.shift:
		p.OnMenu(fyne.CurrentApp().Driver().AbsolutePositionForObject(p).AddXY(margin, margin))
	case key.Name == fyne.KeyEscape && p.viewing.row >= 0:
		p.viewing.row = -1
		p.place()
	default:
		if keys := p.host.Window().Canvas().OnTypedKey(); keys != nil {
			keys(key)
		}
	}
}

// walk follows the keys that move.
func (p *pageView) walk(key fyne.KeyName) bool {
	v := p.viewing
	switch key {
	case fyne.KeyPageDown:
		v.forward()
	case fyne.KeyPageUp:
		v.back()
	case fyne.KeyHome:
		v.turn(0)
	case fyne.KeyEnd:
		v.turn(len(v.pages) - 1)
	case fyne.KeyDown:
		p.upDown(1)
	case fyne.KeyUp:
		p.upDown(-1)
	case fyne.KeyLeft:
		v.roll(-arrowStep, 0)
	case fyne.KeyRight:
		v.roll(arrowStep, 0)
	default:
		return false
	}
	return true
}

// upDown goes from row to row; on a page without any it scrolls.
func (p *pageView) upDown(by int) {
	if len(p.viewing.current().Rows) == 0 {
		p.viewing.roll(0, float64(by)*arrowStep)
		return
	}
	p.viewing.step(by)
}

// TypedRune makes the page larger and smaller.
func (p *pageView) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.viewing.zoomBy(1)
	case '-':
		p.viewing.zoomBy(-1)
	case '0':
		p.viewing.zoomTo(0)
	default:
		return
	}
	p.moved()
}

// TypedShortcut goes to the window.
func (p *pageView) TypedShortcut(s fyne.Shortcut) {
	if window, ok := p.host.Window().Canvas().(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}
