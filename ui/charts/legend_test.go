package charts

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
)

func newTestCanvas(t *testing.T, width, height int) *canvas {
	t.Helper()
	cv, err := newCanvas(width, height, Style{Theme: Light()})
	if err != nil {
		t.Fatal(err)
	}
	return cv
}

func manySeries(n int, suffix string) Chart {
	c := Chart{Categories: []Category{{Label: "Ene"}}, Unit: "$ M"}
	for i := range n {
		c.Series = append(c.Series, Series{Name: fmt.Sprint("Vendedor ", i+1, suffix), Values: []float64{1}})
	}
	return c
}

// TestLegendFits: at any width the lines fit beside the unit, at most three, in the order of the series, and end in an
// ellipsis if names are missing.
func TestLegendFits(t *testing.T) {
	for _, width := range []int{120, 200, 408, 900} {
		for _, n := range []int{2, 6, 60} {
			for _, suffix := range []string{"", strings.Repeat(" muy largo", 8)} {
				cv := newTestCanvas(t, width, 188)
				l := newLegend(manySeries(n, suffix), cv)
				checkLegend(t, fmt.Sprint(width, "/", n, "/", len(suffix)), cv, l, n)
			}
		}
	}
}

func checkLegend(t *testing.T, what string, cv *canvas, l legend, n int) {
	t.Helper()
	if len(l.lines) < 1 || len(l.lines) > 3 {
		t.Fatalf("%s: %d lines", what, len(l.lines))
	}
	named := 0
	for i, line := range l.lines {
		if over := cv.lineWidth(line) + cv.unitWidth(l.unit) - float64(cv.width); over > 0 {
			t.Errorf("%s: line %d is %g too wide", what, i+1, over)
		}
		for _, e := range line {
			if e.name == ellipsis {
				continue
			}
			if want := Light().color(Auto, named); e.fill != want {
				t.Errorf("%s: entry %d has colour %v, want %v", what, named, e.fill, want)
			}
			named++
		}
	}
	lastLine := l.lines[len(l.lines)-1]
	if cut := lastLine[len(lastLine)-1].name == ellipsis; cut != (named < n) {
		t.Errorf("%s: %d of %d named, ellipsis %v", what, named, n, cut)
	}
}

func TestLegendIsLeftOutForOneSeries(t *testing.T) {
	c := manySeries(1, "")
	c.Unit = ""
	if l := newLegend(c, newTestCanvas(t, 408, 188)); len(l.lines) != 0 || l.height(newTestCanvas(t, 408, 188)) != 0 {
		t.Errorf("legend %v", l)
	}
}

func TestMonthLabelsFit(t *testing.T) {
	c := Chart{Kind: StackedColumns, Series: []Series{{Values: make([]float64, 12)}}}
	months := []string{"Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sept", "Oct", "Nov", "Dic"}
	for _, m := range months {
		c.Categories = append(c.Categories, Category{Label: m})
	}
	cv := newTestCanvas(t, 408, 188)
	every, room := newColumns(c, cv).labelling()
	if every != 1 || float64(widest(months, cv.measure)) > room {
		t.Errorf("one label in %d, %g pixels wide", every, room)
	}
}

// TestManyLabelsKeepApart: labels that do not fit are thinned out, so that some columns of pixels stay free between them.
func TestManyLabelsKeepApart(t *testing.T) {
	c := Chart{Kind: StackedColumns, Series: []Series{{Values: make([]float64, 200)}}}
	for i := range 200 {
		c.Categories = append(c.Categories, Category{Label: fmt.Sprint("Categoría ", i+1)})
	}
	d := newColumns(c, newTestCanvas(t, 408, 188))
	every, room := d.labelling()
	if pitch := float64(every) * float64(d.plot.Dx()) / 200; room <= 0 || pitch-room < labelPadding-1 {
		t.Errorf("a label each %g pixels, %g wide", pitch, room)
	}
}

