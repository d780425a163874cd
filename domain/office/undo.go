package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Undo takes a set back by a new one. NotFound; Conflict when a later change stands on
// what would be taken back, or others refer to what would go.
func (s *Session) Undo(ctx context.Context, id domain.ID) (change.Set, error) {
	if err := s.require(access.Opportunities, access.Modify); err != nil {
		return change.Set{}, err
	}
	set, err := s.store.Set(ctx, id)
	if err != nil {
		return change.Set{}, err
	}
	if set.Action == "office.founded" {
		return change.Set{}, domain.Fail(domain.Conflict, "error.undo.founding", nil)
	}
	inverse, err := change.Inverse(set, func(kind domain.Kind, id domain.ID) (change.Current, error) {
		return s.store.Current(ctx, kind, id)
	})
	if err != nil {
		return change.Set{}, err
	}
	return s.commit(ctx, inverse)
}

// LastUndoable is the person's newest set that Undo would take back; false when there is none.
func (s *Session) LastUndoable(ctx context.Context) (change.Set, bool, error) {
	return s.store.LastUndoable(ctx, s.Me().ID)
}
