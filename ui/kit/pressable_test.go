package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// showInWindow shows content in a window of the look, as the shell does: in a
// tooltip layer that runs by the clock.
func showInWindow(t *testing.T, width, height float32, content fyne.CanvasObject) (fyne.Window, *ManualClock) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(AppearanceLight))
	clock := &ManualClock{}
	w := test.NewTempWindow(t, NewTooltipLayer(content, clock.Delay))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w, clock
}

func typeKey(w fyne.Window, key fyne.KeyName) {
	event := &fyne.KeyEvent{Name: key}
	if focused := w.Canvas().Focused(); focused != nil {
		focused.TypedKey(event)
	} else if heard := w.Canvas().OnTypedKey(); heard != nil {
		heard(event)
	}
}

func mouseAt(x, y float32) *desktop.MouseEvent {
	at := fyne.NewPos(x, y)
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: at}}
}

// textsIn collects every text drawn and visible inside an object, in drawing order.
func textsIn(o fyne.CanvasObject) []string {
	var texts []string
	for _, text := range canvasTexts(o) {
		texts = append(texts, text.Text)
	}
	return texts
}

func canvasTexts(o fyne.CanvasObject) []*canvas.Text {
	if !o.Visible() {
		return nil
	}
	var found []*canvas.Text
	children := []fyne.CanvasObject{}
	switch o := o.(type) {
	case *canvas.Text:
		found = append(found, o)
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		found = append(found, canvasTexts(child)...)
	}
	return found
}

func TestButtonIsPressedByClickEnterAndSpace(t *testing.T) {
	pressed := 0
	b := NewButton("Save", "save", ButtonPrimary, func() { pressed++ })
	w, _ := showInWindow(t, 300, 200, container.New(Inset(10, 10, 10, 10), b))

	test.Tap(b)
	w.Canvas().Focus(b)
	typeKey(w, fyne.KeyReturn)
	typeKey(w, fyne.KeySpace)

	if pressed != 3 {
		t.Errorf("pressed %d times, want 3", pressed)
	}
}

func TestDisabledButtonIsNotPressed(t *testing.T) {
	pressed := 0
	b := NewButton("Save", "", ButtonPrimary, func() { pressed++ })
	showInWindow(t, 300, 200, b)
	b.Disable()

	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})

	if pressed != 0 {
		t.Errorf("pressed %d times, want 0", pressed)
	}
}

func TestButtonPassesOtherKeysToTheWindow(t *testing.T) {
	b := NewButton("Save", "", ButtonNormal, nil)
	w, _ := showInWindow(t, 300, 200, b)
	var heard fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard = e.Name })
	w.Canvas().Focus(b)

	typeKey(w, fyne.KeyF5)

	if heard != fyne.KeyF5 {
		t.Errorf("the window heard %q, want F5", heard)
	}
}
