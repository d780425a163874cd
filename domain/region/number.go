package region

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"preventa/domain"
)

// Number writes value ÷ 10^digits with all its decimals and grouped thousands:
// Number(123450, 2) is "1.234,50" in Chile. Negative numbers start with a hyphen.
func (r Region) Number(value int64, digits int) string {
	var plain [24]byte
	magnitude := strconv.AppendInt(plain[:0], value, 10)
	written := make([]byte, 0, 40)
	if magnitude[0] == '-' {
		written, magnitude = append(written, '-'), magnitude[1:]
	}
	if missing := digits + 1 - len(magnitude); missing > 0 {
		magnitude = append(bytes.Repeat([]byte{'0'}, missing), magnitude...)
	}
	point := len(magnitude) - digits
	for i, digit := range magnitude {
		switch {
		case i == point:
			written = utf8.AppendRune(written, r.Decimal)
		case i > 0 && i < point && (point-i)%3 == 0:
			written = utf8.AppendRune(written, r.Group)
		}
		written = append(written, digit)
	}
	return string(written)
}

// Amount writes money without its symbol, for columns that name the currency once.
func (r Region) Amount(m domain.Money) string { return r.Number(m.Minor, m.Currency.Digits()) }

// Money writes money with its symbol first: "$ 12.450.000", "-US$ 3,50". The space
// is a no-break one.
func (r Region) Money(m domain.Money) string { return r.withSymbol(r.Amount(m), m.Currency) }

// withSymbol puts a currency's symbol between the sign and the digits of a number.
func (r Region) withSymbol(number string, c domain.Currency) string {
	digits := strings.TrimPrefix(number, "-")
	sign := number[:len(number)-len(digits)]
	return sign + r.Symbol(c) + string(noBreakSpace) + digits
}

// Short writes money for cards and charts: from a million on in millions with one
// decimal ("$ 388,9 M"), rounded half away from zero; exactly, as Money, below.
func (r Region) Short(m domain.Money) string {
	million := 1_000_000 * m.Currency.Scale()
	if m.Minor > -million && m.Minor < million {
		return r.Money(m)
	}
	tenth := million / 10
	tenths := m.Minor / tenth
	if rest := m.Minor % tenth; 2*rest >= tenth {
		tenths++
	} else if 2*rest <= -tenth {
		tenths--
	}
	return r.withSymbol(r.Number(tenths, 1), m.Currency) + string(noBreakSpace) + "M"
}

// Percent writes a whole percentage: "43 %", or "43%" where that is the custom.
func (r Region) Percent(p int) string { return r.Number(int64(p), 0) + r.percentSign() }

// Rate writes a fraction of one as a percentage with a number of decimals, rounded
// half away from zero: Rate(0.4267, 1) is "42,7 %". It is empty for what is not a
// number, as the ratio of nothing to nothing is.
func (r Region) Rate(fraction float64, decimals int) string {
	if math.IsNaN(fraction) || math.IsInf(fraction, 0) {
		return ""
	}
	// The shortest decimal form is the number meant: 0.285 × 100 is 28.5, not 28.499….
	text := strconv.FormatFloat(fraction, 'f', -1, 64)
	whole, rest, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	value, ok := decimal{negative: fraction < 0, whole: whole, fraction: rest}.scaled(decimals + 2)
	if !ok {
		return ""
	}
	return r.Number(value, decimals) + r.percentSign()
}

func (r Region) percentSign() string {
	if r.PercentSpace {
		return string(noBreakSpace) + "%"
	}
	return "%"
}
