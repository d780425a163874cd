package control

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"preventa/domain/region"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// chartView shows a chart's picture, drawn off the UI goroutine at device pixels for the
// size and the theme it has, and only while it is in view; until then the picture before it
// stays. Its figures answer to the mouse and to the keyboard.
type chartView struct {
	widget.BaseWidget
	host kit.Host

	// OnOpen hears that the opportunities behind a figure are asked for.
	OnOpen func(category, series int)
	// OnNarrow hears that all charts are to be narrowed to what a figure stands for.
	OnNarrow func(Narrowing)
	// OnMenu opens the menu at a position of the canvas, of a figure or of the whole chart.
	OnMenu func(on *charts.Hit, at fyne.Position)
	// OnFocus hears that the keyboard came or left.
	OnFocus func(focused bool)
	// OnLeave takes the keyboard to what lies in a direction, where there is something.
	OnLeave func(dx, dy int)

	shown   Described
	has     bool
	version int // counts the descriptions
	unseen  bool
	picture charts.Picture
	drawn   drawing // what the picture was drawn for
	asked   drawing // what is being drawn
	latest  kit.Latest
	note    string

	at       *charts.Hit // under the pointer or the keyboard
	byKeys   bool        // the keyboard put it there
	modifier fyne.KeyModifier
	shift    bool
	focused  bool

	image   *canvas.Image
	slot    *canvas.Rectangle // over the row or column of the figure
	outline *canvas.Rectangle // around the figure
	text    *canvas.Text      // while there is no picture
}

// drawing is everything a picture depends on.
type drawing struct {
	version       int // of the description
	width, height int
	scale         float32
	dark          bool
}

var (
	_ desktop.Hoverable      = (*chartView)(nil)
	_ desktop.Mouseable      = (*chartView)(nil)
	_ desktop.Cursorable     = (*chartView)(nil)
	_ desktop.Keyable        = (*chartView)(nil)
	_ fyne.Tappable          = (*chartView)(nil)
	_ fyne.SecondaryTappable = (*chartView)(nil)
	_ fyne.Focusable         = (*chartView)(nil)
)

func newChartView(host kit.Host) *chartView {
	v := &chartView{host: host, image: canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1))),
		slot: kit.NewBox(kit.RadiusControl), outline: kit.NewBox(3), text: kit.NewText("", kit.TextCaption, kit.ColorText3, false)}
	v.image.FillMode = canvas.ImageFillStretch
	v.image.ScaleMode = canvas.ImageScaleFastest
	v.slot.Hide()
	v.outline.Hide()
	v.ExtendBaseWidget(v)
	return v
}

// show shows a description.
func (v *chartView) show(d Described) {
	v.shown, v.has, v.note = d, true, ""
	v.version++
	v.draw()
}

// setNote says, while there is no picture yet, what is being waited for.
func (v *chartView) setNote(note string) {
	if v.note != note {
		v.note = note
		v.Refresh()
	}
}

// setInView tells whether any of it can be seen; what cannot is not drawn.
func (v *chartView) setInView(seen bool) {
	v.unseen = !seen
	v.draw()
}

// wanted is what the picture should be drawn for now.
func (v *chartView) wanted() drawing {
	c := fyne.CurrentApp().Driver().CanvasForObject(v)
	if c == nil {
		c = v.host.Window().Canvas()
	}
	scale, size := c.Scale(), v.Size()
	return drawing{v.version, int(math.Round(float64(size.Width * scale))), int(math.Round(float64(size.Height * scale))), scale, kit.IsDark()}
}

// draw draws the picture anew if it is not as wanted, nor about to be.
func (v *chartView) draw() {
	d := v.wanted()
	if !v.has || v.unseen || d.width < 20 || d.height < 20 || d == v.drawn || d == v.asked {
		return
	}
	v.asked = d
	chart := v.shown.Chart
	kit.BackgroundLatest(&v.latest, v.host.Runner(), func() (charts.Picture, error) {
		return charts.Draw(chart, d.width, d.height, styleOf(d.dark, float64(d.scale)))
	}, func(p charts.Picture, err error) {
		v.asked = drawing{}
		if err != nil {
			v.host.Failed(err)
			return
		}
		v.took(p, d)
	})
}

func styleOf(dark bool, scale float64) charts.Style {
	if dark {
		return charts.Style{Theme: charts.Dark(), Scale: scale}
	}
	return charts.Style{Theme: charts.Light(), Scale: scale}
}

