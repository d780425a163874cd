package opportunities

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
	"preventa/ui/kit"
)

// boardView draws the board: of the columns those in view, and of their cards those in
// view. It scrolls by itself.
type boardView struct {
	widget.BaseWidget
	board *board

	places  boardPlaces
	x       float64
	y       map[string]float64 // by the key of a column
	focused bool
	shift   bool
	late    bool

	weighted      string    // the word before the weighted sums
	spot          boardSpot // under the pointer
	tip           kit.Hover
	click         boardClick
	pickOnRelease boardPlace // a card of several selected, picked alone unless they are dragged
	drag          boardDrag
	fit           *kit.Fitter

	back   *canvas.Rectangle
	clip   *container.Clip
	strip  *fyne.Container
	panes  []*boardColumnPane
	zones  [2]*boardZone
	across kit.ScrollBar
	busy   *canvas.Rectangle // while reading takes long
	note   *kit.Label        // why there are no cards
	link   *kit.Link         // what to do about it
	float  *boardCard        // what follows the pointer
	behind *canvas.Rectangle // the others of several
	badge  *canvas.Rectangle
	many   *canvas.Text
}

// boardClick is the last click on a card.
type boardClick struct {
	id   domain.ID
	at   time.Time
	open bool // it is the second in a row: the card opens when the button is let go
}

var (
	_ fyne.Draggable         = (*boardView)(nil)
	_ fyne.Scrollable        = (*boardView)(nil)
	_ fyne.SecondaryTappable = (*boardView)(nil)
	_ fyne.Shortcutable      = (*boardView)(nil)
	_ desktop.Keyable        = (*boardView)(nil)
	_ desktop.Mouseable      = (*boardView)(nil)
	_ desktop.Hoverable      = (*boardView)(nil)
	_ desktop.Cursorable     = (*boardView)(nil)
)

