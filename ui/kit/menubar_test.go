package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
