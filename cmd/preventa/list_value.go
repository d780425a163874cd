package main

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// How a value of --where is written, by its column; texts are compared as they are.
var (
	wholeColumns  = []office.Column{office.ColumnNumber, office.ColumnProbability, office.ColumnMinutes, office.ColumnOpenCount, office.ColumnDays, office.ColumnComplete}
	amountColumns = []office.Column{office.ColumnAmount, office.ColumnWeighted, office.ColumnWonAmount, office.ColumnTotal, office.ColumnPrice}
	dayColumns    = []office.Column{office.ColumnExpected, office.ColumnOpened, office.ColumnClosed, office.ColumnDay, office.ColumnDate,
		office.ColumnValidUntil, office.ColumnBirthday, office.ColumnHoldUntil}
	yesColumns = []office.Column{office.ColumnDone, office.ColumnRetired}
)

// taxScale is what a percentage is kept times.
const taxScale = domain.WholePercent / 100

// conditionValues are what a condition compares a value by: amounts in minor units of the
// office's currency, names as the ids of all that are called so where the list keeps ids,
// other texts as they are.
func conditionValues(e *environment, s *office.Session, kind domain.Kind, column office.Column, text string) ([]string, error) {
	if kind == domain.KindActivity || kind == domain.KindQuotation {
		if ids, referred, err := idsReferred(e, s, column, text); referred {
			return ids, err
		}
	}
	value, good := text, true
	switch {
	case column == office.ColumnNumber && kind == domain.KindQuotation:
	case column == office.ColumnRevision:
		value, good = revisionOf(text)
	case column == office.ColumnTax:
		value, good = hundredths(text)
	case slices.Contains(wholeColumns, column):
		_, err := strconv.ParseInt(text, 10, 64)
		good = err == nil
	case slices.Contains(amountColumns, column):
		var amount domain.Money
		amount, good = domain.ParsePlain(text, s.Office().Data().Currency)
		value = strconv.FormatInt(amount.Minor, 10)
	case slices.Contains(dayColumns, column):
		_, err := domain.ParseDate(text)
		good = err == nil
	case slices.Contains(yesColumns, column):
		value, good = yesValue(text)
	}
	if !good {
		return nil, refusal(lang.X("cli.bad_value", "“{{.Text}}” is no value of column {{.Column}}: numbers are written 1234.50, dates YYYY-MM-DD.",
			domain.Args{"Text": text, "Column": string(column)}))
	}
	return []string{value}, nil
}

// revisionOf is the number that is kept of a revision's letter.
func revisionOf(letter string) (string, bool) {
	for revision := range 1000 {
		if strings.EqualFold(domain.RevisionLetter(revision), letter) {
			return strconv.Itoa(revision), true
		}
	}
	return "", false
}

func hundredths(percent string) (string, bool) {
	number, err := strconv.ParseFloat(strings.TrimSuffix(percent, "%"), 64)
	return strconv.Itoa(int(number*taxScale + 0.5)), err == nil && number >= 0 && number <= 100
}

func yesValue(text string) (string, bool) {
	switch domain.Fold(text) {
	case "yes", "true", "si":
		return "true", true
	case "no", "false":
		return "false", true
	}
	return "", false
}

// idsReferred are the ids of what is called so, in a list that compares ids; it reports
// false for a column that is not of that kind. Nothing called so has the id "", which no
// record has.
func idsReferred(e *environment, s *office.Session, column office.Column, text string) (ids []string, referred bool, err error) {
	switch column {
	case office.ColumnOpportunity:
		row, err := opportunityNumbered(e, s, text)
		return []string{string(row.ID)}, true, err
	case office.ColumnPeople:
		person, err := personNamed(e, s, text)
		return []string{string(person)}, true, err
	case office.ColumnCustomer:
		rows, err := s.Customers(e.ctx, named(text), 0, mostNamed)
		for _, r := range rows {
			ids = append(ids, string(r.ID))
		}
		return orNone(ids), true, err
	case office.ColumnContact:
		rows, err := s.Contacts(e.ctx, named(text), 0, mostNamed)
		for _, r := range rows {
			ids = append(ids, string(r.ID))
		}
		return orNone(ids), true, err
	}
	return nil, false, nil
}

// mostNamed is how many records of one name a condition takes.
const mostNamed = 500

func named(name string) office.Query {
	return office.Query{Conditions: []office.Condition{{Column: office.ColumnName, Values: []string{name}}}}
}

func orNone(ids []string) []string {
	if len(ids) == 0 {
		return []string{"-"}
	}
	return ids
}
