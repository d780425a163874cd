package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// LineColumn declares one column of a LineGrid of R.
type LineColumn[R any] struct {
	ID       string
	Title    string
	Width    float32
	Grow     bool // takes the room left over; Width is the least then
	Align    fyne.TextAlign
	Text     func(R) string      // what the cell shows, and what its editing begins with
	Negative func(R) bool        // shown as such; nil: never
	Colour   fyne.ThemeColorName // "" is ColorText
	// Commit takes over what was typed in the row at an index. Its error is shown at the
	// cell, in which the text stays. Without it the column is only shown.
	Commit func(row int, text string) error
	// Suggest offers options for the text being typed; deliver is called on the UI goroutine.
	Suggest func(text string, deliver func([]Option))
	// OnChosen hears which of the options was taken, instead of Commit.
	OnChosen func(row int, o Option)
}

// LineSource is where a LineGrid has its rows from.
type LineSource[R any] struct {
	Count func() int
	Row   func(i int) R
}

// lineCell is a place in a line grid.
type lineCell struct {
	row    int // -1 for none
	column string
}

// LineGrid shows the lines of a document, however many, and lets them be edited as a
// spreadsheet does: the arrows move the cell, typing replaces it, F2 and Enter edit it,
// Enter goes down and Tab on, Escape gives up. Ctrl+Delete or Ctrl+minus deletes the
// line, Ctrl+D duplicates it, Alt+Up and Alt+Down move it. F6 leaves the grid. It keeps
// no rows: it asks its source and is told when they change.
type LineGrid[R any] struct {
	widget.BaseWidget

	OnAddRow       func()            // Tab in the last cell, or Enter in the last row; the caller appends a row
	OnDeleteRow    func(row int)     // the caller takes the row away
	OnDuplicateRow func(row int)     // the caller inserts the copy after the row
	OnMoveRow      func(row, to int) // the caller exchanges the two
	// OnPaste takes over several cells of a spreadsheet, by line, the first of them at the
	// cursor. Without it only their first cell is taken.
	OnPaste func(row int, columnID string, block [][]string)
	// OnMenu offers the menu of a cell; without it, that is RowItems.
	OnMenu func(row int, columnID string, at fyne.Position)
	OnCell func(row int, columnID string) // the cursor is in another cell
	// OnEditing hears that the editing of a cell began or ended.
	OnEditing func()

	specs    map[string]LineColumn[R]
	columns  *gridColumns
	source   LineSource[R]
	count    int
	cursor   lineCell
	readOnly bool
	failures map[lineCell]string
	click    gridClick
	now      func() time.Time

	editing  bool
	overType bool   // the editing began with typing: arrows leave the cell
	initial  string // what the cell said when the editing began
	failure  string // of the text being edited
	editor   *lineEditor
	popup    *optionPopup
	question int

	x, y    float64
	view    fyne.Size
	focused bool
	shift   bool
	hovered int
	tip     Hover
	fit     *textFitter

	surface  *canvas.Rectangle
	header   *gridHeader
	rows     *fyne.Container
	live     map[int]*gridRow
	spare    []*gridRow
	marks    []*canvas.Rectangle // around the cells with an error
	frame    *canvas.Rectangle   // around the cell of the cursor
	body     *container.Clip
	vertical *gridBar
	across   *gridBar
	ring     *canvas.Rectangle
	empty    *canvas.Text
	message  *canvas.Text // below the rows
	footer   *canvas.Rectangle
	totals   *gridTotals
}

// NewLineGrid makes a grid of columns on a source.
func NewLineGrid[R any](columns []LineColumn[R], source LineSource[R]) *LineGrid[R] {
	g := &LineGrid[R]{
		specs: map[string]LineColumn[R]{}, source: source, cursor: lineCell{row: -1}, hovered: -1,
		failures: map[lineCell]string{}, live: map[int]*gridRow{}, now: func() time.Time { return ClickClock() }, fit: newTextFitter(),
	}
	declared := make([]Column[R], len(columns))
	for i, c := range columns {
		g.specs[c.ID] = c
		declared[i] = Column[R]{ID: c.ID, Title: c.Title, Width: c.Width, MinWidth: c.Width / 2, Align: c.Align}
	}
	g.columns = declareColumns(declared)
	g.buildParts()
	g.buildEditor()
	g.ExtendBaseWidget(g)
	g.count = source.Count()
	return g
}

// Refresh shows the rows as they are now: they came, went, moved or changed.
func (g *LineGrid[R]) Refresh() {
	if count := g.source.Count(); count != g.count {
		g.count = count
		clear(g.failures) // their rows may be others now
		g.keepCursor()
	}
	g.BaseWidget.Refresh()
}

// keepCursor keeps the cursor, and an editing under way, on a row there is.
func (g *LineGrid[R]) keepCursor() {
	if g.cursor.row < g.count {
		return
	}
	typing := g.editing && g.editor.focused
	g.endEdit()
	g.cursor.row = g.count - 1
	if typing {
		g.focusOn(g)
	}
}

// RefreshRow shows a row as it is now.
func (g *LineGrid[R]) RefreshRow(row int) {
	if live := g.live[row]; live != nil && row < g.count {
		if g.drawRow(live, row) {
			g.draw(true)
		}
		g.repaint()
	}
}

// SetReadOnly leaves the rows for looking at only.
func (g *LineGrid[R]) SetReadOnly(readOnly bool) {
	if readOnly {
		g.endEdit()
	}
	g.readOnly = readOnly
	g.draw(true)
}

// ReadOnly reports whether the rows are for looking at only.
func (g *LineGrid[R]) ReadOnly() bool { return g.readOnly }

// SetEmpty says what is shown while there are no rows.
func (g *LineGrid[R]) SetEmpty(message string) {
	g.empty.Text = message
	g.draw(true)
}

// Cursor is the cell the keyboard is in; row is -1 for none.
func (g *LineGrid[R]) Cursor() (row int, columnID string) { return g.cursor.row, g.cursor.column }

// SetCursor goes to a cell and scrolls it into view. A cell being edited stays where its
// text is no value.
func (g *LineGrid[R]) SetCursor(row int, columnID string) {
	if g.CommitEdit() == nil {
		g.goTo(lineCell{row, columnID})
	}
}

// FocusTarget is what the canvas focuses to work here.
func (g *LineGrid[R]) FocusTarget() fyne.Focusable { return g }

// SetError shows what is wrong with a cell, until it is changed or rows come or go; ""
// takes it away.
func (g *LineGrid[R]) SetError(row int, columnID, message string) {
	cell := lineCell{row, columnID}
	if message == "" {
		delete(g.failures, cell)
	} else {
		g.failures[cell] = message
	}
	g.draw(true)
}

// ClearErrors takes every message of SetError away.
func (g *LineGrid[R]) ClearErrors() {
	clear(g.failures)
	g.draw(true)
}

// said is the message for the cell the person is in.
func (g *LineGrid[R]) said() string {
	if g.editing && g.failure != "" {
		return g.failure
	}
	return g.failures[g.cursor]
}
