package domain

import (
	"fmt"
	"strconv"
	"strings"
)

// A quotation's number follows a pattern of the office: any text with {number}, once,
// and with {year}, {yy}, {month} where they are wanted. {number:6} has six digits at
// least; {number} has four.

const leastDigits = 4

// patternField is a part of a pattern between braces.
type patternField struct {
	name   string
	digits int // of {number}
}

// cutPattern takes the first field off a pattern: the text before it, the field (none
// with an empty name at the end) and the rest. It reports false for a field there is not.
func cutPattern(pattern string) (before string, field patternField, rest string, ok bool) {
	before, after, found := strings.Cut(pattern, "{")
	if !found {
		return before, field, "", true
	}
	text, rest, closed := strings.Cut(after, "}")
	field.name = text
	switch name, digits, hasDigits := strings.Cut(text, ":"); {
	case !closed:
		return before, field, rest, false
	case name == "number":
		field = patternField{name, leastDigits}
		if hasDigits {
			n, err := strconv.Atoi(digits)
			field.digits = n
			return before, field, rest, err == nil && n >= 1 && n <= 12
		}
		return before, field, rest, true
	}
	return before, field, rest, text == "year" || text == "yy" || text == "month"
}

// CheckPattern says what is wrong with a pattern; nil when nothing is.
func CheckPattern(pattern string) *Error {
	numbers := 0
	for rest := pattern; rest != ""; {
		_, field, tail, ok := cutPattern(rest)
		if !ok {
			return Fail(Invalid, "error.pattern.field", Args{"Field": "{" + field.name + "}"})
		}
		if field.name == "number" {
			numbers++
		}
		rest = tail
	}
	if numbers != 1 {
		return Fail(Invalid, "error.pattern.number", nil)
	}
	return nil
}

// QuotationNumber fills a pattern in that CheckPattern accepts.
func QuotationNumber(pattern string, sequence int64, day Date) string {
	year, month, _ := day.Civil()
	var b strings.Builder
	for rest := pattern; rest != ""; {
		before, field, tail, _ := cutPattern(rest)
		b.WriteString(before)
		switch field.name {
		case "year":
			fmt.Fprintf(&b, "%04d", year)
		case "yy":
			fmt.Fprintf(&b, "%02d", year%100)
		case "month":
			fmt.Fprintf(&b, "%02d", int(month))
		case "number":
			fmt.Fprintf(&b, "%0*d", field.digits, sequence)
		}
		rest = tail
	}
	return b.String()
}
