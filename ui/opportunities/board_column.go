package opportunities

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// boardColumnPane draws a column in view and those of its cards in view.
type boardColumnPane struct {
	view   *boardView
	column int

	box      *fyne.Container
	back     *canvas.Rectangle
	target   *canvas.Rectangle // outline while cards can be dropped here
	dot      *canvas.Circle
	name     *canvas.Text
	count    *canvas.Text
	menu     *canvas.Image
	sum      *canvas.Text
	weighted *canvas.Text
	rule     *canvas.Rectangle
	empty    *canvas.Text
	ring     *canvas.Rectangle // of a column without a card under the cursor

	clip     *container.Clip
	cards    *fyne.Container
	slot     *canvas.Rectangle
	slotText *canvas.Text
	chevron  *canvas.Image
	more     *canvas.Text
	bar      kit.ScrollBar

	live  map[int]*boardCard
	spare []*boardCard
}

func newBoardColumnPane(v *boardView) *boardColumnPane {
	p := &boardColumnPane{view: v, live: map[int]*boardCard{}, back: kit.NewBox(kit.RadiusCard), target: kit.NewBox(kit.RadiusCard),
		dot: canvas.NewCircle(color.Transparent), rule: kit.NewBox(1), ring: kit.NewBox(kit.RadiusCard), slot: kit.NewBox(cardRadius),
		menu: canvas.NewImageFromResource(nil), chevron: canvas.NewImageFromResource(nil)}
	p.menu.FillMode, p.chevron.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	p.name = kit.NewText("", kit.TextBase, kit.ColorText, true)
	p.count = kit.NewText("", kit.TextBase, kit.ColorText3, false)
	p.sum = kit.NewText("", kit.TextCaption, kit.ColorText2, false)
	p.weighted = kit.NewText("", kit.TextCaption, kit.ColorText2, false)
	p.empty = kit.NewText("", kit.TextCaption, kit.ColorDisabled, false)
	p.slotText = kit.NewText("", kit.TextCaption, kit.ColorAccentText, true)
	p.more = kit.NewText("", kit.TextBase, kit.ColorAccentText, false)
	p.cards = container.New(kit.Unmeasured(), p.slot, p.slotText, p.chevron, p.more)
	p.clip = container.NewClip(p.cards)
	p.bar = kit.NewScrollBar(true, func(y float64) {
		v.scrollColumn(p.column, y)
		v.scrolledByHand()
	})
	p.box = container.New(kit.Unmeasured(), p.back, p.dot, p.name, p.count, p.menu, p.sum, p.weighted, p.rule, p.empty, p.clip, p.bar, p.target, p.ring)
	return p
}

// show draws a column: all anew, or only what came into view.
func (p *boardColumnPane) show(column int, anew bool) {
	if p.column != column {
		p.column, anew = column, true
	}
	v := p.view
	width, height := v.places.widths[column], v.places.height()
	kit.PlaceAt(p.box, v.places.lefts[column]-float32(v.x), 0, width, height)
	p.box.Show()
	if anew {
		p.recycle(0, 0)
		p.showHead(width, height)
	}
	p.showTarget(width, height)
	if v.isNarrow(column) {
		p.recycle(0, 0)
		p.clip.Hide()
		p.bar.Set(0, 1, 0)
		return
	}
	p.clip.Show()
	v.scrollColumn(column, v.scrolled(column))
	kit.PlaceAt(p.clip, 0, boardCards, width, v.places.cardsHeight())
	p.showCards(width)
	p.showFoot(width)
	p.bar.Set(v.cardsTotal(column), float64(v.places.cardsHeight()), v.scrolled(column))
	kit.PlaceAt(p.bar, width-kit.ScrollBarReach+2, boardCards, kit.ScrollBarReach, v.places.cardsHeight()-kit.Space1)
}

