package kit

import "fyne.io/fyne/v2"

// cellKeys is what a grid hears of the control that edits one of its cells. The nil one is
// that of a control elsewhere, which nobody listens to.
type cellKeys struct {
	key     func(name fyne.KeyName, shift bool) bool // before the control; true: dealt with
	entered func()
	left    func()
	inside  bool // the keyboard goes from one part of the control to another
}

// cellControl is a control that can edit a cell of a grid in place.
type cellControl interface{ inCell(keys *cellKeys) }

// takes reports whether the grid dealt with a key.
func (k *cellKeys) takes(name fyne.KeyName, shift bool) bool { return k != nil && k.key(name, shift) }

// gained tells that the control has the keyboard.
func (k *cellKeys) gained() {
	if k != nil && !k.inside {
		k.entered()
	}
}

// lost tells that the keyboard left the control.
func (k *cellKeys) lost() {
	if k != nil && !k.inside {
		k.left()
	}
}

// within moves the keyboard from one part of the control to another.
func (k *cellKeys) within(move func()) {
	if k != nil {
		k.inside = true
		defer func() { k.inside = false }()
	}
	move()
}
