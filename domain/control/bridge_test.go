package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/change"
)

// naiveBridge compares what was written down on two evenings, opportunity by opportunity.
func naiveBridge(w *chronicle, l *Look) map[string][2]int64 {
	period := l.Filter.Period
	after := l.Today
	if period.To != 0 && period.To < after {
		after = period.To
	}
	before := domain.Date(0)
	if period.From > 0 {
		before = min(period.From-1, after)
	}
	steps := map[string][2]int64{}
	step := func(id string, amount int64) {
		steps[id] = [2]int64{steps[id][0] + 1, steps[id][1] + amount}
	}
	then, now := w.on(before), w.on(after)
	ids := map[domain.ID]bool{}
	for _, v := range w.versions {
		ids[v.o.ID] = true
	}
	in := func(o domain.Opportunity, there bool) bool {
		return there && !stateOf(o.State).Class.IsClosed() && meets(l.Filter, o) && (period.To == 0 || o.ExpectedClose <= period.To)
	}
	for id := range ids {
		o, wasThere := then[id]
		n, isThere := now[id]
		was, is := in(o, wasThere), in(n, isThere)
		oldAmount, newAmount := worth(l.Filter, o), worth(l.Filter, n)
		if was {
			step("opening", oldAmount)
		}
		if is {
			step("closing", newAmount)
		}
		closed := isThere && stateOf(n.State).Class.IsClosed()
		entrance := "reopened"
		switch {
		case !w.born(id, before):
			entrance = "created"
		case wasThere && !stateOf(o.State).Class.IsClosed():
			entrance = "pulled-in"
		}
		if was && (is || closed) && newAmount > oldAmount {
			step("raised", newAmount-oldAmount)
		}
		if was && (is || closed) && newAmount < oldAmount {
			step("lowered", oldAmount-newAmount)
		}
		switch {
		case was && is:
		case was && closed:
			step(string(stateOf(n.State).Class), newAmount)
		case was && isThere:
			step("pushed-out", oldAmount)
		case was:
			step("removed", oldAmount)
		case is:
			step(entrance, newAmount)
		case closed && meets(l.Filter, n) && period.Contains(n.ClosedOn) && !(wasThere && stateOf(o.State).Class == stateOf(n.State).Class):
			step(entrance, newAmount)
			step(string(stateOf(n.State).Class), newAmount)
		}
	}
	return steps
}

func TestTheBridgeReconcilesForAnyTwoDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		l := someLook(t, w)
		amount, count := int64(0), int64(0)
		got := map[string][2]int64{}
		for _, s := range Bridge(l) {
			if s.Count != 0 || s.Amount != 0 {
				got[s.Step.ID()] = [2]int64{s.Count, s.Amount}
			}
			sameMembers(t, l, Part{Chart: "bridge", Key: s.Step.ID()}, s.Count, s.Amount)
			sign := int64(1)
			if s.Step.TakesAway() || s.Step == StepClosing {
				sign = -1
			}
			amount += sign * s.Amount
			if s.Step != StepRaised && s.Step != StepLowered {
				count += sign * s.Count
			}
		}
		if amount != 0 || count != 0 {
			t.Fatalf("%d too much, %d too many in %+v", amount, count, Bridge(l))
		}
		if diff := cmp.Diff(naiveBridge(w, l), got); diff != "" {
			t.Fatalf("%+v, today %s\n%s", l.Filter, l.Today, diff)
		}
	})
}

// lived makes facts of opportunities that did something, each deed on a day.
type lived struct {
	facts *Facts
	count int64
}

func newLived() *lived {
	f := NewFacts(states, 0)
	f.BeginHistory(0)
	return &lived{facts: f}
}

func (w *lived) add(on string, o domain.Opportunity) domain.Opportunity {
	w.count++
	o.ID, o.Number = domain.NewID(), w.count
	if o.State == "" {
		o.State = "new"
	}
	o.OpenedOn = max(o.OpenedOn, day(on))
	w.facts.Apply(change.Set{Changes: []change.Change{change.Adding(o)}}, day(on))
	return o
}

