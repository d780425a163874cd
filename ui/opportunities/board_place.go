package opportunities

import (
	"slices"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/ui/kit"
)

const (
	boardMargin      float32 = kit.Space3 // around the board
	boardGap         float32 = kit.Space2 // between columns, and between cards
	boardLeast       float32 = 220        // width of a column
	boardWidest      float32 = 320
	boardNarrow      float32 = 72 // width of a collapsed column
	boardZoneWidth   float32 = 152
	boardPadding     float32 = kit.Space2 // beside the cards of a column
	boardHead        float32 = 58
	boardRule        float32 = 2
	boardCards               = boardHead + boardRule + kit.Space2 // where the cards begin
	boardCardHeight  float32 = 96
	boardStep                = boardCardHeight + boardGap
	boardSlotHeight          = boardCardHeight + 28 // where a card will land, with a line of text
	boardMoreHeight  float32 = 26
	boardMenuReach   float32 = 28 // of the three points in the head
	boardEdge        float32 = 40 // how near an edge a dragged card scrolls
	boardEdgeStep            = 14 // how far, each time
	boardWheel               = 2  // how much faster than Fyne's own the wheel scrolls
	boardDragsFrom   float32 = 4  // how far the pointer moves before a card follows it
	boardFloatOffset float32 = 4  // of the second card of several that are dragged
)

// boardPlaces is where the columns stand in a size.
type boardPlaces struct {
	size   fyne.Size
	lefts  []float32 // of the columns, before they are scrolled
	widths []float32
	view   float32 // width of what of the columns is seen
	total  float32 // width of them all
}

// placeBoard shares the width among the columns: all alike but for those that are narrow,
// and scrolled where they would be too narrow.
func placeBoard(size fyne.Size, narrow []bool) boardPlaces {
	p := boardPlaces{size: size, view: max(0, size.Width-2*boardMargin-boardZoneWidth-boardGap)}
	free, wide := p.view, float32(0)
	for _, n := range narrow {
		free -= boardGap
		if n {
			free -= boardNarrow
		} else {
			wide++
		}
	}
	width := boardLeast
	if wide > 0 {
		width = min(boardWidest, max(boardLeast, float32(int((free+boardGap)/wide))))
	}
	x := float32(0)
	for _, n := range narrow {
		w := width
		if n {
			w = boardNarrow
		}
		p.lefts, p.widths = append(p.lefts, x), append(p.widths, w)
		x += w + boardGap
	}
	p.total = max(0, x-boardGap)
	return p
}

// height is that of the columns.
func (p boardPlaces) height() float32 { return max(0, p.size.Height-2*boardMargin) }

// cardsHeight is how much of a column's cards is seen.
func (p boardPlaces) cardsHeight() float32 { return max(0, p.height()-boardCards-1) }

// zone is the place of those won or lost.
func (p boardPlaces) zone(c domain.Class) (at fyne.Position, size fyne.Size) {
	size = fyne.NewSize(boardZoneWidth, float32(int((p.height()-boardGap)/2)))
	at = fyne.NewPos(p.size.Width-boardMargin-boardZoneWidth, boardMargin)
	if c == domain.Lost {
		at.Y += p.height() - size.Height
	}
	return at, size
}

// boardPart is what of the board lies under the pointer.
type boardPart int

const (
	partNone boardPart = iota
	partHead
	partMenu
	partCard
	partMore
	partBody // of a column, beside its cards
	partZone
)

// boardSpot is what lies at a position of the board.
type boardSpot struct {
	part   boardPart
	column int
	card   int
	zone   domain.Class
	inside fyne.Position // in the card, or in the column
}

var noSpot = boardSpot{column: -1, card: -1}

// spotAt finds what lies at a position of the view.
func (v *boardView) spotAt(pos fyne.Position) boardSpot {
	p := v.places
	for _, class := range []domain.Class{domain.Won, domain.Lost} {
		if at, size := p.zone(class); holds(at, size, pos) {
			return boardSpot{part: partZone, column: -1, card: -1, zone: class}
		}
	}
	x, y := pos.X-boardMargin, pos.Y-boardMargin
	if x < 0 || x >= p.view || y < 0 || y >= p.height() {
		return noSpot
	}
	x += float32(v.x)
	for i, left := range p.lefts {
		if x >= left && x < left+p.widths[i] {
			return v.columnSpot(i, fyne.NewPos(x-left, y))
		}
	}
	return noSpot
}

