package officefile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/likeness"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

func TestRegisteringAProspectKeepsItsOpportunities(t *testing.T) {
	_, s := officetest.New(t)
	opened := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.NewCustomer = "Viña Los Aromos" })
	set, err := s.Register(t.Context(), opened.Customer)
	if err != nil {
		t.Fatal(err)
	}
	if id := set.Records(domain.KindCustomer)[0]; id != opened.Customer {
		t.Errorf("the prospect %s became the customer %s", opened.Customer, id)
	}
	rows, err := s.Opportunities(t.Context(), office.Query{}, 0, 10)
	if err != nil || len(rows) != 1 || !rows[0].Registered {
		t.Errorf("%+v, %v", rows, err)
	}
	if _, err := s.Undo(t.Context(), set.ID); err != nil {
		t.Fatal(err)
	}
	if c, err := s.Customer(t.Context(), opened.Customer); err != nil || c.Registered || c.Name != "Viña Los Aromos" {
		t.Errorf("undone: %+v, %v", c, err)
	}
}

// customer adds a customer or prospect.
func customer(t *testing.T, s *office.Session, c domain.Customer) domain.Customer {
	t.Helper()
	saved, _, err := s.SaveCustomer(t.Context(), office.CustomerDraft{Customer: c})
	if err != nil {
		t.Fatal(err)
	}
	return saved.Customer
}

// contact adds a contact.
func contact(t *testing.T, s *office.Session, c domain.Contact) domain.Contact {
	t.Helper()
	saved, _, err := s.SaveContact(t.Context(), c, "")
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestMergingCustomersMovesEverything(t *testing.T) {
	f, s := officetest.New(t)
	ctx := t.Context()
	aromos := customer(t, s, domain.Customer{Name: "Viña Los Aromos", Registered: true, City: "Talca"})
	twin := customer(t, s, domain.Customer{Name: "Vina los Aromos S.A.", Phones: "+56 2 2345 6789"})
	opened := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.Customer, d.Card = twin.ID, domain.Contact{Name: "Ignacio Prats"} })
	call, _, err := s.SaveActivity(ctx, office.ActivityDraft{Activity: domain.Activity{Subject: "Call back", Customer: twin.ID, Day: opened.OpenedOn}, NewType: "Call"})
	if err != nil {
		t.Fatal(err)
	}
	draft, err := s.NewQuotation(ctx, opened.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	quotation, _, err := s.SaveQuotation(ctx, draft)
	if err != nil {
		t.Fatal(err)
	}
	before := officetest.Dump(t, f.Path, append([]string{"*.version"}, officetest.Journal...)...)
	aromos.Phones = twin.Phones
	set, err := s.MergeCustomers(ctx, aromos, twin.ID)
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := s.Customer(ctx, aromos.ID); err != nil || kept.Phones != "+56 2 2345 6789" || kept.City != "Talca" || !kept.Registered {
		t.Errorf("kept: %+v, %v", kept, err)
	}
	if _, err := s.Customer(ctx, twin.ID); !domain.Is(err, domain.NotFound) {
		t.Errorf("the other is still there: %v", err)
	}
	o, err := s.Opportunity(ctx, opened.ID)
	a, errA := s.Activity(ctx, call.ID)
	q, errQ := s.Quotation(ctx, quotation.ID)
	if err != nil || errA != nil || errQ != nil || o.Customer != aromos.ID || o.Card.Customer != aromos.ID || a.Customer != aromos.ID || q.Customer != aromos.ID {
		t.Errorf("moved: %v %v %v %v", o.Customer, o.Card.Customer, a.Customer, q.Customer)
	}
	if rows, err := s.Opportunities(ctx, office.Query{Text: "viña aromos"}, 0, 5); err != nil || len(rows) != 1 {
		t.Errorf("found by the name that stays: %v, %v", rows, err)
	}
	if _, err := s.Undo(ctx, set.ID); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, officetest.Dump(t, f.Path, append([]string{"*.version"}, officetest.Journal...)...)); diff != "" {
		t.Errorf("undone:\n%s", diff)
	}
}

func TestAMergeOfARecordWithItselfIsRefused(t *testing.T) {
	_, s := officetest.New(t)
	c := customer(t, s, domain.Customer{Name: "Viña Los Aromos"})
	p := contact(t, s, domain.Contact{Name: "Ignacio Prats"})
	if _, err := s.MergeCustomers(t.Context(), c, c.ID); !domain.Is(err, domain.Invalid) {
		t.Errorf("a customer: %v", err)
	}
	if _, err := s.MergeContacts(t.Context(), p, p.ID); !domain.Is(err, domain.Invalid) {
		t.Errorf("a contact: %v", err)
	}
}

// roleOf is the first role contacts can have.
func roleOf(t *testing.T, s *office.Session) domain.ID {
	t.Helper()
	roles, err := s.Items(t.Context(), domain.Roles)
	if err != nil {
		t.Fatal(err)
	}
	return roles[0].ID
}

