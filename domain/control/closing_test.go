package control

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"preventa/domain"
)

var states = []domain.State{
	{ID: "new", Name: "New", Class: domain.Open, Probability: 10, Position: 1},
	{ID: "waiting", Name: "On hold", Class: domain.OnHold, Probability: 20, Position: 2},
	{ID: "won", Name: "Won", Class: domain.Won, Probability: 100, Position: 3},
	{ID: "lost", Name: "Lost", Class: domain.Lost, Position: 4},
}

func day(text string) domain.Date {
	d, err := domain.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// closed is an opportunity that closed, some days after it opened.
func closed(state, who domain.ID, on string, days int, amount int64) domain.Opportunity {
	return domain.Opportunity{ID: domain.NewID(), State: state, CreditedTo: who, Salesperson: "nobody any more",
		ClosedOn: day(on), OpenedOn: day(on) - domain.Date(days), OfficeAmount: amount}
}

func factsOf(list ...domain.Opportunity) *Facts {
	f := NewFacts(states, len(list))
	for _, o := range list {
		f.Put(o)
	}
	for id, name := range map[domain.ID]string{"ana": "Ana Rojas", "marta": "Marta Núñez", "ivan": "Iván Soto"} {
		f.SetName(id, name)
	}
	return f
}

// look looks at facts on a day.
func look(f *Facts, filter Filter) *Look { return NewLook(f, filter, day("2026-10-15")) }

// year is the period of the known answers.
var year = Filter{Period: domain.Period{From: day("2026-01-01"), To: day("2026-12-31")}}

// fiveOpportunities are those of the known answers: 1000, 2000 and 500 open, 800 won, 200 lost.
func fiveOpportunities() *Facts {
	open := func(amount int64) domain.Opportunity {
		return domain.Opportunity{ID: domain.NewID(), State: "new", OfficeAmount: amount, Probability: 10}
	}
	return factsOf(open(1000), open(2000), open(500), closed("won", "ana", "2026-03-01", 10, 800), closed("lost", "ana", "2026-12-31", 3, 200))
}

func TestKnownAnswers(t *testing.T) {
	f := fiveOpportunities()
	total := ClosingOf(look(f, year))
	if rate := total.WinRate(); rate != (Rate{1, 2}) {
		t.Errorf("win rate by count %+v", rate)
	}
	if rate := total.WinRateByValue(); rate != (Rate{800, 1000}) || rate.Value() != 0.8 {
		t.Errorf("win rate by value %+v", rate)
	}
	sum := InProgress{}
	for _, s := range OpenByState(look(f, Filter{})) {
		sum.Count, sum.Amount, sum.Weighted = sum.Count+s.Count, sum.Amount+s.Amount, sum.Weighted+s.Weighted
	}
	if want := (InProgress{Count: 3, Amount: 3500, Weighted: 350}); sum != want {
		t.Errorf("open %+v, want %+v", sum, want)
	}
}

func TestRatesOfNothingMeanNothing(t *testing.T) {
	nothing := ClosingOf(look(factsOf(), year))
	_, average := nothing.AverageWon()
	_, mean := nothing.MeanCycle()
	_, median := nothing.MedianCycle()
	if nothing.WinRate().Valid() || nothing.WinRate().Value() != 0 || nothing.WinRateByValue().Valid() || average || mean || median {
		t.Error("nothing has figures")
	}
	if allWon := ClosingOf(look(factsOf(closed("won", "ana", "2026-03-01", 1, 800)), year)); allWon.WinRateByValue().Valid() {
		t.Error("a rate by value without a lost amount")
	}
	if ClosedByMonth(look(factsOf(), year)) != nil || len(WhoClosesBest(look(factsOf(), year))) != 0 {
		t.Error("nothing closed in a month, or by somebody")
	}
}

func TestThePeriodIsClosedOnBothEndsAndByTheClosingDay(t *testing.T) {
	f := factsOf(
		closed("won", "ana", "2026-01-01", 500, 1), closed("won", "ana", "2026-12-31", 0, 10),
		closed("won", "ana", "2025-12-31", 0, 100), closed("lost", "ana", "2027-01-01", 300, 1000))
	if got := ClosingOf(look(f, year)); got.Won != 2 || got.Lost != 0 || got.WonAmount != 11 {
		t.Errorf("%+v", got)
	}
	if got := ClosingOf(look(f, Filter{})); got.Closed() != 4 || got.WonAmount != 111 || got.LostAmount != 1000 {
		t.Errorf("of all times: %+v", got)
	}
}

func TestCycles(t *testing.T) {
	unknown := closed("won", "ana", "2026-05-01", 0, 0)
	unknown.OpenedOn = 0
	for _, c := range []struct {
		days         []int
		mean, median float64
	}{
		{[]int{7}, 7, 7}, {[]int{0, 1}, 0.5, 0.5}, {[]int{30, 1, 2}, 11, 2}, {[]int{4, 1, 100, 2}, 26.75, 3},
	} {
		list := []domain.Opportunity{unknown, closed("lost", "ana", "2026-05-01", 999, 0)}
		for _, days := range c.days {
			list = append(list, closed("won", "ana", "2026-05-01", days, 0))
		}
		got := ClosingOf(look(factsOf(list...), year))
		mean, _ := got.MeanCycle()
		median, _ := got.MedianCycle()
		if mean != c.mean || median != c.median {
			t.Errorf("%v: mean %g, median %g; want %g, %g", c.days, mean, median, c.mean, c.median)
		}
	}
}

func TestAverageWonIsRoundedHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct{ amount, won, want int64 }{{10, 4, 3}, {9, 4, 2}, {-10, 4, -3}, {-9, 4, -2}, {7, 1, 7}, {0, 3, 0}, {1, 3, 0}, {2, 3, 1}} {
		if got, _ := (Outcome{Won: c.won, WonAmount: c.amount}).AverageWon(); got != c.want {
			t.Errorf("%d ÷ %d = %d, want %d", c.amount, c.won, got, c.want)
		}
	}
}

