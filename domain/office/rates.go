package office

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// RatesOfExchange are the rates amounts are converted at. Saves ask for them again and again, so they
// stay known until one changes; within a transaction that changed some they are read.
func (s *Session) RatesOfExchange(ctx context.Context) (domain.Rates, error) {
	fresh := false
	if s.batch != nil {
		for _, set := range *s.batch {
			fresh = fresh || set.Touches(domain.KindRate)
		}
	}
	s.office.mu.RLock()
	known, since := s.office.rates, s.office.followed
	s.office.mu.RUnlock()
	if known != nil && !fresh {
		return known, nil
	}
	all, err := s.store.Rates(ctx)
	if err != nil {
		return nil, err
	}
	rates := domain.NewRates(all)
	if s.batch == nil {
		s.office.remember(since, func() { s.office.rates = rates })
	}
	return rates, nil
}

// Rates lists the rates of exchange, by currency and day. Forbidden.
func (s *Session) Rates(ctx context.Context) ([]domain.Rate, error) {
	if err := s.require(access.Currencies, access.Read); err != nil {
		return nil, err
	}
	return s.store.Rates(ctx)
}

// RateFor is the rate that converts an amount of a currency on a day; false where there
// is none, and for the office's own currency.
func (s *Session) RateFor(ctx context.Context, c domain.Currency, day domain.Date) (domain.Rate, bool, error) {
	rates, err := s.RatesOfExchange(ctx)
	if err != nil || c == s.office.Data().Currency {
		return domain.Rate{}, false, err
	}
	rate, known := rates.At(c, day)
	return rate, known, nil
}

// SaveRates adds, edits (a known currency and day takes the new value) and removes rates,
// and converts every amount anew that they count for, in one set.
// Invalid for a rule, with the row in its args; Forbidden.
func (s *Session) SaveRates(ctx context.Context, save []domain.Rate, remove []domain.ID) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		set, err = s.saveRates(ctx, save, remove)
		return err
	})
	return set, err
}

func (s *Session) saveRates(ctx context.Context, save []domain.Rate, remove []domain.ID) (change.Set, error) {
	if err := s.require(access.Currencies, access.Modify); err != nil {
		return change.Set{}, err
	}
	all, err := s.store.Rates(ctx)
	if err != nil {
		return change.Set{}, err
	}
	changes, after, err := rateChanges(all, save, remove, s.office.Data().Currency)
	if err != nil || len(changes) == 0 {
		return change.Set{}, err
	}
	revalued, err := s.revalued(ctx, domain.NewRates(after))
	if err != nil {
		return change.Set{}, err
	}
	return s.apply(ctx, "rates.saved", append(changes, revalued...)...)
}

type rateKey struct {
	currency domain.Currency
	day      domain.Date
}

// rateChanges gives the changes and the rates there are after them. A rate that moves to
// another day is removed and added anew, so that days can be exchanged.
func rateChanges(all, save []domain.Rate, remove []domain.ID, home domain.Currency) ([]change.Change, []domain.Rate, error) {
	now := map[rateKey]domain.Rate{}
	before := map[domain.ID]domain.Rate{}
	for _, r := range all {
		now[rateKeyOf(r)], before[r.ID] = r, r
	}
	for _, id := range remove {
		delete(now, rateKeyOf(before[id]))
	}
	for _, r := range save { // their own days first, so that each is free for another
		if old, edited := before[r.ID]; edited && rateKeyOf(old) != rateKeyOf(r) {
			delete(now, rateKeyOf(old))
		}
	}
	for i, r := range save {
		if err := r.Check(home); err != nil {
			return nil, nil, atRow(err, i)
		}
		known, there := now[rateKeyOf(r)]
		if !there {
			known = domain.Rate{ID: domain.NewID()}
		}
		r.ID, r.Version = known.ID, known.Version
		now[rateKeyOf(r)] = r
	}
	changes, after := rateDifferences(all, now)
	return changes, after, nil
}

func rateKeyOf(r domain.Rate) rateKey { return rateKey{r.Currency, r.Day} }

func rateDifferences(all []domain.Rate, now map[rateKey]domain.Rate) (changes []change.Change, after []domain.Rate) {
	before := map[domain.ID]domain.Rate{}
	for _, old := range all { // what goes comes first, so that its day is free
		before[old.ID] = old
		if now[rateKeyOf(old)].ID != old.ID {
			changes = append(changes, change.Removing(old))
		}
	}
	after = slices.SortedFunc(maps.Values(now), func(a, b domain.Rate) int {
		return cmp.Or(cmp.Compare(a.Currency, b.Currency), cmp.Compare(a.Day, b.Day))
	})
	for _, r := range after {
		old, known := before[r.ID]
		if !known {
			changes = append(changes, change.Adding(r))
		} else if c, changed := change.Editing(old, r); changed {
			changes = append(changes, c)
		}
	}
	return changes, after
}

// revalued are the opportunities whose amount in office currency is another at these
// rates, those in the recycle bin included.
func (s *Session) revalued(ctx context.Context, rates domain.Rates) ([]change.Change, error) {
	home, today := s.office.Data().Currency, s.office.Today()
	foreign, err := s.store.ForeignOpportunities(ctx, home)
	if err != nil {
		return nil, err
	}
	var changes []change.Change
	for _, before := range foreign {
		if c, changed := change.Editing(before, before.Convert(home, rates, today)); changed {
			changes = append(changes, c)
		}
	}
	return changes, nil
}

// Revalue converts the amounts in other currencies at the rates of today, as a day begins.
// The set is empty when they are right already.
func (s *Session) Revalue(ctx context.Context) (set change.Set, err error) {
	if s.office.readOnly {
		return change.Set{}, nil
	}
	err = s.Atomically(ctx, func(s *Session) error {
		set, err = s.revalue(ctx)
		return err
	})
	return set, err
}

func (s *Session) revalue(ctx context.Context) (change.Set, error) {
	rates, err := s.RatesOfExchange(ctx)
	if err != nil {
		return change.Set{}, err
	}
	changes, err := s.revalued(ctx, rates)
	if err != nil || len(changes) == 0 {
		return change.Set{}, err
	}
	return s.apply(ctx, RevaluedAction, changes...)
}

// RevaluedAction is the action of Revalue, which nobody asked for and nobody undoes.
const RevaluedAction = "amounts.revalued"
