package opportunities

import (
	"cmp"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

const (
	boardPage = 20  // cards read at a time
	boardMost = 500 // cards of a column shown before more are asked for
)

// boardColumn is a column as the board holds it. Its cards are the first ones, as many as
// were read.
type boardColumn struct {
	office.BoardColumn
	State domain.State // that it stands for, on a board by state
	Shut  bool         // what it stands for is no longer offered: nothing is dropped on it
	Most  int          // how many of its cards are shown
}

// shown is how many cards the column shows, read or not.
func (c *boardColumn) shown() int { return int(min(c.Count, int64(c.Most))) }

// rest is how many cards it has beyond.
func (c *boardColumn) rest() int { return int(c.Count) - c.shown() }

// boardPlace is a card by its column and its place in it. A card of -1 is the column alone.
type boardPlace struct{ column, card int }

var nowhere = boardPlace{-1, -1}

// boardModel is what the board shows, and which of its cards are chosen.
type boardModel struct {
	by      office.Column
	sort    office.Query // only how cards are sorted: of the board itself, or as the list is
	columns []boardColumn
	closed  map[domain.Class]office.Totals // of this year

	collapsed map[string]bool // by the key of a column
	selected  map[domain.ID]bool
	cursor    boardPlace
	anchor    domain.ID // where an extended selection began
}

func newBoardModel(by office.Column) *boardModel {
	return &boardModel{by: by, cursor: nowhere, collapsed: map[string]bool{}, selected: map[domain.ID]bool{}}
}

// setColumns takes other columns over. The cursor stays on its card, or where it was when
// that has gone; what is no longer there is no longer selected.
func (m *boardModel) setColumns(columns []boardColumn) {
	card, hasCard := m.current()
	key := m.key(m.cursor.column)
	m.columns = columns
	gone := map[domain.ID]bool{}
	for id := range m.selected {
		gone[id] = true
	}
	for _, c := range columns {
		for _, row := range c.Cards {
			delete(gone, row.ID)
		}
	}
	for id := range gone {
		delete(m.selected, id)
	}
	if hasCard {
		if at := m.find(card.ID); at != nowhere {
			m.cursor = at
			return
		}
	}
	m.cursor = m.clamp(boardPlace{m.column(key), m.cursor.card})
}

// clamp is the nearest place there is. A column alone stays alone.
func (m *boardModel) clamp(p boardPlace) boardPlace {
	if len(m.columns) == 0 || p.column < 0 {
		return nowhere
	}
	p.column = min(p.column, len(m.columns)-1)
	c := &m.columns[p.column]
	if m.collapsed[c.Key] {
		p.card = -1
		return p
	}
	p.card = min(max(p.card, -1), c.shown()-1)
	return p
}

func (m *boardModel) key(column int) string {
	if column < 0 || column >= len(m.columns) {
		return ""
	}
	return m.columns[column].Key
}

// column is the index of the column of a key, -1 for none.
func (m *boardModel) column(key string) int {
	return slices.IndexFunc(m.columns, func(c boardColumn) bool { return c.Key == key })
}

// find is where the card of an opportunity is, among those read.
func (m *boardModel) find(id domain.ID) boardPlace {
	for i, c := range m.columns {
		if at := slices.IndexFunc(c.Cards, func(r office.Row) bool { return r.ID == id }); at >= 0 {
			return boardPlace{i, at}
		}
	}
	return nowhere
}

// row is the card at a place, false when there is none or it was not read yet.
func (m *boardModel) row(p boardPlace) (office.Row, bool) {
	if p.column < 0 || p.column >= len(m.columns) || p.card < 0 || p.card >= len(m.columns[p.column].Cards) {
		return office.Row{}, false
	}
	return m.columns[p.column].Cards[p.card], true
}

// current is the card under the cursor.
func (m *boardModel) current() (office.Row, bool) { return m.row(m.cursor) }

// rows are the cards of opportunities, in the order of the board.
func (m *boardModel) rows(ids map[domain.ID]bool) []office.Row {
	var rows []office.Row
	for _, c := range m.columns {
		for _, row := range c.Cards {
			if ids[row.ID] {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// addCards adds cards that were read to a column; they may be its last ones. A cursor that
// waited for one of them selects it.
func (m *boardModel) addCards(column int, rows []office.Row, last bool) {
	c := &m.columns[column]
	_, had := m.current()
	c.Cards = append(c.Cards, rows...)
	if last { // some have gone meanwhile
		c.Count = int64(len(c.Cards))
	}
	if _, has := m.current(); has && !had && len(m.selected) == 0 {
		m.pick(m.cursor)
	}
}

// selection are the selected opportunities, in the order of the board.
func (m *boardModel) selection() []domain.ID { return idsOf(m.rows(m.selected)) }

func idsOf(rows []office.Row) []domain.ID {
	ids := make([]domain.ID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids
}

// meant are the cards that a command is about: the selected ones, else the current one.
func (m *boardModel) meant() []office.Row {
	if rows := m.rows(m.selected); len(rows) > 0 {
		return rows
	}
	if row, ok := m.current(); ok {
		return []office.Row{row}
	}
	return nil
}

// pick moves the cursor and selects its card alone.
func (m *boardModel) pick(p boardPlace) {
	m.cursor = p
	clear(m.selected)
	m.anchor = ""
	if row, ok := m.row(p); ok {
		m.selected[row.ID] = true
		m.anchor = row.ID
	}
}

// toggle selects a card besides the others, or no longer.
func (m *boardModel) toggle(p boardPlace) {
	m.cursor = p
	row, ok := m.row(p)
	if !ok {
		return
	}
	m.anchor = row.ID
	if m.selected[row.ID] {
		delete(m.selected, row.ID)
	} else {
		m.selected[row.ID] = true
	}
}

// extend selects the cards from the anchor to a place in the same column; in another one
// the selection begins anew.
func (m *boardModel) extend(p boardPlace) {
	from := m.find(m.anchor)
	if from.column != p.column || p.card < 0 {
		m.pick(p)
		return
	}
	m.cursor = p
	clear(m.selected)
	cards := m.columns[p.column].Cards
	for i := min(from.card, p.card); i <= max(from.card, p.card) && i < len(cards); i++ {
		m.selected[cards[i].ID] = true
	}
}

// selectColumn selects all cards read of a column that it shows.
func (m *boardModel) selectColumn(column int) {
	clear(m.selected)
	c := &m.columns[column]
	for _, row := range c.Cards[:min(len(c.Cards), c.shown())] {
		m.selected[row.ID] = true
	}
}

// totals sums up all columns.
func (m *boardModel) totals() office.Totals {
	var t office.Totals
	for _, c := range m.columns {
		t.Count += c.Count
		t.Amount += c.Amount
		t.Weighted += c.Weighted
		t.Unconverted += c.Unconverted
	}
	return t
}

// jump is the next card whose name begins with a text, after the cursor and round the end.
func (m *boardModel) jump(text string, next bool) boardPlace {
	folded := domain.Fold(text)
	var before, after []boardPlace
	for c := range m.columns {
		if m.collapsed[m.columns[c].Key] {
			continue
		}
		for i, row := range m.columns[c].Cards {
			p := boardPlace{c, i}
			if i >= m.columns[c].shown() || !strings.HasPrefix(domain.Fold(row.Name), folded) {
				continue
			}
			if p == m.cursor && next || m.comesBefore(p) {
				before = append(before, p)
			} else {
				after = append(after, p)
			}
		}
	}
	for _, p := range append(after, before...) {
		return p
	}
	return nowhere
}

func (m *boardModel) comesBefore(p boardPlace) bool {
	return cmp.Or(cmp.Compare(p.column, m.cursor.column), cmp.Compare(p.card, m.cursor.card)) < 0
}
