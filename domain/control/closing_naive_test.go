package control

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/change"
)

// twin computes the figures of what closed as one would by hand, from the records.
type twin struct {
	list   []domain.Opportunity
	filter Filter
	path   map[domain.ID][]domain.ID // the states each opportunity went through
}

// someOffice is an office of more salespeople, origins and reasons than a chart has room for,
// of which it is told what became of the opportunities.
func someOffice(t *rapid.T) (*Facts, twin) {
	list := someOpportunities().Draw(t, "opportunities")
	list = append(list, someOpportunities().Draw(t, "more")...)
	names := func(what string) *rapid.Generator[domain.ID] {
		return rapid.Custom(func(t *rapid.T) domain.ID {
			if n := rapid.IntRange(0, 16).Draw(t, what); n > 0 {
				return domain.ID(fmt.Sprint(what, " ", n))
			}
			return ""
		})
	}
	amounts := rapid.OneOf(rapid.Int64Range(-5, 5), rapid.Int64Range(1, 10_000), rapid.Int64Range(-domain.MaxAmount, domain.MaxAmount))
	for i := range list {
		o := &list[i]
		o.Number, o.OfficeAmount, o.Amount = int64(i+1), amounts.Draw(t, "amount"), amounts.Draw(t, "own")
		o.Unconverted = rapid.IntRange(0, 5).Draw(t, "rate") == 0
		o.Salesperson, o.CreditedTo = names("person").Draw(t, "salesperson"), names("person").Draw(t, "credited")
		o.Origin, o.LossReason = names("origin").Draw(t, "origin"), names("reason").Draw(t, "reason")
		o.Currency = rapid.SampledFrom([]domain.Currency{"EUR", "USD"}).Draw(t, "currency")
	}
	w := twin{list, officeFilter(t), map[domain.ID][]domain.ID{}}
	f := NewFacts(states, 0)
	if rapid.Bool().Draw(t, "history") {
		f.BeginHistory(0)
	}
	for _, o := range list {
		w.live(t, f, o)
	}
	return f, w
}

func officeFilter(t *rapid.T) Filter {
	filter := someFilter(t)
	filter.Salespeople = rapid.SampledFrom([][]domain.ID{nil, nil, {""}, {"person 1", "person 2", "person 3"}}).Draw(t, "people")
	filter.ByOpening = rapid.Bool().Draw(t, "by opening")
	filter.Currency = rapid.SampledFrom([]domain.Currency{"", "", "EUR", "CLP"}).Draw(t, "in")
	return filter
}

// live lets an opportunity go through some states before what it is.
func (w *twin) live(t *rapid.T, f *Facts, o domain.Opportunity) {
	path := rapid.SliceOfN(rapid.SampledFrom([]domain.ID{"new", "waiting", "won", "lost"}), 0, 3).Draw(t, "path")
	w.path[o.ID] = path
	before := o
	for i, state := range append(path, o.State) {
		after := o
		after.State = state
		if i == 0 {
			f.Apply(change.Set{Changes: []change.Change{change.Adding(after)}}, day("2025-01-01"))
		} else if edit, changed := change.Editing(before, after); changed {
			f.Apply(change.Set{Changes: []change.Change{edit}}, day("2025-01-01")+domain.Date(i))
		}
		before = after
	}
}

// kept are those that count: not removed, and meeting the filter but its period.
func (w twin) kept() (kept []domain.Opportunity) {
	for _, o := range w.list {
		who := o.Salesperson
		if w.won(o) || w.lost(o) {
			who = o.CreditedTo
		}
		switch {
		case o.RemovedAt != 0:
		case len(w.filter.Salespeople) > 0 && !slices.Contains(w.filter.Salespeople, who):
		case w.filter.Currency != "" && w.filter.Currency != o.Currency:
		default:
			kept = append(kept, o)
		}
	}
	return kept
}

func (w twin) won(o domain.Opportunity) bool  { return o.State == "won" }
func (w twin) lost(o domain.Opportunity) bool { return o.State == "lost" }

