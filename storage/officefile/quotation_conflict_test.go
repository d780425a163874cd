package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/storage/officefile/officetest"
)

// Whoever saves a quotation that somebody else saved meanwhile is told, be it that only
// the words of a line are others.
func TestTwoWhoEditTheLinesOfOneQuotation(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	d, err := s.NewQuotation(ctx, "", "")
	if err != nil {
		t.Fatal(err)
	}
	d.Lines = []domain.Line{{Description: "Tanks", Quantity: 2000, Price: 500}, {Description: "Freight", Quantity: 1000, Price: 90}}
	saved, _, err := s.SaveQuotation(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	mine, err := s.Quotation(ctx, saved.ID)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := s.Quotation(ctx, saved.ID)
	if err != nil {
		t.Fatal(err)
	}
	theirs.Lines[0].Description = "Steel tanks"
	after, set, err := s.SaveQuotation(ctx, theirs)
	if err != nil || after.Total != 1090 || len(set.Changes) != 2 {
		t.Fatalf("%+v, %+v, %v", after.Quotation, set, err)
	}
	mine.Lines[0].Description = "Big tanks"
	if _, _, err := s.SaveQuotation(ctx, mine); !domain.Is(err, domain.Conflict) {
		t.Errorf("saved over somebody's words: %v", err)
	}
	if again, set, err := s.SaveQuotation(ctx, after); err != nil || len(set.Changes) > 0 || again.Version != after.Version {
		t.Errorf("saved unchanged: %+v, %v", set, err)
	}
	entries, _, err := s.History(ctx, domain.KindQuotation, saved.ID)
	if err != nil || len(entries) != 4 || entries[0].Field != "description" { // the words, and three that were added
		t.Errorf("%+v, %v", entries, err)
	}
}

func TestAmountsWithoutTaxFollowTheSetting(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	deals := map[string]domain.ID{}
	for _, name := range []string{"under way", "won", "by hand"} {
		d := officetest.Save(t, s, name, nil)
		deals[name] = d.ID
		if _, err := s.FollowQuotations(ctx, d.ID, name != "by hand"); err != nil {
			t.Fatal(err)
		}
		q, err := s.NewQuotation(ctx, d.ID, "")
		if err != nil {
			t.Fatal(err)
		}
		q.Lines = []domain.Line{{Description: "Tanks", Quantity: 1000, Price: 10_000, Tax: 1900}}
		saved, _, err := s.SaveQuotation(ctx, q)
		if err == nil {
			_, err = s.SendQuotation(ctx, saved.ID, d.OpenedOn)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.WinOpportunity(ctx, deals["won"], "", domain.NewDate(2026, 10, 15), domain.Money{Minor: 11_900, Currency: "CLP"}); err != nil {
		t.Fatal(err)
	}
	data := s.Office().Data()
	data.NetAmounts = true
	set, err := s.SaveSettings(ctx, data, nil)
	if err != nil || len(set.Changes) != 2 {
		t.Fatalf("%+v, %v", set, err)
	}
	for name, want := range map[string]int64{"under way": 10_000, "won": 11_900, "by hand": 0} {
		d, err := s.Opportunity(ctx, deals[name])
		if err != nil || d.Amount != want {
			t.Errorf("%s: %d, want %d, %v", name, d.Amount, want, err)
		}
		d.Notes = "edited later"
		if d, _ = save(t, s, d); d.Amount != want {
			t.Errorf("%s, edited later: %d, want %d", name, d.Amount, want)
		}
	}
}
