// Package opportunities is the room of the opportunity: the list and the form.
package opportunities

import (
	"context"
	"encoding/json"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// ListID is the id of the list among the screens.
const ListID = "opportunities"

// layoutKey is where a person's columns are remembered.
const layoutKey = "opportunities.columns"

// List is the screen of all opportunities.
type List struct {
	host   kit.Host
	grid   *kit.Grid[office.Row]
	search *kit.SearchBox
	chips  *filterChips
	body   fyne.CanvasObject

	query    office.Query // without its sort, which is the grid's
	totals   office.Totals
	counted  kit.Latest
	selected kit.Selection
}

var _ kit.Screen = (*List)(nil)

// NewList makes the screen and starts to read.
func NewList(host kit.Host) *List {
	l := &List{host: host}
	l.build(kit.Sort{Column: string(office.ColumnNumber), Descending: true})
	return l
}

// Rebuild makes the content anew for the same query.
func (l *List) Rebuild() { l.build(l.grid.Sort()) }

func (l *List) build(sort kit.Sort) {
	l.selected = kit.Selection{}
	l.grid = kit.NewGrid(listColumns(l.region(), l.currency()), kit.GridOptions[office.Row]{
		RowID: func(row office.Row) string { return string(row.ID) },
		Fetch: l.fetch,
		Sort:  sort,
		Delay: l.host.Delay(),
	})
	l.listen()
	l.recallColumns()
	l.search = kit.NewSearchBox(lang.X("opportunities.search", "Search opportunities"), searchHint(), l.host.Delay(), l.searched)
	l.search.SetText(l.query.Text)
	l.search.OnDown = l.enterGrid
	l.chips = newFilterChips(l)
	l.body = container.NewBorder(l.chips.bar, nil, nil, nil, l.grid)
	l.count()
}

func (l *List) region() region.Region     { return l.host.Session().Office().Region() }
func (l *List) currency() domain.Currency { return l.host.Session().Office().Data().Currency }

func (l *List) listen() {
	l.grid.OnOpen = l.open
	l.grid.OnEdit = l.open
	l.grid.OnDelete = l.deleteSelected
	l.grid.OnSelected = func(s kit.Selection) { l.selected = s; l.host.Changed() }
	l.grid.OnType = l.typed
	l.grid.OnCellMenu = l.cellMenu
	l.grid.OnHeaderMenu = l.headerMenu
	l.grid.OnError = l.host.Failed
	l.grid.OnLayoutChanged = func(states []kit.ColumnState) {
		if text, err := json.Marshal(states); err == nil {
			l.host.Remember(layoutKey, string(text))
		}
	}
}

func (l *List) recallColumns() {
	var states []kit.ColumnState
	if json.Unmarshal([]byte(l.host.Recall(layoutKey)), &states) == nil && len(states) > 0 {
		l.grid.SetLayout(states)
	}
}

// sorted is the query with the order of the grid.
func (l *List) sorted(s kit.Sort) office.Query {
	q := l.query
	q.Sort, q.Ascending = office.Column(s.Column), !s.Descending
	return q
}

func (l *List) fetch(q kit.Query, first, count int, deliver func([]office.Row, error)) {
	query := l.sorted(q.Sort)
	kit.Background(l.host.Runner(), func() ([]office.Row, error) {
		return l.host.Session().Opportunities(context.Background(), query, first, count)
	}, deliver)
}

// count asks for the totals of the query; the rows on show stay until they come.
func (l *List) count() {
	query := l.query
	kit.BackgroundLatest(&l.counted, l.host.Runner(), func() (office.Totals, error) {
		return l.host.Session().Totals(context.Background(), query)
	}, l.showTotals)
	l.chips.count()
}

func (l *List) showTotals(t office.Totals, err error) {
	if err != nil {
		l.host.Failed(err)
		return
	}
	l.totals = t
	if t.Count == 0 {
		l.showEmpty()
	}
	l.grid.SetCount(int(t.Count))
	amount := l.region().Amount(domain.Money{Minor: t.Amount, Currency: l.currency()})
	weighted := l.region().Amount(domain.Money{Minor: t.Weighted, Currency: l.currency()})
	l.grid.SetTotals(map[string]kit.Cell{
		string(office.ColumnNumber):   {Text: "Σ", Bold: true},
		string(office.ColumnName):     {Text: l.countText(t.Count), Bold: true, Note: l.classesText(t)},
		string(office.ColumnAmount):   {Text: amount, Bold: true, Tooltip: unconvertedText(t)},
		string(office.ColumnWeighted): {Text: weighted, Bold: true, Tooltip: lang.X("formula.weighted", "Amount × probability ÷ 100, of the open ones and those on hold")},
	})
	l.host.Changed()
}

func (l *List) countText(n int64) string {
	return lang.XN("opportunities.count", "{{.Count}} opportunities", int(n), map[string]any{"Count": l.region().Number(n, 0)})
}

func (l *List) classesText(t office.Totals) string {
	return lang.X("opportunities.classes", "{{.Open}} open · {{.OnHold}} on hold · {{.Won}} won · {{.Lost}} lost", map[string]any{
		"Open": l.region().Number(t.Open, 0), "OnHold": l.region().Number(t.OnHold, 0), "Won": l.region().Number(t.Won, 0), "Lost": l.region().Number(t.Lost, 0)})
}

func unconvertedText(t office.Totals) string {
	if t.Unconverted == 0 {
		return ""
	}
	return lang.XN("opportunities.unconverted", "Without {{.Count}} in other currencies, for which no rate is known", int(t.Unconverted),
		map[string]any{"Count": t.Unconverted})
}

func (l *List) showEmpty() {
	switch {
	case l.isFiltered():
		l.grid.SetEmpty(lang.X("opportunities.none_match", "No opportunities match."), lang.X("opportunities.clear_filters", "Clear filters"), l.clearFilters)
	default:
		l.grid.SetEmpty(lang.X("opportunities.none", "There are no opportunities yet."), lang.X("command.new_opportunity", "New opportunity"), l.host.NewOpportunity)
	}
}

func (l *List) isFiltered() bool {
	return l.query.Text != "" || len(l.query.Conditions) > 0 || len(l.query.Classes) > 0
}

func (l *List) clearFilters() {
	l.search.SetText("")
	l.query = office.Query{}
	l.requery()
}

// requery asks for rows and totals of another query, from the top.
func (l *List) requery() {
	l.chips.show()
	l.grid.Reset()
	l.count()
}

// Find narrows the list by a text, as typing it would.
func (l *List) Find(text string) {
	l.search.SetText(text)
	l.searched(text)
}

func (l *List) searched(text string) {
	if text != l.query.Text {
		l.query.Text = text
		l.requery()
	}
}

// typed carries on in the search box with what was typed on the list.
func (l *List) typed(r rune) {
	l.host.Window().Canvas().Focus(l.search.FocusTarget())
	l.search.TypedRune(r)
}

func (l *List) focusGrid() { l.host.Window().Canvas().Focus(l.grid) }

// enterGrid goes on from the search box to the first row found.
func (l *List) enterGrid() {
	l.focusGrid()
	if l.selected.Count(l.grid.Count()) == 0 {
		l.grid.MoveTo(0)
	}
}

func (l *List) open(row office.Row) {
	l.host.OpenOpportunity(row.ID, l.placeOf(row))
}

// placeOf finds where in the list a row stands.
func (l *List) placeOf(row office.Row) kit.Place {
	index := l.grid.IndexOf(string(row.ID))
	return kit.Place{Query: l.sorted(l.grid.Sort()), Index: index, Count: l.grid.Count()}
}

// ID, Title, Content and Status are for the window.
func (l *List) ID() string { return ListID }

// Title names the tab.
func (l *List) Title() string { return lang.X("opportunities.title", "Opportunities") }

// Content is the list below its filters.
func (l *List) Content() fyne.CanvasObject { return l.body }

// Status says counts and sums.
func (l *List) Status() string {
	r, c := l.region(), l.currency()
	return l.countText(l.totals.Count) + " · Σ " + r.Money(domain.Money{Minor: l.totals.Amount, Currency: c}) + " · " +
		lang.X("opportunity.weighted_lower", "weighted") + " " + r.Money(domain.Money{Minor: l.totals.Weighted, Currency: c})
}

// Tools are the commands of the list.
func (l *List) Tools(c *kit.Commands) kit.Tools {
	return kit.Tools{
		Items: []kit.ToolItem{
			kit.PrimaryTool(c.Get("opportunity.new")), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
			kit.ToolSeparator(), kit.Tool(c.Get("export")), kit.Tool(c.Get("import")),
			kit.ToolSeparator(), kit.Tool(c.Get("control")),
		},
		Right: []fyne.CanvasObject{l.search},
	}
}

// Do gives what a command does on the list.
func (l *List) Do(command string) func() {
	chosen := l.selected.Count(l.grid.Count())
	switch command {
	case "record.open":
		if chosen == 1 && !l.selected.All {
			return func() { l.openID(l.selected.IDs[0]) }
		}
	case "record.delete":
		if chosen > 0 && l.host.Session().May(access.Opportunities, access.Delete) {
			return l.deleteSelected
		}
	case "search":
		return func() { l.host.Window().Canvas().Focus(l.search.FocusTarget()) }
	case "refresh":
		return l.refresh
	case "columns":
		return func() { l.grid.ShowColumnMenu(kit.Below(l.chips.columns)) }
	}
	return nil
}

func (l *List) openID(id string) {
	index := l.grid.IndexOf(id)
	l.host.OpenOpportunity(domain.ID(id), kit.Place{Query: l.sorted(l.grid.Sort()), Index: index, Count: l.grid.Count()})
}

func (l *List) refresh() {
	l.grid.Reload()
	l.count()
}

// Follow shows what was committed, keeping scroll and selection.
func (l *List) Follow(set change.Set) {
	if set.Touches(domain.KindOpportunity, domain.KindCustomer, domain.KindContact, domain.KindState, domain.KindItem, domain.KindPerson) {
		l.refresh()
	}
}

// Query is what the list shows now, for its export.
func (l *List) Query() office.Query { return l.sorted(l.grid.Sort()) }

// Shown gives the keyboard to the rows.
func (l *List) Shown() { l.focusGrid() }

// Closed drops answers still under way.
func (l *List) Closed() { l.counted.Forget() }

func (l *List) deleteSelected() {
	if !l.host.Session().May(access.Opportunities, access.Delete) {
		l.host.Failed(domain.Fail(domain.Forbidden, "", nil))
		return
	}
	l.withSelected(func(ids []domain.ID) {
		kit.Background(l.host.Runner(), func() (change.Set, error) {
			return l.host.Session().DeleteOpportunities(context.Background(), ids)
		}, func(set change.Set, err error) {
			if err != nil {
				l.host.Failed(err)
				return
			}
			l.grid.ClearSelection()
			l.host.Notify(kit.Undoable(l.host, deletedText(len(ids)), set))
		})
	})
}

func deletedText(n int) string {
	return lang.XN("opportunities.deleted", "{{.Count}} moved to the recycle bin", n, map[string]any{"Count": strconv.Itoa(n)})
}

// withSelected hands the ids of the selected rows on, read page by page when all are selected.
func (l *List) withSelected(use func([]domain.ID)) {
	selection, query := l.selected, l.Query()
	if !selection.All {
		ids := make([]domain.ID, len(selection.IDs))
		for i, id := range selection.IDs {
			ids[i] = domain.ID(id)
		}
		use(ids)
		return
	}
	kit.Background(l.host.Runner(), func() ([]domain.ID, error) {
		return selectedIDs(l.host.Session(), query, selection)
	}, func(ids []domain.ID, err error) {
		if err != nil {
			l.host.Failed(err)
			return
		}
		use(ids)
	})
}

func selectedIDs(s *office.Session, q office.Query, selection kit.Selection) ([]domain.ID, error) {
	const page = 1000
	var ids []domain.ID
	for first := 0; ; first += page {
		rows, err := s.Opportunities(context.Background(), q, first, page)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if selection.Contains(string(row.ID)) {
				ids = append(ids, row.ID)
			}
		}
		if len(rows) < page {
			return ids, nil
		}
	}
}
