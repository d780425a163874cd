package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestButtonHasTheHeightOfControls(t *testing.T) {
	showInWindow(t, 300, 200, NewButton("", "", ButtonNormal, nil))
	for _, b := range []*Button{
		NewButton("Save", "save", ButtonPrimary, nil),
		NewButton("Cancel", "", ButtonNormal, nil),
		NewIconButton("x", "Close", nil),
	} {
		if got := b.MinSize().Height; got != ControlHeight {
			t.Errorf("%q is %v high, want %v", b.Label(), got, ControlHeight)
		}
	}
}

func TestIconButtonIsSquare(t *testing.T) {
	b := NewIconButton("x", "Close", nil)
	showInWindow(t, 300, 200, b)
	if got := b.MinSize(); got.Width != got.Height {
		t.Errorf("size %v is not square", got)
	}
}

func TestButtonFollowsAThemeSwitch(t *testing.T) {
	b := NewButton("Cancel", "", ButtonNormal, nil)
	showInWindow(t, 300, 200, b)
	back := test.WidgetRenderer(b).Objects()[0].(*canvas.Rectangle)
	light := back.FillColor

	fyne.CurrentApp().Settings().SetTheme(NewTheme(AppearanceDark))
	b.Refresh()

	if back.FillColor == light || back.FillColor != Paint(ColorSurface) {
		t.Errorf("fill %v, want the dark surface %v", back.FillColor, Paint(ColorSurface))
	}
}

func TestLinkRunsItsAction(t *testing.T) {
	followed := false
	l := NewLink("See the 21", func() { followed = true })
	showInWindow(t, 300, 200, l)

	test.Tap(l)

	if !followed {
		t.Error("the link was not followed")
	}
}
