package region

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
)

func TestDecimalsAreWrittenWithoutNeedlessZeros(t *testing.T) {
	for _, c := range []struct {
		region string
		value  int64
		digits int
		want   string
	}{
		{"CL", 2000, 3, "2"},
		{"CL", 1500, 3, "1,5"},
		{"CL", 1, 3, "0,001"},
		{"CL", -250, 3, "-0,25"},
		{"CL", 0, 3, "0"},
		{"CL", 1_234_567_000, 3, "1.234.567"},
		{"US", 1_234_567, 3, "1,234.567"},
		{"US", 100, 0, "100"},
		{"FR", 1_234_500, 3, "1_234,5"},
	} {
		if got := mustFind(t, c.region).Trimmed(c.value, c.digits); got != spaced(c.want) {
			t.Errorf("%d ÷ 10^%d in %s: %q, want %q", c.value, c.digits, c.region, got, c.want)
		}
	}
}

func TestSharesAreWritten(t *testing.T) {
	for _, c := range []struct {
		region     string
		hundredths int
		want       string
	}{{"CL", 1900, "19_%"}, {"CL", 1250, "12,5_%"}, {"US", 825, "8.25%"}, {"ES", 0, "0_%"}, {"ES", 10_000, "100_%"}, {"ES", 1, "0,01_%"}} {
		if got := mustFind(t, c.region).Share(c.hundredths); got != spaced(c.want) {
			t.Errorf("%d in %s: %q, want %q", c.hundredths, c.region, got, c.want)
		}
	}
}

func TestQuantitiesPeopleType(t *testing.T) {
	for _, c := range []struct {
		region, text string
		want         int64
	}{
		{"CL", "2", 2000}, {"CL", "-2", -2000}, {"CL", "1,5", 1500}, {"CL", "0,001", 1}, {"CL", "1.234", 1_234_000},
		{"CL", "1.234,567", 1_234_567}, {"CL", ",5", 500}, {"US", "1.5", 1500}, {"US", "1,234.5", 1_234_500}, {"US", "1.234", 1234}, {"FR", "1 234,5", 1_234_500},
	} {
		if got, err := mustFind(t, c.region).ParseQuantity(c.text); err != nil || got != c.want {
			t.Errorf("%q in %s: %d, %v; want %d", c.text, c.region, got, err, c.want)
		}
	}
}

func TestQuantitiesThatAreAskedAbout(t *testing.T) {
	for _, c := range []struct {
		region, text, key string
		args              domain.Args
	}{
		{"CL", "1.5", "amount.did_you_mean", domain.Args{"Suggestion": "1,500"}},
		{"US", "1,5", "amount.did_you_mean", domain.Args{"Suggestion": "1.500"}},
		{"ES", "1,2345", "amount.too_many_decimals", domain.Args{"Digits": 3, "Suggestion": "1,235"}},
		{"US", "1,2345", "amount.too_many_decimals", domain.Args{"Digits": 3, "Suggestion": "1.235"}},
		{"CL", "two", "amount.not_a_number", domain.Args{"Example": "1.234,500"}},
		{"CL", "", "amount.not_a_number", domain.Args{"Example": "1.234,500"}},
		{"CL", "9223372036854776", "amount.too_big", domain.Args{"Max": "9.223.372.036.854.775,807"}},
	} {
		_, err := mustFind(t, c.region).ParseQuantity(c.text)
		c.args["Text"] = c.text
		assertRefused(t, c.text+" "+c.region, err, "error."+c.key, c.args)
	}
}

func TestSharesPeopleType(t *testing.T) {
	for _, c := range []struct {
		region, text string
		want         int
	}{
		{"CL", "19", 1900}, {"CL", "19 %", 1900}, {"CL", "19%", 1900}, {"CL", "12,5", 1250}, {"CL", "0", 0}, {"CL", "100", 10_000}, {"CL", "100,00 %", 10_000},
		{"US", "8.25%", 825}, {"US", ".5", 50},
	} {
		if got, err := mustFind(t, c.region).ParseShare(c.text); err != nil || got != c.want {
			t.Errorf("%q in %s: %d, %v; want %d", c.text, c.region, got, err, c.want)
		}
	}
	for text, key := range map[string]string{
		"101": "share.range", "100,01": "share.range", "-1": "share.range", "1.000": "share.range",
		"12.5": "amount.did_you_mean", "0,125": "amount.too_many_decimals", "%": "amount.not_a_number", "4 %%": "amount.not_a_number", "": "amount.not_a_number",
	} {
		_, err := mustFind(t, "CL").ParseShare(text)
		var refusal *domain.Error
		if !errors.As(err, &refusal) || refusal.Key != "error."+key {
			t.Errorf("%q: %v, want %s", text, err, key)
		}
	}
}

func TestQuantitiesAndSharesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(All()).Draw(t, "region")
		quantity := rapid.Int64().Draw(t, "quantity")
		if got, err := r.ParseQuantity(r.Quantity(quantity)); err != nil || got != quantity {
			t.Fatalf("%s: %q is read as %d, %v; want %d", r.Code, r.Quantity(quantity), got, err, quantity)
		}
		share := rapid.IntRange(0, wholeShare).Draw(t, "share")
		if got, err := r.ParseShare(r.Share(share)); err != nil || got != share {
			t.Fatalf("%s: %q is read as %d, %v; want %d", r.Code, r.Share(share), got, err, share)
		}
	})
}
