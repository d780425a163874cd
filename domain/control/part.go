package control

import (
	"slices"
)

// Part is a bar, slice or point of a chart, as its figure names it: the key of its category,
// of its series, and which of the figures it shows.
type Part struct {
	Chart  string // id of the figure: "origins"
	Key    string // what the bar stands for: the id of an origin, a month "2026-10"
	Series string // the part of the bar: the id of a salesperson, "won"
}

// membersOf finds the rows behind the parts of a figure, by its id.
type membersOf map[string]func(l *Look, p Part) []int32

// membersOfAll are those of the families of figures whose parts sum up what their
// opportunities are worth on the day of the look; historyMembers tell the sums themselves.
var membersOfAll = []membersOf{closingMembers, forecastMembers}

// Members gives the opportunities behind a part of a chart by their numbers, ascending, and
// the sum of their amounts: exactly what the part shows. False for a part there is not.
func (l *Look) Members(p Part) (numbers []int64, amount int64, ok bool) {
	if of, known := historyMembers[p.Chart]; known {
		behind := of(l, p)
		return l.numbersOf(behind.rows), behind.amount, true
	}
	var find func(l *Look, p Part) []int32
	for _, family := range membersOfAll {
		if of, known := family[p.Chart]; known {
			find = of
		}
	}
	if find == nil {
		return nil, 0, false
	}
	rows := find(l, p)
	for _, row := range rows {
		amount += l.money[row]
	}
	return l.numbersOf(rows), amount, true
}

// numbersOf are the numbers of rows, ascending.
func (l *Look) numbersOf(rows []int32) []int64 {
	numbers := make([]int64, len(rows))
	for i, row := range rows {
		numbers[i] = int64(l.number[row])
	}
	slices.Sort(numbers)
	return numbers
}

// keeping is the rows of some that meet a condition.
func keeping(rows []int32, meets func(row int32) bool) []int32 {
	var kept []int32
	for _, row := range rows {
		if meets(row) {
			kept = append(kept, row)
		}
	}
	return kept
}

// closedRows are those that closed within the period.
func (l *Look) closedRows() []int32 {
	return keeping(l.rows, func(row int32) bool { return l.class(row).IsClosed() && l.Filter.Period.Contains(l.closedOn[row]) })
}

// openRows are those in progress.
func (l *Look) openRows() []int32 {
	return keeping(l.rows, func(row int32) bool { return !l.class(row).IsClosed() })
}
