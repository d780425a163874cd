package office

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// BinID is the id of the recycle bin among the screens.
const BinID = "bin"

// binKinds are the kinds of record that go to the recycle bin, in the order of the chips.
var binKinds = []domain.Kind{domain.KindOpportunity, domain.KindCustomer, domain.KindContact, domain.KindActivity,
	domain.KindQuotation, domain.KindProduct, domain.KindAttachment}

// columnKind is what the chips of the kinds narrow the list by.
const columnKind office.Column = "kind"

// Bin is the screen of the recycle bin.
type Bin struct {
	kit.Listing[office.BinRow]
	host kit.Host
}

var _ kit.Screen = (*Bin)(nil)

// NewBin makes the screen and starts to read.
func NewBin(host kit.Host) *Bin {
	b := &Bin{host: host}
	b.Start(host, kit.ListingOptions[office.BinRow]{
		ID: BinID, Words: binWords, Counted: countBin, Columns: b.columns,
		RowID:       func(r office.BinRow) domain.ID { return domain.ID(string(r.Kind) + " " + string(r.ID)) },
		Fetch:       b.fetch,
		Count:       b.count,
		Quick:       binFilters,
		QuickCounts: b.countKinds,
		Open:        func(r office.BinRow, _ kit.Place) { b.look(r) },
		Tools:       b.tools,
		CellMenu:    func(office.BinRow, string) []kit.MenuItem { return b.menu() },
		Kinds:       append([]domain.Kind{domain.KindPerson}, binKinds...),
	})
	b.Grid().OnDelete = b.emptySelected
	return b
}

func binWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("bin.title", "Recycle bin"),
		Search:    lang.X("bin.search", "Search the recycle bin"),
		None:      lang.X("bin.none", "The recycle bin is empty."),
		NoneMatch: lang.X("bin.none_match", "Nothing in the recycle bin matches."),
	}
}

func countBin(n int) string {
	return lang.XN("bin.count", "{{.Count}} records in the recycle bin", n, map[string]any{"Count": n})
}

func (b *Bin) region() region.Region { return b.host.Session().Office().Region() }

func (b *Bin) columns() []kit.Column[office.BinRow] {
	return []kit.Column[office.BinRow]{
		{ID: "kind", Title: lang.X("bin.kind", "Kind"), Width: 150, Fixed: true, Cell: func(r office.BinRow) kit.Cell {
			return kit.Cell{Icon: kit.KindIcon(r.Kind), Text: kit.KindText(r.Kind)}
		}},
		{ID: "title", Title: lang.X("bin.name", "Name"), Width: 380, Fixed: true, Cell: func(r office.BinRow) kit.Cell { return kit.Cell{Text: r.Title} }},
		{ID: "about", Title: lang.X("bin.about", "Belongs to"), Width: 300, Cell: func(r office.BinRow) kit.Cell { return kit.Cell{Text: r.About, Colour: kit.ColorText2} }},
		{ID: "removed", Title: lang.X("bin.removed", "Removed"), Width: 160, Whole: true, Cell: func(r office.BinRow) kit.Cell {
			return kit.Cell{Text: b.region().DateTime(r.RemovedAt)}
		}},
		{ID: "by", Title: lang.X("bin.by", "By"), Width: 180, Cell: func(r office.BinRow) kit.Cell { return kit.Cell{Text: r.RemovedBy} }},
	}
}

func binFilters() []kit.QuickFilter {
	filters := []kit.QuickFilter{{Label: lang.X("bin.all", "All")}}
	for _, kind := range binKinds {
		filters = append(filters, kit.QuickFilter{Label: kit.KindsText(kind), Condition: office.Condition{Column: columnKind, Values: []string{string(kind)}}})
	}
	return filters
}

// read gives the rows of a query.
func (b *Bin) read(ctx context.Context, q office.Query) ([]office.BinRow, error) {
	rows, err := b.host.Session().Bin(ctx)
	return slices.DeleteFunc(rows, func(r office.BinRow) bool { return !b.matches(r, q) }), err
}

func (b *Bin) matches(r office.BinRow, q office.Query) bool {
	for _, c := range q.Conditions {
		if c.Column == columnKind && !slices.Contains(c.Values, string(r.Kind)) {
			return false
		}
	}
	return domain.ContainsWords(strings.Join([]string{kit.KindText(r.Kind), r.Title, r.About, r.RemovedBy}, " "), q.Text)
}

