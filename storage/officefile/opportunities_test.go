package officefile_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// stateOf finds a state every office starts with.
func stateOf(t *testing.T, s *office.Session, name string) domain.State {
	t.Helper()
	states, err := s.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range states {
		if state.Name == name {
			return state
		}
	}
	t.Fatalf("no state %q", name)
	return domain.State{}
}

// save saves a draft that nothing is wrong with.
func save(t *testing.T, s *office.Session, d office.Draft) (office.Draft, change.Set) {
	t.Helper()
	saved, set, err := s.SaveOpportunity(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return saved, set
}

func TestNumbersFollowOneAnother(t *testing.T) {
	_, s := officetest.New(t)
	for want := int64(1); want <= 3; want++ {
		if d := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.Number = 77 }); d.Number != want {
			t.Errorf("number %d, want %d", d.Number, want)
		}
	}
	d := officetest.Save(t, s, "Corks", nil)
	d.Number = 1
	if saved, set := save(t, s, d); saved.Number != 4 || len(set.Changes) > 0 {
		t.Errorf("a number was edited: %d", saved.Number)
	}
	last, _, err := s.LastUndoable(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(t.Context(), last.ID); err != nil {
		t.Fatal(err)
	}
	if d := officetest.Save(t, s, "Bungs", nil); d.Number != 5 {
		t.Errorf("number %d follows 4, whose opportunity was taken back", d.Number)
	}
}

func TestOnesOwnProbabilityWins(t *testing.T) {
	_, s := officetest.New(t)
	d := officetest.Save(t, s, "Bottling line", nil)
	if d.Probability != 10 || d.ProbabilityOwn {
		t.Errorf("a new one has %d, own %v", d.Probability, d.ProbabilityOwn)
	}
	d.State = stateOf(t, s, "Negotiation").ID
	d, _ = save(t, s, d)
	if d.Probability != 75 {
		t.Errorf("negotiation proposes 75, got %d", d.Probability)
	}
	d.Opportunity = d.StateProbability(60)
	d, _ = save(t, s, d)
	contacted := stateOf(t, s, "Contacted")
	d.State = contacted.ID
	d, _ = save(t, s, d)
	if d.Probability != 60 || !d.ProbabilityOwn {
		t.Errorf("a person's own 60 became %d", d.Probability)
	}
	d.Opportunity = d.AcceptProbability(contacted)
	d, _ = save(t, s, d)
	if d.Probability != 25 || d.ProbabilityOwn {
		t.Errorf("accepted 25, got %d, own %v", d.Probability, d.ProbabilityOwn)
	}
}

func TestClosingAndReopening(t *testing.T) {
	_, s := officetest.New(t)
	today := domain.NewDate(2026, 10, 15)
	d := officetest.Save(t, s, "Bottling line", nil)
	d.State = stateOf(t, s, "Won").ID
	d, _ = save(t, s, d)
	if d.ClosedOn != today || d.CreditedTo != s.Me().ID || d.Probability != 100 {
		t.Errorf("won: closed %s, credited to %q, %d %%", d.ClosedOn, d.CreditedTo, d.Probability)
	}
	d.Salesperson = ""
	d, _ = save(t, s, d)
	if d.CreditedTo != s.Me().ID {
		t.Errorf("the credit left with the salesperson: %q", d.CreditedTo)
	}
	d.State = stateOf(t, s, "Negotiation").ID
	if _, _, err := s.SaveOpportunity(t.Context(), d); !domain.Is(err, domain.Conflict) {
		t.Errorf("reopened by the way: %v", err)
	}
	d.Reopening = true
	d, _ = save(t, s, d)
	if !d.ClosedOn.IsZero() || d.CreditedTo != "" || d.Probability != 75 {
		t.Errorf("reopened: closed %q, credited to %q, %d %%", d.ClosedOn, d.CreditedTo, d.Probability)
	}
	d.State, d.ClosedOn = stateOf(t, s, "Lost").ID, today
	d, _ = save(t, s, d)
	if d.ClosedOn != today || d.Probability != 0 {
		t.Errorf("lost: closed %s, %d %%", d.ClosedOn, d.Probability)
	}
}

