package office

import (
	"cmp"
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// MergeCustomers makes two customers one: keep, which has the id of the one that stays
// and the values that the person picked, takes over every opportunity, contact, activity,
// quotation and file of the other, which goes. One set, which Undo takes back.
// Invalid for a rule or a merge of a record with itself; Conflict if the one that stays
// changed meanwhile or either lies in the recycle bin; NotFound, Forbidden.
func (s *Session) MergeCustomers(ctx context.Context, keep domain.Customer, gone domain.ID) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		if err := s.require(access.Customers, access.Modify|access.Delete); err != nil {
			return err
		}
		if err := keep.Check(); err != nil {
			return err
		}
		source, target := domain.Customer{ID: gone}, domain.Customer{ID: keep.ID}
		if err := s.loadPair(ctx, Merge{gone, keep.ID}, &source, &target); err != nil {
			return err
		}
		if err := cmp.Or(refuseBinned(&source), refuseBinned(&target)); err != nil {
			return err
		}
		if target.Version != keep.Version {
			return domain.Fail(domain.Conflict, "error.stale_customer", domain.Args{"Name": target.Name})
		}
		set, err = s.mergeInto(ctx, domain.KindCustomer, "customers.merged", target, keep, source)
		return err
	})
	return set, err
}

// MergeContacts makes two contacts one, as MergeCustomers does.
func (s *Session) MergeContacts(ctx context.Context, keep domain.Contact, gone domain.ID) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		if err := s.require(access.Customers, access.Modify|access.Delete); err != nil {
			return err
		}
		if err := keep.Check(); err != nil {
			return err
		}
		source, target := domain.Contact{ID: gone}, domain.Contact{ID: keep.ID}
		if err := s.loadPair(ctx, Merge{gone, keep.ID}, &source, &target); err != nil {
			return err
		}
		if err := cmp.Or(refuseBinned(&source), refuseBinned(&target)); err != nil {
			return err
		}
		if target.Version != keep.Version {
			return domain.Fail(domain.Conflict, "error.stale_contact", domain.Args{"Name": target.Label()})
		}
		set, err = s.mergeInto(ctx, domain.KindContact, "contacts.merged", target, keep, source)
		return err
	})
	return set, err
}

// mergeInto writes the record that stays, moves what refers to the other, and removes it.
func (s *Session) mergeInto(ctx context.Context, kind domain.Kind, action string, before, keep, gone domain.Record) (change.Set, error) {
	keepID, _ := keep.Key()
	goneID, _ := gone.Key()
	moved, err := s.redirected(ctx, kind, []Merge{{goneID, keepID}}, map[domain.ID]int{})
	if err != nil {
		return change.Set{}, err
	}
	if kind == domain.KindContact {
		if moved, err = s.withoutTwice(ctx, moved, keepID, goneID); err != nil {
			return change.Set{}, err
		}
	}
	var changes []change.Change
	if c, changed := change.Editing(before, keep); changed {
		changes = append(changes, c)
	}
	changes = append(changes, moved...)
	return s.apply(ctx, action, append(changes, change.Removing(gone))...)
}

// withoutTwice removes the participants that merging would make a contact's second part
// in an opportunity, or a part beside being its main contact.
func (s *Session) withoutTwice(ctx context.Context, moved []change.Change, keep, gone domain.ID) ([]change.Change, error) {
	taken := map[domain.ID]bool{} // opportunities whose main contact it will be, then those it has a part in
	for _, id := range []domain.ID{keep, gone} {
		main, err := related[domain.Opportunity](ctx, s.store, "contact", id)
		if err != nil {
			return nil, err
		}
		for _, o := range main {
			taken[o.ID] = true
		}
	}
	kept, err := related[domain.Participant](ctx, s.store, "contact", keep)
	if err != nil {
		return nil, err
	}
	for _, p := range kept {
		if taken[p.Opportunity] {
			moved = append(moved, change.Removing(p))
		}
		taken[p.Opportunity] = true
	}
	leaving, err := related[domain.Participant](ctx, s.store, "contact", gone)
	if err != nil {
		return nil, err
	}
	for _, p := range leaving {
		if taken[p.Opportunity] {
			at := slices.IndexFunc(moved, func(c change.Change) bool { return c.Record == p.ID })
			moved[at] = change.Removing(p)
		}
		taken[p.Opportunity] = true
	}
	return moved, nil
}
