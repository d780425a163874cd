package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/ui/kit"
)

// Type types a text where the keyboard is.
func (d *Desk) Type(text string) {
	d.Helper()
	for _, r := range text {
		focused := d.Canvas.Focused()
		if focused == nil {
			d.Fatalf("nothing has the keyboard to type %q into", text)
		}
		focused.TypedRune(r)
	}
}

// Press presses keys one after the other, without a modifier.
func (d *Desk) Press(names ...fyne.KeyName) {
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		focused := d.Canvas.Focused()
		switch {
		case name == fyne.KeyTab && !acceptsTab(focused):
			d.Canvas.FocusNext()
		case focused != nil:
			focused.TypedKey(e)
		case d.Canvas.OnTypedKey() != nil:
			d.Canvas.OnTypedKey()(e)
		}
	}
}

func acceptsTab(f fyne.Focusable) bool {
	t, ok := f.(fyne.Tabbable)
	return ok && t.AcceptsTab()
}

// Ctrl presses a key with Ctrl, which Fyne makes a shortcut of.
func (d *Desk) Ctrl(key fyne.KeyName) {
	var s fyne.Shortcut = kit.Ctrl(key)
	switch key {
	case fyne.KeyZ:
		s = &fyne.ShortcutUndo{}
	case fyne.KeyA:
		s = &fyne.ShortcutSelectAll{}
	}
	d.shortcut(s)
}

// Alt presses a key with Alt.
func (d *Desk) Alt(key fyne.KeyName) {
	d.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}

// Keys presses the keys of a shortcut.
func (d *Desk) Keys(s fyne.KeyboardShortcut) {
	if s.Mod() == 0 {
		d.Press(s.Key())
		return
	}
	d.shortcut(s)
}

// shortcut goes to the widget that has the keyboard, else to the window.
func (d *Desk) shortcut(s fyne.Shortcut) {
	if focused, ok := d.Canvas.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
		return
	}
	d.Canvas.(fyne.Shortcutable).TypedShortcut(s)
}

// Click clicks a point of the window.
func (d *Desk) Click(p fyne.Position) { d.mouse(p, desktop.MouseButtonPrimary, 0) }

// CtrlClick clicks a point with Ctrl held.
func (d *Desk) CtrlClick(p fyne.Position) {
	d.mouse(p, desktop.MouseButtonPrimary, fyne.KeyModifierControl)
}

// DoubleClick clicks a point twice.
func (d *Desk) DoubleClick(p fyne.Position) {
	d.Click(p)
	d.Click(p)
}

// RightClick clicks a point with the other button.
func (d *Desk) RightClick(p fyne.Position) { d.mouse(p, desktop.MouseButtonSecondary, 0) }

// mouse does what Fyne's desktop driver makes of pressing and letting go of a button: a
// click is one only when what it was pressed on is still there.
func (d *Desk) mouse(p fyne.Position, button desktop.MouseButton, modifier fyne.KeyModifier) {
	pressed, inside := d.at(p, takesMouse)
	e := &desktop.MouseEvent{Button: button, Modifier: modifier}
	e.Position, e.AbsolutePosition = inside, p
	if m, ok := pressed.(desktop.Mouseable); ok {
		m.MouseDown(e)
	}
	if !d.isUnder(d.Canvas.Focused(), p) {
		d.Canvas.Unfocus()
	}
	released, inside := d.at(p, takesMouse)
	e.Position = inside
	if m, ok := released.(desktop.Mouseable); ok {
		m.MouseUp(e)
	}
	if !d.isUnder(d.Canvas.Focused(), p) {
		d.Canvas.Unfocus()
	}
	if released != pressed {
		return
	}
	switch button {
	case desktop.MouseButtonPrimary:
		if t, ok := released.(fyne.Tappable); ok {
			t.Tapped(&e.PointEvent)
		}
	case desktop.MouseButtonSecondary:
		if t, ok := released.(fyne.SecondaryTappable); ok {
			t.TappedSecondary(&e.PointEvent)
		}
	}
}

func takesMouse(o fyne.CanvasObject) bool {
	switch o.(type) {
	case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
		return true
	}
	return false
}

func (d *Desk) isUnder(focused fyne.Focusable, p fyne.Position) bool {
	if focused == nil {
		return false
	}
	found, _ := d.at(p, func(o fyne.CanvasObject) bool { return o == focused.(fyne.CanvasObject) })
	return found != nil
}

// Hover moves the pointer over a point.
func (d *Desk) Hover(p fyne.Position) {
	o, inside := d.at(p, func(o fyne.CanvasObject) bool { _, ok := o.(desktop.Hoverable); return ok })
	if h, ok := o.(desktop.Hoverable); ok {
		e := &desktop.MouseEvent{}
		e.Position, e.AbsolutePosition = inside, p
		h.MouseIn(e)
	}
}

// Drag takes what is at a point, moves it by a distance, and lets it go.
func (d *Desk) Drag(p fyne.Position, dx, dy float32) {
	o, inside := d.at(p, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Draggable); return ok })
	taken, ok := o.(fyne.Draggable)
	if !ok {
		d.Fatalf("nothing to drag at %v", p)
	}
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: inside, AbsolutePosition: p}}
	mouse, hears := o.(desktop.Mouseable)
	if hears {
		mouse.MouseDown(e)
	}
	e.Position, e.AbsolutePosition = inside.AddXY(dx, dy), p.AddXY(dx, dy)
	taken.Dragged(&fyne.DragEvent{PointEvent: e.PointEvent, Dragged: fyne.NewDelta(dx, dy)})
	if hears {
		mouse.MouseUp(e)
	}
	taken.DragEnd()
}

// Scroll turns the wheel over a point; down is negative.
func (d *Desk) Scroll(p fyne.Position, dy float32) {
	o, inside := d.at(p, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Scrollable); return ok })
	if s, ok := o.(fyne.Scrollable); ok {
		s.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: inside, AbsolutePosition: p}, Scrolled: fyne.NewDelta(0, dy)})
	}
}

// ClickText clicks a text on the screen; of several, the last painted.
func (d *Desk) ClickText(text string) {
	d.Helper()
	d.Click(d.Find(text))
}

// Focus clicks the label of a field, which begins the use of its control.
func (d *Desk) Focus(label string) {
	d.Helper()
	d.Click(corner(d.Field(label)).AddXY(2, 2))
}

// Fill types a text in a field in place of what is there, and leaves the field with Tab.
func (d *Desk) Fill(label, text string) {
	d.Helper()
	d.Focus(label)
	d.Ctrl(fyne.KeyA)
	if text == "" {
		d.Press(fyne.KeyBackspace)
	}
	d.Type(text)
	d.Press(fyne.KeyTab)
}

// Pick chooses an option of a field with the mouse.
func (d *Desk) Pick(label, option string) {
	d.Helper()
	control := d.Field(label).Control()
	d.Click(corner(control).AddXY(control.Size().Width-14, control.Size().Height/2))
	d.ClickText(option)
}

// Choose points at one item after the other in the menu in front, and clicks the last.
func (d *Desk) Choose(labels ...string) {
	d.Helper()
	for _, label := range labels {
		d.Hover(d.Find(label))
	}
	d.ClickText(labels[len(labels)-1])
}

// Menu chooses a command of the menu bar.
func (d *Desk) Menu(title string, labels ...string) {
	d.Helper()
	d.ClickText(title)
	d.Choose(labels...)
}