func (w twin) within(d domain.Date) bool {
	p := w.filter.Period
	return d != 0 && (p.From == 0 || d >= p.From) && (p.To == 0 || d <= p.To)
}

// closed are those of what counts that closed in the period.
func (w twin) closed() (closed []domain.Opportunity) {
	for _, o := range w.kept() {
		if (w.won(o) || w.lost(o)) && w.within(o.ClosedOn) {
			closed = append(closed, o)
		}
	}
	return closed
}

func (w twin) amount(o domain.Opportunity) int64 {
	if w.filter.Currency != "" {
		return o.Amount
	}
	return o.OfficeAmount
}

// sum is what is to be told of a group: in plain figures, with the mean of the won cycles.
type sum struct {
	Opened, Won, Lost     int64
	WonAmount, LostAmount int64
	Days, Dated           int64
}

func (w twin) add(s *sum, o domain.Opportunity) {
	if w.lost(o) {
		s.Lost++
		s.LostAmount += w.amount(o)
		return
	}
	s.Won++
	s.WonAmount += w.amount(o)
	if o.OpenedOn != 0 {
		s.Days += int64(o.ClosedOn - o.OpenedOn)
		s.Dated++
	}
}

// by sums up some opportunities by a key.
func (w twin) by(list []domain.Opportunity, key func(domain.Opportunity) string) map[string]sum {
	sums := map[string]sum{}
	for _, o := range list {
		s := sums[key(o)]
		w.add(&s, o)
		sums[key(o)] = s
	}
	return sums
}

// told is an outcome in plain figures.
func told(o Outcome) sum {
	s := sum{Won: o.Won, Lost: o.Lost, WonAmount: o.WonAmount, LostAmount: o.LostAmount}
	if mean, ok := o.MeanCycle(); ok {
		s.Dated = o.wonCycle.count
		s.Days = int64(mean*float64(s.Dated) + 0.5)
		if mean < 0 {
			s.Days = int64(mean*float64(s.Dated) - 0.5)
		}
	}
	return s
}

func same(t *rapid.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s (-by hand +figure):\n%s", what, diff)
	}
}

func TestClosingsAreThoseOfTheRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someOffice(t)
		l := look(f, w.filter)
		byPerson := w.by(w.closed(), func(o domain.Opportunity) string { return string(o.CreditedTo) })
		best, most := map[string]sum{}, map[string]sum{}
		for _, s := range WhoClosesBest(l) {
			best[string(s.Salesperson.ID)] = told(s.Outcome)
		}
		for _, s := range WhoClosesMost(l) {
			most[string(s.Salesperson.ID)] = told(s.Outcome)
		}
		same(t, "best", byPerson, best)
		same(t, "most", byPerson, most)
		cells := map[string]sum{}
		for _, m := range ClosedByMonth(l) {
			for _, s := range m.Salespeople {
				cells[m.Month.String()+" "+string(s.Salesperson.ID)] = told(s.Outcome)
			}
		}
		same(t, "months", w.by(w.closed(), func(o domain.Opportunity) string { return o.ClosedOn.String()[:7] + " " + string(o.CreditedTo) }), cells)
	})
}

func TestMediansAreThoseOfTheRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someOffice(t)
		l := look(f, w.filter)
		days := map[domain.ID][]int{}
		all := []int{}
		for _, o := range w.closed() {
			if w.won(o) && o.OpenedOn != 0 {
				days[o.CreditedTo] = append(days[o.CreditedTo], int(o.ClosedOn-o.OpenedOn))
				all = append(all, int(o.ClosedOn-o.OpenedOn))
			}
		}
		middle := func(days []int) float64 {
			slices.Sort(days)
			if len(days) == 0 {
				return 0
			}
			return float64(days[(len(days)-1)/2]+days[len(days)/2]) / 2
		}
		for _, s := range WhoClosesBest(l) {
			got, known := s.MedianCycle()
			same(t, "median of "+string(s.Salesperson.ID), middle(days[s.Salesperson.ID]), got)
			same(t, "known", len(days[s.Salesperson.ID]) > 0, known)
		}
		got, _ := ClosingOf(l).MedianCycle()
		same(t, "median of all", middle(all), got)
		others, _ := Together(WhoClosesBest(l)...).MedianCycle()
		same(t, "median of all together", middle(all), others)
	})
}

func TestOriginsAreThoseOfTheRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someOffice(t)
		sums, total := map[string]sum{}, int64(0)
		for _, o := range w.kept() {
			s, counts := sums[string(o.Origin)], false
			if w.within(o.OpenedOn) {
				s.Opened++
				counts = true
			}
			on := o.ClosedOn
			if w.filter.ByOpening {
				on = o.OpenedOn
			}
			if (w.won(o) || w.lost(o)) && w.within(on) {
				w.add(&s, o)
				counts = true
			}
			if counts {
				sums[string(o.Origin)] = s
			}
		}
		for _, s := range sums {
			total += s.WonAmount
		}
		got := map[string]sum{}
		for _, o := range Origins(look(f, w.filter)) {
			s := told(o.Outcome)
			s.Opened = o.Opened
			got[string(o.Origin.ID)] = s
			same(t, "share", Rate{o.WonAmount, total}, o.Share)
		}
		same(t, "origins", sums, got)
	})
}

func TestLossReasonsAreThoseOfTheRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someOffice(t)
		type loss struct{ Count, Amount int64 }
		want, got := map[string]loss{}, map[string]loss{}
		add := func(sums map[string]loss, key string, count, amount int64) {
			sums[key] = loss{sums[key].Count + count, sums[key].Amount + amount}
		}
		for _, o := range w.closed() {
			if w.lost(o) {
				add(want, string(o.LossReason), 1, w.amount(o))
				if f.HasHistory() {
					add(want, string(o.LossReason)+" from "+w.lastOpen(o), 1, w.amount(o))
				}
			}
		}
		for _, r := range LossReasons(look(f, w.filter)) {
			add(got, string(r.Reason.ID), r.Count, r.Amount)
			for _, from := range r.From {
				add(got, string(r.Reason.ID)+" from "+string(from.State.ID), from.Count, from.Amount)
			}
		}
		same(t, "losses", want, got)
	})
}

// lastOpen is the last state an opportunity was in progress in, "" for none.
func (w twin) lastOpen(o domain.Opportunity) string {
	for _, state := range slices.Backward(w.path[o.ID]) {
		if state == "new" || state == "waiting" {
			return string(state)
		}
	}
	return ""
}

func TestCycleLengthsAreThoseOfTheRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someOffice(t)
		want := map[string][2]int64{}
		for _, o := range w.closed() {
			if o.OpenedOn == 0 {
				continue
			}
			days, key := o.ClosedOn-o.OpenedOn, "366-"
			for _, bucket := range [][2]domain.Date{{0, 7}, {8, 14}, {15, 30}, {31, 60}, {61, 90}, {91, 180}, {181, 365}} {
				if days >= bucket[0] && days <= bucket[1] {
					key = fmt.Sprintf("%d-%d", bucket[0], bucket[1])
				}
			}
			if days < 0 {
				key = "negative"
			}
			counts := want[key]
			if w.won(o) {
				counts[0]++
			} else {
				counts[1]++
			}
			want[key] = counts
		}
		got := map[string][2]int64{}
		for _, c := range CycleLengths(look(f, w.filter)) {
			if c.Closed() > 0 {
				got[c.Bucket.Key()] = [2]int64{c.Won, c.Lost}
			}
		}
		same(t, "cycle lengths", want, got)
	})
}

func TestAmountBandsAreThoseOfTheRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someOffice(t)
		l := look(f, w.filter)
		positive, got := map[int64]sum{}, map[int64]sum{} // by where the band starts
		limits := w.bandLimits()
		beside, gotBeside := map[string]sum{}, map[string]sum{}
		for _, o := range w.closed() {
			amount, name := w.amount(o), ""
			switch {
			case o.Unconverted && w.filter.Currency == "":
				name = "unconverted"
			case amount < 0:
				name = "negative"
			case amount == 0:
				name = "zero"
			default:
				from := int64(1)
				for _, limit := range limits {
					if amount >= limit {
						from = limit
					}
				}
				s := positive[from]
				w.add(&s, o)
				positive[from] = s
				continue
			}
			s := beside[name]
			w.add(&s, o)
			beside[name] = s
		}
		for _, b := range WinRateByAmount(l) {
			switch key := b.Band.Key(); {
			case b.Closed() == 0:
			case strings.Trim(key, "0123456789") == "":
				got[b.Band.From] = told(b.Outcome)
			default:
				gotBeside[key] = told(b.Outcome)
			}
		}
		same(t, "bands", positive, got)
		same(t, "bands beside", beside, gotBeside)
	})
}

// bandLimits are the limits between the office's bands, whatever the filter but its currency,
// found by sorting the amounts.
func (w twin) bandLimits() (limits []int64) {
	var amounts []int64
	for _, o := range w.list {
		if amount := w.amount(o); o.RemovedAt == 0 && amount > 0 && (w.filter.Currency == "" || o.Currency == w.filter.Currency) {
			amounts = append(amounts, amount)
		}
	}
	slices.Sort(amounts)
	below := func(limit int64) int64 {
		n, _ := slices.BinarySearch(amounts, limit)
		return int64(n)
	}
	for fifth := int64(1); fifth <= 4; fifth++ {
		var best, off int64 = 0, 1 << 62
		for power := int64(1); power <= 1e15; power *= 10 {
			for _, round := range []int64{power, 2 * power, 5 * power} {
				miss := 5*below(round) - fifth*int64(len(amounts))
				if miss = max(miss, -miss); miss < off {
					best, off = round, miss
				}
			}
		}
		if n := below(best); n > 0 && n < int64(len(amounts)) && !slices.Contains(limits, best) {
			limits = append(limits, best)
		}
	}
	return limits
}

// A bar holds exactly the opportunities that it counts, and they are worth what it says.
func TestBarsHoldTheirOpportunities(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someOffice(t)
		l := look(f, w.filter)
		holds := func(chart, key, series string, count, amount int64) {
			t.Helper()
			numbers, sum, ok := l.Members(Part{chart, key, series})
			if !ok || int64(len(numbers)) != count || sum != amount {
				t.Fatalf("%s %q %q holds %d worth %d (%v), the bar says %d worth %d", chart, key, series, len(numbers), sum, ok, count, amount)
			}
			if !slices.IsSorted(numbers) || len(slices.Compact(slices.Clone(numbers))) != len(numbers) {
				t.Fatalf("%s %q %q: numbers %v", chart, key, series, numbers)
			}
		}
		bestBars(l, holds)
		monthBars(l, holds)
		originBars(l, holds)
		lossBars(l, holds)
		for _, s := range OpenByState(l) {
			holds("open-by-state", string(s.State.ID), "", s.Count, s.Amount)
		}
		for _, c := range CycleLengths(l) {
			outcomeBars("cycle-length", c.Bucket.Key(), c.Outcome, holds)
		}
		for _, b := range WinRateByAmount(l) {
			outcomeBars("amount-bands", b.Band.Key(), b.Outcome, holds)
		}
	})
}

type holds func(chart, key, series string, count, amount int64)

func outcomeBars(chart, key string, o Outcome, holds holds) {
	holds(chart, key, "", o.Closed(), o.WonAmount+o.LostAmount)
	holds(chart, key, SeriesWon, o.Won, o.WonAmount)
	holds(chart, key, SeriesLost, o.Lost, o.LostAmount)
}

