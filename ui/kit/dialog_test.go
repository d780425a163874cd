package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestDialogTakesTheKeyboardAndGivesItBack(t *testing.T) {
	behind := NewButton("Behind", "", ButtonNormal, nil)
	w, _ := showInWindow(t, 600, 400, behind)
	w.Canvas().Focus(behind)
	field := NewTextEntry()
	d := NewDialog(w, DialogOptions{Title: "States", Body: field, Buttons: []*Button{NewButton("Save", "", ButtonPrimary, nil)}})

	d.Show()
	if w.Canvas().Focused() != field.FocusTarget() {
		t.Errorf("the keyboard is at %T, want the first field", w.Canvas().Focused())
	}
	d.Close()
	if w.Canvas().Focused() != fyne.Focusable(behind) {
		t.Errorf("the keyboard came back to %T", w.Canvas().Focused())
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still in front")
	}
}

func TestEscapeCancelsFromFieldButtonAndNowhere(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	field, save := NewTextEntry(), NewButton("Save", "", ButtonPrimary, nil)
	cancelled := 0
	d := NewDialog(w, DialogOptions{Body: field, Buttons: []*Button{save}, Cancel: func() { cancelled++ }})
	d.Show()

	for _, focus := range []fyne.Focusable{field, save, nil} {
		w.Canvas().Unfocus()
		if focus != nil {
			w.Canvas().Focus(focus)
		}
		typeKey(w, fyne.KeyEscape)
	}
	if cancelled != 3 {
		t.Errorf("cancelled %d times, want 3", cancelled)
	}
}

func TestEnterPressesTheDefaultButton(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	saved := 0
	field := NewTextEntry()
	d := NewDialog(w, DialogOptions{Body: field, Buttons: []*Button{
		NewButton("Cancel", "", ButtonNormal, func() { t.Error("cancelled") }),
		NewButton("Save", "", ButtonPrimary, func() { saved++ }),
	}})
	d.Show()

	typeKey(w, fyne.KeyReturn)
	w.Canvas().Unfocus()
	typeKey(w, fyne.KeyEnter)

	if saved != 2 {
		t.Errorf("saved %d times, want 2", saved)
	}
}

func TestDestructiveQuestionFocusesTheSafeAnswer(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	deleted := false
	Ask(w, AskOptions{Title: "Delete for ever?", Message: "3 opportunities", Choices: []Choice{
		{Label: "Keep", Cancel: true},
		{Label: "Delete", Kind: ButtonLost, Run: func() { deleted = true }},
	}})

	focused, ok := w.Canvas().Focused().(*Button)
	if !ok || focused.Label() != "Keep" {
		t.Fatalf("the keyboard is at %v, want Keep", w.Canvas().Focused())
	}
	typeKey(w, fyne.KeyReturn)
	if deleted || w.Canvas().Overlays().Top() != nil {
		t.Error("Enter did not keep and close")
	}
}

func TestEscapeGivesTheCancelAnswer(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	answer := ""
	says := func(text string) func() { return func() { answer = text } }
	Ask(w, AskOptions{Title: "Save changes?", Choices: []Choice{
		{Label: "Cancel", Cancel: true, Run: says("cancel")},
		{Label: "Don’t save", Run: says("discard")},
		{Label: "Save", Kind: ButtonPrimary, Run: says("save")},
	}})

	typeKey(w, fyne.KeyEscape)

	if answer != "cancel" {
		t.Errorf("answer %q, want cancel", answer)
	}
}

func TestNestedDialogsCloseOneByOne(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	outer := NewDialog(w, DialogOptions{Title: "Outer", Body: NewTextEntry()})
	outer.Show()
	ShowMessage(w, "Inner", "Something")

	typeKey(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != fyne.CanvasObject(outer) {
		t.Fatal("the outer dialog is not in front again")
	}
	typeKey(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the outer dialog is still open")
	}
}

func TestDialogKeepsWithinTheWindow(t *testing.T) {
	w, _ := showInWindow(t, 500, 300, container.NewWithoutLayout())
	d := NewDialog(w, DialogOptions{Title: "Wide", Body: block(900, 900), Width: 900})
	d.Show()

	if got := d.card.Size(); got.Width > 450 || got.Height > 270 {
		t.Errorf("the card is %v, more than 90 %% of the window", got)
	}
}

func TestClosingADialogClosesWhatStandsOnIt(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	heard := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { heard++ })
	outer := NewDialog(w, DialogOptions{Title: "Outer"})
	outer.Show()
	gone := false
	ShowMessage(w, "Inner", "Something").SetOnClosed(func() { gone = true })

	outer.Close()
	w.Canvas().Unfocus()
	typeKey(w, fyne.KeyF5)

	if !gone || heard != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("inner told %v, the window heard %d keys, in front %T", gone, heard, w.Canvas().Overlays().Top())
	}
}
