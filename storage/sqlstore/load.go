package sqlstore

import (
	"context"
	"database/sql"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
)

// Load fills a record given by pointer. NotFound if there is none of that id.
func (s *Store) Load(ctx context.Context, id domain.ID, into domain.Record) error {
	setKey(into, id, 0)
	return load(ctx, s.reader(), into)
}

// Current is how any record stands, for undo.
func (s *Store) Current(ctx context.Context, kind domain.Kind, id domain.ID) (change.Current, error) {
	record := tables[kind].make(id, 0)
	err := load(ctx, s.reader(), record)
	if domain.Is(err, domain.NotFound) {
		return change.Current{}, nil
	}
	_, version := record.Key()
	return change.Current{Fields: domain.FieldsOf(record), Version: version, Exists: true}, err
}

func load(ctx context.Context, q querier, record domain.Record) error {
	t := tables[record.Kind()]
	id, _ := record.Key()
	rows, err := q.QueryContext(ctx, t.loadSQL, string(id))
	if err != nil {
		return classify(err, "load "+string(t.kind))
	}
	defer rows.Close()
	row := newRow(t)
	targets, items := row.targets, []string(nil)
	var item sql.NullString
	if t.list.name != "" {
		targets = append(slices.Clone(targets), &item)
	}
	found := false
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return classify(err, "load "+string(t.kind))
		}
		found = true
		if item.Valid {
			items = append(items, item.String)
		}
	}
	if err := rows.Err(); err != nil {
		return classify(err, "load "+string(t.kind))
	}
	if !found {
		return domain.Fail(domain.NotFound, "error.record.not_found", domain.Args{"Kind": string(t.kind), "Record": string(id)})
	}
	fields := row.fields()
	if len(items) > 0 {
		slices.Sort(items) // here, where it costs less than a sorted query
		fields[t.list.name] = items
	}
	setKey(record, id, row.version)
	domain.SetFields(record, fields)
	return nil
}

func texts(ctx context.Context, q querier, query string, args ...any) ([]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, classify(err, query)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return nil, classify(err, query)
		}
		list = append(list, one)
	}
	return list, classify(rows.Err(), query)
}

// setKey sets the ID and Version every record struct has.
func setKey(record domain.Record, id domain.ID, version int64) {
	v := reflect.ValueOf(record).Elem()
	v.FieldByName("ID").SetString(string(id))
	v.FieldByName("Version").SetInt(version)
}

// row takes one row of a table's selectSQL.
type row struct {
	table   *table
	id      string
	version int64
	texts   []sql.NullString
	ints    []int64
	bools   []bool
	targets []any
}

func newRow(t *table) *row {
	r := &row{table: t, texts: make([]sql.NullString, len(t.fields)), ints: make([]int64, len(t.fields)), bools: make([]bool, len(t.fields))}
	r.targets = []any{&r.id, &r.version}
	for i, f := range t.fields {
		switch f.form {
		case list:
		case integer:
			r.targets = append(r.targets, &r.ints[i])
		case boolean:
			r.targets = append(r.targets, &r.bools[i])
		default:
			r.targets = append(r.targets, &r.texts[i])
		}
	}
	return r
}

// fields are the row's values without those that are zero.
func (r *row) fields() domain.Fields {
	fields := make(domain.Fields, len(r.table.fields))
	for i, f := range r.table.fields {
		switch f.form {
		case list:
		case integer:
			if r.ints[i] != 0 {
				fields[f.name] = r.ints[i]
			}
		case boolean:
			if r.bools[i] {
				fields[f.name] = true
			}
		default:
			if r.texts[i].String != "" {
				fields[f.name] = r.texts[i].String
			}
		}
	}
	return fields
}

// loadAll reads the records of a kind that a clause (WHERE, ORDER BY, LIMIT) selects.
func loadAll[R domain.Record](ctx context.Context, q querier, kind domain.Kind, clause string, args ...any) ([]R, error) {
	records, err := loadPointers(ctx, q, kind, clause, args...)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	all := make([]R, len(records))
	for i, r := range records {
		all[i] = reflect.ValueOf(r).Elem().Interface().(R)
	}
	return all, nil
}

// loadPointers is loadAll, with the records given by pointer.
func loadPointers(ctx context.Context, q querier, kind domain.Kind, clause string, args ...any) ([]domain.Record, error) {
	t := tables[kind]
	var all []domain.Record
	err := eachRow(ctx, q, t, clause, args, func(id domain.ID, version int64, fields domain.Fields) {
		record := t.make(id, version)
		domain.SetFields(record, fields)
		all = append(all, record)
	})
	return all, err
}

// eachRow gives do the rows of a table that a clause selects, one after the other.
func eachRow(ctx context.Context, q querier, t *table, clause string, args []any, do func(domain.ID, int64, domain.Fields)) error {
	lists, err := listsOf(ctx, q, t, clause, args...)
	if err != nil {
		return err
	}
	query := t.selectSQL + " " + clause
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return classify(err, query)
	}
	defer rows.Close()
	r := newRow(t)
	for rows.Next() {
		if err := rows.Scan(r.targets...); err != nil {
			return classify(err, query)
		}
		fields := r.fields()
		for name, byRecord := range lists {
			if items := byRecord[r.id]; len(items) > 0 {
				fields[name] = items
			}
		}
		do(domain.ID(r.id), r.version, fields)
	}
	return classify(rows.Err(), query)
}

// listsOf reads the list fields of the records that a clause selects, of all of them
// without one: {field: {record: items}}.
func listsOf(ctx context.Context, q querier, t *table, clause string, args ...any) (map[string]map[string][]string, error) {
	if t.list.name == "" {
		return nil, nil
	}
	query := "SELECT record, item FROM " + t.listTable(t.list)
	if clause != "" {
		query += " WHERE record IN (SELECT id FROM " + string(t.kind) + " " + clause + ")"
	}
	rows, err := q.QueryContext(ctx, query+" ORDER BY record, item", args...)
	if err != nil {
		return nil, classify(err, "read "+t.listTable(t.list))
	}
	defer rows.Close()
	byRecord := map[string][]string{}
	for rows.Next() {
		var record, item string
		if err := rows.Scan(&record, &item); err != nil {
			return nil, classify(err, "read "+t.listTable(t.list))
		}
		byRecord[record] = append(byRecord[record], item)
	}
	return map[string]map[string][]string{t.list.name: byRecord}, classify(rows.Err(), "read "+t.listTable(t.list))
}
