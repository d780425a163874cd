package region

import (
	"math"
	"strings"
	"testing"

	"preventa/domain"
)

// spaced lets tests write no-break spaces as underscores.
func spaced(text string) string { return strings.ReplaceAll(text, "_", string(noBreakSpace)) }

func TestMoneyIsWrittenTheRegionsWay(t *testing.T) {
	for _, c := range []struct {
		region string
		money  domain.Money
		want   string
	}{
		{"CL", domain.Money{Minor: 12450000, Currency: "CLP"}, "$_12.450.000"},
		{"CL", domain.Money{Minor: -5, Currency: "CLP"}, "-$_5"},
		{"CL", domain.Money{Minor: 123450, Currency: "USD"}, "US$_1.234,50"},
		{"CL", domain.Money{Minor: 123450, Currency: "EUR"}, "€_1.234,50"},
		{"CL", domain.Money{Minor: 391234567, Currency: "CLF"}, "UF_39.123,4567"},
		{"ES", domain.Money{Minor: 123450, Currency: "EUR"}, "€_1.234,50"},
		{"US", domain.Money{Minor: 123450, Currency: "USD"}, "$_1,234.50"},
		{"US", domain.Money{Minor: -5, Currency: "USD"}, "-$_0.05"},
		{"US", domain.Money{Minor: 0, Currency: "KWD"}, "KWD_0.000"},
		{"MX", domain.Money{Minor: 123450, Currency: "MXN"}, "$_1,234.50"},
		{"FR", domain.Money{Minor: 123456789, Currency: "EUR"}, "€_1_234_567,89"},
		{"CH", domain.Money{Minor: 123450, Currency: "CHF"}, "CHF_1'234.50"},
		{"CL", domain.Money{Minor: math.MinInt64, Currency: "CLP"}, "-$_9.223.372.036.854.775.808"},
	} {
		r := mustFind(t, c.region)
		if got := r.Money(c.money); got != spaced(c.want) {
			t.Errorf("%s: %q, want %q", c.region, got, spaced(c.want))
		}
	}
}

func TestAmountLeavesTheSymbolOut(t *testing.T) {
	got := mustFind(t, "ES").Amount(domain.Money{Minor: -123450, Currency: "EUR"})
	if want := "-1.234,50"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestShortRoundsMillionsToOneDecimal(t *testing.T) {
	for _, c := range []struct {
		region string
		money  domain.Money
		want   string
	}{
		{"CL", domain.Money{Minor: 388_900_000, Currency: "CLP"}, "$_388,9_M"},
		{"CL", domain.Money{Minor: 1_147_000_000, Currency: "CLP"}, "$_1.147,0_M"},
		{"CL", domain.Money{Minor: 999_999, Currency: "CLP"}, "$_999.999"},
		{"CL", domain.Money{Minor: 1_000_000, Currency: "CLP"}, "$_1,0_M"},
		{"CL", domain.Money{Minor: 1_049_999, Currency: "CLP"}, "$_1,0_M"},
		{"CL", domain.Money{Minor: 1_050_000, Currency: "CLP"}, "$_1,1_M"},
		{"CL", domain.Money{Minor: -1_000_000, Currency: "CLP"}, "-$_1,0_M"},
		{"CL", domain.Money{Minor: -1_050_000, Currency: "CLP"}, "-$_1,1_M"},
		{"CL", domain.Money{Minor: -1_049_999, Currency: "CLP"}, "-$_1,0_M"},
		{"US", domain.Money{Minor: 99_999_999, Currency: "USD"}, "$_999,999.99"},
		{"US", domain.Money{Minor: 123_456_789, Currency: "USD"}, "$_1.2_M"},
		{"CL", domain.Money{Minor: math.MinInt64, Currency: "CLP"}, "-$_9.223.372.036.854,8_M"},
	} {
		if got := mustFind(t, c.region).Short(c.money); got != spaced(c.want) {
			t.Errorf("%d %s in %s: %q, want %q", c.money.Minor, c.money.Currency, c.region, got, spaced(c.want))
		}
	}
}

func TestRateRoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		region   string
		fraction float64
		decimals int
		want     string
	}{
		{"CL", 0.4267, 1, "42,7_%"},
		{"CL", 0.285, 0, "29_%"}, // 0.285 × 100 falls short of 28.5 in binary
		{"CL", -0.285, 0, "-29_%"},
		{"CL", 0, 1, "0,0_%"},
		{"CL", -0.00001, 1, "0,0_%"},
		{"US", 12.5, 0, "1,250%"},
		{"US", 1, 2, "100.00%"},
		{"US", math.NaN(), 1, ""},
		{"US", math.Inf(-1), 1, ""},
		{"US", 1e300, 1, ""},
	} {
		if got := mustFind(t, c.region).Rate(c.fraction, c.decimals); got != spaced(c.want) {
			t.Errorf("%v with %d decimals in %s: %q, want %q", c.fraction, c.decimals, c.region, got, spaced(c.want))
		}
	}
}
