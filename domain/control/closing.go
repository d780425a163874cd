package control

import (
	"cmp"
	"slices"
	"strings"

	"preventa/domain"
)

// FewClosed is the number of closed opportunities under which a figure is shown as "few data".
const FewClosed = 5

// Outcome sums up closed opportunities. Amounts are minor units of the currency looked in.
//
// Date basis: closed on, within the period. Credit goes to the salesperson who was
// responsible when the opportunity closed.
type Outcome struct {
	Won, Lost             int64
	WonAmount, LostAmount int64
	lostWorth             int64 // lost ones whose amount is not 0
	wonCycle, lostCycle   cycle
}

// cycle is closed on − opened on, in days, of those of which both days are known.
type cycle struct{ days, count int64 }

func (c *cycle) add(opened, closed domain.Date) {
	if opened != 0 {
		c.days += int64(closed - opened)
		c.count++
	}
}

func (c cycle) plus(d cycle) cycle { return cycle{c.days + d.days, c.count + d.count} }

func (c cycle) mean() (float64, bool) {
	if c.count == 0 {
		return 0, false
	}
	return float64(c.days) / float64(c.count), true
}

// Closed is won + lost.
func (o Outcome) Closed() int64 { return o.Won + o.Lost }

// Few reports that too little closed for a rate to say much.
func (o Outcome) Few() bool { return o.Closed() < FewClosed }

// WinRate is won ÷ (won + lost), by count.
func (o Outcome) WinRate() Rate { return Rate{o.Won, o.Closed()} }

// WinRateByValue is Σ won amount ÷ (Σ won + Σ lost amount); it means nothing when
// every lost amount is 0.
func (o Outcome) WinRateByValue() Rate {
	if o.lostWorth == 0 {
		return Rate{}
	}
	return Rate{o.WonAmount, o.WonAmount + o.LostAmount}
}

// AverageWon is Σ won amount ÷ won, rounded half away from zero, and false when none was won.
func (o Outcome) AverageWon() (int64, bool) {
	if o.Won == 0 {
		return 0, false
	}
	half := o.Won / 2
	if o.WonAmount < 0 {
		half = -half
	}
	return (o.WonAmount + half) / o.Won, true
}

// MeanCycle is the mean of closed on − opened on over the won ones, in days.
func (o Outcome) MeanCycle() (float64, bool) { return o.wonCycle.mean() }

// MeanLostCycle is MeanCycle of the lost ones.
func (o Outcome) MeanLostCycle() (float64, bool) { return o.lostCycle.mean() }

func (o *Outcome) win(l *Look, row int32) {
	o.Won++
	o.WonAmount += l.money[row]
	o.wonCycle.add(l.openedOn[row], l.closedOn[row])
}

func (o *Outcome) lose(l *Look, row int32) {
	amount := l.money[row]
	o.Lost++
	o.LostAmount += amount
	if amount != 0 {
		o.lostWorth++
	}
	o.lostCycle.add(l.openedOn[row], l.closedOn[row])
}

// Plus is the outcome of both.
func (o Outcome) Plus(p Outcome) Outcome {
	return Outcome{
		Won: o.Won + p.Won, Lost: o.Lost + p.Lost,
		WonAmount: o.WonAmount + p.WonAmount, LostAmount: o.LostAmount + p.LostAmount, lostWorth: o.lostWorth + p.lostWorth,
		wonCycle: o.wonCycle.plus(p.wonCycle), lostCycle: o.lostCycle.plus(p.lostCycle),
	}
}

// Closing is an outcome with the cycle of each opportunity.
type Closing struct {
	Outcome
	wonDays, lostDays []int32
}

// MedianCycle is the median of closed on − opened on over the won ones, in days; of
// an even number, the mean of the two in the middle.
func (c Closing) MedianCycle() (float64, bool) { return median(c.wonDays) }

// MedianLostCycle is MedianCycle of the lost ones.
func (c Closing) MedianLostCycle() (float64, bool) { return median(c.lostDays) }

func median(days []int32) (float64, bool) {
	n := len(days)
	if n == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(days))
	return (float64(sorted[(n-1)/2]) + float64(sorted[n/2])) / 2, true
}

// ClosingOf sums up everything closed in the period.
func ClosingOf(l *Look) Closing {
	p := l.credited()
	all := Closing{wonDays: p.wonDays, lostDays: p.lostDays}
	for _, one := range p.list {
		all.Outcome = all.Plus(one.Outcome)
	}
	return all
}

// SalespersonClosing is one salesperson's closing.
type SalespersonClosing struct {
	Salesperson Name
	Closing
}

// Together is the closing of several, such as of the salespeople a chart has no room for.
func Together(closings ...SalespersonClosing) Closing {
	var all Closing
	for _, c := range closings {
		all.Outcome = all.Plus(c.Outcome)
		all.wonDays, all.lostDays = append(all.wonDays, c.wonDays...), append(all.lostDays, c.lostDays...)
	}
	return all
}

// WhoClosesBest gives each salesperson with something closed in the period, best win
// rate first; equal rates by more won, then by name.
func WhoClosesBest(l *Look) []SalespersonClosing {
	return sorted(l.credited().list, func(a, b SalespersonClosing) int {
		// a.Won/a.Closed against b.Won/b.Closed without leaving the integers
		return cmp.Or(cmp.Compare(b.Won*a.Closed(), a.Won*b.Closed()), cmp.Compare(b.Won, a.Won), byName(a.Salesperson, b.Salesperson))
	})
}

// WhoClosesMost gives the same by the amount won, the most first; equal amounts by more
// won, then by name.
func WhoClosesMost(l *Look) []SalespersonClosing {
	return sorted(l.credited().list, func(a, b SalespersonClosing) int {
		return cmp.Or(cmp.Compare(b.WonAmount, a.WonAmount), cmp.Compare(b.Won, a.Won), byName(a.Salesperson, b.Salesperson))
	})
}

// TeamRate is the win rate by count of everybody under the filter, whomever it names.
func TeamRate(l *Look) Rate {
	if len(l.Filter.Salespeople) == 0 {
		return ClosingOf(l).WinRate()
	}
	filter := l.Filter
	filter.Salespeople, filter.AsOf = nil, 0
	everybody := NewLook(l.Facts, filter, l.Today).parted()
	return Rate{int64(len(everybody.won)), int64(len(everybody.won) + len(everybody.lost))}
}

// sorted is a list in another order, the one there was left as it is.
func sorted[T any](list []T, compare func(a, b T) int) []T {
	list = slices.Clone(list)
	slices.SortFunc(list, compare)
	return list
}

// byName compares names as people read them, then by what they name.
func byName(a, b Name) int {
	return cmp.Or(strings.Compare(domain.Fold(a.Text), domain.Fold(b.Text)), strings.Compare(string(a.ID), string(b.ID)))
}
