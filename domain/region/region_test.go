package region

import (
	"strings"
	"testing"
	"time"

	"github.com/bojanz/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"preventa/domain"
)

func mustFind(t testing.TB, code string) Region {
	t.Helper()
	r, ok := Find(code)
	if !ok {
		t.Fatalf("there is no region %q", code)
	}
	return r
}

func TestOfficesFindTheirRegion(t *testing.T) {
	for _, code := range strings.Fields("CL ES MX AR CO PE UY EC US GB DE FR IT PT BR CA CH") {
		if r := mustFind(t, code); r.NameKey != "region."+strings.ToLower(code) {
			t.Errorf("%s: name key %q", code, r.NameKey)
		}
	}
	if _, ok := Find("cl"); ok {
		t.Error("a code in lower case was found")
	}
	regions := All()
	regions[0].Code = "changed"
	if All()[0].Code == "changed" {
		t.Error("All hands out the catalogue itself")
	}
}

// cldrNumber is 1234567.5 of the region's currency as the CLDR of another library has
// it, reduced to digits and separators, spaces of any width being one.
func cldrNumber(t *testing.T, r Region) string {
	t.Helper()
	amount, err := currency.NewAmount("1234567.5", string(r.Currency))
	if err != nil {
		t.Fatal(err)
	}
	f := currency.NewFormatter(currency.NewLocale(r.Locale))
	f.CurrencyDisplay = currency.DisplayNone
	f.MinDigits, f.MaxDigits = 2, 2
	return strings.ReplaceAll(f.Format(amount), "\u202f", string(noBreakSpace))
}

func TestNumbersFollowCLDR(t *testing.T) {
	for _, r := range All() {
		if got, want := r.Number(123456750, 2), cldrNumber(t, r); got != want {
			t.Errorf("%s: %q, CLDR has %q", r.Code, got, want)
		}
		tag := language.MustParse(r.Locale)
		if got, want := r.Percent(43), message.NewPrinter(tag).Sprint(number.Percent(0.43)); got != want {
			t.Errorf("%s: %q, CLDR has %q", r.Code, got, want)
		}
		if home, _ := currency.ForCountryCode(r.Code); string(r.Currency) != home {
			t.Errorf("%s: currency %s, CLDR has %s", r.Code, r.Currency, home)
		}
	}
}

func TestNoTwoCurrenciesShareASymbol(t *testing.T) {
	for _, r := range All() {
		owner := map[string]string{}
		for _, code := range currency.GetCurrencyCodes() {
			symbol := r.Symbol(domain.Currency(code))
			if other := owner[symbol]; other != "" || symbol == "" {
				t.Errorf("%s: %q is %s and %s", r.Code, symbol, other, code)
			}
			owner[symbol] = code
		}
	}
}

func TestSymbols(t *testing.T) {
	for _, c := range []struct {
		region   string
		currency domain.Currency
		want     string
	}{
		{"CL", "CLP", "$"}, {"CL", "USD", "US$"}, {"CL", "EUR", "€"}, {"CL", "CLF", "UF"},
		{"MX", "MXN", "$"}, {"MX", "USD", "US$"}, {"US", "USD", "$"}, {"EC", "USD", "$"},
		{"DE", "USD", "US$"}, {"PE", "PEN", "S/"}, {"BR", "BRL", "R$"}, {"ES", "CLP", "CLP"},
	} {
		if got := mustFind(t, c.region).Symbol(c.currency); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.currency, c.region, got, c.want)
		}
	}
}

func TestWeeksStart(t *testing.T) {
	for code, want := range map[string]time.Weekday{"CL": time.Monday, "ES": time.Monday, "US": time.Sunday, "MX": time.Sunday} {
		if got := mustFind(t, code).FirstWeekday(); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}
