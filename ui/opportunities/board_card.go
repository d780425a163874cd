package opportunities

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

const (
	cardInset  float32 = 11 // of the texts, with the outline
	cardTop    float32 = 8
	cardLine   float32 = 18
	cardSmall  float32 = 16
	cardAmount         = cardTop + cardLine + cardSmall + kit.Space1
	cardFoot           = cardAmount + cardLine + kit.Space1
	cardAvatar float32 = 20
	cardClock  float32 = 12
	cardTag    float32 = 6 // beside the letter of a tag
	cardRadius float32 = kit.RadiusPopup
)

// cardLook is how a card stands out.
type cardLook int

const (
	cardPlain cardLook = iota
	cardHovered
	cardSelected
	cardDragged // it is being moved: its place is left behind
	cardFloats  // it is what the pointer moves
	cardUnread
)

// cardWords is what a card says: texts as they fit, with the whole ones.
type cardWords struct {
	name, customer, tag, rot, amount, percent, next, when, expected, initials string
	nextInk, nextDot                                                          fyne.ThemeColorName
}

// wordsOf writes a card.
func (b *board) wordsOf(row office.Row) cardWords {
	r := b.region()
	urgency := domain.UrgencyOf(row.Next.Day, b.today())
	colours := nextColours[urgency]
	w := cardWords{name: row.Name, customer: orDash(row.Customer), amount: dash, percent: r.Percent(row.Probability),
		next: urgencyName(domain.None), nextInk: colours[0], nextDot: colours[1], initials: initials(row.Salesperson)}
	if w.nextInk == kit.ColorText {
		w.nextInk = kit.ColorText2
	}
	if urgency != domain.None {
		w.next, w.when = row.Next.Type, " · "+nextWhen(r, b.today(), row.Next)
	}
	if row.Amount.Minor != 0 {
		w.amount = r.Money(row.Amount)
	}
	if row.Customer != "" && !row.Registered {
		w.tag = lang.X("customer.prospect_tag", "P")
	}
	if row.Rots() {
		w.rot = rotText(row)
	}
	if !row.Expected.IsZero() {
		w.expected = r.DayMonth(row.Expected)
	}
	return w
}

// boardCard draws a card.
type boardCard struct {
	box      *fyne.Container
	back     *canvas.Rectangle
	bar      *canvas.Rectangle // of a selected card
	name     *canvas.Text
	customer *canvas.Text
	tagBox   *canvas.Rectangle
	tag      *canvas.Text
	clock    *canvas.Image
	rot      *canvas.Text
	amount   *canvas.Text
	percent  *canvas.Text
	dot      *canvas.Circle
	next     *canvas.Text
	expected *canvas.Text
	avatar   *canvas.Circle
	initials *canvas.Text
	left     *boardDashes // of the place a dragged card left; made when first needed
	gone     *canvas.Text
}

func newBoardCard() *boardCard {
	c := &boardCard{back: kit.NewBox(cardRadius), bar: kit.NewBox(0), tagBox: kit.NewBox(4),
		clock: canvas.NewImageFromResource(nil), dot: canvas.NewCircle(color.Transparent), avatar: canvas.NewCircle(color.Transparent)}
	c.clock.FillMode = canvas.ImageFillContain
	for _, t := range []struct {
		text **canvas.Text
		size float32
		bold bool
	}{{&c.name, kit.TextBase, true}, {&c.customer, kit.TextCaption, false}, {&c.tag, kit.TextCaption, false}, {&c.rot, kit.TextCaption, false},
		{&c.amount, kit.TextBase, false}, {&c.percent, kit.TextBase, false}, {&c.next, kit.TextCaption, false},
		{&c.expected, kit.TextCaption, false}, {&c.initials, 9, true}} {
		*t.text = kit.NewText("", t.size, kit.ColorText, t.bold)
	}
	c.bar.TopLeftCornerRadius, c.bar.BottomLeftCornerRadius = cardRadius, cardRadius
	c.box = container.New(kit.Unmeasured(), c.back, c.bar, c.name, c.customer, c.tagBox, c.tag, c.clock, c.rot, c.amount,
		c.percent, c.dot, c.next, c.expected, c.avatar, c.initials)
	return c
}

