package kit

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func showSearch(t *testing.T) (fyne.Window, *SearchBox, *[]string, *ManualClock) {
	t.Helper()
	var searched []string
	clock := &ManualClock{}
	s := NewSearchBox("Search opportunities", "Ctrl+F", clock.Delay, func(text string) { searched = append(searched, text) })
	w, _ := showInWindow(t, 400, 100, s)
	w.Canvas().Focus(s)
	return w, s, &searched, clock
}

func TestSearchWaitsUntilTypingRests(t *testing.T) {
	_, s, searched, clock := showSearch(t)
	for _, letter := range "viña" {
		s.TypedRune(letter)
		clock.Advance(SearchAfter - time.Millisecond)
	}
	if len(*searched) != 0 {
		t.Errorf("searched %q while typing", *searched)
	}
	clock.Advance(time.Millisecond)
	if !slices.Equal(*searched, []string{"viña"}) {
		t.Errorf("searched %q, want viña once", *searched)
	}
}

func TestEnterSearchesAtOnceAndOnlyOnce(t *testing.T) {
	w, s, searched, clock := showSearch(t)
	test.Type(s, "pozo")
	typeKey(w, fyne.KeyReturn)
	clock.Advance(2 * SearchAfter)
	if !slices.Equal(*searched, []string{"pozo"}) {
		t.Errorf("searched %q, want pozo once", *searched)
	}
}

func TestEscapeEmptiesThenPassesOn(t *testing.T) {
	w, s, searched, _ := showSearch(t)
	heard := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { heard++ })
	s.SetText("pozo")

	typeKey(w, fyne.KeyEscape)
	if s.Text != "" || !slices.Equal(*searched, []string{""}) || heard != 0 {
		t.Errorf("text %q, searched %q, the window heard %d", s.Text, *searched, heard)
	}
	typeKey(w, fyne.KeyEscape)
	if heard != 1 {
		t.Errorf("the window heard %d, want the second Escape", heard)
	}
}

func TestDownGoesToTheList(t *testing.T) {
	w, s, _, _ := showSearch(t)
	down := false
	s.OnDown = func() { down = true }
	typeKey(w, fyne.KeyDown)
	if !down {
		t.Error("Down did not go to the list")
	}
}

func TestSearchBoxHintGivesWayToTheText(t *testing.T) {
	_, s, _, _ := showSearch(t)
	if !slices.Contains(textsIn(s), "Ctrl+F") {
		t.Errorf("the empty box shows %q, want its shortcut too", textsIn(s))
	}
	test.Type(s, "pozo")
	if slices.Contains(textsIn(s), "Ctrl+F") {
		t.Errorf("the filled box shows %q", textsIn(s))
	}
}
