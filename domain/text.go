package domain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest texts a record takes, in characters.
const (
	MaxLine  = 200     // names and other single lines
	MaxNotes = 200_000 // notes
)

// CheckLine tidies a single line (outer space goes) and notes what is wrong with it.
func CheckLine(p *Problems, field string, text *string) {
	*text = strings.TrimSpace(*text)
	checkText(p, field, *text, MaxLine, false)
}

// CheckNotes does the same for a text of several lines.
func CheckNotes(p *Problems, field string, text *string) {
	*text = strings.TrimRightFunc(strings.ReplaceAll(*text, "\r\n", "\n"), unicode.IsSpace)
	checkText(p, field, *text, MaxNotes, true)
}

func checkText(p *Problems, field, text string, most int, lines bool) {
	if len(text) > most && utf8.RuneCountInString(text) > most {
		p.Add(field, "error.text.too_long", Args{"Most": most})
		return
	}
	if !utf8.ValidString(text) {
		p.Add(field, "error.text.not_utf8", nil)
		return
	}
	for _, r := range text {
		if unicode.IsControl(r) && !(lines && (r == '\n' || r == '\t')) {
			p.Add(field, "error.text.control", nil)
			return
		}
	}
}
