package officefile_test

import (
	"context"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// slowRates gives rates as they were before something that happens while they are read.
type slowRates struct {
	office.Store
	meanwhile func()
}

func (s *slowRates) Rates(ctx context.Context) ([]domain.Rate, error) {
	rates, err := s.Store.Rates(ctx)
	if happens := s.meanwhile; happens != nil {
		s.meanwhile = nil
		happens()
	}
	return rates, err
}

// What was read before a save is not remembered after it.
func TestRatesSavedWhileTheyAreReadCount(t *testing.T) {
	f, first := officetest.New(t)
	slow := &slowRates{Store: f.Store}
	o, err := office.Open(t.Context(), slow, first.Office().Now, false)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	slow.meanwhile = func() {
		if _, err := s.SaveRates(t.Context(), []domain.Rate{{Currency: "USD", Day: today, Value: 900 * domain.RateScale}}, nil); err != nil {
			t.Error(err)
		}
	}
	for range 2 { // the first reading is of before
		if _, err := s.RatesOfExchange(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if rate, known, err := s.RateFor(t.Context(), "USD", today); err != nil || !known || rate.Plain() != "900.00" {
		t.Errorf("%+v, %v, %v", rate, known, err)
	}
}
