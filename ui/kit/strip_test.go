package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func TestShortenFitsAndKeepsTheBeginning(t *testing.T) {
	showInWindow(t, 300, 200, container.NewWithoutLayout())
	const text = "Constructora Pehuén"
	half := textWidth(text, TextBase, false) / 2

	got := shorten(text, TextBase, false, half)

	if textWidth(got, TextBase, false) > half {
		t.Errorf("%q is wider than %v", got, half)
	}
	if start, cut := strings.CutSuffix(got, "…"); !cut || start == "" || !strings.HasPrefix(text, start) {
		t.Errorf("%q is not the beginning with an ellipsis", got)
	}
	if got := shorten(text, TextBase, false, 2*half+1); got != text {
		t.Errorf("%q was shortened without need", got)
	}
}

func TestStripShortensItsFirstTextOnly(t *testing.T) {
	showInWindow(t, 300, 200, container.NewWithoutLayout())
	s := newStrip(6, part{icon: "check"}, part{text: "Proposal sent"}, part{text: "20 d", size: TextCaption})

	s.place(0, 0, s.width()-20, 30)

	label, note := s.box.Objects[1].(*canvas.Text), s.box.Objects[2].(*canvas.Text)
	if !strings.HasSuffix(label.Text, "…") || note.Text != "20 d" {
		t.Errorf("texts %q and %q", label.Text, note.Text)
	}
	if end := note.Position().X + note.Size().Width; end > s.width()-20+0.5 {
		t.Errorf("the strip ends at %v, beyond %v", end, s.width()-20)
	}

	s.place(0, 0, s.width(), 30)
	if label.Text != "Proposal sent" {
		t.Errorf("with room again the text is %q", label.Text)
	}
}
