package charts_test

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/ui/charts"
)

func draw(t testing.TB, c charts.Chart, w, h int, theme charts.Theme, scale float64) charts.Picture {
	t.Helper()
	p, err := charts.Draw(c, w, h, charts.Style{Theme: theme, Scale: scale})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestFigures draws every sample in both themes at three scales: each figure's pixels have its colour, and nothing lies
// outside the picture. With PREVENTA_CHARTS set to a folder, the pictures are left there to be looked at.
func TestFigures(t *testing.T) {
	folder := os.Getenv("PREVENTA_CHARTS")
	for sample, c := range samples() {
		for look, theme := range themes {
			for _, scale := range []float64{1, 1.5} {
				what := fmt.Sprintf("%s-%s-%g", sample, look, scale)
				if folder != "" {
					save(t, filepath.Join(folder, what+".png"), draw(t, c, int(width*scale), int(height*scale), theme, scale).Image)
				}
				bare := withoutMarks(c)
				checkFigures(t, what, bare, draw(t, bare, int(width*scale), int(height*scale), theme, scale), theme)
			}
		}
	}
}

// withoutMarks leaves only the figures themselves, so that no text or line covers the pixels looked at.
func withoutMarks(c charts.Chart) charts.Chart {
	c.Totals, c.Reference, c.Target = false, nil, nil
	return c
}

func checkFigures(t *testing.T, what string, c charts.Chart, p charts.Picture, theme charts.Theme) {
	t.Helper()
	if c.Kind == charts.Areas {
		checkAreas(t, what, c, p, theme)
		return
	}
	for i, h := range p.Hits {
		if h.Rect.Empty() || !h.Rect.In(p.Image.Bounds()) {
			t.Fatalf("%s: figure %v outside the picture", what, h)
		}
		at := middle(c, h.Rect)
		shown, ok := p.At(at.X, at.Y)
		if !ok {
			t.Fatalf("%s: nothing at the middle of %v", what, h)
		}
		if shown != h && !covered(h, p.Hits[i+1:]) {
			t.Fatalf("%s: the middle of %v belongs to %v", what, h, shown)
		}
		if c.Kind == charts.Lines && pointOver(h, p.Hits[i+1:]) {
			continue
		}
		if c.Kind == charts.Lines && (c.Bare || colourNear(p.Image, h.Rect, colour(c, theme, shown))) {
			continue // a line without points, or too thin
		}
		if got, want := rgba(p.Image, at), colour(c, theme, shown); got != want {
			t.Fatalf("%s: %v has colour %v, want %v", what, shown, got, want)
		}
		if slot, ok := p.CategoryAt(at.X, at.Y); ok && slot != h.Category && h.Rect.Dx() > 1 && h.Rect.Dy() > 1 {
			t.Fatalf("%s: %v lies in the slot of category %d", what, h, slot)
		}
	}
}

// middle is the middle of a figure, or, as a funnel's middle holds its text, a point near its lower left corner.
func middle(c charts.Chart, r image.Rectangle) image.Point {
	if c.Kind == charts.Funnel {
		return image.Pt(r.Min.X+r.Dx()/4, r.Max.Y-1-r.Dy()/10)
	}
	return r.Min.Add(r.Size().Div(2))
}

func covered(h charts.Hit, later []charts.Hit) bool {
	for _, l := range later {
		if l.Rect.Overlaps(h.Rect) {
			return true
		}
	}
	return false
}

// pointOver reports whether a point drawn later covers the middle of a point.
func pointOver(h charts.Hit, later []charts.Hit) bool {
	for _, l := range later {
		if off := l.Rect.Min.Sub(h.Rect.Min); off != (image.Point{}) && abs(off.X) < 9 && abs(off.Y) < 9 {
			return true
		}
	}
	return false
}

func colourNear(img image.Image, r image.Rectangle, want color.RGBA) bool {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if rgba(img, image.Pt(x, y)) == want {
				return true
			}
		}
	}
	return false
}

