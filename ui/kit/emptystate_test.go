package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestEmptyStateSaysWhyAndOffersTheWayOut(t *testing.T) {
	cleared := false
	link := NewLink("Clear filters", func() { cleared = true })
	e := NewEmptyState("No opportunities match.", link)
	showInWindow(t, 400, 300, e)

	test.Tap(link)

	if !cleared || !slices.Equal(textsIn(e), []string{"No opportunities match.", "Clear filters"}) {
		t.Errorf("cleared %v, texts %q", cleared, textsIn(e))
	}
	if middle := link.Position().X + link.Size().Width/2; middle < 199 || middle > 201 {
		t.Errorf("the link is centred at %v of 400", middle)
	}
}
