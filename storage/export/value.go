package export

import (
	"strconv"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
)

// plain is how a file writes a cell, and false for one that means nothing: amounts with
// a decimal point and their currency's digits, rates as fractions with four decimals,
// days with two, dates YYYY-MM-DD, with HH:MM where there is a time, and months YYYY-MM.
func plain(cell any, t report.Type) (string, bool) {
	switch v := cell.(type) {
	case string:
		return v, true
	case int64:
		if t == report.Share {
			return office.PlainDecimal(v, shareDigits), true
		}
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'f', decimals(t), 64), true
	case domain.Money:
		return v.Plain(), true
	case domain.Date:
		return v.String(), v != 0
	case domain.Month:
		return v.String(), v != 0
	case domain.Rate:
		return v.Plain(), true
	case report.Moment:
		return v.String(), v.Day != 0
	}
	return "", false
}

// shareDigits are the decimals of a share of a hundred.
const shareDigits = 2

func decimals(t report.Type) int {
	if t == report.Rate {
		return 4
	}
	return 2
}

// isNumber reports that values of a type are numbers in a file.
func isNumber(t report.Type) bool {
	return t != report.Text && t != report.Date && t != report.Month && t != report.When
}
