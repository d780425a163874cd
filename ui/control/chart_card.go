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

// chartCard is a card with a chart in it.
type chartCard struct {
	card  *kit.Card
	chart *chartView
}

func newChartCard(host kit.Host, title, subtitle string) *chartCard {
	c := &chartCard{chart: newChartView(host)}
	c.card = kit.NewCard(title, subtitle, c.chart)
	return c
}

// show draws a description.
func (c *chartCard) show(d described) { c.chart.show(d) }

// described is a chart with what hovering over each of its figures says.
type described struct {
	chart charts.Chart
	hint  func(category, series int) string
}

// chartView shows a chart's picture, drawn off the UI goroutine at device pixels for
// the size and the theme it has.
type chartView struct {
	widget.BaseWidget
	host    kit.Host
	shown   described
	has     bool
	picture charts.Picture
	drawn   drawing // what the picture was drawn for
	latest  kit.Latest
	image   *canvas.Image
	tip     kit.Hover
	tipText string
}

// drawing is everything a picture depends on beside its description.
type drawing struct {
	width, height int
	scale         float32
	dark          bool
}

var (
	_ desktop.Hoverable = (*chartView)(nil)
)

func newChartView(host kit.Host) *chartView {
	v := &chartView{host: host, image: canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))}
	v.image.FillMode = canvas.ImageFillStretch
	v.image.ScaleMode = canvas.ImageScaleFastest
	v.ExtendBaseWidget(v)
	return v
}

func (v *chartView) show(d described) {
	v.shown, v.has = d, true
	v.draw()
}

// wanted is what the picture should be drawn for now.
func (v *chartView) wanted() drawing {
	c := fyne.CurrentApp().Driver().CanvasForObject(v)
	if c == nil {
		c = v.host.Window().Canvas()
	}
	scale, size := c.Scale(), v.Size()
	return drawing{int(math.Round(float64(size.Width * scale))), int(math.Round(float64(size.Height * scale))), scale, kit.IsDark()}
}

func (v *chartView) draw() {
	d := v.wanted()
	if !v.has || d.width < 20 || d.height < 20 {
		return
	}
	chart := v.shown.chart
	style := charts.Style{Theme: charts.Light(), Scale: float64(d.scale)}
	if d.dark {
		style.Theme = charts.Dark()
	}
	kit.BackgroundLatest(&v.latest, v.host.Runner(), func() (charts.Picture, error) {
		return charts.Draw(chart, d.width, d.height, style)
	}, func(p charts.Picture, err error) {
		if err != nil {
			v.host.Failed(err)
			return
		}
		v.picture, v.drawn = p, d
		v.image.Image = p.Image
		v.image.Refresh()
	})
}

// CreateRenderer is for Fyne.
func (v *chartView) CreateRenderer() fyne.WidgetRenderer { return &chartRenderer{view: v} }

type chartRenderer struct{ view *chartView }

// Layout draws anew for another size.
func (r *chartRenderer) Layout(size fyne.Size) {
	r.view.image.Resize(size)
	if r.view.wanted() != r.view.drawn {
		r.view.draw()
	}
}

// MinSize leaves room for a few bars.
func (r *chartRenderer) MinSize() fyne.Size { return fyne.NewSize(220, 110) }

// Refresh draws anew for another theme.
func (r *chartRenderer) Refresh() {
	if r.view.wanted() != r.view.drawn {
		r.view.draw()
	}
	r.view.image.Refresh()
}

// Objects is the picture alone.
func (r *chartRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.view.image} }

// Destroy drops a picture still being drawn.
func (r *chartRenderer) Destroy() { r.view.latest.Forget() }

// MouseIn is for Fyne.
func (v *chartView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved says what the figure under the pointer is.
func (v *chartView) MouseMoved(e *desktop.MouseEvent) {
	text := ""
	if v.has && v.shown.hint != nil {
		at := image.Pt(int(e.Position.X*v.drawn.scale), int(e.Position.Y*v.drawn.scale))
		if hit, ok := v.picture.At(at.X, at.Y); ok {
			text = v.shown.hint(hit.Category, hit.Series)
		}
	}
	if text == v.tipText {
		v.tip.Move(e)
		return
	}
	v.tip.Leave()
	v.tipText, v.tip.Text = text, text
	if text != "" {
		v.tip.Enter(v, e)
	}
}

// MouseOut takes the hint away.
func (v *chartView) MouseOut() {
	v.tip.Leave()
	v.tipText = ""
}

// counts writes counts of opportunities for an axis.
func counts(r region.Region) func(float64) string {
	return func(v float64) string { return r.Number(int64(math.Round(v)), 0) }
}
