package control

import "preventa/domain"

// InProgress sums up opportunities that are not closed. Amounts are minor units of
// office currency; Unconverted counts the ones whose amount is left out because no
// rate is known.
type InProgress struct {
	Count, Amount, Weighted int64
	Unconverted             int64
}

// Weighted is amount × probability ÷ 100, each opportunity rounded half away from zero.
func (p *InProgress) add(l *Look, row int32) {
	p.Count++
	p.Amount += l.money[row]
	p.Weighted += l.weighted(row)
	if l.unconverted[row] && l.Filter.Currency == "" {
		p.Unconverted++
	}
}

// StateInProgress is what stands in one state.
type StateInProgress struct {
	State domain.State
	InProgress
}

// OpenByState gives every open and on-hold state with what stands in it on the day, in the
// office's order. Empty states are included, retired ones only when not empty.
func OpenByState(l *Look) []StateInProgress {
	sums := make([]InProgress, len(l.states))
	for _, row := range l.parted().open {
		sums[l.state[row]].add(l, row)
	}
	var list []StateInProgress
	for _, i := range l.openStates() {
		if !l.states[i].Retired || sums[i].Count > 0 {
			list = append(list, StateInProgress{l.states[i], sums[i]})
		}
	}
	return list
}
