package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
)

// CountingQuotation is the quotation whose total is the amount of an opportunity that
// follows its quotations, without an id when none counts. NotFound, Forbidden.
func (s *Session) CountingQuotation(ctx context.Context, opportunity domain.ID) (domain.Quotation, error) {
	if _, err := s.opportunity(ctx, opportunity, access.Read); err != nil {
		return domain.Quotation{}, err
	}
	quotations, err := related[domain.Quotation](ctx, s.store, "opportunity", opportunity)
	if err != nil {
		return domain.Quotation{}, err
	}
	counting, _ := domain.Counting(quotations)
	return counting, nil
}
