package opportunities

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// boardPatience is how long the board looks current while another is under way.
const boardPatience = 300 * time.Millisecond

// boardSort is how the cards are sorted; without a column as the list is.
type boardSort struct {
	Column    office.Column `json:"column,omitempty"`
	Ascending bool          `json:"ascending,omitempty"`
}

// boardSorts are those on offer: what matters most comes first.
var boardSorts = []boardSort{{}, {office.ColumnAmount, false}, {office.ColumnExpected, true}, {office.ColumnName, true}, {office.ColumnDays, false}}

// boardReading is what is being read.
type boardReading struct {
	latest     kit.Latest
	generation int             // of the columns shown, for the answers about more cards
	more       map[string]bool // columns of which more is under way, by key
	late       func()          // cancels the sign that it takes long
}

// boardQuestion is what a board is read by.
type boardQuestion struct {
	query office.Query
	by    office.Column
	cards map[string]int // how many of a column, by its key
	none  bool           // the query is only about what is closed

	follow boardFollowing
	most   int // how many cards the column shows that is followed into
}

// boardAnswer is a board as it was read.
type boardAnswer struct {
	question boardQuestion
	columns  []boardColumn
	closed   map[domain.Class]office.Totals
}

// question is what to read now: of each column as many cards as are shown.
func (b *board) question() boardQuestion {
	q := b.query
	q.Group = ""
	if b.sort.Column != "" {
		q.Sort, q.Ascending = b.sort.Column, b.sort.Ascending
	}
	asked := boardQuestion{by: b.by, cards: map[string]int{}}
	q.Classes, asked.none = boardClasses(q.Classes)
	asked.query = q
	if b.resumed != nil && b.resumed.By == b.by {
		maps.Copy(asked.cards, b.resumed.Read)
	}
	if b.by == b.model.by {
		for _, c := range b.model.columns {
			asked.cards[c.Key] = max(asked.cards[c.Key], min(len(c.Cards), c.Most))
			if c.Key == b.follow.column {
				asked.follow, asked.most = b.follow, c.Most
			}
		}
	}
	return asked
}

// boardClasses are the classes of a query that have cards; none is true when it asks for
// others alone.
func boardClasses(asked []domain.Class) (classes []domain.Class, none bool) {
	if len(asked) == 0 {
		return office.NotClosed, false
	}
	for _, c := range asked {
		if !c.IsClosed() {
			classes = append(classes, c)
		}
	}
	return classes, len(classes) == 0
}

// load reads the board. What is on the screen stays until the answer is there.
func (b *board) load() {
	b.beLateSoon()
	question := b.question()
	kit.BackgroundLatest(&b.reading.latest, b.host.Runner(), func() (boardAnswer, error) {
		return readBoard(context.Background(), b.session(), question)
	}, func(answer boardAnswer, err error) {
		b.settle()
		if err != nil {
			b.host.Failed(err)
			return
		}
		b.take(answer)
	})
}

// beLateSoon shows that something is under way, unless it comes soon.
func (b *board) beLateSoon() {
	if b.reading.late == nil {
		b.reading.late = b.host.Delay()(boardPatience, func() { b.view.setLate(true) })
	}
}

func (b *board) settle() {
	if b.reading.late != nil {
		b.reading.late()
		b.reading.late = nil
	}
	b.view.setLate(false)
}

// take shows a board that was read. Another query begins at its first cards.
func (b *board) take(answer boardAnswer) {
	m := b.model
	other := m.by != answer.question.by
	asked := b.reading.generation > 0 && !reflect.DeepEqual(m.sort, answer.question.query)
	b.reading.generation++
	b.reading.more = map[string]bool{}
	if other || asked {
		b.view.forgetScroll()
	}
	m.take(answer)
	b.endFollowing(answer.question.follow)
	resumed := b.takeResumed()
	if m.cursor == nowhere && b.view.focused {
		m.cursor = m.clamp(boardPlace{0, 0})
	}
	b.view.columnsChanged()
	switch {
	case resumed:
	case asked:
		b.view.revealCards()
	case other, answer.question.follow.card != "":
		b.view.reveal(m.cursor)
		b.view.draw(false)
	}
	b.changed()
}

// take takes over what was read; a column shows as many cards as before.
func (m *boardModel) take(answer boardAnswer) {
	most := map[string]int{}
	if m.by != answer.question.by {
		m.by, m.collapsed = answer.question.by, map[string]bool{}
	} else {
		for _, c := range m.columns {
			most[c.Key] = c.Most
		}
	}
	for i := range answer.columns {
		answer.columns[i].Most = max(boardMost, most[answer.columns[i].Key])
	}
	m.sort, m.closed = answer.question.query, answer.closed
	m.setColumns(answer.columns)
}

// endFollowing puts the cursor on no card where the one that was followed is not among
// those shown: what comes next is not meant for another.
func (b *board) endFollowing(f boardFollowing) {
	m := b.model
	if f.card == "" {
		return
	}
	if b.follow == f {
		b.follow = boardFollowing{}
	}
	if at := m.cursor; m.find(f.card) == nowhere && m.key(at.column) == f.column && len(m.selected) == 0 {
		m.cursor.card = -1
	}
}

