package control

import "preventa/domain"

// CustomerFigures sums up the opportunities of one customer, whenever they were opened or
// closed. Amounts are minor units of office currency; Unconverted counts all whose amount
// is left out because no rate is known.
type CustomerFigures struct {
	Outcome
	InProgress  InProgress
	Unconverted int64
}

// OfCustomer sums up the opportunities of a customer.
func OfCustomer(f *Facts, customer domain.ID, today domain.Date) CustomerFigures {
	var figures CustomerFigures
	if _, known := f.index[customer]; !known || customer == "" {
		return figures
	}
	l := NewLook(f, Filter{Customers: []domain.ID{customer}}, today)
	for _, row := range l.rows {
		if l.unconverted[row] {
			figures.Unconverted++
		}
		switch l.class(row) {
		case domain.Won:
			figures.win(l, row)
		case domain.Lost:
			figures.lose(l, row)
		default:
			figures.InProgress.add(l, row)
		}
	}
	return figures
}
