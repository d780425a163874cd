package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// CurrencyText is the name of a currency: "Chilean Peso".
func CurrencyText(c domain.Currency) string {
	return lang.X("currency."+strings.ToLower(string(c)), string(c))
}

// CurrencyOption offers a currency by its code and name.
func CurrencyOption(c domain.Currency) Option {
	return Option{ID: string(c), Text: string(c) + " · " + CurrencyText(c)}
}

// CurrencyOptions offers every currency but some.
func CurrencyOptions(but ...domain.Currency) []Option {
	var options []Option
	for _, c := range domain.Currencies() {
		if !slices.Contains(but, c) {
			options = append(options, CurrencyOption(c))
		}
	}
	return options
}
