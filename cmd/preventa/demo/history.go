package demo

import (
	"math/rand/v2"
	"slices"
	"time"

	"preventa/domain"
)

// event is one thing a salesperson did to an opportunity. Zero values leave things as
// they are.
type event struct {
	at    time.Time
	deal  *deal
	by    int // of sellers
	opens bool

	enters      stage
	moves       bool    // to enters
	factor      float64 // the amount becomes deal.amount × factor
	expected    domain.Date
	probability int // a person's own
	competitor  int // of competitors, from 1
	note        string
	handsOver   bool // to deal.seller
}

// onlyMoves reports that the event changes nothing but the state.
func (e event) onlyMoves() bool {
	return e.moves && e.factor == 0 && e.expected == 0 && e.probability == 0 && e.competitor == 0 && e.note == "" && !e.handsOver
}

// historian draws the events a deal went through.
type historian struct {
	random   *rand.Rand
	calendar *calendar
	language domain.Language
}

// history is everything that happened to the deals, in order.
func (h *historian) history(deals []*deal) []event {
	var all []event
	for _, d := range deals {
		all = append(all, h.events(d)...)
	}
	slices.SortStableFunc(all, func(a, b event) int { return a.at.Compare(b.at) })
	return all
}

func (h *historian) events(d *deal) []event {
	path := h.path(d)
	events := make([]event, len(path))
	moments := h.moments(d, len(path))
	for i, s := range path {
		events[i] = event{at: moments[i], deal: d, by: d.seller, enters: s, moves: i > 0 && s != path[i-1]}
	}
	events[0].opens, events[0].moves = true, path[0] != stageNew
	h.handOver(d, events)
	h.estimate(d, events)
	h.expect(d, events)
	noted := map[string]bool{}
	for i := range events {
		h.remark(&events[i])
		h.note(&events[i], noted)
	}
	return events
}

// path is the stage after each event. The same stage twice is a mere follow-up.
func (h *historian) path(d *deal) []stage {
	var path []stage
	reached := min(d.reached, stageNegotiation)
	if d.reached == stageOnHold {
		reached = stage(between(h.random, int(stageContacted), int(stageNegotiation)))
	}
	start := stageNew
	if reached > stageNew && happens(h.random, 0.25) {
		start = stageContacted
	}
	for s := start; s <= reached; s++ {
		if s == stageNegotiation && d.ends == stageWon && happens(h.random, 0.2) {
			break // agreed on the first proposal
		}
		path = append(path, s)
		if happens(h.random, 0.2) {
			path = append(path, s)
		}
	}
	if d.reached == stageOnHold {
		path = append(path, stageOnHold)
	} else if len(path) > 2 && happens(h.random, 0.07) {
		path = slices.Insert(path, len(path)-1, stageOnHold)
	}
	if d.isClosed() {
		path = append(path, d.ends)
	}
	return path
}

// moments are when the events took place: the first on the day the deal was opened, the
// last on the day it closed.
func (h *historian) moments(d *deal, count int) []time.Time {
	moments := []time.Time{h.calendar.moment(h.random, d.opened)}
	until := d.closed
	if !d.isClosed() {
		until = h.calendar.last()
	}
	for len(moments) < count {
		day := h.calendar.anyDay(h.random, d.opened, until)
		if d.isClosed() && len(moments) == count-1 {
			day = d.closed
		}
		moments = append(moments, h.calendar.moment(h.random, day))
	}
	slices.SortFunc(moments, time.Time.Compare)
	return moments
}

func (h *historian) handOver(d *deal, events []event) {
	if len(events) == 1 {
		d.opener = d.seller
	}
	events[0].by = d.opener
	if d.opener != d.seller {
		events[1].by, events[1].handsOver = d.opener, true
	}
}

// estimate lets the amount be thought of anew with the proposal, and haggled over then.
func (h *historian) estimate(d *deal, events []event) {
	if !happens(h.random, 0.12) {
		events[0].factor = 1
	}
	factor, known := 1.0, events[0].factor != 0
	for i := range events[1:] {
		e := &events[i+1]
		switch {
		case e.moves && e.enters == stageProposal && happens(h.random, 0.45):
			factor *= 0.8 + 0.5*h.random.Float64()
		case e.moves && e.enters == stageNegotiation && happens(h.random, 0.5), e.enters == stageWon && happens(h.random, 0.25):
			factor *= 0.88 + 0.1*h.random.Float64()
		case known || e.enters == stageNew || e.enters == stageContacted || e.enters == stageOnHold:
			continue
		}
		e.factor, known = factor, true
	}
}

// expect sets the expected close, pushes it out when it comes near, and leaves the one
// of a deal in progress around today.
func (h *historian) expect(d *deal, events []event) {
	expected := domain.Date(0)
	for i := range events {
		e := &events[i]
		day := domain.DateOf(e.at)
		switch {
		case e.enters == stageWon || e.enters == stageLost:
		case i == len(events)-1 && !d.isClosed():
			around := h.calendar.last() + domain.Date(between(h.random, -30, 95))
			e.expected = nextWorkday(max(around, day+domain.Date(between(h.random, 2, 12))))
		case i == 0:
			e.expected = nextWorkday(day + domain.Date(between(h.random, 20, 75)))
		case expected <= day+4 && happens(h.random, 0.85):
			e.expected = nextWorkday(day + domain.Date(between(h.random, 10, 40)))
		}
		if e.expected != 0 {
			expected = e.expected
		}
	}
}

// remark adds a competitor and a probability of the salesperson's own.
func (h *historian) remark(e *event) {
	if e.moves && (e.enters == stageProposal || e.enters == stageLost) && happens(h.random, 0.3) {
		e.competitor = 1 + h.random.IntN(len(competitors))
	}
	switch {
	case e.enters == stageProposal && happens(h.random, 0.15):
		e.probability = 5 * between(h.random, 6, 13)
	case e.enters == stageNegotiation && happens(h.random, 0.15):
		e.probability = 5 * between(h.random, 11, 18)
	}
}

// note writes down what was said, of every follow-up and of some other events, never
// the same twice.
func (h *historian) note(e *event, noted map[string]bool) {
	if (e.opens || e.moves) && !happens(h.random, 0.3) {
		return
	}
	if text := inLanguage(oneOf(h.random, notesOf(e.enters)), h.language); !noted[text] {
		noted[text], e.note = true, text
	}
}
