package control

import (
	"math/big"

	"preventa/domain"
	"preventa/domain/change"
)

// TargetKey is whose target of which month it is: of the whole office with "".
type TargetKey = domain.TargetKey

// Target is what is to be won in a month.
type Target struct {
	Amount int64 // minor units of office currency
	Count  int64
}

// SetTarget tells a target; one of nothing is none.
func (f *Facts) SetTarget(key TargetKey, t Target) {
	if t == (Target{}) {
		delete(f.targets, key)
		return
	}
	f.targets[key] = t
}

// PutTarget adds a target, or replaces what is known of it.
func (f *Facts) PutTarget(t domain.Target) {
	f.goals[t.ID] = t
	f.SetTarget(t.KeyedBy(), Target{t.Amount, t.Count})
}

// applyTarget follows a change of a target on a day.
func (f *Facts) applyTarget(c change.Change, day domain.Date) {
	if f.history != nil {
		f.RecallTarget(c, day)
	}
	before := f.goals[c.Record]
	f.SetTarget(before.KeyedBy(), Target{})
	delete(f.goals, c.Record)
	if c.Op == change.Remove {
		return
	}
	t := domain.Target{ID: c.Record}
	domain.SetFields(&t, c.Forward(domain.FieldsOf(before)))
	f.PutTarget(t)
}

// Targets is what is to be won in each month that has a target.
//
//   - Under a filter of salespeople it is what those are to win together; an opportunity of
//     nobody has no target.
//   - Else it is the whole office's own target where the month has one, and what all
//     salespeople are to win together where it has none.
//   - A target is for all that is sold: under a filter of origins, states, customers, tags or
//     a currency there is none.
//
// Date basis: what closes as won within the month. Amounts are in office currency. As of a past
// day they are those set by then.
func (l *Look) Targets() map[domain.Month]Target {
	of := map[domain.Month]Target{}
	if l.isPartial() {
		return of
	}
	for key, t := range l.targets {
		if key.Salesperson != "" && l.isAimedAt(key.Salesperson) {
			sum := of[key.Month]
			of[key.Month] = Target{sum.Amount + t.Amount, sum.Count + t.Count}
		}
	}
	if len(l.Filter.Salespeople) > 0 {
		return of
	}
	for key, t := range l.targets {
		if key.Salesperson == "" {
			of[key.Month] = t
		}
	}
	return of
}

// isPartial reports that the filter leaves only a part of what somebody sells.
func (l *Look) isPartial() bool {
	f := l.Filter
	return len(f.Origins)+len(f.States)+len(f.Customers)+len(f.Tags) > 0 || f.Currency != ""
}

// isAimedAt reports that the filter leaves what a salesperson sells.
func (l *Look) isAimedAt(salesperson domain.ID) bool {
	if len(l.Filter.Salespeople) == 0 {
		return true
	}
	for _, id := range l.Filter.Salespeople {
		if id == salesperson {
			return true
		}
	}
	return false
}

// TargetOf is what is to be won in a month, by the rules of Targets; false for no target.
func (l *Look) TargetOf(month domain.Month) (Target, bool) {
	t, there := l.Targets()[month]
	return t, there
}

// TargetIn is what is to be won in a period: the targets of its months, by the rules of
// Targets. Of a month that lies in the period in part its share of the days counts, rounded
// half up. False where none of its months has a target.
func (l *Look) TargetIn(p domain.Period) (sum Target, there bool) {
	for month, t := range l.Targets() {
		first, last := month.First(), month.Last()
		from, to := max(first, p.From), last
		if p.To != 0 {
			to = min(last, p.To)
		}
		if from > to {
			continue
		}
		days, all := int64(to-from)+1, int64(last-first)+1
		sum.Amount += shareOf(t.Amount, days, all)
		sum.Count += shareOf(t.Count, days, all)
		there = true
	}
	return sum, there
}

// shareOf is value × days ÷ all, rounded half up, for values that are not negative.
func shareOf(value, days, all int64) int64 {
	if days == all {
		return value
	}
	doubled := new(big.Int).Mul(big.NewInt(value), big.NewInt(2*days))
	return doubled.Add(doubled, big.NewInt(all)).Quo(doubled, big.NewInt(2*all)).Int64()
}