func TestMergingContactsLeavesEachOneOnceInAnOpportunity(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	opened := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.NewCustomer, d.Card = "Viña", domain.Contact{Name: "Elena"} })
	first := contact(t, s, domain.Contact{Name: "Ignacio Prats"})
	twin := contact(t, s, domain.Contact{Name: "Ignacio Pratz"})
	if _, err := s.SaveParticipants(ctx, opened.ID, []domain.Participant{{Contact: first.ID}, {Contact: twin.ID}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SaveParticipants(ctx, opened.ID, []domain.Participant{{Contact: first.ID}, {Contact: first.ID}}); !domain.Is(err, domain.Invalid) {
		t.Errorf("one twice: %v", err)
	}
	if _, err := s.SaveParticipants(ctx, opened.ID, []domain.Participant{{Contact: opened.Contact}}); !domain.Is(err, domain.Invalid) {
		t.Errorf("the main contact: %v", err)
	}
	set, err := s.SaveParticipants(ctx, opened.ID, []domain.Participant{{Contact: first.ID, Role: roleOf(t, s)}})
	if err != nil || len(set.Changes) != 1 {
		t.Errorf("somebody not named went: %+v, %v", set, err)
	}
	if set, err = s.SaveParticipants(ctx, opened.ID, nil, first.ID); err != nil || len(set.Changes) != 1 {
		t.Errorf("left out: %+v, %v", set, err)
	}
	if _, err := s.Undo(ctx, set.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.MergeContacts(ctx, first, twin.ID); err != nil {
		t.Fatal(err)
	}
	parts, err := s.Participants(ctx, opened.ID)
	if err != nil || len(parts) != 1 || parts[0].Contact.Name != "Ignacio Prats" {
		t.Errorf("parts: %+v, %v", parts, err)
	}
}

func TestACustomerInUseIsNotDeleted(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	used := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.NewCustomer = "Viña" })
	if _, err := s.DeleteCustomers(ctx, []domain.ID{used.Customer}); !domain.Is(err, domain.Conflict) {
		t.Errorf("one in use: %v", err)
	}
	free := customer(t, s, domain.Customer{Name: "Óptica"})
	person := contact(t, s, domain.Contact{Name: "Sonia", Customer: free.ID})
	set, err := s.DeleteCustomers(ctx, []domain.ID{free.ID})
	if err != nil || len(set.Changes) != 2 {
		t.Fatalf("%+v, %v", set, err)
	}
	if rows, err := s.Contacts(ctx, office.Query{Text: "sonia"}, 0, 5); err != nil || len(rows) != 0 {
		t.Errorf("its contacts: %+v, %v", rows, err)
	}
	if _, err := s.Restore(ctx, []office.Reference{{Kind: domain.KindContact, ID: person.ID}}); err != nil {
		t.Fatal(err)
	}
	if c, err := s.Customer(ctx, free.ID); err != nil || c.RemovedAt != 0 {
		t.Errorf("the customer of a contact that is back: %+v, %v", c, err)
	}
}

func TestATaxIDOfAnotherCustomerIsToldOf(t *testing.T) {
	_, s := officetest.New(t)
	known := customer(t, s, domain.Customer{Name: "Viña Los Aromos", TaxID: "76.543.210-K"})
	twins, err := s.SimilarCustomers(t.Context(), domain.Customer{Name: "Something else", TaxID: "76543210k"}, 5)
	if err != nil || len(twins) != 1 || twins[0].ID != known.ID || twins[0].Reasons[0].Kind != likeness.TaxID {
		t.Errorf("%+v, %v", twins, err)
	}
	second := customer(t, s, domain.Customer{Name: "Another firm", TaxID: "76543210K"})
	pairs, err := s.PossibleDuplicates(t.Context())
	if err != nil || len(pairs) != 1 || pairs[0].A.ID != known.ID || pairs[0].B.ID != second.ID {
		t.Errorf("%+v, %v", pairs, err)
	}
}

func TestThePositionOfAContactIsAWordOfTheOffice(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	first := contact(t, s, domain.Contact{Name: "Elena", Position: "Plant manager"})
	second := contact(t, s, domain.Contact{Name: "Iván", Position: "plant MANAGER"})
	if second.Position != "Plant manager" {
		t.Errorf("written %q", second.Position)
	}
	items, err := s.Items(ctx, domain.Positions)
	if err != nil || len(items) != 1 {
		t.Fatalf("%+v, %v", items, err)
	}
	uses, err := s.Uses(ctx, domain.KindItem)
	if err != nil || uses[items[0].ID] != 2 {
		t.Errorf("uses %v, %v", uses, err)
	}
	items[0].Name = "Head of the plant"
	set, err := s.SaveItems(ctx, domain.Positions, append(items, domain.Item{Name: "Owner"}))
	if err != nil {
		t.Fatal(err)
	}
	if c, err := s.Contact(ctx, first.ID); err != nil || c.Position != "Head of the plant" {
		t.Errorf("renamed: %+v, %v", c, err)
	}
	items, err = s.Items(ctx, domain.Positions)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SaveItems(ctx, domain.Positions, items[1:]); !domain.Is(err, domain.Conflict) {
		t.Errorf("one in use went: %v", err)
	}
	if _, err := s.SaveItems(ctx, domain.Positions, items[1:], office.Merge{From: items[0].ID, Into: items[1].ID}); err != nil {
		t.Fatal(err)
	}
	if c, err := s.Contact(ctx, first.ID); err != nil || c.Position != "Owner" {
		t.Errorf("merged: %+v, %v", c, err)
	}
	if _, err := s.Undo(ctx, set.ID); !domain.Is(err, domain.Conflict) {
		t.Errorf("a renaming that a merge stands on was taken back: %v", err)
	}
}
