package reports

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// IndexID is the id of the list of reports among the screens.
const IndexID = "reports"

// Index is the screen of all the reports there are, section by section; those that are kept
// under a name come first.
type Index struct {
	kit.Listing[entry]
	host kit.Host
}

var _ kit.Screen = (*Index)(nil)

// entry is a report of the list: one there always is, or one that is kept under a name.
type entry struct {
	id      domain.ID
	section office.ReportSection
	title   string
	tells   string
	saved   *domain.SavedReport
}

// keptSection is the section of the reports that are kept.
const keptSection office.ReportSection = "kept"

// The columns of the list.
const (
	titleColumn   = "title"
	tellsColumn   = "tells"
	sectionColumn = "section"
)

// NewIndex makes the screen and starts to read.
func NewIndex(host kit.Host) *Index {
	x := &Index{host: host}
	x.Start(host, kit.ListingOptions[entry]{
		ID: IndexID, Words: indexWords, Columns: indexColumns,
		Counted: func(n int) string {
			return lang.XN("reports.count", "{{.Count}} reports", n, map[string]any{"Count": n})
		},
		Query:  office.Query{Group: sectionColumn},
		RowID:  func(e entry) domain.ID { return e.id },
		Fetch:  x.fetch,
		Count:  x.count,
		Groups: x.groups,
		Open:   func(e entry, _ kit.Place) { x.open(e) },
		Tools: func(c *kit.Commands) []kit.ToolItem {
			return []kit.ToolItem{kit.PrimaryTool(c.Get("record.open")), kit.Tool(c.Get("refresh"))}
		},
		CellMenu: func(e entry, _ string) []kit.MenuItem {
			if e.saved == nil {
				d, known := office.FindReport(string(e.id))
				return []kit.MenuItem{scheduleItem(x.host, office.ScheduledReport{Spec: &d.Start}, known && !d.Has(office.NeedsCustomer))}
			}
			return savedItems(x.host, *e.saved)
		},
		Kinds: []domain.Kind{domain.KindSavedReport},
	})
	return x
}

func indexWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("reports.title", "Reports"),
		Search:    lang.X("reports.search", "Search reports"),
		NoneMatch: lang.X("reports.none_match", "No report is called so, nor tells of it."),
	}
}

func indexColumns() []kit.Column[entry] {
	return []kit.Column[entry]{
		{ID: titleColumn, Title: lang.X("report.report", "Report"), Width: 320, Fixed: true, Cell: entryCell},
		{ID: tellsColumn, Title: lang.X("reports.tells", "What it tells"), Width: 640, Cell: func(e entry) kit.Cell {
			return kit.Cell{Text: e.tells, Colour: kit.ColorText2}
		}},
	}
}

// entryCell is the name of a report, with a mark for one that is kept.
func entryCell(e entry) kit.Cell {
	switch {
	case e.saved != nil && !isKnown(*e.saved):
		return kit.Cell{Icon: "info", Text: e.title, Colour: kit.ColorText3}
	case e.saved != nil:
		return kit.Cell{Icon: "bookmark", Text: e.title}
	}
	return kit.Cell{Text: e.title}
}

func (x *Index) open(e entry) {
	if e.saved != nil {
		x.host.OpenSavedReport(*e.saved)
		return
	}
	x.host.OpenReport(string(e.id), nil)
}

// read are the reports in which each word of the query stands, section by section.
func (x *Index) read(ctx context.Context, q office.Query) ([]entry, error) {
	saved, err := x.host.Session().SavedReports(ctx)
	if err != nil {
		return nil, err
	}
	var list []entry
	for _, r := range saved {
		list = append(list, entry{id: r.ID, section: keptSection, title: r.Name, tells: savedKind(r), saved: &r})
	}
	for _, d := range office.Reports() {
		list = append(list, entry{id: domain.ID(d.ID), section: d.Section, title: titleOf(d), tells: tells(d)})
	}
	return slices.DeleteFunc(list, func(e entry) bool {
		return !domain.ContainsWords(e.title+" "+e.tells+" "+groupText(e.section), q.Text)
	}), nil
}

func (x *Index) fetch(ctx context.Context, q office.Query, first, count int) ([]entry, error) {
	list, err := x.read(ctx, q)
	return kit.PageOf(list, first, count), err
}

func (x *Index) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	list, err := x.read(ctx, q)
	return kit.ListingTotals{Count: len(list)}, err
}

// groups are the sections that have reports.
func (x *Index) groups(ctx context.Context, q office.Query) (func() []kit.GridGroup, error) {
	list, err := x.read(ctx, q)
	return func() []kit.GridGroup {
		var groups []kit.GridGroup
		for _, e := range list {
			if n := len(groups); n == 0 || groups[n-1].ID != string(e.section) {
				groups = append(groups, kit.GridGroup{ID: string(e.section), Label: groupText(e.section)})
			}
			groups[len(groups)-1].Count++
		}
		return groups
	}, err
}

// groupText is what a section of the list is called.
func groupText(s office.ReportSection) string {
	if s == keptSection {
		return lang.X("saved_reports.title", "Saved reports")
	}
	return SectionText(s)
}
