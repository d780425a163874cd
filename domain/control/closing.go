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
	wonDays, lostDays     []int32 // cycle of each
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
func (c Closing) MeanCycle() (float64, bool) { return mean(c.wonDays) }

// MedianCycle is the median of closed on − opened on over the won ones, in days; of
// an even number, the mean of the two in the middle.
func (c Closing) MedianCycle() (float64, bool) { return median(c.wonDays) }

// MeanLostCycle is MeanCycle of the lost ones.
func (c Closing) MeanLostCycle() (float64, bool) { return mean(c.lostDays) }

// MedianLostCycle is MedianCycle of the lost ones.
func (c Closing) MedianLostCycle() (float64, bool) { return median(c.lostDays) }

func mean(days []int32) (float64, bool) {
	if len(days) == 0 {
		return 0, false
	}
	sum := int64(0)
	for _, d := range days {
		sum += int64(d)
	}
	return float64(sum) / float64(len(days)), true
}

func median(days []int32) (float64, bool) {
	n := len(days)
	if n == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(days))
	return float64(sorted[(n-1)/2]+sorted[n/2]) / 2, true
}

func (c *Closing) add(l *Look, row int32) {
	switch l.class(row) {
	case domain.Won:
		c.Won++
		c.WonAmount += l.money[row]
		if l.openedOn[row] != 0 {
			c.wonDays = append(c.wonDays, int32(l.closedOn[row]-l.openedOn[row]))
		}
	case domain.Lost:
		c.Lost++
		c.LostAmount += l.money[row]
		if l.openedOn[row] != 0 {
			c.lostDays = append(c.lostDays, int32(l.closedOn[row]-l.openedOn[row]))
		}
	}
}

// ClosingOf sums up everything closed in the period.
func ClosingOf(l *Look) Closing {
	var total Closing
	l.closed(func(row int32) { total.add(l, row) })
	return total
}

// plus is the closing of both.
func (c Closing) plus(d Closing) Closing {
	return Closing{
		Won: c.Won + d.Won, Lost: c.Lost + d.Lost,
		WonAmount: c.WonAmount + d.WonAmount, LostAmount: c.LostAmount + d.LostAmount,
		wonDays: slices.Concat(c.wonDays, d.wonDays), lostDays: slices.Concat(c.lostDays, d.lostDays),
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
func WhoClosesBest(l *Look) []SalespersonClosing {
	sums := map[int32]*Closing{}
	l.closed(func(row int32) {
		who := l.creditedTo[row]
		if sums[who] == nil {
			sums[who] = &Closing{}
		}
		sums[who].add(l, row)
	})
	list := make([]SalespersonClosing, 0, len(sums))
	for who, sum := range sums {
		list = append(list, SalespersonClosing{l.names[who], *sum})
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
func ClosedByMonth(l *Look) []MonthClosing {
	sums := map[domain.Month]*MonthClosing{}
	first, last := domain.Month(0), domain.Month(0)
	l.closed(func(row int32) {
		month := l.closedOn[row].Month()
		if first == 0 || month < first {
			first = month
		}
		last = max(last, month)
		sum := sums[month]
		if sum == nil {
			sum = &MonthClosing{Month: month, BySalesperson: map[domain.ID]Closing{}}
			sums[month] = sum
		}
		sum.add(l, row)
		who := l.names[l.creditedTo[row]].ID
		share := sum.BySalesperson[who]
		share.add(l, row)
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
