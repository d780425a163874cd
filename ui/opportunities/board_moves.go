package opportunities

import (
	"cmp"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

// boardTarget is where cards are dropped: on a column, or on the place of those won or lost.
type boardTarget struct {
	column int          // -1: none
	zone   domain.Class // domain.Won or domain.Lost
}

var noTarget = boardTarget{column: -1}

// boardDrop is what dropping cards means. What it asks first is asked of all of them at
// once; the rest is done to each of them.
type boardDrop struct {
	rows   []office.Row
	target boardTarget
	ask    domain.Class          // won, lost and on hold are asked about; "" is done at once
	state  domain.ID             // to go to
	rule   func(d *office.Draft) // what is done to each
}

func (d boardDrop) ids() []domain.ID { return idsOf(d.rows) }

// drop tells what it means to drop cards on a target as of a day; false when it means
// nothing. Cards that are there already stay as they are.
func (m *boardModel) drop(rows []office.Row, on boardTarget, today domain.Date) (boardDrop, bool) {
	d := boardDrop{target: on}
	if on.zone != "" {
		d.rows, d.ask = rows, on.zone
		return d, len(rows) > 0
	}
	if on.column < 0 || on.column >= len(m.columns) || m.columns[on.column].Shut {
		return d, false
	}
	for _, row := range rows {
		if m.find(row.ID).column != on.column {
			d.rows = append(d.rows, row)
		}
	}
	c := &m.columns[on.column]
	switch m.by {
	case office.ColumnState:
		d.state, d.rule = c.State.ID, entering(c.State, today)
		if c.State.Class == domain.OnHold {
			d.ask = c.State.Class
		}
	case office.ColumnSalesperson:
		d.rule = func(o *office.Draft) { o.Salesperson = domain.ID(c.Key) }
	case office.ColumnOrigin:
		d.rule = func(o *office.Draft) { o.Origin = domain.ID(c.Key) }
	case office.ColumnExpected:
		day := lastDayOf(c.Key)
		d.rule = func(o *office.Draft) { o.ExpectedClose = day }
	}
	return d, len(d.rows) > 0
}

// lastDayOf is the last day of a month as groups name it, none for "".
func lastDayOf(month string) domain.Date {
	first, err := domain.ParseDate(month + "-01")
	if err != nil {
		return 0
	}
	return first.Month().Last()
}

// entering is the rule of a move into a state.
func entering(state domain.State, today domain.Date) func(*office.Draft) {
	return func(d *office.Draft) { d.Opportunity = d.Enter(state, today) }
}

// snapshot is what the columns hold, to go back to.
func (m *boardModel) snapshot() []boardColumn {
	columns := slices.Clone(m.columns)
	for i := range columns {
		columns[i].Cards = slices.Clone(columns[i].Cards)
	}
	return columns
}

// move shows cards in another column before they are stored there; change is what the move
// makes of each of them.
func (m *boardModel) move(rows []office.Row, to int, change func(*office.Row)) {
	for _, row := range slices.Clone(rows) { // they may be those of a column
		from := m.find(row.ID)
		if from == nowhere || from.column == to {
			continue
		}
		m.columns[from.column].take(from.card)
		change(&row)
		m.columns[to].put(row, m.landing(to, row))
	}
}

// take takes a card out of a column and its sums.
func (c *boardColumn) take(card int) {
	c.add(c.Cards[card], -1)
	c.Cards = slices.Delete(c.Cards, card, card+1)
}

// put puts a card into a column and its sums.
func (c *boardColumn) put(row office.Row, at int) {
	c.add(row, 1)
	c.Cards = slices.Insert(c.Cards, at, row)
}

func (c *boardColumn) add(row office.Row, sign int64) {
	c.Count += sign
	if row.Unconverted {
		c.Unconverted += sign
		return
	}
	c.Amount += sign * row.OfficeAmount
	c.Weighted += sign * row.Weighted
}

// landing is where a card will stand among those of a column. Where the order is not known
// here, it is shown first until the column is read again.
func (m *boardModel) landing(column int, row office.Row) int {
	order, known := boardOrders[m.sort.Sort]
	if !known {
		return 0
	}
	cards := m.columns[column].Cards
	for i, other := range cards {
		order := cmp.Or(order(row, other), cmp.Compare(row.Number, other.Number))
		if !m.sort.Ascending {
			order = -order
		}
		if order < 0 {
			return i
		}
	}
	return len(cards)
}

// boardOrders compare two cards by what they may be sorted by.
var boardOrders = map[office.Column]func(a, b office.Row) int{
	"":                       func(a, b office.Row) int { return cmp.Compare(a.Number, b.Number) },
	office.ColumnNumber:      func(a, b office.Row) int { return cmp.Compare(a.Number, b.Number) },
	office.ColumnName:        func(a, b office.Row) int { return cmp.Compare(domain.Fold(a.Name), domain.Fold(b.Name)) },
	office.ColumnAmount:      func(a, b office.Row) int { return cmp.Compare(a.OfficeAmount, b.OfficeAmount) },
	office.ColumnWeighted:    func(a, b office.Row) int { return cmp.Compare(a.Weighted, b.Weighted) },
	office.ColumnProbability: func(a, b office.Row) int { return cmp.Compare(a.Probability, b.Probability) },
	office.ColumnExpected:    func(a, b office.Row) int { return cmp.Compare(a.Expected, b.Expected) },
	office.ColumnDays:        func(a, b office.Row) int { return cmp.Compare(a.Days, b.Days) },
}

// probabilityStep is what entering a state makes of the probability of opportunities, where
// it is the same for all of them.
func probabilityStep(drafts []office.Draft, state domain.State, today domain.Date) (from, to int, own, same bool) {
	for i, d := range drafts {
		after := d.Enter(state, today)
		_, asked := d.Proposes(state)
		if i > 0 && (from != d.Probability || to != after.Probability || own != asked) {
			return 0, 0, false, false
		}
		from, to, own = d.Probability, after.Probability, asked
	}
	return from, to, own, len(drafts) > 0
}
