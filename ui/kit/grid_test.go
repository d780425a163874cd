package kit

import (
	"errors"
	"fmt"
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// deal is a record of the tests: its number is its place in the source.
type deal struct {
	number int
	name   string
}

func dealID(d deal) string { return fmt.Sprint(d.number) }

// dealColumns are 100 wide but the first, so that a position is easy to tell.
func dealColumns() []Column[deal] {
	return []Column[deal]{
		{ID: "number", Title: "№", Width: 60, Align: fyne.TextAlignTrailing, Sortable: true, Fixed: true,
			Cell: func(d deal) Cell { return Cell{Text: fmt.Sprint(d.number)} }},
		{ID: "name", Title: "Name", Width: 100, Sortable: true,
			Cell: func(d deal) Cell { return Cell{Text: d.name} }},
		{ID: "state", Title: "State", Width: 100,
			Cell: func(deal) Cell { return Cell{Text: "Open", Dot: Paint(ColorSt1)} }},
		{ID: "amount", Title: "Amount", Width: 100, Align: fyne.TextAlignTrailing,
			Cell: func(d deal) Cell { return Cell{Text: fmt.Sprint(d.number * 1000)} }},
	}
}

// dealSource answers a grid at once, or later when held.
type dealSource struct {
	total   int
	prefix  string
	held    bool
	fail    error
	waiting []func()
	asked   []int // first rows, in the order asked
	queries []Query
}

func (s *dealSource) fetch(q Query, first, count int, deliver func([]deal, error)) {
	s.asked = append(s.asked, first)
	s.queries = append(s.queries, q)
	rows := make([]deal, 0, count)
	for i := first; i < min(first+count, s.total); i++ {
		n := i
		if q.Sort.Descending {
			n = s.total - 1 - i
		}
		rows = append(rows, deal{number: n, name: s.prefix + fmt.Sprint(n)})
	}
	err := s.fail
	answer := func() { deliver(rows, err) }
	if s.held {
		s.waiting = append(s.waiting, answer)
		return
	}
	answer()
}

// answer gives the answers held back, oldest first.
func (s *dealSource) answer() {
	waiting := s.waiting
	s.waiting = nil
	for _, give := range waiting {
		give()
	}
}

// gridBench is a grid in a window 400 × 310: ten rows below the header.
type gridBench struct {
	*Grid[deal]
	source *dealSource
	clock  *ManualClock
	now    time.Time
	window fyne.Window
}

func newGridBench(t testing.TB, total int) *gridBench {
	t.Helper()
	b := newGridBenchOf(t, total, dealColumns(), nil)
	b.SetCount(total)
	return b
}

// newGridBenchOf makes a grid of columns that waits for its count; change, if any, is given
// the options first.
func newGridBenchOf(t testing.TB, total int, columns []Column[deal], change func(*GridOptions[deal])) *gridBench {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(AppearanceLight))
	b := &gridBench{source: &dealSource{total: total}, clock: &ManualClock{}, now: time.Unix(0, 0)}
	options := GridOptions[deal]{
		RowID: dealID, Fetch: b.source.fetch, Delay: b.clock.Delay,
		Now: func() time.Time { return b.now },
	}
	if change != nil {
		change(&options)
	}
	b.Grid = NewGrid(columns, options)
	b.window = app.NewWindow("")
	b.window.SetPadded(false)
	b.window.SetContent(NewTooltipLayer(b.Grid, b.clock.Delay))
	b.window.Resize(fyne.NewSize(400, 310))
	t.Cleanup(b.window.Close)
	return b
}

// at is the middle of a row in view, in a column's first units.
func (b *gridBench) at(row int, x float32) fyne.Position {
	return fyne.NewPos(x, HeaderHeight+b.rowTop(row)+RowHeight/2)
}

// press clicks a row with modifiers.
func (b *gridBench) press(row int, modifier fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier}
	e.Position = b.at(row, 120)
	b.MouseDown(e)
	b.MouseUp(e)
	b.Tapped(&e.PointEvent)
	b.now = b.now.Add(time.Second)
}

