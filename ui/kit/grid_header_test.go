package kit

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func (b *gridBench) pressTitle(x float32) {
	b.header.MouseDown(titleEvent(x))
	b.header.MouseUp(titleEvent(x))
}

func titleEvent(x float32) *desktop.MouseEvent {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(x, HeaderHeight/2)
	return e
}

// dragTitle drags the header as the window does.
func (b *gridBench) dragTitle(from, to float32) {
	b.header.MouseDown(titleEvent(from))
	for _, x := range []float32{(from + to) / 2, to} {
		e := &fyne.DragEvent{}
		e.Position = fyne.NewPos(x, HeaderHeight/2)
		b.header.Dragged(e)
	}
	b.header.MouseUp(titleEvent(to))
	b.header.DragEnd()
}

func ids(states []ColumnState) []string {
	out := make([]string, len(states))
	for i, s := range states {
		out[i] = s.ID
	}
	return out
}

func TestGridHeaderSorts(t *testing.T) {
	b := newGridBench(t, 10)
	var told []Sort
	b.OnSort = func(s Sort) { told = append(told, s) }
	b.pressTitle(100)
	b.pressTitle(100)
	b.pressTitle(30)
	b.pressTitle(200) // not sortable
	want := []Sort{{Column: "name"}, {Column: "name", Descending: true}, {Column: "number"}}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("sorts (-want +got):\n%s", diff)
	}
	if got := b.source.queries[len(b.source.queries)-1].Sort; got != want[2] {
		t.Errorf("rows asked for in the order %v, want %v", got, want[2])
	}
}

func TestAPressOnTheHeaderTakesTheKeyboard(t *testing.T) {
	b := newGridBench(t, 10)
	b.pressTitle(100)
	if b.window.Canvas().Focused() != b.Grid {
		t.Error("after a click on a title the keys go elsewhere")
	}
}

func TestGridHeaderResizes(t *testing.T) {
	b := newGridBench(t, 10)
	changes := 0
	b.OnLayoutChanged = func([]ColumnState) { changes++ }
	b.header.MouseMoved(titleEvent(158))
	if b.header.Cursor() != desktop.HResizeCursor {
		t.Error("the cursor does not tell of the edge")
	}
	b.header.MouseMoved(titleEvent(120))
	if b.header.Cursor() != desktop.DefaultCursor {
		t.Error("the cursor tells of an edge that is not there")
	}
	b.dragTitle(159, 200)
	if got := b.columns.find("name").Width; got != 141 {
		t.Errorf("width %v, want 141", got)
	}
	b.dragTitle(200, 10)
	if got := b.columns.find("name").Width; got != gridMinWidth {
		t.Errorf("width %v, want the least %v", got, gridMinWidth)
	}
	if changes != 2 {
		t.Errorf("told of %d changes, want 2: not while dragging", changes)
	}
	if b.sort != (Sort{}) {
		t.Error("resizing sorted")
	}
}

func TestGridHeaderDoubleClickOnAnEdgeFits(t *testing.T) {
	b := newGridBench(t, 10)
	b.source.prefix = "A name far too long for its column "
	b.Reload()
	b.pressTitle(159)
	b.now = b.now.Add(100 * time.Millisecond)
	b.pressTitle(159)
	b.wantRow(t, 2, "2", b.source.prefix+"2", "Open", "2000")
	if b.TooltipAt(b.at(2, 100)) != "" {
		t.Error("a text that fits has a tooltip")
	}
}

func TestGridHeaderMovesColumns(t *testing.T) {
	b := newGridBench(t, 10)
	b.header.MouseDown(titleEvent(100))
	e := &fyne.DragEvent{}
	e.Position = fyne.NewPos(300, 10)
	b.header.Dragged(e)
	if !b.header.mark.Visible() || b.header.mark.Position().X != 260-gridInsertion/2 {
		t.Errorf("the mark stands at %v", b.header.mark.Position())
	}
	b.header.DragEnd()
	if want := []string{"number", "state", "name", "amount"}; !slices.Equal(ids(b.Layout()), want) {
		t.Errorf("order %v, want %v", ids(b.Layout()), want)
	}
	b.wantRow(t, 2, "2", "Open", "2", "2000")
	b.dragTitle(350, 5)
	if want := []string{"amount", "number", "state", "name"}; !slices.Equal(ids(b.Layout()), want) {
		t.Errorf("order %v, want %v", ids(b.Layout()), want)
	}
	if b.header.mark.Visible() {
		t.Error("the mark stays")
	}
	b.OnLayoutChanged = func([]ColumnState) { t.Error("a column dropped on itself is told of") }
	b.dragTitle(10, 40)
}

