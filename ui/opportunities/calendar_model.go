package opportunities

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"preventa/domain"
	"preventa/domain/office"
)

// calendarSpan is what a calendar shows at once.
type calendarSpan int

const (
	spanMonth calendarSpan = iota
	spanWeek
	spanDay
)

// The times of day are minutes after midnight here; a record counts them from 1.
const (
	minutesADay  = 24 * 60
	quarterHour  = 15
	unsaidLength = 30 // minutes, of what nobody said how long it takes
	leastLength  = 24 // minutes, in which a line of text can still be read
)

// days are those a span shows for a day: a month comes in whole weeks.
func (s calendarSpan) days(day domain.Date, sundayFirst bool) domain.Period {
	switch s {
	case spanMonth:
		month := day.Month()
		return domain.Period{From: domain.WeekStart(month.First(), sundayFirst), To: domain.WeekStart(month.Last(), sundayFirst) + 6}
	case spanWeek:
		from := domain.WeekStart(day, sundayFirst)
		return domain.Period{From: from, To: from + 6}
	}
	return domain.Period{From: day, To: day}
}

// step is the day so many months, weeks or days further. A day that the other month does
// not have becomes its last.
func (s calendarSpan) step(day domain.Date, by int) domain.Date {
	switch s {
	case spanMonth:
		_, _, of := day.Civil()
		month := day.Month() + domain.Month(by)
		return min(month.First()+domain.Date(of-1), month.Last())
	case spanWeek:
		return day + domain.Date(7*by)
	}
	return day + domain.Date(by)
}

// weekNumber is that of ISO 8601, for the week that begins on a Monday.
func weekNumber(monday domain.Date) int {
	_, week := monday.Time().ISOWeek()
	return week
}

func isWeekend(day domain.Date) bool {
	weekday := day.Time().Weekday()
	return weekday == time.Saturday || weekday == time.Sunday
}

// calendarKey tells an entry of the calendar from all others; its zero value is none.
type calendarKey struct {
	id      domain.ID
	closing bool
}

// calendarEntry is an activity, or else an opportunity on the day it is expected to close.
type calendarEntry struct {
	activity *office.ActivityRow
	closing  *office.Row
}

func (e calendarEntry) key() calendarKey {
	switch {
	case e.activity != nil:
		return calendarKey{id: e.activity.ID}
	case e.closing != nil:
		return calendarKey{id: e.closing.ID, closing: true}
	}
	return calendarKey{}
}

func (e calendarEntry) isNone() bool { return e.activity == nil && e.closing == nil }

func (e calendarEntry) day() domain.Date {
	if e.activity != nil {
		return e.activity.Day
	}
	return e.closing.Expected
}

// isTimed reports that it has a time of day.
func (e calendarEntry) isTimed() bool { return e.activity != nil && e.activity.Minute > 0 }

// from is when it begins, in minutes after midnight; 0 for what has no time.
func (e calendarEntry) from() int {
	if !e.isTimed() {
		return 0
	}
	return e.activity.Minute - 1
}

// length is how many minutes it takes.
func (e calendarEntry) length() int {
	if e.activity != nil && e.activity.Minutes > 0 {
		return e.activity.Minutes
	}
	return unsaidLength
}

// to is when it ends, at midnight at the latest.
func (e calendarEntry) to() int { return min(e.from()+e.length(), minutesADay) }

// isFixed reports that it stays where it is: what was done was done then.
func (e calendarEntry) isFixed() bool { return e.activity != nil && e.activity.Done }

// calendarDays are the entries by their day, in the order of the day: what closes, then
// what has no time, then by time; what is done comes after what is planned for then.
type calendarDays map[domain.Date][]calendarEntry

func newCalendarDays(c office.Calendar) calendarDays {
	days := calendarDays{}
	for i := range c.Closings {
		e := calendarEntry{closing: &c.Closings[i]}
		days[e.day()] = append(days[e.day()], e)
	}
	for i := range c.Activities {
		e := calendarEntry{activity: &c.Activities[i]}
		days[e.day()] = append(days[e.day()], e)
	}
	for _, entries := range days {
		slices.SortStableFunc(entries, compareEntries)
	}
	return days
}

