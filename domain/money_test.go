package domain

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestCurrenciesHaveTheDigitsOfISO4217(t *testing.T) {
	for c, want := range map[Currency]int64{"CLP": 1, "EUR": 100, "KWD": 1000, "CLF": 10000} {
		if !c.Valid() || c.Scale() != want {
			t.Errorf("%s: valid %v, scale %d; want %d", c, c.Valid(), c.Scale(), want)
		}
	}
	for _, c := range []Currency{"", "eur", "XYZ", "$"} {
		if c.Valid() {
			t.Errorf("%q is no currency", c)
		}
	}
}

func TestPlainAmounts(t *testing.T) {
	for _, c := range []struct {
		money Money
		want  string
	}{
		{Money{123450, "EUR"}, "1234.50"},
		{Money{5, "EUR"}, "0.05"},
		{Money{-5, "EUR"}, "-0.05"},
		{Money{-3, "CLP"}, "-3"},
		{Money{0, "CLF"}, "0.0000"},
		{Money{math.MinInt64, "KWD"}, "-9223372036854775.808"},
	} {
		if got := c.money.Plain(); got != c.want {
			t.Errorf("%d %s: %q, want %q", c.money.Minor, c.money.Currency, got, c.want)
		}
	}
}

func TestPlainAmountsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Money{rapid.Int64().Draw(t, "minor"), rapid.SampledFrom([]Currency{"CLP", "EUR", "KWD", "CLF"}).Draw(t, "currency")}
		if got, ok := ParsePlain(m.Plain(), m.Currency); !ok || got != m {
			t.Fatalf("%q: %v, %v; want %v", m.Plain(), got, ok, m)
		}
	})
}

func TestParsePlain(t *testing.T) {
	for _, c := range []struct {
		text     string
		currency Currency
		want     int64
	}{
		{"1234.5", "EUR", 123450},
		{"+7", "EUR", 700},
		{" -7 ", "CLP", -7},
		{"7.00", "CLP", 7},
		{"007", "CLP", 7},
	} {
		if got, ok := ParsePlain(c.text, c.currency); !ok || got != (Money{c.want, c.currency}) {
			t.Errorf("%q: %v, %v; want %d", c.text, got, ok, c.want)
		}
	}
	for _, text := range []string{"", "-", ".", "5.", ".5", "1.234", "1,5", "1 000", "1.2.3", "--5", "+-5", "- 5", "1e3", "٣", "92233720368547758.08"} {
		if got, ok := ParsePlain(text, "EUR"); ok {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func TestPercentRoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		minor   int64
		percent int
		want    int64
	}{
		{1000, 43, 430},
		{50, 1, 1}, // 0.5
		{49, 1, 0}, // 0.49
		{-50, 1, -1},
		{-49, 1, 0},
		{150, 1, 2}, // 1.5
		{0, 50, 0},
		{7, 0, 0},
		{10, -50, -5},
		{math.MaxInt64, 100, math.MaxInt64},
		{math.MinInt64, 100, math.MinInt64},
		{math.MaxInt64, 50, 4611686018427387904}, // half of an odd number, rounded up
	} {
		if got := Percent(c.minor, c.percent); got != c.want {
			t.Errorf("%d %% of %d is %d, want %d", c.percent, c.minor, got, c.want)
		}
	}
}
