package domain

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/bojanz/currency"
)

// Currency is an ISO 4217 code such as "EUR" (and "CLF", the Chilean UF).
type Currency string

// Valid reports whether the code is one of ISO 4217.
func (c Currency) Valid() bool { return c != "" && currency.IsValid(string(c)) }

// Digits is the number of decimals amounts of the currency have: CLP 0, EUR 2, KWD 3, CLF 4.
func (c Currency) Digits() int {
	digits, ok := currency.GetDigits(string(c))
	if !ok {
		return 2
	}
	return int(digits)
}

// Scale is 10 to the power of the currency's digits: minor units in one whole.
func (c Currency) Scale() int64 {
	scale := int64(1)
	for range c.Digits() {
		scale *= 10
	}
	return scale
}

// Money is an exact amount in minor units of its currency.
type Money struct {
	Minor    int64
	Currency Currency
}

// Plain writes the amount with a decimal point, the currency's digits and no
// grouping: "1234.50", "-3", as data files want it.
func (m Money) Plain() string {
	digits := m.Currency.Digits()
	text := strconv.FormatInt(m.Minor, 10)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	if digits == 0 {
		return sign + text
	}
	for len(text) <= digits {
		text = "0" + text
	}
	return sign + text[:len(text)-digits] + "." + text[len(text)-digits:]
}

// ParsePlain reads an amount with a decimal point and no grouping ("1234.5").
// It reports false for anything else, for more decimals than the currency has (unless
// they are two at most and zeros) and for amounts beyond 64 bits of minor units.
func ParsePlain(text string, c Currency) (Money, bool) {
	digits := c.Digits()
	text = strings.TrimSpace(text)
	sign := ""
	if strings.HasPrefix(text, "-") || strings.HasPrefix(text, "+") {
		sign, text = strings.TrimPrefix(text[:1], "+"), text[1:]
	}
	whole, fraction, hasPoint := strings.Cut(text, ".")
	if whole == "" || (hasPoint && fraction == "") || !allDigits(whole) || !allDigits(fraction) {
		return Money{}, false
	}
	if len(fraction) > digits {
		if len(fraction) > 2 || strings.Trim(fraction[digits:], "0") != "" {
			return Money{}, false // "1.000" may well mean a thousand
		}
		fraction = fraction[:digits]
	}
	minor, err := strconv.ParseInt(sign+whole+fraction+strings.Repeat("0", digits-len(fraction)), 10, 64)
	if err != nil {
		return Money{}, false
	}
	return Money{Minor: minor, Currency: c}, true
}

func allDigits(text string) bool {
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// Percent is minor × percent ÷ 100, rounded half away from zero, exact for every int64
// and a percent from 0 to 100.
func Percent(minor int64, percent int) int64 {
	if product := minor * int64(percent); minor > -1<<48 && minor < 1<<48 && percent >= -100 && percent <= 100 { // most: the quick way
		if product < 0 {
			return (product - 50) / 100
		}
		return (product + 50) / 100
	}
	return divideRounded(new(big.Int).Mul(big.NewInt(minor), big.NewInt(int64(percent))), big.NewInt(100))
}

// divideRounded is n ÷ d rounded half away from zero, for a result that fits; d > 0.
func divideRounded(n, d *big.Int) int64 { return roundedQuotient(n, d).Int64() }

// roundedQuotient is n ÷ d rounded half away from zero; d > 0.
func roundedQuotient(n, d *big.Int) *big.Int {
	twice := new(big.Int).Abs(n)
	twice.Lsh(twice, 1).Add(twice, d)
	quotient := twice.Quo(twice, new(big.Int).Lsh(d, 1))
	if n.Sign() < 0 {
		quotient.Neg(quotient)
	}
	return quotient
}