func newBoardView(b *board) *boardView {
	v := &boardView{board: b, y: map[string]float64{}, spot: noSpot, drag: noDrag(), pickOnRelease: nowhere, fit: kit.NewFitter(),
		back: kit.NewBox(0), strip: container.New(kit.Unmeasured()), zones: [2]*boardZone{newBoardZone(domain.Won), newBoardZone(domain.Lost)},
		busy: kit.NewBox(0), float: newBoardCard(), behind: kit.NewBox(cardRadius), badge: kit.NewBox(cardAvatar / 2)}
	v.clip = container.NewClip(v.strip)
	v.across = kit.NewScrollBar(false, func(x float64) {
		v.scrollAcross(x)
		v.scrolledByHand()
	})
	v.note = kit.NewLabel("", kit.TextBase, kit.ColorText2, false).Whole()
	v.link = kit.NewLink("", func() { b.noteNow().follow() })
	v.many = kit.NewText("", kit.TextCaption, kit.ColorOnAccent, true)
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer is for Fyne.
func (v *boardView) CreateRenderer() fyne.WidgetRenderer {
	least := func() fyne.Size {
		return fyne.NewSize(2*boardMargin+boardLeast+boardGap+boardZoneWidth, 2*boardMargin+boardCards+boardCardHeight)
	}
	paint := func() {
		kit.PaintBox(v.back, kit.ColorBg, "")
		kit.PaintBox(v.busy, kit.ColorAccent, "")
		v.draw(true)
	}
	return kit.NewDrawn(v, least, v.arrange, paint, v.back, v.clip, v.across, v.zones[0].box, v.zones[1].box,
		v.note, v.link, v.busy, v.behind, v.float.box, v.badge, v.many)
}

// arrange finds where the columns stand in a size.
func (v *boardView) arrange(size fyne.Size) {
	m := v.board.model
	narrow := make([]bool, len(m.columns))
	for i, c := range m.columns {
		narrow[i] = m.collapsed[c.Key]
	}
	places := placeBoard(size, narrow)
	anew := !samePlaces(places, v.places)
	v.places = places
	kit.PlaceAt(v.back, 0, 0, size.Width, size.Height)
	kit.PlaceAt(v.clip, boardMargin, boardMargin, places.view, places.height())
	kit.PlaceAt(v.across, boardMargin, size.Height-kit.ScrollBarReach, places.view, kit.ScrollBarReach)
	kit.PlaceAt(v.busy, 0, 0, size.Width, 2)
	v.draw(anew)
}

func samePlaces(a, b boardPlaces) bool {
	if a.size != b.size || len(a.widths) != len(b.widths) {
		return false
	}
	for i := range a.widths {
		if a.widths[i] != b.widths[i] {
			return false
		}
	}
	return true
}

// columnsChanged shows other columns, or other cards in them.
func (v *boardView) columnsChanged() {
	v.tip.Leave()
	v.places = boardPlaces{}
	v.arrange(v.Size())
}

// forgetScroll goes back to the beginning.
func (v *boardView) forgetScroll() { v.x, v.y = 0, map[string]float64{} }

func (v *boardView) scrolledByHand() {
	v.draw(false)
	v.board.host.KeepSoon()
}

// setLate shows or takes away that reading takes long.
func (v *boardView) setLate(late bool) {
	v.late = late
	v.busy.Hidden = !late
	canvas.Refresh(v.back)
}

// draw shows the columns in view: all anew, or only what came into view.
func (v *boardView) draw(anew bool) {
	if v.places.size.Height <= 0 {
		return
	}
	v.scrollAcross(v.x)
	if anew {
		v.nameWeighted()
	}
	used := 0
	for i, left := range v.places.lefts {
		x := left - float32(v.x)
		if x+v.places.widths[i] <= 0 || x >= v.places.view {
			continue
		}
		v.pane(used).show(i, anew)
		used++
	}
	for _, p := range v.panes[used:] {
		p.column = -1
		p.box.Hide()
	}
	v.across.Set(float64(v.places.total), float64(v.places.view), v.x)
	for _, z := range v.zones {
		z.show(v, v.drag.target.zone == z.class)
	}
	v.busy.Hidden = !v.late
	v.showNote()
	v.showFloat()
	canvas.Refresh(v.back)
}

// pane is what draws the nth column in view.
func (v *boardView) pane(n int) *boardColumnPane {
	if n == len(v.panes) {
		p := newBoardColumnPane(v)
		p.column = -1
		v.panes = append(v.panes, p)
		v.strip.Objects = append(v.strip.Objects, p.box)
	}
	return v.panes[n]
}

// remark shows anew which cards are selected, under the pointer and under the cursor.
func (v *boardView) remark() {
	for _, p := range v.panes {
		if p.column >= 0 {
			p.again()
		}
	}
	canvas.Refresh(v.back)
}

// boardNote says why there are no cards, and what to do about it.
type boardNote struct {
	text, link string
	follow     func()
}

// noteNow is what there is to say now, nothing while there are cards.
func (b *board) noteNow() boardNote {
	switch {
	case b.reading.generation == 0 || b.model.totals().Count > 0:
		return boardNote{}
	case b.onlyClosed():
		return boardNote{lang.X("board.only_closed", "This view is about closed opportunities; the board shows those in progress and on hold."),
			lang.X("board.show_list", "Show as list"), b.events.ShowList}
	case b.query.Text == "" && len(b.query.Conditions) == 0:
		return boardNote{lang.X("opportunities.none", "There are no opportunities yet."),
			lang.X("command.new_opportunity", "New opportunity"), func() { b.host.NewOpportunity("") }}
	}
	return boardNote{lang.X("opportunities.none_match", "No opportunities match."), lang.X("list.clear_filters", "Clear filters"), b.events.Clear}
}

// showNote says it in the middle of the columns.
func (v *boardView) showNote() {
	note := v.board.noteNow()
	v.note.SetText(note.text)
	v.link.SetText(note.link)
	v.note.Hidden, v.link.Hidden = note.text == "", note.text == ""
	least, height := v.note.MinSize(), v.places.height()
	width := min(least.Width, v.places.view)
	kit.PlaceAt(v.note, boardMargin+(v.places.view-width)/2, boardMargin+height/2-least.Height, width, least.Height)
	least = v.link.MinSize()
	kit.PlaceAt(v.link, boardMargin+(v.places.view-least.Width)/2, boardMargin+height/2+kit.Space2, least.Width, least.Height)
}

// showFloat draws the dragged cards at the pointer.
func (v *boardView) showFloat() {
	d := &v.drag
	several := d.under && len(d.rows) > 1
	v.float.box.Hidden, v.behind.Hidden, v.badge.Hidden, v.many.Hidden = !d.under, !several, !several, !several
	if !d.under {
		return
	}
	width := boardLeast - 2*boardPadding
	if c := d.pressed.column; c < len(v.places.widths) && !v.isNarrow(c) {
		width = v.places.widths[c] - 2*boardPadding
	}
	at := d.at.Subtract(d.pressed.inside)
	v.float.show(v.board.wordsOf(d.first), cardFloats, width, v.fit)
	v.float.box.Move(at)
	if several {
		kit.PaintBox(v.behind, kit.ColorSurface, kit.ColorAccent)
		kit.PlaceAt(v.behind, at.X+boardFloatOffset, at.Y+boardFloatOffset, width, boardCardHeight)
		text := v.board.region().Number(int64(len(d.rows)), 0)
		wide := max(cardAvatar, kit.TextWidth(text, kit.TextCaption, true)+kit.Space2)
		kit.PaintBox(v.badge, kit.ColorAccent, "")
		kit.PlaceAt(v.badge, at.X+width-wide/2, at.Y-cardAvatar/2, wide, cardAvatar)
		write(v.many, text, kit.ColorOnAccent, at.X+width-kit.TextWidth(text, kit.TextCaption, true)/2, at.Y-cardAvatar/2, cardAvatar)
	}
	canvas.Refresh(v.back)
}
