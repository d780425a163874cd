package kit

import (
	"image/color"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"preventa/assets"
)

// Appearance is how a person wants the window: by the system, light or dark.
type Appearance string

// The appearances a person can choose.
const (
	AppearanceSystem Appearance = "system"
	AppearanceLight  Appearance = "light"
	AppearanceDark   Appearance = "dark"
)

// AppearanceOf reads an appearance as a person's record keeps it; unset is light.
func AppearanceOf(kept string) Appearance {
	switch a := Appearance(kept); a {
	case AppearanceSystem, AppearanceDark:
		return a
	}
	return AppearanceLight
}

// Theme is Preventa's look as a Fyne theme: compact, light or dark, Inter with
// tabular figures.
type Theme struct {
	appearance        Appearance
	regular, semiBold fyne.Resource
	fallback          fyne.Theme
}

// NewTheme makes the theme for an appearance.
func NewTheme(a Appearance) *Theme {
	return &Theme{
		appearance: a,
		regular:    fyne.NewStaticResource("Inter-Regular.ttf", assets.FontRegular()),
		semiBold:   fyne.NewStaticResource("Inter-SemiBold.ttf", assets.FontSemiBold()),
		fallback:   theme.DefaultTheme(),
	}
}

// named maps Fyne's own colour names to ours, so that stock widgets look at home.
var named = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground:          ColorBg,
	theme.ColorNameButton:              ColorSurface,
	theme.ColorNameDisabled:            ColorDisabled,
	theme.ColorNameDisabledButton:      ColorHover,
	theme.ColorNameError:               ColorLost,
	theme.ColorNameFocus:               ColorAccent,
	theme.ColorNameForeground:          ColorText,
	theme.ColorNameForegroundOnError:   ColorOnAccent,
	theme.ColorNameForegroundOnPrimary: ColorOnAccent,
	theme.ColorNameForegroundOnSuccess: ColorOnAccent,
	theme.ColorNameForegroundOnWarning: ColorText,
	theme.ColorNameHeaderBackground:    ColorSurface2,
	theme.ColorNameHover:               ColorHover,
	theme.ColorNameHyperlink:           ColorAccentText,
	theme.ColorNameInputBackground:     ColorSurface,
	theme.ColorNameInputBorder:         ColorBorderStrong,
	theme.ColorNameMenuBackground:      ColorSurface,
	theme.ColorNameOverlayBackground:   ColorSurface,
	theme.ColorNamePlaceHolder:         ColorText3,
	theme.ColorNamePressed:             ColorAccentSoft,
	theme.ColorNamePrimary:             ColorAccent,
	theme.ColorNameScrollBar:           ColorBorderStrong,
	theme.ColorNameScrollBarBackground: ColorBg,
	theme.ColorNameSelection:           ColorAccentSoft,
	theme.ColorNameSeparator:           ColorBorder,
	theme.ColorNameSuccess:             ColorWon,
	theme.ColorNameWarning:             ColorToday,
}

// stockShadow is what Fyne's own dialogs dim the window with and its scrollers show at
// their edges, where the look has no shadows.
var stockShadow = color.NRGBA{A: 0x38}

// Variant is the variant in force for the one the system asks for.
func (t *Theme) Variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.appearance {
	case AppearanceLight:
		return theme.VariantLight
	case AppearanceDark:
		return theme.VariantDark
	}
	return system
}

// Color resolves our names and Fyne's.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	variant := t.Variant(system)
	if name == theme.ColorNameShadow {
		return stockShadow
	}
	if ours, ok := named[name]; ok {
		name = ours
	}
	if own, ok := strings.CutPrefix(string(name), ownColour+"#"); ok {
		if parsed, ok := ParseColour("#" + own); ok {
			return parsed
		}
	}
	if pair, ok := palette[name]; ok {
		if variant == theme.VariantDark {
			return pair[1]
		}
		return pair[0]
	}
	return t.fallback.Color(name, variant)
}

// Font is Inter in one of its two weights; monospace and symbols are Fyne's.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return t.fallback.Font(style)
	case style.Bold:
		return t.semiBold
	}
	return t.regular
}

// Icon is Fyne's own for the few stock widgets that ask for one.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.fallback.Icon(name) }

var themeSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               TextBase,
	theme.SizeNameCaptionText:        TextCaption,
	theme.SizeNameHeadingText:        TextFigure,
	theme.SizeNameSubHeadingText:     TextTitle,
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       6,
	theme.SizeNameLineSpacing:        4,
	theme.SizeNameInlineIcon:         IconSize,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        RadiusControl,
	theme.SizeNameSelectionRadius:    4,
	theme.SizeNameScrollBar:          10,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameScrollBarRadius:    2,
	theme.SizeNameSeparatorThickness: 1,
}

// Size gives the compact sizes of the look.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := themeSizes[name]; ok {
		return size
	}
	return t.fallback.Size(name)
}

// ownColour begins the names of our colours.
const ownColour = "preventa-"

// Colour is the name of a colour as records keep it: "st1", a colour of the look, or
// "#RRGGBB", one of the office's own. No colour is the grey of "none".
func Colour(kept string) fyne.ThemeColorName {
	if kept == "" {
		return ColorNoneDot
	}
	return fyne.ThemeColorName(ownColour + kept)
}

// Paint resolves a colour name for the theme in force.
func Paint(name fyne.ThemeColorName) color.Color {
	app := fyne.CurrentApp()
	if app == nil {
		return palette[name][0]
	}
	return app.Settings().Theme().Color(name, app.Settings().ThemeVariant())
}

// IsDark reports whether the theme in force is dark.
func IsDark() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	if ours, ok := app.Settings().Theme().(*Theme); ok {
		return ours.Variant(app.Settings().ThemeVariant()) == theme.VariantDark
	}
	return app.Settings().ThemeVariant() == theme.VariantDark
}

// NewText makes a canvas text of a size and colour of the look.
func NewText(text string, size float32, name fyne.ThemeColorName, bold bool) *canvas.Text {
	t := canvas.NewText(text, Paint(name))
	t.TextSize = size
	t.TextStyle.Bold = bold
	return t
}

// Icon is a Lucide icon by its name, drawn in the colour of secondary text.
func Icon(name string) fyne.Resource { return IconIn(name, ColorText2) }

// IconIn is a Lucide icon drawn in a colour of the look. The same icon in the same theme
// is the same resource, so that whoever shows it can tell that nothing changed.
func IconIn(name string, colour fyne.ThemeColorName) fyne.Resource {
	key := iconKey{name, colour, IsDark()}
	if known, ok := icons.Load(key); ok {
		return known.(fyne.Resource)
	}
	svg, ok := assets.Icon(name)
	if !ok {
		svg, _ = assets.Icon("circle-help")
	}
	icon := theme.NewColoredResource(fyne.NewStaticResource(name+".svg", svg), colour)
	icons.Store(key, icon)
	return icon
}

type iconKey struct {
	name   string
	colour fyne.ThemeColorName
	dark   bool
}

var icons sync.Map // iconKey → fyne.Resource

// showIcon puts an icon in an image, if it is not there already: to refresh an image is
// to decode its drawing, which is dear.
func showIcon(image *canvas.Image, icon fyne.Resource) {
	if image.Resource != icon {
		image.Resource = icon
		image.Refresh()
	}
}
