package kit

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"preventa/domain"
)

func TestThemeFollowsTheAppearance(t *testing.T) {
	for _, c := range []struct {
		appearance Appearance
		system     fyne.ThemeVariant
		want       fyne.ThemeVariant
	}{
		{AppearanceSystem, theme.VariantLight, theme.VariantLight},
		{AppearanceSystem, theme.VariantDark, theme.VariantDark},
		{AppearanceLight, theme.VariantDark, theme.VariantLight},
		{AppearanceDark, theme.VariantLight, theme.VariantDark},
	} {
		th := NewTheme(c.appearance)
		if got := th.Variant(c.system); got != c.want {
			t.Errorf("%s on a system of %v is %v, want %v", c.appearance, c.system, got, c.want)
		}
		which := 0
		if c.want == theme.VariantDark {
			which = 1
		}
		if got, want := th.Color(ColorSurface, c.system), palette[ColorSurface][which]; got != want {
			t.Errorf("%s: surface %v, want %v", c.appearance, got, want)
		}
	}
}

func TestThemeMapsOnlyToColoursItHas(t *testing.T) {
	for theirs, ours := range named {
		if _, ok := palette[ours]; !ok {
			t.Errorf("%s maps to %s, which has no value", theirs, ours)
		}
	}
}

func TestThemeTextReadsOnItsBackground(t *testing.T) {
	backgrounds := []fyne.ThemeColorName{ColorSurface, ColorSurface2, ColorBg}
	inks := []fyne.ThemeColorName{ColorText, ColorText2, ColorText3, ColorAccentText, ColorWon, ColorLost, ColorOpen, ColorHold, ColorToday}
	for variant := range 2 {
		for _, background := range backgrounds {
			for _, ink := range inks {
				// 4.5 : 1 is the least of WCAG 2.2, level AA, for text of this size
				if ratio := contrast(ink, background, variant); ratio < 4.5 {
					t.Errorf("variant %d: %s on %s has a contrast of %.2f", variant, ink, background, ratio)
				}
			}
		}
	}
}

// contrast is the ratio WCAG 2.2 defines, of two opaque colours.
func contrast(a, b fyne.ThemeColorName, variant int) float64 {
	x, y := luminance(a, variant), luminance(b, variant)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(name fyne.ThemeColorName, variant int) float64 {
	c := palette[name][variant]
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func TestThemeFiguresAreOfOneWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(AppearanceLight))
	for _, bold := range []bool{false, true} {
		zero := fyne.MeasureText("0000000000", TextBase, fyne.TextStyle{Bold: bold}).Width
		for digit := '1'; digit <= '9'; digit++ {
			ten := ""
			for range 10 {
				ten += string(digit)
			}
			if got := fyne.MeasureText(ten, TextBase, fyne.TextStyle{Bold: bold}).Width; got != zero {
				t.Errorf("bold %v: ten times %c is %v wide, ten zeros %v", bold, digit, got, zero)
			}
		}
	}
}

func TestPaintFollowsTheAppTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(AppearanceDark))
	if got := Paint(ColorText); got != palette[ColorText][1] {
		t.Errorf("dark text is %v", got)
	}
	if !IsDark() {
		t.Error("the dark appearance is not dark")
	}
	app.Settings().SetTheme(NewTheme(AppearanceLight))
	if got := Paint(ColorText); got != palette[ColorText][0] {
		t.Errorf("light text is %v", got)
	}
	if IsDark() {
		t.Error("the light appearance is dark")
	}
}

// readIcon is an icon that counts how often it is read.
type readIcon struct {
	fyne.Resource
	read int
}

func (i *readIcon) Content() []byte {
	i.read++
	return i.Resource.Content()
}

// watchIcon counts the readings of an icon from now on, for the test.
func watchIcon(t *testing.T, name string, colour fyne.ThemeColorName) *readIcon {
	watched := &readIcon{Resource: IconIn(name, colour)}
	key := iconKey{name, colour, IsDark()}
	icons.Store(key, watched)
	t.Cleanup(func() { icons.Store(key, watched.Resource) })
	return watched
}

func TestRefreshDoesNotDecodeTheSameIconAgain(t *testing.T) {
	useLook(t)
	tag, calendar := newTagChip(NewTagEntry(), "urgent"), NewCalendar(time.Monday, domain.NewDate(2026, 10, 15))
	header, title := &gridHeader{strip: container.NewWithoutLayout()}, &gridTitle{}
	for _, c := range []struct {
		what string
		icon *readIcon
		show func()
	}{
		{"tag", watchIcon(t, "x", ColorText3), func() { test.WidgetRenderer(tag).Refresh() }},
		{"calendar", watchIcon(t, "chevron-left", ColorText2), func() { test.WidgetRenderer(calendar).Refresh() }},
		{"title of a sorted column", watchIcon(t, "arrow-up", ColorAccentText), func() { header.showArrow(title, true, 0) }},
	} {
		c.show()
		read := c.icon.read
		if read == 0 {
			t.Errorf("%s: the icon is not shown", c.what)
		}
		c.show()
		if c.icon.read != read {
			t.Errorf("%s: the icon is read %d times more", c.what, c.icon.read-read)
		}
	}
}
