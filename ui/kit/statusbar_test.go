package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestStatusBarShowsItsCells(t *testing.T) {
	opened := false
	s := NewStatusBar()
	showInWindow(t, 900, 100, container.New(Rows(0), s))
	s.SetCells(StatusCell{Icon: "user", Text: "Ana Rojas"}, StatusCell{Text: "312 opportunities"})
	s.SetRight(StatusCell{Text: "Backup today", OnTapped: func() { opened = true }})

	if got := textsIn(s); !slices.Equal(got, []string{"Ana Rojas", "312 opportunities", "Backup today"}) {
		t.Errorf("texts %q", got)
	}
	test.Tap(s.right)
	if end := s.right.Position().X + s.right.Size().Width; !opened || end != 900-Space3 {
		t.Errorf("opened %v, the right cell ends at %v", opened, end)
	}
}

func TestNarrowStatusBarShortensTheLastLeftCell(t *testing.T) {
	s := NewStatusBar()
	showInWindow(t, 260, 100, container.New(Rows(0), s))
	s.SetCells(StatusCell{Text: "Ana Rojas"}, StatusCell{Text: "312 opportunities of the year 2026"})
	s.SetRight(StatusCell{Text: "Backup today"})

	got := textsIn(s)
	if got[0] != "Ana Rojas" || !strings.HasSuffix(got[1], "…") || got[2] != "Backup today" {
		t.Errorf("texts %q", got)
	}
}
