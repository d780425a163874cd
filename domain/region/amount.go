package region

import (
	"math"
	"regexp"
	"strings"
	"unicode"

	"github.com/bojanz/currency"

	"preventa/domain"
)

// ParseAmount reads an amount of a currency as people of the region type it: digits,
// plain or with well-formed thousands (parted by the region's sign, by spaces or by
// apostrophes), up to the currency's decimals after the region's decimal sign, with an
// optional sign in front, and the currency's symbol or ISO code before or after.
//
// What could be meant in two ways, or only in another region's way, is refused and
// asked about. The errors are Invalid, with these keys and arguments, of which Text is
// always what was typed:
//
//	error.amount.ambiguous          First, Second: the two readings; each is accepted if typed
//	error.amount.did_you_mean       Suggestion: the one reading in the region's style
//	error.amount.no_decimals        Currency, which has none
//	error.amount.too_many_decimals  Digits: how many there may be; Suggestion: rounded
//	error.amount.other_currency     Currency that is asked for, Other that was typed
//	error.amount.too_big            Max: the greatest amount there is
//	error.amount.not_a_number       Example of how it is written
func (r Region) ParseAmount(text string, c domain.Currency) (domain.Money, error) {
	typed := typedNumber{region: r, text: shown(text), digits: c.Digits(), currency: c}
	minor, err := typed.read(text)
	if err != nil {
		return domain.Money{}, err
	}
	return domain.Money{Minor: minor, Currency: c}, nil
}

// ParseNumber reads a number with up to so many decimals, as value × 10^digits. It
// reads and refuses as ParseAmount does, without currencies; where no decimals are
// allowed the key is error.number.no_decimals.
func (r Region) ParseNumber(text string, digits int) (int64, error) {
	return typedNumber{region: r, text: shown(text), digits: digits}.read(text)
}

// ParsePercent reads a whole percentage from 0 to 100, with or without its sign. It
// refuses as ParseNumber does, and others with error.percent.range.
func (r Region) ParsePercent(text string) (int, error) {
	number := strings.TrimSuffix(strings.TrimSpace(text), "%")
	value, err := typedNumber{region: r, text: shown(text)}.read(number)
	if err != nil {
		return 0, err
	}
	if value < 0 || value > 100 {
		return 0, domain.Fail(domain.Invalid, "error.percent.range", domain.Args{"Text": shown(text)})
	}
	return int(value), nil
}

// typedNumber is a number being read, with what is needed to ask back about it.
type typedNumber struct {
	region   Region
	text     string // what was typed, fit to be shown
	digits   int
	currency domain.Currency // none for a plain number
}

func (t typedNumber) read(text string) (int64, error) {
	negative, body, err := t.strip(text)
	if err != nil {
		return 0, err
	}
	number, ok := readDecimal(body, t.region.Decimal, " '"+plainSeparators(string(t.region.Group)))
	if !ok || len(number.fraction) > t.digits {
		return 0, t.question(negative, body)
	}
	number.negative = negative
	value, ok := number.scaled(t.digits)
	if !ok {
		return 0, t.tooBig()
	}
	return value, nil
}

// beforeDigits splits what stands before the first digit into a sign, a currency's
// mark, a sign again (only one of the two may be there) and a separator.
var beforeDigits = regexp.MustCompile(`^ *([-−+]?) *(.*?) *([-−+]?) *([.,]?)$`)

// strip takes sign and currency off a text and leaves digits and separators.
func (t typedNumber) strip(text string) (negative bool, body string, err error) {
	text = plainSeparators(strings.TrimSpace(text))
	first, last := strings.IndexAny(text, asciiDigits), strings.LastIndexAny(text, asciiDigits)
	if first < 0 {
		return false, "", t.notANumber()
	}
	lead, body, tail := beforeDigits.FindStringSubmatch(text[:first]), text[first:last+1], text[last+1:]
	if lead == nil || lead[1] != "" && lead[3] != "" {
		return false, "", t.notANumber()
	}
	sign, mark, point := lead[1]+lead[3], lead[2], lead[4]
	if point != "" && t.region.currencyOf(mark+point) != "" {
		mark += point
	} else {
		body = point + body
	}
	if strings.HasPrefix(tail, ".") || strings.HasPrefix(tail, ",") {
		body, tail = body+tail[:1], tail[1:]
	}
	if err := t.checkMark(mark); err != nil {
		return false, "", err
	}
	return sign == "-" || sign == "−", body, t.checkMark(strings.TrimSpace(tail))
}

const asciiDigits = "0123456789"

// plainSeparators makes every space U+0020 and every apostrophe U+0027.
func plainSeparators(text string) string {
	return strings.Map(func(char rune) rune {
		switch {
		case unicode.Is(unicode.Zs, char):
			return ' '
		case char == '’':
			return '\''
		}
		return char
	}, text)
}

