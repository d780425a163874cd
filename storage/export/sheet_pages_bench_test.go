package export_test

import (
	"io"
	"testing"

	"preventa/domain"
	"preventa/storage/export"
)

// BenchmarkReportOfTenThousandRows tells how long a long report takes on screen and on paper.
func BenchmarkReportOfTenThousandRows(b *testing.B) {
	s := reportSheet(b, domain.Spanish, reportTable(10_000), fullLayout(reportColumns))
	b.Run("pages", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := export.Pages(b.Context(), s); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("pdf", func(b *testing.B) {
		for b.Loop() {
			if err := export.WritePDF(b.Context(), io.Discard, s); err != nil {
				b.Fatal(err)
			}
		}
	})
}