// showHead draws what stands above the cards.
func (p *boardColumnPane) showHead(width, height float32) {
	v, b := p.view, p.view.board
	c := b.model.columns[p.column]
	kit.PaintBox(p.back, kit.ColorHover, "")
	kit.PlaceAt(p.back, 0, 0, width, height)
	colour := columnColour(b.model.by, c.Group, b.today())
	p.dot.FillColor = kit.Paint(colour)
	kit.PlaceAt(p.dot, boardPadding+2, 15, kit.DotSize, kit.DotSize)
	kit.PaintBox(p.rule, colour, "")
	kit.PlaceAt(p.rule, boardPadding, boardHead, width-2*boardPadding, boardRule)
	name, x := columnText(b.model.by, c.Group), boardPadding+2+kit.DotSize+6
	count := b.region().Number(c.Count, 0)
	if v.isNarrow(p.column) {
		write(p.name, v.fit.Fit(name, kit.TextBase, true, width-2*boardPadding), kit.ColorText, boardPadding, 28, 18)
		write(p.count, count, kit.ColorText3, x, 10, 18)
		p.menu.Hide()
		p.sum.Hide()
		p.weighted.Hide()
		p.empty.Hide()
		return
	}
	room := p.nameRoom(width)
	text := v.fit.Fit(name, kit.TextBase, true, room)
	write(p.name, text, kit.ColorText, x, 10, 18)
	write(p.count, count, kit.ColorText3, x+kit.TextWidth(text, kit.TextBase, true)+6, 10, 18)
	kit.ShowIcon(p.menu, kit.IconIn("ellipsis", kit.ColorText3))
	kit.PlaceAt(p.menu, width-boardPadding-2-kit.IconSize, 11, kit.IconSize, kit.IconSize)
	p.menu.Show()
	p.showSums(width)
	empty := ""
	if c.Count == 0 && !c.Shut && b.mayModify() && b.model.totals().Count > 0 {
		empty = lang.X("board.drop_here", "Drop here")
	}
	write(p.empty, empty, kit.ColorText3, (width-kit.TextWidth(empty, kit.TextCaption, false))/2, boardCards+kit.Space2, 18)
}

// nameRoom is the width left for the name beside the count and the menu.
func (p *boardColumnPane) nameRoom(width float32) float32 {
	b := p.view.board
	count := b.region().Number(b.model.columns[p.column].Count, 0)
	return width - 2*boardPadding - 4 - kit.DotSize - 12 - kit.TextWidth(count, kit.TextBase, false) - kit.IconSize - kit.Space1
}

// showSums writes the sums. Figures are never cut: where there is no room the word goes.
func (p *boardColumnPane) showSums(width float32) {
	c, f := p.view.board.model.columns[p.column], p.view.board.figures()
	sum, weighted := f.sums(c.Group)
	left, right := boardPadding+2, width-boardPadding-2
	if word := p.view.weighted + " " + weighted; sumsFit(sum, word, width) {
		weighted = word
	}
	write(p.sum, sum, kit.ColorText2, left, 32, 16)
	writeEnding(p.weighted, weighted, kit.ColorText2, right, 32, 16)
}

// sumsFit reports that both sums have room in the head of a column.
func sumsFit(sum, weighted string, width float32) bool {
	needed := kit.TextWidth(sum, kit.TextCaption, false) + kit.Space1 + kit.TextWidth(weighted, kit.TextCaption, false)
	return needed <= width-2*boardPadding-4
}

// nameWeighted finds the word that the weighted sums of all columns have room for.
func (v *boardView) nameWeighted() {
	v.weighted = weightedWord()
	f := v.board.figures()
	for i, c := range v.board.model.columns {
		if sum, weighted := f.sums(c.Group); !v.isNarrow(i) && !sumsFit(sum, v.weighted+" "+weighted, v.places.widths[i]) {
			v.weighted = lang.X("board.weighted_short", "wtd.")
			return
		}
	}
}

// showTarget outlines a column that cards can be dropped on, and one under the cursor that
// has no card there.
func (p *boardColumnPane) showTarget(width, height float32) {
	v := p.view
	p.target.Hidden = v.drag.target.column != p.column
	if !p.target.Hidden {
		outline(p.target, width, height)
	}
	cursor := v.board.model.cursor
	p.ring.Hidden = !v.focused || cursor.column != p.column || cursor.card >= 0
	if !p.ring.Hidden {
		outline(p.ring, width, height)
	}
}

// outline draws the ring of what is focused or aimed at.
func outline(r *canvas.Rectangle, width, height float32) {
	kit.PaintBox(r, "", kit.ColorAccent)
	r.StrokeWidth = kit.FocusRing
	kit.PlaceAt(r, 0, 0, width, height)
}

