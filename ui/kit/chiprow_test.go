package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// rowOf shows a row of chips in a window of a width.
func rowOf(t *testing.T, width float32, chips ...*Chip) (*chipRow, *formBench) {
	t.Helper()
	useLook(t)
	r := newChipRow()
	r.show(chips)
	window := test.NewTempWindow(t, r.box)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(width, 40))
	return r, &formBench{t, window, window.Canvas()}
}

func shownChips(r *chipRow) []string {
	var texts []string
	for _, o := range r.box.Objects {
		if chip := o.(*Chip); chip.Visible() {
			texts = append(texts, chip.Text())
		}
	}
	return texts
}

func fiveChips(tapped *string) []*Chip {
	var chips []*Chip
	for _, text := range []string{"First", "Second", "Third", "Fourth", "Fifth"} {
		chips = append(chips, NewChip(text, "12", func() { *tapped = text }))
	}
	return chips
}

func TestChipsWithoutRoomAreInTheMenuOfTheLast(t *testing.T) {
	var tapped string
	r, b := rowOf(t, 1000, fiveChips(&tapped)...)
	b.want("all fit", shownChips(r), []string{"First", "Second", "Third", "Fourth", "Fifth"})
	b.window.Resize(fyne.NewSize(300, 40))
	b.want("less room", shownChips(r), []string{"First", "Second", "More"})
	for i, o := range r.box.Objects {
		if end := o.Position().X + o.Size().Width; o.Visible() && end > 300 {
			t.Errorf("object %d ends at %v of 300", i, end)
		}
	}
	test.Tap(r.more)
	b.wantMenu("Third", "Fourth", "Fifth")
	b.want("the counts are told", b.menu()[0].Shortcut, "12")
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.want("tapped", tapped, "Fourth")
}

func TestTheChipInForceAlwaysShows(t *testing.T) {
	var tapped string
	chips := fiveChips(&tapped)
	chips[4].SetOn(true)
	r, b := rowOf(t, 300, chips...)
	b.want("shown", shownChips(r), []string{"First", "Fifth", "More"})
}

func TestAConditionIsTakenAwayByItsCrossOrByDelete(t *testing.T) {
	edited, removed := 0, 0
	c := NewConditionChip("State: New", func() { edited++ }, func() { removed++ })
	_, b := rowOf(t, 300, c)
	b.click(c, 20, 12)
	b.click(c, c.Size().Width-10, 12)
	b.canvas.Focus(c)
	b.keys(fyne.KeySpace, fyne.KeyDelete, fyne.KeyBackspace)
	b.want("edited", edited, 2)
	b.want("removed", removed, 3)
}

func TestAChipHasItsMenuByMouseAndByKey(t *testing.T) {
	var at []fyne.Position
	c := NewChip("My open", "2", nil)
	c.OnMenu = func(p fyne.Position) { at = append(at, p) }
	_, b := rowOf(t, 300, c)
	test.TapSecondaryAt(c, fyne.NewPos(10, 5))
	b.canvas.Focus(c)
	b.keys(desktop.KeyMenu)
	b.want("menus", len(at), 2)
}
