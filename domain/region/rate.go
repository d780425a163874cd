package region

import (
	"errors"
	"strings"

	"preventa/domain"
)

const (
	rateDecimals  = 8 // of domain.RateScale
	leastDecimals = 2
)

// RateValue writes a rate of exchange, which is kept times domain.RateScale, with no more
// decimals than it has, two at least: "38.250,50", "0,00105".
func (r Region) RateValue(value int64) string {
	return trimDecimals(r.Number(value, rateDecimals), r.Decimal)
}

// trimDecimals takes zeros off the end of a number's decimals, down to two.
func trimDecimals(number string, point rune) string {
	whole, fraction, hasDecimals := strings.Cut(number, string(point))
	if !hasDecimals {
		return number
	}
	kept := strings.TrimRight(fraction, "0")
	for len(kept) < min(leastDecimals, len(fraction)) {
		kept += "0"
	}
	return whole + string(point) + kept
}

// ParseRate reads a rate of exchange as people of the region type it, with up to eight
// decimals, times domain.RateScale. It refuses as ParseNumber does, and what is not above
// nought or too great with error.rate.value.
func (r Region) ParseRate(text string) (int64, error) {
	value, err := r.ParseNumber(text, rateDecimals)
	if err != nil {
		return 0, r.briefly(err)
	}
	if value <= 0 || value > domain.MaxRate {
		return 0, domain.Fail(domain.Invalid, "error.rate.value", domain.Args{"Text": shown(text)})
	}
	return value, nil
}

// briefly writes the numbers of a refusal as rates are written.
func (r Region) briefly(err error) error {
	refused := (*domain.Error)(nil)
	if !errors.As(err, &refused) {
		return err
	}
	args := domain.Args{}
	for name, value := range refused.Args {
		number, isText := value.(string)
		if isText && name != "Text" {
			value = trimDecimals(number, r.Decimal)
		}
		args[name] = value
	}
	return domain.Fail(refused.Code, refused.Key, args)
}
