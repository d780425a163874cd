package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

func TestTheHistoryTellsEveryFieldAndWhatItWas(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.NewCustomer, d.Amount = "Viña", 100 })
	d.Amount, d.NewTags = 250, []string{"urgent"}
	d, _ = save(t, s, d)
	entries, names, err := s.History(ctx, domain.KindOpportunity, d.ID)
	if err != nil || len(entries) != 4 { // amount, office_amount, tags; and its opening
		t.Fatalf("%+v, %v", entries, err)
	}
	byField := map[string]office.Entry{}
	for _, e := range entries {
		byField[e.Field] = e
	}
	if e := byField["amount"]; e.Old != int64(100) || e.New != int64(250) || e.Person != "Ana Rojas" || e.Action != "opportunity.saved" {
		t.Errorf("amount: %+v", e)
	}
	if e := byField["tags"]; e.Old != nil || names[domain.ID(e.New.([]string)[0])] != "urgent" {
		t.Errorf("tags: %+v, %v", e, names)
	}
	if e := byField[""]; e.Op != "add" || e.Action != "opportunity.opened" || e != entries[3] {
		t.Errorf("opening: %+v", e)
	}
	if _, err := s.RestoreValue(ctx, domain.KindOpportunity, d.ID, "amount", byField["amount"].Old); err != nil {
		t.Fatal(err)
	}
	if o, err := s.Opportunity(ctx, d.ID); err != nil || o.Amount != 100 || len(o.Tags) != 1 {
		t.Errorf("restored: %+v, %v", o, err)
	}
}

func TestAValueOfAnotherStateIsRestoredByItsRules(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Bottling line", nil)
	open := d.State
	if _, err := s.WinOpportunity(ctx, d.ID, "", domain.NewDate(2026, 10, 15), domain.Money{Minor: 7, Currency: "CLP"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RestoreValue(ctx, domain.KindOpportunity, d.ID, "state", string(open)); err != nil {
		t.Fatal(err)
	}
	if o, err := s.Opportunity(ctx, d.ID); err != nil || o.State != open || o.ClosedOn != 0 || o.CreditedTo != "" {
		t.Errorf("%+v, %v", o, err)
	}
	if _, err := s.RestoreValue(ctx, domain.KindOpportunity, d.ID, "name", nil); !domain.Is(err, domain.Invalid) {
		t.Errorf("no name: %v", err)
	}
	if _, err := s.RestoreValue(ctx, domain.KindQuotation, d.ID, "number", nil); !domain.Is(err, domain.Invalid) {
		t.Errorf("of a quotation: %v", err)
	}
}

func TestWhatHasGoneIsStillCalledByItsName(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.NewCompetitor = "EnvaTec" })
	gone := d.Competitor
	d.Competitor = ""
	save(t, s, d)
	if _, err := s.SaveItems(ctx, domain.Competitors, nil); err != nil {
		t.Fatal(err)
	}
	_, names, err := s.History(ctx, domain.KindOpportunity, d.ID)
	if err != nil || names[gone] != "EnvaTec" {
		t.Errorf("%v, %v", names, err)
	}
}

func TestTheUndoHistoryTellsWhatWasUndone(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.NewCustomer = "Viña" })
	d.Name = "Corks"
	_, renamed := save(t, s, d)
	undone, err := s.Undo(ctx, renamed.ID)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := s.UndoHistory(ctx, 3)
	if err != nil || len(rows) != 3 {
		t.Fatalf("%+v, %v", rows, err)
	}
	if rows[0].ID != undone.ID || rows[0].Undoes != renamed.ID || rows[1].UndoneBy != undone.ID || rows[1].Title != "Bottling line" {
		t.Errorf("%+v", rows)
	}
	if rows[2].Action != "opportunity.opened" || rows[2].Count != 2 || rows[2].Kind != domain.KindOpportunity || rows[2].Person != "Ana Rojas" {
		t.Errorf("%+v", rows[2])
	}
}

// What a state has no place for does not come back by restoring it.
func TestADayToTakeItUpAgainBelongsToWhatIsOnHold(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Bottling line", nil)
	if _, err := s.RestoreValue(ctx, domain.KindOpportunity, d.ID, "hold_until", "2026-12-01"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RestoreValue(ctx, domain.KindOpportunity, d.ID, "loss_note", "too dear"); err != nil {
		t.Fatal(err)
	}
	if o, err := s.Opportunity(ctx, d.ID); err != nil || o.HoldUntil != 0 || o.LossNote != "" {
		t.Errorf("an open one: %+v, %v", o, err)
	}
	if _, err := s.HoldOpportunity(ctx, d.ID, "", domain.NewDate(2026, 11, 1)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RestoreValue(ctx, domain.KindOpportunity, d.ID, "hold_until", "2026-12-01"); err != nil {
		t.Fatal(err)
	}
	if o, err := s.Opportunity(ctx, d.ID); err != nil || o.HoldUntil != domain.NewDate(2026, 12, 1) {
		t.Errorf("one on hold: %+v, %v", o, err)
	}
}
