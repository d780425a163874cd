package control

import (
	"math"
	"math/bits"
	"slices"
	"strconv"

	"preventa/domain"
)

// AmountBand is a range of amounts, in minor units of the currency looked in.
type AmountBand struct {
	From, To    int64 // From ≤ amount < To; those without a limit end where int64 does
	Unconverted bool  // of amounts that have no value in office currency, for want of a rate
}

// Key names the band: "negative", "zero", "unconverted", or the amount it starts from.
func (b AmountBand) Key() string {
	switch {
	case b.Unconverted:
		return "unconverted"
	case b.From < 0:
		return "negative"
	case b.To == 1:
		return "zero"
	}
	return strconv.FormatInt(b.From, 10)
}

// Ends are the least amount of the band and the one it ends below, nil where it has no end.
func (b AmountBand) Ends() (from, below *int64) {
	if b.Unconverted {
		return nil, nil
	}
	if b.From != math.MinInt64 {
		from = &b.From
	}
	if b.To != math.MaxInt64 {
		below = &b.To
	}
	return from, below
}

// AmountBands are the bands of an office's amounts, the same whatever the filter, so that
// they can be compared; with Filter.Currency those of the amounts in it. Negative amounts,
// those of 0 and those without a rate have a band of their own. The positive ones are parted
// where about a fifth, two, three and four fifths of the office's opportunities lie below:
// at that round number (1, 2 or 5 and zeros) under which the share of them is nearest to it,
// the smaller one of two as near. So the limits stay as the office grows, and its bands may
// be fewer than five.
func AmountBands(l *Look) []AmountBand {
	bands := []AmountBand{{From: math.MinInt64, To: 0}, {From: 0, To: 1}}
	from := int64(1)
	for _, limit := range roundLimits(l) {
		bands = append(bands, AmountBand{From: from, To: limit})
		from = limit
	}
	return append(bands, AmountBand{From: from, To: math.MaxInt64}, AmountBand{Unconverted: true})
}

// roundAmounts are the amounts of 1, 2 or 5 and zeros.
var roundAmounts = func() (list []int64) {
	for power := int64(1); power <= domain.MaxAmount; power *= 10 {
		list = append(list, power, 2*power, 5*power)
	}
	return list
}()

// roundsBefore tells, by the number of bits of an amount, how many round amounts are no
// greater than the least amount of so many bits.
var roundsBefore = func() (table [64]uint8) {
	for n := 1; n < len(table); n++ {
		for _, round := range roundAmounts {
			if round <= 1<<(n-1) {
				table[n]++
			}
		}
	}
	return table
}()

// roundsUpTo is how many round amounts are no greater than a positive amount. Among the
// amounts of as many bits there is one round amount at most.
func roundsUpTo(amount int64) int {
	n := int(roundsBefore[bits.Len64(uint64(amount))])
	if n < len(roundAmounts) && roundAmounts[n] <= amount {
		n++
	}
	return n
}

// roundLimits are the limits between the bands of positive amounts, ascending.
func roundLimits(l *Look) []int64 {
	counts := l.roundCounts()
	below, total := make([]int64, len(roundAmounts)), int64(0) // how many are less than each round amount
	for i, count := range counts {
		if total += count; i < len(below) {
			below[i] = total
		}
	}
	var limits []int64
	for fifth := int64(1); fifth <= 4; fifth++ {
		best := 0
		for i := range below {
			if distance(5*below[i], fifth*total) < distance(5*below[best], fifth*total) {
				best = i
			}
		}
		divides := below[best] > 0 && below[best] < total
		if limit := roundAmounts[best]; divides && !slices.Contains(limits, limit) {
			limits = append(limits, limit)
		}
	}
	return limits
}

func distance(a, b int64) int64 { return max(a-b, b-a) }

// roundCounts counts the office's positive amounts in the currency looked in by how many
// round amounts are no greater.
func (l *Look) roundCounts() []int64 {
	counts := make([]int64, len(roundAmounts)+1)
	wanted := int16(slices.Index(l.currencies, l.Filter.Currency))
	for row, amount := range l.money {
		if amount > 0 && l.there[row] && (l.Filter.Currency == "" || l.currency[row] == wanted) {
			counts[roundsUpTo(amount)]++
		}
	}
	return counts
}

// BandClosing is what closed of the amounts of a band.
type BandClosing struct {
	Band AmountBand
	Outcome
}

// WinRateByAmount counts what was won and what was lost in the period by the amount, in the
// bands of AmountBands, the smallest first; the bands beside those of positive amounts only
// where something closed in them. None where nothing closed.
//
// Date basis: closed on, within the period.
func WinRateByAmount(l *Look) []BandClosing {
	closed := l.parted()
	if closed.first == 0 {
		return nil
	}
	bands := AmountBands(l)
	sums := make([]Outcome, len(bands))
	for _, row := range closed.won {
		sums[l.band(bands, row)].win(l, row)
	}
	for _, row := range closed.lost {
		sums[l.band(bands, row)].lose(l, row)
	}
	var list []BandClosing
	for i, band := range bands {
		if sums[i].Closed() > 0 || band.From > 0 {
			list = append(list, BandClosing{band, sums[i]})
		}
	}
	return list
}

// band is the place of the band a row belongs to.
func (l *Look) band(bands []AmountBand, row int32) int {
	last := len(bands) - 1 // that of the amounts without a rate
	if l.Filter.Currency == "" && l.unconverted[row] {
		return last
	}
	amount, i := l.money[row], 0
	for i < last-1 && amount >= bands[i].To {
		i++
	}
	return i
}

// bandMembers are what closed of the amounts of a band.
func bandMembers(l *Look, p Part) []int32 {
	bands := AmountBands(l)
	return keeping(l.endedAs(p.Series), func(row int32) bool { return bands[l.band(bands, row)].Key() == p.Key })
}
