package reports

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/ui/kit"
)

// picturesKept is how many drawn pages are kept.
const picturesKept = 8

// picturing is what a picture of a page was drawn for.
type picturing struct {
	version, page, width int // in pixels
}

// pageView shows one page of a report on its ground, as a picture drawn off the UI goroutine
// at device pixels, with marks over it: the row that is chosen, and what was searched.
type pageView struct {
	widget.BaseWidget
	host     kit.Host
	viewing  *viewing
	searched *searching

	// OnTurned hears of another page or size.
	OnTurned func()
	// OnOpen hears that the chosen row is to be opened.
	OnOpen func()
	// OnMenu opens the menu of the page at a position of the canvas.
	OnMenu func(at fyne.Position)

	version  int // counts the reports shown
	pictures map[picturing]image.Image
	order    []picturing // of the pictures, the oldest first
	asked    picturing
	latest   kit.Latest

	ground, sheet, border, row, busy *canvas.Rectangle
	image                            *canvas.Image
	shown                            picturing
	hits                             []*canvas.Rectangle
	paper                            *fyne.Container
	clip                             *container.Clip
	upright, across                  kit.ScrollBar
	note                             *kit.Label
	ring                             *canvas.Rectangle
	focused, shift                   bool
	hovered                          int // the row under the pointer; -1: none
	click                            click
}

var (
	_ fyne.Focusable         = (*pageView)(nil)
	_ fyne.Scrollable        = (*pageView)(nil)
	_ desktop.Mouseable      = (*pageView)(nil)
	_ fyne.SecondaryTappable = (*pageView)(nil)
	_ desktop.Hoverable      = (*pageView)(nil)
	_ desktop.Cursorable     = (*pageView)(nil)
	_ desktop.Keyable        = (*pageView)(nil)
	_ fyne.Shortcutable      = (*pageView)(nil)
)

func newPageView(host kit.Host, v *viewing, s *searching) *pageView {
	p := &pageView{host: host, viewing: v, searched: s, pictures: map[picturing]image.Image{}, hovered: -1,
		ground: kit.NewBox(0), sheet: kit.NewBox(0), border: kit.NewBox(0), row: kit.NewBox(0), busy: kit.NewBox(0), ring: kit.NewBox(0),
		image: canvas.NewImageFromImage(nil), note: kit.NewLabel("", kit.TextBase, kit.ColorText2, false).Whole()}
	p.image.FillMode, p.image.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	p.paper = container.New(kit.Unmeasured())
	p.clip = container.NewClip(p.paper)
	p.upright = kit.NewScrollBar(true, func(y float64) { p.scrollTo(p.viewing.x, y) })
	p.across = kit.NewScrollBar(false, func(x float64) { p.scrollTo(x, p.viewing.y) })
	p.busy.Hide()
	p.ExtendBaseWidget(p)
	return p
}

func (p *pageView) scrollTo(x, y float64) {
	p.viewing.x, p.viewing.y = x, y
	p.viewing.settle()
	p.place()
}

// showAnew shows the pages of another report.
func (p *pageView) showAnew() {
	p.version++
	p.hovered = -1
	p.place()
}

// moved shows another place, page or size, and tells of it.
func (p *pageView) moved() {
	p.hovered = -1
	p.place()
	p.OnTurned()
}

// setBusy tells that other pages are on their way.
func (p *pageView) setBusy(busy bool) {
	p.busy.Hidden = !busy
	p.busy.Refresh()
}

// say says something in the place of a page; "" nothing.
func (p *pageView) say(text string) {
	p.note.SetText(text)
	p.place()
}

// CreateRenderer is for Fyne.
func (p *pageView) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		kit.PaintBox(p.ground, kit.ColorCanvas, "")
		kit.PaintBox(p.sheet, kit.ColorPaper, "")
		kit.PaintBox(p.border, "", kit.ColorBorderStrong)
		kit.PaintBox(p.busy, kit.ColorAccent, "")
		p.place()
	}
	layout := func(size fyne.Size) {
		p.viewing.width, p.viewing.height = float64(size.Width), float64(size.Height)
		p.viewing.settle()
		kit.PlaceAt(p.ground, 0, 0, size.Width, size.Height)
		kit.PlaceAt(p.clip, 0, 0, size.Width, size.Height)
		kit.PlaceAt(p.upright, size.Width-kit.ScrollBarReach, 0, kit.ScrollBarReach, size.Height)
		kit.PlaceAt(p.across, 0, size.Height-kit.ScrollBarReach, size.Width, kit.ScrollBarReach)
		kit.PlaceAt(p.busy, 0, 0, size.Width, 2)
		kit.PlaceAt(p.ring, 1, 1, size.Width-2, size.Height-2)
		p.place()
	}
	least := func() fyne.Size { return fyne.NewSize(320, 200) }
	return kit.NewDrawn(p, least, layout, paint, p.ground, p.clip, p.ring, p.note, p.upright, p.across, p.busy)
}

