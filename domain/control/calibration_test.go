package control

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
)

// stated is the probability that counts for a closed opportunity, by what was written down:
// when it was in progress on the evening, else next, else last.
func (w *chronicle) stated(o domain.Opportunity, today domain.Date) (percent int, was bool) {
	evening := max(o.ClosedOn-30, o.OpenedOn)
	open := func(v version) bool {
		return !v.gone && v.o.RemovedAt == 0 && !stateOf(v.o.State).Class.IsClosed()
	}
	versions := w.of(o.ID, today)
	then := -1 // the version of the evening
	for i, v := range versions {
		if v.day <= evening {
			then = i
		}
	}
	if then >= 0 && open(versions[then]) {
		return versions[then].o.Probability, true
	}
	for _, v := range versions[then+1:] {
		if open(v) {
			return v.o.Probability, true
		}
	}
	for i := then; i >= 0; i-- {
		if open(versions[i]) {
			return versions[i].o.Probability, true
		}
	}
	return 0, false
}

func TestCalibrationIsWhatWasSaidThirtyDaysBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		l := someLook(t, w)
		var want Calibration
		worths, squares := [10]int64{}, 0.0
		people := map[domain.ID]int64{}
		for _, o := range w.on(l.Today) {
			class := stateOf(o.State).Class
			if !class.IsClosed() || !meets(l.Filter, o) || !l.Filter.Period.Contains(o.ClosedOn) {
				continue
			}
			percent, was := w.stated(o, l.Today)
			if !was {
				continue
			}
			b := &want.Bands[min(9, percent/10)]
			b.Closed++
			b.stated += int64(percent)
			outcome := 0.0
			if class == domain.Won {
				b.Won++
				outcome = 1
			}
			squares += math.Pow(float64(percent)/100-outcome, 2)
			worths[min(9, percent/10)] += worth(l.Filter, o)
			people[o.CreditedTo]++
		}
		got := CalibrationOf(l)
		for i, b := range got.Bands {
			if b.Closed != want.Bands[i].Closed || b.Won != want.Bands[i].Won || b.stated != want.Bands[i].stated {
				t.Fatalf("%+v, today %s: %+v, want %+v", l.Filter, l.Today, b, want.Bands[i])
			}
			sameMembers(t, l, Part{Chart: "calibration", Key: fmt.Sprint(b.From)}, b.Closed, worths[i])
		}
		if brier, some := got.Brier(); some && math.Abs(brier-squares/float64(got.Closed())) > 1e-9 {
			t.Fatalf("score %g, want %g", brier, squares/float64(got.Closed()))
		}
		each := map[domain.ID]int64{}
		for _, s := range CalibrationBySalesperson(l) {
			each[s.Salesperson.ID] = s.Closed()
		}
		if diff := cmp.Diff(people, each); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestCalibrationByHand: of one 20 % were said 30 days before it was won, to the day; of a young
// one 70 % at its opening, whatever was said before and later; of one that was entered as lost,
// nothing.
func TestCalibrationByHand(t *testing.T) {
	w := newLived()
	probability := func(percent int) func(*domain.Opportunity) {
		return func(o *domain.Opportunity) { *o = o.StateProbability(percent) }
	}
	old := w.add("2026-08-01", domain.Opportunity{Probability: 10})
	young := w.add("2026-09-01", domain.Opportunity{Probability: 35, OpenedOn: day("2026-10-01")})
	old = w.edit("2026-09-06", w.edit("2026-09-05", old, probability(20)), probability(90))
	young = w.edit("2026-10-02", w.edit("2026-10-01", young, probability(70)), probability(5))
	w.enter("2026-10-05", old, "won") // 30 days before: 5 September
	w.enter("2026-10-20", young, "lost")
	w.add("2026-10-21", domain.Opportunity{State: "lost", ClosedOn: day("2026-10-21")})
	c := CalibrationOf(NewLook(w.facts, october, day("2026-12-31")))
	for i, b := range c.Bands {
		want := CalibrationBand{From: 10 * i, To: 10*i + 9}
		switch i {
		case 2:
			want.Closed, want.Won, want.stated = 1, 1, 20
		case 7:
			want.Closed, want.stated = 1, 70
		case 9:
			want.To = 100
		}
		if b != want {
			t.Errorf("%+v, want %+v", b, want)
		}
	}
	if brier, _ := c.Brier(); math.Abs(brier-(0.64+0.49)/2) > 1e-12 {
		t.Errorf("score %g", brier)
	}
	if mean, _ := c.Bands[7].StatedMean(); mean != 0.7 {
		t.Errorf("mean %g", mean)
	}
}

// What the history would have said, against the guesses one by one, and what lies behind each
// band.
func TestTheCalibrationOfHistoryIsThatOfItsGuesses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		l := NewLook(w.facts, Filter{}, w.last)
		said := map[int][]int64{}
		squares, guesses := 0.0, Guesses(l)
		for _, g := range guesses {
			percent := math.Round(g.Percent)
			band := min(int(percent)/10, 9)
			said[band] = append(said[band], g.Number)
			off := percent / 100
			if g.Won {
				off--
			}
			squares += off * off
		}
		c := CalibrationOfHistory(l)
		for i, b := range c.Bands {
			slices.Sort(said[i])
			numbers, _, _ := l.Members(Part{Chart: "calibration", Key: strconv.Itoa(b.From), Series: SeriesHistory})
			if int(b.Closed) != len(said[i]) || !slices.Equal(numbers, said[i]) {
				t.Fatalf("%d–%d: %d, behind it %v, want %v", b.From, b.To, b.Closed, numbers, said[i])
			}
		}
		if brier, some := c.Brier(); some != (len(guesses) > 0) || some && math.Abs(brier-squares/float64(len(guesses))) > 1e-9 {
			t.Fatalf("Brier %v, want %v", brier, squares/float64(len(guesses)))
		}
	})
}
