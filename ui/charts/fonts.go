package charts

import (
	"strings"
	"sync"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"

	"preventa/assets"
)

const ellipsis = "…"

// Fonts are the two weights of a chart's texts. Parse them once.
type Fonts struct{ regular, semiBold *truetype.Font }

// ParseFonts reads two TrueType files (with glyf outlines). It fails if either is not one.
func ParseFonts(regular, semiBold []byte) (Fonts, error) {
	r, err := truetype.Parse(regular)
	if err != nil {
		return Fonts{}, fault("regular font: %w", err)
	}
	b, err := truetype.Parse(semiBold)
	if err != nil {
		return Fonts{}, fault("semi-bold font: %w", err)
	}
	return Fonts{r, b}, nil
}

// ownFonts are the fonts Preventa carries, parsed once.
var ownFonts = sync.OnceValues(func() (Fonts, error) {
	return ParseFonts(assets.FontRegular(), assets.FontSemiBold())
})

// textWidth is how far a text moves the pen, in pixels, at a size in pixels. The renderer's own MeasureText gives the
// ink's box with the left bearing counted twice, which puts texts off centre.
func textWidth(f *truetype.Font, size float64, text string) float64 {
	scale := fixed.Int26_6(size * 64)
	width := fixed.Int26_6(0)
	previous, first := truetype.Index(0), true
	for _, r := range text {
		index := f.Index(r)
		if !first {
			width += f.Kern(scale, previous, index)
		}
		width += f.HMetric(scale, index).AdvanceWidth
		previous, first = index, false
	}
	return float64(width) / 64
}

// shorten cuts a text so that it fits a width, ending it with an ellipsis; empty if not even that fits.
func shorten(text string, width float64, measure func(string) float64) string {
	if measure(text) <= width {
		return text
	}
	letters := []rune(text)
	for n := len(letters) - 1; n > 0; n-- {
		if cut := string(letters[:n]) + ellipsis; measure(cut) <= width {
			return cut
		}
	}
	return ""
}

// wrap breaks a text at its spaces into lines that fit a width, at most so many: the last takes the rest, shortened.
func wrap(text string, most int, width float64, measure func(string) float64) []string {
	var lines []string
	for rest := strings.TrimSpace(text); rest != ""; {
		line, after := breakLine(rest, width, measure)
		if len(lines) == most-1 {
			line, after = rest, ""
		}
		lines = append(lines, shorten(line, width, measure))
		rest = after
	}
	return lines
}

// breakLine parts a text at the last space before which it fits, or at the first one there is.
func breakLine(text string, width float64, measure func(string) float64) (line, rest string) {
	line = text
	for at := strings.LastIndex(line, " "); at > 0 && measure(line) > width; at = strings.LastIndex(line, " ") {
		line = strings.TrimSpace(line[:at])
	}
	return line, strings.TrimSpace(text[len(line):])
}
