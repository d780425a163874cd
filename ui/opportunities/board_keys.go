package opportunities

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/ui/kit"
)

// FocusGained shows where the keyboard is; without a current card it is the first one.
func (v *boardView) FocusGained() {
	m := v.board.model
	if m.cursor == nowhere {
		m.cursor = m.clamp(boardPlace{0, 0})
	}
	v.focused = true
	v.remark()
}

// FocusLost is for Fyne.
func (v *boardView) FocusLost() {
	v.focused, v.shift = false, false
	v.remark()
}

// KeyDown notes Shift, which TypedKey is not told.
func (v *boardView) KeyDown(e *fyne.KeyEvent) { v.noteShift(e.Name, true) }

// KeyUp is for Fyne.
func (v *boardView) KeyUp(e *fyne.KeyEvent) { v.noteShift(e.Name, false) }

func (v *boardView) noteShift(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		v.shift = down
	}
}

// TypedKey moves, selects and opens. Keys that mean nothing here go to the window.
func (v *boardView) TypedKey(e *fyne.KeyEvent) {
	v.tip.Leave()
	m := v.board.model
	if target, ok := v.targetOf(e.Name); ok {
		if v.shift && target.column == m.cursor.column {
			m.extend(target)
		} else {
			m.pick(target)
		}
		v.reach(target)
		return
	}
	if v.act(e.Name) {
		return
	}
	if typed := v.board.host.Window().Canvas().OnTypedKey(); typed != nil {
		typed(e)
	}
}

// reach shows the place the cursor went to.
func (v *boardView) reach(p boardPlace) {
	v.reveal(p)
	v.draw(false)
	v.selectionChanged()
}

// targetOf is the place a key leads to.
func (v *boardView) targetOf(key fyne.KeyName) (boardPlace, bool) {
	m := v.board.model
	at := m.cursor
	page := max(1, int(v.places.cardsHeight()/boardStep)-1)
	switch key {
	case fyne.KeyUp:
		at.card--
	case fyne.KeyDown:
		at.card++
	case fyne.KeyPageUp:
		at.card -= page
	case fyne.KeyPageDown:
		at.card += page
	case fyne.KeyHome:
		at.card = 0
	case fyne.KeyEnd:
		if at.column >= 0 {
			at.card = m.columns[at.column].shown() - 1
		}
	case fyne.KeyLeft:
		return v.beside(-1), len(m.columns) > 0
	case fyne.KeyRight:
		return v.beside(1), len(m.columns) > 0
	default:
		return at, false
	}
	at.column, at.card = max(at.column, 0), max(at.card, 0)
	return m.clamp(at), len(m.columns) > 0
}

// beside is the place in the next column at the same height on the screen.
func (v *boardView) beside(step int) boardPlace {
	m := v.board.model
	from := m.cursor
	to := min(max(from.column+step, 0), len(m.columns)-1)
	if to == from.column || v.isNarrow(to) {
		return m.clamp(boardPlace{to, from.card})
	}
	height := float64(boardCardHeight / 2)
	if from.column >= 0 && from.card >= 0 {
		height += v.cardTop(from.column, from.card) - v.scrolled(from.column)
	}
	return m.clamp(boardPlace{to, v.cardAt(to, height+v.scrolled(to))})
}

// act does what a key stands for; false if it stands for nothing.
func (v *boardView) act(key fyne.KeyName) bool {
	b, m := v.board, v.board.model
	_, onCard := m.current()
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		if !onCard && m.cursor.column >= 0 && v.isNarrow(m.cursor.column) {
			b.collapse(m.key(m.cursor.column), false)
			return true
		}
		v.openCurrent()
		return onCard
	case fyne.KeySpace:
		m.toggle(m.cursor)
		v.selectionChanged()
	case fyne.KeyEscape:
		return v.escape()
	case desktop.KeyMenu:
		v.menuAtCursor()
	case fyne.KeyF10:
		if !v.shift {
			return false
		}
		v.menuAtCursor()
	default:
		return false
	}
	return true
}