// colour is the colour a figure of the samples must have.
func colour(c charts.Chart, t charts.Theme, h charts.Hit) color.RGBA {
	roles := map[charts.Role]color.RGBA{
		charts.State1: t.States[0], charts.State2: t.States[1], charts.State3: t.States[2], charts.State4: t.States[3],
		charts.Hold: t.Hold, charts.Won: t.Won, charts.Lost: t.Lost, charts.Series1: t.Series[0], charts.Series3: t.Series[2],
		charts.Muted: t.Muted,
	}
	if want, ok := roles[c.Categories[h.Category].Role]; ok {
		return want
	}
	if want, ok := roles[c.Series[h.Series].Role]; ok {
		return want
	}
	if c.Kind == charts.Waterfall && !c.Categories[h.Category].Balance {
		if h.Value < 0 {
			return t.Lost
		}
		return t.Won
	}
	want := t.Series[h.Series%len(t.Series)]
	if h.Series/len(t.Series)%2 == 1 {
		half := func(a, b uint8) uint8 { return uint8((uint16(a) + uint16(b)) / 2) }
		return color.RGBA{half(want.R, t.Surface.R), half(want.G, t.Surface.G), half(want.B, t.Surface.B), 255}
	}
	return want
}

func rgba(img image.Image, at image.Point) color.RGBA {
	return color.RGBAModel.Convert(img.At(at.X, at.Y)).(color.RGBA)
}

func save(t *testing.T, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// TestLengthsAreProportional holds each bar against the longest: no more than a pixel off, and none missing.
func TestLengthsAreProportional(t *testing.T) {
	lengths := map[charts.Kind]func(image.Rectangle) int{
		charts.Columns: image.Rectangle.Dy, charts.HorizontalBars: image.Rectangle.Dx, charts.Funnel: image.Rectangle.Dx,
	}
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 1e6), 1, 12).Draw(t, "values")
		for kind, length := range lengths {
			c := charts.Chart{Kind: kind, Categories: make([]charts.Category, len(values)), Series: []charts.Series{{Values: values}}}
			p, err := charts.Draw(c, width, height, charts.Style{Theme: charts.Light()})
			if err != nil {
				t.Fatal(err)
			}
			checkLengths(t, p.Hits, values, length)
		}
	})
}

func checkLengths(t *rapid.T, hits []charts.Hit, values []float64, length func(image.Rectangle) int) {
	longest, largest, positive := 0, 0.0, 0
	for _, h := range hits {
		longest = max(longest, length(h.Rect))
	}
	for _, v := range values {
		largest = max(largest, v)
		if v > 0 {
			positive++
		}
	}
	if len(hits) != positive {
		t.Fatalf("%d bars for %d figures", len(hits), positive)
	}
	for _, h := range hits {
		if h.Value != values[h.Category] {
			t.Fatalf("%v has not the value %g", h, values[h.Category])
		}
		if want := h.Value / largest * float64(longest); math.Abs(float64(length(h.Rect))-want) > 1 {
			t.Fatalf("%g is %d pixels long, want %g", h.Value, length(h.Rect), want)
		}
	}
}

// TestStacksAddUp holds each stack's top against the highest's and its segments against the pixel of surface between them.
func TestStacksAddUp(t *testing.T) {
	c := closedByMonth()
	p := draw(t, c, width, height, charts.Light(), 1)
	tops, sums := map[int]int{}, map[int]float64{}
	base, last := p.Hits[0].Rect.Max.Y, charts.Hit{}
	for _, h := range p.Hits {
		if h.Series == 0 && h.Rect.Max.Y != base {
			t.Fatalf("%v does not stand on %d", h, base)
		}
		if h.Series > 0 && last.Rect.Min.Y-h.Rect.Max.Y != 1 {
			t.Fatalf("%d pixels between %v and %v", last.Rect.Min.Y-h.Rect.Max.Y, last, h)
		}
		tops[h.Category], last = h.Rect.Min.Y, h
		sums[h.Category] += h.Value
	}
	const highest = 8 // September, 28
	for i, top := range tops {
		if want := sums[i] / 28 * float64(base-tops[highest]); math.Abs(float64(base-top)-want) > 1 {
			t.Errorf("category %d is %d pixels high, want %g", i, base-top, want)
		}
	}
}

