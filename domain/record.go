package domain

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
)

// Kind names a kind of record; it is also the name of its table.
type Kind string

// The kinds of record an office keeps.
const (
	KindOffice      Kind = "office"
	KindPerson      Kind = "person"
	KindState       Kind = "state"
	KindItem        Kind = "item"
	KindCustomer    Kind = "customer"
	KindContact     Kind = "contact"
	KindOpportunity Kind = "opportunity"
	KindParticipant Kind = "participant"
	KindActivity    Kind = "activity"
	KindProduct     Kind = "product"
	KindQuotation   Kind = "quotation"
	KindLine        Kind = "quotation_line"
	KindAttachment  Kind = "attachment"
	KindRate        Kind = "rate"
	KindView        Kind = "view"
	KindTarget      Kind = "target"
	KindSavedReport Kind = "saved_report"
	KindSchedule    Kind = "schedule"
	KindScheduleRun Kind = "schedule_run"
)

// Record is anything the journal follows. Its fields are the exported struct
// fields with a `field` tag; they alone are stored, journaled and undone. A field that
// holds the id of another record (or a list of ids) says in a `ref` tag of what kind.
type Record interface {
	Kind() Kind
	// Key is the record's id and the version it was read at, 0 before it is saved.
	Key() (ID, int64)
}

// Fields holds a record's values by field name, without those that are zero.
// A value is a string (texts, ids, dates as YYYY-MM-DD, months as YYYY-MM), an int64, a bool
// or a sorted []string, so that it means the same in memory, as JSON and in a row.
type Fields map[string]any

// FieldsOf takes the fields out of a record.
func FieldsOf(r Record) Fields {
	v := reflect.Indirect(reflect.ValueOf(r))
	layout := layoutOf(v.Type())
	fields := make(Fields, len(layout))
	for _, f := range layout {
		if value := v.Field(f.index); !value.IsZero() {
			if plain := plainValue(value); plain != nil {
				fields[f.name] = plain
			}
		}
	}
	return fields
}

// SetFields puts fields into a record, which is given by pointer. Fields that are
// absent become zero; names the record does not have are ignored, so that a
// program can read what a later one wrote.
func SetFields(r Record, fields Fields) {
	v := reflect.ValueOf(r).Elem()
	for _, f := range layoutOf(v.Type()) {
		setPlain(v.Field(f.index), fields[f.name])
	}
}

// FieldNames lists the field names of a record in the order of its struct.
func FieldNames(r Record) []string {
	layout := layoutOf(reflect.Indirect(reflect.ValueOf(r)).Type())
	names := make([]string, len(layout))
	for i, f := range layout {
		names[i] = f.name
	}
	return names
}

// Ref is a field that refers to records of a kind.
type Ref struct {
	Field string
	Kind  Kind // of what it refers to
	List  bool // it holds several ids
}

// Refs lists the fields of a record that refer to others, in the order of its struct.
func Refs(r Record) []Ref {
	t := reflect.Indirect(reflect.ValueOf(r)).Type()
	var refs []Ref
	for _, f := range layoutOf(t) {
		if f.ref != "" {
			refs = append(refs, Ref{f.name, f.ref, t.Field(f.index).Type.Kind() == reflect.Slice})
		}
	}
	return refs
}

// ofKind has an empty record of each kind.
var ofKind = map[Kind]Record{
	KindOffice: Office{}, KindPerson: Person{}, KindState: State{}, KindItem: Item{}, KindCustomer: Customer{}, KindContact: Contact{},
	KindOpportunity: Opportunity{}, KindParticipant: Participant{}, KindActivity: Activity{}, KindProduct: Product{},
	KindQuotation: Quotation{}, KindLine: Line{}, KindAttachment: Attachment{}, KindRate: Rate{},
	KindView: View{}, KindTarget: Target{}, KindSavedReport: SavedReport{}, KindSchedule: Schedule{}, KindScheduleRun: ScheduleRun{},
}

// RefKind is the kind of record that a field of a kind refers to, "" for none.
func RefKind(kind Kind, field string) Kind {
	if r, known := ofKind[kind]; known {
		for _, f := range layoutOf(reflect.TypeOf(r)) {
			if f.name == field {
				return f.ref
			}
		}
	}
	return ""
}

