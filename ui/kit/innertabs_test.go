package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestInnerTabsShowOnePage(t *testing.T) {
	first, second := block(10, 10), block(10, 10)
	tabs := NewInnerTabs(InnerTab{Title: "Activities", Count: "11", Content: first}, InnerTab{Title: "Notes", Content: second})
	var selected []int
	tabs.OnSelect = func(i int) { selected = append(selected, i) }
	w, _ := showInWindow(t, 400, 300, tabs)
	if !first.Visible() || second.Visible() {
		t.Fatal("the first page is not the one on show")
	}

	test.Tap(tabs.heads[1])
	if first.Visible() || !second.Visible() {
		t.Error("the second page is not the one on show")
	}
	w.Canvas().Focus(tabs.heads[1])
	typeKey(w, fyne.KeyRight)
	typeKey(w, fyne.KeyLeft)
	if !slices.Equal(selected, []int{1, 0}) || w.Canvas().Focused() != fyne.Focusable(tabs.heads[0]) {
		t.Errorf("selected %v with the keyboard at %v", selected, w.Canvas().Focused())
	}
}

func TestInnerTabCountChanges(t *testing.T) {
	tabs := NewInnerTabs(InnerTab{Title: "Quotations", Count: "2"})
	showInWindow(t, 400, 300, tabs)
	tabs.SetCount(0, "3")
	if got := textsIn(tabs); !slices.Equal(got, []string{"Quotations", "3"}) {
		t.Errorf("texts %q", got)
	}
}
