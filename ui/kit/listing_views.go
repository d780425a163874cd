package kit

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/office"
)

// ListingViews are the chips in the first row above a list, each a way to choose its rows.
type ListingViews interface {
	// Chips makes the chips as of now.
	Chips() []*Chip
	// Holds reports that a condition belongs to what was chosen, and needs no chip of its own.
	Holds(c office.Condition) bool
	// ColumnsChanged hears that the person arranged the columns otherwise, and reports that
	// they belong to what was chosen, and are not how the person likes them in general.
	ColumnsChanged() (own bool)
	// Asked hears that the list asks for its rows, of another query or anew. What it answers
	// reads what the chips say off the UI goroutine, and then takes it up; nil: nothing is read.
	Asked() func(ctx context.Context) (taken func(), err error)
	// Empty says why what was chosen has no rows, and what helps; "" leaves it to the list.
	Empty() (why, help string, do func())
	// Clear takes away what the person narrowed the rows by besides.
	Clear()
}

// ShowChips draws the chips anew, as when what they say has changed.
func (l *Listing[R]) ShowChips() { l.showChips() }

// Recount asks the views anew what their chips say.
func (l *Listing[R]) Recount() { l.askViews(l.asking.ctx) }

// SetEnd puts objects at the right end of the first row of chips, and before them the way
// to the columns or not.
func (l *Listing[R]) SetEnd(columns bool, objects ...fyne.CanvasObject) {
	l.chips.SetEnd(columns, objects...)
}

// SetTail puts an object behind the chips of the first row.
func (l *Listing[R]) SetTail(o fyne.CanvasObject) { l.chips.SetTail(o) }

// Instead is what stands in the place of the grid.
type Instead struct {
	Content fyne.CanvasObject
	Chosen  func() []domain.ID // the records that commands are about
	Focus   func()             // takes the keyboard
}

// ShowInstead puts something else in the place of the grid; nil brings the grid back.
func (l *Listing[R]) ShowInstead(other *Instead) {
	l.instead = other
	l.centre.Objects = []fyne.CanvasObject{l.grid}
	if other != nil {
		l.centre.Objects = []fyne.CanvasObject{other.Content}
	}
	l.centre.Refresh()
}

// quickViews are the quick filters of a list.
type quickViews[R any] struct {
	list    *Listing[R]
	filters []QuickFilter
	counts  []string
}

// Chips are the quick filters, of which one is in force.
func (v *quickViews[R]) Chips() []*Chip {
	v.filters = nil
	if v.list.options.Quick != nil { // asked each time: what was committed may be a new kind of row
		v.filters = v.list.options.Quick()
	}
	var chips []*Chip
	for i, f := range v.filters {
		count := ""
		if i < len(v.counts) {
			count = v.counts[i]
		}
		chip := NewChip(f.Label, count, func() { v.choose(f) })
		chip.SetDot(f.Dot)
		chip.SetOn(v.inForce(f))
		chips = append(chips, chip)
	}
	return chips
}

// narrows reports that a quick filter is one with a condition.
func (f QuickFilter) narrows() bool { return f.Condition.Column != "" }

// filterOf is the quick filter that a condition of the query stands for, or -1.
func (v *quickViews[R]) filterOf(c office.Condition) int {
	return slices.IndexFunc(v.filters, func(f QuickFilter) bool { return f.narrows() && SameCondition(f.Condition, c) })
}

// Holds reports a condition that stands for a quick filter, or the classes of one.
func (v *quickViews[R]) Holds(c office.Condition) bool {
	return v.filterOf(c) >= 0 || slices.ContainsFunc(v.filters, func(f QuickFilter) bool {
		return slices.ContainsFunc(ofClasses(f.Classes), func(own office.Condition) bool { return SameCondition(own, c) })
	})
}

// ColumnsChanged is false: the columns are the person's.
func (v *quickViews[R]) ColumnsChanged() (own bool) { return false }

// Empty leaves it to the list.
func (v *quickViews[R]) Empty() (why, help string, do func()) { return "", "", nil }

// Clear shows all rows.
func (v *quickViews[R]) Clear() { v.list.ClearFilters() }

// ofPerson are the conditions that stand for no quick filter.
func (v *quickViews[R]) ofPerson() []office.Condition {
	return slices.DeleteFunc(slices.Clone(v.list.query.Conditions), func(c office.Condition) bool { return v.filterOf(c) >= 0 })
}

// inForce reports that a quick filter is the one the query was narrowed by.
func (v *quickViews[R]) inForce(f QuickFilter) bool {
	q := v.list.query
	narrowed := slices.IndexFunc(q.Conditions, func(c office.Condition) bool { return v.filterOf(c) >= 0 })
	if !slices.Equal(f.Classes, q.Classes) || f.narrows() != (narrowed >= 0) {
		return false
	}
	return narrowed < 0 || SameCondition(q.Conditions[narrowed], f.Condition)
}

func (v *quickViews[R]) choose(f QuickFilter) {
	l := v.list
	l.query.Classes, l.query.Conditions = f.Classes, v.ofPerson()
	if f.narrows() {
		l.query.Conditions = append([]office.Condition{f.Condition}, l.without(f.Condition.Column)...)
	}
	l.requery()
}

// Asked counts the rows of each quick filter within the text and the conditions.
func (v *quickViews[R]) Asked() func(context.Context) (func(), error) {
	if v.list.options.QuickCounts == nil {
		return nil
	}
	query := v.list.query
	query.Classes, query.Conditions = nil, v.ofPerson()
	return func(ctx context.Context) (func(), error) {
		counts, err := v.list.options.QuickCounts(ctx, query)
		return func() { v.counts = counts }, err
	}
}
