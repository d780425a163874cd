package region

import (
	"strings"

	"preventa/domain"
)

// Decimals of what quotations count and take off.
const (
	quantityDigits = 3 // thousandths of one unit
	shareDigits    = 2 // hundredths of a percent
)

// wholeShare is 100 % in hundredths of a percent.
const wholeShare = 10_000

// Trimmed writes value ÷ 10^digits without the zeros at its end: Trimmed(1500, 3) is
// "1,5" in Chile and Trimmed(2000, 3) is "2".
func (r Region) Trimmed(value int64, digits int) string {
	for digits > 0 && value%10 == 0 {
		value, digits = value/10, digits-1
	}
	return r.Number(value, digits)
}

// Quantity writes thousandths of one unit: "2", "1.234,5".
func (r Region) Quantity(thousandths int64) string { return r.Trimmed(thousandths, quantityDigits) }

// ParseQuantity reads a quantity of up to three decimals, as thousandths. It refuses as
// ParseNumber does.
func (r Region) ParseQuantity(text string) (int64, error) {
	return r.ParseNumber(text, quantityDigits)
}

// Share writes hundredths of a percent: "19 %", "12,5 %".
func (r Region) Share(hundredths int) string {
	return r.Trimmed(int64(hundredths), shareDigits) + r.percentSign()
}

// ParseShare reads a percentage from 0 to 100 with up to two decimals, with or without its
// sign, as hundredths of a percent. It refuses as ParseNumber does, and others with
// error.share.range.
func (r Region) ParseShare(text string) (int, error) {
	number := strings.TrimSuffix(strings.TrimSpace(text), "%")
	value, err := typedNumber{region: r, text: shown(text), digits: shareDigits}.read(number)
	if err != nil {
		return 0, err
	}
	if value < 0 || value > wholeShare {
		return 0, domain.Fail(domain.Invalid, "error.share.range", domain.Args{"Text": shown(text)})
	}
	return int(value), nil
}
