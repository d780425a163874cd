package control

import (
	"cmp"
	"slices"

	"preventa/domain"
)

// Turn is what one change made of an opportunity.
type Turn string

// The turns.
const (
	TurnRaised     Turn = "raised"
	TurnLowered    Turn = "lowered"
	TurnPostponed  Turn = "postponed" // expected later, or no day at all any more
	TurnPulledIn   Turn = "pulled_in" // expected sooner
	TurnMoved      Turn = "moved"     // to another state, without being closed or reopened by it
	TurnReassigned Turn = "reassigned"
	TurnWon        Turn = "won"
	TurnLost       Turn = "lost"
	TurnReopened   Turn = "reopened"
	TurnRemoved    Turn = "removed" // to the recycle bin, or for good
	TurnRestored   Turn = "restored"
)

// Turns lists them in the order they are told in.
var Turns = []Turn{TurnWon, TurnLost, TurnReopened, TurnRaised, TurnLowered, TurnPulledIn, TurnPostponed, TurnMoved, TurnReassigned, TurnRemoved, TurnRestored}

// Event is a turn that an opportunity took on a day. Old and New are what changed, as
// report.Table holds it: an amount, a day, or the name of a state or salesperson; nil is nothing.
type Event struct {
	Opportunity domain.ID
	Number      int64 // 0: it is gone for good
	Day         domain.Date
	Turn        Turn
	Old, New    any
	Difference  int64 // of a raise or a cut, in the currency looked in; 0 where Old and New are in another
	Amount      int64 // what it was worth then
	Unconverted bool  // the amount stays out of sums, because no rate was known
	Salesperson Name  // as of then: whoever was credited, of a closed one
	Customer    Name  // as of then
}

// Events lists the turns that opportunities took in the period, by their days and numbers, of
// those that met the filter then. Each change of the journal counts, those that were undone
// and the undoing of them too. Currency is that of the office's amounts.
//
// Date basis: the journal.
func Events(l *Look, office domain.Currency) []Event {
	life := l.life()
	e := eventing{l: l, tests: newPastTests(l), currency: cmp.Or(l.Filter.Currency, office)}
	e.money = FieldAmount
	if l.Filter.Currency != "" {
		e.money = FieldOwnAmount
	}
	period := l.Filter.Period
	for i := range l.there {
		row := int32(i)
		if life.lastDay(row) >= period.From {
			e.tell(row, life.deeds(row))
		}
	}
	slices.SortStableFunc(e.events, func(a, b Event) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Number, b.Number)) })
	return e.events
}

// eventing finds the turns of opportunities.
type eventing struct {
	l        *Look
	tests    pastTests
	money    Field
	currency domain.Currency
	values   [fieldCount]int64
	after    [fieldCount]int64 // what the row was once all was done that was done at once
	events   []Event
}

// tell tells the turns of a row, oldest first, by going back from what it is. What was done at
// once stands in the order of the fields.
func (e *eventing) tell(row int32, deeds []deed) {
	for field := range fieldCount {
		e.values[field] = e.l.get(field, row)
	}
	first, period := len(e.events), e.l.Filter.Period
	for i := len(deeds) - 1; i >= 0 && deeds[i].day >= period.From; i-- {
		if i == len(deeds)-1 || deeds[i+1].day != deeds[i].day || deeds[i+1].field <= deeds[i].field {
			e.after = e.values
		}
		if period.Contains(deeds[i].day) && i > 0 { // the first is that it came to be
			e.turn(row, deeds[i])
		}
		e.values[deeds[i].field] = deeds[i].old
	}
	slices.Reverse(e.events[first:])
}

