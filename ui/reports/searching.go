package reports

import (
	"strings"
	"unicode/utf8"

	"preventa/domain"
	"preventa/domain/report"
)

// hit is a place on a page where a text was found, in millimetres.
type hit struct {
	page                int
	x, y, width, height float64
}

// The reach of a line above and below its baseline, of its size.
const (
	ascent  = 0.95
	descent = 0.25
)

// findIn finds a text in pages, in reading order. Case and accents do not matter.
func findIn(a *artist, pages []report.Page, text string) []hit {
	wanted := domain.Fold(text)
	if wanted == "" {
		return nil
	}
	var hits []hit
	for i, page := range pages {
		for _, t := range page.Texts {
			if strings.Contains(domain.Fold(t.Text), wanted) {
				hits = append(hits, hitsIn(a, i, t, wanted)...)
			}
		}
	}
	return hits
}

// hitsIn are the places of a folded text within a printed one.
func hitsIn(a *artist, page int, t report.PageText, wanted string) []hit {
	folded, starts := foldedWithPlaces(t.Text)
	size := t.Size / pointsPerInch * millimetresPerInch
	left := t.X
	if t.Right {
		left -= t.Width
	}
	var hits []hit
	for from := 0; from < len(folded); {
		at := strings.Index(folded[from:], wanted)
		if at < 0 {
			break
		}
		first, end := starts[from+at], starts[from+at+len(wanted)]
		x1, x2 := a.part(t, t.Text[:first])*t.Width, a.part(t, t.Text[:end])*t.Width
		hits = append(hits, hit{page: page, x: left + x1, y: t.Y - ascent*size, width: x2 - x1, height: (ascent + descent) * size})
		from += at + len(wanted)
	}
	return hits
}

// foldedWithPlaces folds a text letter by letter, and tells for each byte of the fold, and
// for its end, where in the text the letter begins that it came of.
func foldedWithPlaces(text string) (folded string, starts []int) {
	var b strings.Builder
	for at := 0; at < len(text); {
		_, size := utf8.DecodeRuneInString(text[at:])
		letter := domain.Fold(text[at : at+size])
		if letter == "" && strings.TrimSpace(text[at:at+size]) == "" {
			letter = " "
		}
		b.WriteString(letter)
		for range len(letter) {
			starts = append(starts, at)
		}
		at += size
	}
	return b.String(), append(starts, len(text))
}

// searching is a text that is looked for in the pages, and where it was found.
type searching struct {
	text string
	hits []hit
	at   int // the hit that is marked; -1: none
}

// found takes up the hits of a text, and marks the first one from a page on.
func (s *searching) found(text string, hits []hit, page int) {
	s.text, s.hits, s.at = text, hits, -1
	for i, h := range hits {
		if h.page >= page {
			s.at = i
			return
		}
	}
	if len(hits) > 0 {
		s.at = 0
	}
}

// step goes on to the next hit, or back, around the ends.
func (s *searching) step(by int) {
	if n := len(s.hits); n > 0 {
		s.at = ((s.at+by)%n + n) % n
	}
}

// marked is the hit that is marked; false for none.
func (s *searching) marked() (hit, bool) {
	if s.at < 0 || s.at >= len(s.hits) {
		return hit{}, false
	}
	return s.hits[s.at], true
}
