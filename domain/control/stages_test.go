package control

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
)

// moves are the moves of an opportunity from state to state, as written down, and the state
// it stands in.
func (w *chronicle) moves(id domain.ID, evening domain.Date) (list []domain.StateMove, state domain.ID) {
	for _, v := range w.of(id, evening) {
		if state != "" && v.o.State != state {
			list = append(list, domain.StateMove{From: state, To: v.o.State, On: v.day})
		}
		state = v.o.State
	}
	return list, state
}

// spell is one stay in a state.
type spell struct {
	state        domain.ID
	since, until domain.Date
}

func (w *chronicle) spells(o domain.Opportunity, evening domain.Date) []spell {
	moves, state := w.moves(o.ID, evening)
	since, list := o.OpenedOn, []spell(nil)
	for _, m := range moves {
		list = append(list, spell{m.From, since, m.On})
		since = m.On
	}
	return append(list, spell{state, since, evening})
}

// interpolated is the place of a fraction among sorted numbers, by the book.
func interpolated(sorted []int, fraction float64) float64 {
	place := fraction * float64(len(sorted)-1)
	low := int(place)
	if low+1 >= len(sorted) {
		return float64(sorted[low])
	}
	return float64(sorted[low]) + (place-float64(low))*float64(sorted[low+1]-sorted[low])
}

func TestTimeInStateAddsUpTheStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		l := someLook(t, w)
		days := map[domain.ID][]int{}
		worths := map[domain.ID]int64{}
		for _, o := range w.on(l.Today) {
			if !meets(l.Filter, o) {
				continue
			}
			moves, state := w.moves(o.ID, l.Today)
			for _, stay := range domain.Stays(o.OpenedOn, state, moves, l.Today) {
				if slices.ContainsFunc(w.spells(o, l.Today), func(s spell) bool {
					return s.state == stay.State && s.until >= l.Filter.Period.From && (l.Filter.Period.To == 0 || s.since <= l.Filter.Period.To)
				}) && l.Filter.Period.From <= l.Today {
					days[stay.State] = append(days[stay.State], stay.Days)
					worths[stay.State] += worth(l.Filter, o)
				}
			}
		}
		var want []string
		for _, id := range []domain.ID{"new", "visited", "proposal", "waiting"} {
			list := slices.Sorted(slices.Values(days[id]))
			switch {
			case len(list) > 0:
				want = append(want, fmt.Sprintf("%s %d %.4f %.4f", id, len(list), interpolated(list, 0.5), interpolated(list, 0.8)))
			case id != "visited":
				want = append(want, fmt.Sprintf("%s 0 0.0000 0.0000", id))
			}
		}
		var got []string
		for _, s := range TimeInState(l) {
			got = append(got, fmt.Sprintf("%s %d %.4f %.4f", s.State.ID, s.Count, s.Median, s.P80))
			sameMembers(t, l, Part{Chart: "time-in-state", Key: string(s.State.ID)}, s.Count, worths[s.State.ID])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%+v, today %s\n%s", l.Filter, l.Today, diff)
		}
	})
}

func TestStageConversionByTheMoves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		l := someLook(t, w)
		next := map[domain.ID]domain.ID{"new": "proposal", "visited": "proposal", "proposal": "won"}
		sums, worths := map[domain.ID]Rate{}, map[domain.ID]int64{}
		for _, o := range w.on(l.Today) {
			if !meets(l.Filter, o) {
				continue
			}
			spells := w.spells(o, l.Today)
			for stage, to := range next {
				at := slices.IndexFunc(spells, func(s spell) bool { return s.state == stage && l.Filter.Period.Contains(s.since) })
				if at < 0 {
					continue
				}
				sum := sums[stage]
				sum.Whole++
				for _, later := range spells[at+1:] {
					if later.state == to || later.state == "won" {
						sum.Part++
						worths[stage] += worth(l.Filter, o)
						break
					}
				}
				sums[stage] = sum
			}
		}
		var want, got []string
		for _, id := range []domain.ID{"new", "visited", "proposal"} {
			if sum := sums[id]; sum.Whole > 0 || id != "visited" {
				want = append(want, fmt.Sprintf("%s→%s %d/%d", id, next[id], sum.Part, sum.Whole))
			}
		}
		for _, s := range StageConversion(l) {
			got = append(got, fmt.Sprintf("%s→%s %d/%d", s.From.ID, s.To.ID, s.Part, s.Whole))
			sameMembers(t, l, Part{Chart: "stage-conversion", Key: string(s.From.ID), Series: SeriesReached}, s.Part, worths[s.From.ID])
			if numbers, _, _ := l.Members(Part{Chart: "stage-conversion", Key: string(s.From.ID), Series: SeriesEntered}); int64(len(numbers)) != s.Whole {
				t.Fatalf("%s: %d entered, behind it are %v", s.From.ID, s.Whole, numbers)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%+v, today %s\n%s", l.Filter, l.Today, diff)
		}
	})
}

