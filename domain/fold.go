package domain

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folds are letters that carry no separable accent but are typed plainly.
var folds = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// Fold is a text as search sees it: lower case, without accents, runs of white
// space as one space. Equal folds mean "the same name".
func Fold(text string) string {
	if isPlain(text) {
		return strings.Join(strings.Fields(strings.ToLower(text)), " ")
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range norm.NFKD.String(text) { // first, because "₨" comes apart into "Rs"
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.Join(strings.Fields(folds.Replace(b.String())), " ")
}

func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// ContainsWords reports that every word of what is looked for stands in a text, by fold.
func ContainsWords(text, words string) bool {
	folded := Fold(text)
	for _, word := range strings.Fields(Fold(words)) {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}

// CompareFolds orders texts by their folds, equal ones as they are written.
func CompareFolds(a, b string) int {
	return cmp.Or(strings.Compare(Fold(a), Fold(b)), strings.Compare(a, b))
}
