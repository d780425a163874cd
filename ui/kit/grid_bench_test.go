package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

// wideColumns are the fifteen columns of a list as people have it in front of them: texts
// with dots and tags, figures and dates.
func wideColumns() []Column[deal] {
	columns := dealColumns()
	for i := len(columns); i < 15; i++ {
		c := Column[deal]{ID: fmt.Sprint("column ", i), Title: fmt.Sprint("Column ", i), Width: 86}
		switch i % 3 {
		case 0:
			c.Align = fyne.TextAlignTrailing
			c.Cell = func(d deal) Cell { return Cell{Text: fmt.Sprint(d.number%1_000*(i+1)) + ".000"} }
		case 1:
			c.Cell = func(d deal) Cell {
				return Cell{Text: fmt.Sprintf("%02d-%02d-2026", d.number%28+1, i%12+1), Dot: Paint(ColorPlannedDot)}
			}
		default:
			c.Cell = func(d deal) Cell { return Cell{Text: fmt.Sprint("Customer ", d.number), Tag: "P"} }
		}
		columns = append(columns, c)
	}
	return columns
}

// newWideBench is a window as people have it, with a million rows of fifteen columns.
func newWideBench(t testing.TB) *gridBench {
	b := newGridBenchOf(t, 1_000_000, wideColumns(), nil)
	b.window.Resize(fyne.NewSize(1366, 620))
	b.SetCount(1_000_000)
	return b
}

// inThousands puts the rows into groups of a thousand.
func (b *gridBench) inThousands() {
	groups := make([]GridGroup, 1_000)
	for i := range groups {
		groups[i] = GridGroup{ID: fmt.Sprint(i), Label: fmt.Sprint("Group ", i), Count: 1_000, Cells: map[string]Cell{"amount": {Text: "123.456"}}}
	}
	b.SetGroups(groups)
}

// cellObjects counts the cells drawn or kept for drawing.
func (b *gridBench) cellObjects() int {
	count := 0
	for _, row := range b.live {
		count += len(row.cells)
	}
	for _, row := range b.spare {
		count += len(row.cells)
	}
	return count
}

func TestGridMillionRowsMakeAFewHundredCells(t *testing.T) {
	b := newWideBench(t)
	check := func(when string) {
		t.Helper()
		if cells := b.cellObjects(); cells > 350 {
			t.Errorf("%s, there are %d cells for a view of %d lines and 15 columns", when, cells, len(b.live))
		}
	}
	check("at first")
	for i := range 400 {
		b.scrollTo(float64(i%7)*100, float64(i)*70_111)
	}
	b.keys(fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyPageDown)
	check("after scrolling")
	b.inThousands()
	for i := range 400 {
		b.scrollTo(0, float64(i)*70_111)
		b.collapse(fmt.Sprint(i*2), i%2 == 0)
	}
	check("after scrolling through groups")
	b.Reload()
	b.SetSort(Sort{Column: "number", Descending: true})
	check("after sorting")
}

// benchmarkFrames measures a frame scrolled by so much: what is drawn anew, without the
// graphics card.
func benchmarkFrames(b *testing.B, g *gridBench, by float64) {
	for b.Loop() {
		g.scrollTo(0, g.y+by)
		if g.y >= g.height()-float64(g.view.Height) {
			g.scrollTo(0, 0)
		}
	}
}

// BenchmarkGridFrameOfWheel scrolls as one notch of the wheel does.
func BenchmarkGridFrameOfWheel(b *testing.B) { benchmarkFrames(b, newWideBench(b), 80) }

// BenchmarkGridFrameOfPage scrolls a page, of which every row is another.
func BenchmarkGridFrameOfPage(b *testing.B) { benchmarkFrames(b, newWideBench(b), 532) }

// BenchmarkGridFrameOfDrag drags the scroll bar, so that every frame needs other pages.
func BenchmarkGridFrameOfDrag(b *testing.B) { benchmarkFrames(b, newWideBench(b), 70_111) }

// BenchmarkGridFrameInGroups scrolls a page of a thousand groups.
func BenchmarkGridFrameInGroups(b *testing.B) {
	g := newWideBench(b)
	g.inThousands()
	benchmarkFrames(b, g, 532)
}

// BenchmarkGridFrameSideways scrolls across the columns.
func BenchmarkGridFrameSideways(b *testing.B) {
	g := newWideBench(b)
	g.window.Resize(fyne.NewSize(800, 620))
	for i := 0; b.Loop(); i++ {
		g.scrollTo(float64(i%100)*5, 0)
	}
}

// BenchmarkGridFrameCaptured scrolls a page and paints it without a graphics card.
func BenchmarkGridFrameCaptured(b *testing.B) {
	g := newWideBench(b)
	for b.Loop() {
		g.scrollTo(0, g.y+532)
		g.window.Canvas().Capture()
	}
}

// BenchmarkGridCollapseAll collapses and expands a hundred thousand groups.
func BenchmarkGridCollapseAll(b *testing.B) {
	g := newWideBench(b)
	groups := make([]GridGroup, 100_000)
	for i := range groups {
		groups[i] = GridGroup{ID: fmt.Sprint(i), Count: 10}
	}
	g.SetGroups(groups)
	for b.Loop() {
		g.CollapseAll()
		g.ExpandAll()
	}
}