// escape gives a drag up, or selects nothing.
func (v *boardView) escape() bool {
	switch m := v.board.model; {
	case v.drag.under:
		v.giveUpDrag()
	case len(m.selected) > 0:
		clear(m.selected)
		v.selectionChanged()
	default:
		return false
	}
	return true
}

// menuAtCursor offers the menu of the card under the cursor, or of its column.
func (v *boardView) menuAtCursor() {
	b, p := v.board, v.board.model.cursor
	if p.column < 0 {
		return
	}
	v.reveal(p)
	v.draw(false)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v).AddXY(boardMargin+v.places.lefts[p.column]-float32(v.x)+boardPadding, boardMargin)
	if p.card < 0 {
		kit.ShowContextMenu(b.host.Window().Canvas(), at.AddXY(0, boardHead), b.columnItems(p.column)...)
		return
	}
	v.openMenu(p, at.AddXY(0, boardCards+float32(v.cardTop(p.column, p.card)-v.scrolled(p.column))+boardCardHeight/2))
}

// TypedRune goes to the next card whose name begins with what is typed.
func (v *boardView) TypedRune(r rune) {
	if r != ' ' || v.board.typed.text != "" {
		v.board.typeLetter(r)
	}
}

// typeLetter continues the beginning of a name, for as long as it takes to type the next.
func (b *board) typeLetter(r rune) {
	if b.typed.cancel != nil {
		b.typed.cancel()
	}
	next := b.typed.text == ""
	b.typed.text += string(r)
	b.typed.cancel = b.host.Delay()(boardTypingFor, func() { b.typed = boardTyping{} })
	b.needAll(func() {
		if p := b.model.jump(b.typed.text, next); p != nowhere && b.typed.text != "" {
			b.model.pick(p)
			b.view.reach(p)
		}
	})
}

// TypedShortcut moves cards with Ctrl and the arrows to the left and right, the cursor
// alone with those up and down, goes to the first or last column with Home and End, and
// selects a column; other shortcuts go to the window.
func (v *boardView) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		v.board.selectColumn(v.board.model.cursor.column)
		return
	case *desktop.CustomShortcut:
		if s.Modifier == fyne.KeyModifierShortcutDefault && v.ctrl(s.KeyName) {
			return
		}
	}
	if window, ok := v.board.host.Window().Canvas().(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// selectColumn selects all cards that a column shows, once they are read.
func (b *board) selectColumn(column int) {
	m := b.model
	if column < 0 || column >= len(m.columns) {
		return
	}
	m.selectColumn(column)
	b.view.selectionChanged()
	c := m.columns[column]
	if lacking := c.shown() - len(c.Cards); lacking > 0 && !b.reading.more[c.Key] {
		b.readMore(column, lacking, func() { b.selectColumn(column) })
	}
}

func (v *boardView) ctrl(key fyne.KeyName) bool {
	m := v.board.model
	switch key {
	case fyne.KeyLeft:
		v.board.moveBeside(-1)
	case fyne.KeyRight:
		v.board.moveBeside(1)
	case fyne.KeyUp, fyne.KeyDown:
		if target, ok := v.targetOf(key); ok {
			m.cursor = target
			v.reach(target)
		}
	case fyne.KeyHome:
		v.toEdge(-1)
	case fyne.KeyEnd:
		v.toEdge(1)
	case fyne.KeySpace:
		m.toggle(m.cursor)
		v.selectionChanged()
	default:
		return false
	}
	return true
}

// toEdge goes to the first column, or for 1 to the last.
func (v *boardView) toEdge(direction int) {
	m := v.board.model
	if len(m.columns) > 0 {
		at := v.beside(direction * len(m.columns))
		m.pick(at)
		v.reach(at)
	}
}

// moveBeside moves the cards meant to the column beside that of the cursor which takes
// them.
func (b *board) moveBeside(step int) {
	m := b.model
	for to := m.cursor.column + step; m.cursor.column >= 0 && to >= 0 && to < len(m.columns); to += step {
		if !m.columns[to].Shut {
			b.dropOn(m.meant(), boardTarget{column: to})
			return
		}
	}
}