// readBoard reads the columns with as many cards as asked for, and what closed this year.
func readBoard(ctx context.Context, s *office.Session, asked boardQuestion) (boardAnswer, error) {
	answer := boardAnswer{question: asked, closed: map[domain.Class]office.Totals{}}
	for _, class := range []domain.Class{domain.Won, domain.Lost} {
		t, err := s.Totals(ctx, closedThisYear(class))
		if err != nil {
			return answer, err
		}
		answer.closed[class] = t
	}
	if asked.none {
		return answer, nil
	}
	columns, err := s.Board(ctx, asked.query, asked.by, boardPage)
	if err != nil {
		return answer, err
	}
	kinds, err := readBoardKinds(ctx, s, asked.by)
	if err != nil {
		return answer, err
	}
	for _, c := range columns {
		if err := readOn(ctx, s, asked, &c); err != nil {
			return answer, err
		}
		answer.columns = append(answer.columns, boardColumn{BoardColumn: c, State: kinds[c.Key].state, Shut: kinds[c.Key].shut})
	}
	return answer, nil
}

// readOn reads as many cards of a column as are asked for; all that it shows where one is
// followed into it that is not among them.
func readOn(ctx context.Context, s *office.Session, asked boardQuestion, c *office.BoardColumn) error {
	wanted := []int{asked.cards[c.Key]}
	if c.Key == asked.follow.column && asked.follow.card != "" {
		wanted = append(wanted, asked.most)
	}
	for _, most := range wanted {
		more := min(most, int(c.Count)) - len(c.Cards)
		if more <= 0 || slices.Contains(idsOf(c.Cards), asked.follow.card) {
			continue
		}
		rows, err := s.BoardCards(ctx, asked.query, *c, len(c.Cards), more)
		if err != nil {
			return err
		}
		c.Cards = append(c.Cards, rows...)
	}
	return nil
}

// boardKind is what there is to know of what a column stands for.
type boardKind struct {
	state domain.State
	shut  bool
}

func readBoardKinds(ctx context.Context, s *office.Session, by office.Column) (map[string]boardKind, error) {
	kinds := map[string]boardKind{}
	switch by {
	case office.ColumnState:
		states, err := s.States(ctx)
		for _, state := range states {
			kinds[string(state.ID)] = boardKind{state, state.Retired}
		}
		return kinds, err
	case office.ColumnSalesperson:
		people, err := s.Salespeople(ctx)
		for _, p := range people {
			kinds[string(p.ID)] = boardKind{shut: p.Inactive}
		}
		return kinds, err
	case office.ColumnOrigin:
		items, err := s.Items(ctx, domain.Origins)
		for _, item := range items {
			kinds[string(item.ID)] = boardKind{shut: item.Retired}
		}
		return kinds, err
	}
	return kinds, nil
}

// closedThisYear asks for what was won or lost this year.
func closedThisYear(class domain.Class) office.Query {
	return office.Query{Classes: []domain.Class{class}, Sort: office.ColumnClosed, Conditions: []office.Condition{
		{Column: office.ColumnClosed, Operator: office.During, Values: []string{string(domain.ThisYear)}}}}
}

// need reads the cards of a column up to one that is to be seen. While a move is under
// way, what is stored is not what is shown; its end reads anyway.
func (b *board) need(column, upTo int) {
	if b.moving > 0 {
		return
	}
	c := &b.model.columns[column]
	upTo = min((upTo+boardPage)/boardPage*boardPage, c.shown())
	if have := len(c.Cards); upTo > have && !b.reading.more[c.Key] {
		b.readMore(column, upTo-have, func() {})
	}
}

func (b *board) readMore(column, count int, done func()) {
	c := b.model.columns[column]
	query, generation := b.model.sort, b.reading.generation
	b.reading.more[c.Key] = true
	kit.Background(b.host.Runner(), func() ([]office.Row, error) {
		return b.session().BoardCards(context.Background(), query, c.BoardColumn, len(c.Cards), count)
	}, func(rows []office.Row, err error) {
		if generation != b.reading.generation {
			return
		}
		delete(b.reading.more, c.Key)
		if err != nil {
			b.host.Failed(err)
			return
		}
		b.model.addCards(column, rows, len(rows) < count)
		done()
		b.view.draw(false)
		b.view.selectionChanged()
	})
}

// needAll reads the cards of all columns that are shown, and then does something with
// those there are.
func (b *board) needAll(then func()) {
	for i, c := range b.model.columns {
		if lacking := c.shown() - len(c.Cards); lacking > 0 && !b.reading.more[c.Key] {
			b.readMore(i, lacking, func() { b.needAll(then) })
			return
		}
	}
	then()
}

// showMore shows the next cards of a column.
func (b *board) showMore(column int) {
	c := &b.model.columns[column]
	c.Most += boardMost
	b.view.draw(false)
	b.host.KeepSoon()
}