// Empty is an empty record of a kind, by pointer; false for a kind there is not.
func Empty(kind Kind) (Record, bool) {
	r, known := ofKind[kind]
	if !known {
		return nil, false
	}
	return reflect.New(reflect.TypeOf(r)).Interface().(Record), true
}

// Release takes the references to a record of a kind out of another one, given by pointer.
func Release(r Record, kind Kind, id ID) {
	v := reflect.ValueOf(r).Elem()
	for _, f := range layoutOf(v.Type()) {
		if f.ref != kind {
			continue
		}
		switch held := v.Field(f.index).Interface().(type) {
		case ID:
			if held == id {
				v.Field(f.index).SetString("")
			}
		case []ID:
			rest := slices.DeleteFunc(slices.Clone(held), func(one ID) bool { return one == id })
			v.Field(f.index).Set(reflect.ValueOf(rest))
		}
	}
}

// Clone is another record, by pointer, with what one given by pointer holds.
func Clone(r Record) Record {
	copied := reflect.New(reflect.TypeOf(r).Elem())
	copied.Elem().Set(reflect.ValueOf(r).Elem())
	return copied.Interface().(Record)
}

// Redirect makes a record, given by pointer, refer to one record of a kind instead of
// another, wherever it does. It reports whether it did.
func Redirect(r Record, kind Kind, from, into ID) bool {
	v := reflect.ValueOf(r).Elem()
	changed := false
	for _, f := range layoutOf(v.Type()) {
		if f.ref == kind && redirectField(v.Field(f.index), from, into) {
			changed = true
		}
	}
	return changed
}

func redirectField(v reflect.Value, from, into ID) bool {
	if one, ok := v.Interface().(ID); ok {
		if one == from {
			v.SetString(string(into))
		}
		return one == from
	}
	list := v.Interface().([]ID)
	if !slices.Contains(list, from) {
		return false
	}
	rest := slices.DeleteFunc(slices.Clone(list), func(id ID) bool { return id == from || id == into })
	v.Set(reflect.ValueOf(append(rest, into)))
	return true
}

type fieldLayout struct {
	name  string
	index int
	ref   Kind
}

var layouts sync.Map // reflect.Type → []fieldLayout

func layoutOf(t reflect.Type) []fieldLayout {
	if known, ok := layouts.Load(t); ok {
		return known.([]fieldLayout)
	}
	var layout []fieldLayout
	for i := range t.NumField() {
		if name, ok := t.Field(i).Tag.Lookup("field"); ok {
			layout = append(layout, fieldLayout{name, i, Kind(t.Field(i).Tag.Get("ref"))})
		}
	}
	layouts.Store(t, layout)
	return layout
}

var dateType, monthType = reflect.TypeFor[Date](), reflect.TypeFor[Month]()

func plainValue(v reflect.Value) any {
	switch v.Type() {
	case dateType:
		return Date(v.Int()).String()
	case monthType:
		return Month(v.Int()).String()
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int, reflect.Int32, reflect.Int64:
		return v.Int()
	case reflect.Bool:
		return v.Bool()
	case reflect.Slice:
		list := make([]string, v.Len())
		for i := range list {
			list[i] = v.Index(i).String()
		}
		slices.Sort(list)
		if list = slices.Compact(list); len(list) == 0 {
			return nil
		}
		return list
	}
	panic(fmt.Sprintf("domain: a record field cannot be a %s", v.Type()))
}

func setPlain(v reflect.Value, plain any) {
	if plain == nil {
		v.SetZero()
		return
	}
	switch v.Type() {
	case dateType:
		date, _ := ParseDate(plain.(string)) // an unreadable date shows as none
		v.SetInt(int64(date))
		return
	case monthType:
		month, _ := ParseMonth(plain.(string)) // as a date
		v.SetInt(int64(month))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(plain.(string))
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(plain.(int64))
	case reflect.Bool:
		v.SetBool(plain.(bool))
	case reflect.Slice:
		list := plain.([]string)
		v.Set(reflect.MakeSlice(v.Type(), len(list), len(list)))
		for i, text := range list {
			v.Index(i).SetString(text)
		}
	}
}
