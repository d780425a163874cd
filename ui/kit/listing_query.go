package kit

import (
	"context"
	"reflect"
	"slices"
	"strings"

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
	l.query = q
	if l.search != nil {
		l.search.SetText(q.Text)
	}
	l.requery()
}

// ClearFilters shows all rows.
func (l *Listing[R]) ClearFilters() { l.SetQuery(office.Query{}) }

// requery asks for rows and totals of another query, from the top.
func (l *Listing[R]) requery() {
	l.showChips()
	l.grid.Reset()
	l.count()
}

func (l *Listing[R]) isFiltered() bool {
	return l.query.Text != "" || len(l.query.Conditions) > 0 || len(l.query.Classes) > 0
}

// AddCondition narrows the list; a second condition on a column takes the place of the
// first.
func (l *Listing[R]) AddCondition(c office.Condition) {
	l.query.Conditions = append([]office.Condition{c}, l.without(c.Column)...)
	l.requery()
}

// RemoveCondition takes the condition on a column away.
func (l *Listing[R]) RemoveCondition(column office.Column) {
	l.query.Conditions = l.without(column)
	l.requery()
}

func (l *Listing[R]) without(column office.Column) []office.Condition {
	return slices.DeleteFunc(slices.Clone(l.query.Conditions), func(c office.Condition) bool { return c.Column == column })
}

// FilterBy is the item of a menu that narrows the list to the rows with a value.
func (l *Listing[R]) FilterBy(label string, column office.Column, value string) MenuItem {
	return MenuItem{Icon: "list-filter", Label: label, Disabled: value == "", Run: func() {
		l.AddCondition(office.Condition{Column: column, Values: []string{value}})
	}}
}

// narrows reports that a quick filter is one with a condition.
func (f QuickFilter) narrows() bool { return f.Condition.Column != "" }

// quickOf is the quick filter that a condition of the query stands for, or -1.
func (l *Listing[R]) quickOf(c office.Condition) int {
	return slices.IndexFunc(l.quick, func(f QuickFilter) bool { return f.narrows() && reflect.DeepEqual(f.Condition, c) })
}

// ofPerson are the conditions that stand for no quick filter.
func (l *Listing[R]) ofPerson() []office.Condition {
	return slices.DeleteFunc(slices.Clone(l.query.Conditions), func(c office.Condition) bool { return l.quickOf(c) >= 0 })
}

// inForce reports that a quick filter is the one the query was narrowed by.
func (l *Listing[R]) inForce(f QuickFilter) bool {
	narrowed := slices.IndexFunc(l.query.Conditions, func(c office.Condition) bool { return l.quickOf(c) >= 0 })
	if !slices.Equal(f.Classes, l.query.Classes) || f.narrows() != (narrowed >= 0) {
		return false
	}
	return narrowed < 0 || reflect.DeepEqual(l.query.Conditions[narrowed], f.Condition)
}

func (l *Listing[R]) chooseQuick(f QuickFilter) {
	l.query.Classes, l.query.Conditions = f.Classes, l.ofPerson()
	if f.narrows() {
		l.query.Conditions = append([]office.Condition{f.Condition}, l.without(f.Condition.Column)...)
	}
	l.requery()
}

// countQuick counts the rows of each quick filter within the text and the conditions.
func (l *Listing[R]) countQuick() {
	if l.options.QuickCounts == nil {
		return
	}
	query := l.query
	query.Classes, query.Conditions = nil, l.ofPerson()
	BackgroundLatest(&l.quickCounted, l.host.Runner(), func() ([]string, error) {
		return l.options.QuickCounts(context.Background(), query)
	}, func(counts []string, err error) {
		if err == nil { // the list tells of the same failure
			l.quickCounts = counts
			l.showChips()
		}
	})
}

// showChips draws the chips anew: the quick filters, and the conditions, which a click
// takes away.
func (l *Listing[R]) showChips() {
	var chips []*Chip
	for i, f := range l.quick {
		count := ""
		if i < len(l.quickCounts) {
			count = l.quickCounts[i]
		}
		chip := NewChip(f.Label, count, func() { l.chooseQuick(f) })
		chip.SetDot(f.Dot)
		chip.SetOn(l.inForce(f))
		chips = append(chips, chip)
	}
	for _, condition := range l.ofPerson() {
		chip := NewChip(l.conditionText(condition), "×", func() { l.RemoveCondition(condition.Column) })
		chip.SetOn(true)
		chips = append(chips, chip)
	}
	l.chips.Show(chips...)
}

func (l *Listing[R]) conditionText(c office.Condition) string {
	if l.options.ConditionText != nil {
		return l.options.ConditionText(c)
	}
	return l.titles[string(c.Column)] + ": " + strings.Join(c.Values, ", ")
}
