package importer

import (
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// plainHeading is a heading as headings write it: folded, words parted by a space.
func plainHeading(column string) string {
	parted := strings.NewReplacer("_", " ", "-", " ", ".", " ", "(", " ", ")", " ", "/", " ", ":", " ").Replace(column)
	return domain.Fold(parted)
}

// Suggest guesses a mapping for a file of a kind from the names of a header's columns,
// each used once. Of opportunities, where nothing looks like a name the reference stands
// in, since every one needs a name.
func Suggest(kind domain.Kind, header []string) Mapping {
	plain := make([]string, len(header))
	for i, column := range header {
		plain[i] = plainHeading(column)
	}
	m := Mapping{}
	take := func(field, heading string) bool {
		at := slices.Index(plain, heading)
		if at < 0 {
			return false
		}
		m[field], plain[at] = header[at], ""
		return true
	}
	fields := office.ImportFields(kind)
	for _, field := range fields { // first, so that no other field takes a column called so
		take(field, plainHeading(field))
	}
	for _, field := range fields {
		for _, heading := range headings[kind][field] {
			if _, found := m[field]; found || take(field, heading) {
				break
			}
		}
	}
	if reference, known := m["reference"]; known && m["name"] == "" {
		m["name"] = reference
	}
	return m
}

// Guess tells what a file most likely holds, one of office.ImportKinds, by the names of
// its columns: the kind that finds most of its fields, those that tell it from others
// counted three times. Opportunities where nothing tells.
func Guess(header []string) domain.Kind {
	best, most := office.ImportKinds[0], 0
	for _, kind := range office.ImportKinds {
		score := 0
		for field := range Suggest(kind, header) {
			score++
			if slices.Contains(telling[kind], field) {
				score += 2
			}
		}
		if score > most {
			best, most = kind, score
		}
	}
	return best
}
