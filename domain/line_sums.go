package domain

import (
	"maps"
	"math/big"
	"slices"
)

// LineSums adds lines up one by one, so that a change of one line among thousands costs
// one addition. Its zero value is the sum of no lines. What it comes to is what
// Quotation.Sum comes to.
type LineSums struct {
	byRate map[int]*rateSums
	unfit  int // lines whose own figures do not fit in 64 bits
}

// rateSums is what the lines of one tax rate come to.
type rateSums struct {
	lines    int
	net, tax big.Int
}

// RateSum is what the lines of one tax rate come to, in minor units.
type RateSum struct {
	Rate     int // hundredths of a percent
	Net, Tax int64
}

// Add takes a line in.
func (s *LineSums) Add(l Line) { s.count(l, 1) }

// Take takes a line out that was added.
func (s *LineSums) Take(l Line) { s.count(l, -1) }

func (s *LineSums) count(l Line, by int) {
	net, fits := l.Net()
	tax, taxFits := l.TaxAmount()
	if !fits || !taxFits {
		s.unfit += by
		return
	}
	if s.byRate == nil {
		s.byRate = map[int]*rateSums{}
	}
	at := s.byRate[l.Tax]
	if at == nil {
		at = &rateSums{}
		s.byRate[l.Tax] = at
	}
	sign := big.NewInt(int64(by))
	at.net.Add(&at.net, new(big.Int).Mul(sign, big.NewInt(net)))
	at.tax.Add(&at.tax, new(big.Int).Mul(sign, big.NewInt(tax)))
	at.lines += by
	if at.lines == 0 {
		delete(s.byRate, l.Tax)
	}
}

// Rates are the sums of each tax rate, by rate. False when one does not fit in 64 bits.
func (s *LineSums) Rates() ([]RateSum, bool) {
	fits := s.unfit == 0
	var list []RateSum
	for _, rate := range slices.Sorted(maps.Keys(s.byRate)) {
		at := s.byRate[rate]
		fits = fits && at.net.IsInt64() && at.tax.IsInt64()
		list = append(list, RateSum{rate, at.net.Int64(), at.tax.Int64()})
	}
	return list, fits
}

// Totals are what all lines come to. False when one of them does not fit in 64 bits.
func (s *LineSums) Totals() (subtotal, tax, total int64, fits bool) {
	var net, taxes big.Int
	for _, at := range s.byRate {
		net.Add(&net, &at.net)
		taxes.Add(&taxes, &at.tax)
	}
	all := new(big.Int).Add(&net, &taxes)
	return net.Int64(), taxes.Int64(), all.Int64(), s.unfit == 0 && net.IsInt64() && taxes.IsInt64() && all.IsInt64()
}
