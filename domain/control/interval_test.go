package control

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"preventa/domain"
)

// outcome is what may come of some draws, with its chance.
type outcome struct {
	sum    int64
	chance float64
}

// enumerated is every outcome of draws, by the sum.
func enumerated(d draws) []outcome {
	list := []outcome{{d.sure, 1}}
	for i, amount := range d.amounts {
		p := float64(d.percents[i]) / 100
		var next []outcome
		for _, o := range list {
			next = append(next, outcome{o.sum, o.chance * (1 - p)}, outcome{o.sum + amount, o.chance * p})
		}
		list = next
	}
	slices.SortFunc(list, func(a, b outcome) int { return cmp.Compare(a.sum, b.sum) })
	return list
}

// below is the chance of a sum less than one, and of one no more than it.
func below(list []outcome, sum int64) (less, atMost float64) {
	for _, o := range list {
		if o.sum < sum {
			less += o.chance
		}
		if o.sum <= sum {
			atMost += o.chance
		}
	}
	return less, atMost
}

// sampling is four standard deviations of a share seen in the runs.
const sampling = 4 * 0.5 / 100

func TestTheIntervalIsThatOfEveryOutcome(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for deals := range 13 {
		d := draws{sure: int64(random.IntN(500))}
		for range deals {
			d.add(random.Int64N(2000)-300, uint8(random.IntN(101)))
		}
		every := enumerated(d)
		i := Interval{Target: 2500}
		d.simulate(&i)
		less, _ := below(every, i.Target)
		if math.Abs(i.Chance-(1-less)) > sampling {
			t.Errorf("%d deals: chance %.4f, want %.4f", deals, i.Chance, 1-less)
		}
		for value, p := range map[int64]float64{i.P10: 0.1, i.P50: 0.5, i.P90: 0.9} {
			if less, atMost := below(every, value); less > p+sampling || atMost < p-sampling {
				t.Errorf("%d deals: P%.0f is %d, with a chance of %.4f to %.4f", deals, 100*p, value, less, atMost)
			}
		}
	}
}

// The runs of many draws have their mean and variance, within five standard errors.
func TestTheRunsAreNearlyNormalOfManyDraws(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var d draws
	mean, variance := 0.0, 0.0
	for range mostDrawn {
		amount, percent := 1000+random.Int64N(9000), uint8(1+random.IntN(99))
		d.add(amount, percent)
		p := float64(percent) / 100
		mean, variance = mean+float64(amount)*p, variance+float64(amount)*float64(amount)*p*(1-p)
	}
	sums := d.run()
	n, sum, squares := float64(len(sums)), 0.0, 0.0
	for _, s := range sums {
		sum += float64(s)
		squares += (float64(s) - mean) * (float64(s) - mean)
	}
	if off := math.Abs(sum/n-mean) / math.Sqrt(variance/n); off > 5 {
		t.Errorf("mean %.0f, want %.0f: %.1f standard errors off", sum/n, mean, off)
	}
	if off := math.Abs(squares/n/variance - 1); off > 5*math.Sqrt(2/n) {
		t.Errorf("variance %.0f, want %.0f", squares/n, variance)
	}
	var drawn, taken Interval
	drawn.Target = int64(mean + math.Sqrt(variance)/2)
	taken.Target = drawn.Target
	d.simulate(&drawn)
	d.normal(&taken)
	for what, pair := range map[string][2]int64{"P10": {drawn.P10, taken.P10}, "P50": {drawn.P50, taken.P50}, "P90": {drawn.P90, taken.P90}} {
		if off := math.Abs(float64(pair[0]-pair[1])) / math.Sqrt(variance); off > 0.06 {
			t.Errorf("%s: %d drawn, %d normal", what, pair[0], pair[1])
		}
	}
	for value, runs := range map[int64]int{drawn.P10: 1000, drawn.P50: 5000, drawn.P90: 9000} { // nearest rank
		less, atMost := 0, 0
		for _, s := range sums {
			less += int(one(s < value))
			atMost += int(one(s <= value))
		}
		if less >= runs || atMost < runs {
			t.Errorf("%d runs are below %d, and %d no more, want the %dth", less, value, atMost, runs)
		}
	}
	if math.Abs(drawn.Chance-taken.Chance) > sampling {
		t.Errorf("chance: %.4f drawn, %.4f normal", drawn.Chance, taken.Chance)
	}
}

