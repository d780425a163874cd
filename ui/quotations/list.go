// Package quotations is the room of quotations and of the products they offer.
package quotations

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// ListID is the id of the list among the screens.
const ListID = "quotations"

// List is the screen of all quotations.
type List struct {
	kit.Listing[office.QuotationRow]
	host  kit.Host
	deeds deeds
}

var _ kit.Screen = (*List)(nil)

// NewList makes the screen and starts to read.
func NewList(host kit.Host) kit.Screen {
	l := &List{host: host, deeds: deeds{host}}
	l.Start(host, kit.ListingOptions[office.QuotationRow]{
		ID:            ListID,
		Words:         listWords,
		Counted:       func(n int) string { return countText(l.region(), n) },
		Columns:       func() []kit.Column[office.QuotationRow] { return listColumns(l.region()) },
		Sort:          kit.Sort{Column: string(office.ColumnDate), Descending: true},
		RowID:         func(row office.QuotationRow) domain.ID { return row.ID },
		Fetch:         host.Session().Quotations,
		Count:         l.count,
		Quick:         quickFilters,
		QuickCounts:   l.quickCounts,
		ConditionText: conditionText,
		Open:          func(row office.QuotationRow, _ kit.Place) { host.OpenQuotation(row.ID) },
		Begin:         func() { host.NewQuotation("", "") },
		Delete:        host.Session().DeleteQuotations,
		Deleted:       deletedText,
		MayDelete:     func() bool { return host.Session().May(access.Quotations, access.Delete) },
		Tools:         listTools,
		CellMenu:      l.cellMenu,
		Kinds: []domain.Kind{domain.KindQuotation, domain.KindOpportunity, domain.KindCustomer,
			domain.KindContact, domain.KindPerson},
	})
	return l
}

func listWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("quotations.title", "Quotations"),
		Search:    lang.X("quotations.search", "Search quotations"),
		None:      lang.X("quotations.none", "There are no quotations yet."),
		Begin:     lang.X("command.new_quotation", "New quotation"),
		NoneMatch: lang.X("quotations.none_match", "No quotations match."),
	}
}

func listTools(c *kit.Commands) []kit.ToolItem {
	return []kit.ToolItem{
		kit.PrimaryTool(c.Get("quotation.new")), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.Tool(c.Get("export")), kit.ToolSeparator(), kit.Tool(c.Get("products")),
	}
}

func deletedText(n int) string {
	return lang.XN("quotations.deleted", "{{.Count}} quotations moved to the recycle bin", n, map[string]any{"Count": n})
}

func countText(r region.Region, n int) string {
	return lang.XN("quotations.count", "{{.Count}} quotations", n, map[string]any{"Count": r.Number(int64(n), 0)})
}

func (l *List) region() region.Region { return l.host.Session().Office().Region() }

func (l *List) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	n, err := l.host.Session().Count(ctx, domain.KindQuotation, q)
	return kit.ListingTotals{Count: n}, err
}

// quickStatuses are the statuses that have a chip of their own.
var quickStatuses = []domain.QuotationStatus{domain.Draft, domain.Sent, domain.Accepted, domain.Expired}

func withStatus(s domain.QuotationStatus) office.Condition {
	return office.Condition{Column: office.ColumnStatus, Values: []string{string(s)}}
}

func quickFilters() []kit.QuickFilter {
	filters := []kit.QuickFilter{{Label: lang.X("view.all", "All")}}
	titles := []string{lang.X("quotations.drafts", "Drafts"), lang.X("quotations.sent", "Sent"),
		lang.X("quotations.accepted", "Accepted"), lang.X("quotations.expired", "Expired")}
	for i, s := range quickStatuses {
		filters = append(filters, kit.QuickFilter{Label: titles[i], Dot: statusDots[s], Condition: withStatus(s)})
	}
	return filters
}

// conditionText is what the chip of a condition says: statuses in words.
func conditionText(c office.Condition) string {
	if c.Column == office.ColumnStatus {
		return lang.X("quotation.status", "Status") + ": " + statusText(domain.QuotationStatus(c.Values[0]))
	}
	return lang.X("quotation.salesperson", "Salesperson") + ": " + c.Values[0]
}

// quickCounts counts the rows of each quick filter.
func (l *List) quickCounts(ctx context.Context, q office.Query) ([]string, error) {
	queries := []office.Query{q}
	for _, s := range quickStatuses {
		narrowed := q
		narrowed.Conditions = append([]office.Condition{withStatus(s)}, q.Conditions...)
		queries = append(queries, narrowed)
	}
	counts := make([]string, len(queries))
	for i, narrowed := range queries {
		n, err := l.host.Session().Count(ctx, domain.KindQuotation, narrowed)
		if err != nil {
			return nil, err
		}
		counts[i] = l.region().Number(int64(n), 0)
	}
	return counts, nil
}
