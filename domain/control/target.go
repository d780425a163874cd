package control

import "preventa/domain"

// TargetKey is whose target of which month: of the whole office with "".
type TargetKey struct {
	Salesperson domain.ID
	Month       domain.Month
}

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