// TestTextSize compares the ink of a text with its measured width: the renderer's resolution is not what it says.
func TestTextSize(t *testing.T) {
	cv := newTestCanvas(t, 408, 40)
	const text = "HHHHHHHHHHHHHHHHHHHH"
	cv.text(text, 10, 30, left, Light().Text)
	inked := image.Rectangle{}
	for y := range 40 {
		for x := range 408 {
			if r, _, _, _ := cv.pixels.At(x, y).RGBA(); r < 0x8000 {
				inked = inked.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if want := cv.measure(text); float64(inked.Dx()) < want-4 || float64(inked.Dx()) > want {
		t.Errorf("ink %v, measured %g", inked, want)
	}
	if inked.Dy() < capHeight || inked.Dy() > capHeight+1 {
		t.Errorf("capitals are %d pixels high", inked.Dy())
	}
}

func TestShorten(t *testing.T) {
	perLetter := func(s string) float64 { return float64(len([]rune(s))) }
	for _, test := range []struct {
		text  string
		width float64
		want  string
	}{
		{"Núñez", 5, "Núñez"}, {"Núñez", 4, "Núñ…"}, {"Núñez", 2, "N…"}, {"Núñez", 1, ""}, {"", 0, ""},
	} {
		if got := shorten(test.text, test.width, perLetter); got != test.want {
			t.Errorf("%q in %g: %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	perLetter := func(s string) float64 { return float64(len([]rune(s))) }
	for _, test := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"", 5, nil}, {"won ÷ all", 9, []string{"won ÷ all"}}, {"won ÷ all", 8, []string{"won ÷", "all"}},
		{"one two three four", 5, []string{"one", "two", "thre…"}}, {"one two  six", 7, []string{"one two", "six"}},
		{"Núñezlongest a", 6, []string{"Núñez…", "a"}}, {"a b c d e", 2, []string{"a", "b", "c…"}},
	} {
		if got := wrap(test.text, 3, test.width, perLetter); !slices.Equal(got, test.want) {
			t.Errorf("%q in %g: %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

func TestParseFontsRefusesWhatIsNoFont(t *testing.T) {
	if _, err := ParseFonts([]byte("not a font"), nil); err == nil {
		t.Error("no error")
	}
}

// TestTextOnFillsIsLegible: on some fills of middle lightness neither ink nor white reaches 4.5 to 1, but all reach 4.
func TestTextOnFillsIsLegible(t *testing.T) {
	for _, theme := range []Theme{Light(), Dark()} {
		for r := Auto; r <= Today; r++ {
			fill := theme.color(r, 0)
			if got := contrast(theme.on(fill), fill); got < 4 {
				t.Errorf("role %d: contrast %.2f", r, got)
			}
		}
	}
}

// TestPaint: what states are kept with has the colours of the look in both themes.
func TestPaint(t *testing.T) {
	for kept, want := range map[string][2]Color{
		"st1": {rgb(0xA9CBF5), rgb(0xB9D4F8)}, "st4": {rgb(0x1E4B94), rgb(0x3567B5)}, "hold-dot": {rgb(0x8A93A1), rgb(0x7C8593)},
		"today-dot": {rgb(0xE0A020), rgb(0xE0A83A)}, "#7A5AC8": {rgb(0x7A5AC8), rgb(0x7A5AC8)}, "": {rgb(0xC6CBD4), rgb(0x474E5A)},
		"#12345": {rgb(0xC6CBD4), rgb(0x474E5A)}, "nonsense": {rgb(0xC6CBD4), rgb(0x474E5A)},
	} {
		role, own := Paint(kept)
		c := Chart{Categories: []Category{{Role: role, Color: own}}, Series: []Series{{Values: []float64{1}}}}
		if got := [2]Color{c.fill(Light(), 0, 0), c.fill(Dark(), 0, 0)}; got != want {
			t.Errorf("%q: %v, want %v", kept, got, want)
		}
	}
}

// TestAWideLabelTakesTheRoomOfNarrowOnes: a label wider than its slot is whole where its neighbours, or those of every other
// slot in a second line, leave it room, and only there.
func TestAWideLabelTakesTheRoomOfNarrowOnes(t *testing.T) {
	for _, test := range []struct {
		labels []string
		whole  bool
	}{
		{[]string{"Atrasadas", "nov", "dic", "ene", "feb", "mar", "abr"}, true},
		{[]string{"0–7", "8–14", "15–30", "31–60", "61–90", "91–180", "181–365", "> 365"}, true},
		{[]string{"Proyecto cancelado", "Proyecto cancelado", "Proyecto cancelado", "Proyecto cancelado", "Proyecto cancelado", "Proyecto cancelado"}, false},
	} {
		c := Chart{Kind: StackedColumns, Series: []Series{{Values: make([]float64, len(test.labels))}}}
		for _, label := range test.labels {
			c.Categories = append(c.Categories, Category{Label: label})
		}
		cv := newTestCanvas(t, 408, 188)
		every, room := newColumns(c, cv).labelling()
		if whole := every == 1 && float64(widest(test.labels, cv.measure)) <= room; whole != test.whole {
			t.Errorf("%q: one label in %d, %g pixels wide", test.labels, every, room)
		}
	}
}

// TestATotalKeepsClearOfTheTarget: wherever a target's mark lies, the total of the stack stands above or below it.
func TestATotalKeepsClearOfTheTarget(t *testing.T) {
	for target := 60.0; target <= 140; target++ {
		c := Chart{Kind: StackedColumns, Totals: true, Categories: []Category{{Label: "may"}}, Target: &Target{Name: "Meta", Values: []float64{target}},
			Series: []Series{{Name: "a", Values: []float64{60}}, {Name: "b", Values: []float64{40}}}}
		d := newColumns(c, newTestCanvas(t, 408, 188))
		mark, top := d.axis.at(target), d.axis.at(100)
		if baseline := d.totalAt(0, top); baseline >= top || mark > baseline-capHeight && mark < baseline {
			t.Errorf("target %g marked at %d, total from %d to %d over a stack that ends at %d", target, mark, baseline-capHeight, baseline, top)
		}
	}
}

// TestEveryRowThatFitsIsNamed: rows just high enough for their texts have them all, not all but the second.
func TestEveryRowThatFitsIsNamed(t *testing.T) {
	for rowsOf := 1; rowsOf <= 13; rowsOf++ {
		c := Chart{Kind: HorizontalBars, HideAxis: true, Series: []Series{{Values: make([]float64, rowsOf)}}}
		for i := range rowsOf {
			c.Categories = append(c.Categories, Category{Label: fmt.Sprint("Vendedor ", i+1)})
		}
		for height := rowTextLeast * rowsOf; height <= 13*rowsOf; height++ {
			previous := -rowTextLeast
			for i, baseline := range newRows(c, newTestCanvas(t, 408, height)).baselines() {
				if baseline-previous < rowTextLeast || baseline > height {
					t.Errorf("%d rows, %d high: the texts of row %d at %d after %d", rowsOf, height, i, baseline, previous)
				}
				previous = baseline
			}
		}
	}
}
