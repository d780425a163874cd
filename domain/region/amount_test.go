package region

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
)

func TestAmountsPeopleType(t *testing.T) {
	for _, c := range []struct {
		region   string
		currency domain.Currency
		text     string
		want     int64
	}{
		{"CL", "CLP", "12.450.000", 12450000},
		{"CL", "CLP", "12450000", 12450000},
		{"CL", "CLP", "$ 12.450.000", 12450000},
		{"CL", "CLP", "$12.450.000 CLP", 12450000},
		{"CL", "CLP", "12 450 000", 12450000},
		{"CL", "CLP", "-$ 5", -5},
		{"CL", "CLP", "$ -5", -5},
		{"CL", "CLP", "−5", -5},
		{"CL", "CLP", "+5", 5},
		{"CL", "CLP", "\t5\r\n", 5},
		{"CL", "CLP", "007", 7},
		{"CL", "USD", "US$ 1.234,5", 123450},
		{"CL", "USD", "1.234,50 usd", 123450},
		{"CL", "CLF", "UF 39.123,4567", 391234567},
		{"CL", "CLF", "CLF 1,5", 15000},
		{"ES", "EUR", "1.234", 123400},
		{"ES", "EUR", "1.234,50 €", 123450},
		{"ES", "EUR", "€1.234,50", 123450},
		{"ES", "EUR", "1 234,5", 123450},
		{"ES", "EUR", "1'234,5", 123450},
		{"ES", "EUR", ",5", 50},
		{"ES", "EUR", "EUR ,5", 50},
		{"ES", "KWD", "1,234", 1234},
		{"US", "USD", "1,234.50", 123450},
		{"US", "USD", "$1,234", 123400},
		{"US", "USD", ".5", 50},
		{"US", "USD", "-.5", -50},
		{"US", "KWD", "1.234", 1234},
		{"US", "CLF", "1.234", 12340},
		{"FR", "EUR", "1\u202f234\u00a0567,5 €", 123456750},
		{"CH", "CHF", "CHF 1’234.50", 123450},
		{"CH", "USD", "$ 5", 500},
		{"PY", "PYG", "Gs.5", 5},
		{"PE", "PEN", "s/ 1,234.50", 123450},
		{"CL", "CLP", "9.223.372.036.854.775.807", math.MaxInt64},
		{"CL", "CLP", "-9.223.372.036.854.775.808", math.MinInt64},
	} {
		got, err := mustFind(t, c.region).ParseAmount(c.text, c.currency)
		if want := (domain.Money{Minor: c.want, Currency: c.currency}); err != nil || got != want {
			t.Errorf("%q in %s, %s: %v, %v; want %v", c.text, c.currency, c.region, got, err, want)
		}
	}
}

func TestAmountsAskedAbout(t *testing.T) {
	type args = domain.Args
	for _, c := range []struct {
		region   string
		currency domain.Currency
		text     string
		key      string
		args     args
	}{
		{"US", "USD", "1.234", "ambiguous", args{"First": "1,234.00", "Second": "1.23"}},
		{"US", "USD", "-1.235", "ambiguous", args{"First": "-1,235.00", "Second": "-1.24"}},
		{"MX", "MXN", "1.500", "ambiguous", args{"First": "1,500.00", "Second": "1.50"}},
		{"ES", "EUR", "1,234", "ambiguous", args{"First": "1.234,00", "Second": "1,23"}},
		{"FR", "EUR", "1.234", "ambiguous", args{"First": "1_234,00", "Second": "1,23"}},
		{"US", "USD", "1,23", "did_you_mean", args{"Suggestion": "1.23"}},
		{"US", "USD", "1.234,56", "did_you_mean", args{"Suggestion": "1,234.56"}},
		{"US", "USD", "5.", "did_you_mean", args{"Suggestion": "5.00"}},
		{"ES", "EUR", "1234.5", "did_you_mean", args{"Suggestion": "1.234,50"}},
		{"ES", "EUR", "12.34", "did_you_mean", args{"Suggestion": "12,34"}},
		{"ES", "EUR", "1,234,567", "did_you_mean", args{"Suggestion": "1.234.567,00"}},
		{"FR", "EUR", "1.234.567,5", "did_you_mean", args{"Suggestion": "1_234_567,50"}},
		{"CL", "CLP", "1,234", "did_you_mean", args{"Suggestion": "1.234"}},
		{"CL", "CLP", "1.234,00", "did_you_mean", args{"Suggestion": "1.234"}},
		{"CL", "CLP", "1,5", "no_decimals", args{"Currency": "CLP"}},
		{"CL", "CLP", "1.5", "no_decimals", args{"Currency": "CLP"}},
		{"US", "USD", "1.2345", "too_many_decimals", args{"Digits": 2, "Suggestion": "1.23"}},
		{"US", "USD", "0.125", "too_many_decimals", args{"Digits": 2, "Suggestion": "0.13"}},
		{"ES", "EUR", "0.125", "too_many_decimals", args{"Digits": 2, "Suggestion": "0,13"}},
		{"CL", "USD", "$ 5", "other_currency", args{"Currency": "USD", "Other": "CLP"}},
		{"CL", "CLP", "5 usd", "other_currency", args{"Currency": "CLP", "Other": "USD"}},
		{"CL", "CLP", "$ 5 USD", "other_currency", args{"Currency": "CLP", "Other": "USD"}},
		{"CL", "CLP", "€5", "other_currency", args{"Currency": "CLP", "Other": "EUR"}},
		{"ES", "EUR", "$ 5", "other_currency", args{"Currency": "EUR", "Other": "$"}},
		{"CL", "CLP", "9.223.372.036.854.775.808", "too_big", args{"Max": "9.223.372.036.854.775.807"}},
		{"ES", "EUR", "92233720368547758,079", "too_big", args{"Max": "92.233.720.368.547.758,07"}},
		{"ES", "EUR", "-92233720368547758,089", "too_big", args{"Max": "92.233.720.368.547.758,07"}},
		{"ES", "EUR", "99999999999999999999.9", "too_big", args{"Max": "92.233.720.368.547.758,07"}},
	} {
		_, err := mustFind(t, c.region).ParseAmount(c.text, c.currency)
		for name, value := range c.args {
			if text, ok := value.(string); ok {
				c.args[name] = spaced(text)
			}
		}
		c.args["Text"] = c.text
		assertRefused(t, c.text+" "+c.region, err, "error.amount."+c.key, c.args)
	}
}

