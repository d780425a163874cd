package sqlstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// listing is how a kind of record is listed: where its rows come from, what is searched
// through, and its columns.
type listing struct {
	table   string // with its alias
	id      string
	base    string   // condition of every row
	search  []string // expressions that hold folds
	joins   []string // that the search needs
	columns map[office.Column]listColumn
	sort    office.Column // of a query that names none
	tie     string        // the order of equal rows
}

// listColumn is how a list sorts and filters by a column.
type listColumn struct {
	sort  string // expression to sort by; empty values of it come last
	empty string // condition that the value is empty, "" when it never is
	equal string // expression a condition compares; "" when there is none
	fold  bool   // compare folds
	joins []string

	// derived gives the expression of what depends on the query, in place of sort and equal.
	derived func(l *listQuery) string
	// meets gives the condition of one value, where that is more than being equal.
	meets func(l *listQuery, value string) (string, error)
}

// listQuery is a query turned into its parts.
type listQuery struct {
	builder
	listing *listing
	query   office.Query
	joins   []string
}

func (spec *listing) query(q office.Query) (*listQuery, error) {
	l := &listQuery{listing: spec, query: q}
	l.where(spec.base)
	if strings.TrimSpace(q.Text) != "" {
		l.join(spec.joins...)
		l.likeWords(strings.Join(spec.search, " || ' ' || "), q.Text)
	}
	for _, c := range q.Conditions {
		if err := l.condition(c); err != nil {
			return nil, err
		}
	}
	if len(q.Classes) > 0 {
		l.join(joinState)
		l.where("s.class IN (" + l.several(classTexts(q.Classes)) + ")")
	}
	return l, nil
}

func classTexts(classes []domain.Class) []string {
	texts := make([]string, len(classes))
	for i, class := range classes {
		texts[i] = string(class)
	}
	return texts
}

// several adds several arguments and gives their placeholders.
func (l *listQuery) several(values []string) string {
	marks := make([]string, len(values))
	for i, value := range values {
		marks[i] = l.arg(value)
	}
	return strings.Join(marks, ", ")
}

func (l *listQuery) column(name office.Column) (listColumn, error) {
	column, known := l.listing.columns[name]
	if !known {
		return column, domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(name)})
	}
	l.join(column.joins...)
	return column, nil
}

// condition keeps the rows whose value in a column meets it.
func (l *listQuery) condition(c office.Condition) error {
	column, err := l.column(c.Column)
	if err != nil {
		return err
	}
	if column.equal == "" && column.derived == nil && column.meets == nil {
		return domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(c.Column)})
	}
	if column.meets != nil {
		return l.meet(c, column)
	}
	expression := column.equal
	if column.derived != nil {
		expression = column.derived(l)
	}
	return l.compare(c, expression, column.fold)
}

// meet keeps the rows that have one of the values of a column that says itself what that
// means, or none of them.
func (l *listQuery) meet(c office.Condition, column listColumn) error {
	not := ""
	switch c.Operator {
	case office.Is:
	case office.IsNot:
		not = "NOT "
	default:
		return badOperator(c)
	}
	var any []string
	for _, value := range c.Values {
		met, err := column.meets(l, value)
		if err != nil {
			return err
		}
		any = append(any, met)
	}
	l.where(not + "(" + strings.Join(any, " OR ") + ")")
	return nil
}

// compare keeps the rows in which an expression compares to the values as the operator says.
func (l *listQuery) compare(c office.Condition, expression string, fold bool) error {
	values := slices.Clone(c.Values)
	if fold {
		for i, value := range values {
			values[i] = domain.Fold(value)
		}
	}
	switch c.Operator {
	case office.Is:
		l.where(expression + " IN (" + l.several(values) + ")")
	case office.IsNot:
		l.where("(" + expression + " IS NULL OR " + expression + " NOT IN (" + l.several(values) + "))")
	case office.Between:
		if len(values) != 2 {
			return badOperator(c)
		}
		for i, operator := range []string{" >= ", " <= "} {
			if values[i] != "" {
				l.where(expression + operator + l.arg(values[i]))
			}
		}
	default:
		return badOperator(c)
	}
	return nil
}

func badOperator(c office.Condition) error {
	return domain.Fail(domain.Invalid, "error.query.condition", domain.Args{"Column": string(c.Column)})
}