func TestGridNumbersMakeTheirColumnGrow(t *testing.T) {
	b := newGridBench(t, 1_000_000)
	c := b.columns.find("number")
	c.Width = 32
	b.columns.arrange()
	b.keys(fyne.KeyEnd)
	if needed := (Cell{Text: "999999"}).width(); c.Width != needed {
		t.Errorf("width %v, want %v", c.Width, needed)
	}
	if got := b.shownTexts(999_999)[0]; got != "999999" {
		t.Errorf("shown as %q", got)
	}
}

func TestGridLayoutRoundTrip(t *testing.T) {
	b := newGridBench(t, 10)
	b.dragTitle(159, 180)
	b.dragTitle(30, 250)
	b.ShowColumn("state", false)
	kept := b.Layout()

	other := newGridBench(t, 10)
	other.SetLayout(kept)
	if diff := cmp.Diff(kept, other.Layout()); diff != "" {
		t.Errorf("layout (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(b.shownTexts(2), other.shownTexts(2)); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}
	other.ResetColumns()
	if want := []string{"number", "name", "state", "amount"}; !slices.Equal(ids(other.Layout()), want) {
		t.Errorf("reset to %v, want %v", ids(other.Layout()), want)
	}
	other.wantRow(t, 2, "2", "2", "Open", "2000")
}

func TestGridLayoutOfAnotherVersion(t *testing.T) {
	b := newGridBench(t, 10)
	b.SetLayout([]ColumnState{{ID: "gone", Width: 50}, {ID: "state", Width: 5}, {ID: "number", Width: 60, Hidden: true}})
	want := []ColumnState{
		{ID: "state", Width: gridMinWidth}, {ID: "number", Width: 60}, // fixed: not hidden
		{ID: "name", Width: 100}, {ID: "amount", Width: 100},
	}
	if diff := cmp.Diff(want, b.Layout()); diff != "" {
		t.Errorf("layout (-want +got):\n%s", diff)
	}
}

func TestGridColumnMenu(t *testing.T) {
	b := newGridBench(t, 10)
	items := b.ColumnItems()
	if !items[0].Disabled || items[1].Icon != "check" {
		t.Error("a fixed column can be hidden, or a shown one is not ticked")
	}
	items[1].Run()
	b.wantRow(t, 2, "2", "Open", "2000")
	if items = b.ColumnItems(); items[1].Icon != "" {
		t.Error("a hidden column is ticked")
	}
	items[1].Run()
	b.wantRow(t, 2, "2", "2", "Open", "2000")

	column := ""
	b.OnHeaderMenu = func(id string, _ fyne.Position) { column = id }
	test.TapSecondaryAt(b.header, fyne.NewPos(200, 10))
	if column != "state" {
		t.Errorf("menu of %q, want state", column)
	}
}

func TestGridTotalsStandUnderTheirColumns(t *testing.T) {
	b := newGridBench(t, 10)
	b.SetTotals(map[string]Cell{"name": {Text: "10 opportunities in all", Note: "4 open"}, "amount": {Text: "45.000"}})
	if b.view.Height != 310-2*HeaderHeight {
		t.Errorf("rows are %v high beside the totals", b.view.Height)
	}
	if got := b.totals.cells[0].text.Text; got != "Σ" {
		t.Errorf("the first total is %q", got)
	}
	if got := b.totals.cells[1].text.Text; got != "10 opportunities in all" {
		t.Errorf("the total before an empty one is cut to %q", got)
	}
	right := func(c *gridCell) float32 { return c.text.Position().X + c.text.Size().Width }
	total, value := b.totals.cells[3], b.live[2].cells[3]
	if right(total) != right(value) {
		t.Errorf("the total ends at %v, its column at %v", right(total), right(value))
	}
	b.dragTitle(159, 120)
	if right(total) != right(value) {
		t.Errorf("after a resize the total ends at %v, its column at %v", right(total), right(value))
	}
	b.SetTotals(map[string]Cell{"name": {Text: "10 in all", Note: strings.Repeat("some are open ", 40)}, "amount": {Text: "45.000"}})
	if text, note := b.totals.cells[1].text.Text, b.totals.cells[1].note; text != "10 in all" || note.Visible() {
		t.Errorf("without room for both, the total reads %q, and its note shows: %v", text, note.Visible())
	}
	b.SetTotals(nil)
	if b.totals.Visible() || b.view.Height != 310-HeaderHeight {
		t.Error("the totals stay")
	}
}

func TestGridScrollBars(t *testing.T) {
	b := newGridBench(t, 1_000)
	if !b.vertical.Visible() || b.across.Visible() {
		t.Fatal("want a vertical bar alone")
	}
	drag := func(y float32) {
		e := &fyne.DragEvent{}
		e.Position = fyne.NewPos(8, y)
		b.vertical.Dragged(e)
	}
	down := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	down.Position = fyne.NewPos(8, 10)
	b.vertical.MouseDown(down)
	drag(1_000)
	if want := float64(1_000*28 - 280); b.y != want {
		t.Errorf("dragged to the end, the scroll is %v, want %v", b.y, want)
	}
	drag(10 + 115) // half of the way that the thumb of 44 has on a bar of 274
	if want := float64(1_000*28-280) / 2; b.y != want {
		t.Errorf("dragged to the middle, the scroll is %v, want %v", b.y, want)
	}
	drag(10)
	if b.y != 0 {
		t.Errorf("dragged back, the scroll is %v", b.y)
	}
	b.SetLayout([]ColumnState{{ID: "number", Width: 60}, {ID: "name", Width: 500}})
	if !b.across.Visible() {
		t.Fatal("no bar for columns wider than the view")
	}
	b.keys(fyne.KeyRight)
	b.wantX(t, gridStep)
	b.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DX: -1_000}})
	b.wantX(t, 760-400)
	column := ""
	b.OnCellMenu = func(_ deal, id string, _ fyne.Position) { column = id }
	test.TapSecondaryAt(b.Grid, b.at(2, 250))
	if column != "state" {
		t.Errorf("under the pointer is %q, want state", column)
	}
}

