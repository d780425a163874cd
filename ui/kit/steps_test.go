package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func way() []Step {
	return []Step{{Label: "New", Note: "4 d", Done: true}, {Label: "Proposal sent", Note: "20 d", Active: true}, {Label: "Negotiation"}}
}

func TestStepsTellWhichWasClicked(t *testing.T) {
	clicked := -1
	s := NewSteps(func(i int) { clicked = i }, way()...)
	showInWindow(t, 800, 100, s)
	if got, want := textsIn(s), []string{"New", "4 d", "Proposal sent", "20 d", "Negotiation"}; !slices.Equal(got, want) {
		t.Errorf("texts %q, want %q", got, want)
	}
	test.Tap(s.row.Objects[2].(*step))
	if clicked != 2 {
		t.Errorf("clicked %d, want 2", clicked)
	}
}

func TestNarrowStepsDropNotesAndShortenLabels(t *testing.T) {
	s := NewSteps(nil, way()...)
	showInWindow(t, 800, 100, s)
	s.Resize(fyne.NewSize(s.MinSize().Width+20, ControlHeight))

	texts := textsIn(s)
	if slices.Contains(texts, "20 d") || slices.Contains(texts, "Proposal sent") {
		t.Errorf("texts %q, want neither the note nor the whole label", texts)
	}
	if !slices.ContainsFunc(texts, func(text string) bool { return strings.HasPrefix(text, "Pro") && strings.HasSuffix(text, "…") }) {
		t.Errorf("texts %q, want the label shortened", texts)
	}
	last := s.row.Objects[2]
	if end := s.row.Position().X + last.Position().X + last.Size().Width; end > s.Size().Width {
		t.Errorf("the last step ends at %v of %v", end, s.Size().Width)
	}
}
