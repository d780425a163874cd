package office

import (
	"context"

	"preventa/domain"
)

// refuseBinned is a Conflict for a record, given by pointer, that lies in the recycle bin:
// it is neither changed there nor referred to. It is nil for any other.
func refuseBinned(r domain.Record) error {
	var removedAt int64
	var key string
	var args domain.Args
	switch r := r.(type) {
	case *domain.Opportunity:
		removedAt, key, args = r.RemovedAt, "error.in_recycle_bin", domain.Args{"Number": r.Number}
	case *domain.Customer:
		removedAt, key, args = r.RemovedAt, "error.customer.in_recycle_bin", domain.Args{"Name": r.Name}
	case *domain.Contact:
		removedAt, key, args = r.RemovedAt, "error.contact.in_recycle_bin", domain.Args{"Name": r.Label()}
	case *domain.Activity:
		removedAt, key, args = r.RemovedAt, "error.activity.in_recycle_bin", domain.Args{"Name": r.Subject}
	case *domain.Product:
		removedAt, key, args = r.RemovedAt, "error.product.in_recycle_bin", domain.Args{"Name": r.Description}
	case *domain.Quotation:
		removedAt, key, args = r.RemovedAt, "error.quotation.in_recycle_bin", domain.Args{"Number": r.Label()}
	}
	if removedAt == 0 {
		return nil
	}
	return domain.Fail(domain.Conflict, key, args)
}

// refuseBinnedRefs is a Conflict for an edit that makes a record refer to a customer, a
// contact or an opportunity in the recycle bin. What it referred to before may have gone
// there since.
func (s *Session) refuseBinnedRefs(ctx context.Context, before, after domain.Record) error {
	old, now := domain.FieldsOf(before), domain.FieldsOf(after)
	for _, ref := range domain.Refs(after) {
		id, _ := now[ref.Field].(string)
		if id == "" || old[ref.Field] == id {
			continue
		}
		switch ref.Kind {
		case domain.KindCustomer, domain.KindContact, domain.KindOpportunity:
		default:
			continue
		}
		record, err := s.loadAny(ctx, Reference{ref.Kind, domain.ID(id)})
		if domain.Is(err, domain.NotFound) {
			continue // the same save adds it, or its commit refuses the reference
		}
		if err != nil {
			return err
		}
		if err := refuseBinned(record); err != nil {
			return err
		}
	}
	return nil
}

// invalidField is an Invalid error of one field.
func invalidField(field, key string) error {
	return &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{Field: field, Key: key}}}
}
