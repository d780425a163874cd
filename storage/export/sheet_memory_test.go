package export_test

import (
	"context"
	"io"
	"runtime/metrics"
	"testing"

	"preventa/domain/report"
	"preventa/storage/export"
)

// heap is what objects take, and what was given back to none yet.
func heap() uint64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64() - samples[1].Value.Uint64()
}

// watched is a long list of which no more than a page is held, in so many groups; it notes
// the most memory there was while it was read.
func watched(t testing.TB, count, groups int, most *uint64) report.Sheet {
	s := deals(t)
	page := manyRows(1000)
	s.Read = func(_ context.Context, first, n int) ([]report.SheetRow, error) {
		*most = max(*most, heap())
		return page[:max(0, min(n, count-first, len(page)))], nil
	}
	for range groups {
		s.Groups = append(s.Groups, report.SheetGroup{Label: "Group", Count: count / groups, Cells: make(report.SheetRow, len(s.Columns))})
	}
	return s
}

// Ten times the rows take no more memory, so that neither does a list of any length.
func TestLongListsAreNeverHeld(t *testing.T) {
	const rows = 60_000
	for _, f := range []export.Format{export.CSV, export.JSON, export.Text, export.XLSX} {
		for _, groups := range []int{0, 3} {
			before, most := heap(), uint64(0)
			if err := export.WriteSheet(t.Context(), io.Discard, f, watched(t, rows, groups, &most)); err != nil {
				t.Fatal(err)
			}
			if grown := int64(most) - int64(before); grown > 30<<20 {
				t.Errorf("%s of %d rows in %d groups took %d MB", f, rows, groups, grown>>20)
			}
		}
	}
}

// BenchmarkMillionRows tells time and the most memory above idle of a million rows.
func BenchmarkMillionRows(b *testing.B) {
	for _, f := range []export.Format{export.CSV, export.XLSX} {
		b.Run(string(f), func(b *testing.B) {
			before, most := heap(), uint64(0)
			for b.Loop() {
				if err := export.WriteSheet(b.Context(), io.Discard, f, watched(b, 1_000_000, 0, &most)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(int64(most)-int64(before))/(1<<20), "MB-above-idle")
		})
	}
}