func compareEntries(a, b calendarEntry) int {
	return cmp.Or(
		compareBool(a.activity != nil, b.activity != nil),
		compareBool(a.isTimed(), b.isTimed()),
		cmp.Compare(a.from(), b.from()),
		compareBool(a.isFixed(), b.isFixed()),
	)
}

// compareBool puts what is not so before what is.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// find is the entry of a key; the zero entry if there is none.
func (d calendarDays) find(key calendarKey) calendarEntry {
	for _, entries := range d {
		for _, e := range entries {
			if e.key() == key {
				return e
			}
		}
	}
	return calendarEntry{}
}

// allDay are the entries of a day that have no time, timed those that have.
func (d calendarDays) allDay(day domain.Date) []calendarEntry { return d.timedOr(day, false) }
func (d calendarDays) timed(day domain.Date) []calendarEntry  { return d.timedOr(day, true) }

func (d calendarDays) timedOr(day domain.Date, timed bool) []calendarEntry {
	var list []calendarEntry
	for _, e := range d[day] {
		if e.isTimed() == timed {
			list = append(list, e)
		}
	}
	return list
}

// fitting is how many of some lines a room for so many shows, and how many it leaves to
// a last line that says how many more there are.
func fitting(count, room int) (shown, more int) {
	if count <= room {
		return count, 0
	}
	shown = max(0, room-1)
	return shown, count - shown
}

// fittingOf is fitting of a day of which so many more entries are known and not read.
func fittingOf(read, rest, room int) (shown, more int) {
	shown, _ = fitting(read+rest, room)
	if rest > 0 { // which needs the last line
		shown = min(shown, max(0, room-1))
	}
	shown = min(shown, read)
	return shown, read + rest - shown
}

// calendarSlot is where an entry stands among the hours of its day: those that overlap
// share the width in lanes, of which one covers those right of it that are free meanwhile.
type calendarSlot struct {
	entry    calendarEntry
	from, to int // minutes after midnight, as drawn
	lane     int
	covers   int
	lanes    int
}

