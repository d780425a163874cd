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
	joinCustomer    = " LEFT JOIN customer c ON c.id = o.customer"
	joinContact     = " LEFT JOIN contact k ON k.id = o.contact"
	joinState       = " JOIN state s ON s.id = o.state"
	joinOrigin      = " LEFT JOIN item g ON g.id = o.origin"
	joinSalesperson = " LEFT JOIN person p ON p.id = o.salesperson"

	joinLossReason = " LEFT JOIN item lr ON lr.id = o.loss_reason"
	joinCompetitor = " LEFT JOIN item cp ON cp.id = o.competitor"
	joinCredited   = " LEFT JOIN person cr ON cr.id = o.credited_to"
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
	list, err := rowsWhere(ctx, s, q, "o.number", numbers, rowNumber)
	if err != nil {
		return nil, err
	}
	return list, s.setFirstDays(ctx, q, list)
}

// setFirstDays tells how long the first rows are in their states, from an index of them
// alone; limits learnt from others are not known yet.
func (s *Store) setFirstDays(ctx context.Context, q office.Query, rows []office.Row) error {
	r := indexReader{ctx: ctx, q: s.reader(), zone: q.Zone, index: rowindex.New(len(rows)), days: newDays()}
	if err := r.words(s); err != nil {
		return err
	}
	numbers := make([]any, len(rows))
	for i, row := range rows {
		numbers[i] = row.Number
	}
	if err := r.entries("o.number IN ("+placeholders(1, len(numbers))+")", numbers...); err != nil {
		return err
	}
	for i := range rows {
		rows[i].Days, rows[i].RotLimit = r.index.Days(rows[i].Number, q.Today)
	}
	return nil
}

// Numbers gives the numbers of all the opportunities of a query, in its order.
func (s *Store) Numbers(ctx context.Context, q office.Query) (numbers []int64, err error) {
	err = s.indexed(ctx, q, func(x *rowindex.Index) error {
		numbers, err = x.Page(q, 0, math.MaxInt)
		return err
	})
	return numbers, err
}

// RowsNumbered gives the rows of opportunities by their numbers, in that order.
func (s *Store) RowsNumbered(ctx context.Context, q office.Query, numbers []int64) ([]office.Row, error) {
	var list []office.Row
	for part := range slices.Chunk(numbers, mostNames) {
		rows, err := rowsWhere(ctx, s, q, "o.number", part, rowNumber)
		if err != nil {
			return nil, err
		}
		list = append(list, rows...)
	}
	return list, s.setDays(ctx, q, list)
}

// setDays tells how long opportunities are in their states.
func (s *Store) setDays(ctx context.Context, q office.Query, rows []office.Row) error {
	return s.indexed(ctx, q, func(x *rowindex.Index) error {
		for i := range rows {
			rows[i].Days, rows[i].RotLimit = x.Days(rows[i].Number, q.Today)
		}
		return nil
	})
}

// RowsOf gives the rows of opportunities in the order of their ids.
func (s *Store) RowsOf(ctx context.Context, q office.Query, ids []domain.ID) ([]office.Row, error) {
	var list []office.Row
	for part := range slices.Chunk(ids, mostNames) {
		rows, err := rowsWhere(ctx, s, q, "o.id", part, rowID)
		if err != nil {
			return nil, err
		}
		list = append(list, rows...)
	}
	return list, s.setDays(ctx, q, list)
}

// rowsWhere gives the rows of the opportunities whose id or number is one of some keys, in
// the order of the keys; those that are not there are left out.
func rowsWhere[K domain.ID | int64](ctx context.Context, s *Store, q office.Query, column string, keys []K, keyOf func(office.Row) K) ([]office.Row, error) {
	args, place := make([]any, len(keys)), make(map[K]int, len(keys))
	for i, key := range keys {
		args[i], place[key] = key, i
	}
	found, err := s.reader().QueryContext(ctx, rowSQL+completenessOf(q.Weights)+rowFrom+" WHERE "+column+" IN ("+placeholders(1, len(keys))+")", args...)
	if err != nil {
		return nil, classify(err, "list rows")
	}
	defer found.Close()
	list := make([]office.Row, len(keys))
	for found.Next() {
		row, err := scanRow(found.Scan)
		if err != nil {
			return nil, classify(err, "list row")
		}
		list[place[keyOf(row)]] = row
	}
	if err := found.Err(); err != nil {
		return nil, classify(err, "list rows")
	}
	list = slices.DeleteFunc(list, func(r office.Row) bool { return r.ID == "" })
	if len(list) == 0 {
		return nil, nil
	}
	if err := s.nextActivities(ctx, list); err != nil {
		return nil, err
	}
	return list, s.rowTags(ctx, list)
}

