package kit

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// ListingWords are the texts of a list, in the language in force.
type ListingWords struct {
	Title     string // of the tab
	Search    string // in the empty search box; "": the list cannot be searched
	None      string // in place of the rows when the office has none
	Begin     string // the button that helps then; "": no button
	NoneMatch string // in place of the rows when the filters leave none
}

// ListingTotals tell of all the rows of a query, whether they were read or not. What is
// made of them is made on the UI goroutine.
type ListingTotals struct {
	Count  int
	Cells  func() map[string]Cell // of the totals row, by column; nil: the list has none
	Status func() string          // of the status bar; nil: what Counted says
}

// QuickFilter is a chip of which one at a time is in force. It narrows the list to
// classes, or by a condition; one that does neither stands for all rows.
type QuickFilter struct {
	Label     string
	Dot       fyne.ThemeColorName // "": no dot
	Classes   []domain.Class
	Condition office.Condition
}

// ListingOptions declare a list. What may be nil says so.
type ListingOptions[R any] struct {
	// ID tells the list from all other screens.
	ID string
	// Layout is the key under which a person's columns are remembered; "": that of ID.
	Layout string
	Words  func() ListingWords
	// Counted says how many rows there are, such as "3 customers".
	Counted func(n int) string

	Columns func() []Column[R]
	// Balanced columns share the width of the list by what its rows need, until a person or a
	// view says how wide they are.
	Balanced bool
	// Sort is the order the list opens in, and Query what it opens with.
	Sort  Sort
	Query office.Query
	RowID func(R) domain.ID
	// Fetch reads rows of a query. It and Count run off the UI goroutine.
	Fetch func(ctx context.Context, q office.Query, first, count int) ([]R, error)
	Count func(ctx context.Context, q office.Query) (ListingTotals, error)

	// Quick are the chips of the row above; nil: none. QuickCounts counts the rows of each,
	// off the UI goroutine, for a query that none of them narrows; nil: without figures.
	Quick       func() []QuickFilter
	QuickCounts func(ctx context.Context, q office.Query) ([]string, error)
	// Views are chips that say more than quick filters, and take their place; nil: there are
	// none.
	Views ListingViews
	// Groups sums up the groups of a query that has any, off the UI goroutine; what it answers
	// makes them on it. nil: the list is not grouped.
	Groups func(ctx context.Context, q office.Query) (func() []GridGroup, error)
	// ConditionText is what the chip of a condition says; nil: title of the column and values.
	ConditionText func(office.Condition) string
	// EditCondition is a click on such a chip; nil: it takes the condition away.
	EditCondition func(office.Condition)
	// Band makes what stands between the row of chips and the grid; nil: nothing.
	Band func() fyne.CanvasObject

	// Open is double click, Enter and F2 on a row; nil: rows cannot be opened.
	Open func(row R, place Place)
	// Edit is F2 on a row of which no cell is edited in place; nil: as Open.
	Edit func(row R)
	// Begin is what the button of the empty list does.
	Begin func()
	// Delete takes records away, off the UI goroutine; nil: the list deletes nothing.
	Delete func(ctx context.Context, ids []domain.ID) (change.Set, error)
	// Deleted tells of it, such as "3 moved to the recycle bin"; needed with Delete.
	Deleted func(n int) string
	// Remove is the room's own way to take records away, which tells of it as well; gone is
	// called when any went. It takes the place of Delete.
	Remove func(ids []domain.ID, gone func())
	// MayDelete reports the right to; nil: everybody may.
	MayDelete func() bool

	// Tools are the commands of the toolbar, left of the search box.
	Tools func(c *Commands) []ToolItem
	// CellMenu is what a right click on a cell offers before Open and Delete; nil: nothing.
	CellMenu func(row R, column string) []MenuItem
	// HeaderMenu is what a right click on a title offers before the columns; nil: nothing.
	HeaderMenu func(column string) []MenuItem
	// Selected hears of another selection, and of rows that were read anew; nil: nobody.
	Selected func()
	// Kinds are the records whose changes show in the list.
	Kinds []domain.Kind
}

