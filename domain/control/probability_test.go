package control

import (
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
)

// TestAProbabilityByHand: of 4 won and 6 lost all went through New; 4 + 3 came to Proposal,
// for 3 were lost from New. From the web came 3 won and 1 lost, from the fair 1 won and 5
// lost. For one at Proposal from the fair:
//
//	won:  4.1 ÷ 10.2 × (4.1 ÷ 4.1) × (1.1 ÷ (3.1 + 1.1))
//	lost: 6.1 ÷ 10.2 × (3.1 ÷ 6.1) × (5.1 ÷ (1.1 + 5.1))
//	4.1 × 0.261904… = 1.073809…; 3.1 × 0.822580… = 2.55; 1.073809… ÷ 3.623809… = 29.63 %
func TestAProbabilityByHand(t *testing.T) {
	w := &lived{facts: NewFacts(officeStates, 0)}
	w.facts.BeginHistory(0)
	w.facts.SetName("fair", "Fair")
	deal := func(end, from domain.ID, origin domain.ID) {
		o := w.add("2026-01-05", domain.Opportunity{Origin: origin})
		path := []domain.ID{end}
		if from == "proposal" {
			path = []domain.ID{"proposal", "waiting", end} // on hold is a pause
		}
		for _, state := range path {
			o = w.edit("2026-01-06", o, func(o *domain.Opportunity) { *o = o.Enter(stateOf(state), day("2026-01-06")) })
		}
	}
	for _, d := range []struct {
		times             int
		end, from, origin domain.ID
	}{{3, "won", "proposal", "web"}, {1, "won", "new", "fair"}, {3, "lost", "new", "fair"}, {2, "lost", "proposal", "fair"}, {1, "lost", "proposal", "web"}} {
		for range d.times {
			deal(d.end, d.from, d.origin)
		}
	}
	g := GuessOf(look(w.facts, Filter{}), domain.Opportunity{State: "proposal", Origin: "fair", Salesperson: "unheard of"})
	if !g.Known || g.Percent != 29.63 {
		t.Errorf("%.2f %%, want 29.63", g.Percent)
	}
	state, origin := g.Reasons[0], g.Reasons[1]
	if state.Value != "Proposal" || state.Won != 4 || state.Lost != 3 || math.Abs(state.Share-1/(1+3.1/6.1)) > 1e-12 {
		t.Errorf("state %+v", state)
	}
	share := (1.1 / 4.2) / (1.1/4.2 + 5.1/6.2)
	if origin.Value != "Fair" || origin.Won != 1 || origin.Lost != 5 || math.Abs(origin.Share-share) > 1e-12 {
		t.Errorf("origin %+v", origin)
	}
	if f, a := g.For(), g.Against(); len(f) != 1 || f[0].Field != ReasonState || len(a) != 1 || a[0].Field != ReasonOrigin {
		t.Errorf("for %+v, against %+v", f, a)
	}
	// of two known fields both are to be shared: the won one and the two lost from Proposal
	if g.Won != 1 || !slices.Equal(g.Similar, []int64{4, 8, 9}) {
		t.Errorf("%d of %v", g.Won, g.Similar)
	}
}

func TestWithoutAWinAndALossThereIsNoFigure(t *testing.T) {
	for _, list := range [][]domain.Opportunity{nil, {closed("won", "ana", "2026-01-01", 5, 9)}, {closed("lost", "ana", "2026-01-01", 5, 9)}} {
		if g := GuessOf(look(factsOf(list...), Filter{}), domain.Opportunity{State: "new", Salesperson: "ana"}); g.Known || g.Percent != 0 || g.Similar != nil {
			t.Errorf("%d closed: %+v", len(list), g)
		}
	}
}

