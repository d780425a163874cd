package kit

import (
	"math"
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

func TestTextEntryHearsThePersonOnly(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	var heard []string
	e.OnChanged = func(text string) { heard = append(heard, text) }
	e.SetText("from the record")
	b.canvas.Focus(e)
	b.types("hi")
	b.want("changes: the first key replaces the text, selected by focus", heard, []string{"h", "hi"})
}

func TestTextEntryFocusByMouseKeepsTheTextUnselected(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	e.SetText("abc")
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(250, 15)}, Button: desktop.MouseButtonPrimary})
	b.types("d")
	b.want("text", e.Text, "abcd")
}

func TestTextEntryClickGoesToTheLetterUnderThePointer(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	e.SetLeadingIcon("search")
	newFormBench(t, e)
	e.SetText("abcdef")
	x := controlPadding + IconSmall + controlGap + textWidth("abc", TextBase, false)
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 15)}, Button: desktop.MouseButtonPrimary})
	if e.CursorColumn != 3 {
		t.Errorf("caret before letter %d, want 3", e.CursorColumn)
	}
}

func TestTextEntryReadOnlyCopiesAndKeeps(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	e.SetReadOnly(true)
	b := newFormBench(t, e)
	e.SetText("fixed")
	b.canvas.Focus(e)
	clipboard().SetContent("pasted")
	b.types("x")
	b.keys(fyne.KeyBackspace, fyne.KeyDelete)
	b.shortcut(&fyne.ShortcutPaste{Clipboard: clipboard()})
	b.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl})
	b.want("text", e.Text, "fixed")
	b.shortcut(&fyne.ShortcutCopy{Clipboard: clipboard()})
	b.want("clipboard", clipboard().Content(), "fixed")
}

func TestTextEntryPassesOnWhatItHasNoUseFor(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	var keys []fyne.KeyName
	UnhandledKey = func(key *fyne.KeyEvent) { keys = append(keys, key.Name) }
	t.Cleanup(func() { UnhandledKey = nil })
	b.canvas.Focus(e)
	b.keys(fyne.KeyF2, fyne.KeyLeft, fyne.KeyF5, fyne.KeyEscape, fyne.KeyReturn)
	b.want("keys", keys, []fyne.KeyName{fyne.KeyF2, fyne.KeyF5, fyne.KeyEscape, fyne.KeyReturn})
}

func TestTextEntryPassesShortcutsToTheCanvas(t *testing.T) {
	useLook(t)
	save := &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	word := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl}
	back := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}
	wanted := map[fyne.Shortcut]bool{save: false, word: true, back: runtime.GOOS == "darwin", &fyne.ShortcutUndo{}: true}
	for shortcut, isText := range wanted {
		if isTextShortcut(shortcut) != isText {
			t.Errorf("%s is a shortcut of text: %v", shortcut.ShortcutName(), !isText)
		}
	}
	canvas, saved := software.NewCanvas(), 0
	canvas.AddShortcut(save, func(fyne.Shortcut) { saved++ })
	triggerOn(canvas, save)
	if saved != 1 {
		t.Errorf("saved %d times, want once", saved)
	}
}

func TestTextEntryKeysReachTheCanvasWithoutAShell(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	var key fyne.KeyName
	b.canvas.SetOnTypedKey(func(e *fyne.KeyEvent) { key = e.Name })
	b.canvas.Focus(e)
	b.keys(fyne.KeyF5)
	b.want("key", key, fyne.KeyF5)
}

func TestTextEntryOnKeyComesFirst(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	e.SetText("abc")
	e.OnKey = func(key *fyne.KeyEvent) bool { return key.Name == fyne.KeyBackspace }
	b.canvas.Focus(e)
	b.keys(fyne.KeyEnd, fyne.KeyBackspace)
	b.want("text", e.Text, "abc")
}

func TestTextEntrySubmitsAndBlurs(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	submitted, blurred := "", 0
	e.OnSubmitted = func(text string) { submitted = text }
	e.OnBlur = func() { blurred++ }
	b.canvas.Focus(e)
	b.types("go")
	b.keys(fyne.KeyReturn)
	b.canvas.Unfocus()
	b.want("submitted", submitted, "go")
	b.want("blurred", blurred, 1)
}

