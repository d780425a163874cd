package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// listColumn is how the list sorts and filters by a column.
type listColumn struct {
	sort  string // expression to sort by; empty values of it come last
	empty string // condition that the value is empty, "" when it never is
	equal string // expression a condition compares
	fold  bool   // compare folds
	joins []string
}

const (
	joinCustomer    = " LEFT JOIN customer c ON c.id = o.customer"
	joinContact     = " LEFT JOIN contact k ON k.id = o.contact"
	joinState       = " JOIN state s ON s.id = o.state"
	joinOrigin      = " LEFT JOIN item g ON g.id = o.origin"
	joinSalesperson = " LEFT JOIN person p ON p.id = o.salesperson"
)

var listColumns = map[office.Column]listColumn{
	office.ColumnNumber:      {sort: "o.number", equal: "o.number"},
	office.ColumnName:        {sort: "o.folded", equal: "o.folded", fold: true},
	office.ColumnCustomer:    {sort: "c.folded", empty: "o.customer IS NULL", equal: "c.folded", fold: true, joins: []string{joinCustomer}},
	office.ColumnContact:     {sort: "k.folded", empty: "o.contact IS NULL", equal: "k.folded", fold: true, joins: []string{joinContact}},
	office.ColumnState:       {sort: "s.position", equal: "s.folded", fold: true, joins: []string{joinState}},
	office.ColumnOrigin:      {sort: "g.position", empty: "o.origin IS NULL", equal: "g.folded", fold: true, joins: []string{joinOrigin}},
	office.ColumnSalesperson: {sort: "p.folded", empty: "o.salesperson IS NULL", equal: "p.folded", fold: true, joins: []string{joinSalesperson}},
	office.ColumnAmount:      {sort: "o.office_amount", empty: "o.unconverted", equal: "o.amount"},
	office.ColumnProbability: {sort: "o.probability", equal: "o.probability"},
	office.ColumnWeighted:    {sort: "o.weighted", empty: "s.class IN ('won', 'lost')", equal: "o.weighted", joins: []string{joinState}},
	office.ColumnExpected:    {sort: "o.expected_close", empty: "o.expected_close IS NULL", equal: "o.expected_close"},
	office.ColumnOpened:      {sort: "o.opened_on", empty: "o.opened_on IS NULL", equal: "o.opened_on"},
	office.ColumnClosed:      {sort: "o.closed_on", empty: "o.closed_on IS NULL", equal: "o.closed_on"},
}

// listQuery is a query turned into its parts.
type listQuery struct {
	builder
	joins []string
}

func newListQuery(q office.Query) (*listQuery, error) {
	l := &listQuery{}
	l.where("o.removed_at = 0")
	l.likeWords("o.search", q.Text)
	for _, c := range q.Conditions {
		column, known := listColumns[c.Column]
		if !known {
			return nil, domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(c.Column)})
		}
		l.join(column.joins...)
		marks := make([]string, len(c.Values))
		for i, value := range c.Values {
			if column.fold {
				value = domain.Fold(value)
			}
			marks[i] = l.arg(value)
		}
		l.where(column.equal + " IN (" + strings.Join(marks, ", ") + ")")
	}
	if len(q.Classes) > 0 {
		marks := make([]string, len(q.Classes))
		for i, class := range q.Classes {
			marks[i] = l.arg(string(class))
		}
		l.join(joinState)
		l.where("s.class IN (" + strings.Join(marks, ", ") + ")")
	}
	return l, nil
}

func (l *listQuery) join(joins ...string) {
	for _, j := range joins {
		if !strings.Contains(strings.Join(l.joins, ""), j) {
			l.joins = append(l.joins, j)
		}
	}
}

// order is the ORDER BY of a query: empty values last either way, equal ones by
// number, newest first.
func (l *listQuery) order(q office.Query) (string, error) {
	name := q.Sort
	if name == "" {
		name = office.ColumnNumber
	}
	column, known := listColumns[name]
	if !known {
		return "", domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(name)})
	}
	l.join(column.joins...)
	direction := " DESC"
	if q.Ascending {
		direction = ""
	}
	terms := column.sort + direction
	if column.empty != "" {
		terms = "(" + column.empty + "), " + terms
	}
	if name != office.ColumnNumber {
		terms += ", o.number DESC"
	}
	return " ORDER BY " + terms, nil
}