// slotsOf finds the lanes of the entries of a day.
func slotsOf(entries []calendarEntry) []calendarSlot {
	slots := make([]calendarSlot, len(entries))
	for i, e := range entries {
		slots[i] = slotOf(e)
	}
	slices.SortStableFunc(slots, func(a, b calendarSlot) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	for first := 0; first < len(slots); {
		end, until := first, 0
		for end < len(slots) && (end == first || slots[end].from < until) {
			until = max(until, slots[end].to)
			end++
		}
		shareLanes(slots[first:end])
		first = end
	}
	return slots
}

// slotOf is the time an entry is drawn over: long enough to be read, within the day.
func slotOf(e calendarEntry) calendarSlot {
	from := min(e.from(), minutesADay-leastLength)
	return calendarSlot{entry: e, from: from, to: max(e.to(), from+leastLength)}
}

// shareLanes puts each of some slots that hang together into the first lane that is free.
func shareLanes(slots []calendarSlot) {
	var ends []int // of the lanes so far
	for i := range slots {
		s := &slots[i]
		s.lane = slices.IndexFunc(ends, func(end int) bool { return end <= s.from })
		if s.lane < 0 {
			s.lane = len(ends)
			ends = append(ends, 0)
		}
		ends[s.lane] = s.to
	}
	for i := range slots {
		s := &slots[i]
		s.lanes, s.covers = len(ends), len(ends)-s.lane
		for _, other := range slots {
			if other.lane > s.lane && other.from < s.to && s.from < other.to {
				s.covers = min(s.covers, other.lane-s.lane)
			}
		}
	}
}

// keepTime stands for the time of day that something has already, noTime for none.
const (
	keepTime = -1
	noTime   = -2
)

// calendarPlace is a place of the calendar: a day and, among the hours, the minutes after
// midnight, or else keepTime or noTime.
type calendarPlace struct {
	day    domain.Date
	minute int
}

// placed is the day and the minute, as records count it, of an activity put at a place.
func (p calendarPlace) placed(e calendarEntry) (day domain.Date, minute int) {
	switch {
	case e.activity == nil || p.minute == noTime:
		return p.day, 0
	case p.minute == keepTime:
		return p.day, e.activity.Minute
	}
	return p.day, p.minute + 1
}

// moves reports that an entry put at a place is not where it was.
func (p calendarPlace) moves(e calendarEntry) bool {
	day, minute := p.placed(e)
	return day != e.day() || (e.activity != nil && minute != e.activity.Minute)
}

// toQuarter is the quarter hour next to some minutes after midnight, one that begins
// within the day.
func toQuarter(minute float64) int {
	quarter := int(minute/quarterHour+0.5) * quarterHour
	if minute < 0 {
		quarter = 0
	}
	return min(quarter, minutesADay-quarterHour)
}

// quarterAt is the quarter hour that some minutes after midnight lie in.
func quarterAt(minute float64) int {
	return min(max(0, int(minute))/quarterHour*quarterHour, minutesADay-quarterHour)
}

// lengthUntil is how long something takes that begins at a minute and is drawn out until
// another: a quarter of an hour at least, until midnight at most.
func lengthUntil(from int, until float64) int {
	to := int(until/quarterHour+0.5) * quarterHour
	return max(quarterHour, min(to, minutesADay)-from)
}

// beside is the time of day some minutes from another, within the day.
func beside(minute, by int) int { return max(0, min(minute+by, minutesADay-quarterHour)) }

// calendarQuery is what of a list's query narrows a calendar.
type calendarQuery struct {
	office.Query
	person string // the one salesperson it is of: an id, a name or office.Me; "" for none
}

// newCalendarQuery takes the one salesperson out of a query, for a calendar is of somebody.
func newCalendarQuery(q office.Query) calendarQuery {
	c := calendarQuery{Query: q}
	c.Conditions = nil
	for _, condition := range q.Conditions {
		if condition.Column == office.ColumnSalesperson && condition.Operator == office.Is && len(condition.Values) == 1 && condition.Values[0] != "" && c.person == "" {
			c.person = condition.Values[0]
			continue
		}
		c.Conditions = append(c.Conditions, condition)
	}
	return c
}

// narrows reports that not all that is expected to close meets it.
func (q calendarQuery) narrows() bool {
	return q.Text != "" || len(q.Conditions) > 0 || len(q.Classes) > 0
}

// closings asks for what is expected to close in some days; false when nothing can be.
func (q calendarQuery) closings(days domain.Period, person domain.ID) (office.Query, bool) {
	asked := office.Query{Text: q.Text, Sort: office.ColumnExpected, Ascending: true}
	for _, class := range office.NotClosed {
		if len(q.Classes) == 0 || slices.Contains(q.Classes, class) {
			asked.Classes = append(asked.Classes, class)
		}
	}
	asked.Conditions = append(slices.Clone(q.Conditions), office.Condition{
		Column: office.ColumnExpected, Operator: office.Between, Values: []string{days.From.String(), days.To.String()}})
	if person != "" {
		asked.Conditions = append(asked.Conditions, office.Condition{Column: office.ColumnSalesperson, Values: []string{string(person)}})
	}
	return asked, len(asked.Classes) > 0
}

// holds reports that every word of the query's text is to be found in an activity.
func (q calendarQuery) holds(a office.ActivityRow) bool {
	in := domain.Fold(strings.Join([]string{a.Subject, a.Customer, a.Contact, a.Opportunity, a.Type, a.Notes, numberText(a.Number)}, "\n"))
	for _, word := range strings.Fields(domain.Fold(q.Text)) {
		if !strings.Contains(in, word) {
			return false
		}
	}
	return true
}
