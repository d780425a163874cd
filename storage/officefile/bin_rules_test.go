package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

func addCustomer(t *testing.T, s *office.Session, name string) domain.Customer {
	t.Helper()
	saved, _, err := s.SaveCustomer(t.Context(), office.CustomerDraft{Customer: domain.Customer{Name: name}})
	if err != nil {
		t.Fatal(err)
	}
	return saved.Customer
}

func addContact(t *testing.T, s *office.Session, c domain.Contact) domain.Contact {
	t.Helper()
	saved, _, err := s.SaveContact(t.Context(), c, "")
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func deleteCustomer(t *testing.T, s *office.Session, id domain.ID) {
	t.Helper()
	if _, err := s.DeleteCustomers(t.Context(), []domain.ID{id}); err != nil {
		t.Fatal(err)
	}
}

func TestACustomerComesOutOfTheBinWithTheContactsItWentInWith(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	firm := addCustomer(t, s, "Viña")
	gone := addContact(t, s, domain.Contact{Name: "Left long ago", Customer: firm.ID})
	if _, err := s.DeleteContacts(ctx, []domain.ID{gone.ID}); err != nil {
		t.Fatal(err)
	}
	addContact(t, s, domain.Contact{Name: "Ignacio", Customer: firm.ID})
	deleteCustomer(t, s, firm.ID)
	restore(t, s, domain.KindCustomer, firm.ID)
	contacts, err := s.ContactsOf(ctx, firm.ID)
	if err != nil || len(contacts) != 1 || contacts[0].Name != "Ignacio" {
		t.Errorf("came back with %+v, %v", contacts, err)
	}
}

// What lies in the bin as well keeps nothing out of it.
func TestACustomerIsEmptiedThoughAnOpportunityInTheBinNamesIt(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	firm := addCustomer(t, s, "Viña")
	d := officetest.Save(t, s, "Tanks", func(d *office.Draft) { d.Customer = firm.ID })
	if _, err := s.DeleteOpportunities(ctx, []domain.ID{d.ID}); err != nil {
		t.Fatal(err)
	}
	deleteCustomer(t, s, firm.ID)
	refs := []office.Reference{{Kind: domain.KindCustomer, ID: firm.ID}}
	plan, err := s.PlanPurge(ctx, refs)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Purge(ctx, refs, plan); err != nil {
		t.Fatal(err)
	}
	restore(t, s, domain.KindOpportunity, d.ID)
	if again, err := s.Opportunity(ctx, d.ID); err != nil || again.Customer != "" {
		t.Errorf("its opportunity: %+v, %v", again, err)
	}
}

func TestAProductComesOutOfTheBinOnlyWithACodeOfItsOwn(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	old, _, err := s.SaveProduct(ctx, domain.Product{Code: "T-1", Description: "Tank"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.DeleteProducts(ctx, []domain.ID{old.ID}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.SaveProduct(ctx, domain.Product{Code: "t-1", Description: "Other tank"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Restore(ctx, []office.Reference{{Kind: domain.KindProduct, ID: old.ID}}); !domain.Is(err, domain.Conflict) {
		t.Errorf("two products of one code: %v", err)
	}
}

// Emptying something else out of the bin does not take the content of a file that undo
// can bring back.
func TestAFileComesBackByUndoAfterTheBinWasEmptied(t *testing.T) {
	f, s := officetest.New(t)
	ctx := t.Context()
	firm := addCustomer(t, s, "Viña")
	file, set, err := s.Attach(ctx, domain.Attachment{Customer: firm.ID, Name: "plan.txt"}, []byte("content"))
	if err != nil {
		t.Fatal(err)
	}
	undone, err := s.Undo(ctx, set.ID)
	if err != nil {
		t.Fatal(err)
	}
	other := addCustomer(t, s, "Other")
	deleteCustomer(t, s, other.ID)
	refs := []office.Reference{{Kind: domain.KindCustomer, ID: other.ID}}
	plan, err := s.PlanPurge(ctx, refs)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Purge(ctx, refs, plan); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(ctx, undone.ID); err != nil {
		t.Fatal(err)
	}
	if _, content, err := s.Attachment(ctx, file.ID); err != nil || string(content) != "content" {
		t.Errorf("%q, %v", content, err)
	}
	if checkup, err := f.Check(ctx); err != nil || !checkup.Sound() {
		t.Errorf("%+v, %v", checkup, err)
	}
}

// Nothing begins to refer to what lies in the bin.
func TestNothingIsSavedWithWhatLiesInTheBin(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	firm := addCustomer(t, s, "Viña")
	deleteCustomer(t, s, firm.ID)
	person := addContact(t, s, domain.Contact{Name: "Ignacio"})
	if _, err := s.DeleteContacts(ctx, []domain.ID{person.ID}); err != nil {
		t.Fatal(err)
	}
	deal := officetest.Save(t, s, "Gone", nil)
	if _, err := s.DeleteOpportunities(ctx, []domain.ID{deal.ID}); err != nil {
		t.Fatal(err)
	}
	stays := officetest.Save(t, s, "Stays", nil)
	draft, err := s.NewDraft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	draft.Name, draft.Customer = "Tanks", firm.ID
	quotation, err := s.NewQuotation(ctx, "", "")
	if err != nil {
		t.Fatal(err)
	}
	for name, saves := range map[string]func() error{
		"opportunity of the customer": func() error { _, _, err := s.SaveOpportunity(ctx, draft); return err },
		"contact of the customer": func() error {
			_, _, err := s.SaveContact(ctx, domain.Contact{Name: "Ana", Customer: firm.ID}, "")
			return err
		},
		"quotation of the customer": func() error {
			q := quotation
			q.Customer = firm.ID
			_, _, err := s.SaveQuotation(ctx, q)
			return err
		},
		"quotation of the opportunity": func() error {
			q := quotation
			q.Opportunity = deal.ID
			_, _, err := s.SaveQuotation(ctx, q)
			return err
		},
		"activity with the customer": func() error {
			_, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: domain.Activity{Subject: "Call", Customer: firm.ID, Day: today}, NewType: "Call"})
			return err
		},
		"activity with the contact": func() error {
			_, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: domain.Activity{Subject: "Call", Opportunity: stays.ID, Contact: person.ID, Day: today}, NewType: "Call"})
			return err
		},
		"file of the customer": func() error {
			_, _, err := s.Attach(ctx, domain.Attachment{Customer: firm.ID, Name: "a.txt"}, []byte("a"))
			return err
		},
		"file of the opportunity": func() error {
			_, _, err := s.Attach(ctx, domain.Attachment{Opportunity: deal.ID, Name: "a.txt"}, []byte("a"))
			return err
		},
		"participant": func() error {
			_, err := s.SaveParticipants(ctx, stays.ID, []domain.Participant{{Contact: person.ID}})
			return err
		},
	} {
		if err := saves(); !domain.Is(err, domain.Conflict) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnActivityInTheBinIsNotEdited(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Tanks", nil)
	a, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: domain.Activity{Subject: "Call", Opportunity: d.ID, Day: today}, NewType: "Call"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.DeleteActivities(ctx, []domain.ID{a.ID}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.CompleteActivity(ctx, a.ID); !domain.Is(err, domain.Conflict) {
		t.Errorf("completed in the bin: %v", err)
	}
}
