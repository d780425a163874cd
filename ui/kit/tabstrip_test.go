package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

type tabNotes struct{ selected, closed []string }

func showTabs(t *testing.T, width float32, active string, tabs ...Tab) (fyne.Window, *TabStrip, *tabNotes) {
	t.Helper()
	notes := &tabNotes{}
	s := NewTabStrip(
		func(id string) { notes.selected = append(notes.selected, id) },
		func(id string) { notes.closed = append(notes.closed, id) })
	w, _ := showInWindow(t, width, 300, container.New(Rows(0), s))
	s.SetTabs(active, tabs...)
	return w, s, notes
}

func numbered(count int) []Tab {
	var tabs []Tab
	for i := range count {
		tabs = append(tabs, Tab{ID: fmt.Sprint(i), Title: fmt.Sprintf("Opportunity %d", 1000+i)})
	}
	return tabs
}

func TestTabIsSelectedByClickAndNextPrevious(t *testing.T) {
	_, s, notes := showTabs(t, 800, "0", numbered(3)...)
	test.Tap(s.views[1])
	s.Next()
	s.Next()
	s.Previous()
	if want := []string{"1", "2", "0", "2"}; !slices.Equal(notes.selected, want) {
		t.Errorf("selected %v, want %v", notes.selected, want)
	}
}

func TestTheTabInFrontIsSelectedAnewByAClick(t *testing.T) {
	_, s, notes := showTabs(t, 800, "1", numbered(2)...)
	test.Tap(s.views[1])
	if want := []string{"1"}; !slices.Equal(notes.selected, want) {
		t.Errorf("selected %v; the keyboard, which the click took, does not come back", notes.selected)
	}
}

func TestClosingAsksAndLeavesTheTab(t *testing.T) {
	_, s, notes := showTabs(t, 800, "0", numbered(3)...)
	test.Tap(s.views[1].close)
	s.views[2].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonTertiary})
	s.views[0].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if want := []string{"1", "2"}; !slices.Equal(notes.closed, want) {
		t.Errorf("asked to close %v, want %v", notes.closed, want)
	}
	if len(s.Tabs()) != 3 || len(notes.selected) != 0 {
		t.Errorf("%d tabs left, selected %v; the shell decides", len(s.Tabs()), notes.selected)
	}
}

func TestDirtyTabIsMarked(t *testing.T) {
	_, s, _ := showTabs(t, 800, "a", Tab{ID: "a", Title: "Bottling line", Dirty: true}, Tab{ID: "b", Title: "Board"})
	if got := without(textsIn(s), ""); !slices.Equal(got, []string{"Bottling line", "•", "Board"}) {
		t.Errorf("titles %q", got)
	}
}

func TestCrowdedStripKeepsTheActiveTabOnShow(t *testing.T) {
	w, s, _ := showTabs(t, 500, "0", numbered(9)...)
	if !s.more.Visible() || s.views[8].Visible() {
		t.Fatal("nine tabs seem to fit in 500")
	}
	for range 8 {
		s.Next()
		if view := s.views[s.index()]; !view.Visible() || view.Position().X+view.Size().Width > 500 {
			t.Errorf("tab %s is active but not on show", s.Active())
		}
	}
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 10}})
	if s.first == 0 {
		t.Error("one turn of the wheel went to the beginning")
	}

	test.Tap(s.more)
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyReturn)
	if s.Active() != "0" || !s.views[0].Visible() {
		t.Errorf("the menu of all tabs led to %s", s.Active())
	}
}

func TestLongTitleIsCutBeforeTheMark(t *testing.T) {
	long := "Opp. 297 · Software contracts of the regional government"
	_, s, _ := showTabs(t, 800, "a", Tab{ID: "a", Title: long, Dirty: true})
	texts := without(textsIn(s), "")
	if len(texts) != 2 || texts[1] != "•" {
		t.Fatalf("texts %q, want a title and the mark", texts)
	}
	if title, cut := strings.CutSuffix(texts[0], "…"); !cut || !strings.HasPrefix(long, title) {
		t.Errorf("title %q is not the beginning of %q", texts[0], long)
	}
}
