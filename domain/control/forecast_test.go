package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
)

// TestTheForecastByHand: today is 2026-10-15, and there is no period, or it is the last twelve months.
func TestTheForecastByHand(t *testing.T) {
	expected := func(state domain.ID, on string, amount int64, probability int) domain.Opportunity {
		return domain.Opportunity{ID: domain.NewID(), State: state, ExpectedClose: dayOrNone(on), OfficeAmount: amount, Probability: probability}
	}
	f := factsOf(
		expected("new", "2026-10-14", 100, 50), expected("new", "2026-10-15", 201, 50), expected("waiting", "2026-10-31", 1000, 10),
		expected("new", "2027-03-31", 7, 100), expected("new", "2027-04-01", 9, 100), expected("new", "", 30, 10),
		closed("won", "ana", "2026-10-01", 5, 70), closed("won", "ana", "2026-09-30", 5, 80), closed("lost", "ana", "2026-10-02", 5, 90))
	f.SetTarget(TargetKey{Month: monthOf("2026-10")}, Target{Amount: 500})
	row := func(key string, month domain.Month, count, amount, weighted, wonCount, won int64) MonthForecast {
		return MonthForecast{Key: key, Month: month, Count: count, Amount: amount, Weighted: weighted, WonCount: wonCount, Won: won}
	}
	month := monthOf("2026-10")
	october := row("2026-10", month, 2, 1201, 201, 1, 70) // 100.5 is rounded away from zero
	october.Target, october.HasTarget = Target{Amount: 500}, true
	want := []MonthForecast{row(OverdueKey, 0, 1, 100, 50, 0, 0), october, row("2026-11", month+1, 0, 0, 0, 0, 0), row("2026-12", month+2, 0, 0, 0, 0, 0),
		row("2027-01", month+3, 0, 0, 0, 0, 0), row("2027-02", month+4, 0, 0, 0, 0, 0), row("2027-03", month+5, 1, 7, 7, 0, 0), row(UndatedKey, 0, 1, 30, 3, 0, 0)}
	for _, filter := range []Filter{{}, {Period: domain.Period{From: day("2025-11-01"), To: day("2026-10-31")}}} {
		if diff := cmp.Diff(want, ForecastByMonth(look(f, filter))); diff != "" {
			t.Errorf("%+v: %s", filter.Period, diff)
		}
	}
}

func TestTheForecastHasTheMonthsOfThePeriod(t *testing.T) {
	for _, c := range []struct{ from, to, first, last string }{
		{"2026-01-01", "2026-09-30", "2026-01", "2026-09"}, {"2026-10-01", "2026-12-31", "2026-10", "2026-12"},
		{"2027-02-15", "2027-02-16", "2027-02", "2027-02"}, {"2026-10-01", "2026-10-31", "2026-10", "2026-10"},
		{"2026-01-01", "2026-10-31", "2026-01", "2026-10"}, {"2026-08-01", "2026-10-15", "2026-08", "2026-10"}, {"2025-11-01", "2026-10-31", "2026-10", "2027-03"},
		{"2026-01-01", "", "2026-10", "2027-03"}, {"1990-01-01", "2026-12-31", "2017-01", "2026-12"},
	} {
		list := ForecastByMonth(look(factsOf(), Filter{Period: domain.Period{From: day(c.from), To: dayOrNone(c.to)}}))
		if first, last := list[0].Key, list[len(list)-1].Key; first != c.first || last != c.last {
			t.Errorf("%s to %s: %s to %s, want %s to %s", c.from, c.to, first, last, c.first, c.last)
		}
	}
}

// naiveForecast sums up the records one month at a time.
func (w twin) naiveForecast(shown MonthForecast, today domain.Date) MonthForecast {
	want := MonthForecast{Key: shown.Key, Month: shown.Month}
	for _, o := range w.kept() {
		open := !w.won(o) && !w.lost(o)
		key := o.ExpectedClose.Month().String()
		switch {
		case o.ExpectedClose == 0:
			key = UndatedKey
		case o.ExpectedClose < today:
			key = OverdueKey
		}
		if open && key == shown.Key {
			want.Count++
			want.Amount += w.amount(o)
			want.Weighted += domain.Percent(w.amount(o), o.Probability)
		}
		if w.won(o) && o.ClosedOn.Month().String() == shown.Key {
			want.WonCount++
			want.Won += w.amount(o)
		}
	}
	return want
}

func TestTheForecastIsThatOfTheRecordsAndHoldsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, w := someOffice(t)
		l := look(f, w.filter)
		for _, m := range ForecastByMonth(l) {
			same(t, m.Key, w.naiveForecast(m, l.Today), m)
			sameMembers(t, l, Part{Chart: "forecast", Key: m.Key, Series: SeriesExpected}, m.Count, m.Amount)
			sameMembers(t, l, Part{Chart: "forecast", Key: m.Key, Series: SeriesWon}, m.WonCount, m.Won)
		}
	})
}
