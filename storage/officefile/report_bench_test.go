package officefile_test

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"testing"
	"time"

	"preventa/cmd/preventa/demo/demotest"
	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
	"preventa/storage/officefile"
)

// reportRows is how many rows the reports have that are measured.
const reportRows = 10_000

// BenchmarkReports measures reports of ten thousand opportunities, or of all in smaller offices,
// on offices that grow, and prints the medians as a table in Markdown.
func BenchmarkReports(b *testing.B) {
	sizes := benchSizes(b)
	table := newSpeedTable(sizes)
	for _, size := range sizes {
		b.Run("opportunities="+short(size), func(b *testing.B) {
			measureReports(b, table, size, demotest.Office(b, size))
		})
	}
	table.write(os.Stdout)
}

// measureReports measures in an office that is only read, so that no copy of it is needed.
func measureReports(b *testing.B, table *speedTable, size int, path string) {
	f, err := officefile.OpenReadOnly(context.Background(), path)
	must(b, err)
	defer f.Close()
	clock := func() time.Time { return demotest.Now }
	opened, err := office.Open(context.Background(), f.Store, clock, true)
	must(b, err)
	s, err := opened.SignIn(context.Background(), "")
	must(b, err)
	m := &measuring{b: b, table: table, size: size, session: s, file: f}
	m.reports()
}

// reports are tables of opportunities, their rows laid out for a screen, and as CSV.
func (m *measuring) reports() {
	spec := m.opened(min(reportRows, m.size))
	table := m.table10k(spec)
	m.one("Report of 10,000 opportunities: its table", "100k ≤ 60", func() error { m.table10k(spec); return nil })
	m.one("Report of 10,000 opportunities: on screen, without its pages", "100k ≤ 100", func() error {
		_, err := m.session.ReportSheet(context.Background(), spec, keysAlone)
		return err
	})
	m.one("Report of 10,000 opportunities: CSV of the table", "≤ 100", func() error {
		laid := table.LaidOut(report.Layout{})
		out := export.New(export.CSV, io.Discard, laid.Columns)
		if err := out.Write(laid.Rows); err != nil {
			return err
		}
		return out.Close()
	})
	sorted := report.Layout{Group: "state", Sort: "amount"}
	m.one("Report of 10,000 opportunities: grouped and sorted as data", "≤ 100", func() error { table.LaidOut(sorted); return nil })
	for _, id := range []string{"open-by-salesperson", "overdue", "no-next-activity", "rotting", "won-lost"} {
		d, _ := office.FindReport(id)
		m.one("Report "+id+", by itself", "", func() error { _, err := m.session.ReportTable(context.Background(), d.Start); return err })
	}
}

func keysAlone(key string, _ domain.Args) string { return key }

func (m *measuring) table10k(spec office.ReportSpec) report.Table {
	table, err := m.session.ReportTable(context.Background(), spec)
	must(m.b, err)
	if len(table.Rows) < min(reportRows, m.size)*9/10 {
		m.b.Fatalf("a report of %d rows", len(table.Rows))
	}
	return table
}

// opened is the report of the last so many opportunities that were opened.
func (m *measuring) opened(count int) office.ReportSpec {
	var all []control.Standing
	must(m.b, m.session.Look(context.Background(), control.Filter{}, false, func(l *control.Look) {
		all = l.Standing(func(*control.Standing) bool { return true })
	}))
	slices.SortFunc(all, func(a, b control.Standing) int { return cmp.Compare(b.Opened, a.Opened) })
	d, known := office.FindReport("new")
	if !known || len(all) < count {
		m.b.Fatal(fmt.Errorf("%d opportunities, and the report is known: %v", len(all), known))
	}
	spec := d.Start
	spec.Period = office.Span{From: all[count-1].Opened, To: all[0].Opened}
	return spec
}
