// Package reports is the room of reports: what is computed below, as a table to read, to
// sort, to follow to its opportunities and to take out as a file.
package reports

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// CompletenessID is the id of the report of completeness among the screens.
const CompletenessID = "report.completeness"

// Screen shows a report.
type Screen struct {
	kit.Listing[[]any]
	host  kit.Host
	table report.Table
	read  func(context.Context) (report.Table, error)
}

var _ kit.Screen = (*Screen)(nil)

// OpenCompleteness reads how complete the opportunities of each salesperson are, and
// hands the screen to ready.
func OpenCompleteness(host kit.Host, ready func(kit.Screen)) {
	s := &Screen{host: host, read: host.Session().CompletenessReport}
	kit.Background(host.Runner(), func() (report.Table, error) { return s.read(context.Background()) }, func(t report.Table, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		s.table = t
		s.start()
		ready(s)
	})
}

func (s *Screen) start() {
	s.Start(s.host, kit.ListingOptions[[]any]{
		ID: CompletenessID,
		Words: func() kit.ListingWords {
			return kit.ListingWords{Title: lang.X("report.completeness", "Completeness"), None: lang.X("report.empty", "There is nothing to report yet.")}
		},
		Counted: func(n int) string {
			return lang.XN("report.salespeople", "{{.Count}} salespeople", n, map[string]any{"Count": n})
		},
		Columns: func() []kit.Column[[]any] { return columns(s.table, s.host.Session().Office().Region()) },
		Sort:    kit.Sort{Column: s.table.Columns[0].ID},
		RowID:   func(row []any) domain.ID { return domain.ID(nameOf(row)) },
		Fetch:   s.fetch,
		Count:   s.count,
		Band:    s.band,
		Open:    func(row []any, _ kit.Place) { s.host.ShowOpportunities(query(row)) },
		Tools: func(c *kit.Commands) []kit.ToolItem {
			return []kit.ToolItem{kit.PrimaryTool(c.Get("record.open")), kit.Tool(c.Get("refresh")), kit.Tool(c.Get("export"))}
		},
		Kinds: []domain.Kind{domain.KindOpportunity, domain.KindContact, domain.KindPerson, domain.KindOffice},
	})
}

// nameOf is the salesperson of a row, "" for nobody.
func nameOf(row []any) string {
	name, _ := row[0].(string)
	return name
}

// query are the opportunities a row counts.
func query(row []any) office.Query {
	return office.Query{Classes: []domain.Class{domain.Open, domain.OnHold},
		Conditions: []office.Condition{{Column: office.ColumnSalesperson, Values: []string{nameOf(row)}}}}
}

// Table is the report as it shows, for its export.
func (s *Screen) Table() report.Table { return s.table }

// Follow reads anew when what counts has changed: the weights change the columns too.
func (s *Screen) Follow(set change.Set) {
	if !set.Touches(domain.KindOffice) {
		s.Listing.Follow(set)
		return
	}
	kit.Background(s.host.Runner(), func() (report.Table, error) { return s.read(context.Background()) }, func(t report.Table, err error) {
		if err == nil {
			s.table = t
			s.Rebuild()
			s.host.Changed()
		}
	})
}

// count reads the report; its rows are few, and pages are cut off it.
func (s *Screen) count(ctx context.Context, _ office.Query) (kit.ListingTotals, error) {
	t, err := s.read(ctx)
	return kit.ListingTotals{Count: len(t.Rows)}, err
}

func (s *Screen) fetch(ctx context.Context, q office.Query, first, count int) ([][]any, error) {
	t, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(t.Columns, func(c report.Column) bool { return c.ID == string(q.Sort) })
	if at >= 0 {
		slices.SortStableFunc(t.Rows, func(a, b []any) int {
			order := compare(a[at], b[at])
			if !q.Ascending {
				order = -order
			}
			return order
		})
	}
	return kit.PageOf(t.Rows, first, count), nil
}

// compare orders cells of one column; what is not known comes last.
func compare(a, b any) int {
	switch a := a.(type) {
	case nil:
		if b == nil {
			return 0
		}
		return 1
	case string:
		if b == nil {
			return -1
		}
		return domain.CompareFolds(a, b.(string))
	case int64:
		return cmp.Compare(a, b.(int64))
	case float64:
		return cmp.Compare(a, b.(float64))
	}
	return 0
}

// band says how the figures are computed.
func (s *Screen) band() fyne.CanvasObject {
	caption := kit.NewCaption(lang.X(s.table.FormulaKey, s.table.FormulaKey))
	return container.New(kit.Inset(kit.Space2, kit.Space3, kit.Space2, kit.Space3), caption)
}
