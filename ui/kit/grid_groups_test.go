package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// threeGroups are ten rows: three won, none lost, seven open.
func threeGroups() []GridGroup {
	return []GridGroup{
		{ID: "won", Label: "Won", Count: 3, Dot: Paint(ColorWonDot), Cells: map[string]Cell{"amount": {Text: "3000", Tooltip: "of three"}}},
		{ID: "lost", Label: "Lost"},
		{ID: "open", Label: "Open", Count: 7, Says: "seven", Cells: map[string]Cell{"number": {Text: "7"}, "amount": {Text: "42000"}}},
	}
}

func newGroupBench(t testing.TB) *gridBench {
	b := newGridBench(t, 10)
	b.SetGroups(threeGroups())
	return b
}

// line is what a line in view shows: the label of a group, or the number of a record.
func (b *gridBench) line(i int) string {
	r := b.live[i]
	switch {
	case r == nil:
		return "out of view"
	case b.lines.at(i).isHeader():
		return r.cells[1].text.Text + " " + r.cells[1].tag.Text
	case r.cells == nil || r.cells[0].box.Hidden:
		return "…"
	}
	return r.cells[0].text.Text
}

func (b *gridBench) wantLines(t *testing.T, want ...string) {
	t.Helper()
	var got []string
	for i := range b.live {
		got = append(got, fmt.Sprintf("%03d %s", i, b.line(i)))
	}
	slices.Sort(got)
	for i := range got {
		got[i] = got[i][4:]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestGridShowsGroups(t *testing.T) {
	b := newGroupBench(t)
	b.wantLines(t, "Won 3", "0", "1", "2", "Lost 0", "Open seven", "3", "4", "5", "6")
	open := b.live[5]
	if got := open.cells[2].text; got.Text != "42000" || !got.TextStyle.Bold {
		t.Errorf("the subtotal is %q, bold %v", got.Text, got.TextStyle.Bold)
	}
	right := func(c *gridCell) float32 { return c.text.Position().X + c.text.Size().Width }
	if right(open.cells[2]) != right(b.live[6].cells[3]) {
		t.Error("the subtotal does not stand under its column")
	}
	if b.live[0].cells[1].dot.FillColor != Paint(ColorWonDot) {
		t.Error("a group has not its dot")
	}
	b.dragTitle(159, 200)
	if right(open.cells[2]) != right(b.live[6].cells[3]) {
		t.Error("the subtotal does not follow a column that is resized")
	}
	b.SetGroups(nil)
	b.wantLines(t, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
}

func TestGridSubtotalsFollowTheirColumn(t *testing.T) {
	b := newGroupBench(t)
	b.window.Resize(fyne.NewSize(700, 310))
	b.dragTitle(350, 170) // the amounts before the states
	if want := []string{"number", "name", "amount", "state"}; !slices.Equal(ids(b.Layout()), want) {
		t.Fatalf("order %v, want %v", ids(b.Layout()), want)
	}
	c := b.columns.find("amount")
	subtotal := b.live[0].cells[2]
	if at := subtotal.text.Position().X; subtotal.text.Text != "3000" || at < c.left || at > c.left+c.Width {
		t.Errorf("the subtotal %q stands at %v, its column at %v", subtotal.text.Text, at, c.left)
	}
}

func TestGridSubtotalsMakeTheirColumnGrow(t *testing.T) {
	b := newGridBench(t, 10)
	groups := threeGroups()
	groups[0].Cells["amount"] = Cell{Text: "123.456.789.012.345"}
	b.SetGroups(groups)
	c := b.columns.find("amount")
	if want := (Cell{Text: "123.456.789.012.345", Bold: true}).width(); b.columns.room(c) != want {
		t.Errorf("the column has room for %v, want %v", b.columns.room(c), want)
	}
}

func TestGridClickOnAGroupCollapsesIt(t *testing.T) {
	b := newGroupBench(t)
	var told [][]string
	b.OnCollapse = func(ids []string) { told = append(told, ids) }
	b.press(1, 0)
	b.press(0, 0)
	b.wantLines(t, "Won 3", "Lost 0", "Open seven", "3", "4", "5", "6", "7", "8", "9")
	b.wantSelected(t, "0") // what is selected stays
	b.press(2, 0)
	b.wantLines(t, "Won 3", "Lost 0", "Open seven")
	b.press(0, 0)
	b.wantLines(t, "Won 3", "0", "1", "2", "Lost 0", "Open seven")
	if want := [][]string{{"won"}, {"open", "won"}, {"open"}}; !cmp.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	if id, ok := b.CurrentGroup(); !ok || id != "won" {
		t.Errorf("the keyboard is at group %q", id)
	}
	if got := b.lineAt(fyne.NewPos(10, HeaderHeight+6*RowHeight+1)); got != -1 {
		t.Errorf("below the last line is line %d", got)
	}
}

func TestGridCollapsedGroupsSurviveOtherGroups(t *testing.T) {
	b := newGroupBench(t)
	b.SetCollapsed([]string{"open", "gone"})
	b.wantLines(t, "Won 3", "0", "1", "2", "Lost 0", "Open seven")
	b.SetGroups([]GridGroup{{ID: "hold", Label: "On hold", Count: 2}, {ID: "open", Label: "Open", Count: 8}})
	b.wantLines(t, "On hold 2", "0", "1", "Open 8")
	if want := []string{"gone", "open"}; !slices.Equal(b.Collapsed(), want) {
		t.Errorf("collapsed %v, want %v", b.Collapsed(), want)
	}
	b.ExpandAll()
	b.wantLines(t, "On hold 2", "0", "1", "Open 8", "2", "3", "4", "5", "6", "7")
	b.CollapseAll()
	b.wantLines(t, "On hold 2", "Open 8")
}

func TestGridKeyboardGoesThroughGroups(t *testing.T) {
	b := newGroupBench(t)
	down := func(want ...string) {
		t.Helper()
		b.keys(fyne.KeyDown)
		b.wantSelected(t, want...)
	}
	down() // the first line is a group, which is no record
	down("0")
	down("1")
	down("2")
	down() // Lost
	down() // Open
	down("3")
	b.keys(fyne.KeyHome)
	b.wantSelected(t)
	b.keys(fyne.KeyLeft)
	b.wantLines(t, "Won 3", "Lost 0", "Open seven", "3", "4", "5", "6", "7", "8", "9")
	b.keys(fyne.KeyLeft) // is collapsed already
	b.keys(fyne.KeyRight)
	b.wantLines(t, "Won 3", "0", "1", "2", "Lost 0", "Open seven", "3", "4", "5", "6")
	b.keys(fyne.KeySpace)
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.wantLines(t, "Won 3", "Lost 0", "Open seven")
	b.keys(fyne.KeyEnd, fyne.KeyDown)
	if id, ok := b.CurrentGroup(); !ok || id != "open" {
		t.Errorf("the last line is %q, want the group open", id)
	}
	b.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierShortcutDefault})
	b.keys(fyne.KeyEnd)
	b.wantSelected(t, "9")
}

func TestGridRangesGoAcrossGroups(t *testing.T) {
	b := newGroupBench(t)
	b.press(2, 0)
	b.press(7, fyne.KeyModifierShift)
	b.wantSelected(t, "1", "2", "3", "4")
	b.withShift(fyne.KeyUp, fyne.KeyUp) // up to the header
	b.wantSelected(t, "1", "2")
	b.SetCollapsed([]string{"open"})
	b.press(1, 0)
	b.withShift(fyne.KeyEnd)
	b.wantSelected(t, "0", "1", "2") // what does not show is not selected
	b.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := b.Selection().Count(b.Count()); got != 10 {
		t.Errorf("all are %d, want 10", got)
	}
}

func TestGridRangesAcrossGroupsNotLoaded(t *testing.T) {
	b := newGridBench(t, 3_000)
	b.SetGroups([]GridGroup{{ID: "a", Count: 1_000}, {ID: "b", Count: 500}, {ID: "c", Count: 1_500}})
	b.SetCollapsed([]string{"b"})
	b.press(1, 0)
	b.source.held = true
	b.withShift(fyne.KeyEnd)
	b.source.answer()
	got := b.Selection()
	if got.Contains("1000") || got.Contains("1499") || !got.Contains("999") || !got.Contains("1500") || !got.Contains("2999") || len(got.IDs) != 2_500 {
		t.Errorf("%d selected, want the 2500 of the first and the last group", len(got.IDs))
	}
}

func TestGridCollapsingTheGroupOfTheCursorGoesToItsHeader(t *testing.T) {
	b := newGroupBench(t)
	b.press(7, 0)
	b.CollapseAll()
	if id, ok := b.CurrentGroup(); !ok || id != "open" {
		t.Errorf("the keyboard is at %q, want the group open", id)
	}
	if _, ok := b.Current(); ok {
		t.Error("a group is a current row")
	}
	b.ExpandAll()
	b.MoveTo(8)
	b.CollapseAll()
	b.MoveTo(8) // expands
	if row, _ := b.Current(); row.number != 8 {
		t.Errorf("the current row is %v, want 8", row)
	}
	b.wantLines(t, "Won 3", "Lost 0", "Open seven", "3", "4", "5", "6", "7", "8", "9")
}

func TestGridCollapsingLeavesTheTopLine(t *testing.T) {
	b := newGridBench(t, 1_000)
	b.SetGroups([]GridGroup{{ID: "a", Label: "A", Count: 500}, {ID: "b", Label: "B", Count: 500}})
	b.scrollTo(0, 600*28+5)
	before := b.line(600)
	b.SetCollapsed([]string{"a"})
	if line := int(b.y) / 28; b.line(line) != before || int(b.y)%28 != 5 {
		t.Errorf("at the top is %q, want %q", b.line(line), before)
	}
}

func TestGridMenusInGroups(t *testing.T) {
	b := newGroupBench(t)
	did := ""
	b.OnCellMenu = func(d deal, column string, _ fyne.Position) { did = fmt.Sprint(d.number, " ", column) }
	test.TapSecondaryAt(b.Grid, b.at(6, 200))
	if did != "3 state" {
		t.Errorf("menu of %q, want 3 state", did)
	}
	test.TapSecondaryAt(b.Grid, b.at(5, 200))
	items := b.GroupItems("open")
	menu, ok := b.window.Canvas().Overlays().Top().(*ContextMenu)
	if !ok {
		t.Fatal("no menu of a group")
	}
	menu.Close()
	items[0].Run()
	b.wantLines(t, "Won 3", "0", "1", "2", "Lost 0", "Open seven")
	b.OnGroupMenu = func(id string, _ fyne.Position) { did = id }
	test.TapSecondaryAt(b.Grid, b.at(5, 200))
	b.wantSelected(t, "3") // it is no record
	if did != "open" {
		t.Errorf("menu of %q, want open", did)
	}
	did = ""
	b.keys(desktop.KeyMenu)
	if did != "open" {
		t.Errorf("the menu key offers that of %q, want open", did)
	}
}

func TestGridTooltipsOfGroups(t *testing.T) {
	b := newGroupBench(t)
	if got := b.TooltipAt(b.at(0, 300)); got != "of three" {
		t.Errorf("tooltip of a subtotal %q", got)
	}
	if got := b.TooltipAt(b.at(0, 40)); got != "" {
		t.Errorf("a label that fits has the tooltip %q", got)
	}
	groups := threeGroups()
	groups[0].Label = strings.Repeat("A customer with a long name ", 4)
	b.SetGroups(groups)
	if got := b.TooltipAt(b.at(0, 40)); got != groups[0].Label {
		t.Errorf("tooltip of a label cut off is %q", got)
	}
}

func TestGridGroupLabelsStayInView(t *testing.T) {
	b := newGroupBench(t)
	b.SetLayout([]ColumnState{{ID: "number", Width: 60}, {ID: "name", Width: 500}})
	b.scrollTo(200, 0)
	label := b.live[0].cells[1]
	if x := label.dot.Position().X + b.live[0].strip.Position().X; x < 0 || x > 60 {
		t.Errorf("the label stands at %v of the view", x)
	}
}

func TestGridManyGroupsOfAMillionRows(t *testing.T) {
	b := newGridBench(t, 1_000_000)
	groups := make([]GridGroup, 5_000)
	for i := range groups {
		groups[i] = GridGroup{ID: fmt.Sprint(i), Label: fmt.Sprint("Group ", i), Count: 200}
	}
	b.SetGroups(groups)
	b.keys(fyne.KeyEnd)
	if got := b.line(b.lines.count() - 1); got != "999999" {
		t.Errorf("the last line is %q", got)
	}
	for i := range 500 {
		b.scrollTo(0, float64(i)*56_280)
	}
	b.CollapseAll()
	b.keys(fyne.KeyEnd)
	if got := b.line(4_999); got != "Group 4999 200" {
		t.Errorf("the last group is %q", got)
	}
	if objects := len(test.LaidOutObjects(b.Grid)); objects > 350 {
		t.Errorf("%d canvas objects for ten lines of four cells", objects)
	}
}

func TestGridGroupsAreDrawnAsTheirExpansion(t *testing.T) {
	b := newGridBench(t, 0)
	rapid.Check(t, func(t *rapid.T) {
		groups, collapsed := drawnGroups(t, 60)
		rows := 0
		for _, g := range groups {
			rows += g.Count
		}
		b.source.total = rows
		b.SetCollapsed(nil)
		for id := range collapsed {
			b.collapsed[id] = true
		}
		b.SetCount(rows)
		b.Reset()
		b.SetGroups(groups)
		for range 5 {
			b.scrollTo(0, float64(rapid.IntRange(0, (rows+len(groups))*28).Draw(t, "scroll")))
			g := groups[rapid.IntRange(0, len(groups)-1).Draw(t, "toggled")]
			b.collapse(g.ID, !collapsed[g.ID])
			collapsed[g.ID] = !collapsed[g.ID]
			all := expanded(groups, collapsed)
			first := int(b.y) / 28
			for i := first; i < min(first+10, len(all)); i++ {
				want := fmt.Sprint(all[i].row)
				if all[i].isHeader() {
					want = fmt.Sprint(groups[all[i].group].Label, " ", groups[all[i].group].Count)
				}
				if got := b.line(i); got != want {
					t.Fatalf("line %d shows %q, want %q", i, got, want)
				}
			}
		}
	})
}
