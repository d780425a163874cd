package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Column declares one column of a Grid of T.
type Column[T any] struct {
	ID       string // names the column in layouts, sorts and totals
	Title    string
	Short    string  // shown where Title has no room; empty: Title, cut off
	Tooltip  string  // shown over the title; empty: the title, when it is cut off
	Width    float32 // initial width in Fyne units
	MinWidth float32 // least width a person can give it; 0: 32
	Align    fyne.TextAlign
	Cell     func(T) Cell
	Sortable bool
	Hidden   bool // not shown until chosen
	Fixed    bool // cannot be hidden
	Whole    bool // never cut off: the column grows instead; implied by right alignment
	// Edit makes the editor of the cell in a row; nil, or a nil answer: it is not edited in place.
	Edit func(T) *CellEdit
}

// Cell is what a row shows in a column.
type Cell struct {
	Text    string
	Colour  fyne.ThemeColorName // empty: ColorText
	Bold    bool
	Dot     color.Color // drawn before the text; nil: none
	Icon    string      // drawn before the text, by name; empty: none
	Tag     string      // small rounded tag behind the text
	Note    string      // caption behind the text
	Tooltip string      // shown over the cell; empty: the text, when it is cut off
}

// Sort is the order of the rows. The zero Sort is the order of the source.
type Sort struct {
	Column     string
	Descending bool
}

// Query is what the grid asks its rows for. Filters belong to whoever answers.
type Query struct {
	Sort Sort
}

// GridOptions are what a Grid needs besides its columns.
type GridOptions[T any] struct {
	// RowID identifies a record through reloads and sorting.
	RowID func(T) string
	// Fetch is asked for count rows from first on. It must not block; deliver is
	// called on the UI goroutine, at once or later, with as many rows as there are.
	Fetch func(q Query, first, count int, deliver func(rows []T, err error))
	// Grouped reports that the question asked now comes in groups, which SetGroups will
	// say: its rows wait for them. nil: rows wait for nothing.
	Grouped func() bool
	// Balanced shares the width of the grid among the columns by what the rows need, until
	// a layout says how wide they are.
	Balanced bool
	// Sort is the initial order.
	Sort Sort
	// Now is the clock of double clicks; nil: ClickClock.
	Now func() time.Time
	// Delay is the timer of tooltips and of the loading bar; nil: SystemDelay.
	Delay Delay
}

// Grid shows the rows of a query, however many, in columns and in groups: it sorts,
// selects, opens and edits them, by mouse and by keyboard. It holds a few pages of rows
// and draws the visible ones only. All its methods belong to the UI goroutine.
type Grid[T any] struct {
	widget.BaseWidget

	OnSort          func(Sort)      // the order changed; the rows are asked for again
	OnSelected      func(Selection) // the selection changed
	OnScroll        func()          // a person scrolled
	OnOpen          func(row T)     // double click or Enter
	OnEdit          func(row T)     // F2 in a row in which nothing is edited in place
	OnDelete        func()          // Delete, for the selection
	OnType          func(r rune)    // a letter or digit was typed at a cell that is not edited in place
	OnCellMenu      func(row T, columnID string, at fyne.Position)
	OnGroupMenu     func(groupID string, at fyne.Position)  // nil: the menu of GroupItems
	OnCollapse      func(collapsed []string)                // a person collapsed or expanded groups
	OnHeaderMenu    func(columnID string, at fyne.Position) // nil: the menu of ColumnItems
	OnLayoutChanged func([]ColumnState)                     // nil: they are as declared again
	OnError         func(error)                             // a fetch failed; the rows shown stay

	options GridOptions[T]
	columns *gridColumns
	cells   map[string]func(T) Cell
	edits   map[string]func(T) *CellEdit

	lines      gridLines
	collapsed  map[string]bool // ids of groups
	pages      *gridPages[T]
	next       *gridNext[T] // nil: what is on show is all there is to show
	generation int          // of the newest question
	changed    bool         // every line has to be drawn anew
	restored   *GridState   // to be applied with the first rows

	selected gridSelection
	ranges   int // counts selections, so that a late range is dropped
	sort     Sort
	count    int
	counted  bool

	x, y           float64 // how far the rows are scrolled
	view           fyne.Size
	balanced       gridBalance
	cursor, anchor gridPlace
	column         string // of the cell the keyboard is in; empty: none was reached yet
	editing        *gridEdit
	hovered        int // a line
	focused        bool
	shift          bool
	click          gridClick

	asking     bool // inside Fetch: an answer given at once is drawn by the caller
	late       bool // the rows shown are old, and have been for a while
	cancelLate func()
	tip        gridTip

	fit      *textFitter
	surface  *canvas.Rectangle
	header   *gridHeader
	rows     *fyne.Container
	live     map[int]*gridRow
	spare    []*gridRow
	body     *container.Clip
	totals   *gridTotals
	loading  *canvas.Rectangle
	frame    *canvas.Rectangle // around the cursor row while it is not selected
	cell     *canvas.Rectangle // inside the cell the keyboard is in
	note     *gridNote
	ring     *canvas.Rectangle
	empty    *fyne.Container
	message  *canvas.Text // of the empty state
	vertical *gridBar
	across   *gridBar
}

