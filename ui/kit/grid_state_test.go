package kit

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

// restored is another grid of as many rows in the state of the first, as after a restart.
func restoredBench(t *testing.T, from *gridBench, total int, change func(*GridOptions[deal])) *gridBench {
	t.Helper()
	text, err := json.Marshal(from.State())
	if err != nil {
		t.Fatal(err)
	}
	var state GridState
	if err := json.Unmarshal(text, &state); err != nil {
		t.Fatal(err)
	}
	b := newGridBenchOf(t, total, dealColumns(), change)
	b.SetState(state)
	return b
}

func TestGridStateRoundTrip(t *testing.T) {
	b := newGridBench(t, 1_000)
	b.SetSort(Sort{Column: "number", Descending: true})
	b.SetLayout([]ColumnState{{ID: "number", Width: 60}, {ID: "name", Width: 500}})
	b.press(2, 0)
	b.scrollTo(120, 500*28+9)
	b.press(503, 0)
	b.press(505, fyne.KeyModifierControl)

	after := restoredBench(t, b, 1_000, nil)
	after.SetLayout(b.Layout())
	told := 0
	after.OnSelected = func(Selection) { told++ }
	after.source.held = true
	if got := after.State().Top; got != 500 {
		t.Errorf("before its rows came the top is %d, want 500", got)
	}
	after.SetCount(1_000)
	after.source.answer()
	if len(after.source.asked) == 0 || after.source.asked[0] != 500/gridPageSize*gridPageSize {
		t.Errorf("asked for rows from %v, want those of row 500 at once", after.source.asked)
	}
	if after.y != 500*28 || after.x != 120 || after.CurrentColumn() != "name" || after.Sort() != b.Sort() {
		t.Errorf("scrolled to %v, %v in %q, %v", after.x, after.y, after.CurrentColumn(), after.Sort())
	}
	after.wantSelected(t, "496", "494")
	if diff := cmp.Diff(b.State(), after.State()); diff != "" {
		t.Errorf("state (-before +after):\n%s", diff)
	}
	after.takeFocus()
	after.keys(fyne.KeyDown)
	after.wantSelected(t, "493")
}

func TestGridStateFollowsTheRecord(t *testing.T) {
	b := newGridBench(t, 100)
	b.press(3, 0)
	after := restoredBench(t, b, 100, nil)
	after.SetSort(Sort{Column: "number", Descending: true}) // it stands elsewhere now
	after.SetCount(100)
	if row, ok := after.Current(); !ok || row.number != 3 {
		t.Errorf("the current row is %v, want 3", row)
	}
}

func TestGridStateOfGroups(t *testing.T) {
	groups := []GridGroup{{ID: "a", Label: "A", Count: 300}, {ID: "b", Label: "B", Count: 400}, {ID: "c", Label: "C", Count: 300}}
	b := newGridBench(t, 1_000)
	b.SetGroups(groups)
	b.SetCollapsed([]string{"a"})
	for _, top := range []int{1, 2, 50, 402, 405} { // the headers of b and c among them
		b.scrollTo(0, float64(top)*28)
		want := []string{b.line(top), b.line(top + 1), b.line(top + 9)}
		after := restoredBench(t, b, 1_000, func(o *GridOptions[deal]) { o.Grouped = func() bool { return true } })
		after.SetCount(1_000)
		after.SetGroups(groups)
		if got := []string{after.line(top), after.line(top + 1), after.line(top + 9)}; !slices.Equal(got, want) {
			t.Errorf("from line %d on %q is shown, want %q", top, got, want)
		}
	}
	if got := b.State().Collapsed; !slices.Equal(got, []string{"a"}) {
		t.Errorf("collapsed %v, want a", got)
	}
}

func TestGridStateAfterRowsWent(t *testing.T) {
	b := newGridBench(t, 1_000)
	b.scrollTo(0, 900*28)
	b.press(905, 0)
	after := restoredBench(t, b, 20, nil)
	after.SetCount(20)
	after.wantRow(t, 19, "19", "19", "Open", "19000")
	if _, ok := after.Current(); ok {
		t.Error("a row that went is the current one")
	}
}

func TestGridStateBoundsTheSelection(t *testing.T) {
	b := newGridBench(t, 3_000)
	ids := make([]string, 1_001)
	for i := range ids {
		ids[i] = fmt.Sprint(i)
	}
	b.Select(ids[:1_000]...)
	if got := len(b.State().Selected); got != 1_000 {
		t.Errorf("%d kept of 1000", got)
	}
	b.Select(ids...)
	if got := len(b.State().Selected); got != 0 {
		t.Errorf("%d kept of 1001: a part is not what was selected", got)
	}
	b.SelectAll()
	b.press(3, fyne.KeyModifierControl)
	after := restoredBench(t, b, 3_000, nil)
	if got := after.Selection(); !got.All || !slices.Equal(got.IDs, []string{"3"}) {
		t.Errorf("selection %+v, want all but 3", got)
	}
}

func TestGridStateGivesWayToThePerson(t *testing.T) {
	b := newGridBench(t, 1_000)
	b.scrollTo(0, 500*28)
	after := restoredBench(t, b, 1_000, nil)
	after.Reset() // another filter
	after.SetCount(1_000)
	if after.y != 0 {
		t.Errorf("scrolled to %v, want the top", after.y)
	}
}
