package charts

import (
	"image"
	"image/draw"
	"math"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

const (
	textSize  = 11.5 // logical pixels: the caption size
	capHeight = 8    // of a capital letter at textSize, logical pixels
	lineSize  = 16   // from one line of text to the next, logical pixels

	// maxSide bounds the picture: a mistaken size must not take all the memory.
	maxSide = 16384
)

// rendererDPI makes a font size in points one in pixels. The renderer hands points × DPI to the rasterizer as 64ths of
// a pixel, so that pixels = points × DPI ÷ 64 (not ÷ 72, as its documentation has it).
const rendererDPI = 64

// Style says how a chart is drawn.
type Style struct {
	Theme Theme
	// Scale is device pixels for each logical pixel: 1 on a plain screen, 2 on a dense one. 0 means 1.
	Scale float64
	// Fonts are those of ParseFonts; none means the ones Preventa carries.
	Fonts Fonts
}

// canvas is a picture being drawn: the only user of go-chart.
type canvas struct {
	Style
	renderer      chart.Renderer
	pixels        draw.Image // those the renderer draws on
	width, height int
}

// align says which point of a text is given.
type align int

const (
	left align = iota
	centre
	right
)

func newCanvas(width, height int, s Style) (*canvas, error) {
	if width < 1 || height < 1 || width > maxSide || height > maxSide {
		return nil, fault("%d × %d pixels", width, height)
	}
	if s.Scale == 0 {
		s.Scale = 1
	}
	if !(s.Scale >= 0.1 && s.Scale <= 16) {
		return nil, fault("scale %g", s.Scale)
	}
	if s.Fonts == (Fonts{}) {
		var err error
		if s.Fonts, err = ownFonts(); err != nil {
			return nil, err
		}
	}
	r, err := chart.PNG(width, height)
	if err != nil {
		return nil, fault("renderer: %w", err)
	}
	r.SetDPI(rendererDPI)
	cv := &canvas{Style: s, renderer: r, width: width, height: height}
	if cv.pixels, err = pixels(r); err != nil {
		return nil, err
	}
	cv.rect(image.Rect(0, 0, width, height), 0, s.Theme.Surface)
	return cv, nil
}

// pixels are the renderer's own: the writer is handed them without an encoding to PNG between.
func pixels(r chart.Renderer) (draw.Image, error) {
	var w chart.ImageWriter
	if err := r.Save(&w); err != nil {
		return nil, fault("picture: %w", err)
	}
	img, err := w.Image()
	if err != nil {
		return nil, fault("picture: %w", err)
	}
	onto, ok := img.(draw.Image)
	if !ok {
		return nil, fault("picture of type %T", img)
	}
	return onto, nil
}

// px converts logical pixels to device pixels, keeping at least one.
func (cv *canvas) px(logical float64) int {
	return max(1, int(math.Round(logical*cv.Scale)))
}

// rect fills a rectangle with rounded corners, as far as it is large enough for them; radius in device pixels.
func (cv *canvas) rect(r image.Rectangle, radius int, fill Color) {
	if r.Empty() {
		return
	}
	radius = min(radius, r.Dx()/3, r.Dy()/3)
	if radius == 0 { // whole pixels need no rasterizer, which takes ten times as long
		draw.Draw(cv.pixels, r, image.NewUniform(fill), image.Point{}, draw.Over)
		return
	}
	x0, y0, x1, y1 := r.Min.X, r.Min.Y, r.Max.X, r.Max.Y
	g := cv.renderer
	g.SetFillColor(drawing.ColorFromAlphaMixedRGBA(fill.RGBA()))
	g.MoveTo(x0+radius, y0)
	g.LineTo(x1-radius, y0)
	g.QuadCurveTo(x1, y0, x1, y0+radius)
	g.LineTo(x1, y1-radius)
	g.QuadCurveTo(x1, y1, x1-radius, y1)
	g.LineTo(x0+radius, y1)
	g.QuadCurveTo(x0, y1, x0, y1-radius)
	g.LineTo(x0, y0+radius)
	g.QuadCurveTo(x0, y0, x0+radius, y0)
	g.Close()
	g.Fill()
}

// mark fills a figure's rectangle and appends it to the hits, if it covers any pixel.
func (cv *canvas) mark(hits []Hit, h Hit, radius int, c Chart) []Hit {
	h.Rect = h.Rect.Intersect(image.Rect(0, 0, cv.width, cv.height))
	if h.Rect.Empty() {
		return hits
	}
	cv.rect(h.Rect, radius, c.fill(cv.Theme, h.Category, h.Series))
	return append(hits, h)
}

// polyline draws a line through points; dash is the length of its dashes in device pixels, 0 for a whole line.
func (cv *canvas) polyline(points []image.Point, width float64, dash int, stroke Color) {
	if len(points) < 2 {
		return
	}
	g := cv.renderer
	g.SetStrokeColor(drawing.ColorFromAlphaMixedRGBA(stroke.RGBA()))
	g.SetStrokeWidth(width)
	g.SetStrokeDashArray(nil)
	if dash > 0 {
		g.SetStrokeDashArray([]float64{float64(dash), float64(dash)})
	}
	g.MoveTo(points[0].X, points[0].Y)
	for _, p := range points[1:] {
		g.LineTo(p.X, p.Y)
	}
	g.Stroke()
}

// disc fills a circle.
func (cv *canvas) disc(at image.Point, radius float64, fill Color) {
	g := cv.renderer
	g.SetFillColor(drawing.ColorFromAlphaMixedRGBA(fill.RGBA()))
	g.ArcTo(at.X, at.Y, radius, radius, 0, 2*math.Pi)
	g.Close()
	g.Fill()
}

// area fills what lies between two lines of points, each as far right as the one across. The level part that no edge
// crosses is filled at once, which is much faster.
func (cv *canvas) area(under, over []image.Point, fill Color) {
	top, bottom := over[0].Y, under[0].Y
	for i := range over {
		top, bottom = max(top, over[i].Y), min(bottom, under[i].Y)
	}
	if top >= bottom {
		cv.polygon(under, over, fill)
		return
	}
	cv.polygon(level(over, top), over, fill)
	cv.rect(image.Rect(over[0].X, top, over[len(over)-1].X, bottom), 0, fill)
	cv.polygon(under, level(under, bottom), fill)
}

// level is a line of points at one height.
func level(points []image.Point, y int) []image.Point {
	flat := make([]image.Point, len(points))
	for i, p := range points {
		flat[i] = image.Pt(p.X, y)
	}
	return flat
}

// polygon fills what lies between two lines of points.
func (cv *canvas) polygon(under, over []image.Point, fill Color) {
	g := cv.renderer
	g.SetFillColor(drawing.ColorFromAlphaMixedRGBA(fill.RGBA()))
	g.MoveTo(over[0].X, over[0].Y)
	for _, p := range over[1:] {
		g.LineTo(p.X, p.Y)
	}
	for i := len(under) - 1; i >= 0; i-- {
		g.LineTo(under[i].X, under[i].Y)
	}
	g.Close()
	g.Fill()
}

// trapezoid fills the quadrilateral between a level edge and a lower one.
func (cv *canvas) trapezoid(top, bottom span, y0, y1 int, fill Color) {
	g := cv.renderer
	g.SetFillColor(drawing.ColorFromAlphaMixedRGBA(fill.RGBA()))
	g.MoveTo(top.from, y0)
	g.LineTo(top.to, y0)
	g.LineTo(bottom.to, y1)
	g.LineTo(bottom.from, y1)
	g.Close()
	g.Fill()
}

// dashes fills every other square-ended dash of a line one and a quarter wide; vertical if r is higher than wide.
func (cv *canvas) dashes(r image.Rectangle, fill Color) {
	dash := cv.px(3)
	if r.Dx() > r.Dy() {
		for x := r.Min.X; x < r.Max.X; x += 2 * dash {
			cv.rect(image.Rect(x, r.Min.Y, min(x+dash, r.Max.X), r.Max.Y), 0, fill)
		}
		return
	}
	for y := r.Min.Y; y < r.Max.Y; y += 2 * dash {
		cv.rect(image.Rect(r.Min.X, y, r.Max.X, min(y+dash, r.Max.Y)), 0, fill)
	}
}

// measure is the width of a text in regular weight, device pixels.
func (cv *canvas) measure(text string) float64 {
	return textWidth(cv.Fonts.regular, textSize*cv.Scale, text)
}

// measureBold is the width of a text in semi-bold weight, device pixels.
func (cv *canvas) measureBold(text string) float64 {
	return textWidth(cv.Fonts.semiBold, textSize*cv.Scale, text)
}

// widest is the width of the widest text, rounded up.
func widest(texts []string, measure func(string) float64) int {
	w := 0.0
	for _, t := range texts {
		w = max(w, measure(t))
	}
	return int(math.Ceil(w))
}

// text writes a text in regular weight on a baseline.
func (cv *canvas) text(s string, x, baseline int, a align, fill Color) {
	cv.write(cv.Fonts.regular, textSize, s, x, baseline, a, fill)
}

// bold writes a text in semi-bold weight on a baseline.
func (cv *canvas) bold(s string, x, baseline int, a align, fill Color) {
	cv.write(cv.Fonts.semiBold, textSize, s, x, baseline, a, fill)
}

func (cv *canvas) write(f *truetype.Font, size float64, s string, x, baseline int, a align, fill Color) {
	if s == "" {
		return
	}
	width := textWidth(f, size*cv.Scale, s)
	switch a {
	case centre:
		x -= int(math.Round(width / 2))
	case right:
		x -= int(math.Round(width))
	}
	g := cv.renderer
	g.SetFont(f)
	g.SetFontSize(size * cv.Scale)
	g.SetFontColor(drawing.ColorFromAlphaMixedRGBA(fill.RGBA()))
	g.Text(s, x, baseline)
}

// message writes a text alone in the middle of the picture.
func (cv *canvas) message(s string) {
	s = shorten(s, float64(cv.width-2*cv.px(8)), cv.measure)
	cv.text(s, cv.width/2, (cv.height+cv.px(capHeight))/2, centre, cv.Theme.Text3)
}
