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
func (p *InProgress) add(f *Facts, row int) {
	p.Count++
	p.Amount += f.amount[row]
	p.Weighted += domain.Percent(f.amount[row], int(f.probability[row]))
	if f.unconverted[row] {
		p.Unconverted++
	}
}

// AllInProgress sums up what stands in several states.
func AllInProgress(states []StateInProgress) InProgress {
	var all InProgress
	for _, s := range states {
		all.Count, all.Amount, all.Weighted = all.Count+s.Count, all.Amount+s.Amount, all.Weighted+s.Weighted
		all.Unconverted += s.Unconverted
	}
	return all
}

// StateInProgress is what stands in one state.
type StateInProgress struct {
	State domain.State
	InProgress
}

// OpenByState gives every open and on-hold state with what stands in it now, in the
// office's order. Empty states are included, retired ones only when not empty. The
// period narrows the expected close.
func OpenByState(f *Facts, filter Filter) []StateInProgress {
	sums := make([]InProgress, len(f.states))
	anyPeriod := filter.Period == domain.Period{}
	for row := range f.ids {
		if f.class(row).IsClosed() || (!anyPeriod && !filter.Period.Contains(f.expected[row])) {
			continue
		}
		if filter.Salesperson != "" && f.names[f.salesperson[row]].ID != filter.Salesperson {
			continue
		}
		sums[f.state[row]].add(f, row)
	}
	var list []StateInProgress
	for _, i := range f.openStates() {
		if !f.states[i].Retired || sums[i].Count > 0 {
			list = append(list, StateInProgress{f.states[i], sums[i]})
		}
	}
	return list
}
