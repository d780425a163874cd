package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/storage/officefile/officetest"
)

func TestAddPerson(t *testing.T) {
	f, s := officetest.New(t)
	set, err := s.AddPerson(t.Context(), domain.Person{Name: " Marta Núñez ", Salesperson: true})
	if err != nil {
		t.Fatal(err)
	}
	added := domain.Person{ID: set.Records(domain.KindPerson)[0]}
	if err := f.Store.Load(t.Context(), added.ID, &added); err != nil {
		t.Fatal(err)
	}
	if added.Name != "Marta Núñez" || !added.Salesperson || added.SignsIn {
		t.Errorf("added %+v", added)
	}
	for name, code := range map[string]domain.Code{"marta NUNEZ": domain.Conflict, "ana  rojas": domain.Conflict, " ": domain.Invalid} {
		if _, err := s.AddPerson(t.Context(), domain.Person{Name: name}); !domain.Is(err, code) {
			t.Errorf("%q: %v, want %s", name, err, code)
		}
	}
	if everybody, err := f.Store.Persons(t.Context()); err != nil || len(everybody) != 2 {
		t.Errorf("%d people, %v", len(everybody), err)
	}
}
