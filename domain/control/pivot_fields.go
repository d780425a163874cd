package control

import (
	"fmt"
	"slices"
	"strings"

	"preventa/domain"
)

// date is the date that a field is told by, and how many months one value of it has; 0 of a field
// that is no date.
func (p PivotField) date() (basis PivotBasis, months int) {
	of, step, parted := strings.Cut(string(p), "_")
	if !parted {
		return "", 0
	}
	switch basis = PivotBasis(of); basis {
	case ByOpened, ByExpected, ByClosed:
		return basis, map[string]int{"month": 1, "quarter": 3, "year": 12}[step]
	}
	return "", 0
}

// IsDate reports that a field is a date, whose values have an order of their own.
func (p PivotField) IsDate() bool {
	_, months := p.date()
	return months > 0
}

// HasOrder reports that the values of a field come in an order of their own. There are few of
// them, so that all are told apart.
func (p PivotField) HasOrder() bool {
	return p.IsDate() || p == PivotState || p == PivotClass || p == PivotAmountBand
}

// pivotAxis is one of the two fields of a pivot.
type pivotAxis struct {
	look  *Look // whose names and bands the values are
	field PivotField
	bands []AmountBand // of a band: those of the look
	texts []string     // of a country: by value
	of    []int32      // of what is told by a customer: the value by name
	sets  [][]int32    // of tags: the values by set
}

// newPivotAxis makes the axis for the opportunities of a look, and of others at the same facts.
func newPivotAxis(l *Look, field PivotField) *pivotAxis {
	a := &pivotAxis{look: l, field: field}
	switch field {
	case PivotAmountBand:
		a.bands = AmountBands(l)
	case PivotTag:
		a.sets = slices.Clone(l.tagSets)
		for i, set := range a.sets {
			if len(set) == 0 {
				a.sets[i] = nobody
			}
		}
	case PivotSector:
		a.of = make([]int32, len(l.names))
		for i, n := range l.names {
			a.of[i] = n.Sector
		}
	case PivotCountry:
		a.texts, a.of = []string{""}, make([]int32, len(l.names))
		known := map[string]int32{"": 0}
		for i, n := range l.names {
			at, met := known[n.Country]
			if !met {
				at = int32(len(a.texts))
				a.texts, known[n.Country] = append(a.texts, n.Country), at
			}
			a.of[i] = at
		}
	}
	return a
}

// values are what the field says of rows of a look, as whole numbers that are not negative; of
// tags, the set of them. 0 is none. Dates are told as if they were so many months later.
func (a *pivotAxis) values(l *Look, rows []int32, later domain.Month) []int32 {
	values := make([]int32, len(rows))
	take := func(column []int32) {
		for i, row := range rows {
			values[i] = column[row]
		}
	}
	switch a.field {
	case PivotNothing:
	case PivotSalesperson:
		ends := l.ends()
		for i, row := range rows {
			if values[i] = l.salesperson[row]; ends[l.state[row]] != endOpen {
				values[i] = l.creditedTo[row]
			}
		}
	case PivotCustomer:
		take(l.customer)
	case PivotSector, PivotCountry:
		for i, row := range rows {
			values[i] = a.of[l.customer[row]]
		}
	case PivotOrigin:
		take(l.origin)
	case PivotCompetitor:
		take(l.competitor)
	case PivotLossReason:
		take(l.lossReason)
	case PivotTag:
		take(l.tags)
	case PivotState:
		for i, row := range rows {
			values[i] = int32(l.state[row])
		}
	case PivotClass:
		class := l.classPlaces()
		for i, row := range rows {
			values[i] = class[l.state[row]]
		}
	case PivotAmountBand:
		for i, row := range rows {
			values[i] = int32(l.band(a.bands, row)) + 1
		}
	default:
		a.dates(l, rows, later, values)
	}
	return values
}

// classPlaces is the place of the class of each state among the classes, from 1 on.
func (l *Look) classPlaces() []int32 {
	places := make([]int32, len(l.states))
	for i, s := range l.states {
		places[i] = int32(slices.Index(domain.Classes, s.Class) + 1)
	}
	return places
}

// dates are the months, quarters or years of a date, counted from that of the year 0.
func (a *pivotAxis) dates(l *Look, rows []int32, later domain.Month, values []int32) {
	basis, months := a.field.date()
	days := l.datesOf(basis)
	table := newMonthTable(days, rows)
	for i, row := range rows {
		if day := days[row]; day > 0 {
			values[i] = (table.of(day) + int32(later)) / int32(months)
		}
	}
}

// datesOf is the column of a date.
func (l *Look) datesOf(basis PivotBasis) []domain.Date {
	switch basis {
	case ByExpected:
		return l.expected
	case ByClosed:
		return l.closedOn
	}
	return l.openedOn
}

// monthTable tells the month of a day without dividing it up.
type monthTable struct {
	first  domain.Date
	months []int32
}

// mostTabled is of how many days the months are kept: more than a century of them.
const mostTabled = 50_000

func newMonthTable(days []domain.Date, rows []int32) monthTable {
	first, last := farEvening, domain.Date(0)
	for _, row := range rows {
		if day := days[row]; day > 0 {
			first, last = min(first, day), max(last, day)
		}
	}
	if first > last {
		return monthTable{}
	}
	t := monthTable{first: first, months: make([]int32, min(int(last-first)+1, mostTabled))}
	month := first.Month()
	next := (month + 1).First()
	for i := range t.months {
		if first+domain.Date(i) >= next {
			month++
			next = (month + 1).First()
		}
		t.months[i] = int32(month)
	}
	return t
}

// of is the month of one of the days.
func (t monthTable) of(day domain.Date) int32 {
	if at := int(day - t.first); at < len(t.months) {
		return t.months[at]
	}
	return int32(day.Month())
}

// most is more than any value of those given.
func (a *pivotAxis) most(values []int32) int {
	switch {
	case a.sets != nil || a.names():
		return len(a.look.names)
	case a.field == PivotState:
		return len(a.look.states)
	}
	most := int32(0)
	for _, value := range values {
		most = max(most, value)
	}
	return int(most) + 1
}

// names reports that the values are indexes of names.
func (a *pivotAxis) names() bool {
	switch a.field {
	case PivotSalesperson, PivotCustomer, PivotSector, PivotOrigin, PivotTag, PivotCompetitor, PivotLossReason:
		return true
	}
	return false
}

// category is what a value stands for.
func (a *pivotAxis) category(value int32) PivotCategory {
	var c PivotCategory
	_, months := a.field.date()
	switch {
	case value == 0:
		return c
	case a.names():
		name := &a.look.names[value]
		return PivotCategory{Key: string(name.ID), Text: name.Text}
	case a.field == PivotState:
		state := a.look.states[value]
		return PivotCategory{Key: string(state.ID), Text: state.Name, State: &state}
	case a.field == PivotClass:
		c.Key = string(domain.Classes[value-1])
	case a.field == PivotCountry:
		c.Key = a.texts[value]
	case a.field == PivotAmountBand:
		c.Band = &a.bands[value-1]
		c.Key = c.Band.Key()
	default:
		c.Month = domain.Month(int(value) * months)
		c.Key = dateKey(c.Month, months)
	}
	c.Text = c.Key
	return c
}

// dateKey names a month, a quarter or a year by its first month.
func dateKey(first domain.Month, months int) string {
	year, month := first.Split()
	switch months {
	case 12:
		return fmt.Sprintf("%04d", year)
	case 3:
		return fmt.Sprintf("%04d-Q%d", year, (int(month)+2)/3)
	}
	return first.String()
}
