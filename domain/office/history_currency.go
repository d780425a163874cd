package office

import (
	"context"

	"preventa/domain"
)

// CurrenciesIn tells in which currency the amounts are, now, of the records that entries
// change; those that have gone are left out.
func (s *Session) CurrenciesIn(ctx context.Context, entries []Entry) (map[domain.ID]domain.Currency, error) {
	currencies := map[domain.ID]domain.Currency{}
	asked := map[domain.ID]bool{}
	for _, e := range entries {
		if asked[e.Record] {
			continue
		}
		asked[e.Record] = true
		c, err := s.currencyOf(ctx, Reference{e.Kind, e.Record})
		if err != nil && !domain.Is(err, domain.NotFound) {
			return nil, err
		}
		if c != "" {
			currencies[e.Record] = c
		}
	}
	return currencies, nil
}

func (s *Session) currencyOf(ctx context.Context, r Reference) (domain.Currency, error) {
	switch r.Kind {
	case domain.KindOpportunity:
		o, err := load[domain.Opportunity](ctx, s.store, r.ID)
		return o.Currency, err
	case domain.KindQuotation:
		q, err := load[domain.Quotation](ctx, s.store, r.ID)
		return q.Currency, err
	case domain.KindProduct:
		p, err := load[domain.Product](ctx, s.store, r.ID)
		return p.Currency, err
	case domain.KindLine:
		line, err := load[domain.Line](ctx, s.store, r.ID)
		if err != nil {
			return "", err
		}
		return s.currencyOf(ctx, Reference{domain.KindQuotation, line.Quotation})
	}
	return "", nil
}
