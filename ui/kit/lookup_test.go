package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

var origins = []Option{
	{ID: "1", Text: "Feria"},
	{ID: "2", Text: "Licitación", Detail: "pública"},
	{ID: "3", Text: "Recomendación", Disabled: true},
	{ID: "4", Text: "Referido"},
}

// lookupBench is a lookup of origins, followed by another control.
type lookupBench struct {
	*formBench
	lookup *Lookup
	next   *TextEntry
	chosen []string
}

func newLookupBench(t *testing.T, search func(string, func([]Option))) *lookupBench {
	useLook(t)
	b := &lookupBench{lookup: NewLookup(search), next: NewTextEntry()}
	b.formBench = newFormBench(t, b.lookup, b.next)
	b.lookup.OnChanged = func(o Option) { b.chosen = append(b.chosen, o.ID+" "+o.Text) }
	b.canvas.Focus(b.lookup)
	return b
}

func TestLookupTypingFiltersWithoutCaseAndAccents(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.types("LICITACION publ")
	b.want("listed", b.listed(), []string{"Licitación"})
	b.keys(fyne.KeyReturn)
	b.want("chosen", b.chosen, []string{"2 Licitación"})
	b.want("text", b.lookup.Text, "Licitación")
	b.want("list closed", b.listed(), []string(nil))
}

func TestLookupTypingGoesOnWhileTheListIsOpen(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.types("re")
	b.types("f")
	b.keys(fyne.KeyBackspace)
	b.want("text", b.lookup.Text, "re")
	b.want("listed", b.listed(), []string{"Recomendación", "Referido"})
}

func TestLookupArrowsOpenAndSkipWhatIsDisabled(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.keys(fyne.KeyDown)
	b.want("listed", len(b.listed()), 4)
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.want("chosen", b.chosen, []string{"4 Referido"})
}

func TestLookupPagesThroughManyRows(t *testing.T) {
	useLook(t)
	var many []Option
	for i := range 30 {
		many = append(many, Option{ID: fmt.Sprint(i), Text: fmt.Sprint("option ", i)})
	}
	b := newLookupBench(t, SearchIn(many))
	b.keys(fyne.KeyDown, fyne.KeyPageDown, fyne.KeyPageDown)
	if list := b.list(); list.active != 15 || list.first != 8 {
		t.Errorf("row %d is active and row %d on top, want 15 and 8", list.active, list.first)
	}
	b.want("height", b.list().Size().Height, optionRows*RowHeight)
	b.keys(fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyReturn)
	b.want("chosen", b.chosen, []string{"0 option 0"})
}

func TestLookupChoosesByMouse(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.clickGlyph(b.lookup)
	b.clickRow(2)
	b.want("chosen, as the third is disabled", b.chosen, []string(nil))
	b.clickRow(3)
	b.want("chosen", b.chosen, []string{"4 Referido"})
	b.wantFocused(b.lookup)
}

func TestLookupHoverIsTheActiveRow(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.keys(fyne.KeyDown)
	test.MoveMouse(b.canvas, b.at(b.list(), 20, RowHeight*1.5))
	b.keys(fyne.KeyReturn)
	b.want("chosen", b.chosen, []string{"2 Licitación"})
}

func TestLookupOpensOnTheChosenOption(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.lookup.SetSelected(origins[1])
	b.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	b.want("active", b.list().active, 1)
	b.want("told", b.chosen, []string(nil))
}

func TestLookupEscapeShowsTheChosenOptionAgain(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.lookup.SetSelected(origins[0])
	b.types("ref")
	b.keys(fyne.KeyEscape)
	b.want("text", b.lookup.Text, "Feria")
	b.want("list closed", b.listed(), []string(nil))
	b.want("told", b.chosen, []string(nil))
}

func TestLookupTabTakesTheMatchAndMovesOn(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.types("ref")
	b.keys(fyne.KeyTab)
	b.want("chosen", b.chosen, []string{"4 Referido"})
	b.wantFocused(b.next)
}

func TestLookupClickOutsideCloses(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.types("lici")
	test.TapCanvas(b.canvas, fyne.NewPos(290, 590))
	b.want("list closed", b.listed(), []string(nil))
	b.canvas.Focus(b.next)
	b.want("text of no option is not kept", b.lookup.Text, "")
	b.want("told", b.chosen, []string(nil))
}

func TestLookupLeavingTakesAnExactText(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.types("referido")
	test.TapCanvas(b.canvas, fyne.NewPos(290, 590))
	b.canvas.Focus(b.next)
	b.want("chosen", b.chosen, []string{"4 Referido"})
}

