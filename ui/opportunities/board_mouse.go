package opportunities

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

const boardCommandKeys = fyne.KeyModifierControl | fyne.KeyModifierSuper

// MouseDown selects at once, as in the list, and takes hold of a card.
func (v *boardView) MouseDown(e *desktop.MouseEvent) {
	v.tip.Leave()
	v.takeFocus()
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	spot := v.spotAt(e.Position)
	v.drag = noDrag()
	v.drag.pressed, v.drag.from, v.drag.at = spot, e.Position, e.Position
	v.pickOnRelease = nowhere
	if spot.part != partCard {
		if spot.part == partBody {
			v.board.model.pick(boardPlace{spot.column, -1})
			v.selectionChanged()
		}
		return
	}
	v.press(boardPlace{spot.column, spot.card}, e.Modifier)
	v.selectionChanged()
}

// press selects the card the button went down on.
func (v *boardView) press(p boardPlace, held fyne.KeyModifier) {
	m := v.board.model
	row, ok := m.row(p)
	switch {
	case held&fyne.KeyModifierShift != 0:
		m.extend(p)
	case held&boardCommandKeys != 0:
		m.toggle(p)
	case ok && v.isSecondClick(row.ID):
		v.click.open = true
		m.pick(p)
	case ok && m.selected[row.ID]:
		m.cursor, v.pickOnRelease = p, p // they may be dragged together
	default:
		m.pick(p)
	}
}

func (v *boardView) isSecondClick(id domain.ID) bool {
	now := kit.ClickClock()
	second := v.click.id == id && kit.IsDoubleClick(v.click.at, now)
	v.click = boardClick{id: id, at: now}
	if second {
		v.click.at = time.Time{} // a third click is a first one again
	}
	return second
}

// MouseUp opens the card of a double click, or picks one of several that were not dragged.
func (v *boardView) MouseUp(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary || v.drag.under {
		return
	}
	if v.pickOnRelease != nowhere {
		v.board.model.pick(v.pickOnRelease)
		v.pickOnRelease = nowhere
		v.selectionChanged()
	}
	if v.click.open {
		v.click.open = false
		v.openCurrent()
	}
}

// Tapped does what was clicked stands for, besides selecting.
func (v *boardView) Tapped(e *fyne.PointEvent) {
	b, spot := v.board, v.spotAt(e.Position)
	switch spot.part {
	case partMenu:
		kit.ShowContextMenu(b.host.Window().Canvas(), e.AbsolutePosition, b.columnItems(spot.column)...)
	case partHead:
		if v.isNarrow(spot.column) {
			b.collapse(b.model.columns[spot.column].Key, false)
		}
	case partMore:
		b.showMore(spot.column)
	case partZone:
		b.events.ShowQuery(closedThisYear(spot.zone))
	}
}

// TappedSecondary offers the menu of a card or of a column.
func (v *boardView) TappedSecondary(e *fyne.PointEvent) {
	v.tip.Leave()
	spot := v.spotAt(e.Position)
	switch {
	case spot.part == partCard:
		v.openMenu(boardPlace{spot.column, spot.card}, e.AbsolutePosition)
	case spot.column >= 0:
		kit.ShowContextMenu(v.board.host.Window().Canvas(), e.AbsolutePosition, v.board.columnItems(spot.column)...)
	}
}

// openMenu offers the menu of a card, which is selected unless it is.
func (v *boardView) openMenu(p boardPlace, at fyne.Position) {
	m := v.board.model
	row, ok := m.row(p)
	if !ok {
		return
	}
	if m.selected[row.ID] {
		m.cursor = p
	} else {
		m.pick(p)
	}
	v.selectionChanged()
	v.board.events.Menu(row, at)
}

// MouseIn is for Fyne.
func (v *boardView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved marks what lies under the pointer.
func (v *boardView) MouseMoved(e *desktop.MouseEvent) {
	if v.drag.under {
		return
	}
	v.hover(v.spotAt(e.Position))
	text := v.TooltipAt(e.Position)
	if text == v.tip.Text {
		v.tip.Move(e)
		return
	}
	v.tip.Leave()
	v.tip.Text = text
	v.tip.Enter(v, e)
}

// MouseOut is for Fyne.
func (v *boardView) MouseOut() {
	v.hover(noSpot)
	v.tip.Leave()
	v.tip.Text = ""
}

func (v *boardView) hover(spot boardSpot) {
	same := spot.part == v.spot.part && spot.column == v.spot.column && spot.card == v.spot.card
	v.spot = spot
	if !same {
		v.remark()
	}
}

// TooltipAt is what there is to say of what lies at a position, or "".
func (v *boardView) TooltipAt(pos fyne.Position) string {
	b, spot := v.board, v.spotAt(pos)
	switch spot.part {
	case partCard:
		if row, ok := b.model.row(boardPlace{spot.column, spot.card}); ok {
			return v.cardTip(row, spot.inside, v.places.widths[spot.column]-2*boardPadding)
		}
	case partHead:
		return v.headTip(spot)
	case partMenu:
		return lang.X("board.column_menu", "Menu of the column")
	case partZone:
		for _, z := range v.zones {
			if z.class == spot.zone {
				return z.tip(b)
			}
		}
	}
	return ""
}

func (v *boardView) headTip(spot boardSpot) string {
	b := v.board
	c, width := b.model.columns[spot.column], v.places.widths[spot.column]
	name := columnText(b.model.by, c.Group)
	switch {
	case v.isNarrow(spot.column):
		return name + "\n" + b.figures().sumTip(c)
	case spot.inside.Y < boardHead/2:
		for _, p := range v.panes {
			if p.column == spot.column && kit.TextWidth(name, kit.TextBase, true) > p.nameRoom(width) {
				return name
			}
		}
		return ""
	case spot.inside.X < width/2:
		return b.figures().sumTip(c)
	}
	return b.figures().weightedTip(c)
}

// Cursor is a hand over what can be clicked.
func (v *boardView) Cursor() desktop.Cursor {
	switch v.spot.part {
	case partMenu, partMore, partZone:
		return desktop.PointerCursor
	case partHead:
		if v.isNarrow(v.spot.column) {
			return desktop.PointerCursor
		}
	}
	return desktop.DefaultCursor
}

// Scrolled is for Fyne: the wheel. It turns the column under the pointer; with Shift, or
// where there is no more of that, the board sideways.
func (v *boardView) Scrolled(e *fyne.ScrollEvent) {
	v.tip.Leave()
	dx, dy := float64(e.Scrolled.DX), float64(e.Scrolled.DY)
	spot := v.spotAt(e.Position)
	if v.shift || spot.column < 0 {
		dx, dy = dx+dy, 0
	}
	v.scrollAcross(v.x - boardWheel*dx)
	if spot.column >= 0 && dy != 0 && !v.isNarrow(spot.column) {
		v.scrollColumn(spot.column, v.scrolled(spot.column)-boardWheel*dy)
	}
	v.scrolledByHand()
	if v.drag.under {
		v.aim()
		return
	}
	v.hover(v.spotAt(e.Position))
}

func (v *boardView) takeFocus() { v.board.host.Window().Canvas().Focus(v) }

func (v *boardView) selectionChanged() {
	v.remark()
	v.board.changed()
	v.board.host.KeepSoon()
}

func (v *boardView) openCurrent() {
	if row, ok := v.board.model.current(); ok {
		v.board.events.Open(row)
	}
}