func (l *listQuery) join(joins ...string) {
	for _, j := range joins {
		if !slices.Contains(l.joins, j) {
			l.joins = append(l.joins, j)
		}
	}
}

// order is the ORDER BY of a query: empty values last either way.
func (l *listQuery) order() (string, error) {
	name := l.query.Sort
	if name == "" {
		name = l.listing.sort
	}
	column, err := l.column(name)
	if err != nil {
		return "", err
	}
	expression := column.sort
	if expression == "" && column.derived != nil {
		expression = column.derived(l)
	}
	if expression == "" {
		return "", domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(name)})
	}
	terms := expression
	if !l.query.Ascending {
		terms += " DESC"
	}
	if column.empty != "" {
		terms = "(" + column.empty + "), " + terms
	}
	return " ORDER BY " + terms + ", " + l.listing.tie, nil
}

func (l *listQuery) from() string { return " FROM " + l.listing.table + strings.Join(l.joins, "") }

// page finds the ids of a page with no more than it is sorted by; only its rows are then
// joined with all the names.
func (s *Store) page(ctx context.Context, spec *listing, q office.Query, first, count int) ([]string, error) {
	l, err := spec.query(q)
	if err != nil {
		return nil, err
	}
	order, err := l.order()
	if err != nil {
		return nil, err
	}
	query := "SELECT " + spec.id + l.from() + l.clause() + order + " LIMIT " + l.arg(count) + " OFFSET " + l.arg(first)
	return texts(ctx, s.reader(), query, l.args...)
}

// pageRows reads a page of a listing.
func pageRows[R any](ctx context.Context, s *Store, spec *listing, q office.Query, first, count int,
	statement string, scan func(func(...any) error) (domain.ID, R, error)) ([]R, error) {
	ids, err := s.page(ctx, spec, q, first, count)
	if err != nil {
		return nil, err
	}
	return rowsOf(ctx, s, spec, ids, statement, scan)
}

// rowsOf reads the rows that a statement gives for ids, in their order. The statement
// ends where "WHERE id IN (…)" goes on.
func rowsOf[R any](ctx context.Context, s *Store, spec *listing, ids []string,
	statement string, scan func(func(...any) error) (domain.ID, R, error)) ([]R, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	args, place := make([]any, len(ids)), make(map[domain.ID]int, len(ids))
	for i, id := range ids {
		args[i], place[domain.ID(id)] = id, i
	}
	found, err := s.reader().QueryContext(ctx, statement+" WHERE "+spec.id+" IN ("+placeholders(1, len(ids))+")", args...)
	if err != nil {
		return nil, classify(err, "list rows")
	}
	defer found.Close()
	list := make([]R, len(ids))
	for found.Next() {
		id, row, err := scan(found.Scan)
		if err != nil {
			return nil, classify(err, "list row")
		}
		list[place[id]] = row
	}
	return list, classify(found.Err(), "list rows")
}

var listings = map[domain.Kind]*listing{
	domain.KindCustomer:  customerList,
	domain.KindContact:   contactList,
	domain.KindActivity:  activityList,
	domain.KindQuotation: quotationList,
	domain.KindProduct:   productList,
}

// CountRows counts all the rows of a query of a kind.
func (s *Store) CountRows(ctx context.Context, kind domain.Kind, q office.Query) (int, error) {
	if kind == domain.KindOpportunity {
		counts, err := s.Counts(ctx, []office.Query{q})
		if err != nil {
			return 0, err
		}
		return int(counts[0]), nil
	}
	spec, known := listings[kind]
	if !known {
		return 0, domain.Wrap(domain.Internal, fmt.Errorf("no list of %q", kind), "count")
	}
	l, err := spec.query(q)
	if err != nil {
		return 0, err
	}
	var count int
	err = s.reader().QueryRowContext(ctx, "SELECT count(*)"+l.from()+l.clause(), l.args...).Scan(&count)
	return count, classify(err, "count")
}

// dayInto takes a column of a day, which may be NULL.
type dayInto struct{ date *domain.Date }

// Scan is for database/sql. An unreadable date shows as none; check reports it.
func (d dayInto) Scan(value any) error {
	text, _ := value.(string)
	*d.date, _ = domain.ParseDate(text)
	return nil
}
