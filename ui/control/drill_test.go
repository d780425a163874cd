package control

import (
	"testing"

	"preventa/ui/charts"
)

// A month is called by its year too, once, and nothing else is.
func TestMonthsAreCalledWithTheirYear(t *testing.T) {
	for wanted, c := range map[string]charts.Category{
		"Mar 2026": {Label: "Mar", Key: "2026-03"}, "Mar 26": {Label: "Mar 26", Key: "2026-03"},
		"Overdue": {Label: "Overdue", Key: "overdue"}, "Nobody": {Label: "Nobody"},
	} {
		want(t, "text", categoryText(c), wanted)
	}
}
