package control

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// Interval is what the won amount of a period may come to, in minor units of the currency
// looked in: with a chance of 10, 50 and 90 % it is no more than P10, P50 and P90.
type Interval struct {
	P10, P50, P90 int64
	Open          int64   // how many in progress are expected in the period
	Target        int64   // of the period
	Chance        float64 // to reach the target, as a fraction
	HasTarget     bool
}

// How the draws are made.
const (
	intervalRuns = 10_000
	mostDrawn    = 500 // in progress; more are summed up as normal
	intervalSeed = 20_261_015
)

// IntervalOf gives the interval of the won amount in the period: won so far + independent
// draws of what is in progress and expected to close in it, each won for its amount with its
// probability; 10,000 runs of a fixed seed. Of more than 500 the sum is taken as normal with
// their exact mean and variance. Percentiles are by nearest rank. The chance is the share of
// the runs that reach the target of the period; a period without an end has no target.
//
// Date basis: expected close within the period, overdue ones included; won by closed on.
func IntervalOf(l *Look) Interval {
	var i Interval
	if p := l.Filter.Period; p.From != 0 && p.To != 0 {
		target, there := l.TargetIn(p)
		i.Target, i.HasTarget = target.Amount, there && target.Amount != 0
	}
	closed, won := l.parted(), int64(0)
	for _, row := range closed.won {
		won += l.money[row]
	}
	draws := draws{sure: won}
	for _, row := range closed.open {
		if l.Filter.Period.Contains(l.expected[row]) {
			i.Open++
			draws.add(l.money[row], l.probability[row])
		}
	}
	if i.Open > mostDrawn && len(draws.amounts) > 0 {
		draws.normal(&i)
	} else {
		draws.simulate(&i)
	}
	if !i.HasTarget {
		i.Target, i.Chance = 0, 0
	}
	return i
}

// draws are amounts each of which is won with its probability, beside one that is sure.
type draws struct {
	sure     int64
	amounts  []int64
	percents []uint8
}

// add adds an amount. What is certain, one way or the other, needs no draw.
func (d *draws) add(amount int64, percent uint8) {
	switch {
	case amount == 0 || percent == 0:
	case percent >= 100:
		d.sure += amount
	default:
		d.amounts, d.percents = append(d.amounts, amount), append(d.percents, percent)
	}
}

// normal takes the sum as normal.
func (d *draws) normal(i *Interval) {
	mean, variance := float64(d.sure), 0.0
	for at, amount := range d.amounts {
		a, p := float64(amount), float64(d.percents[at])/100
		mean += a * p
		variance += a * a * p * (1 - p)
	}
	deviation := math.Sqrt(variance)
	quantile := func(p float64) int64 { return int64(math.Round(mean + deviation*math.Sqrt2*math.Erfinv(2*p-1))) }
	i.P10, i.P50, i.P90 = quantile(0.1), quantile(0.5), quantile(0.9)
	i.Chance = math.Erfc((float64(i.Target)-mean)/(deviation*math.Sqrt2)) / 2
}

// simulate draws the sum in many runs.
func (d *draws) simulate(i *Interval) {
	sums := d.run()
	reached := 0
	for _, sum := range sums {
		if sum >= i.Target {
			reached++
		}
	}
	i.Chance = float64(reached) / float64(len(sums))
	slices.Sort(sums)
	rank := func(percent int) int64 { return sums[(len(sums)*percent+99)/100-1] }
	i.P10, i.P50, i.P90 = rank(10), rank(50), rank(90)
}

// run gives the sum of each run. A share of the runs has its own generator, so that they are
// the same however many of the shares run side by side.
func (d *draws) run() []int64 {
	const shares = 8
	if len(d.amounts) == 0 {
		return []int64{d.sure} // every run would be this one
	}
	blocks, sums := d.blocks(), make([]int64, intervalRuns)
	var work sync.WaitGroup
	for share := range shares {
		part := sums[share*intervalRuns/shares : (share+1)*intervalRuns/shares]
		work.Go(func() { drawAll(blocks, d.sure, part, rand.NewPCG(intervalSeed, uint64(share))) })
	}
	work.Wait()
	return sums
}

// drawAll draws the sum of all blocks, two from each word of the generator: block by block,
// so that the table of one stays at hand for all runs.
func drawAll(blocks []block, sure int64, sums []int64, random *rand.PCG) {
	for run := range sums {
		sums[run] = sure
	}
	for at := 0; at < len(blocks); at += 2 {
		one, other := &blocks[at], &nothing
		if at+1 < len(blocks) {
			other = &blocks[at+1]
		}
		for run := range sums {
			word := random.Uint64()
			sums[run] += one.draw(uint32(word)) + other.draw(uint32(word>>32))
		}
	}
}

// nothing is a block of no draws.
var nothing block

// blockDraws is how many draws a block makes at once.
const blockDraws = 8

// block makes several draws at once: one of the sums of every choice among its amounts, by
// the alias method. An entry of the table is one of two sums, the first with its chance.
// A. J. Walker, An efficient method for generating discrete random variables (1977).
type block [1 << blockDraws]struct {
	sum, other int64
	chance     uint32 // of 2²⁴
}

// draw picks a sum by 8 random bits for the entry and 24 for its two.
func (b *block) draw(random uint32) int64 {
	entry := &b[random&(1<<blockDraws-1)]
	if random>>blockDraws < entry.chance {
		return entry.sum
	}
	return entry.other
}

// blocks are the draws in blocks.
func (d *draws) blocks() []block {
	list := make([]block, (len(d.amounts)+blockDraws-1)/blockDraws)
	for i := range list {
		from, to := i*blockDraws, min((i+1)*blockDraws, len(d.amounts))
		list[i].fill(d.amounts[from:to], d.percents[from:to])
	}
	return list
}

// fill makes the table of a block. Entries beyond the choices there are have no chance.
func (b *block) fill(amounts []int64, percents []uint8) {
	var weight [1 << blockDraws]float64 // of each choice; 1 is that of an entry
	weight[0], b[0].sum = 1<<blockDraws, 0
	for i, amount := range amounts {
		p := float64(percents[i]) / 100
		for choice := range 1 << i {
			with := choice | 1<<i
			b[with].sum = b[choice].sum + amount
			weight[with], weight[choice] = weight[choice]*p, weight[choice]*(1-p)
		}
	}
	var small, large []int
	for i, w := range weight {
		if w < 1 {
			small = append(small, i)
		} else {
			large = append(large, i)
		}
	}
	const whole = 1 << 24
	for len(small) > 0 && len(large) > 0 {
		s, l := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		b[s].chance, b[s].other = uint32(math.Round(weight[s]*whole)), b[l].sum
		if weight[l] -= 1 - weight[s]; weight[l] < 1 {
			small, large = append(small, l), large[:len(large)-1]
		}
	}
	for _, i := range append(small, large...) { // what rounding left over
		b[i].chance = whole
	}
}
