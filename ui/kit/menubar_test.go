package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func openBar(t *testing.T) (fyne.Window, *MenuBar, *string) {
	t.Helper()
	ran := ""
	items := func(name string) func() []MenuItem {
		return func() []MenuItem { return []MenuItem{{Label: name, Run: func() { ran = name }}} }
	}
	b := NewMenuBar(Menu{"File", items("file")}, Menu{"Sales", items("sales")}, Menu{"Help", items("help")})
	w, _ := showInWindow(t, 400, 300, container.New(Rows(0), b))
	return w, b, &ran
}

func TestArrowsGoFromMenuToMenuOfTheBar(t *testing.T) {
	w, b, ran := openBar(t)
	b.Open(0)
	typeKey(w, fyne.KeyLeft)
	if b.index != 2 {
		t.Errorf("Left from the first menu opens %d, want the last", b.index)
	}
	typeKey(w, fyne.KeyRight)
	typeKey(w, fyne.KeyRight)
	typeKey(w, fyne.KeyReturn)
	if *ran != "sales" || b.IsOpen() {
		t.Errorf("ran %q, open %v; want sales and closed", *ran, b.IsOpen())
	}
}

func TestPointerOnAnotherTitleChangesTheMenu(t *testing.T) {
	w, b, _ := openBar(t)
	b.titles[0].press()
	sales := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.titles[1])

	b.menu.MouseMoved(mouseAt(sales.X+5, sales.Y+5))

	if b.index != 1 || !b.IsOpen() || len(w.Canvas().Overlays().List()) != 1 {
		t.Errorf("menu %d open %v with %d overlays", b.index, b.IsOpen(), len(w.Canvas().Overlays().List()))
	}
}

func TestClickOnATitleWhileAMenuIsOpen(t *testing.T) {
	w, b, _ := openBar(t)
	driver := fyne.CurrentApp().Driver()
	over := func(index int) fyne.Position { return driver.AbsolutePositionForObject(b.titles[index]).AddXY(5, 5) }
	steps := []struct {
		what         string
		hovered, hit int // titles; -1 for none
		open         bool
	}{
		{"the menu opens", -1, 0, true},
		{"a click on the other title the pointer came to shows its menu", 1, 1, true},
		{"a second click there closes it", -1, 1, false},
		{"the menu opens again", -1, 1, true},
		{"a click on its own title closes it", -1, 1, false},
		{"another menu opens", -1, 0, true},
		{"a click on another title without the pointer passing shows its menu", -1, 2, true},
	}
	for _, s := range steps {
		if s.hovered >= 0 {
			at := over(s.hovered)
			b.menu.MouseMoved(mouseAt(at.X, at.Y))
		}
		test.TapCanvas(w.Canvas(), over(s.hit))
		if b.IsOpen() != s.open || (s.open && b.index != s.hit) {
			t.Fatalf("%s: open %v, menu %d", s.what, b.IsOpen(), b.index)
		}
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(390, 290))
	if b.IsOpen() {
		t.Error("a click beside the bar leaves the menu open")
	}
}