func TestLookupDropsLateAnswers(t *testing.T) {
	useLook(t)
	answers := map[string]func([]Option){}
	b := newLookupBench(t, func(text string, deliver func([]Option)) { answers[text] = deliver })
	b.types("re")
	b.want("listed while searching", b.listed(), []string{"Searching…"})
	answers["re"]([]Option{{ID: "new", Text: "Referido"}})
	answers["r"]([]Option{{ID: "old", Text: "Radio"}})
	b.want("listed", b.listed(), []string{"Referido"})
	b.keys(fyne.KeyEscape)
	answers["re"]([]Option{{ID: "late", Text: "Regalo"}})
	b.want("listed after Escape", b.listed(), []string(nil))
}

func TestLookupSaysThatNothingMatches(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.types("zz")
	b.want("listed", b.listed(), []string{"No matches"})
	b.keys(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	b.want("told", b.chosen, []string(nil))
}

func TestLookupOffersToCreate(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	created := ""
	b.lookup.OnNew = func(text string) { created = text }
	b.types("Refer")
	b.want("listed", b.listed(), []string{"Referido", "Create “Refer”"})
	b.types("ido")
	b.want("listed for a known name", b.listed(), []string{"Referido"})
	b.keys(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyDown, fyne.KeyReturn)
	b.want("created", created, "Refer")
	b.want("text", b.lookup.Text, "")
}

func TestLookupClears(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.lookup.Clearable = true
	b.lookup.SetSelected(origins[0])
	b.clickGlyph(b.lookup)
	b.want("first row", b.listed()[0], "None")
	b.clickRow(0)
	b.want("chosen", b.chosen, []string{" "})
	b.want("selected", b.lookup.Selected(), Option{})
}

func TestLookupEmptiedTextClears(t *testing.T) {
	useLook(t)
	for _, clearable := range []bool{true, false} {
		b := newLookupBench(t, SearchIn(origins))
		b.lookup.Clearable = clearable
		b.lookup.SetSelected(origins[0])
		b.shortcut(&fyne.ShortcutSelectAll{})
		b.keys(fyne.KeyBackspace)
		test.TapCanvas(b.canvas, fyne.NewPos(290, 590))
		b.canvas.Focus(b.next)
		b.want(fmt.Sprint("nothing selected, clearable ", clearable), b.lookup.Selected() == Option{}, clearable)
	}
}

func TestLookupFreeText(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.lookup.FreeText = true
	b.types("Ref")
	b.keys(fyne.KeyReturn)
	b.want("chosen", b.chosen, []string{" Ref"})
	b.shortcut(&fyne.ShortcutSelectAll{})
	b.types("Ref")
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	b.want("chosen", b.chosen, []string{" Ref", "4 Referido"})
}

func TestLookupMenuCustomizes(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	opened := false
	b.lookup.ContextItems = func() []MenuItem {
		return []MenuItem{{Icon: "sliders-horizontal", Label: "Customize origins…", Run: func() { opened = true }}}
	}
	test.TapSecondaryAt(b.lookup, fyne.NewPos(80, 10))
	b.wantMenu("Paste", "", "Customize origins…")
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.want("opened", opened, true)
	b.lookup.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	b.keys(fyne.KeyF10)
	b.wantMenu("Paste", "", "Customize origins…")
}

func TestLookupLockedDoesNotOpen(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.lookup.SetReadOnly(true)
	b.clickGlyph(b.lookup)
	b.canvas.Focus(b.lookup)
	b.keys(fyne.KeyDown)
	b.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	b.want("listed", b.listed(), []string(nil))
}

func TestLookupClickThatBringsTheFocusSelectsTheText(t *testing.T) {
	b := newLookupBench(t, SearchIn(origins))
	b.lookup.SetSelected(origins[0])
	b.canvas.Focus(b.next)
	inside := fyne.NewPos(controlPadding+1, ControlHeight/2)
	press := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: inside}, Button: desktop.MouseButtonPrimary}
	b.lookup.MouseDown(press)
	b.lookup.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: inside.AddXY(1, 0)}, Dragged: fyne.NewDelta(1, 0)})
	b.lookup.MouseUp(press)
	b.wantFocused(b.lookup)
	b.want("selected by the first click", b.lookup.SelectedText(), "Feria")
	b.lookup.MouseDown(press)
	b.lookup.MouseUp(press)
	b.want("selected by the second", b.lookup.SelectedText(), "")
	b.want("caret", b.lookup.CursorColumn, 0)
	b.canvas.Focus(b.next)
	b.lookup.MouseDown(press)
	b.lookup.MouseUp(press)
	b.types("neg")
	b.want("text", b.lookup.Text, "neg")
}
