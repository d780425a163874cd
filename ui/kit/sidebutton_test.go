package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestTabPassesASideButtonBy(t *testing.T) {
	test.NewTempApp(t)
	pressed := 0
	first, second := NewTextEntry(), NewTextEntry()
	side := NewSideButton("users", "Others", func() { pressed++ })
	narrow := side.MinSize().Width
	side.SetLabel("2 more")
	if side.MinSize().Width <= narrow {
		t.Error("the label has no room")
	}
	w := test.NewTempWindow(t, container.NewVBox(NewAnnotated(first, side), second))
	w.Resize(fyne.NewSize(400, 200))
	w.Canvas().Focus(first.FocusTarget())
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != second.FocusTarget() {
		t.Errorf("Tab leads to %T, want the second field", w.Canvas().Focused())
	}
	test.Tap(side)
	if pressed != 1 {
		t.Errorf("pressed %d times, want once", pressed)
	}
}
