package statistics

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/ui/charts"
	"preventa/ui/kit"
)

// pictureView shows the picture of a table, drawn off the UI goroutine at device pixels for the
// size and the theme it has; until then the picture before it stays. A click on a figure lists
// its opportunities.
type pictureView struct {
	widget.BaseWidget
	host kit.Host

	// OnOpen hears that the opportunities of a cell of the table on show are asked for.
	OnOpen func(t *table, row, column int)

	shown   *table
	chart   charts.Chart
	version int // counts the tables
	picture charts.Picture
	drawn   drawing
	asked   drawing
	latest  kit.Latest
	at      *charts.Hit // under the pointer

	image   *canvas.Image
	outline *canvas.Rectangle // around the figure under the pointer
}

// drawing is everything a picture depends on.
type drawing struct {
	version       int
	width, height int
	scale         float32
	dark          bool
}

const leastDrawn = 40 // pixels

var (
	_ desktop.Hoverable  = (*pictureView)(nil)
	_ desktop.Cursorable = (*pictureView)(nil)
	_ fyne.Tappable      = (*pictureView)(nil)
)

func newPictureView(host kit.Host) *pictureView {
	v := &pictureView{host: host, image: canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1))), outline: kit.NewBox(2)}
	v.image.FillMode, v.image.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	v.outline.Hide()
	v.ExtendBaseWidget(v)
	return v
}

// show shows the picture of a table.
func (v *pictureView) show(t *table) {
	v.shown, v.chart = t, chartOf(t, v.host.Session().Office().Region())
	v.version++
	v.draw()
}

// wanted is what the picture should be drawn for now.
func (v *pictureView) wanted() drawing {
	scale, size := v.canvas().Scale(), v.Size()
	pixels := func(length float32) int { return int(math.Round(float64(length * scale))) }
	return drawing{v.version, pixels(size.Width), pixels(size.Height), scale, kit.IsDark()}
}

// draw draws the picture anew if it is not as wanted, nor about to be.
func (v *pictureView) draw() {
	d := v.wanted()
	if v.shown == nil || d.width < leastDrawn || d.height < leastDrawn || d == v.drawn || d == v.asked {
		return
	}
	v.asked = d
	chart, style := v.chart, charts.Style{Theme: charts.Light(), Scale: float64(d.scale)}
	if d.dark {
		style.Theme = charts.Dark()
	}
	kit.BackgroundLatest(&v.latest, v.host.Runner(), func() (charts.Picture, error) {
		return charts.Draw(chart, d.width, d.height, style)
	}, func(p charts.Picture, err error) {
		v.asked = drawing{}
		if err != nil {
			v.host.Failed(err)
			return
		}
		v.picture, v.drawn = p, d
		v.mark(nil, fyne.Position{})
		v.image.Image = p.Image
		v.image.Refresh() // the texture, which a refresh of the widget leaves
		v.Refresh()
	})
}

// hitAt is the figure at a position; none while its picture is being drawn.
func (v *pictureView) hitAt(at fyne.Position) *charts.Hit {
	if v.drawn.scale == 0 || v.drawn.version != v.version {
		return nil
	}
	hit, is := v.picture.At(int(at.X*v.drawn.scale), int(at.Y*v.drawn.scale))
	if !is {
		return nil
	}
	return &hit
}

// mark marks a figure and says what it is at a position of the canvas; nil: none.
func (v *pictureView) mark(hit *charts.Hit, at fyne.Position) {
	if hit == nil && v.at == nil {
		return
	}
	v.at = hit
	v.outline.Hidden = hit == nil
	if hit == nil {
		kit.HideTooltip(v.canvas())
	} else {
		scale := v.drawn.scale
		kit.PlaceAt(v.outline, float32(hit.Rect.Min.X)/scale-1, float32(hit.Rect.Min.Y)/scale-1, float32(hit.Rect.Dx())/scale+2, float32(hit.Rect.Dy())/scale+2)
		row, column := v.shown.placesOf(*hit)
		kit.ShowTooltip(v.canvas(), v.shown.words.Hint(row, column)+"\n"+lang.X("chart.click", "click to see"), at)
	}
	v.outline.Refresh()
}

func (v *pictureView) canvas() fyne.Canvas {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		return c
	}
	return v.host.Window().Canvas()
}

// MouseIn is for Fyne.
func (v *pictureView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved marks the figure under the pointer.
func (v *pictureView) MouseMoved(e *desktop.MouseEvent) {
	v.mark(v.hitAt(e.Position), e.AbsolutePosition)
}

// MouseOut is for Fyne.
func (v *pictureView) MouseOut() { v.mark(nil, fyne.Position{}) }

// Cursor is a hand over what can be clicked.
func (v *pictureView) Cursor() desktop.Cursor {
	if v.at != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Tapped lists the opportunities of the figure that was clicked.
func (v *pictureView) Tapped(e *fyne.PointEvent) {
	if hit := v.hitAt(e.Position); hit != nil {
		v.mark(nil, fyne.Position{})
		row, column := v.shown.placesOf(*hit)
		v.OnOpen(v.shown, row, column)
	}
}

// CreateRenderer is for Fyne.
func (v *pictureView) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		v.image.Hidden = v.drawn.scale == 0
		kit.PaintBox(v.outline, "", kit.ColorText)
		v.draw()
	}
	layout := func(size fyne.Size) {
		v.image.Resize(size)
		v.draw()
	}
	return kit.NewDrawn(v, func() fyne.Size { return fyne.NewSize(200, 100) }, layout, paint, v.image, v.outline)
}
