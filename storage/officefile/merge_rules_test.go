package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// Merging two contacts of which one is the main contact of an opportunity and the other
// takes part in it leaves the one, as the main contact.
func TestAMergedContactTakesNoPartBesideBeingTheMainContact(t *testing.T) {
	for name, mainStays := range map[string]bool{"the main contact stays": true, "the main contact goes": false} {
		t.Run(name, func(t *testing.T) {
			f, s := officetest.New(t)
			ctx := t.Context()
			keep, gone := addContact(t, s, domain.Contact{Name: "Ignacio"}), addContact(t, s, domain.Contact{Name: "Ignacio P."})
			main, part := keep, gone
			if !mainStays {
				main, part = gone, keep
			}
			d := officetest.Save(t, s, "Tanks", func(d *office.Draft) { d.Contact, d.Card = main.ID, main })
			if _, err := s.SaveParticipants(ctx, d.ID, []domain.Participant{{Contact: part.ID}}); err != nil {
				t.Fatal(err)
			}
			before := officetest.Dump(t, f.Path, append(officetest.Journal, "*.version")...)
			set, err := s.MergeContacts(ctx, keep, gone.ID)
			if err != nil {
				t.Fatal(err)
			}
			after, err := s.Opportunity(ctx, d.ID)
			if err != nil || after.Contact != keep.ID {
				t.Errorf("main contact %q, %v", after.Contact, err)
			}
			if parts, err := s.Participants(ctx, d.ID); err != nil || len(parts) > 0 {
				t.Errorf("takes part as well: %+v, %v", parts, err)
			}
			if _, err := s.Undo(ctx, set.ID); err != nil {
				t.Fatal(err)
			}
			if now := officetest.Dump(t, f.Path, append(officetest.Journal, "*.version")...); now != before {
				t.Errorf("undone:\n%s\nbefore:\n%s", now, before)
			}
		})
	}
}

func TestNothingIsMergedWithWhatLiesInTheBin(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	keep, gone := addCustomer(t, s, "Viña"), addCustomer(t, s, "Vina")
	deleteCustomer(t, s, gone.ID)
	if _, err := s.MergeCustomers(ctx, keep, gone.ID); !domain.Is(err, domain.Conflict) {
		t.Errorf("merged: %v", err)
	}
}
