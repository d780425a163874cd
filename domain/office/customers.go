package office

import (
	"context"
	"errors"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// CustomerDraft is a customer as a person edits it, with what they typed beside it.
type CustomerDraft struct {
	domain.Customer // ID "" for a new one; Version as it was read

	NewSector string
	NewTags   []string
}

// Customers gives the page of a query of customers that starts at row first. Forbidden.
func (s *Session) Customers(ctx context.Context, q Query, first, count int) ([]CustomerRow, error) {
	if err := s.require(access.Customers, access.Read); err != nil {
		return nil, err
	}
	q, err := s.complete(q)
	if err != nil {
		return nil, err
	}
	return s.store.CustomerRows(ctx, q, first, count)
}

// SaveCustomer adds or edits a customer or prospect, with the sector and the tags typed
// beside it, in one set. It returns the draft as it stands saved; the set is empty when
// nothing had changed. A name or a tax id of another customer is no error, for two firms
// can share them: Similar warns of it.
// Invalid names every field that breaks a rule; Conflict if it changed meanwhile or lies
// in the recycle bin; NotFound, Forbidden.
func (s *Session) SaveCustomer(ctx context.Context, d CustomerDraft) (saved CustomerDraft, set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		saved, set, err = s.saveCustomer(ctx, d)
		return err
	})
	return saved, set, err
}

func (s *Session) saveCustomer(ctx context.Context, d CustomerDraft) (CustomerDraft, change.Set, error) {
	before := domain.Customer{ID: d.ID}
	right := access.Modify
	if d.ID == "" {
		right = access.Add
	} else if err := s.store.Load(ctx, d.ID, &before); err != nil {
		return d, change.Set{}, err
	}
	if err := s.require(access.Customers, right); err != nil {
		return d, change.Set{}, err
	}
	if err := refuseBinned(&before); err != nil {
		return d, change.Set{}, err
	}
	if before.Version != d.Version {
		return d, change.Set{}, domain.Fail(domain.Conflict, "error.stale_customer", domain.Args{"Name": before.Name})
	}
	w := wordWriter{session: s}
	after, err := settledCustomer(ctx, &w, d)
	if err != nil {
		return d, change.Set{}, err
	}
	action := "customer.saved"
	if d.ID == "" {
		after.ID, action = domain.NewID(), "customer.added"
		w.changes = append(w.changes, change.Adding(after))
	} else if c, changed := change.Editing(before, after); changed {
		if after.Registered && !before.Registered {
			action = "customer.registered"
		}
		w.changes = append(w.changes, c)
	}
	if len(w.changes) == 0 {
		return CustomerDraft{Customer: after}, change.Set{}, nil
	}
	set, err := s.apply(ctx, action, w.changes...)
	after.Version = versionAfter(set, after.ID, after.Version)
	return CustomerDraft{Customer: after}, set, err
}

func settledCustomer(ctx context.Context, w *wordWriter, d CustomerDraft) (domain.Customer, error) {
	c := d.Customer
	if c.Sector == "" && domain.Fold(d.NewSector) != "" {
		id, err := w.item(ctx, domain.Sectors, d.NewSector, "sector")
		if err != nil {
			return c, err
		}
		c.Sector = id
	}
	tags, err := w.tags(ctx, c.Tags, d.NewTags)
	if err != nil {
		return c, err
	}
	c.Tags = tags
	if err := errors.Join(c.Check(), w.problems.Err()); err != nil {
		return c, mergeInvalid(err)
	}
	domain.SetFields(&c, domain.FieldsOf(c)) // tags in their order, each once
	return c, nil
}

// versionAfter is a record's version after a set.
func versionAfter(set change.Set, id domain.ID, before int64) int64 {
	for _, c := range set.Changes {
		if c.Record == id {
			return c.Version
		}
	}
	return before
}

// Register makes a prospect a customer, which keeps its id and its opportunities.
// Nothing happens to one that is. NotFound, Forbidden.
func (s *Session) Register(ctx context.Context, id domain.ID) (change.Set, error) {
	c, err := s.Customer(ctx, id)
	if err != nil || c.Registered {
		return change.Set{}, err
	}
	c.Registered = true
	_, set, err := s.SaveCustomer(ctx, CustomerDraft{Customer: c})
	return set, err
}

// DeleteCustomers puts customers with their contacts into the recycle bin, in one set.
// Conflict for one that opportunities or quotations name: it is to be blocked, or merged
// into another. NotFound, Forbidden.
func (s *Session) DeleteCustomers(ctx context.Context, ids []domain.ID) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		set, err = s.deleteCustomers(ctx, ids)
		return err
	})
	return set, err
}

func (s *Session) deleteCustomers(ctx context.Context, ids []domain.ID) (change.Set, error) {
	if err := s.require(access.Customers, access.Delete); err != nil {
		return change.Set{}, err
	}
	at := s.office.clock().UnixMilli()
	var changes []change.Change
	for _, id := range ids {
		before, err := load[domain.Customer](ctx, s.store, id)
		if err != nil {
			return change.Set{}, err
		}
		if before.RemovedAt != 0 {
			continue
		}
		gone, err := s.removingCustomer(ctx, before, at)
		if err != nil {
			return change.Set{}, err
		}
		changes = append(changes, gone...)
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, "customer.removed", changes...)
}

func (s *Session) removingCustomer(ctx context.Context, before domain.Customer, at int64) ([]change.Change, error) {
	opportunities, err := related[domain.Opportunity](ctx, s.store, "customer", before.ID)
	if err != nil {
		return nil, err
	}
	quotations, err := related[domain.Quotation](ctx, s.store, "customer", before.ID)
	if err != nil {
		return nil, err
	}
	inUse := len(kept(opportunities, func(o domain.Opportunity) int64 { return o.RemovedAt })) +
		len(kept(quotations, func(q domain.Quotation) int64 { return q.RemovedAt }))
	if inUse > 0 {
		return nil, domain.Fail(domain.Conflict, "error.customer.in_use", domain.Args{"Name": before.Name, "Count": inUse})
	}
	after := before
	after.RemovedAt = at
	c, _ := change.Editing(before, after)
	changes := []change.Change{c}
	contacts, err := related[domain.Contact](ctx, s.store, "customer", before.ID)
	for _, contact := range contacts {
		if contact.RemovedAt == 0 {
			gone := contact
			gone.RemovedAt = at
			c, _ := change.Editing(contact, gone)
			changes = append(changes, c)
		}
	}
	return changes, err
}
