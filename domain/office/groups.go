package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
)

// GroupColumns are the columns that opportunities are grouped by. The expected close groups
// by its month.
var GroupColumns = []Column{ColumnState, ColumnSalesperson, ColumnOrigin, ColumnCustomer, ColumnExpected}

// Group sums up the rows of a query that share a value. Amounts are minor units of office
// currency; Weighted covers those not closed.
type Group struct {
	Key              string // id of what they share, "YYYY-MM" of a month, "" for none
	Label            string // its name; of a month its key
	Colour           string // of a state or a word
	Count            int64
	Amount, Weighted int64
	Unconverted      int64 // rows left out of the sums
}

// Condition keeps the rows of the group of a column.
func (g Group) Condition(by Column) Condition {
	if by != ColumnExpected || g.Key == "" {
		return Condition{Column: by, Values: []string{g.Key}}
	}
	first, err := domain.ParseDate(g.Key + "-01")
	if err != nil {
		return Condition{Column: by, Values: []string{g.Key}}
	}
	return between(by, domain.Period{From: first, To: first.Month().Last()})
}

// Groups sums up all the rows of a query by its group, in the order they are listed in:
// states and words in that of offer, names by the alphabet, months by date, none last.
// Forbidden; Invalid for a column that does not group.
func (s *Session) Groups(ctx context.Context, q Query) ([]Group, error) {
	q, err := s.asking(q)
	if err != nil {
		return nil, err
	}
	return s.store.Groups(ctx, q)
}

// Counts counts the rows of several queries. Forbidden.
func (s *Session) Counts(ctx context.Context, queries []Query) ([]int64, error) {
	asked := make([]Query, len(queries))
	for i, q := range queries {
		var err error
		if asked[i], err = s.asking(q); err != nil {
			return nil, err
		}
	}
	return s.store.Counts(ctx, asked)
}

// asking is a query the person may ask, with what the session knows put into it.
func (s *Session) asking(q Query) (Query, error) {
	if err := s.require(access.Opportunities, access.Read); err != nil {
		return q, err
	}
	return s.complete(q)
}

// BoardColumn is a column of the board: its group, the condition of its cards, and the
// first of them.
type BoardColumn struct {
	Group
	Where Condition
	Cards []Row
}

// BoardColumns are what the board's columns can stand for.
var BoardColumns = []Column{ColumnState, ColumnSalesperson, ColumnOrigin, ColumnExpected}

// boardMonths is how many months a board by month has at least, this one included.
const boardMonths = 6

// Board lays the rows of a query out in columns, each with its first cards, most of them at
// the most, in the order of the query. By state it has every state in use that is not
// closed, by salesperson and origin all that are offered, by month this one and the next
// ones, and whatever else has cards; none comes last, and only with cards. Of the query's
// closed rows none is shown: they are counted elsewhere. Forbidden, Invalid.
func (s *Session) Board(ctx context.Context, q Query, by Column, most int) ([]BoardColumn, error) {
	if len(q.Classes) == 0 {
		q.Classes = NotClosed
	}
	q.Group = by
	groups, err := s.Groups(ctx, q)
	if err != nil {
		return nil, err
	}
	offered, err := s.boardOffer(ctx, by)
	if err != nil {
		return nil, err
	}
	if q, err = s.asking(q); err != nil {
		return nil, err
	}
	heads, err := s.store.Heads(ctx, q, most)
	if err != nil {
		return nil, err
	}
	var columns []BoardColumn
	for _, g := range withOffered(groups, offered, by) {
		columns = append(columns, BoardColumn{Group: g, Where: g.Condition(by), Cards: heads[g.Key]})
	}
	return columns, nil
}

// BoardCards gives more cards of a column of the board. Forbidden, Invalid.
func (s *Session) BoardCards(ctx context.Context, q Query, column BoardColumn, first, count int) ([]Row, error) {
	if len(q.Classes) == 0 {
		q.Classes = NotClosed
	}
	return s.Opportunities(ctx, narrowed(q, column.Where), first, count)
}

func narrowed(q Query, c Condition) Query {
	q.Conditions = append(slices.Clone(q.Conditions), c)
	return q
}

// boardOffer lists the columns there are without cards, in their order.
func (s *Session) boardOffer(ctx context.Context, by Column) ([]Group, error) {
	var offered []Group
	switch by {
	case ColumnState:
		states, err := s.States(ctx)
		for _, state := range states {
			if !state.Retired && !state.Class.IsClosed() {
				offered = append(offered, Group{Key: string(state.ID), Label: state.Name, Colour: state.Colour})
			}
		}
		return offered, err
	case ColumnSalesperson:
		people, err := s.Salespeople(ctx)
		for _, p := range people {
			if !p.Inactive {
				offered = append(offered, Group{Key: string(p.ID), Label: p.Name})
			}
		}
		return offered, err
	case ColumnOrigin:
		items, err := s.Items(ctx, domain.Origins)
		for _, item := range items {
			if !item.Retired {
				offered = append(offered, Group{Key: string(item.ID), Label: item.Name, Colour: item.Colour})
			}
		}
		return offered, err
	}
	this := s.office.Today().Month()
	for m := this; m < this+boardMonths; m++ {
		offered = append(offered, Group{Key: m.String(), Label: m.String()})
	}
	return offered, nil
}

// withOffered are the groups with the offered ones that have no rows between them.
func withOffered(groups, offered []Group, by Column) []Group {
	known := map[string]Group{}
	for _, g := range groups {
		known[g.Key] = g
	}
	var list []Group
	if by == ColumnExpected {
		list = append(offered, groups...)
		slices.SortStableFunc(list, func(a, b Group) int { return compareKeys(a.Key, b.Key) })
		list = slices.CompactFunc(list, func(a, b Group) bool { return a.Key == b.Key })
	} else {
		list = append(list, offered...)
		for _, g := range groups {
			if !slices.ContainsFunc(offered, func(o Group) bool { return o.Key == g.Key }) {
				list = append(list, g)
			}
		}
	}
	for i, g := range list {
		if k, counted := known[g.Key]; counted {
			list[i] = k
		}
	}
	return list
}

// compareKeys orders months, none last.
func compareKeys(a, b string) int {
	switch {
	case a == b:
		return 0
	case b == "" || (a != "" && a < b):
		return -1
	}
	return 1
}