// place puts the page and its marks where they are, and has the picture drawn if it is not
// there.
func (p *pageView) place() {
	v := p.viewing
	size := p.Size()
	width, height := v.content()
	p.upright.Set(height, v.height, v.y)
	p.across.Set(width, v.width, v.x)
	least := p.note.MinSize()
	kit.PlaceAt(p.note, (size.Width-least.Width)/2, (size.Height-least.Height)/2, least.Width, least.Height)
	empty := len(v.pages) == 0 || p.note.Text() != ""
	p.note.Hidden = p.note.Text() == ""
	p.paper.Objects = nil
	if !empty {
		p.placePage()
	}
	p.paper.Refresh()
	p.ring.FillColor, p.ring.StrokeWidth, p.ring.StrokeColor = color.Transparent, 0, color.Transparent
	if p.focused {
		p.ring.StrokeWidth, p.ring.StrokeColor = kit.FocusRing, kit.Paint(kit.ColorAccent)
	}
	p.ring.Refresh()
}

func (p *pageView) placePage() {
	v := p.viewing
	x, y := v.corner()
	page, scale := v.current(), v.scale()
	put := func(o fyne.CanvasObject, left, top, width, height float64) {
		kit.PlaceAt(o, float32(x+left*scale), float32(y+top*scale), float32(width*scale), float32(height*scale))
		p.paper.Objects = append(p.paper.Objects, o)
	}
	kit.PlaceAt(p.border, float32(x)-1, float32(y)-1, float32(page.Width*scale)+2, float32(page.Height*scale)+2)
	p.paper.Objects = append(p.paper.Objects, p.border)
	put(p.sheet, 0, 0, page.Width, page.Height)
	if p.showPicture() {
		put(p.image, 0, 0, page.Width, page.Height)
	}
	chosen := v.row
	if chosen < 0 {
		chosen = p.hovered
	}
	if chosen >= 0 && chosen < len(page.Rows) {
		p.row.FillColor = tint(kit.ColorAccent, map[bool]uint8{true: 0x30, false: 0x12}[v.row >= 0])
		put(p.row, 0, page.Rows[chosen].Y, page.Width, page.Rows[chosen].Height)
	}
	p.markHits(put)
}

// markHits marks what was searched, the hit that was gone to above all.
func (p *pageView) markHits(put func(o fyne.CanvasObject, left, top, width, height float64)) {
	marked, some := p.searched.marked()
	used := 0
	for _, h := range p.searched.hits {
		if h.page != p.viewing.page {
			continue
		}
		if used == len(p.hits) {
			p.hits = append(p.hits, kit.NewBox(2))
		}
		box := p.hits[used]
		used++
		box.FillColor, box.StrokeWidth, box.StrokeColor = tint(kit.ColorTodayDot, 0x60), 0, color.Transparent
		if some && h == marked {
			box.FillColor, box.StrokeWidth, box.StrokeColor = tint(kit.ColorTodayDot, 0xA0), 1, tint(kit.ColorText, 0xC0)
		}
		put(box, h.x, h.y, h.width, h.height)
	}
}

// tint is a colour of the look through which the paper shows.
func tint(name fyne.ThemeColorName, alpha uint8) color.Color {
	c := color.NRGBAModel.Convert(kit.Paint(name)).(color.NRGBA)
	c.A = alpha
	return c
}

// pixelScale is how many pixels a unit of the window is.
func (p *pageView) pixelScale() float64 {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c == nil {
		c = p.host.Window().Canvas()
	}
	return float64(c.Scale())
}

// wanted is what the picture should be drawn for now.
func (p *pageView) wanted() picturing {
	v := p.viewing
	return picturing{p.version, v.page, pixels(v.current().Width * v.scale() * p.pixelScale())}
}

// showPicture has the picture of the page ready; until it is drawn, one of the same page in
// another size stands for it, or the white paper.
func (p *pageView) showPicture() bool {
	want := p.wanted()
	p.ask(want)
	best, found := picturing{}, false
	for have := range p.pictures {
		if have.version == want.version && have.page == want.page && (!found || have == want || best != want && have.width > best.width) {
			best, found = have, true
		}
	}
	if found && best != p.shown {
		p.shown, p.image.Image = best, p.pictures[best]
		p.image.Refresh()
	}
	return found
}

// ask has a page drawn, unless it is, or is being drawn; after it the page behind it.
func (p *pageView) ask(want picturing) {
	if _, is := p.pictures[want]; is || want == p.asked || want.width < 16 {
		return
	}
	p.asked = want
	page := p.viewing.pages[want.page]
	kit.BackgroundLatest(&p.latest, p.host.Runner(), func() (image.Image, error) {
		a, err := ownArtist()
		if err != nil {
			return nil, err
		}
		return a.draw(page, float64(want.width)/page.Width), nil
	}, func(drawn image.Image, err error) {
		p.asked = picturing{}
		if err != nil {
			p.host.Failed(err)
			return
		}
		p.keepPicture(want, drawn)
		p.place()
		if next := want.page + 1; p.wanted() == want && next < len(p.viewing.pages) && p.viewing.pages[next].Width == page.Width {
			p.ask(picturing{want.version, next, want.width})
		}
	})
}

// keepPicture keeps a picture in place of the oldest.
func (p *pageView) keepPicture(of picturing, drawn image.Image) {
	p.pictures[of] = drawn
	p.order = append(p.order, of)
	if len(p.order) > picturesKept {
		delete(p.pictures, p.order[0])
		p.order = p.order[1:]
	}
}
