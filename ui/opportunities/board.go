package opportunities

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// board shows the opportunities of a query, which are not closed, as cards in columns.
type board struct {
	host   kit.Host
	events modeEvents
	model  *boardModel
	view   *boardView
	bar    *boardBar

	query   office.Query // of the list
	by      office.Column
	sort    boardSort // of the cards; the zero one is as the list is sorted
	reading boardReading
	moving  int // moves under way, whose result is on the screen already
	follow  boardFollowing
	resumed *boardState
	typed   boardTyping
}

var _ mode = (*board)(nil)

// newBoard makes a board with columns by state, salesperson, origin or expected month. It
// reads once it is told of what query.
func newBoard(host kit.Host, by office.Column, events modeEvents) *board {
	if !slices.Contains(office.BoardColumns, by) {
		by = office.ColumnState
	}
	b := &board{host: host, events: events, by: by, model: newBoardModel(by)}
	b.view = newBoardView(b)
	b.bar = newBoardBar(b)
	return b
}

// Content is the columns.
func (b *board) Content() fyne.CanvasObject { return b.view }

// Bar chooses what the columns stand for.
func (b *board) Bar() fyne.CanvasObject { return b.bar.content }

// By is what the columns stand for.
func (b *board) By() office.Column { return b.by }

// SetQuery shows the opportunities of another query.
func (b *board) SetQuery(q office.Query) {
	b.query = q
	b.load()
}

// Refresh shows what was committed.
func (b *board) Refresh() {
	if b.moving > 0 {
		return // the end of the move reads
	}
	b.load()
}

// Selected are the opportunities that commands and menus are about.
func (b *board) Selected() []domain.ID { return b.model.selection() }

// Do gives what a command does here.
func (b *board) Do(command string) func() {
	row, ok := b.model.current()
	if ok && (command == "record.open" || command == "edit.cell") {
		return func() { b.events.Open(row) }
	}
	return nil
}

// Focus takes the keyboard.
func (b *board) Focus() { b.view.takeFocus() }

// Rebuild makes the texts anew.
func (b *board) Rebuild() {
	b.bar.rebuild()
	b.view.Refresh()
}

// setBy shows other columns.
func (b *board) setBy(by office.Column) {
	if by == b.by {
		return
	}
	b.by = by
	b.bar.show()
	b.load()
	b.host.KeepSoon()
	b.changed()
}

// setSort sorts the cards of all columns.
func (b *board) setSort(s boardSort) {
	b.sort = s
	b.load()
	b.host.KeepSoon()
}

// collapse shows a column narrow, or no longer.
func (b *board) collapse(key string, narrow bool) {
	if narrow {
		b.model.collapsed[key] = true
	} else {
		delete(b.model.collapsed, key)
	}
	if at := b.model.cursor; b.model.key(at.column) == key {
		b.model.cursor.card = 0
	}
	b.model.cursor = b.model.clamp(b.model.cursor)
	b.view.arrange(b.view.Size())
	b.host.KeepSoon()
}

// changed tells that something else is selected, or counted.
func (b *board) changed() {
	if b.events.Changed != nil {
		b.events.Changed()
	}
}

func (b *board) session() *office.Session  { return b.host.Session() }
func (b *board) region() region.Region     { return b.session().Office().Region() }
func (b *board) currency() domain.Currency { return b.session().Office().Data().Currency }
func (b *board) today() domain.Date        { return b.session().Office().Today() }
func (b *board) mayModify() bool           { return b.session().May(access.Opportunities, access.Modify) }

// boardTyping is the beginning of a name, typed letter by letter.
type boardTyping struct {
	text   string
	cancel func()
}

// boardTypingFor is how long after a letter the next one continues it.
const boardTypingFor = time.Second