// showCards draws the cards in view.
func (p *boardColumnPane) showCards(width float32) {
	v := p.view
	c := &v.board.model.columns[p.column]
	y := v.scrolled(p.column)
	first := v.cardAt(p.column, y)
	end := min(c.shown(), v.cardAt(p.column, y+float64(v.places.cardsHeight()))+1)
	p.recycle(first, end)
	for i := first; i < end; i++ {
		card, live := p.live[i]
		if !live {
			card = p.take()
			p.live[i] = card
			p.showCard(i, card, width)
		}
		card.box.Move(fyne.NewPos(boardPadding, float32(v.cardTop(p.column, i)-y)))
	}
	v.board.need(p.column, end)
	p.showSlot(width, y)
}

// showCard draws a card as it is now.
func (p *boardColumnPane) showCard(i int, card *boardCard, width float32) {
	v := p.view
	row, read := v.board.model.row(boardPlace{p.column, i})
	if !read {
		card.show(cardWords{}, cardUnread, width-2*boardPadding, v.fit)
		return
	}
	look := cardPlain
	switch {
	case v.drag.holds(row.ID):
		look = cardDragged
	case v.board.model.selected[row.ID]:
		look = cardSelected
	case v.spot.part == partCard && v.spot.column == p.column && v.spot.card == i:
		look = cardHovered
	}
	card.show(v.board.wordsOf(row), look, width-2*boardPadding, v.fit)
	if v.focused && v.board.model.cursor == (boardPlace{p.column, i}) && look != cardDragged {
		card.back.StrokeColor, card.back.StrokeWidth = kit.Paint(kit.ColorAccent), kit.FocusRing
		card.back.Refresh()
	}
}

// again draws the cards in view as they are now.
func (p *boardColumnPane) again() {
	width := p.view.places.widths[p.column]
	for i, card := range p.live {
		p.showCard(i, card, width)
	}
	p.showTarget(width, p.view.places.height())
}

// showSlot marks where the dragged cards will land, and what becomes of them.
func (p *boardColumnPane) showSlot(width float32, y float64) {
	v := p.view
	at := v.drag.slot(p.column)
	if at < 0 {
		p.slot.Hide()
		p.slotText.Hide()
		return
	}
	top := float32(float64(at)*float64(boardStep) - y)
	kit.PaintBox(p.slot, kit.ColorAccentSoft, kit.ColorAccent)
	kit.PlaceAt(p.slot, boardPadding, top, width-2*boardPadding, boardSlotHeight)
	p.slot.Show()
	text := v.fit.Fit(v.drag.told, kit.TextCaption, true, width-2*boardPadding-kit.Space2)
	write(p.slotText, text, kit.ColorAccentText, (width-kit.TextWidth(text, kit.TextCaption, true))/2, top+boardCardHeight, 22)
}

// showFoot draws the link to further cards.
func (p *boardColumnPane) showFoot(width float32) {
	v := p.view
	c := &v.board.model.columns[p.column]
	if c.rest() <= 0 {
		p.more.Hide()
		p.chevron.Hide()
		return
	}
	top := float32(v.cardTop(p.column, c.shown()) - v.scrolled(p.column))
	n := min(c.rest(), boardMost)
	kit.ShowIcon(p.chevron, kit.IconIn("chevron-down", kit.ColorAccentText))
	kit.PlaceAt(p.chevron, boardPadding+2, top+(boardMoreHeight-kit.IconSmall)/2, kit.IconSmall, kit.IconSmall)
	p.chevron.Show()
	write(p.more, lang.XN("board.more", "Show {{.Count}} more", n, map[string]any{"Count": v.board.region().Number(int64(n), 0)}),
		kit.ColorAccentText, boardPadding+kit.IconSmall+10, top, boardMoreHeight)
}

// take takes a card put aside, or makes one.
func (p *boardColumnPane) take() *boardCard {
	if n := len(p.spare); n > 0 {
		card := p.spare[n-1]
		p.spare = p.spare[:n-1]
		card.box.Show()
		return card
	}
	card := newBoardCard()
	p.cards.Objects = append([]fyne.CanvasObject{card.box}, p.cards.Objects...)
	return card
}

// recycle puts the cards that left the view aside.
func (p *boardColumnPane) recycle(first, end int) {
	for i, card := range p.live {
		if i < first || i >= end {
			card.box.Hide()
			p.spare = append(p.spare, card)
			delete(p.live, i)
		}
	}
}
