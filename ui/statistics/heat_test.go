package statistics

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2/test"

	"preventa/ui/kit"
)

// luminance is that of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	sum := 0.0
	for i, v := range []uint32{r, g, b} {
		x := float64(v) / 0xFFFF
		if x <= 0.04045 {
			x /= 12.92
		} else {
			x = math.Pow((x+0.055)/1.055, 2.4)
		}
		sum += x * []float64{0.2126, 0.7152, 0.0722}[i]
	}
	return sum
}

func TestFiguresCanBeReadOnEveryShade(t *testing.T) {
	app := test.NewTempApp(t)
	for _, look := range []kit.Appearance{kit.AppearanceLight, kit.AppearanceDark} {
		app.Settings().SetTheme(kit.NewTheme(look))
		for _, heat := range []float64{0.01, 0.5, 1, -0.5, -1} {
			a, b := luminance(kit.Paint(kit.ColorText)), luminance(shade(heat, true))
			if contrast := (max(a, b) + 0.05) / (min(a, b) + 0.05); contrast < 4.5 {
				t.Errorf("%v, shade %g: contrast %.1f", look, heat, contrast)
			}
			if c := luminance(shade(math.Abs(heat), false)); (max(a, c)+0.05)/(min(a, c)+0.05) < 4.5 {
				t.Errorf("%v, blue %g", look, heat)
			}
		}
	}
	if shade(1, true) == shade(-1, true) {
		t.Error("better looks like worse")
	}
}
