package kit

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
)

// FilterField is a field that a filter can be about.
type FilterField struct {
	office.Field
	Title string
	// Search finds the values that can be chosen, by id or word; nil: they are typed.
	Search func(text string, deliver func([]Option))
	// Name names such a value; nil: it is its own name.
	Name func(value string) string
}

// chosen reports that the values of an operator are picked, not typed.
func (f FilterField) chosen(o office.Operator) bool {
	return f.Search != nil && (o == office.Is || o == office.IsNot)
}

// FilterWords writes conditions as the office writes, in the language in force.
type FilterWords struct {
	Region   region.Region
	Currency domain.Currency // of amounts
	Today    func() domain.Date
}

// FilterWordsOf are those of a window's office.
func FilterWordsOf(h Host) FilterWords {
	o := h.Session().Office()
	return FilterWords{Region: o.Region(), Currency: o.Data().Currency, Today: o.Today}
}

// Condition says what a condition on a field asks, such as "Amount between 1.000 and 5.000".
func (w FilterWords) Condition(f FilterField, c office.Condition) string {
	args := map[string]any{"Field": f.Title, "Values": w.values(f, c)}
	switch c.Operator {
	case office.IsNot:
		return lang.X("filter.is_not", "{{.Field}} is not {{.Values}}", args)
	case office.Contains:
		return lang.X("filter.contains", "{{.Field}} contains “{{.Values}}”", args)
	case office.NotContains:
		return lang.X("filter.not_contains", "{{.Field}} does not contain “{{.Values}}”", args)
	case office.Between:
		return w.between(f, c, args)
	case office.Empty:
		return lang.X("filter.empty", "{{.Field}}: none", args)
	case office.NotEmpty:
		return lang.X("filter.not_empty", "{{.Field}}: any", args)
	case office.LastDays:
		return lang.X("filter.last_days", "{{.Field}} in the last {{.Values}} days", args)
	case office.NextDays:
		return lang.X("filter.next_days", "{{.Field}} in the next {{.Values}} days", args)
	}
	return lang.X("filter.is", "{{.Field}}: {{.Values}}", args)
}

// between leaves an open end out.
func (w FilterWords) between(f FilterField, c office.Condition, args map[string]any) string {
	if len(c.Values) != 2 {
		return lang.X("filter.is", "{{.Field}}: {{.Values}}", args)
	}
	args["From"], args["To"] = w.value(f, c.Values[0]), w.value(f, c.Values[1])
	switch {
	case c.Values[0] == "":
		return lang.X("filter.up_to", "{{.Field}} up to {{.To}}", args)
	case c.Values[1] == "":
		return lang.X("filter.from", "{{.Field}} from {{.From}}", args)
	}
	return lang.X("filter.between", "{{.Field}} between {{.From}} and {{.To}}", args)
}

func (w FilterWords) values(f FilterField, c office.Condition) string {
	texts := make([]string, len(c.Values))
	for i, value := range c.Values {
		switch c.Operator {
		case office.During:
			texts[i] = RelativeText(domain.RelativePeriod(value))
		case office.LastDays, office.NextDays, office.Contains, office.NotContains:
			texts[i] = value
		default:
			texts[i] = w.value(f, value)
		}
	}
	return strings.Join(texts, ", ")
}

// value writes one value of a field.
func (w FilterWords) value(f FilterField, value string) string {
	if value == "" {
		return lang.X("filter.none", "none")
	}
	if f.Name != nil {
		if name := f.Name(value); name != value {
			return name
		}
	}
	if from, to, is := strings.Cut(value, "-"); is && f.Type == office.PercentField && from != "" {
		return w.number(f.Type, from) + " – " + w.number(f.Type, to)
	}
	if f.Type == office.DayField {
		if day, err := domain.ParseDate(value); err == nil {
			return w.Region.Date(day)
		}
	}
	return w.number(f.Type, value)
}

// number writes a figure, and what is none as it is.
func (w FilterWords) number(t office.FieldType, value string) string {
	n, err := strconv.ParseInt(value, 10, 64)
	switch {
	case err != nil:
		return value
	case t == office.AmountField:
		return w.Region.Amount(domain.Money{Minor: n, Currency: w.Currency})
	case t == office.PercentField:
		return w.Region.Percent(int(n))
	case t == office.CountField:
		return w.Region.Number(n, 0)
	}
	return value
}

// read is the value that a typed text stands for.
func (w FilterWords) read(t office.FieldType, text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	var n int64
	var err error
	switch t {
	case office.AmountField:
		var m domain.Money
		m, err = w.Region.ParseAmount(text, w.Currency)
		n = m.Minor
	case office.PercentField:
		var p int
		p, err = w.Region.ParsePercent(text)
		n = int64(p)
	case office.CountField:
		n, err = w.Region.ParseNumber(text, 0)
	default:
		return text, nil
	}
	if err != nil {
		return "", err
	}
	return strconv.FormatInt(n, 10), nil
}

// RelativeText names a relative period within a sentence.
func RelativeText(p domain.RelativePeriod) string {
	names := map[domain.RelativePeriod]string{
		domain.OnToday:     lang.X("relative.today", "today"),
		domain.OnYesterday: lang.X("relative.yesterday", "yesterday"),
		domain.OnTomorrow:  lang.X("relative.tomorrow", "tomorrow"),
		domain.ThisWeek:    lang.X("relative.this_week", "this week"),
		domain.LastWeek:    lang.X("relative.last_week", "last week"),
		domain.NextWeek:    lang.X("relative.next_week", "next week"),
		domain.ThisMonth:   lang.X("relative.this_month", "this month"),
		domain.LastMonth:   lang.X("relative.last_month", "last month"),
		domain.NextMonth:   lang.X("relative.next_month", "next month"),
		domain.ThisQuarter: lang.X("relative.this_quarter", "this quarter"),
		domain.LastQuarter: lang.X("relative.last_quarter", "last quarter"),
		domain.NextQuarter: lang.X("relative.next_quarter", "next quarter"),
		domain.ThisYear:    lang.X("relative.this_year", "this year"),
		domain.LastYear:    lang.X("relative.last_year", "last year"),
		domain.NextYear:    lang.X("relative.next_year", "next year"),
		domain.FiscalYear:  lang.X("relative.fiscal_year", "this fiscal year"),
		domain.BeforeToday: lang.X("relative.past", "before today"),
		domain.AfterToday:  lang.X("relative.future", "after today"),
	}
	if name, known := names[p]; known {
		return name
	}
	return string(p)
}

// OperatorText names an operator as it stands between a field of a type and its values.
func OperatorText(o office.Operator, t office.FieldType) string {
	day := t == office.DayField
	switch {
	case o == office.Is && day:
		return lang.X("operator.is_on", "is on")
	case o == office.IsNot && day:
		return lang.X("operator.is_not_on", "is not on")
	}
	switch o {
	case office.IsNot:
		return lang.X("operator.is_not", "is not")
	case office.Contains:
		return lang.X("operator.contains", "contains")
	case office.NotContains:
		return lang.X("operator.not_contains", "does not contain")
	case office.Between:
		return lang.X("operator.between", "between")
	case office.Empty:
		return lang.X("operator.empty", "is empty")
	case office.NotEmpty:
		return lang.X("operator.not_empty", "is not empty")
	case office.LastDays:
		return lang.X("operator.last_days", "in the last … days")
	case office.NextDays:
		return lang.X("operator.next_days", "in the next … days")
	case office.During:
		return lang.X("operator.during", "during")
	}
	return lang.X("operator.is", "is")
}
