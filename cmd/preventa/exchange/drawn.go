package exchange

import (
	"preventa/domain/report"
	"preventa/ui/charts"
)

// Drawn is a sheet whose chart, if it has one, is drawn where it is printed.
func Drawn(s report.Sheet) report.Sheet {
	if s.Chart != nil && s.Chart.Draw == nil {
		chart := *s.Chart
		chart.Draw = charts.SheetDrawing(chart)
		s.Chart = &chart
	}
	return s
}
