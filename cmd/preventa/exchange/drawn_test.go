package exchange_test

import (
	"testing"

	"preventa/cmd/preventa/exchange"
	"preventa/domain/report"
)

func TestTheChartOfASheetIsDrawnOnItsPages(t *testing.T) {
	s := report.Sheet{Title: "Open", Columns: []report.SheetColumn{{ID: "name", Title: "Name"}}, Read: report.Held(nil)}
	count := func() int {
		pages, err := exchange.Files{}.SheetPages(t.Context(), s)
		if err != nil || len(pages) != 1 {
			t.Fatalf("%d pages: %v", len(pages), err)
		}
		return len(pages[0].Pictures)
	}
	if n := count(); n != 0 {
		t.Errorf("%d pictures without a chart", n)
	}
	s.Chart = &report.SheetChart{Title: "Amount", Legend: []string{"Amount"}, Bars: []report.SheetBar{{Label: "Ana", Values: []float64{3}, Text: "3"}}}
	if n := count(); n != 1 {
		t.Errorf("%d pictures of a chart", n)
	}
	if s.Chart.Draw != nil {
		t.Error("the sheet of whoever asks is changed")
	}
}
