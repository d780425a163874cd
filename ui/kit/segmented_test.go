package kit

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestSegmentedChangesByClickAndArrows(t *testing.T) {
	var chosen []int
	s := NewSegmented(0, func(i int) { chosen = append(chosen, i) },
		Segment{Label: "List"}, Segment{Label: "Board"}, Segment{Label: "Calendar"})
	w, _ := showInWindow(t, 400, 100, container.New(Inset(10, 10, 10, 10), s))

	test.Tap(s.segments[2])
	w.Canvas().Focus(s)
	typeKey(w, fyne.KeyRight)
	typeKey(w, fyne.KeyLeft)

	if want := []int{2, 1}; !reflect.DeepEqual(chosen, want) {
		t.Errorf("chosen %v, want %v: Right at the end changes nothing", chosen, want)
	}
}

func TestSegmentedSaysNothingWhenSetOrChosenAgain(t *testing.T) {
	s := NewSegmented(0, func(int) { t.Error("OnChanged was called") }, Segment{Label: "List"}, Segment{Label: "Board"})
	showInWindow(t, 400, 100, s)
	s.SetSelected(1)
	test.Tap(s.segments[1])
	if s.Selected() != 1 {
		t.Errorf("selected %d, want 1", s.Selected())
	}
}
