package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// revised is a new revision of a quotation.
func revised(t *testing.T, s *office.Session, id domain.ID) office.QuotationDraft {
	t.Helper()
	d, _, err := s.ReviseQuotation(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func deleteQuotation(t *testing.T, s *office.Session, id domain.ID) {
	t.Helper()
	if _, err := s.DeleteQuotations(t.Context(), []domain.ID{id}); err != nil {
		t.Fatal(err)
	}
}

func restore(t *testing.T, s *office.Session, kind domain.Kind, id domain.ID) {
	t.Helper()
	if _, err := s.Restore(t.Context(), []office.Reference{{Kind: kind, ID: id}}); err != nil {
		t.Fatal(err)
	}
}

// A revision given up leaves its letter taken: it still lies in the recycle bin.
func TestRevisingAgainAfterARevisionWasGivenUp(t *testing.T) {
	_, s := officetest.New(t)
	a := quote(t, s, "", 100)
	sendQuotation(t, s, a.ID, today)
	b := revised(t, s, a.ID)
	deleteQuotation(t, s, b.ID)
	c := revised(t, s, a.ID)
	if c.Letter() != "C" || c.Number != a.Number || c.Supersedes != a.ID {
		t.Errorf("revised as %s, superseding %q", c.Label(), c.Supersedes)
	}
}

// Whatever came of the revision in the bin, one of a number stands at a time.
func TestARevisionOutOfTheBinSupersedesAgain(t *testing.T) {
	_, s := officetest.New(t)
	a := quote(t, s, "", 100)
	sendQuotation(t, s, a.ID, today)
	b := revised(t, s, a.ID)
	deleteQuotation(t, s, b.ID)
	if status := readQuotation(t, s, a.ID).Status; status != domain.Sent {
		t.Fatalf("A stands as %s", status)
	}
	restore(t, s, domain.KindQuotation, b.ID)
	if status := readQuotation(t, s, a.ID).Status; status != domain.Superseded {
		t.Errorf("beside its revision A stands as %s", status)
	}
}

// following is an opportunity whose amount follows a quotation sent for 100 and a later
// one sent for 200.
func following(t *testing.T, s *office.Session) (d office.Draft, first, second domain.ID) {
	t.Helper()
	d = officetest.Save(t, s, "Tanks", func(d *office.Draft) { d.AmountFollows = true })
	a, b := quote(t, s, d.ID, 100), quote(t, s, d.ID, 200)
	sendQuotation(t, s, a.ID, today)
	sendQuotation(t, s, b.ID, today)
	return d, a.ID, b.ID
}

func amountOf(t *testing.T, s *office.Session, id domain.ID) int64 {
	t.Helper()
	d, err := s.Opportunity(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d.Amount
}

func TestTheAmountFollowsAQuotationOutOfTheBin(t *testing.T) {
	_, s := officetest.New(t)
	d, _, second := following(t, s)
	deleteQuotation(t, s, second)
	if got := amountOf(t, s, d.ID); got != 100 {
		t.Fatalf("without the later one the amount is %d", got)
	}
	restore(t, s, domain.KindQuotation, second)
	if got := amountOf(t, s, d.ID); got != 200 {
		t.Errorf("with it again the amount is %d", got)
	}
}

func TestTheAmountFollowsWhatHappenedWhileTheOpportunityLayInTheBin(t *testing.T) {
	_, s := officetest.New(t)
	d, first, _ := following(t, s)
	if _, err := s.DeleteOpportunities(t.Context(), []domain.ID{d.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AcceptQuotation(t.Context(), first, today); err != nil {
		t.Fatal(err)
	}
	restore(t, s, domain.KindOpportunity, d.ID)
	if got := amountOf(t, s, d.ID); got != 100 {
		t.Errorf("one for 100 was accepted, and the amount is %d", got)
	}
}

// A person who takes an old amount back means it: it does not follow any more.
func TestAnOldAmountRestoredStands(t *testing.T) {
	_, s := officetest.New(t)
	d, _, _ := following(t, s)
	if _, err := s.RestoreValue(t.Context(), domain.KindOpportunity, d.ID, "amount", int64(100)); err != nil {
		t.Fatal(err)
	}
	if got := amountOf(t, s, d.ID); got != 100 {
		t.Errorf("restored, and the amount is %d", got)
	}
}

func TestAQuotationIsNotMovedOnNoDay(t *testing.T) {
	_, s := officetest.New(t)
	q := quote(t, s, "", 100)
	if _, err := s.SendQuotation(t.Context(), q.ID, 0); !domain.Is(err, domain.Invalid) {
		t.Errorf("sent on no day: %v", err)
	}
	sendQuotation(t, s, q.ID, today)
	if _, err := s.AcceptQuotation(t.Context(), q.ID, 0); !domain.Is(err, domain.Invalid) {
		t.Errorf("accepted on no day: %v", err)
	}
	if _, err := s.RejectQuotation(t.Context(), q.ID, today-1); !domain.Is(err, domain.Invalid) {
		t.Errorf("rejected before it was sent: %v", err)
	}
}
