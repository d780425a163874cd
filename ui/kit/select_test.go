package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func newSelectBench(t *testing.T) (*formBench, *Select, *[]string) {
	useLook(t)
	s := NewSelect([]Option{{ID: "1", Text: "New"}, {ID: "2", Text: "Contacted"}, {ID: "3", Text: "Negotiation"}})
	b := newFormBench(t, s, NewTextEntry())
	var chosen []string
	s.OnChanged = func(o Option) { chosen = append(chosen, o.ID) }
	return b, s, &chosen
}

func TestSelectByMouse(t *testing.T) {
	b, s, chosen := newSelectBench(t)
	b.click(s, 40, 10)
	b.clickRow(1)
	b.want("chosen", *chosen, []string{"2"})
	b.wantFocused(s)
	b.clickGlyph(s)
	b.clickRow(1)
	b.want("chosen again is no change", *chosen, []string{"2"})
}

func TestSelectByKeyboard(t *testing.T) {
	b, s, chosen := newSelectBench(t)
	s.SetSelectedID("1")
	b.canvas.Focus(s)
	b.keys(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	b.keys(fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn)
	b.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	b.keys(fyne.KeyHome, fyne.KeySpace)
	b.want("chosen", *chosen, []string{"2", "3", "1"})
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyEscape)
	b.want("chosen after Escape", *chosen, []string{"2", "3", "1"})
}

func TestSelectLetterJumpsToTheNextThatBeginsWithIt(t *testing.T) {
	b, s, chosen := newSelectBench(t)
	b.canvas.Focus(s)
	b.types("nnnc")
	b.want("chosen", *chosen, []string{"1", "3", "1", "2"})
	b.keys(fyne.KeySpace)
	b.types("n")
	b.want("active row of the open list", b.list().active, 2)
}

func TestSelectTabClosesAndMovesOn(t *testing.T) {
	b, s, chosen := newSelectBench(t)
	b.canvas.Focus(s)
	b.keys(fyne.KeySpace, fyne.KeyDown, fyne.KeyTab)
	if _, ok := b.canvas.Focused().(*TextEntry); !ok {
		t.Errorf("focused is %T, want the next control", b.canvas.Focused())
	}
	b.want("chosen", *chosen, []string(nil))
}

func TestSelectClears(t *testing.T) {
	b, s, chosen := newSelectBench(t)
	s.Clearable = true
	s.SetSelectedID("2")
	b.click(s, 40, 10)
	b.want("listed", b.listed(), []string{"None", "New", "Contacted", "Negotiation"})
	b.clickRow(0)
	b.want("chosen", *chosen, []string{""})
}

func TestSelectUnknownIDIsNothing(t *testing.T) {
	b, s, _ := newSelectBench(t)
	s.SetSelectedID("2")
	s.SetSelectedID("gone")
	b.want("selected", s.Selected(), Option{})
}

func TestSelectMenuAndKeysItHasNoUseFor(t *testing.T) {
	b, s, _ := newSelectBench(t)
	s.ContextItems = func() []MenuItem { return []MenuItem{{Label: "Customize states…"}} }
	test.TapSecondaryAt(s, fyne.NewPos(20, 10))
	b.wantMenu("Customize states…")
	b.keys(fyne.KeyEscape)
	var passed fyne.KeyName
	UnhandledKey = func(key *fyne.KeyEvent) { passed = key.Name }
	t.Cleanup(func() { UnhandledKey = nil })
	b.keys(fyne.KeyF2)
	b.want("passed on", passed, fyne.KeyF2)
}

func TestSelectDisabledDoesNotOpen(t *testing.T) {
	b, s, _ := newSelectBench(t)
	s.Disable()
	b.click(s, 40, 10)
	b.clickGlyph(s)
	b.want("listed", b.listed(), []string(nil))
}
