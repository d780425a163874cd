package reports

import (
	"image/color"
	"testing"

	"preventa/domain"
	"preventa/domain/report"
)

// sheetOf is a page of A4, lying, with rows of 10 mm from 20 mm on, each opening a record.
func sheetOf(names ...string) report.Page {
	p := report.Page{Width: 297, Height: 210}
	for i, name := range names {
		y := 20 + 10*float64(i)
		p.Rows = append(p.Rows, report.PageRow{Y: y, Height: 10, Record: report.Record{Kind: domain.KindOpportunity, ID: domain.ID(name)}})
		p.Texts = append(p.Texts, report.PageText{X: 10, Y: y + 7, Size: 9, Colour: color.Black, Text: name, Width: 20})
	}
	return p
}

func viewingOf(pages ...report.Page) *viewing {
	v := newViewing()
	v.width, v.height = 650, 300
	v.show(pages)
	return v
}

func TestTheWheelGoesOnToTheNextPage(t *testing.T) {
	v := viewingOf(sheetOf("a"), sheetOf("b"))
	if got := v.scale(); got != 2 { // (650 - 2·28) ÷ 297
		t.Fatalf("fits the width at %v", got)
	}
	v.roll(0, 1000) // to the end: 2·210 + 56 - 300
	if v.page != 0 || v.y != 176 {
		t.Fatalf("page %d at %v", v.page, v.y)
	}
	v.roll(0, 30)
	if v.page != 0 {
		t.Fatal("turned at once")
	}
	if v.roll(0, 30); v.page != 1 || v.y != 0 {
		t.Fatalf("page %d at %v", v.page, v.y)
	}
	v.roll(0, -30)
	if v.roll(0, -30); v.page != 0 || v.y != 176 {
		t.Fatalf("back on page %d at %v", v.page, v.y)
	}
}

func TestRowsAreChosenUnderThePointerAndByKeys(t *testing.T) {
	v := viewingOf(sheetOf("a", "b"), sheetOf("c"))
	if row := v.rowAt(100, 28+2*35); row != 1 {
		t.Errorf("the second row is %d", row)
	}
	if row := v.rowAt(10, 28+2*35); row != -1 {
		t.Errorf("beside the paper is row %d", row)
	}
	var walked []domain.ID
	for range 4 {
		v.step(1)
		r, _ := v.chosen()
		walked = append(walked, r.ID)
	}
	if want := []domain.ID{"a", "b", "c", "c"}; len(walked) != 4 || walked[0] != want[0] || walked[1] != want[1] || walked[2] != want[2] || walked[3] != want[3] {
		t.Errorf("walked %v", walked)
	}
	if v.step(-1); v.page != 0 || v.row != 1 {
		t.Errorf("back to row %d of page %d", v.row, v.page)
	}
}

func TestZoomKeepsWhatIsInTheMiddle(t *testing.T) {
	v := viewingOf(sheetOf("a"))
	v.zoomTo(2)
	v.x, v.y = 400, 300
	middle := func() float64 { return (v.y + v.height/2 - margin) / v.scale() }
	before := middle()
	v.zoomBy(1)
	if after := middle(); after < before-0.01 || after > before+0.01 {
		t.Errorf("the middle went from %v to %v mm", before, after)
	}
	for range 30 {
		v.zoomBy(-1)
	}
	if v.percent() != 25 || v.x != 0 {
		t.Errorf("at least %d %% at %v", v.percent(), v.x)
	}
}

func TestSearchFindsWithoutAccentsAndGoesAround(t *testing.T) {
	a, err := ownArtist()
	if err != nil {
		t.Fatal(err)
	}
	pages := []report.Page{sheetOf("Viña Los Aromos", "Clínica"), sheetOf("La viña y otra VIÑA")}
	hits := findIn(a, pages, "vina")
	if len(hits) != 3 || hits[0].page != 0 || hits[1].page != 1 || hits[2].page != 1 {
		t.Fatalf("found %v", hits)
	}
	if h := hits[0]; h.x != 10 || h.width <= 0 || h.width >= 10 {
		t.Errorf("the first of three words lies at %v, %v wide of 20", h.x, h.width)
	}
	if h := hits[2]; h.x+h.width < 29.99 || h.x+h.width > 30.01 {
		t.Errorf("the last word ends at %v, not with its text", h.x+h.width)
	}
	s := &searching{}
	s.found("vina", hits, 1)
	if s.at != 1 {
		t.Errorf("begins at hit %d, not on the page in view", s.at)
	}
	s.step(1)
	if s.step(1); s.at != 0 {
		t.Errorf("does not go around: %d", s.at)
	}
	if len(findIn(a, pages, "  ")) != 0 || len(findIn(a, pages, "bodega")) != 0 {
		t.Error("found what is not there")
	}
}

func TestAPageIsDrawnWithItsMarks(t *testing.T) {
	a, err := ownArtist()
	if err != nil {
		t.Fatal(err)
	}
	red := color.NRGBA{R: 0xFF, A: 0xFF}
	p := report.Page{Width: 100, Height: 50, Boxes: []report.PageBox{{X: 10, Y: 10, Width: 20, Height: 10, Colour: red}},
		Rules: []report.PageRule{{X1: 0, X2: 100, Y1: 40, Y2: 40, Thick: 0.1, Colour: color.Black}},
		Dots:  []report.PageDot{{X: 60, Y: 20, Radius: 3, Colour: red}},
		Texts: []report.PageText{{X: 90, Y: 30, Right: true, Size: 12, Text: "12.450", Width: 15, Colour: color.Black}}}
	drawn := a.draw(p, 4)
	if drawn.Bounds().Dx() != 400 || drawn.Bounds().Dy() != 200 {
		t.Fatalf("drawn %v", drawn.Bounds())
	}
	for _, want := range []struct {
		x, y    int
		r, g, b uint8
	}{{4, 4, 255, 255, 255}, {80, 60, 255, 0, 0}, {240, 80, 255, 0, 0}, {200, 160, 0, 0, 0}, {200, 164, 255, 255, 255}} {
		if c := drawn.RGBAAt(want.x, want.y); c.R != want.r || c.G != want.g || c.B != want.b {
			t.Errorf("at %d,%d is %v", want.x, want.y, c)
		}
	}
	ink := 0
	for x := 300; x < 362; x++ {
		for y := 100; y < 122; y++ {
			if drawn.RGBAAt(x, y).R < 100 {
				ink++
			}
		}
	}
	if ink < 100 {
		t.Errorf("a text of %d dark pixels", ink)
	}
}
