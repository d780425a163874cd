package control

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
)

// figure is one of the key figures of a look.
func figure(l *Look, id FigureID) Figure {
	for _, f := range FiguresOf(l) {
		if f.ID == id {
			return f
		}
	}
	return Figure{}
}

// compared is the month of the day that figures are looked at, with the one before.
var compared = Filter{Period: october.Period, Compare: WithPrevious}

// TestTheKeyFiguresByHand: in October 2 of 3 were won, for 1000 and 3000 after 10 and 20
// days; in September, up to the same day, 1 of 2, for 600 after 30 days. 1500 and 500 are in
// progress, at 40 and 50 %, of which 1500 is expected in October, and 7000 are to be won.
func TestTheKeyFiguresByHand(t *testing.T) {
	expected := func(amount int64, probability int, on string) domain.Opportunity {
		return domain.Opportunity{ID: domain.NewID(), State: "new", OfficeAmount: amount, Probability: probability, ExpectedClose: dayOrNone(on)}
	}
	f := factsOf(closed("won", "ana", "2026-10-01", 10, 1000), closed("won", "ana", "2026-10-15", 20, 3000), closed("lost", "ana", "2026-10-07", 5, 9),
		closed("won", "ana", "2026-09-15", 30, 600), closed("lost", "ana", "2026-09-01", 5, 9), closed("lost", "ana", "2025-10-15", 5, 9),
		expected(1500, 40, "2026-10-31"), expected(500, 50, "2026-12-01"))
	f.SetTarget(TargetKey{Month: monthOf("2026-10")}, Target{Amount: 7000})
	l := look(f, compared)
	// in progress 2 × 3 ÷ 5 × 4600 ÷ 3 ÷ 20 days × 30: the year goes from 2025-10-16 to today
	velocity := 2 * 3.0 / 5 * (4600.0 / 3) / 20 * 30
	for id, want := range map[FigureID]Figure{
		FigureWinRate:  {Value: 2.0 / 3, Part: 2, N: 3, Previous: 0.5, HasPrevious: true, Few: true},
		FigureWon:      {Value: 4000, N: 2, Previous: 600, HasPrevious: true, Few: true},
		FigureCycle:    {Value: 15, N: 2, Previous: 30, HasPrevious: true, Few: true},
		FigureWeighted: {Value: 850, N: 2},
		FigureForecast: {Value: 4000, N: 1},
		FigureAverage:  {Value: 2000, N: 2, Previous: 600, HasPrevious: true, Few: true},
		FigureVelocity: {Value: velocity, N: 5},
		FigureCoverage: {Value: 0.5, N: 1},
	} {
		got := figure(l, id)
		if !got.Known || math.Abs(got.Value-want.Value) > 1e-9 || got.Part != want.Part || got.N != want.N || got.Few != want.Few ||
			got.HasPrevious != want.HasPrevious || got.Previous != want.Previous {
			t.Errorf("%s: %+v, want %+v", id, got, want)
		}
	}
	if coverage := figure(l, FigureCoverage); coverage.Weighted != 0.2 {
		t.Errorf("coverage by the weighted amount %g", coverage.Weighted)
	}
	if i := figure(l, FigureForecast).Interval; i.P90 != 5500 || i.Chance != 0 || !i.HasTarget {
		t.Errorf("%+v", i)
	}
	trend := figure(l, FigureWon).Trend
	if len(trend) != 12 || trend[11] != 4000 || trend[10] != 600 || trend[9] != 0 {
		t.Errorf("trend %v", trend)
	}
	if rate := figure(l, FigureWinRate).Trend; rate[10] != 0.5 || !math.IsNaN(rate[9]) {
		t.Errorf("trend of the win rate %v", rate)
	}
	if figure(l, FigureWeighted).Trend != nil {
		t.Error("what was in progress, without a history")
	}
}

func TestKeyFiguresOfNothingMeanNothing(t *testing.T) {
	for _, f := range FiguresOf(look(factsOf(), compared)) {
		sum := f.Unit == FigureMoney && f.ID != FigureAverage && f.ID != FigureVelocity
		if f.Known != sum || f.Value != 0 || f.HasPrevious && !sum {
			t.Errorf("%+v", f)
		}
	}
	reached := factsOf(closed("won", "ana", "2026-10-01", 0, 1000))
	reached.SetTarget(TargetKey{Month: monthOf("2026-10")}, Target{Amount: 1000})
	l := look(reached, compared)
	if figure(l, FigureCoverage).Known {
		t.Error("a target that is reached is covered")
	}
	if i := figure(l, FigureForecast).Interval; i.Chance != 1 {
		t.Errorf("%+v", i)
	}
	if figure(l, FigureVelocity).Known {
		t.Error("a velocity of cycles of 0 days")
	}
}

// What is in progress is compared with what was, as the journal tells, and its trend is what
// stood on each month's last evening.
func TestTheWeightedPipelineIsComparedByTheJournal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someChronicle(t)
		today := w.last
		month := today.Month()
		filter := Filter{Period: domain.Period{From: month.First(), To: month.Last()}, Compare: WithPrevious}
		l := NewLook(w.facts, filter, today)
		on := func(evening domain.Date) (weighted int64) {
			for _, o := range w.on(evening) {
				if o.RemovedAt == 0 && !stateOf(o.State).Class.IsClosed() {
					weighted += domain.Percent(o.OfficeAmount, o.Probability)
				}
			}
			return weighted
		}
		got := figure(l, FigureWeighted)
		before := today - (month.First() - (month - 1).First())
		if want := float64(on(today)); got.Value != want {
			t.Fatalf("weighted %g, want %g", got.Value, want)
		}
		told := len(w.versions) > 0 && w.versions[0].day <= before
		if want := float64(on(before)); got.HasPrevious != told || told && got.Previous != want {
			t.Fatalf("%s: %g (%t), want %g (%t)", before, got.Previous, got.HasPrevious, want, told)
		}
		for at, value := range got.Trend {
			evening := min((month - 11 + domain.Month(at)).Last(), today)
			if want := float64(on(evening)); value != want {
				t.Fatalf("%s: %g, want %g", evening, value, want)
			}
		}
	})
}

// An office that brought its past in yesterday: what closed is compared by its closing, though
// the journal knew nothing of it then, and nothing is said of what was in progress.
func TestWhatClosedIsComparedByItsClosing(t *testing.T) {
	w := &lived{facts: NewFacts(officeStates, 0)}
	w.facts.BeginHistory(0)
	for on, amount := range map[string]int64{"2026-10-02": 1000, "2026-09-15": 200, "2026-09-16": 30, "2025-10-15": 500, "2025-10-16": 60} {
		w.add("2026-10-14", domain.Opportunity{State: "won", OpenedOn: day(on), ClosedOn: day(on), OfficeAmount: amount})
	}
	for compare, want := range map[Comparison]float64{WithPrevious: 200, WithYearAgo: 500} { // up to the same day
		l := look(w.facts, Filter{Period: october.Period, Compare: compare})
		if won := figure(l, FigureWon); !won.HasPrevious || won.Previous != want {
			t.Errorf("%s: %g (%t), want %g", compare, won.Previous, won.HasPrevious, want)
		}
		if weighted := figure(l, FigureWeighted); weighted.HasPrevious {
			t.Errorf("%s: %g was in progress before the journal began", compare, weighted.Previous)
		}
	}
}