func (b *gridBench) keys(names ...fyne.KeyName) {
	for _, name := range names {
		b.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (b *gridBench) withShift(names ...fyne.KeyName) {
	b.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.keys(names...)
	b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (b *gridBench) wantSelected(t *testing.T, ids ...string) {
	t.Helper()
	slices.Sort(ids)
	want := Selection{IDs: append([]string{}, ids...)}
	if diff := cmp.Diff(want, b.Selection()); diff != "" {
		t.Errorf("selection (-want +got):\n%s", diff)
	}
}

// shownTexts are the texts of a row in view, left to right.
func (b *gridBench) shownTexts(row int) []string {
	var texts []string
	if r := b.live[row]; r != nil {
		for _, c := range r.cells {
			if c.box.Visible() {
				texts = append(texts, c.text.Text)
			}
		}
	}
	return texts
}

func (b *gridBench) wantRow(t *testing.T, row int, texts ...string) {
	t.Helper()
	if got := b.shownTexts(row); !slices.Equal(got, texts) {
		t.Errorf("row %d shows %q, want %q", row, got, texts)
	}
}

func TestGridShowsOnlyVisibleRows(t *testing.T) {
	b := newGridBench(t, 1_000_000)
	b.wantRow(t, 0, "0", "0", "Open", "0")
	b.wantRow(t, 10)
	if len(b.live) != 10 {
		t.Errorf("%d rows drawn for a view of ten", len(b.live))
	}
	for range 500 {
		b.scrollTo(0, b.y+1777)
	}
	b.keys(fyne.KeyEnd)
	b.wantRow(t, 999_999, "999999", "999999", "Open", "999999000")
	if objects := len(test.LaidOutObjects(b.Grid)); objects > 300 {
		t.Errorf("%d canvas objects for ten rows of four cells", objects)
	}
	if len(b.pages.pages) > gridPagesKept {
		t.Errorf("%d pages held, want at most %d", len(b.pages.pages), gridPagesKept)
	}
}

func TestGridRowsFarDownStandExactly(t *testing.T) {
	b := newGridBench(t, 1_000_000)
	b.scrollTo(0, 27_000_001)
	for i := range b.live {
		if got, want := b.rowTop(i), float32(i*28-27_000_001); got != want {
			t.Errorf("row %d stands at %v, want %v", i, got, want)
		}
	}
	if got := b.lineAt(fyne.NewPos(10, HeaderHeight+27)); got != 964_286 {
		t.Errorf("row under the pointer is %d, want 964286", got)
	}
}

func TestGridAsksTheVisiblePageFirst(t *testing.T) {
	b := newGridBench(t, 1_000)
	b.source.asked = nil
	b.scrollTo(0, 450*28)
	if want := []int{448, 512, 384}; !slices.Equal(b.source.asked, want) {
		t.Errorf("asked for rows from %v, want %v", b.source.asked, want)
	}
}

func TestGridDropsLateAnswers(t *testing.T) {
	b := newGridBench(t, 10)
	b.source.held = true
	b.source.prefix = "old "
	b.Reload()
	b.source.prefix = "new "
	b.Reload()
	late, current := b.source.waiting[0], b.source.waiting[1]
	current()
	late()
	b.wantRow(t, 3, "3", "new 3", "Open", "3000")
}

func TestGridKeepsOldRowsUntilNewOnesCome(t *testing.T) {
	b := newGridBench(t, 10)
	b.source.held, b.source.prefix = true, "new "
	b.Reload()
	b.wantRow(t, 3, "3", "3", "Open", "3000")
	if b.loading.Visible() {
		t.Error("the loading bar shows at once")
	}
	b.clock.Advance(gridPatience)
	if !b.loading.Visible() || b.live[3].cells[1].text.Color != Paint(ColorText3) {
		t.Error("after a while the bar does not show, or the old rows do not fade")
	}
	b.source.answer()
	b.wantRow(t, 3, "3", "new 3", "Open", "3000")
	if b.loading.Visible() || b.live[3].cells[1].text.Color != Paint(ColorText) {
		t.Error("the new rows look old")
	}
}

func TestGridShowsEmptyRowsWhileTheyLoad(t *testing.T) {
	b := newGridBench(t, 10_000)
	b.source.held = true
	b.scrollTo(0, 5_000*28)
	b.wantRow(t, 5_000)
	b.source.answer()
	b.wantRow(t, 5_000, "5000", "5000", "Open", "5000000")
}

func TestGridTellsOfAFailedFetchOnce(t *testing.T) {
	b := newGridBench(t, 10)
	var told []error
	b.OnError = func(err error) { told = append(told, err) }
	b.source.fail = errors.New("disk")
	b.Reload()
	b.scrollTo(0, 1)
	b.wantRow(t, 3, "3", "3", "Open", "3000")
	if len(told) != 1 {
		t.Errorf("told %d times, want once", len(told))
	}
}

func TestGridReloadKeepsThePlaceAndResetDoesNot(t *testing.T) {
	b := newGridBench(t, 1_000)
	b.scrollTo(0, 2_800)
	b.Select("105")
	b.Reload()
	if b.y != 2_800 {
		t.Errorf("reload scrolled to %v", b.y)
	}
	b.wantSelected(t, "105")
	b.Reset()
	if b.y != 0 {
		t.Errorf("reset left the scroll at %v", b.y)
	}
	b.wantSelected(t)
}

func TestGridEmptyState(t *testing.T) {
	b := newGridBench(t, 10)
	pressed := false
	b.SetEmpty("No opportunities match.", "Clear filters", func() { pressed = true })
	if b.empty.Visible() {
		t.Error("shown beside rows")
	}
	b.SetCount(0)
	if !b.empty.Visible() {
		t.Fatal("not shown without rows")
	}
	for _, o := range test.LaidOutObjects(b.empty) {
		if button, ok := o.(*Button); ok {
			test.Tap(button)
		}
	}
	if !pressed {
		t.Error("the button does not act")
	}
}

func TestGridRightClickTellsRowAndColumn(t *testing.T) {
	b := newGridBench(t, 100)
	b.scrollTo(0, 28*20)
	var row deal
	var column string
	b.OnCellMenu = func(d deal, c string, _ fyne.Position) { row, column = d, c }
	test.TapSecondaryAt(b.Grid, b.at(23, 200))
	if row.number != 23 || column != "state" {
		t.Errorf("row %d column %q, want row 23 column state", row.number, column)
	}
	b.wantSelected(t, "23")

	b.Select("22", "23")
	test.TapSecondaryAt(b.Grid, b.at(22, 10))
	if row.number != 22 || column != "number" {
		t.Errorf("row %d column %q, want row 22 column number", row.number, column)
	}
	b.wantSelected(t, "22", "23")
}

func TestGridDoubleClickOpensOnRelease(t *testing.T) {
	b := newGridBench(t, 100)
	opened := []int{}
	b.OnOpen = func(d deal) { opened = append(opened, d.number) }
	click := func(row int, after time.Duration) {
		b.now = b.now.Add(after)
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = b.at(row, 120)
		b.MouseDown(e)
		b.MouseUp(e)
	}
	click(3, 0)
	click(3, time.Second) // too late
	click(4, 100*time.Millisecond)
	click(4, 100*time.Millisecond) // a double click
	click(4, 100*time.Millisecond) // a third is a first
	if !slices.Equal(opened, []int{4}) {
		t.Errorf("opened %v, want [4]", opened)
	}
}

func TestGridTooltips(t *testing.T) {
	b := newGridBench(t, 10)
	b.source.prefix = "A name far too long for its column "
	b.Reload()
	if got := b.shownTexts(2)[1]; got == b.source.prefix+"2" || []rune(got)[len([]rune(got))-1] != '…' {
		t.Errorf("shown as %q, want it cut off", got)
	}
	if got, want := b.TooltipAt(b.at(2, 100)), b.source.prefix+"2"; got != want {
		t.Errorf("tooltip %q, want %q", got, want)
	}
	if got := b.TooltipAt(b.at(2, 200)); got != "" {
		t.Errorf("a text that fits has the tooltip %q", got)
	}
	test.MoveMouse(b.window.Canvas(), b.at(2, 100))
	layer := b.window.Content().(*TooltipLayer)
	if layer.TooltipText() != "" {
		t.Error("the tooltip shows at once")
	}
	test.MoveMouse(b.window.Canvas(), b.at(2, 200))
	b.clock.Advance(TooltipAfter)
	if layer.TooltipText() != "" {
		t.Error("the tooltip shows where the pointer is no longer")
	}
	test.MoveMouse(b.window.Canvas(), b.at(2, 100))
	b.clock.Advance(TooltipAfter)
	if got, want := layer.TooltipText(), b.source.prefix+"2"; got != want {
		t.Errorf("the tooltip on show is %q, want %q", got, want)
	}
	b.press(2, 0)
	if layer.TooltipText() != "" {
		t.Error("a click leaves the tooltip")
	}
}

func TestGridPaintsTheSelectedAndTheHoveredRow(t *testing.T) {
	b := newGridBench(t, 10)
	b.Select("1")
	test.MoveMouse(b.window.Canvas(), b.at(3, 350))
	picture := b.window.Canvas().Capture()
	wantPixel(t, picture, 1, b.at(1, 0).Y, ColorAccent)
	wantPixel(t, picture, 390, b.at(1, 0).Y, ColorAccentSoft)
	wantPixel(t, picture, 390, b.at(3, 0).Y, ColorHover)
	wantPixel(t, picture, 390, b.at(2, 0).Y, ColorSurface)
	wantPixel(t, picture, 390, HeaderHeight+RowHeight-1, ColorBorder)
}

func wantPixel(t *testing.T, picture image.Image, x int, y float32, name fyne.ThemeColorName) {
	t.Helper()
	gr, gg, gb, ga := picture.At(x, int(y)).RGBA()
	wr, wg, wb, wa := Paint(name).RGBA()
	if [4]uint32{gr, gg, gb, ga} != [4]uint32{wr, wg, wb, wa} {
		t.Errorf("pixel %d,%v is %v, want %s", x, y, picture.At(x, int(y)), name)
	}
}

// BenchmarkGridPageDown scrolls a page of a million rows on, and paints it.
func BenchmarkGridPageDown(b *testing.B) {
	g := newGridBench(b, 1_000_000)
	g.window.Resize(fyne.NewSize(1366, 620))
	for b.Loop() {
		g.scrollTo(0, g.y+float64(g.view.Height))
		if g.y >= g.height()-float64(g.view.Height) {
			g.y = 0
		}
	}
}

// BenchmarkGridReload builds the view of a million rows anew.
func BenchmarkGridReload(b *testing.B) {
	g := newGridBench(b, 1_000_000)
	g.window.Resize(fyne.NewSize(1366, 620))
	for b.Loop() {
		g.Reload()
	}
}

// BenchmarkGridCapture paints the view of a million rows without a graphics card.
func BenchmarkGridCapture(b *testing.B) {
	g := newGridBench(b, 1_000_000)
	g.window.Resize(fyne.NewSize(1366, 620))
	for b.Loop() {
		g.scrollTo(0, g.y+float64(g.view.Height))
		g.window.Canvas().Capture()
	}
}
