package reports

import (
	"context"
	"sync"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// made is a report as it is shown: its pages, and what the status bar says of it.
type made struct {
	title  string
	pages  []report.Page
	rows   int
	totals []string
}

// makePages makes the pages of a sheet, off the UI goroutine.
func makePages(ctx context.Context, disk kit.Disk, read func(context.Context) (report.Sheet, error)) (made, error) {
	sheet, err := read(ctx)
	if err != nil {
		return made{}, err
	}
	counted := &counting{read: sheet.Read}
	sheet.Read = counted.page
	m := made{title: sheet.Title}
	if m.pages, err = disk.SheetPages(ctx, sheet); err != nil {
		return made{}, err
	}
	m.rows, m.totals = counted.rows, totalsOf(sheet)
	return m, nil
}

// counting counts the rows of a sheet while they are read.
type counting struct {
	mutex sync.Mutex
	read  func(ctx context.Context, first, count int) ([]report.SheetRow, error)
	rows  int
}

func (c *counting) page(ctx context.Context, first, count int) ([]report.SheetRow, error) {
	rows, err := c.read(ctx, first, count)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if len(rows) > 0 {
		c.rows = max(c.rows, first+len(rows))
	}
	return rows, err
}

// totalsOf are the sums of amount and weighted amount of a sheet, in words.
func totalsOf(s report.Sheet) []string {
	var list []string
	for i, c := range s.Columns {
		if i >= len(s.Totals) {
			break
		}
		amount, is := s.Totals[i].Value.(domain.Money)
		switch {
		case !is:
		case c.ID == string(office.ColumnAmount):
			list = append(list, "Σ "+s.Region.Money(amount))
		case c.ID == string(office.ColumnWeighted):
			list = append(list, lang.X("opportunity.weighted_lower", "weighted")+" "+s.Region.Money(amount))
		}
	}
	return list
}

// countedIn says how many rows a report of a section has.
func countedIn(section office.ReportSection, n int, r region.Region) string {
	args := map[string]any{"Count": r.Number(int64(n), 0)}
	switch section {
	case office.ReportsOfOpportunities:
		return lang.XN("opportunities.count", "{{.Count}} opportunities", n, args)
	case office.ReportsOfActivities:
		return lang.XN("activities.count", "{{.Count}} activities", n, args)
	case office.ReportsOfQuotations:
		return lang.XN("quotations.count", "{{.Count}} quotations", n, args)
	}
	return lang.XN("report.group_count", "{{.Count}} rows", n, args)
}