// took puts a picture in place of the one before. The mark stays on its figure.
func (v *chartView) took(p charts.Picture, d drawing) {
	if d.version != v.drawn.version && !v.byKeys {
		v.unmark()
	}
	v.picture, v.drawn = p, d
	if v.at != nil {
		v.remark()
	}
	v.image.Image = p.Image
	v.image.Refresh() // the texture, which a refresh of the widget leaves
	v.Refresh()
}

// remark finds the marked figure in the picture that came.
func (v *chartView) remark() {
	for _, hit := range v.picture.Hits {
		if hit.Category == v.at.Category && hit.Series == v.at.Series {
			v.at = &hit
			return
		}
	}
	v.unmark()
}

// hitAt is the figure at a position: the one drawn there, or the only one of the row or
// column that is there.
func (v *chartView) hitAt(at fyne.Position) *charts.Hit {
	if !v.has || v.drawn.scale == 0 || v.drawn.version != v.version {
		return nil
	}
	x, y := int(at.X*v.drawn.scale), int(at.Y*v.drawn.scale)
	if hit, ok := v.picture.At(x, y); ok {
		return &hit
	}
	category, ok := v.picture.CategoryAt(x, y)
	if !ok {
		return nil
	}
	var only *charts.Hit
	for _, hit := range v.picture.Hits {
		if hit.Category == category {
			if only != nil {
				return nil
			}
			only = &hit
		}
	}
	return only
}

// hintOf is what a figure says, and what a click does.
func (v *chartView) hintOf(hit *charts.Hit) string {
	text := ""
	if v.shown.Hint != nil {
		text = v.shown.Hint(hit.Category, hit.Series)
	}
	if v.leads(hit) {
		text += " · " + clickText()
	}
	return text
}

// leads reports that a figure has opportunities to list.
func (v *chartView) leads(hit *charts.Hit) bool {
	if hit == nil || v.OnOpen == nil || v.shown.Part == nil || v.drawn.version != v.version {
		return false
	}
	_, ok := v.shown.Part(hit.Category, hit.Series)
	return ok
}

// mark marks a figure and says what it is at a position of the canvas; nil: none.
func (v *chartView) mark(hit *charts.Hit, at fyne.Position) {
	if hit == nil {
		v.unmark()
		return
	}
	v.at = hit
	v.place()
	kit.ShowTooltip(v.canvas(), v.hintOf(hit), at)
}

func (v *chartView) unmark() {
	if v.at == nil {
		return
	}
	v.at, v.byKeys = nil, false
	v.place()
	kit.HideTooltip(v.canvas())
}

func (v *chartView) canvas() fyne.Canvas {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		return c
	}
	return v.host.Window().Canvas()
}

// place puts the marks where the marked figure is drawn.
func (v *chartView) place() {
	marked := v.at != nil && v.drawn.scale > 0
	if marked {
		v.placeOver(v.outline, v.at.Rect, 1)
		if v.at.Category < len(v.picture.Slots) {
			v.placeOver(v.slot, v.picture.Slots[v.at.Category], 0)
		}
	}
	show(v.outline, marked)
	show(v.slot, marked && v.at.Category < len(v.picture.Slots))
}

func (v *chartView) placeOver(r *canvas.Rectangle, pixels image.Rectangle, out float32) {
	scale := v.drawn.scale
	kit.PlaceAt(r, float32(pixels.Min.X)/scale-out, float32(pixels.Min.Y)/scale-out, float32(pixels.Dx())/scale+2*out, float32(pixels.Dy())/scale+2*out)
}

// CreateRenderer is for Fyne.
func (v *chartView) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		v.text.Text, v.text.Color = v.note, kit.Paint(kit.ColorText3)
		show(v.text, v.note != "" && v.drawn.scale == 0)
		show(v.image, v.drawn.scale > 0)
		v.slot.FillColor = veil()
		v.outline.FillColor, v.outline.StrokeWidth, v.outline.StrokeColor = nothing, 1.5, kit.Paint(kit.ColorText)
		v.draw()
	}
	layout := func(size fyne.Size) {
		v.image.Resize(size)
		least := v.text.MinSize()
		kit.PlaceAt(v.text, (size.Width-least.Width)/2, (size.Height-least.Height)/2, least.Width, least.Height)
		v.place()
		v.draw()
	}
	return kit.NewDrawn(v, func() fyne.Size { return fyne.NewSize(200, 100) }, layout, paint, v.image, v.slot, v.outline, v.text)
}

// counts writes counts of opportunities for an axis.
func counts(r region.Region) func(float64) string {
	return func(v float64) string { return r.Number(int64(math.Round(v)), 0) }
}
