package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestChipInForceIsSemiBoldInTheAccent(t *testing.T) {
	tapped := 0
	c := NewChip("Overdue", "4", func() { tapped++ })
	showInWindow(t, 300, 100, container.New(Inset(10, 10, 10, 10), c))
	plain := c.MinSize()

	test.Tap(c)
	c.SetOn(true)

	texts := canvasTexts(c)
	if tapped != 1 || !texts[0].TextStyle.Bold || texts[0].Color != Paint(ColorAccentText) {
		t.Errorf("tapped %d, bold %v, colour %v", tapped, texts[0].TextStyle.Bold, texts[0].Color)
	}
	if c.MinSize().Width <= plain.Width || c.MinSize().Height != ChipHeight {
		t.Errorf("size %v, was %v", c.MinSize(), plain)
	}
}

func TestChipWithoutCountShowsItsTextAlone(t *testing.T) {
	c := NewChip("My open", "23", nil)
	showInWindow(t, 300, 100, c)
	c.SetCount("")
	if got := textsIn(c); !slices.Equal(got, []string{"My open"}) {
		t.Errorf("texts %q", got)
	}
}
