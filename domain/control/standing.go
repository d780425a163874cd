package control

import "preventa/domain"

// Standing is an opportunity as it stood on the day of a look: what a list of opportunities
// says of it. Amounts are minor units of the currency looked in, but Own, which is in its own.
type Standing struct {
	Number      int64
	State       domain.State
	Salesperson Name // whoever is credited, of a closed one
	Origin      Name
	Customer    Name
	LossReason  Name
	Amount      int64
	Own         domain.Money
	Unconverted bool // the amount is left out, because no rate is known
	Probability int
	Weighted    int64 // amount × probability ÷ 100; means nothing when closed
	Opened      domain.Date
	Expected    domain.Date
	Closed      domain.Date
}

// Standing lists the opportunities that the filter leaves, whatever the period, and of which
// keep is true, in the order of their numbers.
func (l *Look) Standing(keep func(Standing) bool) []Standing {
	var list []Standing
	for _, row := range l.rows {
		if s := l.standingOf(row); keep(s) {
			list = append(list, s)
		}
	}
	return list
}

func (l *Look) standingOf(row int32) Standing {
	s := Standing{
		Number: int64(l.number[row]), State: l.states[l.state[row]], Salesperson: l.names[l.who(row)], Origin: l.names[l.origin[row]],
		Customer: l.names[l.customer[row]], LossReason: l.names[l.lossReason[row]], Amount: l.money[row],
		Own:         domain.Money{Minor: l.own[row], Currency: l.currencies[l.currency[row]]},
		Unconverted: l.unconverted[row] && l.Filter.Currency == "", Probability: int(l.probability[row]),
		Opened: l.openedOn[row], Expected: l.expected[row], Closed: l.closedOn[row],
	}
	if !s.State.Class.IsClosed() {
		s.Weighted = l.weighted(row)
	}
	return s
}