func assertRefused(t *testing.T, name string, err error, key string, args domain.Args) {
	t.Helper()
	var refusal *domain.Error
	if !errors.As(err, &refusal) || refusal.Code != domain.Invalid || refusal.Key != key {
		t.Errorf("%s: %v, want %s", name, err, key)
		return
	}
	if diff := cmp.Diff(args, refusal.Args); diff != "" {
		t.Errorf("%s: %s (-want +got)\n%s", name, key, diff)
	}
}

func TestNotAmounts(t *testing.T) {
	for _, text := range []string{
		"", " ", "-", "€", "abc", "12abc", "12 mil", "1e5", "0x10", "(5)", "5-", "--5", "-€-5", "−+5",
		"1.23.456", "1.234 567", "1..234", "1,,5", "12 34", "1'23", "1.234.56", "012.345.678", "5\x00", "5\t6",
		"١٢٣", "1٢", "５", "1/2", "1_000", "∞", "NaN", "5 €€", "5 %", "1 .5", "\xff5",
	} {
		_, err := mustFind(t, "ES").ParseAmount(text, "EUR")
		var refusal *domain.Error
		if !errors.As(err, &refusal) || refusal.Key != "error.amount.not_a_number" {
			t.Errorf("%q: %v, want not_a_number", text, err)
			continue
		}
		if got := refusal.Args["Example"]; got != "1.234,50" {
			t.Errorf("%q: example %q", text, got)
		}
	}
}

func TestMessagesRepeatLittleOfAnEndlessText(t *testing.T) {
	_, err := mustFind(t, "ES").ParseAmount(strings.Repeat("x\ny", 1000), "EUR")
	var refusal *domain.Error
	if !errors.As(err, &refusal) {
		t.Fatal(err)
	}
	if got, want := refusal.Args["Text"], "x"+strings.Repeat(" yx", 12)+" y…"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNumbersPeopleType(t *testing.T) {
	r := mustFind(t, "CL")
	if got, err := r.ParseNumber("1.234,5", 3); err != nil || got != 1234500 {
		t.Errorf("%d, %v", got, err)
	}
	_, err := r.ParseNumber("1,5", 0)
	assertRefused(t, "1,5", err, "error.number.no_decimals", domain.Args{"Text": "1,5"})
	_, err = r.ParseNumber("$ 5", 0)
	assertRefused(t, "$ 5", err, "error.amount.not_a_number", domain.Args{"Text": "$ 5", "Example": "1.234"})
}

func TestPercentagesPeopleType(t *testing.T) {
	r := mustFind(t, "CL")
	for text, want := range map[string]int{"43": 43, "43 %": 43, "43%": 43, "0": 0, "100": 100, spaced("43_%"): 43} {
		if got, err := r.ParsePercent(text); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
	for text, key := range map[string]string{
		"101": "percent.range", "-1": "percent.range", "43,5": "number.no_decimals", "%": "amount.not_a_number", "4 %%": "amount.not_a_number",
	} {
		_, err := r.ParsePercent(text)
		var refusal *domain.Error
		if !errors.As(err, &refusal) || refusal.Key != "error."+key {
			t.Errorf("%q: %v, want %s", text, err, key)
		}
	}
}

// A currency of every number of decimals there is.
var currencies = []domain.Currency{"CLP", "EUR", "USD", "MXN", "KWD", "CLF", "XOF", "PYG", "AED"}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(All()).Draw(t, "region")
		m := domain.Money{Minor: rapid.Int64().Draw(t, "minor"), Currency: rapid.SampledFrom(append(currencies, r.Currency)).Draw(t, "currency")}
		for _, text := range []string{r.Money(m), r.Amount(m), r.Amount(m) + " " + string(m.Currency)} {
			if got, err := r.ParseAmount(text, m.Currency); err != nil || got != m {
				t.Fatalf("%q: %v, %v; want %v", text, got, err, m)
			}
		}
	})
}

