package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestCardMakesRoomForTitleSubtitleAndPadding(t *testing.T) {
	body := block(100, 50)
	plain, titled := NewCard("", "", body), NewCard("Who closes best", "Won ÷ closed", block(100, 50))
	showInWindow(t, 400, 300, plain)
	if got, want := plain.MinSize(), fyne.NewSize(132, 82); got != want {
		t.Errorf("without a title %v, want %v", got, want)
	}
	if titled.MinSize().Height <= plain.MinSize().Height {
		t.Error("the title takes no room")
	}
	if body.Position() != fyne.NewPos(16, 16) {
		t.Errorf("the body is at %v", body.Position())
	}
	if got := textsIn(titled); !slices.Equal(got, []string{"Who closes best", "Won ÷ closed"}) {
		t.Errorf("texts %q", got)
	}
}

func TestCardMenuIsBuiltWhenOpened(t *testing.T) {
	ran := ""
	c := NewCard("Origins", "", block(10, 10))
	w, _ := showInWindow(t, 400, 300, c)
	label := "early"
	c.SetMenu(func() []MenuItem { return []MenuItem{{Label: label, Run: func() { ran = label }}} })
	label = "late"

	test.Tap(c.menu)
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyReturn)

	if ran != "late" {
		t.Errorf("ran %q", ran)
	}
}
