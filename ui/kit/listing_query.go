package kit

import (
	"reflect"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// Query is what the list shows now, as its export asks for it.
func (l *Listing[R]) Query() office.Query { return l.sorted(l.grid.Sort()) }

// sorted is the query with the order of the grid.
func (l *Listing[R]) sorted(s Sort) office.Query {
	q := l.query
	q.Sort, q.Ascending = office.Column(s.Column), !s.Descending
	return q
}

// SetQuery shows the rows of another query, in the order the list has.
func (l *Listing[R]) SetQuery(q office.Query) {
	l.take(q)
	l.requery()
}

// ShowQuery shows the rows of another query in the order that it asks for.
func (l *Listing[R]) ShowQuery(q office.Query) {
	l.take(q)
	l.grid.sort = Sort{Column: string(q.Sort), Descending: !q.Ascending}
	if q.Sort == "" {
		l.grid.sort = l.options.Sort
	}
	l.grid.header.setSort(l.grid.sort)
	l.requery()
}

func (l *Listing[R]) take(q office.Query) {
	l.query = q
	if l.searchable() {
		l.search.SetText(q.Text)
	}
}

// ClearFilters shows all rows.
func (l *Listing[R]) ClearFilters() { l.SetQuery(office.Query{Group: l.query.Group}) }

// requery asks for rows and totals of another query, from the top.
func (l *Listing[R]) requery() {
	l.asking.anew(l.grid.Sort())
	l.grid.Reset()
	l.ask()
	l.host.KeepSoon()
}

func (l *Listing[R]) isFiltered() bool {
	return l.query.Text != "" || len(l.query.Conditions) > 0 || len(l.query.Classes) > 0
}

// GroupBy shows the rows in groups; "" ends that.
func (l *Listing[R]) GroupBy(column office.Column) {
	l.query.Group = column
	l.requery()
}

// Conditions are what the list is narrowed by.
func (l *Listing[R]) Conditions() []office.Condition { return ConditionsOf(l.query) }

// ConditionsOf are the conditions of a query, with the classes of states, where it is
// narrowed to some, as a condition like any other.
func ConditionsOf(q office.Query) []office.Condition {
	return append(ofClasses(q.Classes), q.Conditions...)
}

func ofClasses(classes []domain.Class) []office.Condition {
	if len(classes) == 0 {
		return nil
	}
	c := office.Condition{Column: office.ColumnClass}
	for _, class := range classes {
		c.Values = append(c.Values, string(class))
	}
	return []office.Condition{c}
}

// SetConditions narrows the list to what meets all of the conditions, and by nothing else
// but its text.
func (l *Listing[R]) SetConditions(conditions []office.Condition) {
	l.query.Classes, l.query.Conditions = nil, nil
	for _, c := range conditions {
		if c.Column == office.ColumnClass && c.Operator == office.Is && l.query.Classes == nil {
			for _, value := range c.Values {
				l.query.Classes = append(l.query.Classes, domain.Class(value))
			}
			continue
		}
		l.query.Conditions = append(l.query.Conditions, c)
	}
	l.requery()
}

// AddCondition narrows the list; a second condition on a column takes the place of the
// first.
func (l *Listing[R]) AddCondition(c office.Condition) {
	l.query.Conditions = append([]office.Condition{c}, l.without(c.Column)...)
	l.requery()
}

// RemoveCondition takes the conditions on a column away.
func (l *Listing[R]) RemoveCondition(column office.Column) {
	l.query.Conditions = l.without(column)
	l.requery()
}

// drop takes one condition away.
func (l *Listing[R]) drop(c office.Condition) {
	l.SetConditions(slices.DeleteFunc(l.Conditions(), func(other office.Condition) bool { return SameCondition(c, other) }))
}

func (l *Listing[R]) without(column office.Column) []office.Condition {
	return slices.DeleteFunc(slices.Clone(l.query.Conditions), func(c office.Condition) bool { return c.Column == column })
}

// SameCondition reports that two conditions ask the same.
func SameCondition(a, b office.Condition) bool {
	return a.Column == b.Column && a.Operator == b.Operator && (len(a.Values)+len(b.Values) == 0 || reflect.DeepEqual(a.Values, b.Values))
}

// FilterBy is the item of a menu that narrows the list to the rows with a value.
func (l *Listing[R]) FilterBy(label string, column office.Column, value string) MenuItem {
	return MenuItem{Icon: "list-filter", Label: label, Disabled: value == "", Run: func() {
		l.AddCondition(office.Condition{Column: column, Values: []string{value}})
	}}
}

// showChips draws the chips anew: the views, and the conditions beyond them.
func (l *Listing[R]) showChips() {
	l.chips.Show(l.views.Chips()...)
	var chips []*Chip
	for _, c := range l.Conditions() {
		if l.views.Holds(c) {
			continue
		}
		var edit func()
		if l.options.EditCondition != nil && c.Label == "" {
			edit = func() { l.options.EditCondition(c) }
		}
		chips = append(chips, NewConditionChip(l.conditionText(c), edit, func() { l.drop(c) }))
	}
	l.chips.ShowConditions(chips...)
}

func (l *Listing[R]) conditionText(c office.Condition) string {
	if l.options.ConditionText != nil {
		return l.options.ConditionText(c)
	}
	return l.titles[string(c.Column)] + ": " + strings.Join(c.Values, ", ")
}
