package customers

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// DuplicatesID is the id of the possible duplicates among the screens.
const DuplicatesID = "duplicates"

// The columns of the possible duplicates.
const (
	columnKind  office.Column = "kind" // of a condition too: a domain.Kind
	columnFirst office.Column = "first"
	columnOther office.Column = "other"
	columnWhy   office.Column = "why"
	columnAlike office.Column = "alike"
)

// Duplicates is the screen of the pairs of customers and of contacts that may be one.
type Duplicates struct {
	kit.Listing[office.TwinPair]
	host      kit.Host
	pairs     *pairs
	mergeTool *kit.Button
}

var _ kit.Screen = (*Duplicates)(nil)

// NewDuplicates makes the screen and begins to look.
func NewDuplicates(host kit.Host) kit.Screen {
	l := &Duplicates{host: host, pairs: &pairs{session: host.Session()}}
	l.makeMergeTool()
	l.Start(host, kit.ListingOptions[office.TwinPair]{
		ID:      DuplicatesID,
		Words:   duplicatesWords,
		Counted: l.counted,
		Columns: func() []kit.Column[office.TwinPair] { return duplicateColumns(l.region()) },
		Sort:    kit.Sort{Column: string(columnAlike), Descending: true},
		RowID:   func(t office.TwinPair) domain.ID { return t.A.ID + "+" + t.B.ID },
		Fetch: func(ctx context.Context, q office.Query, first, count int) ([]office.TwinPair, error) {
			list, err := l.pairs.of(ctx, q)
			return kit.PageOf(list, first, count), err
		},
		Count: func(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
			list, err := l.pairs.of(ctx, q)
			return kit.ListingTotals{Count: len(list)}, err
		},
		Quick:       duplicatesQuick,
		QuickCounts: l.countKinds,
		Tools: func(c *kit.Commands) []kit.ToolItem {
			return []kit.ToolItem{kit.ToolObject(l.mergeTool), kit.Tool(c.Get("undo")), kit.ToolSeparator(), kit.Tool(c.Get("customers")), kit.Tool(c.Get("contacts"))}
		},
		CellMenu: l.cellMenu,
		Selected: l.showMergeTool,
	})
	l.listen()
	return l
}

// listen makes opening a pair show both side by side.
func (l *Duplicates) listen() { l.Grid().OnOpen = l.merge }

// Rebuild makes the content anew for the same query.
func (l *Duplicates) Rebuild() {
	l.makeMergeTool()
	l.Listing.Rebuild()
	l.listen()
}

// Follow looks again when customers or contacts change.
func (l *Duplicates) Follow(set change.Set) {
	if set.Touches(domain.KindCustomer, domain.KindContact) {
		l.refresh()
	}
}

// Do gives what a command does on the list.
func (l *Duplicates) Do(command string) func() {
	if command == "refresh" {
		return l.refresh
	}
	return l.Listing.Do(command)
}

func (l *Duplicates) refresh() {
	l.pairs.forget()
	l.Refresh()
}

func (l *Duplicates) region() region.Region { return l.host.Session().Office().Region() }

func duplicatesWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("duplicates.title", "Possible duplicates"),
		Search:    lang.X("duplicates.search", "Search duplicates"),
		None:      lang.X("duplicates.none", "No customers or contacts look like the same one."),
		NoneMatch: lang.X("duplicates.none_match", "No duplicates match."),
	}
}

func (l *Duplicates) counted(n int) string {
	return lang.XN("duplicates.count", "{{.Count}} possible duplicates", n, map[string]any{"Count": l.region().Number(int64(n), 0)})
}

func duplicatesQuick() []kit.QuickFilter {
	by := func(kind domain.Kind) office.Condition {
		return office.Condition{Column: columnKind, Values: []string{string(kind)}}
	}
	return []kit.QuickFilter{
		{Label: lang.X("customers.all", "All")},
		{Label: lang.X("customers.title", "Customers"), Condition: by(domain.KindCustomer)},
		{Label: lang.X("contacts.title", "Contacts"), Condition: by(domain.KindContact)},
	}
}

// countKinds counts the rows of each quick filter, in their order.
func (l *Duplicates) countKinds(ctx context.Context, q office.Query) ([]string, error) {
	list, err := l.pairs.of(ctx, q)
	byKind := map[domain.Kind]int64{}
	for _, t := range list {
		byKind[t.Kind]++
	}
	r := l.region()
	return []string{r.Number(int64(len(list)), 0), r.Number(byKind[domain.KindCustomer], 0), r.Number(byKind[domain.KindContact], 0)}, err
}

// makeMergeTool makes the button that merges the pair that is selected.
func (l *Duplicates) makeMergeTool() {
	l.mergeTool = kit.NewButton(lang.X("duplicates.merge", "Merge…"), "merge", kit.ButtonPrimary, func() {
		if t, ok := l.One(); ok {
			l.merge(t)
		}
	})
	l.mergeTool.Disable()
}

func (l *Duplicates) showMergeTool() {
	_, ok := l.One()
	enable(l.mergeTool, ok && mayMerge(l.host))
}

func (l *Duplicates) merge(t office.TwinPair) {
	switch {
	case !mayMerge(l.host):
		l.host.Failed(domain.Fail(domain.Forbidden, "", nil))
	case t.Kind == domain.KindContact:
		mergeContacts(l.host, t.A.ID, t.B.ID)
	default:
		mergeCustomers(l.host, t.A.ID, t.B.ID)
	}
}

// cellMenu merges the pair or opens either of it.
func (l *Duplicates) cellMenu(t office.TwinPair, _ string) []kit.MenuItem {
	open := func(twin office.Twin) kit.MenuItem {
		return kit.MenuItem{Icon: "folder-open", Label: lang.X("duplicates.open", "Open “{{.Name}}”", map[string]any{"Name": twin.Name}),
			Run: func() { l.openOne(t.Kind, twin.ID) }}
	}
	return []kit.MenuItem{
		{Icon: "merge", Label: lang.X("duplicates.merge", "Merge…"), Shortcut: lang.X("key.enter", "Enter"), Disabled: !mayMerge(l.host), Run: func() { l.merge(t) }},
		kit.MenuSeparator(), open(t.A), open(t.B),
	}
}

func (l *Duplicates) openOne(kind domain.Kind, id domain.ID) {
	if kind == domain.KindContact {
		l.host.OpenContact(id, "", nil)
		return
	}
	l.host.OpenCustomer(id)
}
