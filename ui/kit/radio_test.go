package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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

func TestRadiosOfADialogAreChosenByKeyboardAlone(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	chosen, gone := "", 0
	var radios []*Radio
	rows := container.New(Rows(0))
	for _, text := range []string{"Excel", "PDF", "CSV"} {
		r := NewRadio(text, nil)
		r.onTapped = func() {
			chosen = text
			for _, other := range radios {
				other.SetOn(other == r)
			}
		}
		radios = append(radios, r)
		rows.Add(r)
	}
	radios[0].SetOn(true)
	d := NewDialog(w, DialogOptions{Body: rows, First: radios[0], Buttons: []*Button{NewButton("Go on", "", ButtonPrimary, func() { gone++ })}})
	d.Show()
	typeKey(w, fyne.KeyUp)
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyRight)
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyLeft)
	if w.Canvas().Focused() != fyne.Focusable(radios[1]) {
		t.Fatalf("the keyboard is at %v", w.Canvas().Focused())
	}
	typeKey(w, fyne.KeyReturn)
	if chosen != "PDF" || gone != 0 {
		t.Errorf("chosen %q, gone on %d times", chosen, gone)
	}
	typeKey(w, fyne.KeyReturn)
	if gone != 1 {
		t.Error("Enter on what is chosen does not go on")
	}
}