// Listing is a list as a screen: a grid of the rows of a query with a search box, a row of
// filters, totals, and what one does with rows. A room embeds it, calls Start, and has a
// Screen. All its methods belong to the UI goroutine.
type Listing[R any] struct {
	host    Host
	options ListingOptions[R]

	grid   *Grid[R]
	search *SearchBox
	chips  *FilterChips
	views  ListingViews
	centre *fyne.Container // holds the grid, or what stands in its place
	body   *fyne.Container
	titles map[string]string // of the columns

	query    office.Query // without its sort, which is the grid's
	asking   asking
	totals   ListingTotals
	counted  Latest
	grouped  Latest
	chipped  Latest
	selected Selection
	one      *R // the row that was selected alone last
	instead  *Instead
}

// Start makes the content and begins to read.
func (l *Listing[R]) Start(host Host, options ListingOptions[R]) {
	l.host, l.options, l.query = host, options, options.Query
	l.asking = newAsking()
	if l.views = options.Views; l.views == nil {
		l.views = &quickViews[R]{list: l}
	}
	sort := options.Sort
	if q := options.Query; q.Sort != "" {
		sort = Sort{Column: string(q.Sort), Descending: !q.Ascending}
	}
	l.build(sort)
}

// Rebuild makes the content anew for the same query, at the place it is scrolled to.
func (l *Listing[R]) Rebuild() {
	state := l.grid.State()
	l.build(state.Sort)
	l.grid.SetState(state)
}

func (l *Listing[R]) build(sort Sort) {
	l.selected = Selection{}
	columns := l.options.Columns()
	l.titles = titlesOf(columns)
	l.grid = NewGrid(columns, GridOptions[R]{
		RowID:   func(row R) string { return string(l.options.RowID(row)) },
		Fetch:   l.fetch,
		Grouped: l.isGrouped,
		Sort:    sort,
		Delay:   l.host.Delay(),

		Balanced: l.options.Balanced,
	})
	l.listen()
	l.recallColumns()
	l.makeSearch()
	l.chips = NewFilterChips(l.chooseColumns)
	l.centre = container.NewStack(l.grid)
	l.body = container.NewBorder(l.top(), nil, nil, nil, l.centre)
	l.ask()
}

func titlesOf[R any](columns []Column[R]) map[string]string {
	titles := make(map[string]string, len(columns))
	for _, c := range columns {
		titles[c.ID] = c.Title
	}
	return titles
}

// top is what stands above the grid.
func (l *Listing[R]) top() fyne.CanvasObject {
	if l.options.Band == nil {
		return l.chips.Bar()
	}
	return container.New(Rows(0), l.chips.Bar(), l.options.Band())
}

func (l *Listing[R]) listen() {
	if l.options.Open != nil {
		l.grid.OnOpen, l.grid.OnEdit = l.open, l.open
	}
	if l.options.Edit != nil {
		l.grid.OnEdit = l.options.Edit
	}
	if l.deletes() {
		l.grid.OnDelete = l.deleteSelected
	}
	if l.searchable() {
		l.grid.OnType = l.typed
	}
	l.grid.OnSelected = l.chosen
	l.grid.OnSort = func(Sort) { l.arranged() }
	l.grid.OnScroll = l.host.KeepSoon
	l.grid.OnCollapse = func([]string) { l.host.KeepSoon() }
	l.grid.OnCellMenu = l.ShowMenu
	l.grid.OnHeaderMenu = l.headerMenu
	l.grid.OnError = l.host.Failed
	l.grid.OnLayoutChanged = l.columnsChanged
}

// arranged tells that the list shows the same in another way.
func (l *Listing[R]) arranged() {
	l.showChips()
	l.host.KeepSoon()
}

// columnsChanged keeps how a person likes the columns, unless a view has its own.
func (l *Listing[R]) columnsChanged(states []ColumnState) {
	if !l.views.ColumnsChanged() {
		if text, err := json.Marshal(states); err == nil {
			l.host.Remember(l.layoutKey(), string(text))
		}
	}
	l.arranged()
}

func (l *Listing[R]) layoutKey() string {
	if l.options.Layout != "" {
		return l.options.Layout
	}
	return l.options.ID + ".columns"
}

