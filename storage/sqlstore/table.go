package sqlstore

import (
	"fmt"
	"reflect"
	"strings"

	"preventa/domain"
)

// form is how a field is kept in a column.
type form int

const (
	text      form = iota // TEXT NOT NULL, '' when zero
	integer               // BIGINT NOT NULL, 0 when zero
	boolean               // BOOLEAN NOT NULL
	reference             // TEXT, NULL when zero: an id of another table
	day                   // TEXT, NULL when zero: YYYY-MM-DD
	list                  // rows (record, item) of a table of its own
)

type field struct {
	name string
	form form
}

// table is how a kind of record is kept. Column names are the field names.
type table struct {
	kind    domain.Kind
	fields  []field
	make    func(domain.ID, int64) domain.Record // an empty record, by pointer
	derive  func(domain.Record) []any            // values of the columns named in derived
	derived []string
	sources []string // fields the derived columns come from
	counter string   // name of the field that is numbered when it is zero

	list field // the field kept in a table of its own; none has more than one

	selectSQL, loadSQL, insertSQL, deleteSQL string
}

var tables = map[domain.Kind]*table{}

func init() {
	for _, t := range []*table{
		{kind: domain.KindOffice, make: maker(func(id domain.ID, v int64) *domain.Office { return &domain.Office{ID: id, Version: v} })},
		{kind: domain.KindPerson, make: maker(func(id domain.ID, v int64) *domain.Person { return &domain.Person{ID: id, Version: v} }),
			sources: []string{"name"}, derived: []string{"folded"}, derive: func(r domain.Record) []any { return []any{domain.Fold(r.(*domain.Person).Name)} }},
		{kind: domain.KindState, make: maker(func(id domain.ID, v int64) *domain.State { return &domain.State{ID: id, Version: v} }),
			sources: []string{"name"}, derived: []string{"folded"}, derive: func(r domain.Record) []any { return []any{domain.Fold(r.(*domain.State).Name)} }},
		{kind: domain.KindItem, make: maker(func(id domain.ID, v int64) *domain.Item { return &domain.Item{ID: id, Version: v} }),
			sources: []string{"name"}, derived: []string{"folded"}, derive: func(r domain.Record) []any { return []any{domain.Fold(r.(*domain.Item).Name)} }},
		{kind: domain.KindCustomer, make: maker(func(id domain.ID, v int64) *domain.Customer { return &domain.Customer{ID: id, Version: v} }),
			sources: []string{"name"}, derived: []string{"folded"}, derive: func(r domain.Record) []any { return []any{domain.Fold(r.(*domain.Customer).Name)} }},
		{kind: domain.KindContact, make: maker(func(id domain.ID, v int64) *domain.Contact { return &domain.Contact{ID: id, Version: v} }),
			sources: []string{"name", "email", "mobile", "phone", "position"}, derived: []string{"folded"},
			derive: func(r domain.Record) []any { return []any{domain.Fold(r.(*domain.Contact).Label())} }},
		{kind: domain.KindOpportunity, make: maker(func(id domain.ID, v int64) *domain.Opportunity { return &domain.Opportunity{ID: id, Version: v} }),
			sources: []string{"name", "office_amount", "probability"}, derived: []string{"folded", "weighted"}, counter: "number",
			derive: func(r domain.Record) []any {
				o := r.(*domain.Opportunity)
				return []any{domain.Fold(o.Name), o.Weighted()}
			}},
	} {
		t.prepare()
		tables[t.kind] = t
	}
}

func maker[R domain.Record](fn func(domain.ID, int64) R) func(domain.ID, int64) domain.Record {
	return func(id domain.ID, version int64) domain.Record { return fn(id, version) }
}

// prepare reads the forms off the record's struct and writes the statements.
func (t *table) prepare() {
	v := reflect.ValueOf(t.make("", 0)).Elem().Type()
	for i := range v.NumField() {
		if name, ok := v.Field(i).Tag.Lookup("field"); ok {
			t.fields = append(t.fields, field{name, formOf(v.Field(i).Type)})
		}
	}
	columns := []string{"id", "version"}
	for _, f := range t.fields {
		if f.form == list {
			t.list = f
			continue
		}
		columns = append(columns, f.name)
	}
	t.selectSQL = "SELECT " + strings.Join(columns, ", ") + " FROM " + string(t.kind)
	t.loadSQL = t.selectSQL + " WHERE id = $1"
	if t.list.name != "" {
		t.loadSQL = fmt.Sprintf("SELECT %s, item FROM %s LEFT JOIN %s ON record = id WHERE id = $1",
			strings.Join(columns, ", "), t.kind, t.listTable(t.list))
	}
	columns = append(columns, t.derived...)
	t.insertSQL = fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", t.kind, strings.Join(columns, ", "), placeholders(1, len(columns)))
	t.deleteSQL = fmt.Sprintf("DELETE FROM %s WHERE id = $1 AND version = $2", t.kind)
}

func formOf(t reflect.Type) form {
	switch {
	case t == reflect.TypeFor[domain.Date]():
		return day
	case t == reflect.TypeFor[domain.ID]():
		return reference
	case t.Kind() == reflect.String:
		return text
	case t.Kind() == reflect.Bool:
		return boolean
	case t.Kind() == reflect.Slice:
		return list
	}
	return integer
}

// column is a field's value as its column keeps it.
func (f field) column(value any) any {
	if value != nil {
		return value
	}
	switch f.form {
	case text:
		return ""
	case integer:
		return int64(0)
	case boolean:
		return false
	}
	return nil
}

func (t *table) field(name string) (field, bool) {
	for _, f := range t.fields {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// listTable is where a list field keeps its rows.
func (t *table) listTable(f field) string { return string(t.kind) + "_" + f.name }

func placeholders(first, count int) string {
	marks := make([]string, count)
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", first+i)
	}
	return strings.Join(marks, ", ")
}