// NewGrid makes a grid of columns, without rows until SetCount says how many there are.
func NewGrid[T any](columns []Column[T], options GridOptions[T]) *Grid[T] {
	if options.Now == nil {
		options.Now = func() time.Time { return ClickClock() }
	}
	if options.Delay == nil {
		options.Delay = SystemDelay
	}
	g := &Grid[T]{
		options: options, sort: options.Sort,
		columns: declareColumns(columns), pages: newGridPages[T](0), fit: newTextFitter(),
		cells: map[string]func(T) Cell{}, edits: map[string]func(T) *CellEdit{},
		cursor: noPlace, anchor: noPlace, hovered: -1,
		collapsed: map[string]bool{}, live: map[int]*gridRow{},
	}
	for _, c := range columns {
		g.cells[c.ID], g.edits[c.ID] = c.Cell, c.Edit
	}
	g.buildParts()
	g.restart()
	g.ExtendBaseWidget(g)
	return g
}

// SetCount says how many rows the query has.
func (g *Grid[T]) SetCount(n int) {
	g.count, g.counted = max(0, n), true
	if g.next == nil && !g.lines.grouped() {
		g.lines.rows = g.count
		g.keepPlaces()
	}
	g.showRows(true)
}

// Count is how many rows the query has.
func (g *Grid[T]) Count() int { return g.count }

// Reload asks for the rows again and keeps the place and the selection. The old rows
// stay until the new ones come, and a cell stays in edit.
func (g *Grid[T]) Reload() {
	g.restart()
	g.showRows(true)
}

// Reset is for another question: the rows are asked for again, from the top, with
// nothing selected.
func (g *Grid[T]) Reset() {
	g.restart()
	g.toTop()
	g.cursor, g.anchor = noPlace, noPlace
	g.selected.clear()
	g.selectionChanged()
}

// Sort is the order in force.
func (g *Grid[T]) Sort() Sort { return g.sort }

// SetSort orders the rows anew, from the top, keeping the selection. OnSort is told.
func (g *Grid[T]) SetSort(s Sort) {
	g.sort = s
	g.header.setSort(s)
	g.restart()
	g.toTop()
	g.showRows(true)
	if g.OnSort != nil {
		g.OnSort(s)
	}
}

// toggleSort sorts by a column, or turns its order round.
func (g *Grid[T]) toggleSort(columnID string) {
	g.SetSort(Sort{Column: columnID, Descending: g.sort.Column == columnID && !g.sort.Descending})
}

// SetTotals shows a row at the foot, by column id; nil takes it away.
func (g *Grid[T]) SetTotals(cells map[string]Cell) {
	g.totals.set(cells)
	g.arrange(g.Size())
}

// Row is the row at an index, if it is loaded.
func (g *Grid[T]) Row(index int) (T, bool) { return g.pages.row(index) }

// Current is the row of the cursor, if it is loaded and still where the cursor is.
func (g *Grid[T]) Current() (row T, ok bool) {
	if g.cursor.header {
		return row, false
	}
	row, ok = g.pages.row(g.cursor.index)
	return row, ok && (g.cursor.id == "" || g.cursor.id == g.options.RowID(row))
}
