package officefile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// binned is an opportunity in the recycle bin, with everything that can hang on it.
func binned(t *testing.T, s *office.Session) office.Draft {
	t.Helper()
	ctx := t.Context()
	d := officetest.Save(t, s, "Secret deal", func(d *office.Draft) { d.NewCustomer, d.Notes = "Viña", "Secret notes" })
	d.Notes = "Secret notes, mended"
	d, _ = save(t, s, d)
	if _, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: domain.Activity{Subject: "Secret call", Opportunity: d.ID, Day: d.OpenedOn}, NewType: "Call"}); err != nil {
		t.Fatal(err)
	}
	q, err := s.NewQuotation(ctx, d.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	q.Lines = []domain.Line{{Description: "Secret line", Quantity: 1000, Price: 5}}
	if _, _, err := s.SaveQuotation(ctx, q); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Attach(ctx, domain.Attachment{Opportunity: d.ID, Name: "secret.txt"}, []byte("Secret content")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.DeleteOpportunities(ctx, []domain.ID{d.ID}); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEmptyingTheBinForgetsForGood(t *testing.T) {
	f, s := officetest.New(t)
	ctx := t.Context()
	stays := officetest.Save(t, s, "Another deal", nil)
	d := binned(t, s)
	rows, err := s.Bin(ctx)
	if err != nil || len(rows) != 1 || rows[0].Title != "Secret deal" || rows[0].About != "Viña" || rows[0].RemovedBy != "Ana Rojas" {
		t.Fatalf("bin: %+v, %v", rows, err)
	}
	refs := []office.Reference{{Kind: domain.KindOpportunity, ID: d.ID}}
	plan, err := s.PlanPurge(ctx, refs)
	want := map[domain.Kind]int{domain.KindOpportunity: 1, domain.KindActivity: 1, domain.KindQuotation: 1, domain.KindLine: 1, domain.KindAttachment: 1}
	if diff := cmp.Diff(want, plan.Counts); err != nil || diff != "" {
		t.Fatalf("plan: %v\n%s", err, diff)
	}
	set, err := s.Purge(ctx, refs, plan)
	if err != nil {
		t.Fatal(err)
	}
	if left := officetest.Dump(t, f.Path); strings.Contains(left, "Secret") {
		for _, line := range strings.Split(left, "\n") {
			if strings.Contains(line, "Secret") {
				t.Errorf("still there: %s", line)
			}
		}
	}
	if checkup, err := f.Check(ctx); err != nil || !checkup.Sound() {
		t.Errorf("check: %+v, %v", checkup, err)
	}
	if _, err := s.Undo(ctx, set.ID); !domain.Is(err, domain.NotFound) {
		t.Errorf("what was emptied came back: %v", err)
	}
	if _, err := s.Opportunity(ctx, stays.ID); err != nil {
		t.Errorf("the other one: %v", err)
	}
}

func TestOnlyWhatThePlanSaysIsEmptied(t *testing.T) {
	f, s := officetest.New(t)
	ctx := t.Context()
	firm := customer(t, s, domain.Customer{Name: "Óptica"})
	refs := []office.Reference{{Kind: domain.KindCustomer, ID: firm.ID}}
	if _, err := s.PlanPurge(ctx, refs); !domain.Is(err, domain.Invalid) {
		t.Errorf("one that is not in the bin: %v", err)
	}
	d := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.Customer = firm.ID })
	if _, err := s.DeleteOpportunities(ctx, []domain.ID{d.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.DeleteCustomers(ctx, []domain.ID{firm.ID}); err != nil {
		t.Fatal(err)
	}
	both, err := s.PlanPurge(ctx, append(refs, office.Reference{Kind: domain.KindOpportunity, ID: d.ID}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Purge(ctx, refs, both); !domain.Is(err, domain.Conflict) {
		t.Errorf("emptied by the plan of another: %v", err)
	}
	plan, err := s.PlanPurge(ctx, refs)
	if err == nil {
		_, err = s.Purge(ctx, refs, plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Restore(ctx, []office.Reference{{Kind: domain.KindOpportunity, ID: d.ID}}); err != nil {
		t.Fatal(err)
	}
	if o, err := s.Opportunity(ctx, d.ID); err != nil || o.Customer != "" {
		t.Errorf("restored without its customer: %+v, %v", o.Customer, err)
	}
	if checkup, err := f.Check(ctx); err != nil || !checkup.Sound() {
		t.Errorf("check: %+v, %v", checkup, err)
	}
}

func TestAContactThatGoesLeavesItsOpportunity(t *testing.T) {
	f, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.Card = domain.Contact{Name: "Ignacio"} })
	if _, err := s.DeleteContacts(ctx, []domain.ID{d.Contact}); err != nil {
		t.Fatal(err)
	}
	refs := []office.Reference{{Kind: domain.KindContact, ID: d.Contact}}
	plan, err := s.PlanPurge(ctx, refs)
	if err == nil {
		_, err = s.Purge(ctx, refs, plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	if o, err := s.Opportunity(ctx, d.ID); err != nil || o.Contact != "" {
		t.Errorf("%+v, %v", o.Contact, err)
	}
	if checkup, err := f.Check(ctx); err != nil || !checkup.Sound() {
		t.Errorf("check: %+v, %v", checkup, err)
	}
}

func TestRestoringBringsWhatItBelongsTo(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Bottling line", nil)
	a, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: domain.Activity{Subject: "Call", Opportunity: d.ID, Day: d.OpenedOn}, NewType: "Call"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.DeleteActivities(ctx, []domain.ID{a.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.DeleteOpportunities(ctx, []domain.ID{d.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Restore(ctx, []office.Reference{{Kind: domain.KindActivity, ID: a.ID}}); err != nil {
		t.Fatal(err)
	}
	if rows, err := s.Bin(ctx); err != nil || len(rows) != 0 {
		t.Errorf("left in the bin: %+v, %v", rows, err)
	}
	if n, err := s.Count(ctx, domain.KindActivity, office.Query{}); err != nil || n != 1 {
		t.Errorf("%d activities, %v", n, err)
	}
}
