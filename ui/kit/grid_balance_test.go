package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

// widths are those of the shown columns, by id.
func (b *gridBench) widths() map[string]float32 {
	widths := map[string]float32{}
	for _, c := range b.columns.shown {
		widths[c.ID] = c.Width
	}
	return widths
}

func newBalancedBench(t *testing.T, total int, prefix string) *gridBench {
	t.Helper()
	b := newGridBenchOf(t, total, dealColumns(), func(o *GridOptions[deal]) { o.Balanced = true })
	b.source.prefix = prefix
	b.SetCount(total)
	return b
}

func TestBalancedColumnsFillTheWidth(t *testing.T) {
	for _, prefix := range []string{"", "A name ", "A name that is far too long for any window of this size "} {
		for _, total := range []int{0, 3, 100, 5000} {
			b := newBalancedBench(t, total, prefix)
			if got := b.columns.width; got != 400 {
				t.Errorf("%d rows of %q: the columns are %v wide in 400", total, prefix, got)
			}
		}
	}
}

func TestABalancedColumnGivesWhatItDoesNotNeed(t *testing.T) {
	b := newBalancedBench(t, 100, "Modular offices, lot ")
	name, state := (Cell{Text: "Modular offices, lot 10"}).width(), (Cell{Text: "Open", Dot: Paint(ColorSt1)}).width()
	if got := b.widths(); got["name"] < name || got["state"] < state || got["state"] >= 100 {
		t.Errorf("widths %v, want name of %v and state of %v to show whole", got, name, state)
	}
}

func TestAFewLongTextsTakeNoRoom(t *testing.T) {
	columns := dealColumns()
	columns[1].Cell = func(d deal) Cell {
		if d.number == 50 {
			return Cell{Text: "A name that is far too long for any window of this size and for most others"}
		}
		return Cell{Text: "Name"}
	}
	b := newGridBenchOf(t, 100, columns, func(o *GridOptions[deal]) { o.Balanced = true })
	b.SetCount(100)
	if got := b.widths(); got["state"] < 60 || got["name"] > 200 {
		t.Errorf("widths %v: one name has taken the room of all", got)
	}
}

func TestBalancedColumnsScrollInANarrowWindow(t *testing.T) {
	b := newBalancedBench(t, 100, "A name that is far too long for any window of this size ")
	b.window.Resize(fyne.NewSize(250, 310))
	if got := b.widths(); got["name"] != 100 || b.columns.width <= 250 {
		t.Errorf("widths %v: no column is to be narrower than declared", got)
	}
	b.window.Resize(fyne.NewSize(600, 310))
	if b.columns.width != 600 {
		t.Errorf("the columns are %v wide in 600", b.columns.width)
	}
}

func TestColumnsAPersonArrangedStayAsTheyAre(t *testing.T) {
	b := newBalancedBench(t, 100, "Name ")
	var told [][]ColumnState
	b.OnLayoutChanged = func(states []ColumnState) { told = append(told, states) }
	edge := b.columns.find("name").left + b.columns.find("name").Width - 1
	b.dragTitle(edge, edge-30)
	kept := b.widths()
	b.window.Resize(fyne.NewSize(700, 310))
	if got := b.widths(); got["name"] != kept["name"] || got["state"] != kept["state"] {
		t.Errorf("widths %v after another size, want %v", got, kept)
	}
	b.ResetColumns()
	if b.columns.width != 700 {
		t.Errorf("the columns are %v wide in 700 after they were reset", b.columns.width)
	}
	if len(told) != 2 || told[0] == nil || told[1] != nil {
		t.Errorf("told of %v, want of a layout and of none", told)
	}
}

func TestTheTitleOfTheSortedColumnIsNotCutOff(t *testing.T) {
	columns := dealColumns()
	columns[0].Width, columns[0].Title = 40, "Number"
	b := newGridBenchOf(t, 5, columns, func(o *GridOptions[deal]) { o.Balanced = true })
	b.SetCount(5)
	b.SetSort(Sort{Column: "number"})
	if c := b.columns.find("number"); b.header.titleCut(c) || b.columns.width != 400 {
		t.Errorf("width %v of %v, want the title and its arrow to show", c.Width, b.columns.width)
	}
}

func TestATitleWithoutRoomIsShownShort(t *testing.T) {
	columns := dealColumns()
	columns[3].Title, columns[3].Short = "Days in the state it is in", "Days"
	b := newGridBenchOf(t, 5, columns, nil)
	b.SetCount(5)
	if got := b.header.titles[3].text.Text; got != "Days" {
		t.Errorf("title %q, want the short one", got)
	}
	if got := b.TooltipAt(fyne.NewPos(300, 10)); got != columns[3].Title {
		t.Errorf("tooltip %q, want the whole title", got)
	}
	b.FitColumn("amount")
	if got := b.header.titles[3].text.Text; got != columns[3].Title {
		t.Errorf("title %q where there is room", got)
	}
}
