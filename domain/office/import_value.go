package office

import (
	"regexp"
	"slices"
	"strconv"
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

// importedNumber reads a number with up to so many decimals, written plainly or as the
// office writes it, as value × 10^digits. It refuses as importedAmount does.
func importedNumber(text string, digits int, where region.Region) (int64, error) {
	plain, isPlain := plainNumber(text, digits)
	regional, err := where.ParseNumber(text, digits)
	switch {
	case isPlain && err == nil && plain != regional:
		return 0, domain.Fail(domain.Invalid, "error.amount.ambiguous",
			domain.Args{"Text": excerpt(text), "First": where.Trimmed(regional, digits), "Second": where.Trimmed(plain, digits)})
	case isPlain:
		return plain, nil
	}
	return regional, err
}

var plainNumbers = regexp.MustCompile(`^([-+]?)(\d+)(?:\.(\d+))?$`)

// plainNumber reads a number with a decimal point and no grouping.
func plainNumber(text string, digits int) (int64, bool) {
	parts := plainNumbers.FindStringSubmatch(text)
	if parts == nil || len(parts[3]) > digits {
		return 0, false
	}
	value, err := strconv.ParseInt(strings.TrimPrefix(parts[1], "+")+parts[2]+parts[3]+strings.Repeat("0", digits-len(parts[3])), 10, 64)
	return value, err == nil
}

// Decimals of what is kept as a whole number.
const (
	quantityDigits = 3
	percentDigits  = 2
)

// importedRate reads a rate of exchange, times domain.RateScale, written plainly or as the
// office writes it. It refuses as importedAmount does.
func importedRate(text string, where region.Region) (int64, error) {
	plain, isPlain := domain.ParseRate(text)
	regional, err := where.ParseRate(text)
	switch {
	case isPlain && err == nil && plain != regional:
		return 0, domain.Fail(domain.Invalid, "error.amount.ambiguous",
			domain.Args{"Text": excerpt(text), "First": where.RateValue(regional), "Second": where.RateValue(plain)})
	case isPlain:
		return plain, nil
	}
	return regional, err
}

// importedHundredths reads a percentage to two decimals, with or without its sign, in
// hundredths of a percent. Zeros behind those two are left out: spreadsheets write them.
func importedHundredths(text string, where region.Region) (int, error) {
	text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	value, err := importedNumber(excessZeros.ReplaceAllString(text, "$1"), percentDigits, where)
	return int(value), err
}

var excessZeros = regexp.MustCompile(`^(\d{1,3}[.,]\d{2})0+$`)

// Words that say that something is so, or is not, by their fold, in both languages and as
// other programs write them.
var (
	yesWords = []string{"yes", "y", "true", "1", "x", "done", "si", "s", "verdadero", "hecha", "hecho"}
	noWords  = []string{"no", "n", "false", "0", "-", "planned", "falso", "planificada", "pendiente"}
)

// importedYes reads whether something is so.
func importedYes(text string) (is, known bool) {
	fold := domain.Fold(text)
	is = slices.Contains(yesWords, fold)
	return is, is || slices.Contains(noWords, fold)
}

// importedLanguage reads a language by its code or its name. What is none of ours is given
// back as it stands, for the record's check to refuse.
func importedLanguage(text string) domain.Language {
	fold := domain.Fold(text)
	switch code, _, _ := strings.Cut(strings.ReplaceAll(fold, "_", "-"), "-"); {
	case code == "es" || slices.Contains([]string{"espanol", "castellano", "spanish"}, fold):
		return domain.Spanish
	case code == "en" || slices.Contains([]string{"ingles", "english"}, fold):
		return domain.English
	}
	return domain.Language(excerpt(text))
}

var clockTime = regexp.MustCompile(`^(\d{1,2})[:.hH](\d{2})(?::\d{2})? ?(?:([AaPp])\.? ?[Mm]\.?|[hH]s?\.?)?$`)

// importedClock reads a time of day as the minute of the day that domain.Activity keeps.
func importedClock(text string) (minute int, known bool) {
	parts := clockTime.FindStringSubmatch(text)
	if parts == nil {
		return 0, false
	}
	hour, _ := strconv.Atoi(parts[1]) // two digits at most, as the minutes
	minute, _ = strconv.Atoi(parts[2])
	if half := strings.ToLower(parts[3]); half != "" {
		if hour < 1 || hour > 12 {
			return 0, false
		}
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 {
		return 0, false
	}
	return hour*60 + minute + 1, true
}
