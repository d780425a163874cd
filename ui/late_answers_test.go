package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
)

// Whatever of a record is still being read when a person quits, its answers come to nothing.
func TestAnswersThatComeAfterQuittingComeToNothing(t *testing.T) {
	late := 0
	for pass := range 6 {
		d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"}))
		d.HoldAnswers(pass)
		d.DoubleClick(d.Cell("Bottling line", "Name"))
		d.Ctrl(fyne.KeyQ)
		late += d.ReleaseAnswers()
	}
	if late < 2 {
		t.Errorf("only %d answers were late", late)
	}
}
