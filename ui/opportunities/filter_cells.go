package opportunities

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// cellValue is what a cell holds, as a condition has it.
type cellValue struct {
	value string // "" for an empty cell
	text  string // as the menu names it
}

// cellValues are those of a cell of a row: of tags there may be several, of a column that
// no condition is about there is none.
func (l *List) cellValues(row office.Row, column office.Column) []cellValue {
	one := func(value, text string) []cellValue { return []cellValue{{value, text}} }
	record := func(id domain.ID, name string) []cellValue {
		if id == "" {
			return one(name, name)
		}
		return one(string(id), name)
	}
	day := func(d domain.Date) []cellValue { return one(d.String(), l.region().Date(d)) }
	figure := func(n int64, text string) []cellValue { return one(strconv.FormatInt(n, 10), text) }
	switch column {
	case office.ColumnName:
		return one(row.Name, row.Name)
	case office.ColumnReference:
		return one(row.Reference, row.Reference)
	case office.ColumnCustomer:
		l.values.learn(row.CustomerID, row.Customer)
		return record(row.CustomerID, row.Customer)
	case office.ColumnContact:
		l.values.learn(row.ContactID, row.Contact)
		return record(row.ContactID, row.Contact)
	case office.ColumnState:
		return record(row.StateID, row.State)
	case office.ColumnClass:
		return one(string(row.Class), wordName(column, string(row.Class)))
	case office.ColumnOrigin:
		return record(row.OriginID, row.Origin)
	case office.ColumnSalesperson:
		return record(row.SalespersonID, row.Salesperson)
	case office.ColumnCompetitor:
		return record(row.CompetitorID, row.Competitor)
	case office.ColumnLossReason:
		return record(row.LossReasonID, row.LossReason)
	case office.ColumnCredited:
		return one(row.Credited, row.Credited)
	case office.ColumnCurrency:
		return one(string(row.Amount.Currency), string(row.Amount.Currency))
	case office.ColumnTags:
		if len(row.Tags) == 0 {
			return one("", "")
		}
		values := make([]cellValue, len(row.Tags))
		for i, tag := range row.Tags {
			values[i] = cellValue{tag, tag}
		}
		return values
	case office.ColumnExpected:
		return day(row.Expected)
	case office.ColumnOpened:
		return day(row.Opened)
	case office.ColumnClosed:
		return day(row.Closed)
	case office.ColumnHoldUntil:
		return day(row.HoldUntil)
	case office.ColumnNumber:
		return figure(row.Number, strconv.FormatInt(row.Number, 10))
	case office.ColumnProbability:
		return figure(int64(row.Probability), l.region().Percent(row.Probability))
	case office.ColumnDays:
		return figure(int64(row.Days), strconv.Itoa(row.Days))
	}
	return l.sumValues(row, column)
}

// sumValues are those of an amount, which may be without.
func (l *List) sumValues(row office.Row, column office.Column) []cellValue {
	minor := row.OfficeAmount
	if column == office.ColumnWeighted {
		minor = row.Weighted
		if row.Class.IsClosed() {
			minor = 0
		}
	}
	switch {
	case column != office.ColumnAmount && column != office.ColumnWeighted, row.Unconverted:
		return nil
	case minor == 0:
		return []cellValue{{}}
	}
	return []cellValue{{strconv.FormatInt(minor, 10), l.region().Amount(domain.Money{Minor: minor, Currency: l.currency()})}}
}

// filterItems narrow the list to the rows that have in a column what a cell has, or to the
// others.
func (l *List) filterItems(row office.Row, column office.Column) []kit.MenuItem {
	switch column {
	case office.ColumnNext:
		return l.filterNextItems(row)
	case office.ColumnComplete:
		return []kit.MenuItem{{Icon: "list-filter", Label: lang.X("command.filter_completeness", "Filter by this completeness"),
			Run: func() { l.filterBy(bandOf(row.Completeness)) }}}
	}
	values := l.cellValues(row, column)
	if len(values) == 0 {
		return nil
	}
	items := []kit.MenuItem{
		l.filterItem(filterLabel(column), values, func(v cellValue) { l.filterBy(isValue(column, v.value)) }),
		l.filterItem(lang.X("command.exclude", "Exclude this"), values, func(v cellValue) { l.exclude(column, v.value) })}
	items[1].Icon = "list-x"
	if len(values) == 1 && values[0].value == "" {
		items[0].Label = lang.X("command.filter_none", "Filter: none")
		items[1].Label = lang.X("command.exclude_none", "Exclude: none")
		return items
	}
	if field, is := office.OpportunityField(column); is && field.Type == office.DayField {
		items = append(items, l.monthItem(column, values[0].value))
	}
	return items
}

