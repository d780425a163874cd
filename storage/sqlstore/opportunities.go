package sqlstore

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/rowindex"
)

const (
	joinContact     = " LEFT JOIN contact k ON k.id = o.contact"
	joinState       = " JOIN state s ON s.id = o.state"
	joinSalesperson = " LEFT JOIN person p ON p.id = o.salesperson"
)

// urgencySQL is domain.UrgencyOf of a day.
func urgencySQL(day string) func(*listQuery) string {
	return func(l *listQuery) string {
		today := l.arg(l.query.Today.String())
		return fmt.Sprintf("CASE WHEN %[1]s IS NULL THEN 'none' WHEN %[1]s < %[2]s THEN 'overdue' WHEN %[1]s = %[2]s THEN 'today' ELSE 'planned' END", day, today)
	}
}

// filledSQL says of each field that can count whether it is filled, as
// domain.Weights.Completeness does.
var filledSQL = map[string]string{
	"customer":       "o.customer IS NOT NULL",
	"contact":        "COALESCE(k.name, '') <> ''",
	"position":       "COALESCE(k.position, '') <> ''",
	"phone":          "COALESCE(k.phone, '') <> '' OR COALESCE(k.mobile, '') <> ''",
	"email":          "COALESCE(k.email, '') <> ''",
	"origin":         "o.origin IS NOT NULL",
	"salesperson":    "o.salesperson IS NOT NULL",
	"expected_close": "o.expected_close IS NOT NULL",
	"amount":         "o.amount <> 0",
	"competitor":     "o.competitor IS NOT NULL",
	"tags":           "EXISTS (SELECT 1 FROM opportunity_tags t WHERE t.record = o.id)",
	"notes":          "o.notes <> ''",
}

// completenessOf is domain.Weights.Completeness in percent. It needs joinContact.
func completenessOf(weights domain.Weights) string {
	all := 0
	parts := []string{"0"}
	for _, field := range domain.CompletenessFields {
		if weight := weights[field]; weight > 0 {
			all += weight
			parts = append(parts, fmt.Sprintf("CASE WHEN %s THEN %d ELSE 0 END", filledSQL[field], weight))
		}
	}
	if all == 0 {
		return "100"
	}
	return fmt.Sprintf("((%s) * 100 / %d)", strings.Join(parts, " + "), all)
}

// Opportunities gives the page of a query that starts at row first.
func (s *Store) Opportunities(ctx context.Context, q office.Query, first, count int) ([]office.Row, error) {
	if s.tx == nil && !s.opportunities.isRead() && isPlain(q) && count <= mostNames {
		return s.firstRows(ctx, q, first, count)
	}
	var numbers []int64
	err := s.indexed(ctx, q, func(x *rowindex.Index) (err error) {
		numbers, err = x.Page(q, first, count)
		return err
	})
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	return s.RowsNumbered(ctx, q, numbers)
}

// isPlain reports a query of all opportunities in the order of their numbers.
func isPlain(q office.Query) bool {
	return strings.TrimSpace(q.Text) == "" && len(q.Conditions) == 0 && len(q.Classes) == 0 && q.Group == "" && (q.Sort == "" || q.Sort == office.ColumnNumber)
}

// firstRows gives rows of a plain query before there is an index, so that a window has
// something to show at once.
func (s *Store) firstRows(ctx context.Context, q office.Query, first, count int) ([]office.Row, error) {
	order := " ORDER BY number DESC"
	if q.Ascending {
		order = " ORDER BY number"
	}
	rows, err := s.reader().QueryContext(ctx, "SELECT number FROM opportunity WHERE removed_at = 0"+order+" LIMIT $1 OFFSET $2", count, first)
	if err != nil {
		return nil, classify(err, "first rows")
	}
	defer rows.Close()
	var numbers []int64
	for rows.Next() {
		var number int64
		if err := rows.Scan(&number); err != nil {
			return nil, classify(err, "first rows")
		}
		numbers = append(numbers, number)
	}
	if err := rows.Err(); err != nil || len(numbers) == 0 {
		return nil, classify(err, "first rows")
	}
	list, err := rowsWhere(ctx, s, "o.number", numbers, rowNumber)
	if err != nil {
		return nil, err
	}
	return s.completeFirst(ctx, q, list)
}

// completeFirst completes the first rows from an index of them alone; limits learnt from
// others are not known yet.
func (s *Store) completeFirst(ctx context.Context, q office.Query, rows []office.Row) ([]office.Row, error) {
	r := indexReader{ctx: ctx, q: s.reader(), zone: q.Zone, index: rowindex.New(len(rows)), days: newDays()}
	if err := r.words(s); err != nil {
		return nil, err
	}
	numbers := make([]any, len(rows))
	for i, row := range rows {
		numbers[i] = row.Number
	}
	among := "o.number IN (" + placeholders(1, len(numbers)) + ")"
	if err := r.customers("WHERE id IN (SELECT o.customer FROM opportunity o WHERE "+among+")", numbers...); err != nil {
		return nil, err
	}
	if err := r.entries(among, numbers...); err != nil {
		return nil, err
	}
	return r.index.Complete(rows, q), nil
}

// Numbers gives the numbers of all the opportunities of a query, in its order.
func (s *Store) Numbers(ctx context.Context, q office.Query) (numbers []int64, err error) {
	err = s.indexed(ctx, q, func(x *rowindex.Index) error {
		numbers, err = x.Page(q, 0, math.MaxInt)
		return err
	})
	return numbers, err
}

// Totals sums up all the rows of a query.
func (s *Store) Totals(ctx context.Context, q office.Query) (t office.Totals, err error) {
	err = s.indexed(ctx, q, func(x *rowindex.Index) error {
		t, err = x.Totals(q)
		return err
	})
	return t, err
}

// Groups sums up the rows of a query by its group.
func (s *Store) Groups(ctx context.Context, q office.Query) (groups []office.Group, err error) {
	err = s.indexed(ctx, q, func(x *rowindex.Index) error {
		groups, err = x.Groups(q)
		return err
	})
	return groups, err
}

// Heads gives the first rows of each group of a query by the key of the group.
func (s *Store) Heads(ctx context.Context, q office.Query, most int) (map[string][]office.Row, error) {
	var heads map[string][]int64
	err := s.indexed(ctx, q, func(x *rowindex.Index) (err error) {
		heads, err = x.Heads(q, most)
		return err
	})
	if err != nil {
		return nil, err
	}
	var numbers []int64
	groups := map[int64]string{}
	for _, key := range slices.Sorted(maps.Keys(heads)) {
		numbers = append(numbers, heads[key]...)
		for _, number := range heads[key] {
			groups[number] = key
		}
	}
	rows, err := s.RowsNumbered(ctx, q, numbers)
	if err != nil {
		return nil, err
	}
	byGroup := map[string][]office.Row{}
	for _, row := range rows {
		byGroup[groups[row.Number]] = append(byGroup[groups[row.Number]], row)
	}
	return byGroup, nil
}

// Counts counts the rows of several queries.
func (s *Store) Counts(ctx context.Context, queries []office.Query) ([]int64, error) {
	counts := make([]int64, len(queries))
	if len(queries) == 0 {
		return counts, nil
	}
	return counts, s.indexed(ctx, queries[0], func(x *rowindex.Index) error {
		for i, q := range queries {
			var err error
			if counts[i], err = x.Count(q); err != nil {
				return err
			}
		}
		return nil
	})
}
