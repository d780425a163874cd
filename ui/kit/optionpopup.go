package kit

import "fyne.io/fyne/v2"

// optionPopup is the option list of a control while it is open.
type optionPopup struct {
	anchor  fyne.CanvasObject
	list    *optionList
	popover *popover
	closed  func()
}

// newOptionPopup prepares the list of a control. The keys a person types while it
// is open go to owner; choose hears the row taken, closed every closing.
func newOptionPopup(anchor fyne.CanvasObject, owner fyne.Focusable, choose func(optionRow), closed func()) *optionPopup {
	return &optionPopup{anchor: anchor, list: newOptionList(owner, choose), closed: closed}
}

func (p *optionPopup) isOpen() bool { return p.popover != nil }

// show opens the list, or changes what the open list shows.
func (p *optionPopup) show(rows []optionRow, active int) {
	p.list.setRows(rows, active)
	if p.isOpen() {
		p.popover.Refresh()
		return
	}
	p.popover = openPopover(p.anchor, p.list, true, p.forget)
	if p.isOpen() {
		p.popover.focus(p.list)
	}
}

func (p *optionPopup) close() {
	if p.isOpen() {
		p.popover.close()
	}
}

func (p *optionPopup) forget() {
	p.popover = nil
	p.closed()
}

// typedKey moves the active row and chooses it; it reports whether the key was one of these.
func (p *optionPopup) typedKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		p.list.move(1)
	case fyne.KeyUp:
		p.list.move(-1)
	case fyne.KeyPageDown:
		p.list.move(optionRows)
	case fyne.KeyPageUp:
		p.list.move(-optionRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.chooseActive()
	default:
		return false
	}
	return true
}

// chooseActive takes the active row, if there is one.
func (p *optionPopup) chooseActive() {
	if row, ok := p.list.activeRow(); ok && row.selectable() {
		p.list.choose(row)
	}
}

// moveFocus goes to the next control of the canvas, or to the one before; from the cell of
// a grid, to its next one.
func moveFocus(from fyne.CanvasObject, back bool) {
	if in, ok := from.(interface{ leaveCell(back bool) bool }); ok && in.leaveCell(back) {
		return
	}
	c := canvasOf(from)
	switch {
	case c == nil:
	case back:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}
