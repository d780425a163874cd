package control

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"preventa/ui/charts"
	"preventa/ui/kit"
)

// The size of the small line.
const (
	trendWidth  = 64
	trendHeight = 26
)

// trendLine is a small line of how a figure went month by month, drawn off the UI goroutine
// at device pixels.
type trendLine struct {
	widget.BaseWidget
	host   kit.Host
	values []float64
	drawn  drawing // what the picture was drawn for
	latest kit.Latest
	image  *canvas.Image
}

func newTrendLine(host kit.Host) *trendLine {
	t := &trendLine{host: host, image: canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))}
	t.image.FillMode, t.image.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// show shows some values; a line has two at least.
func (t *trendLine) show(values []float64) {
	known := 0
	for _, v := range values {
		if !math.IsNaN(v) {
			known++
		}
	}
	t.values = values
	if known < 2 {
		t.latest.Forget()
		t.Hide()
		return
	}
	t.Show()
	t.draw()
}

// wanted is what the picture should be drawn for now.
func (t *trendLine) wanted() drawing {
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	if c == nil {
		c = t.host.Window().Canvas()
	}
	scale := c.Scale()
	return drawing{width: int(math.Round(float64(trendWidth * scale))), height: int(math.Round(float64(trendHeight * scale))), scale: scale, dark: kit.IsDark()}
}

func (t *trendLine) draw() {
	if len(t.values) == 0 {
		return
	}
	d := t.wanted()
	chart := charts.Chart{Kind: charts.Lines, Bare: true, Categories: make([]charts.Category, len(t.values)), Series: []charts.Series{{Values: t.values}}}
	style := charts.Style{Theme: charts.Light(), Scale: float64(d.scale)}
	if d.dark {
		style.Theme = charts.Dark()
	}
	kit.BackgroundLatest(&t.latest, t.host.Runner(), func() (charts.Picture, error) {
		return charts.Draw(chart, d.width, d.height, style)
	}, func(p charts.Picture, err error) {
		if err != nil {
			t.host.Failed(err)
			return
		}
		t.drawn, t.image.Image = d, p.Image
		t.image.Refresh()
	})
}

// CreateRenderer is for Fyne.
func (t *trendLine) CreateRenderer() fyne.WidgetRenderer { return &trendRenderer{t} }

type trendRenderer struct{ line *trendLine }

// Layout gives the picture its room.
func (r *trendRenderer) Layout(size fyne.Size) { r.line.image.Resize(size) }

// MinSize is the size of the line.
func (r *trendRenderer) MinSize() fyne.Size { return fyne.NewSize(trendWidth, trendHeight) }

// Refresh draws anew for another theme.
func (r *trendRenderer) Refresh() {
	if r.line.Visible() && r.line.wanted() != r.line.drawn {
		r.line.draw()
	}
	r.line.image.Refresh()
}

// Objects is the picture alone.
func (r *trendRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line.image} }

// Destroy drops a picture still being drawn.
func (r *trendRenderer) Destroy() { r.line.latest.Forget() }
