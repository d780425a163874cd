package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// progressParts are the track and the filled part of a bar.
func progressParts(p *Progress) (track, filled *canvas.Rectangle) {
	objects := test.WidgetRenderer(p).Objects()
	return objects[0].(*canvas.Rectangle), objects[1].(*canvas.Rectangle)
}

func TestProgressIsFilledInProportion(t *testing.T) {
	for _, look := range []Appearance{AppearanceLight, AppearanceDark} {
		test.NewTempApp(t).Settings().SetTheme(NewTheme(look))
		p := NewProgress()
		showBare(t, container.NewCenter(p))
		p.SetValue(0.75)
		track, filled := progressParts(p)
		if track.Size() != fyne.NewSize(96, 6) || filled.Size() != fyne.NewSize(72, 6) {
			t.Errorf("%s: three quarters of %v are %v", look, track.Size(), filled.Size())
		}
		if track.FillColor != Paint(ColorBorder) || filled.FillColor != Paint(ColorAccent) {
			t.Errorf("%s: colours %v on %v", look, filled.FillColor, track.FillColor)
		}
	}
}

func TestProgressStaysWithinItsEnds(t *testing.T) {
	useLook(t)
	p := NewProgress()
	showBare(t, container.NewCenter(p))
	for given, want := range map[float64]struct {
		value float64
		shown bool
		width float32
	}{
		-3:    {0, false, 6},
		0:     {0, false, 6},
		0.001: {0.001, true, 6},
		1:     {1, true, 96},
		17:    {1, true, 96},
	} {
		p.SetValue(given)
		_, filled := progressParts(p)
		if p.Value() != want.value || filled.Visible() != want.shown || filled.Size().Width != want.width {
			t.Errorf("%v: value %v, shown %v, width %v; want %v", given, p.Value(), filled.Visible(), filled.Size().Width, want)
		}
	}
}

// showBare shows a content in a window without padding.
func showBare(t *testing.T, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	window := test.NewTempWindow(t, content)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(400, 300))
	return window
}