func bestBars(l *Look, holds holds) {
	shown, rest := Top(WhoClosesBest(l), MostBars)
	for _, s := range shown {
		outcomeBars("who-closes-best", string(s.Salesperson.ID), s.Outcome, holds)
	}
	outcomeBars("who-closes-best", OthersKey, Together(rest...).Outcome, holds)
	shown, rest = Top(WhoClosesMost(l), MostBars)
	for _, s := range shown {
		holds("who-closes-most", string(s.Salesperson.ID), "", s.Won, s.WonAmount)
	}
	others := Together(rest...)
	holds("who-closes-most", OthersKey, "", others.Won, others.WonAmount)
}

func monthBars(l *Look, holds holds) {
	months := ClosedByMonth(l)
	shown, _ := Top(ByMostClosed(l), MostSeries)
	bars := func(key string, m MonthClosing) {
		others := m.Outcome
		for _, who := range shown {
			of := m.Of(who.ID)
			holds("closed-by-month", key, string(who.ID), of.Closed(), of.WonAmount+of.LostAmount)
			others.Won, others.Lost = others.Won-of.Won, others.Lost-of.Lost
			others.WonAmount, others.LostAmount = others.WonAmount-of.WonAmount, others.LostAmount-of.LostAmount
		}
		holds("closed-by-month", key, OthersKey, others.Closed(), others.WonAmount+others.LostAmount)
	}
	for _, m := range months {
		bars(m.Month.String(), m)
	}
	if half := months[:len(months)/2]; len(half) > 0 {
		bars(EarlierKey(half[len(half)-1].Month), MonthsTogether(half))
	}
}

func originBars(l *Look, holds holds) {
	shown, rest := Top(Origins(l), MostBars)
	for _, o := range append(shown, OtherOrigins(rest)) {
		holds("origins", string(o.Origin.ID), "", o.Won, o.WonAmount)
		holds("origins", string(o.Origin.ID), SeriesLost, o.Lost, o.LostAmount)
		if numbers, _, _ := l.Members(Part{"origins", string(o.Origin.ID), SeriesOpened}); int64(len(numbers)) != o.Opened {
			holds("origins", string(o.Origin.ID), SeriesOpened, o.Opened, 0)
		}
	}
}

func lossBars(l *Look, holds holds) {
	shown, rest := Top(LossReasons(l), MostBars)
	for _, r := range append(shown, OtherLosses(rest)) {
		holds("loss-reasons", string(r.Reason.ID), "", r.Count, r.Amount)
		for _, from := range r.From {
			holds("loss-reasons", string(r.Reason.ID), FromKey(from.State), from.Count, from.Amount)
		}
	}
}

// Whatever is asked for, there is an answer: of what is not there, nothing.
func TestPartsThatAreNotThere(t *testing.T) {
	l := look(fiveOpportunities(), Filter{})
	for chart := range closingMembers {
		for _, key := range []string{"nobody", "2026-13", "-", OthersKey} {
			if numbers, amount, ok := l.Members(Part{chart, key, ""}); !ok || len(numbers) != 0 || amount != 0 {
				t.Errorf("%s %q: %v, %d, %v", chart, key, numbers, amount, ok)
			}
		}
	}
	if _, _, ok := l.Members(Part{"who-closes-worst", "", ""}); ok {
		t.Error("members of a figure there is not")
	}
}

// A year mistyped by a millennium must not take all the memory.
func TestMonthsFarApart(t *testing.T) {
	f := factsOf(closed("won", "ana", "0026-03-01", 0, 1), closed("won", "ivan", "9999-12-31", 0, 2), closed("lost", "ana", "2026-03-31", 0, 4))
	months := ClosedByMonth(look(f, Filter{}))
	if len(months) != 9974*12-2 || months[0].Won != 1 || months[len(months)-1].WonAmount != 2 || months[2000*12].Lost != 1 {
		t.Errorf("%d months", len(months))
	}
	if got := months[len(months)-1].Month; got != domain.NewMonth(9999, time.December) {
		t.Errorf("last month %v", got)
	}
}
