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

	refs []domain.Ref // fields that refer to other records

	selectSQL, loadSQL, insertSQL, deleteSQL string
}

var tables = map[domain.Kind]*table{}

func init() {
	for _, t := range []*table{
		{kind: domain.KindOffice, make: maker(func(id domain.ID, v int64) *domain.Office { return &domain.Office{ID: id, Version: v} })},
		deriving(func(id domain.ID, v int64) *domain.Person { return &domain.Person{ID: id, Version: v} },
			derivation[domain.Person]{"folded", []string{"name"}, func(p *domain.Person) any { return domain.Fold(p.Name) }}),
		deriving(func(id domain.ID, v int64) *domain.State { return &domain.State{ID: id, Version: v} },
			derivation[domain.State]{"folded", []string{"name"}, func(s *domain.State) any { return domain.Fold(s.Name) }}),
		deriving(func(id domain.ID, v int64) *domain.Item { return &domain.Item{ID: id, Version: v} },
			derivation[domain.Item]{"folded", []string{"name"}, func(i *domain.Item) any { return domain.Fold(i.Name) }}),
		deriving(func(id domain.ID, v int64) *domain.Customer { return &domain.Customer{ID: id, Version: v} },
			derivation[domain.Customer]{"folded", []string{"name"}, func(c *domain.Customer) any { return domain.Fold(c.Name) }},
			derivation[domain.Customer]{"search", []string{"name", "legal_name", "tax_id", "city", "phones", "emails"}, func(c *domain.Customer) any {
				return folds(c.Name, c.LegalName, c.TaxID, c.City, c.Phones, c.Emails)
			}}),
		deriving(func(id domain.ID, v int64) *domain.Contact { return &domain.Contact{ID: id, Version: v} },
			derivation[domain.Contact]{"folded", []string{"name", "email", "mobile", "phone", "position"}, func(c *domain.Contact) any { return domain.Fold(c.Label()) }},
			derivation[domain.Contact]{"search", []string{"name", "email", "mobile", "phone", "position"}, func(c *domain.Contact) any {
				return folds(c.Label(), c.Position, c.Phone, c.Mobile, c.Email)
			}},
			derivation[domain.Contact]{"position_folded", []string{"position"}, func(c *domain.Contact) any { return domain.Fold(c.Position) }}),
		withCounter("number", deriving(func(id domain.ID, v int64) *domain.Opportunity { return &domain.Opportunity{ID: id, Version: v} },
			derivation[domain.Opportunity]{"folded", []string{"name"}, func(o *domain.Opportunity) any { return domain.Fold(o.Name) }},
			derivation[domain.Opportunity]{"weighted", []string{"office_amount", "probability"}, func(o *domain.Opportunity) any { return o.Weighted() }})),
		{kind: domain.KindParticipant, make: maker(func(id domain.ID, v int64) *domain.Participant { return &domain.Participant{ID: id, Version: v} })},
		deriving(func(id domain.ID, v int64) *domain.Activity { return &domain.Activity{ID: id, Version: v} },
			derivation[domain.Activity]{"search", []string{"subject", "notes"}, func(a *domain.Activity) any { return folds(a.Subject, a.Notes) }},
			derivation[domain.Activity]{"who", []string{"people"}, func(a *domain.Activity) any { return who(a.People) }}),
		deriving(func(id domain.ID, v int64) *domain.Product { return &domain.Product{ID: id, Version: v} },
			derivation[domain.Product]{"folded", []string{"description"}, func(p *domain.Product) any { return domain.Fold(p.Description) }},
			derivation[domain.Product]{"code_folded", []string{"code"}, func(p *domain.Product) any { return domain.Fold(p.Code) }},
			derivation[domain.Product]{"search", []string{"code", "description"}, func(p *domain.Product) any { return folds(p.Code, p.Description) }}),
		deriving(func(id domain.ID, v int64) *domain.Quotation { return &domain.Quotation{ID: id, Version: v} },
			derivation[domain.Quotation]{"search", []string{"number", "revision", "subject"}, func(q *domain.Quotation) any { return folds(q.Label(), q.Subject) }}),
		{kind: domain.KindLine, make: maker(func(id domain.ID, v int64) *domain.Line { return &domain.Line{ID: id, Version: v} })},
		{kind: domain.KindAttachment, make: maker(func(id domain.ID, v int64) *domain.Attachment { return &domain.Attachment{ID: id, Version: v} })},
		{kind: domain.KindRate, make: maker(func(id domain.ID, v int64) *domain.Rate { return &domain.Rate{ID: id, Version: v} })},
		{kind: domain.KindView, make: maker(func(id domain.ID, v int64) *domain.View { return &domain.View{ID: id, Version: v} })},
		{kind: domain.KindTarget, make: maker(func(id domain.ID, v int64) *domain.Target { return &domain.Target{ID: id, Version: v} })},
		{kind: domain.KindSavedReport, make: maker(func(id domain.ID, v int64) *domain.SavedReport { return &domain.SavedReport{ID: id, Version: v} })},
		{kind: domain.KindSchedule, make: maker(func(id domain.ID, v int64) *domain.Schedule { return &domain.Schedule{ID: id, Version: v} })},
		{kind: domain.KindScheduleRun, make: maker(func(id domain.ID, v int64) *domain.ScheduleRun { return &domain.ScheduleRun{ID: id, Version: v} })},
	} {
		t.prepare()
		tables[t.kind] = t
	}
}

// derivation is a column that follows from fields of its record, its sources.
type derivation[R any] struct {
	column  string
	sources []string
	derive  func(*R) any
}

// deriving is a table with derived columns.
func deriving[R any, P interface {
	*R
	domain.Record
}](make func(domain.ID, int64) P, derivations ...derivation[R]) *table {
	t := &table{kind: make("", 0).Kind(), make: func(id domain.ID, version int64) domain.Record { return make(id, version) }}
	for _, d := range derivations {
		t.derived = append(t.derived, d.column)
		t.sources = append(t.sources, d.sources...)
	}
	t.derive = func(r domain.Record) []any {
		values := []any{}
		for _, d := range derivations {
			values = append(values, d.derive(any(r).(*R)))
		}
		return values
	}
	return t
}

func withCounter(field string, t *table) *table { t.counter = field; return t }

// who is the people of an activity in one text, in which each stands between blanks.
func who(people []domain.ID) string {
	var b strings.Builder
	for _, id := range people {
		b.WriteString(" " + string(id) + " ")
	}
	return b.String()
}

// folds are the folds of several texts, a line each, to be searched through.
func folds(texts ...string) string {
	for i, text := range texts {
		texts[i] = domain.Fold(text)
	}
	return strings.Join(texts, "\n")
}

func maker[R domain.Record](fn func(domain.ID, int64) R) func(domain.ID, int64) domain.Record {
	return func(id domain.ID, version int64) domain.Record { return fn(id, version) }
}

// prepare reads the forms off the record's struct and writes the statements.
func (t *table) prepare() {
	t.refs = domain.Refs(t.make("", 0))
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
	case t.Kind() == reflect.String, t == reflect.TypeFor[domain.Month]():
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
