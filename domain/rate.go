package domain

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Rate is what one unit of a foreign currency is worth in the office's, from a day on
// until the next rate of that currency.
type Rate struct {
	ID       ID
	Version  int64
	Currency Currency `field:"currency"`
	Day      Date     `field:"day"`
	Value    int64    `field:"value"` // office units for one foreign unit, times RateScale
}

// RateScale is how finely a rate is kept: eight decimals.
const RateScale = 100_000_000

// MaxRate is the greatest value of a rate: ten thousand million to one.
const MaxRate = 10_000_000_000 * RateScale

// rateDecimals are the decimals of RateScale.
const rateDecimals = 8

// Kind is KindRate.
func (Rate) Kind() Kind { return KindRate }

// Key is the id and the version read.
func (r Rate) Key() (ID, int64) { return r.ID, r.Version }

// Check validates the rate for an office's currency.
func (r *Rate) Check(office Currency) error {
	var p Problems
	if !r.Currency.Valid() {
		p.Add("currency", "error.currency", Args{"Value": r.Currency})
	} else if r.Currency == office {
		p.Add("currency", "error.rate.own_currency", Args{"Currency": office})
	}
	if r.Day.IsZero() {
		p.Add("day", "error.required", nil)
	}
	if r.Value <= 0 || r.Value > MaxRate {
		p.Add("value", "error.rate.value", nil)
	}
	return p.Err()
}

// Plain writes the rate's value with a decimal point and no more decimals than it has,
// two at least: "950.20", "0.00105".
func (r Rate) Plain() string {
	text := strconv.FormatInt(r.Value, 10)
	for len(text) <= rateDecimals {
		text = "0" + text
	}
	whole, fraction := text[:len(text)-rateDecimals], text[len(text)-rateDecimals:]
	fraction = strings.TrimRight(fraction, "0")
	for len(fraction) < 2 {
		fraction += "0"
	}
	return whole + "." + fraction
}

// ParseRate reads a value written with a decimal point and no grouping. It reports false
// for anything else, for more than eight decimals and for values out of bounds.
func ParseRate(text string) (int64, bool) {
	whole, fraction, hasPoint := strings.Cut(strings.TrimSpace(text), ".")
	if whole == "" || hasPoint && fraction == "" || !allDigits(whole) || !allDigits(fraction) || len(fraction) > rateDecimals {
		return 0, false
	}
	value, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", rateDecimals-len(fraction)), 10, 64)
	return value, err == nil && value > 0 && value <= MaxRate
}

// Rates are the rates of an office, by currency, each from the oldest to the newest.
type Rates map[Currency][]Rate

// NewRates sorts rates into their currencies.
func NewRates(all []Rate) Rates {
	rates := Rates{}
	for _, r := range all {
		rates[r.Currency] = append(rates[r.Currency], r)
	}
	for _, list := range rates {
		slices.SortFunc(list, func(a, b Rate) int { return int(a.Day - b.Day) })
	}
	return rates
}

// At is the rate of a currency valid on a day: the newest that is not later.
func (r Rates) At(c Currency, day Date) (Rate, bool) {
	list := r[c]
	after, _ := slices.BinarySearchFunc(list, day+1, func(rate Rate, d Date) int { return int(rate.Day - d) })
	if after == 0 {
		return Rate{}, false
	}
	return list[after-1], true
}

// Convert is an amount in office currency, minor units, at the rate valid on a day,
// rounded half away from zero: minor × rate × 10^(office digits − digits). It gives the
// rate used, which is none for the office's own currency, and false where there is no
// rate or the result does not fit.
func (r Rates) Convert(m Money, office Currency, day Date) (minor int64, used Rate, known bool) {
	if m.Currency == office {
		return m.Minor, Rate{}, true
	}
	used, known = r.At(m.Currency, day)
	if !known {
		return 0, used, false
	}
	product := new(big.Int).Mul(big.NewInt(m.Minor), big.NewInt(used.Value))
	product.Mul(product, big.NewInt(office.Scale()))
	quotient := roundedQuotient(product, new(big.Int).Mul(big.NewInt(m.Currency.Scale()), big.NewInt(RateScale)))
	return quotient.Int64(), used, quotient.IsInt64()
}
