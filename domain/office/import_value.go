package office

import (
	"regexp"
	"strings"
	"unicode"

	"preventa/domain"
	"preventa/domain/region"
)

// A file was written by a program rather than typed by the person before it, so its
// values are read more strictly than a form's where a form would help, and in the plain
// notation of data files beside the office's own.

// importedAmount reads an amount written plainly ("1234.50") or as the office writes
// it. Invalid, with the error of region.ParseAmount, when it is neither, or is both and
// they differ.
func importedAmount(text string, c domain.Currency, where region.Region) (domain.Money, error) {
	plain, isPlain := domain.ParsePlain(text, c)
	regional, err := where.ParseAmount(text, c)
	switch {
	case isPlain && err == nil && plain != regional:
		return domain.Money{}, domain.Fail(domain.Invalid, "error.amount.ambiguous",
			domain.Args{"Text": excerpt(text), "First": where.Amount(regional), "Second": where.Amount(plain)})
	case isPlain:
		return plain, nil
	}
	return regional, err
}

var (
	// timeOfDay is what exports write behind a day.
	timeOfDay = regexp.MustCompile(`[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp]\.?[Mm]\.?)?( ?Z| ?[+-]\d{2}:?\d{2})?$`)
	fullDate  = regexp.MustCompile(`^(\d{1,4} ?[-/.] ?\d{1,2} ?[-/.] ?\d{1,4}|\d{1,2} \d{1,2} \d{4}|\d{4} \d{1,2} \d{1,2}|\d{8})$`)
)

// importedDate reads a day in full, written YYYY-MM-DD or as the office writes it; the
// time of day behind it is left out. Words, days counted from today and days without a
// year mean nothing in a file. Invalid, with the errors of region.ParseDate.
func importedDate(text string, today domain.Date, where region.Region) (domain.Date, error) {
	day := timeOfDay.ReplaceAllString(text, "")
	if !fullDate.MatchString(day) {
		return 0, domain.Fail(domain.Invalid, "error.date.not_a_date",
			domain.Args{"Text": excerpt(text), "Example": where.Date(today)})
	}
	return where.ParseDate(day, today)
}

var zeroDecimals = regexp.MustCompile(`[.,]0+( ?%)?$`)

// importedPercent reads a whole percentage; decimals of zero are left out.
func importedPercent(text string, where region.Region) (int, error) {
	return where.ParsePercent(zeroDecimals.ReplaceAllString(text, ""))
}

// importedTags splits a cell into the tags it holds, parted by comma, semicolon or bar.
func importedTags(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '|' })
}

const excerptLength = 40 // characters of a cell that a message repeats

// excerpt is a cell fit for a message: one line, not endless.
func excerpt(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
	if runes := []rune(text); len(runes) > excerptLength {
		return string(runes[:excerptLength-1]) + "…"
	}
	return text
}
