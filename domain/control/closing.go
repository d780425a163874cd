package control

import (
	"slices"
	"strings"

	"preventa/domain"
)

// Rate is a share with what it was computed from. Of 0 cases it means nothing.
type Rate struct{ Part, Whole int64 }

// Valid reports that the rate means something.
func (r Rate) Valid() bool { return r.Whole != 0 }

// Value is part ÷ whole, 0 where it means nothing.
func (r Rate) Value() float64 {
	if r.Whole == 0 {
		return 0
	}
	return float64(r.Part) / float64(r.Whole)
}

// FewClosed is the number of closed opportunities under which a figure is shown as "few data".
const FewClosed = 5

// Closing sums up closed opportunities. Amounts are minor units of office currency.
//
// Date basis: closed on, within the period. Credit goes to the salesperson who was
// responsible when the opportunity closed.
type Closing struct {
	Won, Lost             int64
	WonAmount, LostAmount int64
	wonDays               []int32 // cycle of each won one
}

// Closed is won + lost.
func (c Closing) Closed() int64 { return c.Won + c.Lost }

// WinRate is won ÷ (won + lost), by count.
func (c Closing) WinRate() Rate { return Rate{c.Won, c.Closed()} }

// WinRateByValue is Σ won amount ÷ (Σ won + Σ lost amount); it means nothing when
// every lost amount is 0.
func (c Closing) WinRateByValue() Rate {
	if c.LostAmount == 0 {
		return Rate{}
	}
	return Rate{c.WonAmount, c.WonAmount + c.LostAmount}
}

// AverageWon is Σ won amount ÷ won, rounded half away from zero, and false when none was won.
func (c Closing) AverageWon() (int64, bool) {
	if c.Won == 0 {
		return 0, false
	}
	half := c.Won / 2
	if c.WonAmount < 0 {
		half = -half
	}
	return (c.WonAmount + half) / c.Won, true
}

// MeanCycle is the mean of closed on − opened on over the won ones, in days.
func (c Closing) MeanCycle() (float64, bool) {
	if len(c.wonDays) == 0 {
		return 0, false
	}
	sum := int64(0)
	for _, days := range c.wonDays {
		sum += int64(days)
	}
	return float64(sum) / float64(len(c.wonDays)), true
}

// MedianCycle is the median of closed on − opened on over the won ones, in days; of
// an even number, the mean of the two in the middle.
func (c Closing) MedianCycle() (float64, bool) {
	n := len(c.wonDays)
	if n == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(c.wonDays))
	return float64(sorted[(n-1)/2]+sorted[n/2]) / 2, true
}

func (c *Closing) add(f *Facts, row int) {
	switch f.class(row) {
	case domain.Won:
		c.Won++
		c.WonAmount += f.amount[row]
		if f.openedOn[row] != 0 {
			c.wonDays = append(c.wonDays, int32(f.closedOn[row]-f.openedOn[row]))
		}
	case domain.Lost:
		c.Lost++
		c.LostAmount += f.amount[row]
	}
}

func (f *Facts) closedRows(filter Filter, each func(row int)) {
	for row := range f.ids {
		if f.class(row).IsClosed() && filter.Period.Contains(f.closedOn[row]) && f.credits(row, filter) {
			each(row)
		}
	}
}

// ClosingOf sums up everything closed in the period.
func ClosingOf(f *Facts, filter Filter) Closing {
	var total Closing
	f.closedRows(filter, func(row int) { total.add(f, row) })
	return total
}

// plus is the closing of both.
func (c Closing) plus(d Closing) Closing {
	return Closing{
		Won: c.Won + d.Won, Lost: c.Lost + d.Lost,
		WonAmount: c.WonAmount + d.WonAmount, LostAmount: c.LostAmount + d.LostAmount,
		wonDays: slices.Concat(c.wonDays, d.wonDays),
	}
}

// Together is the closing of several, such as of the salespeople a chart has no room for.
func Together(closings ...SalespersonClosing) Closing {
	var all Closing
	for _, c := range closings {
		all = all.plus(c.Closing)
	}
	return all
}

// SalespersonClosing is one salesperson's closing.
type SalespersonClosing struct {
	Salesperson Name
	Closing
}

// WhoClosesBest gives each salesperson with something closed in the period, best win
// rate first; equal rates by more won, then by name.
func WhoClosesBest(f *Facts, filter Filter) []SalespersonClosing {
	sums := map[int32]*Closing{}
	f.closedRows(filter, func(row int) {
		who := f.creditedTo[row]
		if sums[who] == nil {
			sums[who] = &Closing{}
		}
		sums[who].add(f, row)
	})
	list := make([]SalespersonClosing, 0, len(sums))
	for who, sum := range sums {
		list = append(list, SalespersonClosing{f.names[who], *sum})
	}
	slices.SortFunc(list, func(a, b SalespersonClosing) int {
		// a.Won/a.Closed against b.Won/b.Closed without leaving the integers
		if left, right := a.Won*b.Closed(), b.Won*a.Closed(); left != right {
			return int(min(1, max(-1, right-left)))
		}
		if a.Won != b.Won {
			return int(b.Won - a.Won)
		}
		return strings.Compare(domain.Fold(a.Salesperson.Text), domain.Fold(b.Salesperson.Text))
	})
	return list
}

// MonthClosing is what closed in one month, in all and by salesperson.
type MonthClosing struct {
	Month domain.Month
	Closing
	BySalesperson map[domain.ID]Closing
}

// Others is what everybody but the ones named closed in the month.
func (m MonthClosing) Others(named []domain.ID) Closing {
	var all Closing
	for who, c := range m.BySalesperson {
		if !slices.Contains(named, who) {
			all = all.plus(c)
		}
	}
	return all
}

// ClosedByMonth gives every month from the first to the last with something closed in
// the period, the empty ones between them included.
func ClosedByMonth(f *Facts, filter Filter) []MonthClosing {
	sums := map[domain.Month]*MonthClosing{}
	first, last := domain.Month(0), domain.Month(0)
	f.closedRows(filter, func(row int) {
		month := f.closedOn[row].Month()
		if first == 0 || month < first {
			first = month
		}
		last = max(last, month)
		sum := sums[month]
		if sum == nil {
			sum = &MonthClosing{Month: month, BySalesperson: map[domain.ID]Closing{}}
			sums[month] = sum
		}
		sum.add(f, row)
		who := f.names[f.creditedTo[row]].ID
		share := sum.BySalesperson[who]
		share.add(f, row)
		sum.BySalesperson[who] = share
	})
	if first == 0 {
		return nil
	}
	list := make([]MonthClosing, 0, int(last-first)+1)
	for month := first; month <= last; month++ {
		if sum := sums[month]; sum != nil {
			list = append(list, *sum)
		} else {
			list = append(list, MonthClosing{Month: month})
		}
	}
	return list
}
