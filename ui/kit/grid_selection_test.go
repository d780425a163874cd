package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestGridClickSelectsAtOnce(t *testing.T) {
	b := newGridBench(t, 100)
	told := 0
	b.OnSelected = func(Selection) { told++ }
	b.press(2, 0)
	b.wantSelected(t, "2")
	b.press(4, 0)
	b.wantSelected(t, "4")
	if told != 2 {
		t.Errorf("told %d times, want 2", told)
	}
	if b.window.Canvas().Focused() != fyne.Focusable(b.Grid) {
		t.Error("a click does not take the keyboard")
	}
}

func TestGridCtrlAndShiftClick(t *testing.T) {
	b := newGridBench(t, 100)
	b.press(2, 0)
	b.press(5, fyne.KeyModifierControl)
	b.wantSelected(t, "2", "5")
	b.press(2, fyne.KeyModifierControl)
	b.wantSelected(t, "5")
	b.press(7, fyne.KeyModifierControl)
	b.press(4, fyne.KeyModifierShift) // from the last anchor, upwards
	b.wantSelected(t, "4", "5", "6", "7")
	b.press(9, fyne.KeyModifierShift) // the anchor stays
	b.wantSelected(t, "7", "8", "9")
	b.press(1, fyne.KeyModifierControl)
	b.press(2, fyne.KeyModifierControl|fyne.KeyModifierShift) // adds a range
	b.wantSelected(t, "1", "2", "7", "8", "9")
}

func TestGridClickBelowTheRowsClears(t *testing.T) {
	b := newGridBench(t, 3)
	b.press(1, 0)
	b.press(6, 0)
	b.wantSelected(t)
}

func TestGridKeyboardMoves(t *testing.T) {
	b := newGridBench(t, 100)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "0"}, {fyne.KeyDown, "1"}, {fyne.KeyUp, "0"}, {fyne.KeyUp, "0"},
		{fyne.KeyPageDown, "9"}, {fyne.KeyPageDown, "18"}, {fyne.KeyPageUp, "9"},
		{fyne.KeyEnd, "99"}, {fyne.KeyDown, "99"}, {fyne.KeyHome, "0"},
	} {
		b.keys(step.key)
		if got := b.Selection().IDs; !slices.Equal(got, []string{step.want}) {
			t.Fatalf("%s selects %v, want %s", step.key, got, step.want)
		}
		if b.live[b.cursor.index] == nil {
			t.Fatalf("%s leaves the cursor out of view", step.key)
		}
	}
}

func TestGridKeyboardExtends(t *testing.T) {
	b := newGridBench(t, 100)
	b.press(3, 0)
	b.withShift(fyne.KeyDown, fyne.KeyDown)
	b.wantSelected(t, "3", "4", "5")
	b.withShift(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	b.wantSelected(t, "2", "3")
	b.withShift(fyne.KeyHome)
	b.wantSelected(t, "0", "1", "2", "3")
}

func TestGridKeyboardCtrlMovesTheCursorAlone(t *testing.T) {
	b := newGridBench(t, 100)
	b.press(3, 0)
	ctrl := func(key fyne.KeyName, more fyne.KeyModifier) {
		b.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | more})
	}
	ctrl(fyne.KeyDown, 0)
	ctrl(fyne.KeyDown, 0)
	b.wantSelected(t, "3")
	if !b.frame.Visible() {
		t.Error("the cursor does not show on a row not selected")
	}
	b.keys(fyne.KeySpace)
	b.wantSelected(t, "3", "5")
	ctrl(fyne.KeyDown, fyne.KeyModifierShift)
	b.wantSelected(t, "3", "5", "6")
}

func TestGridKeysAct(t *testing.T) {
	b := newGridBench(t, 100)
	did := []string{}
	note := func(what string) func(deal) {
		return func(d deal) { did = append(did, what+dealID(d)) }
	}
	b.OnOpen, b.OnEdit = note("open "), note("edit ")
	b.OnDelete = func() { did = append(did, "delete") }
	b.OnType = func(r rune) { did = append(did, string(r)) }
	b.OnCellMenu = func(d deal, column string, _ fyne.Position) { did = append(did, "menu "+dealID(d)+" "+column) }
	b.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { did = append(did, "window "+string(e.Name)) })
	b.press(3, 0)
	b.keys(fyne.KeyReturn, fyne.KeyF2, fyne.KeyDelete, desktop.KeyMenu, fyne.KeyF5, fyne.KeyF10)
	b.withShift(fyne.KeyF10)
	b.TypedRune('ñ')
	b.TypedRune(' ')
	want := []string{"open 3", "edit 3", "delete", "menu 3 name", "window F5", "window F10", "menu 3 name", "ñ"}
	if !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
	b.keys(fyne.KeyEscape)
	b.wantSelected(t)
}

func TestGridSelectsAllByAFlag(t *testing.T) {
	b := newGridBench(t, 1_000_000)
	b.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.press(3, fyne.KeyModifierControl)
	if b.live[3].fill.Visible() || !b.live[4].fill.Visible() {
		t.Error("the rows are not marked as all but 3")
	}
	got := b.Selection()
	if !got.All || !slices.Equal(got.IDs, []string{"3"}) {
		t.Fatalf("selection %+v, want all but 3", got)
	}
	if got.Contains("3") || !got.Contains("999999") || got.Count(1_000_000) != 999_999 {
		t.Error("all but 3 is read wrongly")
	}
}

func TestGridSelectionSurvivesSorting(t *testing.T) {
	b := newGridBench(t, 10)
	b.press(2, 0)
	b.SetSort(Sort{Column: "number", Descending: true})
	b.wantSelected(t, "2")
	b.wantRow(t, 7, "2", "2", "Open", "2000")
	if b.live[7].fill.Hidden || !b.live[2].fill.Hidden {
		t.Error("the mark did not follow the record")
	}
	b.keys(fyne.KeyDown) // the cursor followed too
	b.wantSelected(t, "1")
}

func TestGridEnterDoesNotOpenAnotherRecordThanTheCursors(t *testing.T) {
	b := newGridBench(t, 1_000)
	opened := []int{}
	b.OnOpen = func(d deal) { opened = append(opened, d.number) }
	b.press(2, 0)
	b.SetSort(Sort{Column: "number", Descending: true}) // 2 is now far down, not loaded
	b.keys(fyne.KeyReturn)
	if len(opened) > 0 {
		t.Errorf("opened %v", opened)
	}
	b.press(2, 0)
	b.keys(fyne.KeyReturn)
	if !slices.Equal(opened, []int{997}) {
		t.Errorf("opened %v, want [997]", opened)
	}
}

func TestGridRangeBeyondLoadedRows(t *testing.T) {
	b := newGridBench(t, 3_000)
	b.press(0, 0)
	b.source.held = true
	b.withShift(fyne.KeyEnd)
	b.source.answer()
	if got := len(b.Selection().IDs); got != 3_000 {
		t.Errorf("%d selected, want 3000", got)
	}

	b.press(2_995, 0)
	b.withShift(fyne.KeyHome)
	b.press(2, 0) // another selection, before the answer
	b.source.answer()
	b.wantSelected(t, "2")
}
