package control

import (
	"fmt"
	"testing"

	"preventa/domain"
)

// BenchmarkPivot tells opportunities apart by two fields, the look included: that may take 50 ms
// at 100,000 and 300 ms at 1,000,000, whatever the fields.
func BenchmarkPivot(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		f := benchFacts(rows, false)
		for i := range f.tags { // every other one has tags
			if i%2 == 0 {
				f.tags[i] = f.tagSet([]domain.ID{domain.ID(fmt.Sprint("tag", i%7)), domain.ID(fmt.Sprint("tag", 7+i%5))})
			}
		}
		for _, spec := range []PivotSpec{
			{Rows: PivotSalesperson, Columns: PivotClosedMonth, Measure: MeasureWinRate},
			{Rows: PivotSalesperson, Columns: PivotOpenedMonth, Measure: MeasureAmount},
			{Rows: PivotCustomer, Columns: PivotOpenedMonth, Measure: MeasureWeighted},
			{Rows: PivotCustomer, Columns: PivotExpectedMonth, Measure: MeasureCount},
			{Rows: PivotTag, Columns: PivotCustomer, Measure: MeasureAmount},
			{Rows: PivotCustomer, Columns: PivotCustomer, Measure: MeasureCount},
			{Rows: PivotAmountBand, Columns: PivotTag, Measure: MeasureCount},
			{Rows: PivotOpenedMonth, Columns: PivotClosedMonth, Measure: MeasureMeanCycle},
			{Rows: PivotCustomer, Columns: PivotSalesperson, Measure: MeasureAmount, MostRows: 12, MostColumns: 12},
		} {
			b.Run(fmt.Sprintf("opportunities=%d/%s×%s/%s/%d", rows, spec.Rows, spec.Columns, spec.Measure, spec.MostRows), func(b *testing.B) {
				for b.Loop() {
					Pivot(look(f, Filter{}), spec)
				}
			})
		}
	}
}