func rowNumber(r office.Row) int64 { return r.Number }

func rowID(r office.Row) domain.ID { return r.ID }

// nextActivities fills the next activity of rows in.
func (s *Store) nextActivities(ctx context.Context, rows []office.Row) error {
	args, place := make([]any, len(rows)), make(map[domain.ID]int, len(rows))
	for i, row := range rows {
		args[i], place[row.ID] = string(row.ID), i
	}
	found, err := s.reader().QueryContext(ctx, `SELECT n.opportunity, n.id, n.day, n.minute, COALESCE(t.name, ''), COALESCE(t.icon, ''), n.subject
		FROM activity n LEFT JOIN item t ON t.id = n.type WHERE n.done = FALSE AND n.removed_at = 0 AND n.opportunity IN (`+placeholders(1, len(rows))+`)
		ORDER BY n.day DESC, n.minute DESC, n.id DESC`, args...)
	if err != nil {
		return classify(err, "next activities")
	}
	defer found.Close()
	for found.Next() {
		var opportunity domain.ID
		var next office.NextActivity
		if err := found.Scan(&opportunity, &next.ID, dayInto{&next.Day}, &next.Minute, &next.Type, &next.Icon, &next.Subject); err != nil {
			return classify(err, "next activities")
		}
		rows[place[opportunity]].Next = next // the earliest comes last
	}
	return classify(found.Err(), "next activities")
}

const rowSQL = `SELECT o.id, o.number, o.name, COALESCE(c.name, ''), COALESCE(c.id, ''), COALESCE(c.registered, FALSE), ` + contactLabel + `, COALESCE(k.id, ''),
	s.name, s.id, s.colour, s.class, COALESCE(g.name, ''), COALESCE(g.id, ''), COALESCE(p.name, ''), COALESCE(p.id, ''),
	o.amount, o.currency, o.office_amount, o.unconverted, o.probability, o.weighted, o.expected_close, o.opened_on, o.closed_on,
	COALESCE(lr.name, ''), COALESCE(lr.id, ''), o.hold_until, o.reference, COALESCE(cp.name, ''), COALESCE(cp.id, ''), COALESCE(cr.name, ''), `

// contactLabel is domain.Contact.Label.
const contactLabel = `COALESCE(NULLIF(k.name, ''), NULLIF(k.email, ''), NULLIF(k.mobile, ''), NULLIF(k.phone, ''), k.position, '')`

const rowFrom = ` FROM opportunity o` + joinCustomer + joinContact + joinState + joinOrigin + joinSalesperson + joinLossReason + joinCompetitor + joinCredited

func scanRow(scan func(...any) error) (office.Row, error) {
	var r office.Row
	err := scan(&r.ID, &r.Number, &r.Name, &r.Customer, &r.CustomerID, &r.Registered, &r.Contact, &r.ContactID,
		&r.State, &r.StateID, &r.StateColour, &r.Class, &r.Origin, &r.OriginID, &r.Salesperson, &r.SalespersonID,
		&r.Amount.Minor, &r.Amount.Currency, &r.OfficeAmount, &r.Unconverted, &r.Probability, &r.Weighted,
		dayInto{&r.Expected}, dayInto{&r.Opened}, dayInto{&r.Closed}, &r.LossReason, &r.LossReasonID, dayInto{&r.HoldUntil},
		&r.Reference, &r.Competitor, &r.CompetitorID, &r.Credited, &r.Completeness)
	return r, err
}

// rowTags fills the names of the tags of rows in.
func (s *Store) rowTags(ctx context.Context, rows []office.Row) error {
	args, place := make([]any, len(rows)), make(map[domain.ID]int, len(rows))
	for i, row := range rows {
		args[i], place[row.ID] = string(row.ID), i
	}
	found, err := s.reader().QueryContext(ctx, `SELECT t.record, g.name FROM opportunity_tags t JOIN item g ON g.id = t.item
		WHERE t.record IN (`+placeholders(1, len(rows))+`) ORDER BY g.position, g.folded, g.id`, args...)
	if err != nil {
		return classify(err, "tags of rows")
	}
	defer found.Close()
	for found.Next() {
		var id domain.ID
		var name string
		if err := found.Scan(&id, &name); err != nil {
			return classify(err, "tags of rows")
		}
		rows[place[id]].Tags = append(rows[place[id]].Tags, name)
	}
	return classify(found.Err(), "tags of rows")
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