// Opportunities gives the page of a query that starts at row first.
func (s *Store) Opportunities(ctx context.Context, q office.Query, first, count int) ([]office.Row, error) {
	l, err := newListQuery(q)
	if err != nil {
		return nil, err
	}
	order, err := l.order(q)
	if err != nil {
		return nil, err
	}
	// The page is found with no more than it is sorted by; only its rows are then joined
	// with all the names.
	page := "SELECT o.id FROM opportunity o" + strings.Join(l.joins, "") + l.clause() + order +
		" LIMIT " + l.arg(count) + " OFFSET " + l.arg(first)
	ids, err := texts(ctx, s.reader(), page, l.args...)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return s.rows(ctx, ids)
}

const rowSQL = `SELECT o.id, o.number, o.name, COALESCE(c.name, ''), COALESCE(c.registered, FALSE), COALESCE(NULLIF(k.name, ''), NULLIF(k.email, ''), NULLIF(k.mobile, ''), NULLIF(k.phone, ''), k.position, ''),
	s.name, s.id, s.colour, s.class, COALESCE(g.name, ''), COALESCE(g.id, ''), COALESCE(p.name, ''),
	o.amount, o.currency, o.office_amount, o.unconverted, o.probability, o.weighted, o.expected_close, o.opened_on, o.closed_on
	FROM opportunity o` + joinCustomer + joinContact + joinState + joinOrigin + joinSalesperson

// rows reads list rows in the order of the ids.
func (s *Store) rows(ctx context.Context, ids []string) ([]office.Row, error) {
	args := make([]any, len(ids))
	place := make(map[string]int, len(ids))
	for i, id := range ids {
		args[i], place[id] = id, i
	}
	query := rowSQL + " WHERE o.id IN (" + placeholders(1, len(ids)) + ")"
	found, err := s.reader().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, classify(err, "list rows")
	}
	defer found.Close()
	list := make([]office.Row, len(ids))
	for found.Next() {
		row, err := scanRow(found)
		if err != nil {
			return nil, err
		}
		list[place[string(row.ID)]] = row
	}
	return list, classify(found.Err(), "list rows")
}

func scanRow(found *sql.Rows) (office.Row, error) {
	var r office.Row
	var expected, opened, closed sql.NullString
	err := found.Scan(&r.ID, &r.Number, &r.Name, &r.Customer, &r.Registered, &r.Contact,
		&r.State, &r.StateID, &r.StateColour, &r.Class, &r.Origin, &r.OriginID, &r.Salesperson,
		&r.Amount.Minor, &r.Amount.Currency, &r.OfficeAmount, &r.Unconverted, &r.Probability, &r.Weighted, &expected, &opened, &closed)
	if err != nil {
		return r, classify(err, "list row")
	}
	for _, d := range []struct {
		text sql.NullString
		into *domain.Date
	}{{expected, &r.Expected}, {opened, &r.Opened}, {closed, &r.Closed}} {
		if *d.into, err = domain.ParseDate(d.text.String); err != nil {
			return r, domain.Wrap(domain.Damaged, err, fmt.Sprintf("opportunity %d", r.Number))
		}
	}
	return r, nil
}

// Totals sums up all the rows of a query.
func (s *Store) Totals(ctx context.Context, q office.Query) (office.Totals, error) {
	l, err := newListQuery(q)
	if err != nil {
		return office.Totals{}, err
	}
	l.join(joinState)
	query := `SELECT count(*), count(*) FILTER (WHERE s.class = 'open'), count(*) FILTER (WHERE s.class = 'hold'),
		count(*) FILTER (WHERE s.class = 'won'), count(*) FILTER (WHERE s.class = 'lost'),
		COALESCE(sum(o.office_amount), 0), COALESCE(sum(o.weighted) FILTER (WHERE s.class IN ('open', 'hold')), 0),
		count(*) FILTER (WHERE o.unconverted)
		FROM opportunity o` + strings.Join(l.joins, "") + l.clause()
	var t office.Totals
	err = s.reader().QueryRowContext(ctx, query, l.args...).Scan(&t.Count, &t.Open, &t.OnHold, &t.Won, &t.Lost, &t.Amount, &t.Weighted, &t.Unconverted)
	return t, classify(err, "totals")
}
