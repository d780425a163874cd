package kit

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// foldText makes texts comparable without regard to case and accents.
func foldText(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(text) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
