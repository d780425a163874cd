// Package region knows how an office writes numbers, money, dates and times, and
// reads what people type in that way. The region belongs to the office and is
// independent of the language a person reads.
//
// Reading never guesses: a text is either well formed in the region, or it is
// refused with an error whose arguments carry the question to ask back, already
// written as the region writes it. Every refusal is a *domain.Error of code
// Invalid whose Key and Args a form can copy into a domain.FieldError.
package region

import (
	"time"

	"github.com/bojanz/currency"

	"preventa/domain"
)

// DateOrder is the order in which a region writes day, month and year.
type DateOrder int

// The three orders in use.
const (
	DMY DateOrder = iota
	MDY
	YMD
)

// Region is one way of writing. Get one from Find or All.
type Region struct {
	Code          string          // ISO 3166-1, such as "CL"
	NameKey       string          // message key of its name, such as "region.cl"
	Locale        string          // CLDR locale its facts come from, such as "es-CL"
	Decimal       rune            // before the decimals
	Group         rune            // between thousands; NBSP where a region uses a space
	DateOrder     DateOrder       // of day, month and year
	DateSeparator rune            // between day, month and year
	Currency      domain.Currency // the currency an office there keeps its books in
	PercentSpace  bool            // "43 %" rather than "43%"
	TwelveHour    bool            // "2:30 PM" rather than "14:30"
	SundayFirst   bool            // weeks start on Sunday rather than Monday
}

// All lists the regions an office can choose from, ordered by code.
func All() []Region { return append([]Region(nil), catalogue...) }

// Find gives the region of a code, and false for a code that has none.
func Find(code string) (Region, bool) {
	for _, r := range catalogue {
		if r.Code == code {
			return r, true
		}
	}
	return Region{}, false
}

// FirstWeekday is the day calendars start their weeks on.
func (r Region) FirstWeekday() time.Weekday {
	if r.SundayFirst {
		return time.Sunday
	}
	return time.Monday
}

// Symbol is the sign a currency is written with, different for every currency: the
// bare local sign belongs to the region's own currency, so that in Chile "$" is the
// peso and a dollar is "US$". A currency without a sign shows its ISO code.
func (r Region) Symbol(c domain.Currency) string {
	if c == "CLF" && r.Code == "CL" {
		return "UF"
	}
	symbol := r.localSymbol(c)
	if c != r.Currency && (symbol == "$" || symbol == r.localSymbol(r.Currency)) {
		symbol, _ = currency.GetSymbol(string(c), currency.NewLocale("en-GB"))
	}
	return symbol
}

// localSymbol is the CLDR sign of a currency in the region, which may be shared.
func (r Region) localSymbol(c domain.Currency) string {
	symbol, _ := currency.GetSymbol(string(c), currency.NewLocale(r.Locale))
	return symbol
}
