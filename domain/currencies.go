package domain

import "github.com/bojanz/currency"

// Currencies lists every currency of ISO 4217, and CLF, by code.
func Currencies() []Currency {
	codes := currency.GetCurrencyCodes()
	list := make([]Currency, len(codes))
	for i, code := range codes {
		list[i] = Currency(code)
	}
	return list
}
