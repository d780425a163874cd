package control

import "preventa/domain"

// CustomerFigures sums up the opportunities of one customer, whenever they were opened or
// closed. Amounts are minor units of office currency; Unconverted counts all whose amount
// is left out because no rate is known.
type CustomerFigures struct {
	Closing
	InProgress  InProgress
	Unconverted int64
}

// OfCustomer sums up the opportunities of a customer.
func OfCustomer(f *Facts, customer domain.ID) CustomerFigures {
	var figures CustomerFigures
	at, known := f.index[customer]
	if !known {
		return figures
	}
	for row := range f.ids {
		if f.customer[row] != at {
			continue
		}
		if f.unconverted[row] {
			figures.Unconverted++
		}
		if f.class(row).IsClosed() {
			figures.add(f, row)
		} else {
			figures.InProgress.add(f, row)
		}
	}
	return figures
}