// TestBelowZero: a negative figure starts where a positive one does, and goes the other way.
func TestBelowZero(t *testing.T) {
	c := charts.Chart{Kind: charts.Columns, Categories: categories("a", "b"), Series: []charts.Series{{Values: []float64{10, -5}}}}
	up, down := twoHits(t, c)
	if up.Max.Y != down.Min.Y || abs(up.Dy()-2*down.Dy()) > 2 {
		t.Errorf("columns %v and %v", up, down)
	}
	c.Kind = charts.HorizontalBars
	right, left := twoHits(t, c)
	if right.Min.X != left.Max.X || abs(right.Dx()-2*left.Dx()) > 2 {
		t.Errorf("rows %v and %v", right, left)
	}
}

// TestWaterfallSteps: each column starts where the one before it ends; a balance stands on 0.
func TestWaterfallSteps(t *testing.T) {
	c := charts.Chart{
		Kind:       charts.Waterfall,
		Categories: []charts.Category{{Label: "from", Balance: true}, {Label: "more"}, {Label: "less"}, {Label: "to", Balance: true}},
		Series:     []charts.Series{{Values: []float64{100, 50, -120, 30}}},
	}
	h := draw(t, c, width, height, charts.Light(), 1).Hits
	from, more, less, to := h[0].Rect, h[1].Rect, h[2].Rect, h[3].Rect
	if more.Max.Y != from.Min.Y || less.Min.Y != more.Min.Y || less.Max.Y != to.Min.Y || to.Max.Y != from.Max.Y {
		t.Errorf("steps %v %v %v %v", from, more, less, to)
	}
}

func twoHits(t *testing.T, c charts.Chart) (a, b image.Rectangle) {
	t.Helper()
	p := draw(t, c, width, height, charts.Light(), 1)
	if len(p.Hits) != 2 {
		t.Fatalf("hits %v", p.Hits)
	}
	return p.Hits[0].Rect, p.Hits[1].Rect
}

func abs(n int) int { return max(n, -n) }

// TestAnySize: no size, however small or odd, fails or draws outside the picture.
func TestAnySize(t *testing.T) {
	for sample, c := range samples() {
		for _, size := range []image.Point{{1, 1}, {3, 300}, {300, 3}, {40, 20}, {90, 60}, {1366, 60}} {
			for _, scale := range []float64{0.5, 1, 3} {
				p := draw(t, c, size.X, size.Y, charts.Light(), scale)
				for _, h := range p.Hits {
					if !h.Rect.In(p.Image.Bounds()) {
						t.Errorf("%s at %v × %g: %v outside", sample, size, scale, h)
					}
				}
			}
		}
	}
}

// TestTextsInsteadOfFigures: without data, or with a notice, there is a text and nothing to click.
func TestTextsInsteadOfFigures(t *testing.T) {
	withNotice := forecast()
	withNotice.Notice = "Too few cases (n = 3)"
	for _, c := range []charts.Chart{
		{Empty: "No data yet"},
		{Empty: "No data yet", Categories: categories("Ene")},
		withNotice,
	} {
		p := draw(t, c, width, height, charts.Light(), 1)
		if len(p.Hits)+len(p.Slots) != 0 {
			t.Errorf("%q%q: %v, %v", c.Empty, c.Notice, p.Hits, p.Slots)
		}
		if ink(p.Image, image.Rect(150, 84, 260, 104)) == 0 || ink(p.Image, image.Rect(0, 0, width, 80)) != 0 {
			t.Errorf("%q%q: no text in the middle alone", c.Empty, c.Notice)
		}
	}
}

// ink counts the pixels that are not of the light surface.
func ink(img image.Image, within image.Rectangle) int {
	n := 0
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			if rgba(img, image.Pt(x, y)) != charts.Light().Surface {
				n++
			}
		}
	}
	return n
}

// TestOwnColour: an office's own colour for a state wins over every role.
func TestOwnColour(t *testing.T) {
	own := color.RGBA{0x12, 0x34, 0x56, 0xFF}
	c := openByState(charts.HorizontalBars)
	c.Categories[1].Color = own
	p := draw(t, c, width, height, charts.Dark(), 1)
	if got := rgba(p.Image, middle(c, p.Hits[1].Rect)); got != own {
		t.Errorf("colour %v", got)
	}
}

