package control

import "preventa/domain"

// Standing is an opportunity as it stood on the day of a look: what a list of opportunities
// says of it, by the names that things have now. Amounts are minor units of the currency looked
// in, but Own, which is in its own. It may be kept after the look.
type Standing struct {
	Number      int64
	State       string
	Class       domain.Class
	Salesperson string // whoever is credited, of a closed one
	Origin      string
	Customer    string
	LossReason  string // of a lost one
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
// keep is true, in the order of the facts.
func (l *Look) Standing(keep func(*Standing) bool) []Standing {
	var list []Standing
	var s Standing
	for _, row := range l.rows {
		l.stand(&s, row)
		if keep(&s) {
			list = append(list, s)
		}
	}
	return list
}

// stand puts what a row says into a standing.
func (l *Look) stand(s *Standing, row int32) {
	state := &l.states[l.state[row]]
	s.Number, s.State, s.Class = int64(l.number[row]), state.Name, state.Class
	s.Salesperson, s.Origin, s.Customer = l.names[l.who(row)].Text, l.names[l.origin[row]].Text, l.names[l.customer[row]].Text
	s.Amount, s.Own = l.money[row], domain.Money{Minor: l.own[row], Currency: l.currencies[l.currency[row]]}
	s.Unconverted, s.Probability = l.unconverted[row] && l.Filter.Currency == "", int(l.probability[row])
	s.Opened, s.Expected, s.Closed = l.openedOn[row], l.expected[row], l.closedOn[row]
	s.LossReason, s.Weighted = "", 0
	if s.Class == domain.Lost {
		s.LossReason = l.names[l.lossReason[row]].Text
	}
	if !s.Class.IsClosed() {
		s.Weighted = l.weighted(row)
	}
}