// show draws a card of a width.
func (c *boardCard) show(w cardWords, look cardLook, width float32, fit *kit.Fitter) {
	c.box.Resize(fyne.NewSize(width, boardCardHeight))
	c.showBack(look, width)
	c.showLeft(w.name, look == cardDragged, width, fit)
	if look == cardDragged || look == cardUnread {
		for _, o := range c.box.Objects {
			if o != fyne.CanvasObject(c.back) && !c.isLeft(o) {
				o.Hide()
			}
		}
		return
	}
	right := width - cardInset
	write(c.name, fit.Fit(w.name, kit.TextBase, true, right-cardInset), kit.ColorText, cardInset, cardTop, cardLine)
	c.showCustomer(w, right, fit)
	write(c.amount, w.amount, kit.ColorText, cardInset, cardAmount, cardLine)
	writeEnding(c.percent, w.percent, kit.ColorText2, right, cardAmount, cardLine)
	c.showFoot(w, right, fit)
}

// isLeft tells the parts that mark the place left behind.
func (c *boardCard) isLeft(o fyne.CanvasObject) bool {
	return c.left != nil && (o == fyne.CanvasObject(c.left.raster) || o == fyne.CanvasObject(c.gone))
}

func (c *boardCard) showBack(look cardLook, width float32) {
	kit.PlaceAt(c.back, 0, 0, width, boardCardHeight)
	kit.PlaceAt(c.bar, 0, 0, 3, boardCardHeight)
	c.bar.Hide()
	c.back.CornerRadius = cardRadius
	switch look {
	case cardDragged:
		kit.PaintBox(c.back, "", "")
	case cardHovered:
		kit.PaintBox(c.back, kit.ColorSurface, kit.ColorBorderStrong)
	case cardSelected:
		kit.PaintBox(c.back, kit.ColorAccentSoft, kit.ColorAccent)
		kit.PaintBox(c.bar, kit.ColorAccent, "")
		c.bar.Show()
	case cardFloats:
		kit.PaintBox(c.back, kit.ColorSurface, kit.ColorAccent)
		c.back.StrokeWidth = kit.FocusRing
	default:
		kit.PaintBox(c.back, kit.ColorSurface, kit.ColorBorder)
	}
}

func (c *boardCard) showCustomer(w cardWords, right float32, fit *kit.Fitter) {
	top := cardTop + cardLine
	room := customerRoom(w, right)
	text := fit.Fit(w.customer, kit.TextCaption, false, room)
	write(c.customer, text, kit.ColorText2, cardInset, top, cardSmall)
	c.tag.Hide()
	c.tagBox.Hide()
	if w.tag != "" {
		x := cardInset + kit.TextWidth(text, kit.TextCaption, false) + cardTag
		width := kit.TextWidth(w.tag, kit.TextCaption, false)
		kit.PaintBox(c.tagBox, kit.ColorHoldSoft, "")
		kit.PlaceAt(c.tagBox, x, top, width+2*cardTag, cardSmall)
		c.tagBox.Show()
		write(c.tag, w.tag, kit.ColorHold, x+cardTag, top, cardSmall)
	}
	c.rot.Hide()
	c.clock.Hide()
	if w.rot != "" {
		x := writeEnding(c.rot, w.rot, kit.ColorToday, right, top, cardSmall)
		kit.ShowIcon(c.clock, kit.IconIn("clock", kit.ColorToday))
		kit.PlaceAt(c.clock, x-cardClock-3, top+(cardSmall-cardClock)/2, cardClock, cardClock)
		c.clock.Show()
	}
}

// customerRoom is the width left for the customer beside the tag and the clock.
func customerRoom(w cardWords, right float32) float32 {
	room := right - cardInset
	if w.tag != "" {
		room -= kit.TextWidth(w.tag, kit.TextCaption, false) + 3*cardTag
	}
	if w.rot != "" {
		room -= kit.TextWidth(w.rot, kit.TextCaption, false) + cardClock + 3 + kit.Space2
	}
	return max(0, room)
}

