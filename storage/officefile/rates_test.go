package officefile_test

import (
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// rate is a value times domain.RateScale.
func rate(t *testing.T, text string) int64 {
	t.Helper()
	value, ok := domain.ParseRate(text)
	if !ok {
		t.Fatalf("%q is no rate", text)
	}
	return value
}

func TestAmountsFollowTheRatesOfTheirDay(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	open := officetest.Save(t, s, "Open", func(d *office.Draft) { d.Amount, d.Currency = 1_000_050, "USD" }) // USD 10,000.50
	uf := officetest.Save(t, s, "In UF", func(d *office.Draft) { d.Amount, d.Currency = 12_5000, "CLF" })    // UF 12.5
	won := officetest.Save(t, s, "Won", func(d *office.Draft) {
		d.Amount, d.Currency, d.OpenedOn, d.ClosedOn = 200_00, "USD", domain.NewDate(2026, time.August, 1), domain.NewDate(2026, time.September, 10)
		d.State = stateOf(t, s, "Won").ID
	})
	totals, err := s.Totals(ctx, office.Query{})
	if err != nil || totals.Unconverted != 3 || totals.Amount != 0 {
		t.Fatalf("without rates: %+v, %v", totals, err)
	}
	set, err := s.SaveRates(ctx, []domain.Rate{
		{Currency: "USD", Day: domain.NewDate(2026, time.September, 1), Value: rate(t, "940.55")},
		{Currency: "USD", Day: domain.NewDate(2026, time.September, 11), Value: rate(t, "1")},
		{Currency: "USD", Day: domain.NewDate(2026, time.October, 15), Value: rate(t, "950.2")},
		{Currency: "USD", Day: domain.NewDate(2026, time.October, 16), Value: rate(t, "2")},
		{Currency: "CLF", Day: domain.NewDate(2026, time.October, 9), Value: rate(t, "39485.6515")},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	// 10,000.50 × 950.2 = 9,502,475.1; 12.5 × 39,485.6515 = 493,570.64375; 200 × 940.55 = 188,110
	for id, want := range map[domain.ID]int64{open.ID: 9_502_475, uf.ID: 493_571, won.ID: 188_110} {
		if o, err := s.Opportunity(ctx, id); err != nil || o.OfficeAmount != want || o.Unconverted {
			t.Errorf("%s: %d, unconverted %v, want %d, %v", o.Name, o.OfficeAmount, o.Unconverted, want, err)
		}
	}
	if totals, err := s.Totals(ctx, office.Query{}); err != nil || totals.Unconverted != 0 || totals.Amount != 9_502_475+493_571+188_110 {
		t.Errorf("with rates: %+v, %v", totals, err)
	}
	if used, known, err := s.RateFor(ctx, "USD", domain.NewDate(2026, time.October, 14)); err != nil || !known || used.Value != rate(t, "1") {
		t.Errorf("the rate of a day between two: %+v, %v", used, err)
	}
	if _, known, _ := s.RateFor(ctx, "USD", domain.NewDate(2026, time.August, 31)); known {
		t.Error("there is a rate before the first")
	}
	if _, err := s.Undo(ctx, set.ID); err != nil {
		t.Fatal(err)
	}
	if totals, err := s.Totals(ctx, office.Query{}); err != nil || totals.Unconverted != 3 || totals.Amount != 0 {
		t.Errorf("undone: %+v, %v", totals, err)
	}
}

func TestANewDayConvertsAnew(t *testing.T) {
	f, s := officetest.New(t)
	open := officetest.Save(t, s, "Open", func(d *office.Draft) { d.Amount, d.Currency = 100_00, "USD" })
	_, err := s.SaveRates(t.Context(), []domain.Rate{
		{Currency: "USD", Day: domain.NewDate(2026, time.October, 1), Value: rate(t, "900")},
		{Currency: "USD", Day: domain.NewDate(2026, time.October, 16), Value: rate(t, "1000")},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	later, err := office.Open(t.Context(), f.Store, func() time.Time { return time.Date(2026, 10, 16, 8, 0, 0, 0, time.UTC) }, false)
	if err != nil {
		t.Fatal(err)
	}
	tomorrow, err := later.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	set, err := tomorrow.Revalue(t.Context())
	if err != nil || len(set.Changes) != 1 {
		t.Fatalf("%+v, %v", set, err)
	}
	if o, err := tomorrow.Opportunity(t.Context(), open.ID); err != nil || o.OfficeAmount != 100_000 {
		t.Errorf("%d, %v", o.OfficeAmount, err)
	}
	if set, err := tomorrow.Revalue(t.Context()); err != nil || len(set.Changes) > 0 {
		t.Errorf("converted again: %+v, %v", set, err)
	}
	if last, found, err := tomorrow.LastUndoable(t.Context()); err != nil || !found || last.Action != "rates.saved" {
		t.Errorf("Undo would take back %q, %v", last.Action, err)
	}
}

func TestRatesThatBreakARule(t *testing.T) {
	_, s := officetest.New(t)
	day := domain.NewDate(2026, time.October, 1)
	for name, r := range map[string]domain.Rate{
		"of the office's own currency": {Currency: "CLP", Day: day, Value: 1},
		"of no currency":               {Currency: "XXY", Day: day, Value: 1},
		"of no day":                    {Currency: "USD", Value: 1},
		"nothing":                      {Currency: "USD", Day: day},
		"negative":                     {Currency: "USD", Day: day, Value: -1},
		"too great":                    {Currency: "USD", Day: day, Value: domain.MaxRate + 1},
	} {
		if _, err := s.SaveRates(t.Context(), []domain.Rate{r}, nil); !domain.Is(err, domain.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARateOfADayIsReplacedNotDoubled(t *testing.T) {
	_, s := officetest.New(t)
	day := domain.NewDate(2026, time.October, 1)
	for _, value := range []string{"900", "901.5"} {
		if _, err := s.SaveRates(t.Context(), []domain.Rate{{Currency: "USD", Day: day, Value: rate(t, value)}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	rates, err := s.Rates(t.Context())
	if err != nil || len(rates) != 1 || rates[0].Plain() != "901.50" {
		t.Fatalf("%+v, %v", rates, err)
	}
	moved := rates[0]
	moved.Day = day + 1
	if _, err := s.SaveRates(t.Context(), []domain.Rate{moved}, nil); err != nil {
		t.Fatal(err)
	}
	if rates, err := s.Rates(t.Context()); err != nil || len(rates) != 1 || rates[0].Day != day+1 {
		t.Errorf("moved: %+v, %v", rates, err)
	}
}