func (b *gridBench) wantX(t *testing.T, x float64) {
	t.Helper()
	got := []float32{b.header.strip.Position().X, b.live[0].strip.Position().X, b.totals.strip.Position().X}
	if want := float32(-x); b.x != x || !slices.Equal(got, []float32{want, want, want}) {
		t.Errorf("scrolled to %v; header, rows and totals stand at %v, want %v", b.x, got, want)
	}
}

func TestGridFitsToAllThatIsLoaded(t *testing.T) {
	columns := dealColumns()
	columns[1].Cell = func(d deal) Cell {
		if d.number == 50 { // loaded, but out of view
			return Cell{Text: "A name longer than the others"}
		}
		return Cell{Text: d.name}
	}
	b := newGridBenchOf(t, 300, columns, nil)
	b.SetCount(300)
	b.FitColumn("name")
	if got, want := b.columns.find("name").Width, (Cell{Text: "A name longer than the others"}).width(); got != want {
		t.Errorf("width %v, want %v", got, want)
	}
	b.SetTotals(map[string]Cell{"amount": {Text: "999.999.999.999.999"}})
	b.FitColumns()
	c := b.columns.find("amount")
	if want := (Cell{Text: "999.999.999.999.999", Bold: true}).width(); b.columns.room(c) != want {
		t.Errorf("the amounts have room for %v, want %v for their total", b.columns.room(c), want)
	}
	if got, want := b.columns.find("state").Width, (Cell{Text: "Open", Dot: Paint(ColorSt1)}).width(); got != want {
		t.Errorf("width %v, want %v", got, want)
	}
}

func TestGridTitleTooltips(t *testing.T) {
	columns := dealColumns()
	columns[2].Tooltip = "Where it stands"
	columns[1].Title = "A title too long for its column"
	b := newGridBenchOf(t, 3, columns, nil)
	b.SetCount(3)
	layer := b.window.Content().(*TooltipLayer)
	for x, want := range map[float32]string{100: "A title too long for its column", 200: "Where it stands", 300: ""} {
		test.MoveMouse(b.window.Canvas(), fyne.NewPos(x, HeaderHeight/2))
		b.clock.Advance(TooltipAfter)
		if got := layer.TooltipText(); got != want {
			t.Errorf("the tooltip at %v is %q, want %q", x, got, want)
		}
		test.MoveMouse(b.window.Canvas(), fyne.NewPos(30, 200))
		b.clock.Advance(TooltipAfter)
	}
}
