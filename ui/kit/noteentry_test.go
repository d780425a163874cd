package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestNoteEntryWrapsAndBreaksLines(t *testing.T) {
	useLook(t)
	n := NewNoteEntry(3)
	b := newFormBench(t, n, NewTextEntry())
	b.canvas.Focus(n)
	b.types("first")
	b.keys(fyne.KeyReturn)
	b.types("second")
	b.want("text", n.Text, "first\nsecond")
	b.want("row of the caret", n.CursorRow, 1)
	b.types(" and a good many words more than fit in one line of this narrow window")
	if n.CursorRow < 2 {
		t.Errorf("the caret is in row %d, want the line wrapped", n.CursorRow)
	}
}

func TestNoteEntryTabMovesOn(t *testing.T) {
	useLook(t)
	n := NewNoteEntry(3)
	newFormBench(t, n)
	if n.AcceptsTab() {
		t.Error("Tab writes into the note")
	}
}

func TestNoteEntryShowsItsLines(t *testing.T) {
	useLook(t)
	three, six := NewNoteEntry(3), NewNoteEntry(6)
	newFormBench(t, three, six)
	line := textHeight()
	if got := six.MinSize().Height - three.MinSize().Height; got < 2.5*line || got > 3.5*line {
		t.Errorf("three more lines take %v, a line %v", got, line)
	}
}

func textHeight() float32 { return fyne.MeasureText("M", TextBase, fyne.TextStyle{}).Height }
