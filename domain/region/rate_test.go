package region

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
)

func regionOf(t testing.TB, code string) Region {
	r, known := Find(code)
	if !known {
		t.Fatal("no region", code)
	}
	return r
}

func TestRatesPeopleType(t *testing.T) {
	for _, c := range []struct {
		region, text string
		want         int64
	}{
		{"CL", "950", 95_000_000_000},
		{"CL", "950,2", 95_020_000_000},
		{"CL", "38.250,5", 3_825_050_000_000},
		{"CL", "38250,50", 3_825_050_000_000},
		{"CL", "38.500", 3_850_000_000_000}, // thousands
		{"CL", " 0,00105 ", 105_000},
		{"CL", ",5", 50_000_000},
		{"CL", "0,00000001", 1},
		{"US", "1.0845", 108_450_000},
		{"US", "1,084.5", 108_450_000_000},
		{"CL", "10.000.000.000", domain.MaxRate},
	} {
		got, err := regionOf(t, c.region).ParseRate(c.text)
		if err != nil || got != c.want {
			t.Errorf("%s %q: got %d, %v; want %d", c.region, c.text, got, err, c.want)
		}
	}
}

func TestRatesThatAreAskedAbout(t *testing.T) {
	for _, c := range []struct {
		region, text, key, about string
	}{
		{"CL", "", "error.amount.not_a_number", "1.234,50"},
		{"CL", "dear", "error.amount.not_a_number", "1.234,50"},
		{"CL", "38.5", "error.amount.did_you_mean", "38,50"},
		{"CL", "1.0845", "error.amount.did_you_mean", "1,0845"},
		{"US", "38,5", "error.amount.did_you_mean", "38.50"},
		{"CL", "0,000000001", "error.amount.too_many_decimals", "0,00"},
		{"CL", "0,123456789", "error.amount.too_many_decimals", "0,12345679"},
		{"CL", "0", "error.rate.value", ""},
		{"CL", "-950", "error.rate.value", ""},
		{"CL", "10.000.000.000,01", "error.rate.value", ""},
		{"CL", "99999999999999999999", "error.amount.too_big", ""},
	} {
		_, err := regionOf(t, c.region).ParseRate(c.text)
		refused := (*domain.Error)(nil)
		if !errors.As(err, &refused) || refused.Key != c.key {
			t.Errorf("%s %q: got %v, want %s", c.region, c.text, err, c.key)
			continue
		}
		for _, name := range []string{"Suggestion", "Example"} {
			if said, asked := refused.Args[name]; asked && said != c.about {
				t.Errorf("%s %q: says %q, want %q", c.region, c.text, said, c.about)
			}
		}
	}
}

func TestARateIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(All()).Draw(t, "region")
		value := rapid.Int64Range(1, domain.MaxRate).Draw(t, "value")
		got, err := r.ParseRate(r.RateValue(value))
		if err != nil || got != value {
			t.Fatalf("%s writes %d as %q and reads %d, %v", r.Code, value, r.RateValue(value), got, err)
		}
	})
}
