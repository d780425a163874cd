package change

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
)

func TestInverse(t *testing.T) {
	customer := domain.Customer{ID: "c", Version: 1, Name: "Viña"}
	renamed := domain.Customer{ID: "c", Version: 2, Name: "Bodega"}
	edit, _ := Editing(customer, renamed)
	add := Adding(domain.Customer{ID: "c", Name: "Viña"})
	remove := Removing(renamed)
	standing := func(c domain.Customer) Current {
		return Current{Fields: domain.FieldsOf(c), Version: c.Version, Exists: true}
	}
	other := renamed
	other.Version, other.Registered = 3, true
	elsewhere := renamed
	elsewhere.Name = "Cava"
	for name, c := range map[string]struct {
		change Change
		now    Current
		want   *Change // nil: refused with code
		code   domain.Code
	}{
		"an add":                    {add, standing(customer), &Change{Kind: "customer", Record: "c", Op: Remove, Version: 2, Fields: map[string]Pair{"name": {"Viña", nil}}}, ""},
		"an add changed since":      {add, standing(renamed), nil, domain.Conflict},
		"an add that is gone":       {add, Current{}, nil, domain.Conflict},
		"an edit":                   {edit, standing(renamed), &Change{Kind: "customer", Record: "c", Op: Edit, Version: 3, Fields: map[string]Pair{"name": {"Bodega", "Viña"}}}, ""},
		"an edit beside another":    {edit, standing(other), &Change{Kind: "customer", Record: "c", Op: Edit, Version: 4, Fields: map[string]Pair{"name": {"Bodega", "Viña"}}}, ""},
		"an edit overwritten":       {edit, standing(elsewhere), nil, domain.Conflict},
		"an edit of one gone":       {edit, Current{}, nil, domain.Conflict},
		"a removal":                 {remove, Current{}, &Change{Kind: "customer", Record: "c", Op: Add, Version: 4, Fields: map[string]Pair{"name": {nil, "Bodega"}}}, ""},
		"a removal already undone":  {remove, standing(renamed), nil, domain.Conflict},
		"what was emptied for good": {Change{Kind: "customer", Record: "c", Op: Remove, Blank: true}, Current{}, nil, domain.NotFound},
	} {
		s := Set{ID: "s", Changes: []Change{c.change}}
		s.Seal("")
		got, err := Inverse(s, func(domain.Kind, domain.ID) (Current, error) { return c.now, nil })
		if c.want == nil {
			if !domain.Is(err, c.code) {
				t.Errorf("%s: %v, want %s", name, err, c.code)
			}
			continue
		}
		if err != nil || got.Undoes != "s" || got.Action != "undo" {
			t.Errorf("%s: %+v, %v", name, got, err)
			continue
		}
		if diff := cmp.Diff([]Change{*c.want}, got.Changes); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestInverseGoesFromTheNewestChangeToTheOldest(t *testing.T) {
	s := Set{ID: "s", Changes: []Change{
		Adding(domain.Customer{ID: "first", Name: "a"}), Adding(domain.Contact{ID: "second", Customer: "first", Name: "b"}),
	}}
	s.Seal("")
	got, err := Inverse(s, func(kind domain.Kind, id domain.ID) (Current, error) {
		if kind == domain.KindCustomer {
			return Current{Fields: domain.Fields{"name": "a"}, Version: 1, Exists: true}, nil
		}
		return Current{Fields: domain.Fields{"name": "b", "customer": "first"}, Version: 1, Exists: true}, nil
	})
	if err != nil || len(got.Changes) != 2 || got.Changes[0].Record != "second" || got.Changes[1].Record != "first" {
		t.Errorf("%+v, %v", got.Changes, err)
	}
	wanted := domain.Fail(domain.Locked, "", nil)
	if _, err := Inverse(s, func(domain.Kind, domain.ID) (Current, error) { return Current{}, wanted }); err != wanted {
		t.Errorf("a store that fails: %v", err)
	}
}