func TestTextEntryMenu(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	e.ContextItems = func() []MenuItem { return []MenuItem{{Label: "Customize phones…"}} }
	b := newFormBench(t, e)
	clipboard().SetContent("pasted")
	test.TapSecondaryAt(e, fyne.NewPos(30, 10))
	b.wantMenu("Cut", "Copy", "Paste", "Select all", "", "Customize phones…")
	b.menu()[2].Run()
	b.want("text", e.Text, "pasted")
}

func TestTextEntryMenuOfAReadOnlyTextChangesNothing(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	e.SetReadOnly(true)
	b := newFormBench(t, e)
	test.TapSecondaryAt(e, fyne.NewPos(30, 10))
	var disabled []bool
	for _, item := range b.menu() {
		disabled = append(disabled, item.Disabled)
	}
	b.want("disabled", disabled, []bool{true, false, true, false})
}

func TestTextEntryMenuByKeyboard(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	b.canvas.Focus(e)
	e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.keys(fyne.KeyF10)
	b.wantMenu("Cut", "Copy", "Paste", "Select all")
}

func TestTextEntryTrailingIconIsAButton(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	calls := 0
	e.SetTrailingIcon("phone", func() { calls++ })
	b.clickGlyph(e)
	b.want("calls", calls, 1)
	b.wantFocused(e)
}

func TestTextEntryOutlineTellsItsState(t *testing.T) {
	useLook(t)
	e, other := NewTextEntry(), NewTextEntry()
	b := newFormBench(t, e, other)
	b.wantOutline(e, ColorBorderStrong)
	e.SetInvalid(true)
	b.wantOutline(e, ColorLost)
	b.canvas.Focus(e)
	b.wantOutline(e, ColorAccent)
	b.canvas.Focus(other)
	b.wantOutline(e, ColorLost)
	e.SetInvalid(false)
	b.wantOutline(e, ColorBorderStrong)
}

func TestTextEntryFollowsTheTheme(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	fyne.CurrentApp().Settings().SetTheme(NewTheme(AppearanceDark))
	e.Refresh()
	b.wantOutline(e, ColorBorderStrong)
}

func TestTextEntryAlignsAtTheEndWhileTyping(t *testing.T) {
	useLook(t)
	e := &TextEntry{alignEnd: true}
	e.extend(e)
	b := newFormBench(t, e)
	b.canvas.Focus(e)
	for _, r := range "1.234" {
		e.TypedRune(r)
		caret := e.textAt.X + e.CursorPosition().X
		if end := e.Size().Width - controlPadding; math.Abs(float64(caret-end)) > 1 {
			t.Fatalf("after %q the caret is at %v, want at the right end %v", e.Text, caret, end)
		}
	}
}

func TestTextEntryLongTextMovesWithTheCaret(t *testing.T) {
	useLook(t)
	e := NewTextEntry()
	b := newFormBench(t, e)
	e.SetText("a text that is a good deal longer than the three hundred units this window is wide")
	b.canvas.Focus(e)
	inside := func(when string) {
		t.Helper()
		if x := e.textAt.X + e.CursorPosition().X; x < controlPadding-1 || x > e.Size().Width-controlPadding+1 {
			t.Errorf("%s the caret is at %v, outside the entry", when, x)
		}
	}
	b.keys(fyne.KeyEnd)
	inside("at the end")
	b.keys(fyne.KeyHome)
	inside("at the start")
	for range 60 {
		b.keys(fyne.KeyRight)
		inside("on the way")
	}
	b.canvas.Unfocus()
	b.want("hidden text when left", textRenderer(e).hidden, float32(0))
}

func TestTabOrderIsReadingOrder(t *testing.T) {
	useLook(t)
	name, amount, day, chance := NewTextEntry(), newMoneyEntry(), newDateField(), NewPercentEntry(nil)
	origin, tags := NewLookup(SearchIn(nil)), NewTagEntry()
	locked := NewTextEntry()
	locked.Disable()
	b := newFormBench(t, NewField("Name", name), NewField("Locked", locked), NewField("Amount", amount),
		NewField("Close", day), NewField("Probability", chance), NewField("Origin", origin), NewField("Tags", tags))
	wanted := []fyne.Focusable{name, amount.amount, amount.currency, day, chance.slider, chance.entry, origin, tags.editor}
	for i, control := range wanted {
		b.canvas.FocusNext()
		if b.canvas.Focused() != control {
			t.Errorf("stop %d is %T, want %T", i+1, b.canvas.Focused(), control)
		}
	}
}
