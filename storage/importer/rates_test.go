package importer_test

import (
	"testing"

	"preventa/domain"
)

func TestRatesAreReadAndAmountsConvertedAnew(t *testing.T) {
	f, s := newOffice(t, chileanOffice) // on 2026-10-15
	brought(t, s, domain.KindOpportunity, "name,reference,amount,currency,state,opened,closed",
		"Open,o,1000.50,USD,,2026-01-05,", "Closed,c,10,USD,Ganada,2026-01-05,2026-02-10", "UF,u,1.0001,CLF,,2026-01-05,", "None,n,5,EUR,,2026-01-05,")
	result := brought(t, s, domain.KindRate, "currency,day,rate",
		"USD,2026-01-01,900.25", "usd,2026-02-15,\"1.000,5\"", "CLF,2026-10-15,\"38.250,1234\"", "GBP,2026-01-01,0.00000001")
	same(t, "rows", []int{4, 0, 0, 0}, counts(result))
	rates, err := s.Rates(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int64{}
	for _, r := range rates {
		got[string(r.Currency)+" "+r.Day.String()] = r.Value
	}
	same(t, "rates", map[string]int64{
		"USD 2026-01-01": 90_025_000_000, "USD 2026-02-15": 100_050_000_000, "CLF 2026-10-15": 3_825_012_340_000, "GBP 2026-01-01": 1,
	}, got)
	amounts := byReference(t, f)
	// 1000.50 × 1000.5 = 1 001 000.25, 10 × 900.25 = 9002.5 rounded away from zero, 1.0001 × 38 250.1234 = 38 253.94…
	same(t, "amounts", []int64{1_001_000, 9003, 38_254}, []int64{amounts["o"].OfficeAmount, amounts["c"].OfficeAmount, amounts["u"].OfficeAmount})
	same(t, "without a rate", true, amounts["n"].Unconverted)

	result = brought(t, s, domain.KindRate, "currency,day,rate", "USD,2026-02-15,1100", "USD,2026-01-01,900.25")
	same(t, "rows again", []int{0, 1, 1, 0}, counts(result))
	same(t, "converted anew", int64(1_100_550), byReference(t, f)["o"].OfficeAmount)
	if _, err := s.Undo(t.Context(), result.Set.ID); err != nil {
		t.Fatal(err)
	}
	same(t, "taken back with its rate", int64(1_001_000), byReference(t, f)["o"].OfficeAmount)
}

func TestBadRatesAreLeftOut(t *testing.T) {
	_, s := newOffice(t, chileanOffice)
	result := brought(t, s, domain.KindRate, "currency,day,rate",
		"USD,2026-01-01,1.234", "USD,2026-01-01,", "USD,,900", "XXXX,2026-01-01,900", "CLP,2026-01-01,1", "USD,2026-01-01,0", "USD,2026-01-01,-5", "USD,2026-01-01,many",
		"USD,2026-01-01,1.123456789", "USD,2026-01-01,900", "usd,01-01-2026,901")
	same(t, "bad", []string{
		"2 rate error.amount.ambiguous", "3 rate error.required", "4 day error.required", "5 currency error.currency", "6 currency error.rate.own_currency",
		"7 rate error.rate.value", "8 rate error.rate.value", "9 rate error.amount.not_a_number", "10 rate error.amount.too_many_decimals", "12 day error.import.row_twice",
	}, bad(result.Bad))
	same(t, "rows", []int{1, 0, 0, 10}, counts(result))
}
