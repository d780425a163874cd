package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// BlockCustomers blocks customers, or with block false lets them be sold to again, in one
// set; those that are so already are left alone. NotFound, Forbidden; Conflict for one in
// the recycle bin.
func (s *Session) BlockCustomers(ctx context.Context, ids []domain.ID, block bool) (change.Set, error) {
	if err := s.require(access.Customers, access.Modify); err != nil {
		return change.Set{}, err
	}
	var changes []change.Change
	for _, id := range ids {
		before, err := load[domain.Customer](ctx, s.store, id)
		if err != nil {
			return change.Set{}, err
		}
		if err := refuseBinned(&before); err != nil {
			return change.Set{}, err
		}
		after := before
		after.Blocked = block
		if c, changed := change.Editing(before, after); changed {
			changes = append(changes, c)
		}
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, "customers.blocked", changes...)
}
