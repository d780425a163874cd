package change

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
)

func TestAddingEditingRemoving(t *testing.T) {
	before := domain.Opportunity{ID: "o", Version: 4, Name: "Bottling line", Amount: 1000, Tags: []domain.ID{"a"}, ClosedOn: domain.NewDate(2026, time.October, 1)}
	after := before
	after.Name, after.Amount, after.ClosedOn, after.Tags, after.Notes = "Corks", 0, 0, []domain.ID{"b", "a"}, "new"
	edit, changed := Editing(before, after)
	for name, c := range map[string]struct{ got, want Change }{
		"add": {Adding(domain.Customer{ID: "c", Name: "Viña"}),
			Change{Kind: "customer", Record: "c", Op: Add, Version: 1, Fields: map[string]Pair{"name": {nil, "Viña"}}}},
		"edit": {edit, Change{Kind: "opportunity", Record: "o", Op: Edit, Version: 5, Fields: map[string]Pair{
			"name": {"Bottling line", "Corks"}, "amount": {int64(1000), nil}, "closed_on": {"2026-10-01", nil},
			"tags": {[]string{"a"}, []string{"a", "b"}}, "notes": {nil, "new"}},
			Now: domain.Fields{"name": "Corks", "tags": []string{"a", "b"}, "notes": "new"}}},
		"remove": {Removing(domain.Customer{ID: "c", Version: 2, Name: "Viña", Registered: true}),
			Change{Kind: "customer", Record: "c", Op: Remove, Version: 3, Fields: map[string]Pair{"name": {"Viña", nil}, "registered": {true, nil}}}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	if !changed {
		t.Error("an edit changed nothing")
	}
	if _, changed := Editing(before, before); changed {
		t.Error("the same twice is a change")
	}
	same := before
	same.Tags = []domain.ID{"a", "a"}
	if _, changed := Editing(before, same); changed {
		t.Error("a tag twice is a change")
	}
	if diff := cmp.Diff(domain.FieldsOf(after), edit.Forward(domain.FieldsOf(before))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(domain.FieldsOf(before), edit.Rewind(domain.FieldsOf(after))); diff != "" {
		t.Error(diff)
	}
}

// someValue is any value that fields hold.
func someValue() *rapid.Generator[any] {
	return rapid.OneOf(
		rapid.Just(any(nil)),
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.Int64(), func(i int64) any { return i }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.SliceOfN(rapid.String(), 1, 3), func(l []string) any { return l }),
	)
}

func TestTheJournalKeepsFieldsExactly(t *testing.T) {
	roundTrip := func(fields map[string]Pair) error {
		written := Change{Kind: "opportunity", Record: "o", Op: Edit, Version: 2, Fields: fields}
		read := Change{Kind: written.Kind, Record: written.Record, Op: written.Op, Version: written.Version}
		if err := read.DecodeFields(written.EncodeFields()); err != nil {
			return err
		}
		if diff := cmp.Diff(written.Fields, read.Fields); diff != "" {
			return fmt.Errorf("fields differ:\n%s", diff)
		}
		if written.ContentHash() != read.ContentHash() {
			return fmt.Errorf("the hash differs")
		}
		return nil
	}
	err := roundTrip(map[string]Pair{
		"above 2^53": {int64(1<<53 + 1), int64(math.MaxInt64)}, "least": {int64(math.MinInt64), nil},
		"text": {"<&>\u2028\x00\"\\", "ñ🍇"}, "list": {[]string{"a", "b"}, nil}, "bool": {true, nil},
	})
	if err != nil {
		t.Error(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		fields := map[string]Pair{}
		for _, name := range rapid.SliceOfN(rapid.StringMatching("[a-z_]{1,9}"), 1, 4).Draw(t, "names") {
			fields[name] = Pair{someValue().Draw(t, "old"), someValue().Draw(t, "new")}
		}
		if err := roundTrip(fields); err != nil {
			t.Fatal(err)
		}
	})
}

func TestDamagedFieldsAreSaidToBeDamaged(t *testing.T) {
	for _, text := range []string{"{", "[]", `{"a": 1}`, `{"a": [1.5, 2]}`, `{"a": [1e3, null]}`, `{"a": [{}, null]}`, `{"a": [[1], null]}`, `{"a": [null, 99999999999999999999]}`} {
		var c Change
		if err := c.DecodeFields(text); !domain.Is(err, domain.Damaged) {
			t.Errorf("%s: %v", text, err)
		}
	}
	var c Change
	if err := c.DecodeFields(""); err != nil || !c.Blank {
		t.Errorf("a blanked change: %+v, %v", c, err)
	}
}

func TestHashesCoverEverything(t *testing.T) {
	at := time.UnixMilli(1_790_000_000_123).UTC()
	base := func() Set {
		return Set{ID: "s", At: at, Person: "p", Action: "a", Undoes: "u", Changes: []Change{
			{Kind: "customer", Record: "c", Op: Edit, Version: 2, Fields: map[string]Pair{"name": {"a", "b"}}},
			{Kind: "customer", Record: "d", Op: Remove, Version: 2, Fields: map[string]Pair{"name": {"a", nil}}},
		}}
	}
	sealed := func(edit func(*Set), prev string) string {
		s := base()
		edit(&s)
		s.Seal(prev)
		return s.Hash
	}
	seen := map[string]string{}
	for name, edit := range map[string]func(*Set){
		"nothing": func(*Set) {}, "id": func(s *Set) { s.ID = "t" }, "at": func(s *Set) { s.At = at.Add(time.Millisecond) },
		"person": func(s *Set) { s.Person = "q" }, "action": func(s *Set) { s.Action = "b" }, "undoes": func(s *Set) { s.Undoes = "" },
		"kind": func(s *Set) { s.Changes[0].Kind = "contact" }, "record": func(s *Set) { s.Changes[0].Record = "x" },
		"op": func(s *Set) { s.Changes[0].Op = Remove }, "version": func(s *Set) { s.Changes[0].Version = 3 },
		"old value": func(s *Set) { s.Changes[0].Fields["name"] = Pair{"x", "b"} }, "new value": func(s *Set) { s.Changes[0].Fields["name"] = Pair{"a", "x"} },
		"a text that was a number": func(s *Set) { s.Changes[0].Fields["name"] = Pair{"a", int64(1)} }, "field": func(s *Set) { s.Changes[0].Fields["n"] = Pair{nil, "x"} },
		"order": func(s *Set) { s.Changes[0], s.Changes[1] = s.Changes[1], s.Changes[0] }, "fewer": func(s *Set) { s.Changes = s.Changes[:1] },
	} {
		hash := sealed(edit, "before")
		if other, twice := seen[hash]; twice {
			t.Errorf("%q and %q have one hash", name, other)
		}
		seen[hash] = name
	}
	unchanged := sealed(func(*Set) {}, "before")
	if seen[unchanged] != "nothing" {
		t.Error("equal sets have two hashes")
	}
	if unchanged == sealed(func(*Set) {}, "other") {
		t.Error("the hash does not cover the set before")
	}
	c := Adding(domain.Customer{ID: "c", Name: "Viña"})
	if c.ContentHash() != AddHash("customer", "c", 1, domain.Fields{"name": "Viña"}) {
		t.Error("AddHash is not the hash of an Add")
	}
}
