package control

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/change"
	"preventa/ui/kit"
)

// How many columns of cards there are in a width, and how high a row of them is: so high
// that two fill the window, within bounds.
const (
	threeColumns float32 = 940
	twoColumns   float32 = 620
	leastHigh    float32 = 252
	mostHigh     float32 = 330
)

// cardGrid lays the cards out as they are arranged. The last of its objects is the mark of
// where a dragged card goes, which it leaves alone.
type cardGrid struct {
	screen *Screen
	width  float32 // in the last layout
}

func (g *cardGrid) columns() int {
	switch {
	case g.width >= threeColumns || g.width == 0:
		return mostWide
	case g.width >= twoColumns:
		return 2
	}
	return 1
}

// MinSize is as high as the cards are at the width there was last.
func (g *cardGrid) MinSize([]fyne.CanvasObject) fyne.Size {
	_, rows := g.screen.arrangement.cells(g.columns())
	return fyne.NewSize(0, max(0, float32(rows)*(g.screen.rowHigh()+kit.Space3)-kit.Space3))
}

// Layout places the cards, and has those drawn that come into view.
func (g *cardGrid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	columns, high := g.columns(), g.screen.rowHigh()
	wide := (size.Width - float32(columns-1)*kit.Space3) / float32(columns)
	cells, _ := g.screen.arrangement.cells(columns)
	if len(objects) != len(cells)+1 { // they are being put there
		return
	}
	for i, c := range cells {
		x, y := float32(c.column)*(wide+kit.Space3), float32(c.row)*(high+kit.Space3)
		kit.PlaceAt(objects[i], float32(int(x)), y, float32(int(x+float32(c.wide)*(wide+kit.Space3)-kit.Space3))-float32(int(x)),
			float32(c.high)*(high+kit.Space3)-kit.Space3)
	}
	g.screen.lookAround()
}

// rowHigh is how high a row of cards is.
func (s *Screen) rowHigh() float32 {
	if s.scroll == nil {
		return leastHigh
	}
	room := s.scroll.Size().Height - s.figuresHigh() - 4*kit.Space3
	return float32(int(max(leastHigh, min(room/2, mostHigh))))
}

func (s *Screen) figuresHigh() float32 { return s.figuresObject().MinSize().Height }

// lookAround tells each card whether it is in view.
func (s *Screen) lookAround() {
	if s.scroll == nil {
		return
	}
	top, high := s.scroll.Offset.Y, s.scroll.Size().Height
	from := s.grid.Position().Y + kit.Space3
	for _, k := range s.shownCards() {
		y := from + k.Position().Y
		k.view.setInView(y < top+high && y+k.Size().Height > top)
	}
}

// shownCards are the cards on show, in their order.
func (s *Screen) shownCards() []*card {
	var cards []*card
	for _, id := range s.arrangement.shown() {
		cards = append(cards, s.cards[id])
	}
	return cards
}

// fillGrid puts the cards on show in the grid, making those that were not there yet.
func (s *Screen) fillGrid() {
	var objects []fyne.CanvasObject
	for _, id := range s.arrangement.shown() {
		if s.cards[id] == nil {
			chart, _ := FindChart(id)
			s.cards[id] = newCard(s, chart)
			s.cards[id].view.setNote(lang.X("control.reading", "Reading…"))
		}
		objects = append(objects, s.cards[id])
	}
	s.grid.Objects = append(objects, s.marker)
	s.grid.Refresh()
	s.scroll.Refresh()
}

// reveal scrolls as little as it takes to see a card whole.
func (s *Screen) reveal(k *card) {
	from := s.grid.Position().Y + kit.Space3 + k.Position().Y
	to, high := from+k.Size().Height, s.scroll.Size().Height
	switch y := s.scroll.Offset.Y; {
	case from < y+kit.Space3:
		s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, from-kit.Space3)))
	case to > y+high-kit.Space3:
		s.scroll.ScrollToOffset(fyne.NewPos(0, min(to+kit.Space3-high, from-kit.Space3)))
	default:
		return
	}
	s.lookAround()
}

