// Package assets holds what the program carries inside itself: icons, fonts,
// translations and the licences they came with.
package assets

import (
	"embed"
	"strings"
)

var (
	//go:embed icons/*.svg
	icons embed.FS

	//go:embed fonts/Inter-Regular.ttf
	fontRegular []byte

	//go:embed fonts/Inter-SemiBold.ttf
	fontSemiBold []byte

	//go:embed icon.png
	appIcon []byte

	//go:embed translations/*.json
	translations embed.FS

	//go:embed fonts/LICENSE
	fontLicence string

	//go:embed icons/LICENSE
	iconLicence string
)

// Icon is the SVG of a Lucide icon, by its Lucide name ("trash-2"), and whether
// there is one. It is one filled shape in currentColor on a 24 × 24 grid.
func Icon(name string) ([]byte, bool) {
	svg, err := icons.ReadFile("icons/" + name + ".svg")
	return svg, err == nil
}

// FontRegular is Inter at weight 400, as TrueType with tabular digits.
func FontRegular() []byte { return fontRegular }

// FontSemiBold is Inter at weight 600, as TrueType with tabular digits.
func FontSemiBold() []byte { return fontSemiBold }

// AppIcon is the program's own icon: a PNG of 512 × 512 pixels.
func AppIcon() []byte { return appIcon }

// Translations holds one file a language, "translations/en.json" and
// "translations/es.json", each an object from dotted key to text.
func Translations() embed.FS { return translations }

// Licences is the full text of the licences of the icons and the fonts, to be
// shown to whoever uses the program.
func Licences() string {
	return strings.Join([]string{
		"Inter (rsms.me/inter), changed so that all digits have the same width",
		strings.TrimSpace(fontLicence),
		"Lucide (lucide.dev), strokes turned into shapes",
		strings.TrimSpace(iconLicence),
	}, "\n\n") + "\n"
}
