package kit

import "strings"

const timelineNoteLines = 3

// runeWidths remembers how wide characters are in body text. A timeline has to know how
// high thousands of notes are, which measuring line by line would take too long for.
type runeWidths struct {
	ascii [128]float32
	other map[rune]float32
}

func (w *runeWidths) of(r rune) float32 {
	if r < 128 {
		if w.ascii[r] == 0 {
			w.ascii[r] = textWidth(string(r), TextBase, false)
		}
		return w.ascii[r]
	}
	width, known := w.other[r]
	if !known {
		if w.other == nil {
			w.other = map[rune]float32{}
		}
		width = textWidth(string(r), TextBase, false)
		w.other[r] = width
	}
	return width
}

func (w *runeWidths) text(text string) float32 {
	var width float32
	for _, r := range text {
		width += w.of(r)
	}
	return width
}

// noteLines breaks a note at spaces into a few lines no wider than width. Where that is
// not all of it, cut is true and a line ends in an ellipsis.
func (w *runeWidths) noteLines(note string, width float32) (lines []string, cut bool) {
	lines = w.broken(note, width)
	if len(lines) > timelineNoteLines {
		last := timelineNoteLines - 1
		lines[last] = w.ending(lines[last]+" "+lines[last+1], width)
		lines, cut = lines[:timelineNoteLines], true
	}
	for i, line := range lines {
		if w.text(line) > width { // a word such as a path
			lines[i], cut = w.ending(line, width), true
		}
	}
	return lines, cut
}

// broken are the first lines of a note, up to one more than are shown. A word that is
// wider than a line is a line.
func (w *runeWidths) broken(note string, width float32) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(note, "\n") {
		line, used := "", float32(0)
		for word := range strings.FieldsSeq(paragraph) {
			wide := w.text(word)
			switch {
			case line == "":
				line, used = word, wide
			case used+w.of(' ')+wide <= width:
				line, used = line+" "+word, used+w.of(' ')+wide
			default:
				lines, line, used = append(lines, line), word, wide
			}
			if len(lines) > timelineNoteLines {
				return lines
			}
		}
		if line != "" {
			lines = append(lines, line)
		}
		if len(lines) > timelineNoteLines {
			return lines
		}
	}
	return lines
}

// ending is as much of a text as fits a width with an ellipsis.
func (w *runeWidths) ending(text string, width float32) string {
	used := w.of('…')
	for i, r := range text {
		used += w.of(r)
		if used > width {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text + "…"
}