// A standard normal distribution is below −1.2816, 0 and 1.2816 with 10, 50 and 90 %, and
// above −1 with 84.13 %.
func TestTheNormalIntervalByTheTable(t *testing.T) {
	d := draws{sure: 1_000_000}
	for range 600 {
		d.add(10_000, 50) // mean 3,000,000, variance 600 × 10,000² ÷ 4
	}
	deviation := math.Sqrt(600) * 5000
	i := Interval{Target: 4_000_000 - int64(deviation)}
	d.normal(&i)
	want := Interval{P10: 4_000_000 - int64(1.2815516*deviation), P50: 4_000_000, P90: 4_000_000 + int64(1.2815516*deviation)}
	if math.Abs(float64(i.P10-want.P10)) > 2 || i.P50 != want.P50 || math.Abs(float64(i.P90-want.P90)) > 2 || math.Abs(i.Chance-0.841345) > 1e-5 {
		t.Errorf("%+v, want %+v and a chance of 0.841345", i, want)
	}
}

func TestTheIntervalIsOfThePeriodAndAlwaysTheSame(t *testing.T) {
	open := func(on string, amount int64, percent int) domain.Opportunity {
		return domain.Opportunity{ID: domain.NewID(), State: "new", ExpectedClose: dayOrNone(on), OfficeAmount: amount, Probability: percent}
	}
	f := factsOf(closed("won", "ana", "2026-10-01", 5, 1000), closed("won", "ana", "2026-09-01", 5, 7), closed("lost", "ana", "2026-10-02", 5, 9),
		open("2026-10-20", 300, 100), open("2026-10-20", 50, 0), open("2026-10-02", 100, 50), open("2026-11-01", 10_000, 99), open("", 10_000, 99))
	f.SetTarget(TargetKey{Month: monthOf("2026-10")}, Target{Amount: 1400})
	l := look(f, Filter{Period: domain.Period{From: day("2026-10-01"), To: day("2026-10-31")}})
	got := IntervalOf(l)
	if got.P10 != 1300 || got.P90 != 1400 || got.Open != 3 || !got.HasTarget || math.Abs(got.Chance-0.5) > sampling {
		t.Errorf("%+v", got)
	}
	if again := IntervalOf(l); again != got {
		t.Errorf("again %+v, first %+v", again, got)
	}
	if always := IntervalOf(look(f, Filter{})); always.HasTarget || always.Chance != 0 || always.Open != 4 {
		t.Errorf("of all times: %+v", always)
	}
}

// Of 501 the sum is taken as normal, whatever is certain of them: 251 of 10,000 each at 50 %,
// and 250 of nothing, have a mean of 1,255,000 and a deviation of 5,000 √251.
func TestAboveFiveHundredTheIntervalIsNormal(t *testing.T) {
	f := factsOf()
	for i := range 501 {
		f.Put(domain.Opportunity{ID: domain.NewID(), State: "new", ExpectedClose: day("2026-10-20"), OfficeAmount: 10_000, Probability: 50 * (1 - i%2)})
	}
	reach := int64(math.Round(1.2815515655446004 * 5000 * math.Sqrt(251)))
	if i := IntervalOf(look(f, october)); i.Open != 501 || i.P10 != 1_255_000-reach || i.P50 != 1_255_000 || i.P90 != 1_255_000+reach {
		t.Errorf("%+v, want 1,255,000 ± %d", i, reach)
	}
	fewer := factsOf()
	for i := range 500 {
		fewer.Put(domain.Opportunity{ID: domain.NewID(), State: "new", ExpectedClose: day("2026-10-20"), OfficeAmount: 10_000, Probability: 50 * (1 - i%2)})
	}
	if i := IntervalOf(look(fewer, october)); i.Open != 500 || i.P10%10_000 != 0 {
		t.Errorf("500 are not drawn: %+v", i)
	}
	for i := range f.probability {
		f.probability[i] = 100
	}
	if i := IntervalOf(look(f, october)); i.P10 != 5_010_000 || i.P90 != 5_010_000 {
		t.Errorf("all certain: %+v", i)
	}
}

// BenchmarkInterval draws as many as are drawn at most.
func BenchmarkInterval(b *testing.B) {
	for _, count := range []int{50, mostDrawn} {
		b.Run(fmt.Sprintf("open=%d", count), func(b *testing.B) {
			var d draws
			for at := range count {
				d.add(int64(1000+at), uint8(1+at%99))
			}
			for b.Loop() {
				d.simulate(&Interval{})
			}
		})
	}
}