func TestWhoClosesBest(t *testing.T) {
	f := factsOf(
		// Iván 1 of 1, Ana 2 of 3, Marta 4 of 6 (the same rate, more won), nobody 0 of 1
		closed("won", "ivan", "2026-02-01", 5, 10),
		closed("won", "ana", "2026-02-01", 5, 100), closed("won", "ana", "2026-03-01", 5, 100), closed("lost", "ana", "2026-02-01", 5, 50),
		closed("lost", "", "2026-02-01", 5, 7), closed("won", "", "2025-02-01", 5, 7))
	for range 2 {
		f.Put(closed("won", "marta", "2026-02-01", 5, 1))
		f.Put(closed("won", "marta", "2026-02-01", 5, 1))
		f.Put(closed("lost", "marta", "2026-02-01", 5, 1))
	}
	var got []string
	for _, s := range WhoClosesBest(look(f, year)) {
		got = append(got, fmt.Sprintf("%s %d/%d %d %d", s.Salesperson.Text, s.Won, s.Closed(), s.WonAmount, s.LostAmount))
	}
	want := []string{"Iván Soto 1/1 10 0", "Marta Núñez 4/6 4 2", "Ana Rojas 2/3 200 50", " 0/1 0 7"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if one := WhoClosesBest(look(f, Filter{Salespeople: []domain.ID{"ana"}})); len(one) != 1 || one[0].Won != 2 {
		t.Errorf("Ana alone: %+v", one)
	}
}

func TestEqualClosersAreListedByName(t *testing.T) {
	f := factsOf(closed("won", "marta", "2026-02-01", 5, 1), closed("won", "ivan", "2026-02-01", 5, 9), closed("won", "ana", "2026-02-01", 5, 1))
	var got []string
	for _, s := range WhoClosesBest(look(f, year)) {
		got = append(got, s.Salesperson.Text)
	}
	if want := []string{"Ana Rojas", "Iván Soto", "Marta Núñez"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestClosedByMonthIncludesTheMonthsBetween(t *testing.T) {
	f := factsOf(
		closed("won", "ana", "2026-11-30", 5, 100), closed("lost", "marta", "2026-11-01", 5, 7),
		closed("won", "ana", "2027-02-01", 5, 50), closed("won", "marta", "2027-02-28", 5, 1))
	type month struct {
		Month                            string
		Won, Lost, WonAmount, LostAmount int64
		Ana                              int64
	}
	var got []month
	for _, m := range ClosedByMonth(look(f, Filter{})) {
		got = append(got, month{m.Month.String(), m.Won, m.Lost, m.WonAmount, m.LostAmount, m.Of("ana").WonAmount})
	}
	want := []month{{"2026-11", 1, 1, 100, 7, 100}, {Month: "2026-12"}, {Month: "2027-01"}, {"2027-02", 2, 0, 51, 0, 50}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := ClosedByMonth(look(f, year)); len(got) != 1 || got[0].Won != 1 {
		t.Errorf("within the year: %+v", got)
	}
}

func TestSumsOverSalespeopleAndMonthsAreTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, filter := factsOf(someOpportunities().Draw(t, "opportunities")...), someFilter(t)
		total := ClosingOf(look(f, filter))
		var people, months, shares Outcome
		add := func(sum *Outcome, o Outcome) {
			sum.Won, sum.Lost, sum.WonAmount, sum.LostAmount = sum.Won+o.Won, sum.Lost+o.Lost, sum.WonAmount+o.WonAmount, sum.LostAmount+o.LostAmount
		}
		for _, s := range WhoClosesBest(look(f, filter)) {
			add(&people, s.Outcome)
		}
		for _, m := range ClosedByMonth(look(f, filter)) {
			add(&months, m.Outcome)
			for _, share := range m.Salespeople {
				add(&shares, share.Outcome)
			}
		}
		for name, sum := range map[string]Outcome{"people": people, "months": months, "people within months": shares} {
			if diff := cmp.Diff(total.Outcome, sum, cmpopts.IgnoreUnexported(Outcome{})); diff != "" {
				t.Fatalf("%s:\n%s", name, diff)
			}
		}
	})
}

// someOpportunities are a few in any state, some of them in the recycle bin.
func someOpportunities() *rapid.Generator[[]domain.Opportunity] {
	date := rapid.Custom(func(t *rapid.T) domain.Date {
		if rapid.IntRange(0, 4).Draw(t, "none") == 0 {
			return 0
		}
		return domain.NewDate(2026, time.June, 1).Add(rapid.IntRange(-400, 400).Draw(t, "days"))
	})
	who := rapid.SampledFrom([]domain.ID{"", "ana", "marta", "ivan"})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) domain.Opportunity {
		o := domain.Opportunity{
			ID: domain.NewID(), State: states[rapid.IntRange(0, len(states)-1).Draw(t, "state")].ID,
			Salesperson: who.Draw(t, "salesperson"), CreditedTo: who.Draw(t, "credited"),
			OfficeAmount: rapid.Int64Range(-domain.MaxAmount, domain.MaxAmount).Draw(t, "amount"),
			Probability:  rapid.IntRange(0, 100).Draw(t, "probability"), Unconverted: rapid.Bool().Draw(t, "unconverted"),
			OpenedOn: date.Draw(t, "opened"), ExpectedClose: date.Draw(t, "expected"),
		}
		if rapid.IntRange(0, 9).Draw(t, "bin") == 0 {
			o.RemovedAt = 1
		}
		if o.State == "won" || o.State == "lost" {
			o.ClosedOn = domain.NewDate(2026, time.June, 1).Add(rapid.IntRange(-400, 400).Draw(t, "closed"))
		}
		return o
	}), 0, 30)
}

func someFilter(t *rapid.T) Filter {
	filter := Filter{Salespeople: rapid.SliceOfNDistinct(rapid.SampledFrom([]domain.ID{"", "ana", "ivan"}), 0, 2, rapid.ID).Draw(t, "of")}
	if rapid.Bool().Draw(t, "period") {
		filter.Period.From = domain.NewDate(2026, time.June, 1).Add(rapid.IntRange(-400, 400).Draw(t, "from"))
		filter.Period.To = filter.Period.From.Add(rapid.IntRange(0, 400).Draw(t, "length"))
	}
	return filter
}