// checkMark refuses what stands beside the digits and is not the currency's own mark.
func (t typedNumber) checkMark(mark string) error {
	if mark == "" || t.currency != "" && t.region.marks(mark, t.currency) {
		return nil
	}
	other := t.region.currencyOf(mark)
	if other == "" || t.currency == "" {
		return t.notANumber()
	}
	return t.fail("amount.other_currency", domain.Args{"Currency": string(t.currency), "Other": other})
}

// marks reports whether a text stands for a currency in the region: its ISO code, its
// symbol, or its local sign where that is not the sign of the region's own currency.
func (r Region) marks(mark string, c domain.Currency) bool {
	if sameMark(mark, string(c)) || sameMark(mark, r.Symbol(c)) {
		return true
	}
	return sameMark(mark, r.localSymbol(c)) && !sameMark(mark, r.Symbol(r.Currency))
}

func sameMark(typed, mark string) bool { return strings.EqualFold(typed, plainSeparators(mark)) }

// currencyOf names the currency a text stands for, by ISO code or, if it is but some
// currency sign, by itself. It is empty for a text that stands for none.
func (r Region) currencyOf(mark string) string {
	if r.marks(mark, r.Currency) {
		return string(r.Currency)
	}
	for _, code := range currency.GetCurrencyCodes() {
		if r.marks(mark, domain.Currency(code)) {
			return code
		}
	}
	if runes := []rune(mark); len(runes) == 1 && unicode.Is(unicode.Sc, runes[0]) {
		return mark
	}
	return ""
}

// question is what to ask about digits that are not well formed in the region: the
// readings they have in any style.
func (t typedNumber) question(negative bool, body string) error {
	readings := t.readings(negative, body)
	if len(readings) == 0 {
		return t.notANumber()
	}
	texts := make([]string, len(readings))
	for i, reading := range readings {
		value, ok := reading.scaled(t.digits)
		if !ok {
			return t.tooBig()
		}
		texts[i] = t.region.Number(value, t.digits)
	}
	switch {
	case len(readings) == 2:
		return t.fail("amount.ambiguous", domain.Args{"First": texts[0], "Second": texts[1]})
	case len(readings[0].fraction) <= t.digits || t.digits == 0 && readings[0].exact(0):
		return t.fail("amount.did_you_mean", domain.Args{"Suggestion": texts[0]})
	case t.digits == 0 && t.currency == "":
		return t.fail("number.no_decimals", domain.Args{})
	case t.digits == 0:
		return t.fail("amount.no_decimals", domain.Args{"Currency": string(t.currency)})
	}
	return t.fail("amount.too_many_decimals", domain.Args{"Digits": t.digits, "Suggestion": texts[0]})
}

// readings are the numbers digits can mean with either decimal sign, whole ones first.
// Where decimals cannot be, a whole reading leaves no doubt.
func (t typedNumber) readings(negative bool, body string) []decimal {
	if strings.HasSuffix(body, ".") || strings.HasSuffix(body, ",") {
		body = body[:len(body)-1]
	}
	var whole, fractional []decimal
	for _, style := range []struct {
		decimal rune
		groups  string
	}{{'.', ", '"}, {',', ". '"}} {
		number, ok := readDecimal(body, style.decimal, style.groups)
		number.negative = negative
		switch {
		case !ok:
		case number.fraction != "":
			fractional = append(fractional, number)
		case len(whole) == 0: // without separators both styles read the same
			whole = append(whole, number)
		}
	}
	if t.digits == 0 && len(whole) > 0 {
		return whole
	}
	return append(whole, fractional...)
}

func (t typedNumber) notANumber() error {
	return t.fail("amount.not_a_number", domain.Args{"Example": t.region.Number(1234*pow10(t.digits)+pow10(t.digits)/2, t.digits)})
}

func (t typedNumber) tooBig() error {
	return t.fail("amount.too_big", domain.Args{"Max": t.region.Number(math.MaxInt64, t.digits)})
}

func (t typedNumber) fail(key string, args domain.Args) error {
	args["Text"] = t.text
	return domain.Fail(domain.Invalid, "error."+key, args)
}

func pow10(digits int) int64 {
	power := int64(1)
	for range digits {
		power *= 10
	}
	return power
}

const shownLength = 40 // characters of a typed text that a message repeats

// shown is a typed text fit for a message: one line, not endless.
func shown(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(char rune) bool {
		return unicode.IsSpace(char) || unicode.IsControl(char)
	}), " ")
	if runes := []rune(text); len(runes) > shownLength {
		return string(runes[:shownLength-1]) + "…"
	}
	return text
}
