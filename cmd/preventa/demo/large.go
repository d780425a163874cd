package demo

import (
	"fmt"
	"math"
	"math/rand/v2"

	"preventa/domain"
)

// An office that people saved in, one save after the other, takes a few milliseconds for
// each opportunity. So a large one is not played but written: its people bring what they
// did in once a month, as an import would.

// mostPlayed is how many opportunities an office has at most that is played.
const mostPlayed = 5_000

// activitiesEach is how many activities come about for each opportunity of a large office.
const activitiesEach = 4

func (o Options) isLarge() bool { return o.Opportunities > mostPlayed || o.Activities > 0 }

// years is how far back the office goes: 3 years for 10,000 opportunities, 6 for 100,000,
// 10 for a million.
func (o Options) years() int {
	if !o.isLarge() {
		return years
	}
	return years + max(0, int(3.5*math.Log10(float64(o.Opportunities)/10_000)))
}

// activities are all that a large office has.
func (o Options) activities() int {
	if o.Activities > 0 {
		return o.Activities
	}
	return activitiesEach * o.Opportunities
}

// customers of a large office: one for every eight opportunities.
func (o Options) customers() int { return max(1, o.Opportunities/8) }

// sellers are the office's salespeople: of a large one 6 for 1,000 opportunities, 11 for
// 10,000, 21 for 100,000 and 40 for a million.
func (o Options) sellers() []seller {
	if !o.isLarge() {
		return sellers
	}
	count := min(max(3, int(math.Round(40*math.Pow(float64(o.Opportunities)/1e6, 0.28)))), 40)
	list := append([]seller(nil), sellers[:min(count, len(sellers))]...)
	random := rand.New(rand.NewPCG(o.Seed, 2))
	taken := map[string]bool{}
	for _, s := range list {
		taken[s.name] = true
	}
	for len(list) < count {
		name := fmt.Sprint(oneOf(random, givenNames), " ", oneOf(random, surnames))
		if !taken[name] {
			taken[name] = true
			list = append(list, seller{name, between(random, 5, 16), 0.32 + 0.3*random.Float64()})
		}
	}
	return list
}

// Shares of a large office.
const (
	undecided      = 0.12 // never closed, however long ago they were opened
	inForeign      = 0.02 // in dollars
	revalued       = 0.35 // have another amount in the end
	ownProbability = 0.12 // of those in progress, stated by a person
	expectedSoon   = 0.8  // of those in progress, whenever they were opened
	contested      = 0.3  // have a competitor
	lostForAReason = 0.9
	noted          = 0.3 // of opportunities and of activities
)

// plannedShares are how many of the opportunities in progress have no, one, two and three
// activities planned.
var plannedShares = []int{22, 44, 23, 11}

// largeDeal draws a deal of a large office that was opened on a day, and the day it closed
// or, of one in progress, something happened to it last.
func (w *writer) largeDeal(opened domain.Date) (*deal, domain.Date) {
	d := w.planner.deal(weighted(w.random, w.shares))
	d.opener, d.opened, d.foreign = d.seller, opened, happens(w.random, inForeign)
	cycle := int(min(max(logNormal(w.random, middleCycle, cycleSpread), shortestCycle), longestCycle))
	until := w.calendar.workday(opened + domain.Date(cycle))
	if happens(w.random, undecided) || opened+domain.Date(cycle) > w.calendar.last() {
		d.reached = stage(weighted(w.random, reachedInProgress))
		d.ends = d.reached
		return d, until
	}
	d.closed, d.ends, d.reached = until, stageLost, stage(weighted(w.random, reachedBeforeLost))
	wins := w.sellers[d.seller].wins
	if d.origin >= 0 {
		wins += originLift[d.origin] / 2
	}
	if happens(w.random, wins) {
		d.ends, d.reached = stageWon, stageNegotiation
	}
	return d, until
}
