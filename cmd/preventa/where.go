package main

import (
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// whereSign is how a condition compares, as it is written.
type whereSign struct {
	sign     string
	operator office.Operator
}

// The signs of --where, longest first, so that each is found whole.
var whereSigns = []whereSign{{"!=", office.IsNot}, {"!~", office.NotContains}, {">=", office.Between}, {"<=", office.Between}, {"~", office.Contains}, {"=", office.Is}}

// whereConditions are what --where asks of a list: COLUMN=VALUE, one of several where it is
// repeated, nothing behind the sign for no value; != for not so; ~ and !~ for words in a
// text; FROM..TO, >= and <= for what has an order; and of days a period such as this_month,
// or last:30 and next:7.
func whereConditions(e *environment, s *office.Session, kind domain.Kind, texts []string) ([]office.Condition, error) {
	var conditions []office.Condition
	for _, text := range texts {
		c, err := whereCondition(e, s, kind, text)
		if err != nil {
			return nil, err
		}
		same := slices.IndexFunc(conditions, func(o office.Condition) bool {
			return o.Column == c.Column && o.Operator == c.Operator && (c.Operator == office.Is || c.Operator == office.IsNot)
		})
		if same >= 0 {
			conditions[same].Values = append(conditions[same].Values, c.Values...)
		} else {
			conditions = append(conditions, c)
		}
	}
	for i, c := range conditions {
		if empty, is := emptyOperators[c.Operator]; is && slices.Equal(c.Values, []string{""}) {
			conditions[i] = office.Condition{Column: c.Column, Operator: empty}
		}
	}
	return conditions, nil
}

// emptyOperators say of no value alone what these say of it among others.
var emptyOperators = map[office.Operator]office.Operator{office.Is: office.Empty, office.IsNot: office.NotEmpty}

func whereCondition(e *environment, s *office.Session, kind domain.Kind, text string) (office.Condition, error) {
	column, sign, value, err := whereParts(kind, text)
	if err != nil {
		return office.Condition{}, err
	}
	c := office.Condition{Column: column, Operator: sign.operator, Values: []string{value}}
	field, has := office.OpportunityField(column)
	has = has && kind == domain.KindOpportunity
	switch {
	case sign.operator == office.Contains || sign.operator == office.NotContains:
		return c, nil
	case value == "" && (!has || field.Always): // it always has a value
		_, err := split("--where", string(column)+"=", strings.Index)
		return c, err
	case value == "" && (sign.operator == office.Is || sign.operator == office.IsNot):
		return c, nil
	case has && field.Type == office.DayField && sign.sign == "=":
		if relative, is := relativeDays(column, value); is {
			return relative, nil
		}
	case has && (field.Column == office.ColumnSalesperson || field.Column == office.ColumnCredited) && value == office.Me:
		return c, nil
	}
	if has {
		if err := checkNamed(e, s, column, value); err != nil {
			return c, err
		}
	}
	return whereValues(e, s, kind, c, sign.sign, value)
}

// whereValues reads the values of a condition in the column's own way of writing them.
func whereValues(e *environment, s *office.Session, kind domain.Kind, c office.Condition, sign, value string) (office.Condition, error) {
	from, to, ranged := strings.Cut(value, "..")
	switch {
	case sign == ">=":
		from, to, ranged = value, "", true
	case sign == "<=":
		from, to, ranged = "", value, true
	case sign != "=" || !ordered(c.Column):
		ranged = false
	}
	if !ranged {
		values, err := conditionValues(e, s, kind, c.Column, value)
		c.Values = values
		return c, err
	}
	c.Operator, c.Values = office.Between, []string{"", ""}
	for i, end := range []string{from, to} {
		if end == "" {
			continue
		}
		values, err := conditionValues(e, s, kind, c.Column, end)
		if err != nil {
			return c, err
		}
		c.Values[i] = values[0]
	}
	return c, nil
}

// ordered reports a column whose values have an order.
func ordered(c office.Column) bool {
	return slices.Contains(wholeColumns, c) || slices.Contains(amountColumns, c) || slices.Contains(dayColumns, c)
}

// relativeDays reads days told by where they lie from today.
func relativeDays(column office.Column, value string) (office.Condition, bool) {
	if slices.Contains(domain.RelativePeriods, domain.RelativePeriod(value)) {
		return office.Condition{Column: column, Operator: office.During, Values: []string{value}}, true
	}
	which, days, told := strings.Cut(value, ":")
	operator, known := map[string]office.Operator{"last": office.LastDays, "next": office.NextDays}[which]
	return office.Condition{Column: column, Operator: operator, Values: []string{days}}, told && known
}

// whereParts splits a condition into its column, its sign and its value.
func whereParts(kind domain.Kind, text string) (office.Column, whereSign, string, error) {
	at, found := len(text), whereSigns[len(whereSigns)-1]
	for _, sign := range whereSigns {
		if i := strings.Index(text, sign.sign); i > 0 && i < at {
			at, found = i, sign
		}
	}
	if at == len(text) {
		_, err := split("--where", text, strings.Index)
		return "", found, "", err
	}
	column := office.Column(strings.TrimSpace(text[:at]))
	columns := queryColumns[kind]
	if kind == domain.KindOpportunity {
		columns = conditionColumns()
	}
	if !slices.Contains(columns, column) {
		return "", found, "", unknownColumn(string(column), columns)
	}
	return column, found, strings.TrimSpace(text[at+len(found.sign):]), nil
}

// conditionColumns are what conditions on opportunities can be about.
func conditionColumns() []office.Column {
	columns := []office.Column{office.ColumnOverdue, office.ColumnRotting, office.ColumnRate}
	for _, f := range office.OpportunityFields {
		columns = append(columns, f.Column)
	}
	return columns
}
