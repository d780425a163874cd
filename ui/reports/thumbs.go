package reports

import (
	"image"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/ui/kit"
)

// Sizes of the thumbnails, in units.
const (
	thumbsWidth  = 124
	thumbWide    = 84
	thumbLabel   = 26 // the number under it, and the gap to the next
	thumbTop     = 32
	thumbsKept   = 200
	thumbOutline = 2
)

// thumbs are the pages of a report, small, in a column; a click goes to one.
type thumbs struct {
	widget.BaseWidget
	host    kit.Host
	viewing *viewing
	// OnChosen hears which page was clicked.
	OnChosen func(page int)

	y        float64
	ground   *canvas.Rectangle
	pictures map[int]image.Image
	drawnAt  float64 // pixels a unit
	cells    []*thumb
	column   *fyne.Container
	clip     *container.Clip
	bar      kit.ScrollBar
}

// thumb is one of them on show.
type thumb struct {
	outline *canvas.Rectangle
	image   *canvas.Image
	number  *canvas.Text
}

var (
	_ fyne.Tappable      = (*thumbs)(nil)
	_ fyne.Scrollable    = (*thumbs)(nil)
	_ desktop.Cursorable = (*thumbs)(nil)
)

func newThumbs(host kit.Host, v *viewing) *thumbs {
	t := &thumbs{host: host, viewing: v, pictures: map[int]image.Image{}, ground: kit.NewBox(0)}
	t.column = container.New(kit.Unmeasured())
	t.clip = container.NewClip(t.column)
	t.bar = kit.NewScrollBar(true, t.scrollTo)
	t.ExtendBaseWidget(t)
	return t
}

// showAnew shows other pages.
func (t *thumbs) showAnew() {
	clear(t.pictures)
	t.follow()
}

// follow shows which page is in view, and brings its thumbnail into view.
func (t *thumbs) follow() {
	top := t.top(t.viewing.page)
	height := float64(t.Size().Height)
	t.y = max(t.y, t.top(t.viewing.page+1)-height)
	t.y = min(t.y, top-thumbTop)
	t.scrollTo(t.y)
}

func (t *thumbs) scrollTo(y float64) {
	t.y = min(max(y, 0), max(0, t.total()-float64(t.Size().Height)))
	t.place()
}

// high is how high a thumbnail is: all pages of a report are of one paper.
func (t *thumbs) high() float64 {
	if len(t.viewing.pages) == 0 {
		return 0
	}
	p := t.viewing.pages[0]
	return math.Round(thumbWide * p.Height / p.Width)
}

// top is where the thumbnail of a page begins, in the column.
func (t *thumbs) top(page int) float64 { return thumbTop + float64(page)*(t.high()+thumbLabel) }

func (t *thumbs) total() float64 { return t.top(len(t.viewing.pages)) }

// CreateRenderer is for Fyne.
func (t *thumbs) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		kit.PaintBox(t.ground, kit.ColorCanvas, "")
		t.place()
	}
	layout := func(size fyne.Size) {
		kit.PlaceAt(t.ground, 0, 0, size.Width, size.Height)
		kit.PlaceAt(t.clip, 0, 0, size.Width, size.Height)
		kit.PlaceAt(t.bar, size.Width-kit.ScrollBarReach, 0, kit.ScrollBarReach, size.Height)
		t.scrollTo(t.y)
	}
	least := func() fyne.Size { return fyne.NewSize(thumbsWidth, 100) }
	return kit.NewDrawn(t, least, layout, paint, t.ground, t.clip, t.bar)
}

// place shows the thumbnails that are in view.
func (t *thumbs) place() {
	height := float64(t.Size().Height)
	t.bar.Set(t.total(), height, t.y)
	t.column.Objects = nil
	if len(t.viewing.pages) > 0 && height > 0 {
		each := t.high() + thumbLabel
		first := max(0, int((t.y-thumbTop)/each))
		for i := 0; first+i < len(t.viewing.pages) && t.top(first+i)-t.y < height; i++ {
			t.placeThumb(i, first+i)
		}
	}
	t.column.Refresh()
}

func (t *thumbs) placeThumb(cell, page int) {
	if cell == len(t.cells) {
		t.cells = append(t.cells, &thumb{outline: kit.NewBox(0), image: canvas.NewImageFromImage(nil), number: kit.NewText("", kit.TextCaption, kit.ColorText2, false)})
	}
	c := t.cells[cell]
	x, y, high := float32(thumbsWidth-thumbWide)/2, float32(t.top(page)-t.y), float32(t.high())
	current := page == t.viewing.page
	kit.PaintBox(c.outline, kit.ColorPaper, kit.ColorBorderStrong)
	c.number.Color, c.number.TextStyle.Bold = kit.Paint(kit.ColorText2), current
	around := float32(1)
	if current {
		around = thumbOutline
		c.outline.StrokeColor, c.outline.StrokeWidth = kit.Paint(kit.ColorAccent), thumbOutline
		c.number.Color = kit.Paint(kit.ColorAccentText)
	}
	c.outline.Refresh()
	kit.PlaceAt(c.outline, x-around, y-around, thumbWide+2*around, high+2*around)
	c.image.FillMode, c.image.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	if picture := t.picture(page); c.image.Image != picture {
		c.image.Image = picture
		c.image.Refresh()
	}
	kit.PlaceAt(c.image, x, y, thumbWide, high)
	c.number.Text = strconv.Itoa(page + 1)
	least := c.number.MinSize()
	kit.PlaceAt(c.number, (thumbsWidth-least.Width)/2, y+high+5, least.Width, least.Height)
	t.column.Objects = append(t.column.Objects, c.outline, c.image, c.number)
}

// picture is a page, small. Its texts are bars, which are soon drawn.
func (t *thumbs) picture(page int) image.Image {
	scale := float64(t.host.Window().Canvas().Scale())
	if scale != t.drawnAt || len(t.pictures) > thumbsKept {
		clear(t.pictures)
		t.drawnAt = scale
	}
	if drawn, is := t.pictures[page]; is {
		return drawn
	}
	a, err := ownArtist()
	if err != nil {
		return nil
	}
	p := t.viewing.pages[page]
	t.pictures[page] = a.draw(p, thumbWide*scale/p.Width)
	return t.pictures[page]
}

// Tapped goes to the page under the pointer.
func (t *thumbs) Tapped(e *fyne.PointEvent) {
	if len(t.viewing.pages) == 0 {
		return
	}
	at := (float64(e.Position.Y) + t.y - thumbTop) / (t.high() + thumbLabel)
	if page := int(math.Floor(at)); page >= 0 && page < len(t.viewing.pages) {
		t.OnChosen(page)
	}
}

// Cursor is a hand: every page can be clicked.
func (t *thumbs) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Scrolled is for Fyne.
func (t *thumbs) Scrolled(e *fyne.ScrollEvent) { t.scrollTo(t.y - wheel*float64(e.Scrolled.DY)) }
