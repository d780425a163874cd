package kit

import (
	"slices"
	"testing"
)

func TestTagHasTheHeightOfTagsAndItsColours(t *testing.T) {
	tag := NewColouredTag("Won", ColorWon, ColorWonSoft)
	showInWindow(t, 300, 100, tag)
	tag.SetText("Lost")
	if got := canvasTexts(tag)[0]; !slices.Equal(textsIn(tag), []string{"Lost"}) || got.Color != Paint(ColorWon) {
		t.Errorf("text %q in %v", got.Text, got.Color)
	}
	if tag.MinSize().Height != TagHeight {
		t.Errorf("height %v", tag.MinSize().Height)
	}
}
