package importer

import "strings"

// separators are what parts the fields of a file, the likeliest first.
const separators = ",;\t|"

// detectSeparator tells what parts the fields of a text by its first lines: the sign
// that parts the most of them into as many fields as the header; of two alike, the one
// that makes more fields. Signs within quotation marks do not count.
func detectSeparator(text string, whole bool) rune {
	counts := countSeparators(text, whole)
	best, bestLines, bestFields := rune(separators[0]), 0, 0
	for i, sign := range separators {
		if len(counts) == 0 || counts[0][i] == 0 {
			continue
		}
		lines := 0
		for _, line := range counts {
			if line[i] == counts[0][i] {
				lines++
			}
		}
		if lines > bestLines || (lines == bestLines && counts[0][i] > bestFields) {
			best, bestLines, bestFields = sign, lines, counts[0][i]
		}
	}
	return best
}

// countSeparators counts each separator in each line. A text that is not whole may end
// within a line, which is left out unless it is the only one.
func countSeparators(text string, whole bool) [][len(separators)]int {
	var lines [][len(separators)]int
	var line [len(separators)]int
	quoted, empty := false, true
	for _, sign := range text {
		switch at := strings.IndexRune(separators, sign); {
		case sign == '"':
			quoted, empty = !quoted, false
		case quoted:
		case sign == '\n':
			if !empty {
				lines = append(lines, line)
			}
			line, empty = [len(separators)]int{}, true
		case at >= 0:
			line[at]++
			empty = false
		case sign != '\r':
			empty = false
		}
	}
	if !empty && (whole || len(lines) == 0) {
		lines = append(lines, line)
	}
	return lines
}
