package kit

import (
	"strings"
	"testing"
)

func TestParagraphGrowsWithItsLines(t *testing.T) {
	text := strings.Repeat("changes that are not saved ", 8)
	p := newParagraph(text, 300)
	showInWindow(t, 400, 300, p)
	lines := textsIn(p)
	if strings.Join(lines, " ") != strings.TrimSpace(text) {
		t.Errorf("lines %q", lines)
	}
	if len(lines) < 2 || p.MinSize().Height != lineHeight*float32(len(lines)) {
		t.Errorf("%d lines are %v high", len(lines), p.MinSize().Height)
	}
}
