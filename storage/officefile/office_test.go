package officefile_test

import (
	"path/filepath"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

func TestAnOfficeIsFoundAgain(t *testing.T) {
	clock := officetest.NewClock()
	path := filepath.Join(t.TempDir(), "ñandú #1 100% ~.preventa")
	f, err := officefile.Create(t.Context(), path, officetest.Founding, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	s := officetest.SignIn(t, f, clock)
	saved := officetest.Save(t, s, "Bottling line", func(d *office.Draft) {
		d.NewCustomer = "Viña Los Aromos"
		d.Card = domain.Contact{Name: "Ignacio Prats", Mobile: "+56 9 8412 7730"}
		d.Amount = 48_600_000
		d.NewTags = []string{"machinery", "2027 budget"}
		d.ExpectedClose = domain.NewDate(2026, 11, 27)
	})
	if saved.Number != 1 || saved.Currency != "CLP" || saved.Probability != 10 {
		t.Errorf("saved number %d, currency %s, probability %d", saved.Number, saved.Currency, saved.Probability)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f, err = officefile.Open(t.Context(), path, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s = officetest.SignIn(t, f, clock)
	rows, err := s.Opportunities(t.Context(), office.Query{Text: "vina ARO bottl"}, 0, 10)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d rows found, %v", len(rows), err)
	}
	if r := rows[0]; r.Customer != "Viña Los Aromos" || r.Registered || r.Contact != "Ignacio Prats" || r.Weighted != 4_860_000 {
		t.Errorf("row reads %+v", r)
	}
	again, err := s.Opportunity(t.Context(), rows[0].ID)
	if err != nil || len(again.Tags) != 2 || again.Card.Mobile != "+56 9 8412 7730" {
		t.Errorf("record reads %+v, %v", again, err)
	}
	checkup, err := f.Check(t.Context())
	if err != nil || !checkup.Sound() {
		t.Errorf("check: %+v, %v", checkup, err)
	}
}