// recallColumns brings back the columns as the person likes them.
func (l *Listing[R]) recallColumns() {
	var states []ColumnState
	if json.Unmarshal([]byte(l.host.Recall(l.layoutKey())), &states) == nil && len(states) > 0 {
		l.grid.SetLayout(states)
	}
}

// ShowColumns shows the columns of a view, and without any those the person likes.
func (l *Listing[R]) ShowColumns(states []ColumnState) {
	l.grid.SetLayout(states)
	if len(states) == 0 {
		l.recallColumns()
	}
}

func (l *Listing[R]) chooseColumns() { l.grid.ShowColumnMenu(l.chips.ColumnsAt()) }

func (l *Listing[R]) fetch(q Query, first, count int, deliver func([]R, error)) {
	query := l.sorted(q.Sort)
	ctx := l.asking.about(q.Sort)
	Background(l.host.Runner(), func() ([]R, error) {
		return inTurn(l.asking.turns, ctx, func() ([]R, error) { return l.options.Fetch(ctx, query, first, count) })
	}, func(rows []R, err error) {
		if ctx.Err() != nil {
			return // something else was asked since
		}
		deliver(rows, err)
		if l.options.Selected != nil { // what is selected may have become another
			l.options.Selected()
		}
	})
}

// ask asks for everything but the rows, for which the grid asks itself: the totals, the
// groups, and what the views have to say. What is on show stays until the answers come.
func (l *Listing[R]) ask() {
	l.showChips()
	ctx, query := l.asking.about(l.grid.Sort()), l.Query()
	BackgroundLatest(&l.counted, l.host.Runner(), func() (ListingTotals, error) {
		return inTurn(l.asking.turns, ctx, func() (ListingTotals, error) { return l.options.Count(ctx, query) })
	}, l.showTotals)
	l.askGroups(ctx, query)
	l.askViews(ctx)
}

func (l *Listing[R]) askViews(ctx context.Context) {
	read := l.views.Asked()
	if read == nil {
		return
	}
	BackgroundLatest(&l.chipped, l.host.Runner(), func() (func(), error) {
		return inTurn(l.asking.turns, ctx, func() (func(), error) { return read(ctx) })
	}, func(taken func(), err error) {
		if err == nil { // the totals tell of the same failure
			taken()
			l.showChips()
		}
	})
}

func (l *Listing[R]) isGrouped() bool { return l.options.Groups != nil && l.query.Group != "" }

func (l *Listing[R]) askGroups(ctx context.Context, q office.Query) {
	if !l.isGrouped() {
		l.grouped.Forget()
		return
	}
	BackgroundLatest(&l.grouped, l.host.Runner(), func() (func() []GridGroup, error) {
		return inTurn(l.asking.turns, ctx, func() (func() []GridGroup, error) { return l.options.Groups(ctx, q) })
	}, func(groups func() []GridGroup, err error) {
		if err != nil {
			l.host.Failed(err)
			return
		}
		l.grid.SetGroups(groups())
	})
}

func (l *Listing[R]) showTotals(t ListingTotals, err error) {
	if err != nil {
		l.host.Failed(err)
		return
	}
	l.totals = t
	if t.Count == 0 {
		l.showEmpty()
	}
	l.grid.SetCount(t.Count)
	if t.Cells != nil {
		l.grid.SetTotals(t.Cells())
	}
	l.host.Changed()
}

func (l *Listing[R]) showEmpty() {
	words := l.options.Words()
	switch why, help, do := l.views.Empty(); {
	case why != "":
		l.grid.SetEmpty(why, help, do)
	case l.isFiltered():
		l.grid.SetEmpty(words.NoneMatch, lang.X("list.clear_filters", "Clear filters"), l.views.Clear)
	default:
		l.grid.SetEmpty(words.None, words.Begin, l.options.Begin)
	}
}

// Refresh reads rows and totals again, keeping scroll and selection.
func (l *Listing[R]) Refresh() {
	l.asking.anew(l.grid.Sort())
	l.grid.Reload()
	l.ask()
}

// Host is the window the list is in.
func (l *Listing[R]) Host() Host { return l.host }

// Grid is what shows the rows.
func (l *Listing[R]) Grid() *Grid[R] { return l.grid }
