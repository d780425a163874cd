package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/storage/officefile/officetest"
)

// A rate moved to another day leaves the day it was of, even to take another's place, and
// in whatever order the days come free.
func TestRatesMovedAmongDays(t *testing.T) {
	for range 10 {
		_, s := officetest.New(t)
		ctx := t.Context()
		days := []domain.Date{today, today + 1, today + 2, today + 3}
		var rates []domain.Rate
		for i, day := range days {
			rates = append(rates, domain.Rate{Currency: "USD", Day: day, Value: int64(i+1) * domain.RateScale})
		}
		if _, err := s.SaveRates(ctx, rates, nil); err != nil {
			t.Fatal(err)
		}
		saved, err := s.Rates(ctx)
		if err != nil {
			t.Fatal(err)
		}
		last := saved[3].Day
		for i := range saved[:3] { // each a day later, the last of them where one is
			saved[i].Day++
		}
		if _, err := s.SaveRates(ctx, saved[:3], nil); err != nil {
			t.Fatal(err)
		}
		now, err := s.Rates(ctx)
		if err != nil {
			t.Fatal(err)
		}
		want := map[domain.Date]int64{today + 1: domain.RateScale, today + 2: 2 * domain.RateScale, last: 3 * domain.RateScale}
		for _, r := range now {
			if want[r.Day] != r.Value {
				t.Errorf("%s is worth %s", r.Day, r.Plain())
			}
			delete(want, r.Day)
		}
		if len(want) > 0 {
			t.Errorf("no rate for %v", want)
		}
	}
}