// TestNothingIsCertain: 60 tags, each of 300 won and of none lost.
func TestNothingIsCertain(t *testing.T) {
	for state, want := range map[domain.ID]float64{"won": 99.99, "lost": 0.01} {
		var tags []domain.ID
		for i := range 60 {
			tags = append(tags, domain.ID(fmt.Sprint("tag ", i)))
		}
		f := factsOf(closed("won", "ana", "2026-01-01", 5, 9), closed("lost", "ana", "2026-01-01", 5, 9))
		for range 300 {
			o := closed(state, "ana", "2026-01-01", 5, 9)
			o.Tags = tags
			f.Put(o)
		}
		other := domain.Opportunity{ID: domain.NewID(), State: "new"}
		opposite := map[domain.ID]domain.ID{"won": "lost", "lost": "won"}[state]
		for range 300 {
			o := closed(opposite, "ana", "2026-01-01", 5, 9)
			o.Tags = []domain.ID{"another"}
			f.Put(o)
		}
		other.Tags = tags
		if g := GuessOf(look(f, Filter{}), other); g.Percent != want {
			t.Errorf("%s: %g, want %g", state, g.Percent, want)
		}
	}
}

func TestATagCountsFromFiftyOn(t *testing.T) {
	f := factsOf(closed("lost", "ana", "2026-01-01", 5, 9))
	for i := range 50 {
		o := closed("won", "ana", "2026-01-01", 5, 9)
		o.Tags = []domain.ID{"often"}
		if i > 0 {
			o.Tags = append(o.Tags, "seldom")
		}
		f.Put(o)
	}
	g := GuessOf(look(f, Filter{}), domain.Opportunity{Tags: []domain.ID{"seldom", "often"}})
	if len(g.Reasons) != 1 || g.Reasons[0].Field != ReasonTag || g.Reasons[0].Won != 50 {
		t.Errorf("%+v", g.Reasons)
	}
}

// naiveGuess computes the probability from what was written down, each field by itself.
type naiveGuess struct {
	w      *chronicle
	today  domain.Date
	closed []domain.Opportunity
	bands  []AmountBand
}

// steps are the open states in their order.
var steps = []domain.ID{"new", "visited", "proposal"}

// at is the place of the step an opportunity is at or was last, -1 for none.
func (n naiveGuess) at(o domain.Opportunity) int {
	if at := slices.Index(steps, o.State); at >= 0 {
		return at
	}
	moves, _ := n.w.moves(o.ID, n.today)
	for _, m := range slices.Backward(moves) {
		if at := slices.Index(steps, m.From); at >= 0 {
			return at
		}
	}
	return -1
}

// values are the values of the plain fields, "" for unknown.
func (n naiveGuess) values(o domain.Opportunity) []string {
	who, band := o.Salesperson, ""
	if stateOf(o.State).Class.IsClosed() {
		who = o.CreditedTo
	}
	if o.OfficeAmount != 0 && !o.Unconverted {
		for _, b := range n.bands {
			if !b.Unconverted && b.From <= o.OfficeAmount && o.OfficeAmount < b.To {
				band = b.Key()
			}
		}
	}
	return []string{string(o.Origin), string(who), band}
}

// chances are the chances that something won, or lost, is such: the product of the shares.
func (n naiveGuess) chances(o domain.Opportunity, class domain.Class) float64 {
	count := func(class domain.Class, is func(domain.Opportunity) bool) (times int) {
		for _, c := range n.closed {
			if (class == "" || stateOf(c.State).Class == class) && is(c) {
				times++
			}
		}
		return times
	}
	all := float64(count(class, func(domain.Opportunity) bool { return true })) + 0.1
	chance := all
	if at := n.at(o); at >= 0 {
		reached := func(c domain.Opportunity) bool {
			return stateOf(c.State).Class == domain.Won || n.at(c) < 0 || n.at(c) >= at
		}
		if count("", reached) > 0 {
			chance *= (float64(count(class, reached)) + 0.1) / all
		}
	}
	for field, value := range n.values(o) {
		having := func(value string) func(domain.Opportunity) bool {
			return func(c domain.Opportunity) bool { return n.values(c)[field] == value }
		}
		if value == "" || count("", having(value)) == 0 {
			continue
		}
		sum, seen := 0.0, map[string]bool{"": true}
		for _, c := range n.closed {
			if v := n.values(c)[field]; !seen[v] {
				seen[v] = true
				sum += float64(count(class, having(v))) + 0.1
			}
		}
		chance *= (float64(count(class, having(value))) + 0.1) / sum
	}
	return chance
}

