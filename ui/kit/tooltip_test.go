package kit

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestTooltipShowsAfterThePointerRested(t *testing.T) {
	b := NewIconButton("x", "Close", nil)
	w, clock := showInWindow(t, 300, 200, container.New(Inset(10, 10, 10, 10), b))
	layer := w.Content().(*TooltipLayer)

	b.MouseIn(mouseAt(20, 20))
	clock.Advance(TooltipAfter - time.Millisecond)
	if got := layer.TooltipText(); got != "" {
		t.Errorf("%q shown too early", got)
	}
	clock.Advance(time.Millisecond)
	if got := layer.TooltipText(); got != "Close" {
		t.Errorf("shown %q, want Close", got)
	}
	b.MouseOut()
	if got := layer.TooltipText(); got != "" {
		t.Errorf("%q still shown after the pointer left", got)
	}
}

func TestClickCancelsTheTooltip(t *testing.T) {
	b := NewIconButton("x", "Close", nil)
	w, clock := showInWindow(t, 300, 200, b)

	b.MouseIn(mouseAt(20, 20))
	test.Tap(b)
	clock.Advance(2 * TooltipAfter)

	if got := w.Content().(*TooltipLayer).TooltipText(); got != "" {
		t.Errorf("%q shown after a click", got)
	}
}

func TestTooltipStaysInsideTheWindow(t *testing.T) {
	w, _ := showInWindow(t, 300, 200, container.NewWithoutLayout())
	layer := w.Content().(*TooltipLayer)
	for _, at := range []fyne.Position{{X: 0, Y: 0}, {X: 299, Y: 0}, {X: 0, Y: 199}, {X: 299, Y: 199}} {
		ShowTooltip(w.Canvas(), "A tooltip of some length", at)
		from, size := layer.tip.Position(), layer.tip.Size()
		if from.X < 0 || from.Y < 0 || from.X+size.Width > 300 || from.Y+size.Height > 200 {
			t.Errorf("at %v the tooltip lies at %v of %v", at, from, size)
		}
		if size.IsZero() {
			t.Errorf("at %v the tooltip has no size", at)
		}
	}
}

func TestTooltipDoesNotTakeTheClick(t *testing.T) {
	pressed := false
	b := NewButton("Save", "", ButtonNormal, func() { pressed = true })
	w, _ := showInWindow(t, 300, 200, b)
	ShowTooltip(w.Canvas(), "Over the button", fyne.NewPos(10, 10))

	test.TapCanvas(w.Canvas(), w.Content().(*TooltipLayer).tip.Position().AddXY(3, 3))

	if !pressed {
		t.Error("the tooltip took the click")
	}
}

func TestTooltipOfADialogIsDrawnInTheDialog(t *testing.T) {
	w, _ := showInWindow(t, 600, 400, container.NewWithoutLayout())
	d := NewDialog(w, DialogOptions{Title: "States"})
	d.Show()

	ShowTooltip(w.Canvas(), "In front", fyne.NewPos(100, 100))

	if got := d.layer.TooltipText(); got != "In front" {
		t.Errorf("the dialog shows %q", got)
	}
	if got := w.Content().(*TooltipLayer).TooltipText(); got != "" {
		t.Errorf("the window behind shows %q", got)
	}
}

func TestLongTooltipWraps(t *testing.T) {
	showInWindow(t, 300, 200, container.NewWithoutLayout())
	text := strings.Repeat("many words ", 30)
	lines := wrap(text, TextCaption, tooltipWidth)
	if len(lines) < 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		if got := textWidth(line, TextCaption, false); got > tooltipWidth {
			t.Errorf("line %q is %v wide", line, got)
		}
	}
	if got := strings.Join(lines, " "); got != strings.TrimSpace(text) {
		t.Errorf("words were lost: %q", got)
	}
}
