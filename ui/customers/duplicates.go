package customers

import (
	"context"
	"math"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/likeness"
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
	host  kit.Host
	pairs *pairs
}

var _ kit.Screen = (*Duplicates)(nil)

// pairs are the possible duplicates, looked for once until something changes. They are
// asked for off the UI goroutine, by several questions at once.
type pairs struct {
	session *office.Session
	mu      sync.Mutex
	known   []office.TwinPair
	fresh   bool
}

func (p *pairs) all(ctx context.Context) ([]office.TwinPair, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fresh {
		return p.known, nil
	}
	found, err := p.session.PossibleDuplicates(ctx)
	p.known, p.fresh = found, err == nil
	return found, err
}

func (p *pairs) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fresh = false
}

// of are the pairs of a query, in its order.
func (p *pairs) of(ctx context.Context, q office.Query) ([]office.TwinPair, error) {
	found, err := p.all(ctx)
	list := slices.DeleteFunc(slices.Clone(found), func(t office.TwinPair) bool { return !matches(t, q) })
	slices.SortStableFunc(list, func(a, b office.TwinPair) int {
		order := comparePairs(a, b, q.Sort)
		if !q.Ascending {
			order = -order
		}
		return order
	})
	return list, err
}

func matches(t office.TwinPair, q office.Query) bool {
	for _, c := range q.Conditions {
		if c.Column == columnKind && !slices.Contains(c.Values, string(t.Kind)) {
			return false
		}
	}
	return domain.ContainsWords(t.A.Name+"\n"+t.B.Name+"\n"+t.AboutA+"\n"+t.AboutB, q.Text)
}

func comparePairs(a, b office.TwinPair, column office.Column) int {
	switch column {
	case columnKind:
		return strings.Compare(string(b.Kind), string(a.Kind)) // customers before contacts
	case columnFirst:
		return strings.Compare(domain.Fold(a.A.Name), domain.Fold(b.A.Name))
	case columnOther:
		return strings.Compare(domain.Fold(a.B.Name), domain.Fold(b.B.Name))
	}
	switch {
	case a.A.Score < b.A.Score:
		return -1
	case a.A.Score > b.A.Score:
		return 1
	}
	return 0
}

// NewDuplicates makes the screen and begins to look.
func NewDuplicates(host kit.Host) kit.Screen {
	l := &Duplicates{host: host, pairs: &pairs{session: host.Session()}}
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
			return []kit.ToolItem{kit.ToolObject(l.mergeTool()), kit.Tool(c.Get("undo")), kit.ToolSeparator(), kit.Tool(c.Get("customers")), kit.Tool(c.Get("contacts"))}
		},
		CellMenu: l.cellMenu,
	})
	l.listen()
	return l
}

// listen makes opening a pair show both side by side.
func (l *Duplicates) listen() { l.Grid().OnOpen = l.merge }

// Rebuild makes the content anew for the same query.
func (l *Duplicates) Rebuild() {
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
		{Label: lang.X("view.all", "All")},
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

func duplicateColumns(r region.Region) []kit.Column[office.TwinPair] {
	column := func(id office.Column, title string, width float32, cell func(office.TwinPair) kit.Cell) kit.Column[office.TwinPair] {
		return kit.Column[office.TwinPair]{ID: string(id), Title: title, Width: width, Sortable: id != columnWhy, Cell: cell}
	}
	alike := column(columnAlike, lang.X("duplicates.alike", "Likelihood"), 88, func(t office.TwinPair) kit.Cell {
		return kit.Cell{Text: r.Percent(int(math.Round(100 * t.A.Score)))}
	})
	alike.Align = fyne.TextAlignTrailing
	alike.Tooltip = lang.X("duplicates.alike_tip", "How likely both are the same: what would remain if every sign misled, taken from 100 %")
	return []kit.Column[office.TwinPair]{
		column(columnKind, lang.X("duplicates.kind", "Kind"), 96, func(t office.TwinPair) kit.Cell {
			return kit.Cell{Text: kit.KindText(t.Kind), Icon: kit.KindIcon(t.Kind), Colour: kit.ColorText2}
		}),
		column(columnFirst, lang.X("duplicates.first", "One"), 300, func(t office.TwinPair) kit.Cell { return kit.Cell{Text: t.A.Name, Note: t.AboutA} }),
		column(columnOther, lang.X("duplicates.other", "The other"), 300, func(t office.TwinPair) kit.Cell { return kit.Cell{Text: t.B.Name, Note: t.AboutB} }),
		column(columnWhy, lang.X("duplicates.why", "Why"), 400, func(t office.TwinPair) kit.Cell {
			return kit.Cell{Text: whyText(t), Colour: kit.ColorText2}
		}),
		alike,
	}
}

// whyText says what speaks for a duplicate.
func whyText(t office.TwinPair) string {
	var reasons []string
	for _, r := range t.B.Reasons {
		reasons = append(reasons, reasonText(t, r))
	}
	return strings.Join(reasons, " · ")
}

func reasonText(t office.TwinPair, r likeness.Reason) string {
	args := map[string]any{"Value": r.Value}
	switch r.Kind {
	case likeness.TaxID:
		return lang.X("duplicates.same_tax_id", "same tax id {{.Value}}", args)
	case likeness.Email:
		return lang.X("duplicates.same_email", "same e-mail {{.Value}}", args)
	case likeness.Phone:
		return lang.X("duplicates.same_phone", "same phone {{.Value}}", args)
	}
	if domain.Fold(t.A.Name) == domain.Fold(t.B.Name) {
		return lang.X("duplicates.same_name", "same name")
	}
	return lang.X("duplicates.similar_name", "similar name")
}

// mergeTool merges the pair that is selected.
func (l *Duplicates) mergeTool() *kit.Button {
	b := kit.NewButton(lang.X("duplicates.merge", "Merge…"), "merge", kit.ButtonPrimary, func() {
		if t, ok := l.One(); ok {
			l.merge(t)
		}
	})
	_, ok := l.One()
	enable(b, ok && mayMerge(l.host))
	return b
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
		{Icon: "merge", Label: lang.X("duplicates.merge", "Merge…"), Shortcut: "Enter", Disabled: !mayMerge(l.host), Run: func() { l.merge(t) }},
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
