package demo

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"preventa/domain"
)

// stage is a state every new office has, by its place in domain.DefaultStates.
type stage int

const (
	stageNew stage = iota
	stageContacted
	stageProposal
	stageNegotiation
	stageOnHold
	stageWon
	stageLost
)

// deal is one opportunity as it will have been.
type deal struct {
	name     string
	customer *customer
	contact  int // of the customer
	origin   int // of domain.DefaultOrigins, −1 for none
	tags     []int
	amount   float64 // pesos, as first thought
	foreign  bool    // in dollars
	opener   int     // the salesperson who opened it
	seller   int     // the salesperson it is of in the end

	reached stage // the last stage before it closed, or the one it stands in
	ends    stage // stageWon, stageLost, or reached when it is in progress
	opened  domain.Date
	closed  domain.Date // of those in progress none

	id, quotation domain.ID // once they are in the office
	currency      domain.Currency
}

func (d *deal) isClosed() bool { return d.ends == stageWon || d.ends == stageLost }

// Shares of the opportunities.
const (
	inProgress = 0.3  // neither won nor lost
	handedOver = 0.05 // opened by another salesperson
	inDollars  = 0.05 // of an office of another currency
)

// cycles last from 10 to 120 days, 36 in the middle.
const (
	shortestCycle, middleCycle, longestCycle = 10, 36, 120
	cycleSpread                              = 0.55
)

var (
	originShares = []int{22, 24, 12, 12, 14, 9, 7}
	// originLift is how much likelier than others' an origin's opportunities are won.
	originLift = []float64{0, 0.2, 0, -0.1, 0.08, -0.25, -0.05}

	reachedInProgress = []int{27, 22, 20, 15, 16} // by stage, on hold last
	reachedBeforeLost = []int{15, 25, 34, 18, 8}
)

// planner draws what the office's deals will have been.
type planner struct {
	random    *rand.Rand
	calendar  *calendar
	language  domain.Language
	customers []*customer
}

func (p *planner) deals(n int) []*deal {
	open := int(inProgress*float64(n) + 0.5)
	shares := make([]int, len(sellers))
	for i, s := range sellers {
		shares[i] = s.share
	}
	var list []*deal
	for _, seller := range dealt(p.random, n-open, shares) {
		list = append(list, p.closed(seller))
	}
	p.settle(list)
	stages := dealt(p.random, open, reachedInProgress)
	for i, seller := range dealt(p.random, open, shares) {
		list = append(list, p.inProgress(seller, stage(stages[i])))
	}
	return list
}

func (p *planner) deal(seller int) *deal {
	name, usual := offer(p.random, p.language)
	d := &deal{name: name, amount: logNormal(p.random, float64(usual), 0.25), seller: seller, opener: seller, origin: -1}
	// the first customers buy most
	u := p.random.Float64()
	d.customer = p.customers[int(u*u*float64(len(p.customers)))]
	d.contact = p.random.IntN(len(d.customer.contacts))
	if !happens(p.random, 0.04) {
		d.origin = weighted(p.random, originShares)
	}
	if happens(p.random, 0.35) {
		d.tags = p.random.Perm(len(tags))[:between(p.random, 1, 2)]
	}
	d.foreign = happens(p.random, inDollars)
	if happens(p.random, handedOver) {
		d.opener = p.random.IntN(len(sellers))
	}
	return d
}

func (p *planner) closed(seller int) *deal {
	d := p.deal(seller)
	cycle := int(min(max(logNormal(p.random, middleCycle, cycleSpread), shortestCycle), longestCycle))
	d.closed = p.calendar.busyDay(p.random, p.calendar.first()+domain.Date(cycle))
	d.opened = p.calendar.workday(d.closed - domain.Date(cycle))
	return d
}

func (p *planner) inProgress(seller int, reached stage) *deal {
	d := p.deal(seller)
	d.reached, d.ends = reached, reached
	age := min(1+p.random.ExpFloat64()*float64(55+40*reached), 500)
	d.opened = p.calendar.workday(p.calendar.last() - domain.Date(age))
	return d
}

// settle wins each salesperson their share of the closed deals, those of good origins
// first, and loses the others.
func (p *planner) settle(closed []*deal) {
	bySeller := make([][]*deal, len(sellers))
	rank := map[*deal]float64{}
	for _, d := range closed {
		bySeller[d.seller] = append(bySeller[d.seller], d)
		rank[d] = p.random.Float64()
		if d.origin >= 0 {
			rank[d] += originLift[d.origin]
		}
	}
	for i, list := range bySeller {
		slices.SortStableFunc(list, func(a, b *deal) int { return cmp.Compare(rank[b], rank[a]) })
		wins := int(sellers[i].wins*float64(len(list)) + 0.5)
		for place, d := range list {
			if place < wins {
				d.ends, d.reached = stageWon, stageNegotiation
			} else {
				d.ends, d.reached = stageLost, stage(weighted(p.random, reachedBeforeLost))
			}
		}
	}
}
