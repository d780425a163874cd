package demo

import (
	"slices"

	"preventa/domain"
	"preventa/domain/change"
)

// begun is an opportunity of a large office as it was opened, with what is still to come.
type begun struct {
	deal            *deal
	record          domain.Opportunity
	until           domain.Date            // the day it closed, or something happened to it last
	logged, planned int                    // activities
	added           map[string]change.Pair // where the store puts the record's number
}

// planned is an opportunity in progress, with how many activities are planned.
type planned struct {
	deal  *deal
	count int
}

// begin opens an opportunity on a day.
func (w *writer) begin(day domain.Date) (*begun, error) {
	d, until := w.largeDeal(day)
	d.id, d.currency = domain.NewID(), w.currency
	if d.foreign && w.currency == "CLP" {
		d.currency = "USD"
	}
	o := domain.Opportunity{
		ID: d.id, Name: d.name, Customer: d.customer.id, Contact: d.customer.contacts[d.contact].ID, Salesperson: w.people[d.seller],
		Amount: believable(d.amount, d.currency), Currency: d.currency, OpenedOn: day,
		ExpectedClose: nextWorkday(day + domain.Date(between(w.random, 20, 75))),
	}
	if d.origin >= 0 {
		o.Origin = w.origins[d.origin]
	}
	for _, tag := range d.tags {
		o.Tags = append(o.Tags, w.tags[tag])
	}
	slices.Sort(o.Tags)
	if happens(w.random, noted) {
		o.Notes = inLanguage(oneOf(w.random, openingNotes), w.language)
	}
	o = o.Enter(w.stages[stageNew], day).Convert(w.currency, w.rates, day)
	b := &begun{deal: d, record: o, until: until}
	b.logged, b.planned = w.allot(d)
	return b, o.Check(w.stages[stageNew])
}

// end is the opportunity where it has got to.
func (w *writer) end(b *begun) (domain.Opportunity, error) {
	d, o, day := b.deal, b.record, b.until
	if happens(w.random, revalued) {
		o.Amount = believable(d.amount*(0.75+0.5*w.random.Float64()), d.currency)
	}
	if d.ends >= stageProposal && happens(w.random, contested) {
		o.Competitor = oneOf(w.random, w.competitors)
	}
	if !d.isClosed() {
		if happens(w.random, expectedSoon) {
			o.ExpectedClose = nextWorkday(max(day+2, w.calendar.last()+domain.Date(between(w.random, -30, 95))))
		}
		if d.ends >= stageProposal && happens(w.random, ownProbability) {
			o = o.StateProbability(5 * between(w.random, 6, 18))
		}
	}
	state := w.stages[d.ends]
	o = o.Enter(state, day)
	switch {
	case d.ends == stageLost && happens(w.random, lostForAReason):
		o.LossReason, o.LossNote = oneOf(w.random, w.reasons), inLanguage(oneOf(w.random, lostNotes), w.language)
	case d.ends == stageOnHold:
		o.HoldUntil = nextWorkday(day + domain.Date(between(w.random, 20, 200)))
	}
	o = o.Convert(w.currency, w.rates, day)
	return o, o.Check(state)
}

// allot gives a deal its part of the activities that are left, so that none is over in
// the end, and how many of them are planned.
func (w *writer) allot(d *deal) (logged, planned int) {
	rest := w.options.Opportunities - w.opened
	count := w.spare
	if rest > 1 {
		mean := float64(w.spare) / float64(rest)
		count = min(w.spare, int(2*mean*w.random.Float64()+w.random.Float64()))
	}
	if !d.isClosed() {
		planned = min(weighted(w.random, plannedShares), w.spare)
		count = max(count, planned)
	}
	w.spare -= count
	return count - planned, planned
}

// logged is something that was done about an opportunity before it ended.
func (w *writer) logged(b *begun) domain.Activity {
	d := b.deal
	day := w.calendar.anyDay(w.random, d.opened, b.until)
	at := stage(between(w.random, 0, int(min(d.reached, stageNegotiation))))
	if day == b.until {
		at = d.ends
	}
	a := w.about(d, oneOf(w.random, doneAt[at]), day, between(w.random, 9*60, 18*60))
	a.Done = true
	if happens(w.random, noted) {
		a.Notes = inLanguage(oneOf(w.random, notesOf(at)), w.language)
	}
	return a
}

// next is something planned about an opportunity in progress.
func (w *writer) next(d *deal, place int) domain.Activity {
	minute := 0
	if happens(w.random, 0.6) {
		minute = 30*between(w.random, 18, 35) + 1
	}
	day := nextWorkday(domain.DateOf(w.clock.now) + domain.Date(w.nextDay(place)))
	return w.about(d, oneOf(w.random, plannedAt[d.ends]), day, minute)
}

// about is an activity of the seller of a deal.
func (w *writer) about(d *deal, what did, day domain.Date, minute int) domain.Activity {
	a := w.activity(w.people[d.seller], what, d, day, minute)
	a.ID = domain.NewID()
	slices.Sort(a.People)
	return a
}