// filterItem does something with the value of a cell, or with one of several.
func (l *List) filterItem(label string, values []cellValue, do func(cellValue)) kit.MenuItem {
	item := kit.MenuItem{Icon: "list-filter", Label: label}
	if len(values) == 1 {
		item.Run = func() { do(values[0]) }
		return item
	}
	for _, v := range values {
		item.Children = append(item.Children, kit.MenuItem{Label: v.text, Run: func() { do(v) }})
	}
	return item
}

// monthItem narrows the list to the month of a day.
func (l *List) monthItem(column office.Column, value string) kit.MenuItem {
	day, err := domain.ParseDate(value)
	if err != nil {
		return kit.MenuSeparator()
	}
	month := day.Month()
	return kit.MenuItem{Icon: "calendar", Label: lang.X("command.filter_month", "Filter by {{.Month}}", map[string]any{"Month": monthText(month.String())}),
		Run: func() {
			l.filterBy(office.Condition{Column: column, Operator: office.Between, Values: []string{month.First().String(), month.Last().String()}})
		}}
}

func filterLabel(column office.Column) string {
	switch column {
	case office.ColumnState:
		return lang.X("command.filter_state", "Filter by this state")
	case office.ColumnOrigin:
		return lang.X("command.filter_origin", "Filter by this origin")
	case office.ColumnSalesperson:
		return lang.X("command.filter_salesperson", "Filter by this salesperson")
	case office.ColumnCustomer:
		return lang.X("command.filter_customer", "Filter by this customer")
	case office.ColumnLossReason:
		return lang.X("command.filter_loss_reason", "Filter by this reason")
	}
	return lang.X("command.filter_this", "Filter by this")
}

func isValue(column office.Column, value string) office.Condition {
	if value == "" {
		return office.Condition{Column: column, Operator: office.Empty}
	}
	return office.Condition{Column: column, Values: []string{value}}
}

// filterBy narrows the list to what meets a condition, which takes the place of others on
// its column.
func (l *List) filterBy(c office.Condition) {
	conditions := slices.DeleteFunc(l.Conditions(), func(other office.Condition) bool { return other.Column == c.Column })
	l.SetConditions(append(conditions, c))
}

// exclude leaves out the rows with a value, besides those left out before.
func (l *List) exclude(column office.Column, value string) {
	c := office.Condition{Column: column, Operator: office.IsNot, Values: []string{value}}
	if value == "" {
		c = office.Condition{Column: column, Operator: office.NotEmpty}
	}
	conditions := slices.Clone(l.Conditions())
	field, _ := office.OpportunityField(column)
	at := slices.IndexFunc(conditions, func(other office.Condition) bool { return other.Column == column && other.Operator == c.Operator })
	switch {
	case at < 0, field.Type == office.DayField:
		conditions = append(conditions, c)
	case !slices.Contains(conditions[at].Values, value):
		conditions[at].Values = append(slices.Clone(conditions[at].Values), c.Values...)
	}
	l.SetConditions(conditions)
}

// bandOf is the band of percentages that one falls in.
func bandOf(percent int) office.Condition {
	from, to := "100", "100"
	switch {
	case percent < 50:
		from, to = "0", "49"
	case percent < 80:
		from, to = "50", "79"
	case percent < 100:
		from, to = "80", "99"
	}
	return office.Condition{Column: office.ColumnComplete, Operator: office.Between, Values: []string{from, to}}
}

// filterNextItems filter by how the next activity stands, and by its day.
func (l *List) filterNextItems(row office.Row) []kit.MenuItem {
	urgency := domain.UrgencyOf(row.Next.Day, l.host.Session().Office().Today())
	items := []kit.MenuItem{{Icon: "list-filter", Label: lang.X("command.filter_next", "Filter by: {{.Urgency}}", map[string]any{"Urgency": urgencyName(urgency)}),
		Run: func() { l.filterNext(urgency) }}}
	if !row.Next.Day.IsZero() {
		items = append(items, l.monthItem(office.ColumnNext, row.Next.Day.String()))
	}
	return items
}

// filterNext narrows the list to the opportunities not closed whose next activity stands so.
func (l *List) filterNext(u domain.Urgency) {
	next := office.Condition{Column: office.ColumnNext, Values: []string{string(u)}}
	if u == domain.None {
		next = office.Condition{Column: office.ColumnNext, Operator: office.Empty}
	}
	conditions := slices.DeleteFunc(l.Conditions(), func(c office.Condition) bool {
		return c.Column == office.ColumnNext || c.Column == office.ColumnClass
	})
	l.SetConditions(append(kit.ConditionsOf(office.Query{Classes: office.NotClosed}), append(conditions, next)...))
}
