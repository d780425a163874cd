package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Restore takes records out of the recycle bin, in one set. What they belong to comes
// along, where it lies in the bin too, and with a customer the contacts that went in with
// it. A revision that is still a draft supersedes again, and amounts follow quotations as
// they stand then. Conflict for a product whose code another has by now; NotFound, Forbidden.
func (s *Session) Restore(ctx context.Context, records []Reference) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		if err := s.require(access.RecycleBin, access.Modify); err != nil {
			return err
		}
		r := restorer{session: s, before: map[domain.ID]domain.Record{}, after: map[domain.ID]domain.Record{}}
		for _, reference := range records {
			if err := r.take(ctx, reference); err != nil {
				return err
			}
		}
		changes, err := r.changes(ctx)
		if err != nil || len(changes) == 0 {
			return err
		}
		set, err = s.apply(ctx, "bin.restored", changes...)
		return err
	})
	return set, err
}

// restorer gathers records, by pointer, as they are and as they come out of the bin.
type restorer struct {
	session       *Session
	order         []domain.ID // what others belong to before them
	before, after map[domain.ID]domain.Record
}

// take takes one record out of the bin, with what it belongs to and what went in with it.
func (r *restorer) take(ctx context.Context, ref Reference) error {
	if ref.ID == "" || r.before[ref.ID] != nil {
		return nil
	}
	before, err := r.session.loadAny(ctx, ref)
	if err != nil {
		return err
	}
	after := domain.Clone(before)
	fields := domain.FieldsOf(before)
	delete(fields, "removed_at")
	domain.SetFields(after, fields)
	r.before[ref.ID], r.after[ref.ID] = before, after
	for _, above := range domain.Refs(before) {
		if above.Kind == domain.KindCustomer || above.Kind == domain.KindOpportunity {
			id, _ := fields[above.Field].(string)
			if err := r.take(ctx, Reference{above.Kind, domain.ID(id)}); err != nil {
				return err
			}
		}
	}
	r.order = append(r.order, ref.ID)
	if refuseBinned(before) == nil {
		return nil
	}
	switch before := before.(type) {
	case *domain.Customer:
		return r.takeContacts(ctx, *before)
	case *domain.Product:
		return r.checkCode(ctx, *before)
	case *domain.Quotation:
		return r.supersede(ctx, *before)
	}
	return nil
}

// takeContacts takes the contacts that went into the bin with their customer.
func (r *restorer) takeContacts(ctx context.Context, c domain.Customer) error {
	contacts, err := related[domain.Contact](ctx, r.session.store, "customer", c.ID)
	if err != nil {
		return err
	}
	for _, contact := range contacts {
		if contact.RemovedAt != c.RemovedAt {
			continue
		}
		if err := r.take(ctx, Reference{domain.KindContact, contact.ID}); err != nil {
			return err
		}
	}
	return nil
}

func (r *restorer) checkCode(ctx context.Context, p domain.Product) error {
	fold := domain.Fold(p.Code)
	if fold == "" {
		return nil
	}
	other, taken, err := r.session.store.ProductCoded(ctx, p.Code)
	if err != nil {
		return err
	}
	for _, record := range r.after {
		if beside, is := record.(*domain.Product); is && beside.ID != p.ID && domain.Fold(beside.Code) == fold {
			other, taken = *beside, true
		}
	}
	if !taken {
		return nil
	}
	return domain.Fail(domain.Conflict, "error.bin.code_taken", domain.Args{"Product": p.Description, "Code": p.Code, "Name": other.Description})
}

// supersede lets a revision that is still a draft take the place of the one it revises.
func (r *restorer) supersede(ctx context.Context, q domain.Quotation) error {
	if q.Status != domain.Draft || q.Supersedes == "" {
		return nil
	}
	if r.before[q.Supersedes] == nil {
		old, err := r.session.loadAny(ctx, Reference{domain.KindQuotation, q.Supersedes})
		if err != nil {
			return err
		}
		r.before[q.Supersedes], r.after[q.Supersedes] = old, domain.Clone(old)
		r.order = append(r.order, q.Supersedes)
	}
	if old := r.after[q.Supersedes].(*domain.Quotation); old.Revisable() {
		*old = old.Supersede()
	}
	return nil
}

// changes are the edits of what was gathered, and those of the amounts that follow.
func (r *restorer) changes(ctx context.Context) ([]change.Change, error) {
	var quotations []domain.Quotation
	var opportunities []domain.ID
	for _, id := range r.order {
		if q, is := r.after[id].(*domain.Quotation); is {
			quotations, opportunities = append(quotations, *q), append(opportunities, q.Opportunity)
		}
	}
	var changes []change.Change
	for _, id := range r.order {
		if o, is := r.after[id].(*domain.Opportunity); is && o.AmountFollows && o.ClosedOn.IsZero() {
			followed, err := r.session.amountAfter(ctx, *o, quotations, r.session.office.Data())
			if err != nil {
				return nil, err
			}
			*o = followed
		}
		if c, changed := change.Editing(r.before[id], r.after[id]); changed {
			changes = append(changes, c)
		}
	}
	opportunities = slices.DeleteFunc(opportunities, func(id domain.ID) bool { return r.before[id] != nil })
	amounts, err := r.session.followingAmounts(ctx, quotations, opportunities...)
	return append(changes, amounts...), err
}
