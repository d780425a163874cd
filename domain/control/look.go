package control

import (
	"slices"

	"preventa/domain"
)

// Filter narrows the facts a figure is computed from. Zero values do not narrow. Of several
// ids any will do; the id "" is none.
type Filter struct {
	Period      domain.Period
	Salespeople []domain.ID
	Origins     []domain.ID
	States      []domain.ID
	Customers   []domain.ID
	Tags        []domain.ID
	Currency    domain.Currency // only what is in it, in its own amounts; "" is all, in office currency
	AsOf        domain.Date     // 0 is now
	ByOpening   bool            // origins by when their opportunities were opened, not closed
	Compare     Comparison
}

// Comparison says what the figures are compared with.
type Comparison string

// The comparisons.
const (
	NotCompared  Comparison = ""
	WithPrevious Comparison = "previous" // the period as long just before
	WithYearAgo  Comparison = "year"     // the same days a year before
)

// Look is the facts under a filter: what every figure is computed from. Figures of what
// closed go by the period; what is in progress is so on the day, whatever the period.
type Look struct {
	*Facts
	Filter Filter
	Today  domain.Date // the day the figures stand at: that of AsOf, or today
	now    *Facts      // not rewound
	rows   []int32     // that are there and meet the filter but its period
	money  []int64     // amounts in the currency looked in
	split  split       // the rows by what became of them
	people people      // what closed, by who is credited
}

// NewLook looks at the facts under a filter.
func NewLook(f *Facts, filter Filter, today domain.Date) *Look {
	l := &Look{Facts: f, Filter: filter, Today: today, now: f}
	if filter.AsOf != 0 && filter.AsOf < today {
		l.Facts, l.Today = f.AsOf(filter.AsOf), filter.AsOf
	}
	l.money = l.amount
	if filter.Currency != "" {
		l.money = l.own
	}
	l.rows = l.meeting()
	return l
}

// Earlier is the look at what the figures are compared with: the same filter over the
// earlier period, as of the day that was in it what the day of the look is in its own. False
// for no comparison.
func (l *Look) Earlier() (*Look, bool) {
	period, day, compared := l.earlier()
	if !compared {
		return nil, false
	}
	filter := l.Filter
	filter.Period, filter.Compare = period, NotCompared
	if l.now.history != nil {
		filter.AsOf = day
	}
	return NewLook(l.now, filter, l.Today), true
}

// EarlierClosed is the look at what closed that the figures of what closed are compared with:
// by its closing, as is known on the day of the look, for much of it may have been written down
// long after. A period that is not over is compared with as much of the earlier one.
func (l *Look) EarlierClosed() (*Look, bool) {
	period, day, compared := l.earlier()
	if !compared {
		return nil, false
	}
	filter := l.Filter
	filter.Period, filter.Compare, filter.AsOf = domain.Period{From: period.From, To: min(period.To, day)}, NotCompared, 0
	return NewLook(l.Facts, filter, l.Today), true
}

// earlier is the period the figures are compared with, and the day of it that they stand at.
func (l *Look) earlier() (earlier domain.Period, day domain.Date, compared bool) {
	switch period := l.Filter.Period; {
	case l.Filter.Compare == NotCompared || period.From == 0 || period.To == 0:
		return earlier, 0, false
	case l.Filter.Compare == WithYearAgo:
		return domain.Period{From: yearBefore(period.From), To: yearBefore(period.To)}, yearBefore(l.Today), true
	default:
		earlier = before(period)
		return earlier, l.Today - (period.From - earlier.From), true
	}
}

// before is the period just before one: as many months where it is whole months, as many
// days else.
func before(p domain.Period) domain.Period {
	first, last := p.From.Month(), p.To.Month()
	if p.From == first.First() && p.To == last.Last() {
		months := last - first + 1
		return domain.Period{From: (first - months).First(), To: (first - 1).Last()}
	}
	days := p.To - p.From + 1
	return domain.Period{From: p.From - days, To: p.From - 1}
}

// yearBefore is the same day a year before, the last of February for the 29th.
func yearBefore(d domain.Date) domain.Date {
	month := d.Month() - 12
	_, _, day := d.Civil()
	return min(month.First()+domain.Date(day-1), month.Last())
}

// meeting lists the rows that are there and meet the filter but its period.
func (l *Look) meeting() []int32 {
	tests := l.tests()
	rows := make([]int32, 0, l.count)
next:
	for i, there := range l.there {
		row := int32(i)
		if !there || l.state[row] == 0 {
			continue
		}
		for _, meets := range tests {
			if !meets(row) {
				continue next
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (l *Look) tests() []func(row int32) bool {
	var tests []func(row int32) bool
	add := func(ids []domain.ID, of func(row int32) int32) {
		if len(ids) > 0 {
			named := l.named(ids)
			tests = append(tests, func(row int32) bool { return named[of(row)] })
		}
	}
	add(l.Filter.Salespeople, l.who)
	add(l.Filter.Origins, func(row int32) int32 { return l.origin[row] })
	add(l.Filter.Customers, func(row int32) int32 { return l.customer[row] })
	if len(l.Filter.States) > 0 {
		tests = append(tests, func(row int32) bool { return slices.Contains(l.Filter.States, l.states[l.state[row]].ID) })
	}
	if len(l.Filter.Tags) > 0 {
		named := l.named(l.Filter.Tags)
		tests = append(tests, func(row int32) bool {
			set := l.tagSets[l.tags[row]]
			return len(set) == 0 && named[0] || slices.ContainsFunc(set, func(tag int32) bool { return named[tag] })
		})
	}
	if l.Filter.Currency != "" {
		at := int16(slices.Index(l.currencies, l.Filter.Currency))
		tests = append(tests, func(row int32) bool { return l.currency[row] == at })
	}
	return tests
}

// named marks ids among the names.
func (l *Look) named(ids []domain.ID) []bool {
	named := make([]bool, len(l.names))
	for _, id := range ids {
		if at, known := l.index[id]; known || id == "" {
			named[at] = true
		}
	}
	return named
}

// who is the salesperson an opportunity counts for: of a closed one whoever was responsible
// when it closed, else whoever is.
func (l *Look) who(row int32) int32 {
	if l.class(row).IsClosed() {
		return l.creditedTo[row]
	}
	return l.salesperson[row]
}

// weighted is amount × probability ÷ 100, rounded half away from zero.
func (l *Look) weighted(row int32) int64 {
	return domain.Percent(l.money[row], int(l.probability[row]))
}

// Count is how many opportunities the filter leaves, whatever the period.
func (l *Look) Count() int { return len(l.rows) }
