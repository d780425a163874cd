package office

import (
	"slices"
	"strconv"

	"preventa/domain"
	"preventa/domain/region"
)

// Operator says how a condition compares a row's value.
type Operator string

// The operators. An empty value meets none of those that compare but IsNot and NotContains.
const (
	Is          Operator = ""             // one of the values
	IsNot       Operator = "is_not"       // none of the values
	Contains    Operator = "contains"     // every word of the one value somewhere in the text, by their folds
	NotContains Operator = "not_contains" // not so
	Between     Operator = "between"      // from the first value to the second, both included; "" leaves an end open
	Empty       Operator = "empty"        // there is no value
	NotEmpty    Operator = "not_empty"    // there is one
	LastDays    Operator = "last_days"    // from so many days ago until today
	NextDays    Operator = "next_days"    // from today until in so many days
	During      Operator = "during"       // within a domain.RelativePeriod, as of today
)

// Operators lists them.
var Operators = []Operator{Is, IsNot, Contains, NotContains, Between, Empty, NotEmpty, LastDays, NextDays, During}

// Condition keeps the rows whose value meets it. Values are ids or names of states, words,
// people, customers and contacts, days as YYYY-MM-DD, amounts in minor units of office
// currency, percentages and counts as whole numbers, texts by their fold, and the word Me
// for whoever asks. "" is no value. Several conditions on one column are all to be met.
type Condition struct {
	Column   Column
	Values   []string
	Operator Operator `json:",omitempty"`
	Label    string   `json:",omitempty"` // what the condition stands for where its values do not tell, such as the bar of a chart
}

// Numbered keeps exactly the opportunities of some numbers, which ascend; those that follow
// each other are written as a band such as "5-9".
func Numbered(numbers []int64, label string) Condition {
	c := Condition{Column: ColumnNumber, Label: label}
	for i := 0; i < len(numbers); {
		last := i
		for last+1 < len(numbers) && numbers[last+1] <= numbers[last]+1 {
			last++
		}
		text := strconv.FormatInt(numbers[i], 10)
		if numbers[last] > numbers[i] {
			text += "-" + strconv.FormatInt(numbers[last], 10)
		}
		c.Values = append(c.Values, text)
		i = last + 1
	}
	return c
}

// Me stands for the person signed in, where a condition compares people.
const Me = "@me"

// FieldType says what a condition's values are.
type FieldType string

// The types of what is compared.
const (
	TextField    FieldType = "text"
	ChoiceField  FieldType = "choice" // a record of the office, by id or name
	WordField    FieldType = "word"   // a word of the program, such as a class
	CountField   FieldType = "count"
	AmountField  FieldType = "amount"
	PercentField FieldType = "percent"
	DayField     FieldType = "day"
)

// Field is what conditions can be about.
type Field struct {
	Column Column
	Type   FieldType
	Always bool // never empty
}

// OpportunityFields are what conditions on opportunities can be about, in the order they
// are offered.
var OpportunityFields = []Field{
	{ColumnNumber, CountField, true}, {ColumnName, TextField, true}, {ColumnCustomer, ChoiceField, false}, {ColumnContact, ChoiceField, false},
	{ColumnState, ChoiceField, true}, {ColumnClass, WordField, true}, {ColumnOrigin, ChoiceField, false}, {ColumnSalesperson, ChoiceField, false},
	{ColumnAmount, AmountField, false}, {ColumnCurrency, WordField, true}, {ColumnProbability, PercentField, true}, {ColumnWeighted, AmountField, false},
	{ColumnExpected, DayField, false}, {ColumnNext, DayField, false}, {ColumnDays, CountField, true}, {ColumnComplete, PercentField, true},
	{ColumnOpened, DayField, true}, {ColumnClosed, DayField, false}, {ColumnCredited, ChoiceField, false}, {ColumnCompetitor, ChoiceField, false},
	{ColumnTags, ChoiceField, false}, {ColumnHoldUntil, DayField, false}, {ColumnLossReason, ChoiceField, false}, {ColumnLossNote, TextField, false},
	{ColumnReference, TextField, false}, {ColumnNotes, TextField, false},
}

// OpportunityField finds a field by its column.
func OpportunityField(c Column) (Field, bool) {
	at := slices.IndexFunc(OpportunityFields, func(f Field) bool { return f.Column == c })
	if at < 0 {
		return Field{}, false
	}
	return OpportunityFields[at], true
}

// Operators lists what a field can be asked.
func (f Field) Operators() []Operator {
	var list []Operator
	switch f.Type {
	case TextField:
		list = []Operator{Contains, NotContains, Is, IsNot}
	case ChoiceField:
		list = []Operator{Is, IsNot, Contains, NotContains}
	case WordField:
		list = []Operator{Is, IsNot}
	case DayField:
		list = []Operator{During, LastDays, NextDays, Between, Is, IsNot}
	default:
		list = []Operator{Between, Is, IsNot}
	}
	if !f.Always {
		list = append(list, Empty, NotEmpty)
	}
	return list
}

// resolved turns what a condition says of today and of the person into plain values.
// Invalid for one that cannot be understood.
func (s *Session) resolved(c Condition) (Condition, error) {
	for i, value := range c.Values {
		if value == Me {
			c.Values = slices.Clone(c.Values)
			c.Values[i] = string(s.Me().ID)
		}
	}
	today := s.office.Today()
	switch c.Operator {
	case LastDays, NextDays:
		days, err := daysOf(c)
		if err != nil {
			return c, err
		}
		if c.Operator == LastDays {
			return between(c.Column, domain.Period{From: today.Add(-days), To: today}), nil
		}
		return between(c.Column, domain.Period{From: today, To: today.Add(days)}), nil
	case During:
		if len(c.Values) != 1 {
			return c, badCondition(c)
		}
		period, known := domain.RelativePeriod(c.Values[0]).Days(today, sundayFirst(s.office.Region()), s.office.Data().FiscalMonth)
		if !known {
			return c, badCondition(c)
		}
		return between(c.Column, period), nil
	}
	return c, nil
}

func sundayFirst(r region.Region) bool { return r.SundayFirst }

func between(column Column, p domain.Period) Condition {
	return Condition{Column: column, Operator: Between, Values: []string{p.From.String(), p.To.String()}}
}

// mostDays is how far a condition looks ahead or back.
const mostDays = 36500

func daysOf(c Condition) (int, error) {
	if len(c.Values) == 1 {
		if days, err := strconv.Atoi(c.Values[0]); err == nil && days >= 0 && days <= mostDays {
			return days, nil
		}
	}
	return 0, badCondition(c)
}

func badCondition(c Condition) error {
	return domain.Fail(domain.Invalid, "error.query.condition", domain.Args{"Column": string(c.Column)})
}
