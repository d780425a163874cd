package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestRadioIsPressedByMouseAndKeyboard(t *testing.T) {
	test.NewTempApp(t)
	pressed := 0
	r := NewRadio("Viña Los Aromos", func() { pressed++ })
	window := test.NewTempWindow(t, r)
	window.Resize(fyne.NewSize(400, 60))
	test.Tap(r)
	r.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if pressed != 2 || r.On() {
		t.Errorf("pressed %d times, on: %v; the caller decides what is in force", pressed, r.On())
	}
	r.SetOn(true)
	if !r.On() {
		t.Error("not in force")
	}
	r.Disable()
	test.Tap(r)
	if pressed != 2 {
		t.Error("pressed while disabled")
	}
}

func TestRadioSaysInItsTooltipWhatIsCutOff(t *testing.T) {
	test.NewTempApp(t)
	r := NewRadio("A text that is much longer than the room it has got", nil)
	test.NewTempWindow(t, r).Resize(fyne.NewSize(900, 60))
	r.Resize(fyne.NewSize(90, RowHeight))
	if r.hover.Text != r.Text() {
		t.Errorf("tooltip %q of a text cut off", r.hover.Text)
	}
	r.Resize(fyne.NewSize(800, RowHeight))
	if r.hover.Text != "" {
		t.Errorf("tooltip %q of a text to be seen whole", r.hover.Text)
	}
}
