package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func menuOf(ran *string) []MenuItem {
	says := func(text string) func() { return func() { *ran = text } }
	return []MenuItem{
		{Label: "Change state", Icon: "refresh-cw", Children: []MenuItem{
			{Label: "New", Disabled: true, Run: says("new")},
			{Label: "Won", Run: says("won")},
		}},
		MenuSeparator(),
		{Label: "Retired", Disabled: true, Run: says("retired")},
		{Label: "Filter", Shortcut: "Ctrl+L", Run: says("filter")},
	}
}

func openMenu(t *testing.T, at fyne.Position) (fyne.Window, *ContextMenu, *string) {
	t.Helper()
	w, _ := showInWindow(t, 400, 300, container.NewWithoutLayout())
	ran := ""
	return w, ShowContextMenu(w.Canvas(), at, menuOf(&ran)...), &ran
}

func TestArrowsSkipWhatCannotBeChosen(t *testing.T) {
	w, _, ran := openMenu(t, fyne.NewPos(10, 10))
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyReturn)
	if *ran != "filter" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("ran %q, want filter and the menu closed", *ran)
	}
}

func TestUpFromNowhereTakesTheLastItem(t *testing.T) {
	w, _, ran := openMenu(t, fyne.NewPos(10, 10))
	typeKey(w, fyne.KeyUp)
	typeKey(w, fyne.KeyReturn)
	if *ran != "filter" {
		t.Errorf("ran %q, want filter", *ran)
	}
}

func TestRightOpensASubmenuAndLeftLeavesIt(t *testing.T) {
	w, m, ran := openMenu(t, fyne.NewPos(10, 10))
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyRight)
	if len(m.panels) != 2 {
		t.Fatalf("%d panels, want 2", len(m.panels))
	}
	typeKey(w, fyne.KeyLeft)
	if len(m.panels) != 1 {
		t.Fatalf("%d panels after Left, want 1", len(m.panels))
	}
	typeKey(w, fyne.KeyRight)
	typeKey(w, fyne.KeyReturn)
	if *ran != "won" {
		t.Errorf("ran %q, want won: the disabled item comes before it", *ran)
	}
}

func TestEscapeClosesAndGivesTheKeyboardBack(t *testing.T) {
	b := NewButton("Behind", "", ButtonNormal, nil)
	w, _ := showInWindow(t, 400, 300, b)
	w.Canvas().Focus(b)
	ran := ""
	ShowContextMenu(w.Canvas(), fyne.NewPos(10, 10), menuOf(&ran)...)

	typeKey(w, fyne.KeyEscape)

	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("the menu did not give way to the button")
	}
}

func TestClickOutsideClosesWithoutRunning(t *testing.T) {
	w, _, ran := openMenu(t, fyne.NewPos(10, 10))
	test.TapCanvas(w.Canvas(), fyne.NewPos(390, 290))
	if *ran != "" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("ran %q; want nothing, and the menu closed", *ran)
	}
}

func TestClickRunsAnItemButNotADisabledOne(t *testing.T) {
	w, m, ran := openMenu(t, fyne.NewPos(10, 10))
	test.Tap(m.panels[0].rows[2])
	if *ran != "" || w.Canvas().Overlays().Top() == nil {
		t.Fatalf("the disabled item ran %q or closed the menu", *ran)
	}
	test.Tap(m.panels[0].rows[3])
	if *ran != "filter" {
		t.Errorf("ran %q, want filter", *ran)
	}
}

func TestMenuStaysInsideTheWindow(t *testing.T) {
	_, m, _ := openMenu(t, fyne.NewPos(395, 295))
	m.panels[0].rows[0].MouseIn(mouseAt(0, 0))
	if len(m.panels) != 2 {
		t.Fatalf("%d panels, want the submenu open", len(m.panels))
	}
	if menu, sub := m.panels[0], m.panels[1]; sub.Position().X+sub.Size().Width > menu.Position().X+menuPadding {
		t.Error("the submenu lies over the menu")
	}
	for i, p := range m.panels {
		end := p.Position().AddXY(p.Size().Width, p.Size().Height)
		if p.Position().X < 0 || p.Position().Y < 0 || end.X > 400 || end.Y > 300 {
			t.Errorf("panel %d reaches from %v to %v", i, p.Position(), end)
		}
	}
}