// TestTimeInStateByHand: one was in New for 4 days, then on hold for 10, in New again for 6, and
// was lost; another came on the 5th and is still in New on the 25th.
func TestTimeInStateByHand(t *testing.T) {
	w := newLived()
	o := w.add("2026-10-01", domain.Opportunity{})
	w.add("2026-10-05", domain.Opportunity{})
	w.enter("2026-10-21", w.enter("2026-10-15", w.enter("2026-10-05", o, "waiting"), "new"), "lost")
	for on, want := range map[string][]StateTime{
		"2026-10-25": {{states[0], 2, 15, 18}, {states[1], 1, 10, 10}}, // 10 and 20 days
		"2026-10-10": {{states[0], 2, 4.5, 4.8}, {states[1], 1, 5, 5}}, // 4 and 5 days
	} {
		got := TimeInState(NewLook(w.facts, Filter{AsOf: day(on)}, day("2026-12-31")))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", on, diff)
		}
	}
	later := Filter{Period: domain.Period{From: day("2026-10-16")}} // the first left the state on hold on the 15th
	got := TimeInState(NewLook(w.facts, later, day("2026-10-25")))
	if diff := cmp.Diff([]StateTime{{states[0], 2, 15, 18}, {states[1], 0, 0, 0}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestGoingBackDoesNotUndoAConversion(t *testing.T) {
	w := &lived{facts: NewFacts(officeStates, 0)}
	w.facts.BeginHistory(0)
	back := w.add("2026-10-01", domain.Opportunity{})
	at := func(on string, o domain.Opportunity, state domain.ID) domain.Opportunity {
		return w.edit(on, o, func(o *domain.Opportunity) { *o = o.Enter(stateOf(state), day(on)) })
	}
	at("2026-10-03", at("2026-10-02", back, "proposal"), "new")
	at("2026-10-02", w.add("2026-10-01", domain.Opportunity{}), "won")     // past the next stage
	at("2026-10-02", w.add("2026-10-01", domain.Opportunity{}), "waiting") // a pause is no step
	at("2026-10-02", w.add("2026-10-01", domain.Opportunity{}), "lost")
	at("2026-11-02", w.add("2026-11-01", domain.Opportunity{}), "proposal") // not of October
	got := StageConversion(NewLook(w.facts, october, day("2026-12-31")))
	want := []StageStep{{officeStates[0], officeStates[1], Rate{2, 4}}, {officeStates[1], officeStates[4], Rate{0, 1}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNothingStandsInNoState(t *testing.T) {
	nothing := NewLook(NewFacts(nil, 0), Filter{}, day("2026-10-15"))
	if len(TimeInState(nothing))+len(StageConversion(nothing))+len(PipelineOverTime(nothing)) != 0 {
		t.Error("something")
	}
	for _, s := range Bridge(nothing) {
		if s.Count+s.Amount != 0 {
			t.Errorf("%+v", s)
		}
	}
	if _, some := CalibrationOf(nothing).Brier(); some || len(ActivityByPerson(nothing)) != 0 {
		t.Error("a score of nothing")
	}
}