// focusBeside gives the keyboard to the card that lies next in a direction.
func (s *Screen) focusBeside(k *card, dx, dy int) {
	var best *card
	least := float32(0)
	middle := func(k *card) (x, y float32) {
		return k.Position().X + k.Size().Width/2, k.Position().Y + k.Size().Height/2
	}
	x, y := middle(k)
	for _, other := range s.shownCards() {
		ox, oy := middle(other)
		ahead, aside := (ox-x)*float32(dx)+(oy-y)*float32(dy), (ox-x)*float32(dy)+(oy-y)*float32(dx)
		if far := ahead + 3*max(aside, -aside); ahead > 1 && (best == nil || far < least) {
			best, least = other, far
		}
	}
	if best != nil {
		best.view.canvas().Focus(best.view)
	}
}

// arrange shows the cards arranged otherwise, and keeps that for the person.
func (s *Screen) arrange(a arrangement) {
	before := s.arrangement.shown()
	s.arrangement = a
	s.fillGrid()
	for _, id := range a.shown() {
		if !contains(before, id) {
			s.compute()
			break
		}
	}
	s.saveArrangement()
}

func contains(ids []string, id string) bool {
	for _, other := range ids {
		if other == id {
			return true
		}
	}
	return false
}

func (s *Screen) saveArrangement() {
	session, text := s.host.Session(), s.arrangement.encode(Charts)
	if session.Office().ReadOnly() { // it stays so until the office is left
		return
	}
	s.saved = text
	kit.Background(s.host.Runner(), func() (change.Set, error) {
		return session.SetDashboard(context.Background(), text)
	}, func(_ change.Set, err error) {
		if err != nil {
			s.host.Failed(err)
		}
	})
}

// dragOver marks where a dragged card would go: before the card under the pointer, or behind
// it.
func (s *Screen) dragOver(k *card, at fyne.Position) {
	grid := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.grid)
	s.scrollAtEdge(at)
	s.dropAt = ""
	for _, other := range s.shownCards() {
		from, size := other.Position(), other.Size()
		x, y := at.X-grid.X-from.X, at.Y-grid.Y-from.Y
		if x < -kit.Space3 || y < -kit.Space3 || x > size.Width || y > size.Height || other == k {
			continue
		}
		s.dropAt, s.dropBehind = other.chart.ID, x > size.Width/2
		edge := from.X - kit.Space3/2 - 1
		if s.dropBehind {
			edge = from.X + size.Width + kit.Space3/2 - 2
		}
		kit.PlaceAt(s.marker, edge, from.Y, 3, size.Height)
	}
	s.marker.FillColor = kit.Paint(kit.ColorAccent)
	show(s.marker, s.dropAt != "")
	s.marker.Refresh()
}

// scrollAtEdge scrolls while a card is dragged to the edge of the view.
func (s *Screen) scrollAtEdge(at fyne.Position) {
	const edge, step = 40, 24
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.scroll).Y
	y := s.scroll.Offset.Y
	if at.Y < top+edge {
		y -= step
	} else if at.Y > top+s.scroll.Size().Height-edge {
		y += step
	}
	if most := s.scroll.Content.MinSize().Height - s.scroll.Size().Height; y != s.scroll.Offset.Y {
		s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, most))))
		s.lookAround()
	}
}

// drop puts the dragged card where the mark is.
func (s *Screen) drop(k *card) {
	s.marker.Hide()
	if s.dropAt != "" {
		s.arrange(s.arrangement.moved(k.chart.ID, s.dropAt, s.dropBehind))
		s.dropAt = ""
	}
}

// makeGrid makes the page: the figures, and under them the cards.
func (s *Screen) makeGrid() {
	s.marker = canvas.NewRectangle(nothing)
	s.marker.Hide()
	s.cards = map[string]*card{}
	s.grid = container.New(&cardGrid{screen: s})
	page := container.New(kit.Inset(kit.Space3, kit.Space3, kit.Space3, kit.Space3),
		container.New(kit.Rows(kit.Space3), s.figuresObject(), s.grid))
	s.scroll = container.NewVScroll(page)
	s.scroll.OnScrolled = func(fyne.Position) {
		s.lookAround()
		s.host.KeepSoon()
	}
	s.fillGrid()
}
