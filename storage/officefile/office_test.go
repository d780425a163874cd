package officefile_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

// testClock is a clock that moves a second with every look at it.
type testClock struct{ now time.Time }

func (c *testClock) Now() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

func newClock() *testClock {
	return &testClock{time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC)}
}

var spanishOffice = office.Founding{Name: "Aconcagua", Language: domain.English, Region: "CL", Person: "Ana Rojas"}

// newOffice founds an office in a scratch file and signs its first person in.
func newOffice(t *testing.T) (*officefile.File, *office.Session) {
	t.Helper()
	clock := newClock()
	f, err := officefile.Create(t.Context(), filepath.Join(t.TempDir(), "aconcagua.preventa"), spanishOffice, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, signIn(t, f, clock)
}

func signIn(t *testing.T, f *officefile.File, clock *testClock) *office.Session {
	t.Helper()
	o, err := office.Open(context.Background(), f.Store, clock.Now, f.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func open(t *testing.T, s *office.Session, name string, edit func(*office.Draft)) office.Draft {
	t.Helper()
	d, err := s.NewDraft(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.Name = name
	if edit != nil {
		edit(&d)
	}
	saved, _, err := s.SaveOpportunity(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestAnOfficeIsFoundAgain(t *testing.T) {
	clock := newClock()
	path := filepath.Join(t.TempDir(), "ñandú #1 100% ~.preventa")
	f, err := officefile.Create(t.Context(), path, spanishOffice, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	s := signIn(t, f, clock)
	saved := open(t, s, "Bottling line", func(d *office.Draft) {
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
	s = signIn(t, f, clock)
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
