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
)

// Record is anything the journal follows. Its fields are the exported struct
// fields with a `field` tag; they alone are stored, journaled and undone.
type Record interface {
	Kind() Kind
	// Key is the record's id and the version it was read at, 0 before it is saved.
	Key() (ID, int64)
}

// Fields holds a record's values by field name, without those that are zero.
// A value is a string (texts, ids, dates as YYYY-MM-DD), an int64, a bool or a
// sorted []string, so that it means the same in memory, as JSON and in a row.
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

type fieldLayout struct {
	name  string
	index int
}

var layouts sync.Map // reflect.Type → []fieldLayout

func layoutOf(t reflect.Type) []fieldLayout {
	if known, ok := layouts.Load(t); ok {
		return known.([]fieldLayout)
	}
	var layout []fieldLayout
	for i := range t.NumField() {
		if name, ok := t.Field(i).Tag.Lookup("field"); ok {
			layout = append(layout, fieldLayout{name, i})
		}
	}
	layouts.Store(t, layout)
	return layout
}

var dateType = reflect.TypeFor[Date]()

func plainValue(v reflect.Value) any {
	if v.Type() == dateType {
		return Date(v.Int()).String()
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
	if v.Type() == dateType {
		date, _ := ParseDate(plain.(string)) // an unreadable date shows as none
		v.SetInt(int64(date))
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
