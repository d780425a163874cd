package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// RegisterCustomer makes a firm or person a registered customer: a prospect of the same
// name (by its fold) keeps its id and its opportunities and becomes one, any other name
// is added. The set names the id.
// Forbidden; Invalid for a rule; Conflict when a customer of that name is registered.
func (s *Session) RegisterCustomer(ctx context.Context, c domain.Customer) (change.Set, error) {
	if err := s.require(access.Opportunities, access.Add|access.Modify); err != nil {
		return change.Set{}, err
	}
	if err := c.Check(); err != nil {
		return change.Set{}, err
	}
	known, found, err := s.store.CustomerNamed(ctx, c.Name)
	if err != nil {
		return change.Set{}, err
	}
	if found && known.Registered {
		return change.Set{}, domain.Fail(domain.Conflict, "error.customer.twice", domain.Args{"Name": known.Name})
	}
	c.Registered = true
	if !found {
		c.ID, c.Version = domain.NewID(), 0
		return s.apply(ctx, "customer.registered", change.Adding(c))
	}
	c.ID, c.Version = known.ID, known.Version
	edited, _ := change.Editing(known, c)
	return s.apply(ctx, "customer.registered", edited)
}
