package customers

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

// ListID is the id of the list of customers among the screens.
const ListID = "customers"

// List is the screen of all customers and prospects.
type List struct {
	kit.Listing[office.CustomerRow]
	host kit.Host
}

var _ kit.Screen = (*List)(nil)

// NewList makes the screen and starts to read.
func NewList(host kit.Host) kit.Screen {
	l := &List{host: host}
	l.Start(host, kit.ListingOptions[office.CustomerRow]{
		ID:          ListID,
		Words:       listWords,
		Counted:     l.counted,
		Columns:     func() []kit.Column[office.CustomerRow] { return listColumns(l.region(), l.currency()) },
		Sort:        kit.Sort{Column: string(office.ColumnName)},
		RowID:       func(row office.CustomerRow) domain.ID { return row.ID },
		Fetch:       l.fetch,
		Count:       l.count,
		Quick:       quickFilters,
		QuickCounts: l.countStandings,
		Open:        func(row office.CustomerRow, _ kit.Place) { host.OpenCustomer(row.ID) },
		Begin:       host.NewCustomer,
		Delete:      host.Session().DeleteCustomers,
		Deleted:     deletedText,
		MayDelete:   func() bool { return may(host, access.Delete) },
		Tools:       listTools,
		CellMenu:    l.cellMenu,
		HeaderMenu:  l.headerMenu,
		Kinds: []domain.Kind{domain.KindCustomer, domain.KindContact, domain.KindOpportunity, domain.KindState,
			domain.KindItem, domain.KindPerson},
	})
	return l
}

func listWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("customers.title", "Customers"),
		Search:    lang.X("customers.search", "Search customers"),
		None:      lang.X("customers.none", "There are no customers or prospects yet."),
		Begin:     lang.X("command.new_customer", "New customer"),
		NoneMatch: lang.X("customers.none_match", "No customers match."),
	}
}

func listTools(c *kit.Commands) []kit.ToolItem {
	return []kit.ToolItem{
		kit.PrimaryTool(c.Get("customer.new")), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.Tool(c.Get("export")), kit.Tool(c.Get("import")),
		kit.ToolSeparator(), kit.Tool(c.Get("contacts")), kit.Tool(c.Get("duplicates")),
	}
}

func deletedText(n int) string {
	return lang.XN("customers.deleted", "{{.Count}} customers moved to the recycle bin", n, map[string]any{"Count": strconv.Itoa(n)})
}

func (l *List) region() region.Region     { return l.host.Session().Office().Region() }
func (l *List) currency() domain.Currency { return l.host.Session().Office().Data().Currency }

func (l *List) fetch(ctx context.Context, q office.Query, first, count int) ([]office.CustomerRow, error) {
	return l.host.Session().Customers(ctx, q, first, count)
}

func (l *List) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	n, err := l.host.Session().Count(ctx, domain.KindCustomer, q)
	return kit.ListingTotals{Count: n}, err
}

func (l *List) counted(n int) string {
	return lang.XN("customers.count", "{{.Count}} customers", n, map[string]any{"Count": l.region().Number(int64(n), 0)})
}

// quickFilters are the chips that narrow the list to what the customers are to the office.
func quickFilters() []kit.QuickFilter {
	by := func(standing office.Standing) office.Condition {
		return office.Condition{Column: office.ColumnStanding, Values: []string{string(standing)}}
	}
	return []kit.QuickFilter{
		{Label: lang.X("customers.all", "All")},
		{Label: lang.X("customers.registered", "Customers"), Dot: kit.ColorWonDot, Condition: by(office.Registered)},
		{Label: lang.X("customers.prospects", "Prospects"), Dot: kit.ColorOpenDot, Condition: by(office.Prospect)},
		{Label: lang.X("customers.blocked", "Blocked"), Dot: kit.ColorLostDot, Condition: by(office.Blocked)},
	}
}

// countStandings counts the rows of each quick filter, in their order.
func (l *List) countStandings(ctx context.Context, q office.Query) ([]string, error) {
	var counts []string
	for _, standing := range append([]office.Standing{""}, office.Standings...) {
		narrowed := q
		if standing != "" {
			narrowed.Conditions = append([]office.Condition{{Column: office.ColumnStanding, Values: []string{string(standing)}}}, q.Conditions...)
		}
		n, err := l.host.Session().Count(ctx, domain.KindCustomer, narrowed)
		if err != nil {
			return nil, err
		}
		counts = append(counts, l.region().Number(int64(n), 0))
	}
	return counts, nil
}