func TestTheProbabilityIsThatOfTheRecords(t *testing.T) {
	known := 0
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		if rapid.IntRange(0, 3).Draw(t, "as it came") > 0 { // else there seldom is one of each
			for _, state := range []domain.ID{"won", "lost", "new"} {
				w.put(someEdit(t, domain.Opportunity{ID: domain.NewID(), Number: int64(len(w.versions) + 1), State: state, OpenedOn: w.last, ClosedOn: w.last}, w.last))
			}
		}
		l := NewLook(w.facts, Filter{}, w.last)
		n := naiveGuess{w: w, today: w.last, bands: AmountBands(l)}
		won, lost := 0, 0
		now := w.on(w.last)
		for _, o := range now {
			switch class := stateOf(o.State).Class; {
			case o.RemovedAt != 0:
			case class == domain.Won:
				won++
				n.closed = append(n.closed, o)
			case class == domain.Lost:
				lost++
				n.closed = append(n.closed, o)
			}
		}
		for _, o := range now {
			if stateOf(o.State).Class.IsClosed() {
				continue
			}
			o.Tags = nil // of which there are too few
			g := GuessOf(l, o)
			if g.Known != (won > 0 && lost > 0) {
				t.Fatalf("known %v of %d won, %d lost", g.Known, won, lost)
			}
			if !g.Known {
				continue
			}
			known++
			yes, no := n.chances(o, domain.Won), n.chances(o, domain.Lost)
			want := min(max(100*yes/(yes+no), 0.01), 99.99)
			if math.Abs(g.Percent-want) > 0.00501 {
				t.Fatalf("%.4f, want %.4f of %+v", g.Percent, want, o)
			}
		}
	})
	if known == 0 {
		t.Error("none was known")
	}
}

// What others would have said of each is what is said with it taken out of the office.
func TestEachGuessLeavesItsOwnOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		l := NewLook(w.facts, Filter{}, w.last)
		for _, one := range Guesses(l) {
			at := slices.IndexFunc(w.versions, func(v version) bool { return v.o.Number == one.Number })
			o := w.versions[at].o
			row, _ := w.facts.rows.find(rowKey(o.ID))
			k := newLikelihoods(l)
			c := k.featuresOf(row)
			evening := max(l.closedOn[row]-statedBefore, l.openedOn[row])
			c.values[0] = 0
			if past, was := w.on(min(evening, w.last))[o.ID]; was {
				c.values[0] = k.steps[l.stateI[past.State]]
			}
			w.facts.there[row] = false
			others := newLikelihoods(NewLook(w.facts, Filter{}, w.last))
			w.facts.there[row] = true
			others.bands = k.bands
			others.fields, others.tags, others.won, others.lost = nil, likelihood{}, 0, 0
			others.makeFields()
			for _, row := range others.closed {
				others.count(row, 1)
			}
			if want := others.guess(c); want.Percent != one.Percent {
				t.Fatalf("%.2f, want %.2f", one.Percent, want.Percent)
			}
		}
	})
}

// Several forms may ask at once, while the facts only are read.
func TestGuessesSideBySide(t *testing.T) {
	f := NewFacts(states, 0)
	draft := domain.Opportunity{ID: domain.NewID(), State: "new", Salesperson: "ana"}
	f.Read(&draft)
	for _, state := range []domain.ID{"won", "lost", "won"} {
		o := closed(state, "ana", "2026-01-01", 5, 9)
		f.Read(&o)
	}
	var work sync.WaitGroup
	for range 4 {
		work.Go(func() {
			if g := GuessOf(look(f, Filter{}), draft); !g.Known || len(g.Reasons) != 2 {
				t.Errorf("%+v", g)
			}
		})
	}
	work.Wait()
}
