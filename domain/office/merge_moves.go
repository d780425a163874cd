package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
)

// MergeMoves counts, by kind, the records that refer to a customer or contact and would
// move to another if it was merged into that. Those in the recycle bin move as well and
// are not counted. Forbidden.
func (s *Session) MergeMoves(ctx context.Context, kind domain.Kind, gone domain.ID) (map[domain.Kind]int, error) {
	if err := s.require(access.Customers, access.Read); err != nil {
		return nil, err
	}
	referring, err := s.store.Referring(ctx, kind, gone)
	if err != nil {
		return nil, err
	}
	moves := map[domain.Kind]int{}
	for _, r := range referring {
		if domain.FieldsOf(r)["removed_at"] == nil {
			moves[r.Kind()]++
		}
	}
	return moves, nil
}
