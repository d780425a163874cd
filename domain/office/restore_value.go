package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
)

// RestoreValue gives a field of a record the value it had, by the rules of a save: as an
// edit of its own, which Undo takes back. An amount that followed quotations stands from
// then on as it was. Invalid for what Restorable refuses; Conflict also when the value
// names what has been deleted since; NotFound, Forbidden, Invalid for a rule.
func (s *Session) RestoreValue(ctx context.Context, kind domain.Kind, id domain.ID, field string, value any) (change.Set, error) {
	if !Restorable(kind, field) {
		return change.Set{}, domain.Fail(domain.Invalid, "error.restore.kind", nil)
	}
	if err := s.checkStillThere(ctx, domain.RefKind(kind, field), value); err != nil {
		return change.Set{}, err
	}
	put := func(r domain.Record) {
		fields := domain.FieldsOf(r)
		if value == nil {
			delete(fields, field)
		} else {
			fields[field] = value
		}
		domain.SetFields(r, fields)
	}
	switch kind {
	case domain.KindOpportunity:
		return s.restoreInOpportunity(ctx, id, field, put)
	case domain.KindCustomer:
		c, err := s.Customer(ctx, id)
		if err != nil {
			return change.Set{}, err
		}
		put(&c)
		_, set, err := s.SaveCustomer(ctx, CustomerDraft{Customer: c})
		return set, err
	case domain.KindContact:
		c, err := s.Contact(ctx, id)
		if err != nil {
			return change.Set{}, err
		}
		put(&c)
		_, set, err := s.SaveContact(ctx, c, "")
		return set, err
	case domain.KindActivity:
		a, err := s.Activity(ctx, id)
		if err != nil {
			return change.Set{}, err
		}
		put(&a)
		_, set, err := s.SaveActivity(ctx, ActivityDraft{Activity: a})
		return set, err
	}
	p, err := load[domain.Product](ctx, s.store, id)
	if err != nil {
		return change.Set{}, err
	}
	put(&p)
	_, set, err := s.SaveProduct(ctx, p)
	return set, err
}

func (s *Session) restoreInOpportunity(ctx context.Context, id domain.ID, field string, put func(domain.Record)) (change.Set, error) {
	return s.changeOpportunity(ctx, id, func(d *Draft) (err error) {
		put(&d.Opportunity)
		d.Reopening = true // a person picks the state it had
		switch field {
		case "amount", "currency":
			d.AmountFollows = false
		case "probability":
			d.ProbabilityOwn = true
		case "contact":
			d.Card = domain.Contact{}
			if d.Contact != "" {
				d.Card, err = s.Contact(ctx, d.Contact)
			}
		}
		return err
	})
}

// checkStillThere refuses ids of records that are not there any more.
func (s *Session) checkStillThere(ctx context.Context, kind domain.Kind, value any) error {
	if kind == "" {
		return nil
	}
	for _, id := range idsIn(value) {
		_, err := s.loadAny(ctx, Reference{kind, id})
		if domain.Is(err, domain.NotFound) {
			return domain.Fail(domain.Conflict, "error.restore.gone", nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Restorable reports that RestoreValue would take a field of a record.
func Restorable(kind domain.Kind, field string) bool {
	switch kind {
	case domain.KindOpportunity:
		return !slices.Contains([]string{"number", "currency", "office_amount", "unconverted", "credited_to", "removed_at", "probability_own"}, field)
	case domain.KindCustomer, domain.KindContact, domain.KindActivity, domain.KindProduct:
		return field != "removed_at"
	}
	return false
}
