package office

import (
	"context"

	"preventa/domain"
)

// CurrenciesIn tells in which currency the amounts are, now, of the records that entries
// change; those that have gone are left out.
func (s *Session) CurrenciesIn(ctx context.Context, entries []Entry) (map[domain.ID]domain.Currency, error) {
	byKind := map[domain.Kind][]domain.ID{}
	asked := map[domain.ID]bool{}
	for _, e := range entries {
		if !asked[e.Record] {
			asked[e.Record] = true
			byKind[e.Kind] = append(byKind[e.Kind], e.Record)
		}
	}
	currencies := map[domain.ID]domain.Currency{}
	for kind, ids := range byKind {
		found, err := s.store.Currencies(ctx, kind, ids)
		if err != nil {
			return nil, err
		}
		for id, c := range found {
			currencies[id] = c
		}
	}
	return currencies, nil
}
