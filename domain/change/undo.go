package change

import (
	"maps"
	"reflect"
	"slices"

	"preventa/domain"
)

// Current is how a record stands now: its fields and version, or absent.
type Current struct {
	Fields  domain.Fields
	Version int64
	Exists  bool
}

// Inverse is the set that takes another back, newest change first. current tells
// how a record stands now. It fails with Conflict when a later change stands on
// what would be taken back, and with NotFound when the values were emptied for good.
func Inverse(s Set, current func(domain.Kind, domain.ID) (Current, error)) (Set, error) {
	inverse := Set{ID: domain.NewID(), Action: "undo", Undoes: s.ID}
	for _, c := range slices.Backward(s.Changes) {
		if c.Blank {
			return Set{}, domain.Fail(domain.NotFound, "error.undo.emptied", nil)
		}
		now, err := current(c.Kind, c.Record)
		if err != nil {
			return Set{}, err
		}
		back, err := invert(c, now)
		if err != nil {
			return Set{}, err
		}
		inverse.Changes = append(inverse.Changes, back)
	}
	return inverse, nil
}

func invert(c Change, now Current) (Change, error) {
	back := Change{Kind: c.Kind, Record: c.Record, Version: now.Version + 1, Fields: map[string]Pair{}}
	conflict := domain.Fail(domain.Conflict, "error.undo.changed_since", domain.Args{"Kind": string(c.Kind), "Record": string(c.Record)})
	switch c.Op {
	case Add:
		if !now.Exists || AddHash(c.Kind, c.Record, c.Version, now.Fields) != c.Hash {
			return Change{}, conflict
		}
		back.Op = Remove
		for name, value := range now.Fields {
			back.Fields[name] = Pair{value, nil}
		}
	case Remove:
		if now.Exists {
			return Change{}, conflict
		}
		back.Op, back.Version = Add, c.Version+1
		for name, pair := range c.Fields {
			back.Fields[name] = Pair{nil, pair[0]}
		}
	case Edit:
		if !now.Exists {
			return Change{}, conflict
		}
		back.Op = Edit
		for _, name := range slices.Sorted(maps.Keys(c.Fields)) {
			if !reflect.DeepEqual(now.Fields[name], c.Fields[name][1]) {
				return Change{}, conflict
			}
			back.Fields[name] = Pair{c.Fields[name][1], c.Fields[name][0]}
		}
	}
	return back, nil
}
