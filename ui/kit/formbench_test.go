package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// formBench is a window with controls one beneath the other, and a person's hands.
type formBench struct {
	t      *testing.T
	window fyne.Window
	canvas fyne.Canvas
}

// useLook starts an application in the look of the house, for the test.
func useLook(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(AppearanceLight))
}

func newFormBench(t *testing.T, controls ...fyne.CanvasObject) *formBench {
	t.Helper()
	window := test.NewTempWindow(t, container.New(Rows(Space2), controls...))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(300, 600))
	return &formBench{t: t, window: window, canvas: window.Canvas()}
}

// at is the window position of a point of an object.
func (b *formBench) at(o fyne.CanvasObject, x, y float32) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(x, y)
}

// click taps a point of an object as the mouse does: what lies on top gets it.
func (b *formBench) click(o fyne.CanvasObject, x, y float32) { test.TapCanvas(b.canvas, b.at(o, x, y)) }

// clickGlyph taps the icon at the end of a control.
func (b *formBench) clickGlyph(o fyne.CanvasObject) {
	b.click(o, o.Size().Width-controlPadding-IconSmall/2, ControlHeight/2)
}

// keys go to what has the focus, as in a real window.
func (b *formBench) keys(names ...fyne.KeyName) {
	for _, name := range names {
		if focused := b.canvas.Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
}

func (b *formBench) types(text string) {
	for _, r := range text {
		b.canvas.Focused().TypedRune(r)
	}
}

func (b *formBench) shortcut(s fyne.Shortcut) {
	b.canvas.Focused().(fyne.Shortcutable).TypedShortcut(s)
}

// listed are the texts in the open option list; nil without one.
func (b *formBench) listed() []string {
	list := b.list()
	if list == nil {
		return nil
	}
	var texts []string
	for _, row := range list.rows {
		texts = append(texts, row.Text)
	}
	return texts
}

func (b *formBench) list() *optionList {
	over, ok := b.canvas.Overlays().Top().(*popover)
	if !ok {
		return nil
	}
	return over.content.(*optionList)
}

func (b *formBench) clickRow(index int) {
	b.click(b.list(), 20, RowHeight*(float32(index)+0.5))
}

// menu is the open context menu.
func (b *formBench) menu() []MenuItem {
	b.t.Helper()
	menu, ok := b.canvas.Overlays().Top().(*ContextMenu)
	if !ok {
		b.t.Fatal("no context menu is open")
	}
	return menu.panels[0].items
}

func (b *formBench) wantMenu(labels ...string) {
	b.t.Helper()
	var got []string
	for _, item := range b.menu() {
		got = append(got, item.Label)
	}
	b.want("menu", got, labels)
}

func (b *formBench) want(what string, got, wanted any) {
	b.t.Helper()
	if diff := cmp.Diff(wanted, got); diff != "" {
		b.t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func (b *formBench) wantFocused(wanted fyne.Focusable) {
	b.t.Helper()
	if got := b.canvas.Focused(); got != wanted {
		b.t.Errorf("%T has the focus, want %T", got, wanted)
	}
}

func (b *formBench) wantOutline(e *TextEntry, wanted fyne.ThemeColorName) {
	b.t.Helper()
	if got := textRenderer(e).face.box.StrokeColor; got != Paint(wanted) {
		b.t.Errorf("the outline is %v, want %s = %v", got, wanted, Paint(wanted))
	}
}

func textRenderer(e *TextEntry) *textEntryRenderer {
	return test.WidgetRenderer(e.self).(*textEntryRenderer)
}