func (b *Bin) fetch(ctx context.Context, q office.Query, first, count int) ([]office.BinRow, error) {
	rows, err := b.read(ctx, q)
	return kit.PageOf(rows, first, count), err
}

func (b *Bin) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	rows, err := b.read(ctx, q)
	return kit.ListingTotals{Count: len(rows)}, err
}

func (b *Bin) countKinds(ctx context.Context, q office.Query) ([]string, error) {
	rows, err := b.read(ctx, q)
	counts := map[domain.Kind]int64{}
	for _, r := range rows {
		counts[r.Kind]++
	}
	texts := []string{b.region().Number(int64(len(rows)), 0)}
	for _, kind := range binKinds {
		texts = append(texts, b.region().Number(counts[kind], 0))
	}
	return texts, err
}

func (b *Bin) tools(c *kit.Commands) []kit.ToolItem {
	restore, empty := b.restoreCommand(), b.emptyCommand()
	all := &kit.Command{ID: "bin.empty_all", Icon: "trash-2", Title: lang.X("bin.empty_all", "Empty the bin…"), Run: b.emptyAll,
		Enabled: func() bool { return b.Grid().Count() > 0 && b.mayEmpty() }}
	return []kit.ToolItem{kit.Tool(restore), kit.Tool(c.Get("record.open")), kit.ToolSeparator(), kit.Tool(empty), kit.Tool(all), kit.ToolSeparator(), kit.Tool(c.Get("undo"))}
}

func (b *Bin) restoreCommand() *kit.Command {
	return &kit.Command{ID: "bin.restore", Icon: "archive-restore", Title: lang.X("bin.restore", "Restore"), Run: b.restoreSelected,
		Enabled: func() bool { return b.Chosen() > 0 && b.host.Session().May(access.RecycleBin, access.Modify) }}
}

func (b *Bin) emptyCommand() *kit.Command {
	return &kit.Command{ID: "bin.empty", Icon: "eraser", Title: lang.X("bin.empty", "Delete for good…"), Run: b.emptySelected,
		Enabled: func() bool { return b.Chosen() > 0 && b.mayEmpty() }}
}

func (b *Bin) mayEmpty() bool { return b.host.Session().May(access.RecycleBin, access.Delete) }

func (b *Bin) menu() []kit.MenuItem {
	empty := kit.MenuCommand(b.emptyCommand())
	empty.Shortcut = lang.X("key.delete", "Del")
	return []kit.MenuItem{kit.MenuCommand(b.restoreCommand()), empty, kit.MenuSeparator()}
}

// restoreSelected takes what is selected out of the bin.
func (b *Bin) restoreSelected() { b.withSelected(b.restore) }

func (b *Bin) restore(records []office.Reference) {
	kit.Background(b.host.Runner(), func() (change.Set, error) {
		return b.host.Session().Restore(context.Background(), records)
	}, func(set change.Set, err error) {
		if err != nil {
			b.host.Failed(err)
			return
		}
		if len(set.Changes) > 0 {
			b.Grid().ClearSelection()
			n := len(set.Changes)
			text := lang.XN("bin.restored", "{{.Count}} restored", n, map[string]any{"Count": n})
			b.host.Notify(kit.Undoable(b.host, text, set))
		}
	})
}

// Rebuild makes the content anew, in another language or look.
func (b *Bin) Rebuild() {
	b.Listing.Rebuild()
	b.Grid().OnDelete = b.emptySelected
}

// Do adds deleting for good to the commands of every list.
func (b *Bin) Do(command string) func() {
	if command == "record.delete" && b.Chosen() > 0 && b.mayEmpty() {
		return b.emptySelected
	}
	return b.Listing.Do(command)
}

// withSelected hands on the records that are selected.
func (b *Bin) withSelected(use func([]office.Reference)) {
	b.WithSelected(func(ids []domain.ID) {
		if records := references(ids); len(records) > 0 {
			use(records)
		}
	})
}

// references reads the ids of rows, which are made of kind and id.
func references(ids []domain.ID) []office.Reference {
	records := make([]office.Reference, len(ids))
	for i, id := range ids {
		kind, record, _ := strings.Cut(string(id), " ")
		records[i] = office.Reference{Kind: domain.Kind(kind), ID: domain.ID(record)}
	}
	return records
}
