package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressable is what everything that can be clicked has in common: hover, tooltip,
// disabling and the tap itself.
type pressable struct {
	widget.DisableableWidget
	self     fyne.Widget
	hovered  bool
	hover    Hover
	onTapped func()
}

func (p *pressable) extend(self fyne.Widget) {
	p.self = self
	p.ExtendBaseWidget(self)
}

// Tapped is for Fyne: a click.
func (p *pressable) Tapped(*fyne.PointEvent) { p.press() }

func (p *pressable) press() {
	p.hover.Leave()
	if !p.Disabled() && p.onTapped != nil {
		p.onTapped()
	}
}

// SetTooltip sets what is shown when the pointer rests here; "" shows nothing.
func (p *pressable) SetTooltip(text string) { p.hover.Text = text }

// MouseIn is for Fyne: the pointer came.
func (p *pressable) MouseIn(e *desktop.MouseEvent) {
	p.hovered = true
	p.hover.Enter(p.self, e)
	p.Refresh()
}

// MouseMoved is for Fyne: the pointer moved inside.
func (p *pressable) MouseMoved(e *desktop.MouseEvent) { p.hover.Move(e) }

// MouseOut is for Fyne: the pointer left.
func (p *pressable) MouseOut() {
	p.hovered = false
	p.hover.Leave()
	p.Refresh()
}

// focusable is a pressable that the keyboard reaches: Enter and Space press it.
type focusable struct {
	pressable
	focused bool
}

// FocusGained is for Fyne: the keyboard came.
func (f *focusable) FocusGained() {
	f.focused = true
	f.Refresh()
}

// FocusLost is for Fyne: the keyboard left.
func (f *focusable) FocusLost() {
	f.focused = false
	f.Refresh()
}

// TypedRune is for Fyne; letters mean nothing here.
func (f *focusable) TypedRune(rune) {}

// TypedKey presses on Enter and Space and passes every other key on.
func (f *focusable) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		f.press()
	default:
		unhandledKey(e, f.self)
	}
}