// turn tells the turn that a deed was, if it was one.
func (e *eventing) turn(row int32, d deed) {
	if !e.tests.meets(&e.after) {
		return
	}
	event := Event{
		Opportunity: domain.ID(e.l.Facts.rows.ids[row].String()), Number: int64(e.l.number[row]), Day: d.day,
		Amount: e.after[e.money], Unconverted: e.after[FieldUnconverted] != 0 && e.l.Filter.Currency == "",
		Customer: e.l.names[e.after[FieldCustomer]], Salesperson: e.l.names[e.who()],
	}
	if e.describe(&event, d) {
		e.events = append(e.events, event)
	}
}

func (e *eventing) who() int64 {
	if e.tests.closed[e.after[FieldState]] {
		return e.after[FieldCreditedTo]
	}
	return e.after[FieldSalesperson]
}

// describe says which turn a deed was; false for one that was none.
func (e *eventing) describe(event *Event, d deed) bool {
	now := e.values[d.field]
	switch d.field {
	case FieldThere:
		event.Turn = TurnRestored
		if now == 0 {
			event.Turn = TurnRemoved
		}
	case FieldState:
		return e.describeMove(event, d.old, now)
	case FieldSalesperson:
		event.Turn, event.Old, event.New = TurnReassigned, nameOrNothing(e.l.names[d.old]), nameOrNothing(e.l.names[now])
	case FieldExpected:
		event.Turn, event.Old, event.New = TurnPostponed, dayOrNothing(d.old), dayOrNothing(now)
		if now != 0 && (d.old == 0 || now < d.old) {
			event.Turn = TurnPulledIn
		}
	case e.money:
		event.Difference = now - d.old
		event.raise(d.old, now, e.currency)
	case FieldOwnAmount:
		if e.after[FieldUnconverted] == 0 {
			return false // its worth tells
		}
		event.raise(d.old, now, e.l.currencies[e.after[FieldCurrency]])
	default:
		return false
	}
	return true
}

// raise says that the amount was raised, or lowered.
func (e *Event) raise(old, now int64, c domain.Currency) {
	e.Turn = TurnRaised
	if now < old {
		e.Turn = TurnLowered
	}
	e.Old, e.New = domain.Money{Minor: old, Currency: c}, domain.Money{Minor: now, Currency: c}
}

// describeMove says what a move from one state to another was.
func (e *eventing) describeMove(event *Event, from, to int64) bool {
	if from == 0 || to == 0 {
		return false
	}
	event.Old, event.New = e.l.states[from].Name, e.l.states[to].Name
	before, after := e.tests.classes[from], e.tests.classes[to]
	switch {
	case after == before:
		event.Turn = TurnMoved
	case after == domain.Won:
		event.Turn = TurnWon
	case after == domain.Lost:
		event.Turn = TurnLost
	case before.IsClosed():
		event.Turn = TurnReopened
	default:
		event.Turn = TurnMoved
	}
	return true
}

// get is a field of a row.
func (f *Facts) get(field Field, row int32) int64 {
	switch field {
	case FieldThere:
		return one(f.there[row])
	case FieldState:
		return int64(f.state[row])
	case FieldSalesperson:
		return int64(f.salesperson[row])
	case FieldCreditedTo:
		return int64(f.creditedTo[row])
	case FieldOrigin:
		return int64(f.origin[row])
	case FieldCustomer:
		return int64(f.customer[row])
	case FieldLossReason:
		return int64(f.lossReason[row])
	case FieldTags:
		return int64(f.tags[row])
	case FieldCurrency:
		return int64(f.currency[row])
	case FieldAmount:
		return f.amount[row]
	case FieldOwnAmount:
		return f.own[row]
	case FieldUnconverted:
		return one(f.unconverted[row])
	case FieldProbability:
		return int64(f.probability[row])
	case FieldOpened:
		return int64(f.openedOn[row])
	case FieldExpected:
		return int64(f.expected[row])
	}
	return int64(f.closedOn[row])
}

func nameOrNothing(n Name) any {
	if n.Text == "" {
		return nil
	}
	return n.Text
}

func dayOrNothing(day int64) any {
	if day == 0 {
		return nil
	}
	return domain.Date(day)
}