func (c *boardCard) showFoot(w cardWords, right float32, fit *kit.Fitter) {
	c.avatar.Hide()
	c.initials.Hide()
	if w.initials != "" {
		right -= cardAvatar
		c.avatar.FillColor = kit.Paint(kit.ColorHover)
		kit.PlaceAt(c.avatar, right, cardFoot, cardAvatar, cardAvatar)
		c.avatar.Show()
		width := kit.TextWidth(w.initials, c.initials.TextSize, true)
		write(c.initials, w.initials, kit.ColorText2, right+(cardAvatar-width)/2, cardFoot, cardAvatar)
		right -= kit.Space2
	}
	right = writeEnding(c.expected, w.expected, kit.ColorText3, right, cardFoot, cardAvatar)
	c.dot.FillColor = kit.Paint(w.nextDot)
	kit.PlaceAt(c.dot, cardInset, cardFoot+(cardAvatar-kit.DotSize)/2, kit.DotSize, kit.DotSize)
	c.dot.Show()
	x := cardInset + kit.DotSize + 5
	room := right - x - kit.Space1 - kit.TextWidth(w.when, kit.TextCaption, false) // times are never cut
	write(c.next, fit.Fit(w.next, kit.TextCaption, false, room)+w.when, w.nextInk, x, cardFoot, cardAvatar)
}

// showLeft marks the place a dragged card left behind.
func (c *boardCard) showLeft(name string, left bool, width float32, fit *kit.Fitter) {
	if !left {
		if c.left != nil {
			c.left.raster.Hide()
			c.gone.Hide()
		}
		return
	}
	if c.left == nil {
		c.left, c.gone = newBoardDashes(cardRadius), kit.NewText("", kit.TextCaption, kit.ColorText3, false)
		c.box.Add(c.left.raster)
		c.box.Add(c.gone)
	}
	c.left.show(kit.ColorBorderStrong, 0, 0, width, boardCardHeight)
	text := fit.Fit(name, kit.TextCaption, false, width-2*cardInset)
	write(c.gone, text, kit.ColorText3, (width-kit.TextWidth(text, kit.TextCaption, false))/2, 0, boardCardHeight)
}

// write shows a text at a place, in the middle of a line; an empty one is hidden.
func write(t *canvas.Text, text string, ink fyne.ThemeColorName, x, y, height float32) {
	if text == "" {
		t.Hide()
		return
	}
	if colour := kit.Paint(ink); t.Text != text || t.Color != colour {
		t.Text, t.Color = text, colour
		t.Refresh()
	}
	kit.PlaceAt(t, x, y, kit.TextWidth(text, t.TextSize, t.TextStyle.Bold), height)
	t.Show()
}

// writeEnding writes a text that ends at a place, and returns where it begins.
func writeEnding(t *canvas.Text, text string, ink fyne.ThemeColorName, right, y, height float32) float32 {
	x := right
	if text != "" {
		x -= kit.TextWidth(text, t.TextSize, t.TextStyle.Bold)
	}
	write(t, text, ink, x, y, height)
	return x
}

// cardTip is the tooltip of what lies at a position of a card.
func (v *boardView) cardTip(row office.Row, at fyne.Position, width float32) string {
	b, w, right := v.board, v.board.wordsOf(row), width-cardInset
	switch {
	case at.Y < cardTop+cardLine:
		if kit.TextWidth(w.name, kit.TextBase, true) > right-cardInset {
			return w.name
		}
		return ""
	case at.Y < cardTop+cardLine+cardSmall:
		return customerTip(row, w, at.X, right)
	case at.Y < cardFoot:
		return b.figures().weightedOf(row)
	case at.X >= right-cardAvatar:
		return row.Salesperson
	case w.expected != "" && at.X >= right-cardAvatar-kit.Space2-kit.TextWidth(w.expected, kit.TextCaption, false):
		return lang.X("opportunity.expected_close", "Expected close") + " " + b.region().Date(row.Expected)
	}
	return row.Next.Subject
}

func customerTip(row office.Row, w cardWords, x, right float32) string {
	switch {
	case w.rot != "" && x >= right-kit.TextWidth(w.rot, kit.TextCaption, false)-cardClock-3:
		return lang.X("board.rots", "{{.Days}} days in this state, longer than {{.Limit}}", map[string]any{"Days": row.Days, "Limit": row.RotLimit})
	case w.tag != "":
		return lang.X("customer.prospect_tip", "{{.Name}}: a prospect, not registered as a customer yet", map[string]any{"Name": row.Customer})
	case kit.TextWidth(w.customer, kit.TextCaption, false) > customerRoom(w, right):
		return w.customer
	}
	return ""
}
