// Package opportunities is the room of the opportunity: the list and the form.
package opportunities

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// ListID is the id of the list among the screens.
const ListID = "opportunities"

// List is the screen of all opportunities.
type List struct {
	kit.Listing[office.Row]
	host kit.Host
}

var _ kit.Screen = (*List)(nil)

// NewList makes the screen and starts to read.
func NewList(host kit.Host) *List {
	l := &List{host: host}
	l.Start(host, kit.ListingOptions[office.Row]{
		ID:      ListID,
		Words:   listWords,
		Counted: func(n int) string { return l.countText(int64(n)) },
		Columns: func() []kit.Column[office.Row] {
			return listColumns(l.region(), l.currency(), host.Session().Office().Today())
		},
		Sort:          kit.Sort{Column: string(office.ColumnNumber), Descending: true},
		RowID:         func(row office.Row) domain.ID { return row.ID },
		Fetch:         l.fetch,
		Count:         l.count,
		Quick:         quickFilters,
		QuickCounts:   l.countQuick,
		ConditionText: l.conditionText,
		Open:          func(row office.Row, place kit.Place) { host.OpenOpportunity(row.ID, place) },
		Begin:         func() { host.NewOpportunity("") },
		Delete:        host.Session().DeleteOpportunities,
		Deleted:       deletedText,
		MayDelete:     func() bool { return host.Session().May(access.Opportunities, access.Delete) },
		Tools:         listTools,
		CellMenu:      l.cellMenu,
		HeaderMenu:    l.headerMenu,
		Kinds: []domain.Kind{domain.KindOpportunity, domain.KindCustomer, domain.KindContact,
			domain.KindState, domain.KindItem, domain.KindPerson, domain.KindActivity},
	})
	return l
}

func listWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("opportunities.title", "Opportunities"),
		Search:    lang.X("opportunities.search", "Search opportunities"),
		None:      lang.X("opportunities.none", "There are no opportunities yet."),
		Begin:     lang.X("command.new_opportunity", "New opportunity"),
		NoneMatch: lang.X("opportunities.none_match", "No opportunities match."),
	}
}

func listTools(c *kit.Commands) []kit.ToolItem {
	return []kit.ToolItem{
		kit.PrimaryTool(c.Get("opportunity.new")), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.Tool(c.Get("export")), kit.Tool(c.Get("import")),
		kit.ToolSeparator(), kit.Tool(c.Get("control")),
	}
}

func deletedText(n int) string {
	return lang.XN("opportunities.deleted", "{{.Count}} moved to the recycle bin", n, map[string]any{"Count": strconv.Itoa(n)})
}

func (l *List) region() region.Region     { return l.host.Session().Office().Region() }
func (l *List) currency() domain.Currency { return l.host.Session().Office().Data().Currency }

func (l *List) fetch(ctx context.Context, q office.Query, first, count int) ([]office.Row, error) {
	return l.host.Session().Opportunities(ctx, q, first, count)
}
