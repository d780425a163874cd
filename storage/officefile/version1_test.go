package officefile_test

import (
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

func TestAnOfficeOfTheFirstVersionOpensWhole(t *testing.T) {
	clock := func() time.Time { return time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC) }
	f, err := officefile.Open(t.Context(), officefile.FirstVersion(t), clock)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o, err := office.Open(t.Context(), f.Store, clock, false)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DayBegins(t.Context()); err != nil {
		t.Fatal(err)
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Fatalf("after the upgrade: %+v, %v", checkup, err)
	}
	rows, err := s.Opportunities(t.Context(), office.Query{Text: "linea", Ascending: true}, 0, 10)
	if err != nil || len(rows) != 1 || rows[0].Customer != "Viña Los Aromos" || rows[0].Next.Day != 0 {
		t.Errorf("opportunities: %+v, %v", rows, err)
	}
	for text, want := range map[string]string{"nusta": "Ñusta Łuk", "luk aromos": "Ñusta Łuk", "planta pehuen": "Iván Muñoz"} {
		contacts, err := s.Contacts(t.Context(), office.Query{Text: text}, 0, 10)
		if err != nil || len(contacts) != 1 || contacts[0].Name != want {
			t.Errorf("contacts found by %q: %+v, %v", text, contacts, err)
		}
	}
	wantWords(t, s, domain.ActivityTypes, 8, "Llamada")
	wantWords(t, s, domain.LossReasons, 7, "Precio")
	wantWords(t, s, domain.Roles, 4, "Decide")
	wantWords(t, s, domain.Positions, 2, "Compras")
	if again, err := s.Extend(t.Context()); err != nil || len(again.Changes) > 0 {
		t.Errorf("extended twice: %+v, %v", again, err)
	}
}

// wantWords expects so many words in a catalogue, and the first of them.
func wantWords(t *testing.T, s *office.Session, c domain.Catalogue, count int, first string) {
	t.Helper()
	items, err := s.Items(t.Context(), c)
	if err != nil || len(items) != count || items[0].Name != first {
		t.Errorf("%s: %+v, %v", c, items, err)
	}
}
