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

// membersOfAll are those of every family of figures.
var membersOfAll = []membersOf{closingMembers, forecastMembers, historyMembers}

// Members gives the opportunities behind a part of a chart by their numbers, ascending, and
// the sum of their amounts: exactly what the part shows. False for a part there is not.
func (l *Look) Members(p Part) (numbers []int64, amount int64, ok bool) {
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
	numbers = make([]int64, 0, len(rows))
	for _, row := range rows {
		numbers = append(numbers, int64(l.number[row]))
		amount += l.money[row]
	}
	slices.Sort(numbers)
	return numbers, amount, true
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
