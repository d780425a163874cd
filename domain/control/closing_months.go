package control

import (
	"cmp"
	"slices"
	"strings"

	"preventa/domain"
)

// MonthClosing is what closed in one month, in all and by salesperson.
type MonthClosing struct {
	Month domain.Month
	Outcome
	Salespeople []SalespersonOutcome // with something closed in it, in the order of ByMostClosed
}

// SalespersonOutcome is what one salesperson closed.
type SalespersonOutcome struct {
	Salesperson Name
	Outcome
}

// Of is what a salesperson closed in the month.
func (m MonthClosing) Of(who domain.ID) Outcome {
	at := slices.IndexFunc(m.Salespeople, func(s SalespersonOutcome) bool { return s.Salesperson.ID == who })
	if at < 0 {
		return Outcome{}
	}
	return m.Salespeople[at].Outcome
}

// ClosedByMonth gives every month from the first to the last with something closed in
// the period, the empty ones between them included.
func ClosedByMonth(l *Look) []MonthClosing {
	closed := l.parted()
	if closed.first == 0 {
		return nil
	}
	cells := newMonthCells(l, closed)
	for _, row := range closed.won {
		cells.at(l.closedOn[row], l.creditedTo[row]).win(l, row)
	}
	for _, row := range closed.lost {
		cells.at(l.closedOn[row], l.creditedTo[row]).lose(l, row)
	}
	first := closed.first.Month()
	list := make([]MonthClosing, closed.last.Month()-first+1)
	for i := range list {
		list[i].Month = first + domain.Month(i)
		cells.collect(&list[i], i)
	}
	return list
}

// monthCells are outcomes by month and salesperson. Only months in which something closed
// have cells, since a mistyped year may lie centuries away.
type monthCells struct {
	first   domain.Date
	months  []int32 // by day from the first on: months since that of the first
	used    []int32 // by such month: its place among those with cells, from 1 on
	people  []Name  // in the order of ByMostClosed
	columns []int32 // by name: place among the people
	cells   []Outcome
}

func newMonthCells(l *Look, closed *split) *monthCells {
	m := &monthCells{first: closed.first, months: monthsSince(closed.first, closed.last), columns: make([]int32, len(l.names))}
	m.used = make([]int32, m.months[len(m.months)-1]+1)
	m.people = ByMostClosed(l)
	for i, who := range m.people {
		m.columns[l.index[who.ID]] = int32(i)
	}
	return m
}

// monthsSince tells of every day from one to another how many months lie between the
// month of the first and its own.
func monthsSince(first, last domain.Date) []int32 {
	months := make([]int32, last-first+1)
	start := first.Month()
	for month, day := start, first; day <= last; month++ {
		for end := min(last, month.Last()); day <= end; day++ {
			months[day-first] = int32(month - start)
		}
	}
	return months
}

// at is the cell of a day and a name.
func (m *monthCells) at(day domain.Date, who int32) *Outcome {
	month := m.months[day-m.first]
	if m.used[month] == 0 {
		m.cells = append(m.cells, make([]Outcome, len(m.people))...)
		m.used[month] = int32(len(m.cells) / len(m.people))
	}
	return &m.cells[int(m.used[month]-1)*len(m.people)+int(m.columns[who])]
}

// collect sums up a month.
func (m *monthCells) collect(c *MonthClosing, month int) {
	if m.used[month] == 0 {
		return
	}
	from := int(m.used[month]-1) * len(m.people)
	for i, cell := range m.cells[from : from+len(m.people)] {
		if cell.Closed() > 0 {
			c.Outcome = c.Plus(cell)
			c.Salespeople = append(c.Salespeople, SalespersonOutcome{m.people[i], cell})
		}
	}
}

// ByMostClosed gives the salespeople with something closed in the period, those with most
// first, equal ones by name.
func ByMostClosed(l *Look) []Name {
	list := sorted(l.credited().list, func(a, b SalespersonClosing) int {
		return cmp.Or(cmp.Compare(b.Closed(), a.Closed()), byName(a.Salesperson, b.Salesperson))
	})
	return salespeople(list)
}

// salespeople are whose closings they are.
func salespeople(list []SalespersonClosing) []Name {
	names := make([]Name, len(list))
	for i, one := range list {
		names[i] = one.Salesperson
	}
	return names
}

// EarlierKey names the months up to one, for which a chart has no room, among its keys.
func EarlierKey(last domain.Month) string { return "-" + last.String() }

// monthKey gives the days that a key of a month, or of all up to one, stands for.
func monthKey(key string) (domain.Period, bool) {
	name, earlier := strings.CutPrefix(key, "-")
	first, err := domain.ParseDate(name + "-01")
	if err != nil || name == "" {
		return domain.Period{}, false
	}
	days := domain.Period{From: first, To: first.Month().Last()}
	if earlier {
		days.From = 0
	}
	return days, true
}

// MonthsTogether puts what closed in several months together; it has the last one's month.
func MonthsTogether(several []MonthClosing) MonthClosing {
	var all MonthClosing
	for _, m := range several {
		all.Month, all.Outcome = m.Month, all.Plus(m.Outcome)
		for _, one := range m.Salespeople {
			at := slices.IndexFunc(all.Salespeople, func(s SalespersonOutcome) bool { return s.Salesperson.ID == one.Salesperson.ID })
			if at < 0 {
				all.Salespeople = append(all.Salespeople, one)
				continue
			}
			all.Salespeople[at].Outcome = all.Salespeople[at].Plus(one.Outcome)
		}
	}
	return all
}