func (w *lived) edit(on string, o domain.Opportunity, edit func(*domain.Opportunity)) domain.Opportunity {
	after := o
	edit(&after)
	c, _ := change.Editing(o, after)
	w.facts.Apply(change.Set{Changes: []change.Change{c}}, day(on))
	return after
}

// enter moves an opportunity into a state of the office.
func (w *lived) enter(on string, o domain.Opportunity, state domain.ID) domain.Opportunity {
	return w.edit(on, o, func(o *domain.Opportunity) {
		for _, s := range states {
			if s.ID == state {
				*o = o.Enter(s, day(on))
			}
		}
	})
}

var october = Filter{Period: domain.Period{From: day("2026-10-01"), To: day("2026-10-31")}}

// TestABridgeByHand leads through October 2026, in which something took each step.
func TestABridgeByHand(t *testing.T) {
	w := newLived()
	worth := func(amount int64, expected string) domain.Opportunity {
		return domain.Opportunity{OfficeAmount: amount, ExpectedClose: day(expected)}
	}
	amount := func(to int64) func(*domain.Opportunity) {
		return func(o *domain.Opportunity) { o.OfficeAmount = to }
	}
	expected := func(on string) func(*domain.Opportunity) {
		return func(o *domain.Opportunity) { o.ExpectedClose = day(on) }
	}
	w.add("2026-09-01", worth(1, "2026-10-20"))
	raised := w.add("2026-09-01", worth(10, "2026-10-20"))
	lowered := w.add("2026-09-01", worth(20, "2026-09-20")) // overdue
	pulled := w.add("2026-09-01", worth(100, "2026-11-20"))
	pushed := w.add("2026-09-01", worth(200, "2026-10-20"))
	won := w.add("2026-09-01", worth(1000, "2026-10-20"))
	lost := w.add("2026-09-01", worth(2000, "2026-10-20"))
	removed := w.add("2026-09-01", worth(4000, "2026-10-20"))
	reopened := w.enter("2026-09-02", w.add("2026-09-01", worth(8000, "2026-10-20")), "lost")
	undone := w.add("2026-09-01", worth(16000, "2026-10-20"))

	w.edit("2026-10-01", raised, amount(15))
	w.edit("2026-10-02", lowered, amount(17))
	w.edit("2026-10-03", pulled, expected("2026-10-31"))
	w.edit("2026-10-04", pushed, expected("2026-11-01"))
	w.enter("2026-10-05", w.edit("2026-10-04", won, amount(900)), "won")
	w.enter("2026-10-06", lost, "lost")
	w.edit("2026-10-07", removed, func(o *domain.Opportunity) { *o = o.Remove(1) })
	w.enter("2026-10-08", reopened, "new")
	w.enter("2026-10-10", w.enter("2026-10-09", undone, "won"), "new")
	w.add("2026-10-10", worth(32000, "2026-10-20"))
	w.add("2026-10-10", worth(64000, "2026-12-20")) // not of this October's
	w.enter("2026-10-12", w.add("2026-10-11", worth(50, "2026-10-20")), "won")

	want := map[string][2]int64{
		"opening":    {8, 1 + 10 + 20 + 200 + 1000 + 2000 + 4000 + 16000},
		"created":    {2, 32000 + 50},
		"reopened":   {1, 8000},
		"raised":     {1, 5},
		"lowered":    {2, 3 + 100},
		"pulled-in":  {1, 100},
		"pushed-out": {1, 200},
		"won":        {2, 900 + 50},
		"lost":       {1, 2000},
		"removed":    {1, 4000},
		"closing":    {7, 1 + 15 + 17 + 100 + 8000 + 16000 + 32000},
	}
	got := map[string][2]int64{}
	l := NewLook(w.facts, october, day("2026-11-15"))
	for _, s := range Bridge(l) {
		got[s.Step.ID()] = [2]int64{s.Count, s.Amount}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	numbers, _, _ := l.Members(Part{Chart: "bridge", Key: "won"})
	if diff := cmp.Diff([]int64{won.Number, 13}, numbers); diff != "" {
		t.Error(diff)
	}
}