// columnSpot finds what lies at a position of a column.
func (v *boardView) columnSpot(column int, at fyne.Position) boardSpot {
	spot := boardSpot{part: partBody, column: column, card: -1, inside: at}
	c, width := &v.board.model.columns[column], v.places.widths[column]
	switch {
	case v.isNarrow(column):
		spot.part = partHead
		return spot
	case at.Y < boardHead && at.X >= width-boardMenuReach && at.Y < boardHead/2+kit.Space1:
		spot.part = partMenu
		return spot
	case at.Y < boardCards:
		spot.part = partHead
		return spot
	case at.X < boardPadding || at.X >= width-boardPadding:
		return spot
	}
	y := float64(at.Y-boardCards) + v.scrolled(column)
	i := v.cardAt(column, y)
	top := v.cardTop(column, i)
	switch {
	case i < c.shown() && y >= top && y < top+float64(boardCardHeight):
		spot.part, spot.card = partCard, i
		spot.inside = fyne.NewPos(at.X-boardPadding, float32(y-top))
	case i >= c.shown() && c.rest() > 0 && y >= top && y < top+float64(boardMoreHeight):
		spot.part = partMore
	}
	return spot
}

func holds(at fyne.Position, size fyne.Size, p fyne.Position) bool {
	return p.X >= at.X && p.Y >= at.Y && p.X < at.X+size.Width && p.Y < at.Y+size.Height
}

// cardTop is where a card stands among those of its column. Those below where the dragged
// ones will land make room.
func (v *boardView) cardTop(column, card int) float64 {
	top := float64(card) * float64(boardStep)
	if slot := v.drag.slot(column); slot >= 0 && card >= slot {
		top += float64(boardSlotHeight + boardGap)
	}
	return top
}

// cardAt is the card at a height, or the next one below.
func (v *boardView) cardAt(column int, y float64) int {
	if slot := v.drag.slot(column); slot >= 0 && y >= v.cardTop(column, slot)-float64(boardGap) {
		y -= float64(boardSlotHeight + boardGap)
		return max(slot, int(y/float64(boardStep)))
	}
	return max(0, int(y/float64(boardStep)))
}

// cardsTotal is the height of all that a column shows.
func (v *boardView) cardsTotal(column int) float64 {
	c := &v.board.model.columns[column]
	total := v.cardTop(column, c.shown())
	if c.rest() > 0 {
		total += float64(boardMoreHeight + boardGap)
	}
	return total
}

// scrolled is how far a column is scrolled.
func (v *boardView) scrolled(column int) float64 { return v.y[v.board.model.columns[column].Key] }

func (v *boardView) isNarrow(column int) bool {
	return v.board.model.collapsed[v.board.model.columns[column].Key]
}

// scrollColumn scrolls a column as far as it goes.
func (v *boardView) scrollColumn(column int, y float64) {
	y = max(0, min(y, v.cardsTotal(column)-float64(v.places.cardsHeight())))
	v.y[v.board.model.columns[column].Key] = float64(int(y))
}

// scrollAcross scrolls the columns sideways as far as they go.
func (v *boardView) scrollAcross(x float64) {
	v.x = float64(int(max(0, min(x, float64(v.places.total-v.places.view)))))
}

// reveal scrolls as little as it takes to show a place whole.
func (v *boardView) reveal(p boardPlace) {
	if p.column < 0 || p.column >= len(v.places.lefts) {
		return
	}
	left, width := float64(v.places.lefts[p.column]), float64(v.places.widths[p.column])
	v.scrollAcross(min(max(v.x, left+width-float64(v.places.view)), left))
	if p.card < 0 {
		return
	}
	top, bottom := v.cardTop(p.column, p.card), v.cardTop(p.column, p.card+1)
	if c := &v.board.model.columns[p.column]; p.card == c.shown()-1 {
		bottom = v.cardsTotal(p.column) // with the link to further ones
	}
	v.scrollColumn(p.column, min(max(v.scrolled(p.column), bottom-float64(v.places.cardsHeight())), top))
}

// revealCards shows the current card, or else the first column with any.
func (v *boardView) revealCards() {
	m := v.board.model
	at := m.cursor
	if _, ok := m.current(); !ok {
		at = boardPlace{slices.IndexFunc(m.columns, func(c boardColumn) bool { return c.Count > 0 }), -1}
	}
	v.reveal(at)
	v.draw(false)
}
