package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
)

// A sum of money is read in one go: its sign and its groups stay on one line.
func TestLinesEndAtNoSpaceThatKeepsAFigureTogether(t *testing.T) {
	test.NewTempApp(t)
	width := textWidth("one thousand $", TextBase, false)
	want := []string{"one thousand", "$\u00a0950\u202f200"}
	if got := wrap("one thousand $\u00a0950\u202f200", TextBase, width); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
