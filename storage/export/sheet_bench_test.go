package export_test

import (
	"io"
	"testing"

	"preventa/domain/report"
	"preventa/storage/export"
)

// BenchmarkSheetOfHundredThousandRows tells time and memory of the longest lists there are.
func BenchmarkSheetOfHundredThousandRows(b *testing.B) {
	for _, f := range []export.Format{export.CSV, export.XLSX, export.PDF} {
		b.Run(string(f), func(b *testing.B) {
			s := deals(b)
			s.Read = report.Held(manyRows(100_000))
			b.ReportAllocs()
			for b.Loop() {
				if err := export.WriteSheet(b.Context(), io.Discard, f, s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