// TestReference: the line crosses the whole plot at its value, which is the end of a bar of the same value.
func TestReference(t *testing.T) {
	c := whoClosesBest()
	p := draw(t, c, width, height, charts.Light(), 1)
	x := p.Hits[2].Rect.Max.X // Marta's 50 %
	dark := 0
	for y := range p.Slots[4].Max.Y {
		if rgba(p.Image, image.Pt(x, y)) == charts.Light().Reference {
			dark++
		}
	}
	if half := p.Slots[4].Max.Y / 2; abs(dark-half) > 3 {
		t.Errorf("%d pixels of dashes, want about %d", dark, half)
	}
}

func TestRefusesWhatCannotBeDrawn(t *testing.T) {
	with := func(change func(*charts.Chart)) charts.Chart {
		c := forecast()
		change(&c)
		return c
	}
	good := forecast()
	cases := map[string]struct {
		chart         charts.Chart
		width, height int
		scale         float64
	}{
		"NaN":              {with(func(c *charts.Chart) { c.Series[0].Values[2] = math.NaN() }), 100, 100, 1},
		"infinity":         {with(func(c *charts.Chart) { c.Series[0].Values[0] = math.Inf(-1) }), 100, 100, 1},
		"NaN target":       {with(func(c *charts.Chart) { c.Target.Values[1] = math.NaN() }), 100, 100, 1},
		"reference":        {with(func(c *charts.Chart) { c.Reference = &charts.Line{Value: math.Inf(1)} }), 100, 100, 1},
		"axis":             {with(func(c *charts.Chart) { c.Max = math.Inf(1) }), 100, 100, 1},
		"missing value":    {with(func(c *charts.Chart) { c.Series[0].Values = c.Series[0].Values[1:] }), 100, 100, 1},
		"target on rows":   {with(func(c *charts.Chart) { c.Kind = charts.HorizontalBars }), 100, 100, 1},
		"unknown kind":     {with(func(c *charts.Chart) { c.Kind = 99 }), 100, 100, 1},
		"two in a funnel":  {uniformFunnel(2, 1), 100, 100, 1},
		"negative funnel":  {uniformFunnel(1, -1), 100, 100, 1},
		"value of a line":  {with(func(c *charts.Chart) { c.Kind = charts.Lines; c.Series[0].Values[0] = math.Inf(1) }), 100, 100, 1},
		"NaN on columns":   {with(func(c *charts.Chart) { c.Kind = charts.Areas; c.Series[0].Values[0] = math.NaN() }), 100, 100, 1},
		"dot on columns":   {with(func(c *charts.Chart) { c.DotMax, c.Categories[0].Dot = 1, &charts.Dot{} }), 100, 100, 1},
		"dot unmeasured":   {withDot(0, charts.Dot{Value: 1}), 100, 100, 1},
		"dot inside out":   {withDot(1, charts.Dot{Low: 0.7, High: 0.2}), 100, 100, 1},
		"dot not finite":   {withDot(1, charts.Dot{Value: math.NaN()}), 100, 100, 1},
		"bare rows":        {bare(origins()), 100, 100, 1},
		"head on columns":  {with(func(c *charts.Chart) { c.Head = []string{"Monto"} }), 100, 100, 1},
		"no width":         {good, 0, 100, 1},
		"negative height":  {good, 100, -1, 1},
		"boundless":        {good, 1 << 20, 100, 1},
		"scale not finite": {good, 100, 100, math.NaN()},
	}
	for what, test := range cases {
		_, err := charts.Draw(test.chart, test.width, test.height, charts.Style{Theme: charts.Light(), Scale: test.scale})
		var coded *domain.Error
		if !errors.As(err, &coded) || coded.Code != domain.Internal {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func withDot(most float64, d charts.Dot) charts.Chart {
	c := origins()
	c.DotMax, c.Categories[2].Dot = most, &d
	return c
}

func uniformFunnel(series int, value float64) charts.Chart {
	c := charts.Chart{Kind: charts.Funnel, Categories: categories("a")}
	for range series {
		c.Series = append(c.Series, charts.Series{Values: []float64{value}})
	}
	return c
}

// TestTitled: a picture of its own has its titles above the chart, and says of each pixel what the chart alone says.
func TestTitled(t *testing.T) {
	for kind, c := range map[string]charts.Chart{"rows": whoClosesBest(), "areas": pipelineOverTime(), "lines": saidAndWon()} {
		p, err := charts.DrawTitled(c, "Quién cierra mejor", "Ganadas ÷ cerradas", width, height, charts.Style{Theme: charts.Light()})
		if err != nil {
			t.Fatal(err)
		}
		if folder := os.Getenv("PREVENTA_CHARTS"); folder != "" {
			save(t, filepath.Join(folder, "titled-"+kind+"-light-1.png"), p.Image)
		}
		if p.Image.Bounds() != image.Rect(0, 0, width, height) {
			t.Errorf("%s: picture of %v", kind, p.Image.Bounds())
		}
		if ink(p.Image, image.Rect(16, 16, width, 36)) < 100 || ink(p.Image, image.Rect(16, 36, width, 54)) < 100 {
			t.Errorf("%s: no titles", kind)
		}
		if ink(p.Image, image.Rect(0, 0, 16, height))+ink(p.Image, image.Rect(0, 0, width, 16)) > 0 {
			t.Errorf("%s: something on the margin", kind)
		}
		alone := draw(t, c, width-32, height-16-16-20-16-10, charts.Light(), 1)
		for y := range alone.Image.Bounds().Dy() {
			for x := range alone.Image.Bounds().Dx() {
				want, has := alone.At(x, y)
				got, ok := p.At(x+16, y+62)
				if want.Rect = want.Rect.Add(image.Pt(16, 62)); ok != has || ok && got != want {
					t.Fatalf("%s: (%d,%d) is %v, want %v", kind, x, y, got, want)
				}
			}
		}
	}
}

// TestTitledAtAnySize: titles give way to the chart.
func TestTitledAtAnySize(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {30, 30}, {60, 64}, {3, 300}} {
		p, err := charts.DrawTitled(forecast(), "A title", "and another", size.X, size.Y, charts.Style{Theme: charts.Dark()})
		if err != nil || p.Image.Bounds().Size() != size {
			t.Errorf("%v: %v", size, err)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for name, c := range map[string]charts.Chart{
		"columns": closedByMonth(), "rows": whoClosesBest(), "funnel": openByState(charts.Funnel), "dots": originsWithRates(),
		"lines": saidAndWon(), "areas": pipelineOverTime(), "waterfall": bridgeOfNine(), "200-categories": uniform(charts.StackedColumns, 200, 12, 14, 5),
	} {
		for _, size := range []image.Point{{450, 250}, {1366, 768}} {
			b.Run(fmt.Sprintf("%s/%dx%d", name, size.X, size.Y), func(b *testing.B) {
				for b.Loop() {
					draw(b, c, size.X, size.Y, charts.Light(), 1)
				}
			})
		}
	}
}

// TestAnyTwoSeriesCanBeToldApart measures how far apart the colours of a stack are (CIE 1976), those of the others too.
func TestAnyTwoSeriesCanBeToldApart(t *testing.T) {
	for name, theme := range map[string]charts.Theme{"light": charts.Light(), "dark": charts.Dark()} {
		all := append(slices.Clone(theme.Series[:]), theme.Muted)
		for i, a := range all {
			for _, b := range all[:i] {
				if apart := difference(a, b); apart < 25 {
					t.Errorf("%s: %v and %v are %.1f apart", name, a, b, apart)
				}
			}
		}
	}
}

// difference is the CIE76 difference of two colours.
func difference(a, b charts.Color) float64 {
	x, y := lab(a), lab(b)
	return math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2]))
}

// lab is a colour in CIE L*a*b*, seen under daylight (D65).
func lab(c charts.Color) [3]float64 {
	linear := func(channel uint8) float64 {
		if v := float64(channel) / 255; v > 0.04045 {
			return math.Pow((v+0.055)/1.055, 2.4)
		}
		return float64(channel) / 255 / 12.92
	}
	cube := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	x, y, z := cube((0.4124*r+0.3576*g+0.1805*b)/0.95047), cube(0.2126*r+0.7152*g+0.0722*b), cube((0.0193*r+0.1192*g+0.9505*b)/1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
