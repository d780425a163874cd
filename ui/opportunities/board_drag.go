package opportunities

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// boardDrag is cards that follow the pointer.
type boardDrag struct {
	pressed boardSpot     // the card the button went down on
	from    fyne.Position // where it did
	at      fyne.Position // of the pointer now
	under   bool          // cards follow
	given   bool          // up, with Escape

	rows   []office.Row
	first  office.Row // the one under the pointer
	ids    map[domain.ID]bool
	drafts []office.Draft // as they are stored, once they were read
	target boardTarget
	place  int    // where in the target's column the first will land
	told   string // what becomes of the probability or of the expected close
	stop   func() // of the scrolling at an edge
}

// noDrag is while nothing is dragged.
func noDrag() boardDrag { return boardDrag{pressed: noSpot, target: noTarget} }

// holds reports that a card is being dragged.
func (d *boardDrag) holds(id domain.ID) bool { return d.under && d.ids[id] }

// slot is the place in a column where the dragged cards will land, -1 for none.
func (d *boardDrag) slot(column int) int {
	if !d.under || d.target.column != column {
		return -1
	}
	return d.place
}

// boardToldMost is of how many dragged cards at most is told what becomes of them.
const boardToldMost = 20

// boardEdgeEvery is how often a card at an edge scrolls.
const boardEdgeEvery = 16 * time.Millisecond

// Dragged is for Fyne: the pointer moves with the button down.
func (v *boardView) Dragged(e *fyne.DragEvent) {
	d := &v.drag
	if d.pressed.part != partCard || d.given || !v.board.mayModify() {
		return
	}
	d.at = e.Position
	if !d.under {
		if far := d.at.Subtract(d.from); max(far.X, -far.X, far.Y, -far.Y) < boardDragsFrom {
			return
		}
		if !v.beginDrag() {
			return
		}
	}
	v.aim()
	v.scrollAtEdge()
}

// beginDrag lifts the card under the pointer, with the others selected.
func (v *boardView) beginDrag() bool {
	m := v.board.model
	row, ok := m.row(boardPlace{v.drag.pressed.column, v.drag.pressed.card})
	if !ok {
		return false
	}
	v.tip.Leave()
	if !m.selected[row.ID] {
		m.pick(boardPlace{v.drag.pressed.column, v.drag.pressed.card})
	}
	d := &v.drag
	d.under, d.first, d.rows, d.ids = true, row, m.meant(), map[domain.ID]bool{}
	for _, row := range d.rows {
		d.ids[row.ID] = true
	}
	v.spot, v.pickOnRelease = noSpot, nowhere
	v.readDragged()
	v.draw(true)
	return true
}

// readDragged reads what the probability of the dragged cards stands on.
func (v *boardView) readDragged() {
	b := v.board
	if b.model.by != office.ColumnState || len(v.drag.rows) > boardToldMost {
		return
	}
	first, ids := v.drag.first.ID, idsOf(v.drag.rows)
	kit.Background(b.host.Runner(), func() (drafts []office.Draft, err error) {
		for _, id := range ids {
			draft, err := b.session().Opportunity(context.Background(), id)
			if err != nil {
				return nil, err
			}
			drafts = append(drafts, draft)
		}
		return drafts, nil
	}, func(drafts []office.Draft, err error) {
		if err == nil && v.drag.under && v.drag.first.ID == first { // a failed one leaves the line out; the drop tells why
			v.drag.drafts, v.drag.target = drafts, noTarget
			v.aim()
		}
	})
}

// aim finds what the dragged cards would be dropped on.
func (v *boardView) aim() {
	d, m := &v.drag, v.board.model
	target := noTarget
	spot := v.spotAt(d.at)
	if spot.part == partZone {
		target.zone = spot.zone
	} else {
		target.column = spot.column
	}
	drop, ok := m.drop(d.rows, target, v.board.today())
	if !ok {
		target = noTarget
	}
	if target != d.target {
		d.target, d.told = target, ""
		if target.column >= 0 {
			d.place = min(m.landing(target.column, d.first), m.columns[target.column].shown())
			d.told = v.toldOf(drop)
		}
		v.draw(true)
	}
	v.showFloat()
}

// toldOf is what a drop on a state makes of the probability, and one on a month of the
// expected close.
func (v *boardView) toldOf(drop boardDrop) string {
	c := v.board.model.columns[drop.target.column]
	switch v.board.model.by {
	case office.ColumnExpected:
		return v.board.monthTold(c.Key)
	case office.ColumnSalesperson, office.ColumnOrigin:
		return ""
	}
	state := c.State
	from, to, own, same := probabilityStep(v.drag.drafts, state, v.board.today())
	if !same {
		return ""
	}
	return probabilityText(v.board.region(), from, to, own)
}

// scrollAtEdge scrolls on while the pointer is near an edge.
func (v *boardView) scrollAtEdge() {
	d := &v.drag
	if d.stop != nil {
		return
	}
	across, down, column := v.edges()
	if across == 0 && down == 0 {
		return
	}
	d.stop = v.board.host.Delay()(boardEdgeEvery, func() {
		d.stop = nil
		if !d.under {
			return
		}
		x, y := v.x, 0.0
		v.scrollAcross(v.x + float64(across*boardEdgeStep))
		if column >= 0 {
			y = v.scrolled(column)
			v.scrollColumn(column, y+float64(down*boardEdgeStep))
		}
		if x == v.x && (column < 0 || y == v.scrolled(column)) {
			return
		}
		v.aim()
		v.draw(false)
		v.scrollAtEdge()
	})
}

// edges tells which way the pointer is near an edge: of the board sideways, of the cards of
// the column under it up and down.
func (v *boardView) edges() (across, down, column int) {
	at := v.drag.at
	switch x := at.X - boardMargin; {
	case x < boardEdge:
		across = -1
	case x > v.places.view-boardEdge && x < v.places.view+boardGap:
		across = 1
	}
	column = v.spotAt(at).column
	if column < 0 || v.isNarrow(column) {
		return across, 0, -1
	}
	switch y := at.Y - boardMargin; {
	case y < boardCards+boardEdge/2:
		down = -1
	case y > v.places.height()-boardEdge:
		down = 1
	}
	return across, down, column
}

// DragEnd is for Fyne: the button was let go.
func (v *boardView) DragEnd() {
	d := v.drag
	v.endDrag()
	if d.under && !d.given && d.target != noTarget {
		v.board.dropOn(d.rows, d.target)
	}
}

// giveUpDrag leaves the cards where they were.
func (v *boardView) giveUpDrag() {
	v.endDrag()
	v.drag.given = true
}

func (v *boardView) endDrag() {
	if v.drag.stop != nil {
		v.drag.stop()
	}
	under := v.drag.under
	v.drag = noDrag()
	v.showFloat()
	if under {
		v.draw(true)
	}
}
