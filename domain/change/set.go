// Package change is the spine: a Set is what one action did — who, when, which
// records, before and after. Every write is a Set; history, audit, undo, live
// refresh and every past date come from Sets alone.
package change

import (
	"maps"
	"reflect"
	"slices"
	"time"

	"preventa/domain"
)

// Op is what happened to a record.
type Op string

// The three things that can happen to a record.
const (
	Add    Op = "add"
	Edit   Op = "edit"
	Remove Op = "remove"
)

// Pair is a field's value before and after; nil is the zero value.
type Pair [2]any

// Change is what a Set did to one record.
type Change struct {
	Kind   domain.Kind
	Record domain.ID
	Op     Op
	// Version is the record's version after the change, one more than the version
	// it was read at. A store refuses the change when the record has moved on.
	Version int64
	// Fields are the values that changed: {name: [old, new]}. For an Add they are all
	// the record has; the journal leaves those out, because the row rewound to its
	// first version says the same.
	Fields map[string]Pair
	// Now are all the fields the record has after the change, as far as whoever made it
	// knows: it spares a store reading them. It is not part of the content.
	Now domain.Fields
	// Hash seals the content; see seal.go.
	Hash string
	// Blank marks a change whose values were emptied for good with the recycle bin.
	Blank bool
}

// Set is what one action did, applied as a whole or not at all.
type Set struct {
	Seq      int64 // place in the journal, given when applied
	ID       domain.ID
	At       time.Time // to the millisecond, UTC
	Person   domain.ID
	Action   string    // "opportunity.saved", "states.customized" …
	Undoes   domain.ID // the set this one takes back, if any
	Changes  []Change  // at most one for each record
	PrevHash string
	Hash     string
}

// Adding is the change that brings a record into being.
func Adding(r domain.Record) Change {
	id, version := r.Key()
	fields := domain.FieldsOf(r)
	pairs := make(map[string]Pair, len(fields))
	for name, value := range fields {
		pairs[name] = Pair{nil, value}
	}
	return Change{Kind: r.Kind(), Record: id, Op: Add, Version: version + 1, Fields: pairs}
}

// Editing is the change between two readings of one record. It reports false when
// nothing changed.
func Editing(before, after domain.Record) (Change, bool) {
	id, version := before.Key()
	old, now := domain.FieldsOf(before), domain.FieldsOf(after)
	pairs := map[string]Pair{}
	for name, value := range old {
		if !reflect.DeepEqual(value, now[name]) {
			pairs[name] = Pair{value, now[name]}
		}
	}
	for name, value := range now {
		if _, known := old[name]; !known {
			pairs[name] = Pair{nil, value}
		}
	}
	return Change{Kind: before.Kind(), Record: id, Op: Edit, Version: version + 1, Fields: pairs, Now: now}, len(pairs) > 0
}

// Removing is the change that takes a record out of the world; it keeps all the
// record held, so that it can be brought back.
func Removing(r domain.Record) Change {
	id, version := r.Key()
	fields := domain.FieldsOf(r)
	pairs := make(map[string]Pair, len(fields))
	for name, value := range fields {
		pairs[name] = Pair{value, nil}
	}
	return Change{Kind: r.Kind(), Record: id, Op: Remove, Version: version + 1, Fields: pairs}
}

// Forward puts the change's new values over fields. It is how a reader follows a
// published change.
func (c Change) Forward(fields domain.Fields) domain.Fields { return c.over(fields, 1) }

// Rewind puts the change's old values over fields: what they were before.
func (c Change) Rewind(fields domain.Fields) domain.Fields { return c.over(fields, 0) }

func (c Change) over(fields domain.Fields, side int) domain.Fields {
	out := maps.Clone(fields)
	if out == nil {
		out = domain.Fields{}
	}
	for name, pair := range c.Fields {
		if pair[side] == nil {
			delete(out, name)
		} else {
			out[name] = pair[side]
		}
	}
	return out
}

// Touches reports whether the set changed a record of a kind.
func (s Set) Touches(kinds ...domain.Kind) bool {
	return slices.ContainsFunc(s.Changes, func(c Change) bool { return slices.Contains(kinds, c.Kind) })
}

// Records lists the ids of a kind that the set changed.
func (s Set) Records(kind domain.Kind) []domain.ID {
	var ids []domain.ID
	for _, c := range s.Changes {
		if c.Kind == kind {
			ids = append(ids, c.Record)
		}
	}
	return ids
}
