package demo

import (
	"context"
	"math"
	"time"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
)

// An office aims a little higher than it gets.
const (
	aimed      = 1.08
	aimedAhead = 6 // months
)

// aim sets each salesperson's targets for every month since a day and some ahead, by what
// they won in a year.
func (p *player) aim(ctx context.Context, s *office.Session, first domain.Month, now time.Time, yearly func(person int) (amount float64, count float64)) error {
	var targets []domain.Target
	last := domain.DateOf(now).Month() + aimedAhead
	for person, id := range p.people {
		amount, count := yearly(person)
		t := domain.Target{Salesperson: id, Amount: rounded(amount / 12 * aimed), Count: int64(math.Round(count/12*aimed + 0.3))}
		if t.IsNothing() {
			continue
		}
		for t.Month = first; t.Month <= last; t.Month++ {
			targets = append(targets, t)
		}
	}
	_, err := s.SetTargets(ctx, targets)
	return err
}

// rounded is a whole number of which the first two digits matter.
func rounded(amount float64) int64 {
	if amount < 1 {
		return 0
	}
	step := math.Pow(10, max(0, math.Floor(math.Log10(amount))-1))
	return int64(math.Round(amount/step) * step)
}

// aimAtFirst has the office set out with the targets that its deals will come near to.
func (p *player) aimAtFirst(ctx context.Context, history []event, now time.Time) error {
	o, err := office.Open(ctx, p.file.Store, p.clock.Now, false)
	if err != nil {
		return err
	}
	s, err := o.SignIn(ctx, "")
	if err != nil {
		return err
	}
	amounts, counts := make([]float64, len(p.people)), make([]float64, len(p.people))
	for _, e := range history {
		if e.opens && e.deal.ends == stageWon {
			amounts[e.deal.seller] += float64(believable(e.deal.amount, p.currency))
			counts[e.deal.seller]++
		}
	}
	return p.aim(ctx, s, domain.DateOf(p.clock.now).Month(), now, func(person int) (amount, count float64) {
		return amounts[person] / years, counts[person] / years
	})
}

// aimLate sets the targets of a large office by what was won in it in the last year.
func (w *writer) aimLate(ctx context.Context, s *office.Session) error {
	today := domain.DateOf(w.options.Now)
	year := control.Filter{Period: domain.Period{From: today - 364, To: today}}
	won := map[domain.ID]control.Outcome{}
	err := s.Look(ctx, year, false, func(l *control.Look) {
		for _, each := range control.WhoClosesBest(l) {
			won[each.Salesperson.ID] = each.Outcome
		}
	})
	if err != nil {
		return err
	}
	return w.aim(ctx, s, today.Month()-11, w.options.Now, func(person int) (amount, count float64) {
		all := won[w.people[person]]
		return float64(all.WonAmount), float64(all.Won)
	})
}