func TestInvalidInputIsShownAtItsFieldAndNothingIsSaved(t *testing.T) {
	f, s := officetest.New(t)
	d := officetest.Save(t, s, "Bottling line", nil)
	before := officetest.Dump(t, f.Path)
	for name, c := range map[string]struct {
		edit  func(*office.Draft)
		field []string
	}{
		"no name":            {func(d *office.Draft) { d.Name = " \t" }, []string{"name"}},
		"no state":           {func(d *office.Draft) { d.State = "" }, []string{"state"}},
		"no opening day":     {func(d *office.Draft) { d.OpenedOn = 0 }, []string{"opened_on"}},
		"a currency":         {func(d *office.Draft) { d.Currency = "XXY" }, []string{"currency"}},
		"more than the most": {func(d *office.Draft) { d.Amount = domain.MaxAmount + 1 }, []string{"amount"}},
		"101 %":              {func(d *office.Draft) { d.Probability = 101 }, []string{"probability"}},
		"an e-mail":          {func(d *office.Draft) { d.Card = domain.Contact{Name: "Ana", Email: "ana@vina"} }, []string{"email"}},
		"a contact's mobile": {func(d *office.Draft) { d.Card.Mobile = "+56\t9" }, []string{"mobile"}},
		"a tag":              {func(d *office.Draft) { d.NewTags = []string{strings.Repeat("x", 201)} }, []string{"tags"}},
		"a competitor":       {func(d *office.Draft) { d.NewCompetitor = "a\nb" }, []string{"competitor"}},
		"a customer":         {func(d *office.Draft) { d.NewCustomer = "a\x00b" }, []string{"customer"}},
		"closed too early": {func(d *office.Draft) { d.State = stateOf(t, s, "Won").ID; d.ClosedOn = d.OpenedOn - 1 },
			[]string{"closed_on"}},
		"all at once": {func(d *office.Draft) { d.Name, d.Probability, d.Card.Email, d.NewCustomer = "", -1, "x", "\x01" },
			[]string{"customer", "email", "name", "probability"}},
	} {
		t.Run(name, func(t *testing.T) {
			edited := d
			c.edit(&edited)
			_, _, err := s.SaveOpportunity(t.Context(), edited)
			failed := (*domain.Error)(nil)
			if !errors.As(err, &failed) || failed.Code != domain.Invalid {
				t.Fatalf("%v", err)
			}
			shown := map[string]bool{}
			for _, f := range failed.Fields {
				shown[f.Field] = true
			}
			want := map[string]bool{}
			for _, f := range c.field {
				want[f] = true
			}
			if diff := cmp.Diff(want, shown); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAStaleSaveIsRefused(t *testing.T) {
	f, s := officetest.New(t)
	first := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.Card = domain.Contact{Name: "Ignacio Prats"} })
	second := first
	first.Amount, first.Card.Phone = 1000, "+56 2 2345 6789"
	first, _ = save(t, s, first)
	before := officetest.Dump(t, f.Path)
	second.Amount = 2000
	if _, _, err := s.SaveOpportunity(t.Context(), second); !domain.Is(err, domain.Conflict) {
		t.Errorf("a stale opportunity: %v", err)
	}
	second.Version, second.Amount, second.Card.Phone = first.Version, 1000, "none"
	if _, _, err := s.SaveOpportunity(t.Context(), second); !domain.Is(err, domain.Conflict) {
		t.Errorf("a stale contact: %v", err)
	}
	if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
		t.Error(diff)
	}
	second.Card = first.Card
	if saved, set := save(t, s, second); saved.Version != first.Version || set.ID != "" {
		t.Errorf("saving what was saved already is a set of %d changes", len(set.Changes))
	}
}

func TestTextsAreStoredAsTheyAreOrRefused(t *testing.T) {
	f, s := officetest.New(t)
	const tenMegabytes = 10 << 20
	for name, c := range map[string]struct {
		text        string
		line, notes bool // taken as a name, as notes
	}{
		"SQL":                  {`'; DROP TABLE opportunity;--`, true, true},
		"Arabic":               {"شركة النخيل للتجارة", true, true},
		"emoji":                {"🍇👩‍🌾🇨🇱", true, true},
		"marks of direction":   {"a\u200f\u202eb\u2066c\u2069", true, true},
		"wildcards":            {`100% _off_ \%`, true, true},
		"quotes":               {`"x" 'y' ` + "`z`", true, true},
		"accents, taken apart": {"Vin\u0303a", true, true},
		"lines and a tab":      {"one\n\ttwo", false, true},
		"NUL":                  {"a\x00b", false, false},
		"a bell":               {"a\x07b", false, false},
		"an escape":            {"a\x1b[31mb", false, false},
		"C1 controls":          {"a\u0085b", false, false},
		"not UTF-8":            {"a\xffb", false, false},
		"200 characters":       {strings.Repeat("ñ", domain.MaxLine), true, true},
		"201 characters":       {strings.Repeat("ñ", domain.MaxLine+1), false, true},
		"10 MB":                {strings.Repeat("x", tenMegabytes), false, false},
	} {
		t.Run(name, func(t *testing.T) {
			for field, taken := range map[string]bool{"name": c.line, "notes": c.notes} {
				d, err := s.NewDraft(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				d.Name = "Bottling line"
				into := map[string]*string{"name": &d.Name, "notes": &d.Notes}[field]
				*into = c.text
				before := officetest.Dump(t, f.Path)
				saved, _, err := s.SaveOpportunity(t.Context(), d)
				if !taken {
					if !domain.Is(err, domain.Invalid) {
						t.Errorf("%s: %v", field, err)
					}
					if after := officetest.Dump(t, f.Path); after != before {
						t.Errorf("%s was refused and changed the office", field)
					}
					continue
				}
				if err != nil {
					t.Errorf("%s: %v", field, err)
					continue
				}
				if read := map[string]string{"name": saved.Name, "notes": saved.Notes}[field]; read != c.text {
					t.Errorf("%s became %q", field, read)
				}
			}
		})
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Errorf("%+v, %v", checkup, err)
	}
}
