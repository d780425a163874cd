package kit

import "fyne.io/fyne/v2"

// NoteEntry is a text of several lines, wrapped at words. Enter starts a new line
// and Tab moves on to the next control.
type NoteEntry struct {
	TextEntry
}

// NewNoteEntry makes an empty note that shows a number of lines without scrolling.
func NewNoteEntry(lines int) *NoteEntry {
	n := &NoteEntry{}
	n.MultiLine = true
	n.extend(n)
	n.Wrapping, n.Scroll = fyne.TextWrapWord, fyne.ScrollVerticalOnly
	n.SetMinRowsVisible(lines)
	return n
}
