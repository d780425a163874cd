package control

import (
	"slices"

	"preventa/domain"
)

// Step is a step of the bridge from one pipeline to another.
type Step int

// The steps, in their order.
const (
	StepOpening Step = iota
	StepCreated
	StepReopened
	StepRaised
	StepLowered
	StepPulledIn
	StepPushedOut
	StepWon
	StepLost
	StepRemoved
	StepClosing
	stepCount
)

var stepIDs = [stepCount]string{"opening", "created", "reopened", "raised", "lowered", "pulled-in", "pushed-out", "won", "lost", "removed", "closing"}

// ID names the step in files, and as the key of its part.
func (s Step) ID() string { return stepIDs[s] }

// TakesAway reports that the amount of a step is taken away from the pipeline.
func (s Step) TakesAway() bool {
	switch s {
	case StepLowered, StepPushedOut, StepWon, StepLost, StepRemoved:
		return true
	}
	return false
}

// IsPipeline reports that it is one of the pipelines the bridge leads between.
func (s Step) IsPipeline() bool { return s == StepOpening || s == StepClosing }

// BridgeStep is how many opportunities took a step, and the amount that moved with them.
type BridgeStep struct {
	Step          Step
	Count, Amount int64
}

// Bridge leads from the pipeline of the evening before the period to that of the evening of its
// last day, or of the day of the look where the period goes beyond it:
//
//	opening + created + reopened + raised − lowered + pulled in − pushed out − won − lost −
//	removed = closing, to the cent.
//
// The pipeline of a period are the open and on-hold opportunities that meet the filter and are
// not expected to close after the period's last day: overdue ones and those without an expected
// day are in it. So they leave it by a later expected day, and enter by a sooner one. A period
// without an end has everything in progress in its pipeline.
//
// Each opportunity goes by what it was on the two evenings; what was done and undone between
// them leaves no trace.
//
//   - created: entered within the period, and in the pipeline at its end, or closed by then.
//   - reopened: closed, or in the recycle bin, before the period, and in the pipeline at its end.
//   - raised, lowered: the difference in the amount of what was in it on both evenings, or in it
//     before and closed since, whatever it comes from: a new price, a new rate of exchange.
//   - pulled in, pushed out: in progress on both evenings, but in the pipeline on one of them
//     only: by its expected day, or because it met the filter on one of them only.
//   - won, lost: in the pipeline before, and closed at the end, at its last amount. So is what
//     came and closed within the period, by its day of closing, which counts as created, reopened
//     or pulled in by as much: the pipeline never held it on either evening.
//   - removed: in the pipeline before, and in the recycle bin or gone at the end.
//
// Date basis: the journal.
func Bridge(l *Look) []BridgeStep {
	list := make([]BridgeStep, stepCount)
	for i := range list {
		list[i].Step = Step(i)
	}
	l.eachStep(func(_ int32, step Step, amount int64) {
		list[step].Count++
		list[step].Amount += amount
	})
	return list
}

// eachStep tells the steps of each opportunity, and the amounts that moved.
func (l *Look) eachStep(tell func(row int32, step Step, amount int64)) {
	before, after := l.bridged()
	life, p := l.life(), newPast(l)
	b := bridging{period: l.Filter.Period, tell: tell}
	for i, there := range l.there {
		row := int32(i)
		still := life.lastDay(row) <= before
		if still && (!there || p.tests.closed[l.state[row]]) {
			continue // neither then nor now
		}
		p.begin(l, row, life.deeds(row))
		p.back(after)
		end := b.sideOf(p)
		begin := end
		if !still {
			p.back(before)
			begin = b.sideOf(p)
		}
		b.lead(row, begin, end)
	}
}

// bridged are the evenings the bridge leads between.
func (l *Look) bridged() (before, after domain.Date) {
	after = l.Today
	if l.Filter.Period.To != 0 {
		after = min(after, l.Filter.Period.To)
	}
	return min(max(l.Filter.Period.From-1, 0), after), after
}

// bridging finds the steps of opportunities.
type bridging struct {
	period domain.Period
	tell   func(row int32, step Step, amount int64)
}

// whereabouts is where an opportunity is, seen from a pipeline.
type whereabouts int

const (
	unborn     whereabouts = iota
	away                   // in the recycle bin, or gone
	inPipeline             // in it
	outside                // in progress, but not in it
	closedWon
	closedLost
)

// side is what an opportunity was on one of the two evenings.
type side struct {
	where    whereabouts
	amount   int64
	meets    bool
	closedOn domain.Date
}

func (b *bridging) sideOf(p *past) side {
	s := side{amount: p.amount()}
	switch {
	case !p.there():
		if len(p.deeds) > 0 {
			s.where = away
		}
		return s
	case p.inProgress():
		s.where, s.meets = outside, p.meets()
		if expected := domain.Date(p.values[FieldExpected]); s.meets && (b.period.To == 0 || expected <= b.period.To) {
			s.where = inPipeline
		}
		return s
	}
	s.where, s.meets, s.closedOn = closedLost, p.meets(), domain.Date(p.values[FieldClosed])
	if p.class() == domain.Won {
		s.where = closedWon
	}
	return s
}

// lead tells the steps that lead from what an opportunity was to what it became.
func (b *bridging) lead(row int32, begin, end side) {
	if begin.where == inPipeline {
		b.tell(row, StepOpening, begin.amount)
		b.leave(row, begin, end)
	} else if end.where == inPipeline || b.passed(begin, end) {
		b.tell(row, begin.entrance(), end.amount)
		if step, closed := end.closing(); closed {
			b.tell(row, step, end.amount)
		}
	}
	if end.where == inPipeline {
		b.tell(row, StepClosing, end.amount)
	}
}

// leave tells the steps of what was in the pipeline before.
func (b *bridging) leave(row int32, begin, end side) {
	step, closed := end.closing()
	if end.where == inPipeline || closed {
		switch {
		case end.amount > begin.amount:
			b.tell(row, StepRaised, end.amount-begin.amount)
		case end.amount < begin.amount:
			b.tell(row, StepLowered, begin.amount-end.amount)
		}
	}
	switch {
	case closed:
		b.tell(row, step, end.amount)
	case end.where == outside:
		b.tell(row, StepPushedOut, begin.amount)
	case end.where != inPipeline:
		b.tell(row, StepRemoved, begin.amount)
	}
}

// passed says whether it closed within the period without having been in the pipeline before.
func (b *bridging) passed(begin, end side) bool {
	_, closed := end.closing()
	return closed && begin.where != end.where && end.meets && b.period.Contains(end.closedOn)
}

// closing is the step of what is closed.
func (s side) closing() (Step, bool) {
	switch s.where {
	case closedWon:
		return StepWon, true
	case closedLost:
		return StepLost, true
	}
	return 0, false
}

// entrance is the step by which something that was not in the pipeline comes into it.
func (s side) entrance() Step {
	switch s.where {
	case unborn:
		return StepCreated
	case outside:
		return StepPulledIn
	}
	return StepReopened
}

// stepOf finds a step by its id.
func stepOf(id string) (Step, bool) {
	at := slices.Index(stepIDs[:], id)
	return Step(max(at, 0)), at >= 0
}