// wellFormed is the whole of what may be accepted in a region, as one pattern.
func wellFormed(r Region, digits int) *regexp.Regexp {
	groups := []string{` `, `'`}
	if r.Group == '.' || r.Group == ',' {
		groups = append(groups, regexp.QuoteMeta(string(r.Group)))
	}
	whole := `\d+`
	for _, group := range groups {
		whole += `|[1-9]\d{0,2}(` + group + `\d{3})+`
	}
	decimals := ``
	if digits > 0 {
		decimals = fmt.Sprintf(`(%s\d{1,%d})`, regexp.QuoteMeta(string(r.Decimal)), digits)
		return regexp.MustCompile(`^[-+]? *((` + whole + `)` + decimals + `?|` + decimals + `)$`)
	}
	return regexp.MustCompile(`^[-+]? *(` + whole + `)$`)
}

var typedDigits = rapid.Custom(func(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.StringMatching(`[0-9]{0,4}`), 1, 4).Draw(t, "parts")
	text := rapid.SampledFrom([]string{"", "-", "+"}).Draw(t, "sign") + parts[0]
	for _, part := range parts[1:] {
		text += rapid.SampledFrom([]string{".", ",", " ", "'"}).Draw(t, "separator") + part
	}
	return text
})

func TestOnlyWellFormedAmountsAreAcceptedAndNoDigitChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(All()).Draw(t, "region")
		c := rapid.SampledFrom(currencies).Draw(t, "currency")
		text := typedDigits.Draw(t, "text")
		got, err := r.ParseAmount(text, c)
		if want := wellFormed(r, c.Digits()).MatchString(strings.TrimSpace(text)); (err == nil) != want {
			t.Fatalf("%q: %v, %v; well formed is %v", text, got, err, want)
		}
		if err == nil && bare(got.Plain(), '.') != bare(strings.TrimSpace(text), r.Decimal) {
			t.Fatalf("%q was read as %s", text, got.Plain())
		}
	})
}

// bare is a number without what does not change its value: grouping, a plus, and zeros
// at the ends.
func bare(text string, decimalSign rune) string {
	whole, fraction, _ := strings.Cut(text, string(decimalSign))
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign = "-"
	}
	whole = strings.TrimLeft(regexp.MustCompile(`\D`).ReplaceAllString(whole, ""), "0")
	fraction = strings.TrimRight(fraction, "0")
	if whole+fraction == "" {
		sign = ""
	}
	return sign + whole + "." + fraction
}

func TestQuestionsOfferWhatCanBeTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(All()).Draw(t, "region")
		c := rapid.SampledFrom(currencies).Draw(t, "currency")
		_, err := r.ParseAmount(typedDigits.Draw(t, "text"), c)
		var refusal *domain.Error
		if !errors.As(err, &refusal) {
			return
		}
		for _, name := range []string{"First", "Second", "Suggestion", "Example", "Max"} {
			if offer, ok := refusal.Args[name].(string); ok {
				if _, err := r.ParseAmount(offer, c); err != nil {
					t.Fatalf("the %s of %v is refused: %v", name, refusal, err)
				}
			}
		}
	})
}

// FuzzParseAmount looks for texts that break the reading, or that it does not read as
// it writes them.
func FuzzParseAmount(f *testing.F) {
	for _, text := range []string{"1.234,50", "-$ 5", "US$ 1,5", "1’234.5", "Gs.5", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range All() {
			m, err := r.ParseAmount(text, "USD")
			if err != nil {
				continue
			}
			if again, err := r.ParseAmount(r.Money(m), "USD"); err != nil || again != m {
				t.Errorf("%s: %q is %v, then %v (%v)", r.Code, text, m, again, err)
			}
		}
	})
}
