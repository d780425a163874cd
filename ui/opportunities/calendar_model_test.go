package opportunities

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
)

func day(year int, month time.Month, of int) domain.Date { return domain.NewDate(year, month, of) }

func sameDays(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// The days were read from a printed calendar.
func TestACalendarShowsWholeWeeks(t *testing.T) {
	for _, c := range []struct {
		span     calendarSpan
		of       domain.Date
		sunday   bool
		from, to domain.Date
		weeks    int
	}{
		// November 2026 begins on a Sunday and has 30 days.
		{spanMonth, day(2026, 11, 24), false, day(2026, 10, 26), day(2026, 12, 6), 6},
		{spanMonth, day(2026, 11, 24), true, day(2026, 11, 1), day(2026, 12, 5), 5},
		// February 2027 has 28 days, the first of them a Monday; that of 2026 a Sunday.
		{spanMonth, day(2027, 2, 28), false, day(2027, 2, 1), day(2027, 2, 28), 4},
		{spanMonth, day(2027, 2, 1), true, day(2027, 1, 31), day(2027, 3, 6), 5},
		{spanMonth, day(2026, 2, 10), true, day(2026, 2, 1), day(2026, 2, 28), 4},
		// August 2026 has 31 days, the first of them a Saturday.
		{spanMonth, day(2026, 8, 31), false, day(2026, 7, 27), day(2026, 9, 6), 6},
		{spanMonth, day(2026, 8, 1), true, day(2026, 7, 26), day(2026, 9, 5), 6},
		// The week of New Year.
		{spanWeek, day(2027, 1, 1), false, day(2026, 12, 28), day(2027, 1, 3), 1},
		{spanWeek, day(2027, 1, 1), true, day(2026, 12, 27), day(2027, 1, 2), 1},
		{spanWeek, day(2026, 11, 22), false, day(2026, 11, 16), day(2026, 11, 22), 1},
		{spanWeek, day(2026, 11, 22), true, day(2026, 11, 22), day(2026, 11, 28), 1},
		{spanDay, day(2026, 9, 6), false, day(2026, 9, 6), day(2026, 9, 6), 0},
	} {
		got := c.span.days(c.of, c.sunday)
		sameDays(t, fmt.Sprintf("%v of %v", c.span, c.of), got, domain.Period{From: c.from, To: c.to})
		sameDays(t, "weeks", int(got.To-got.From+1)/7, c.weeks)
	}
}

func TestTurningACalendar(t *testing.T) {
	for _, c := range []struct {
		span calendarSpan
		from domain.Date
		by   int
		want domain.Date
	}{
		{spanMonth, day(2026, 1, 31), 1, day(2026, 2, 28)},
		{spanMonth, day(2028, 1, 31), 1, day(2028, 2, 29)},
		{spanMonth, day(2026, 3, 31), -1, day(2026, 2, 28)},
		{spanMonth, day(2026, 12, 15), 1, day(2027, 1, 15)},
		{spanWeek, day(2026, 12, 28), 1, day(2027, 1, 4)},
		{spanDay, day(2027, 1, 1), -1, day(2026, 12, 31)},
	} {
		sameDays(t, fmt.Sprint(c.from), c.span.step(c.from, c.by), c.want)
	}
}

// ISO 8601: 1 January 2027 is a Friday, so that its week is the 53rd of 2026.
func TestWeekNumbers(t *testing.T) {
	for monday, want := range map[domain.Date]int{
		day(2026, 11, 16): 47, day(2026, 12, 28): 53, day(2027, 1, 4): 1, day(2025, 12, 29): 1,
	} {
		sameDays(t, monday.String(), weekNumber(monday), want)
	}
}

func at(clock string, minutes int, id string) calendarEntry {
	moment, err := time.Parse("15:04", clock)
	if err != nil {
		panic(err)
	}
	return calendarEntry{activity: &office.ActivityRow{ID: domain.ID(id), Minute: moment.Hour()*60 + moment.Minute() + 1, Minutes: minutes}}
}

func lanesOf(slots []calendarSlot) []string {
	var list []string
	for _, s := range slots {
		list = append(list, fmt.Sprintf("%s %d+%d/%d %s–%s", s.entry.activity.ID, s.lane, s.covers, s.lanes, domain.ClockText(s.from+1), domain.ClockText(s.to%minutesADay+1)))
	}
	return list
}

func TestWhatOverlapsStandsSideBySide(t *testing.T) {
	for name, c := range map[string]struct {
		entries []calendarEntry
		want    []string
	}{
		"one after the other": {[]calendarEntry{at("09:00", 60, "a"), at("10:00", 60, "b")}, []string{"a 0+1/1 09:00–10:00", "b 0+1/1 10:00–11:00"}},
		"at the same time, the longer one first": {[]calendarEntry{at("09:00", 30, "short"), at("09:00", 90, "long")},
			[]string{"long 0+1/2 09:00–10:30", "short 1+1/2 09:00–09:30"}},
		"a lane that is free again is taken again": {[]calendarEntry{at("09:00", 120, "a"), at("09:00", 60, "b"), at("10:00", 60, "c")},
			[]string{"a 0+1/2 09:00–11:00", "b 1+1/2 09:00–10:00", "c 1+1/2 10:00–11:00"}},
		"lanes that stay free are covered": {[]calendarEntry{at("09:00", 60, "a"), at("09:15", 30, "b"), at("09:30", 90, "c"), at("10:15", 30, "d")},
			[]string{"a 0+1/3 09:00–10:00", "b 1+1/3 09:15–09:45", "c 2+1/3 09:30–11:00", "d 0+2/3 10:15–10:45"}},
		"without a length, half an hour": {[]calendarEntry{at("09:00", 0, "a"), at("09:29", 0, "b"), at("09:59", 0, "c")},
			[]string{"a 0+1/2 09:00–09:30", "b 1+1/2 09:29–09:59", "c 0+1/1 09:59–10:29"}},
		"too short to be read": {[]calendarEntry{at("09:00", 5, "a"), at("09:20", 5, "b")}, []string{"a 0+1/2 09:00–09:24", "b 1+1/2 09:20–09:44"}},
		"until midnight":       {[]calendarEntry{at("23:50", 60, "a"), at("22:00", 7*24*60, "b")}, []string{"b 0+1/2 22:00–00:00", "a 1+1/2 23:36–00:00"}},
	} {
		sameDays(t, name, lanesOf(slotsOf(c.entries)), c.want)
	}
}

// Whatever meets stands in different lanes, and nobody covers what another stands in.
func TestNothingLiesOverAnother(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var entries []calendarEntry
		for i := range random.IntN(12) {
			entries = append(entries, at(fmt.Sprintf("%02d:%02d", random.IntN(24), random.IntN(60)), random.IntN(180), fmt.Sprint(i)))
		}
		slots := slotsOf(entries)
		if len(slots) != len(entries) {
			t.Fatalf("%d of %d are shown", len(slots), len(entries))
		}
		for i, a := range slots {
			if a.lane < 0 || a.covers < 1 || a.lane+a.covers > a.lanes || a.to <= a.from || a.to > minutesADay {
				t.Fatalf("%+v", a)
			}
			for _, b := range slots[i+1:] {
				meet := a.from < b.to && b.from < a.to
				// in parts of the whole width, for their lanes may be of different widths
				over := a.lane*b.lanes < (b.lane+b.covers)*a.lanes && b.lane*a.lanes < (a.lane+a.covers)*b.lanes
				if meet && over {
					t.Fatalf("%v and %v lie over one another in %v", a, b, lanesOf(slots))
				}
			}
		}
	}
}

func TestTheOrderOfADay(t *testing.T) {
	of := day(2026, 11, 24)
	c := office.Calendar{
		Activities: []office.ActivityRow{
			{ID: "ten", Day: of, Minute: 601}, {ID: "ten, done", Day: of, Minute: 601, Done: true}, {ID: "any time", Day: of},
			{ID: "midnight", Day: of, Minute: 1}, {ID: "any time, done", Day: of, Done: true}, {ID: "tomorrow", Day: of + 1},
		},
		Closings: []office.Row{{ID: "closing", Expected: of}},
	}
	slices.Reverse(c.Activities)
	days := newCalendarDays(c)
	var ids []domain.ID
	for _, e := range days[of] {
		ids = append(ids, e.key().id)
	}
	sameDays(t, "order", ids, []domain.ID{"closing", "any time", "any time, done", "midnight", "ten", "ten, done"})
	sameDays(t, "without a time", len(days.allDay(of)), 3)
	sameDays(t, "with a time", len(days.timed(of)), 3)
	sameDays(t, "found", days.find(calendarKey{id: "tomorrow"}).day(), of+1)
	sameDays(t, "an activity is no closing", days.find(calendarKey{id: "tomorrow", closing: true}).isNone(), true)
}

func TestWhatADropMeans(t *testing.T) {
	of := day(2026, 11, 24)
	call := calendarEntry{activity: &office.ActivityRow{Day: of, Minute: 601}}
	task := calendarEntry{activity: &office.ActivityRow{Day: of}}
	closing := calendarEntry{closing: &office.Row{Expected: of}}
	for _, c := range []struct {
		what   string
		e      calendarEntry
		to     calendarPlace
		day    domain.Date
		minute int
		moves  bool
	}{
		{"another day of the month keeps the time", call, calendarPlace{of + 3, keepTime}, of + 3, 601, true},
		{"the same day of the month", call, calendarPlace{of, keepTime}, of, 601, false},
		{"an hour", call, calendarPlace{of, 11 * 60}, of, 661, true},
		{"the same hour", call, calendarPlace{of, 10 * 60}, of, 601, false},
		{"midnight", call, calendarPlace{of, 0}, of, 1, true},
		{"above the hours", call, calendarPlace{of, noTime}, of, 0, true},
		{"from above the hours", task, calendarPlace{of, 9 * 60}, of, 541, true},
		{"above the hours again", task, calendarPlace{of, noTime}, of, 0, false},
		{"another month's day without a time", task, calendarPlace{of + 7, keepTime}, of + 7, 0, true},
		{"a closing has no time", closing, calendarPlace{of, 9 * 60}, of, 0, false},
		{"a closing on another day", closing, calendarPlace{of - 1, 9 * 60}, of - 1, 0, true},
	} {
		day, minute := c.to.placed(c.e)
		if day != c.day || minute != c.minute || c.to.moves(c.e) != c.moves {
			t.Errorf("%s: %v %d, moves %t", c.what, day, minute, c.to.moves(c.e))
		}
	}
}

func TestQuarterHours(t *testing.T) {
	for minute, want := range map[float64]int{-20: 0, 0: 0, 7: 0, 8: 15, 22: 15, 23: 30, 600: 600, 1438: 1425, 2000: 1425} {
		sameDays(t, fmt.Sprint("next to ", minute), toQuarter(minute), want)
	}
	for minute, want := range map[float64]int{-5: 0, 0: 0, 14.9: 0, 15: 15, 614: 600, 1439: 1425} {
		sameDays(t, fmt.Sprint("holds ", minute), quarterAt(minute), want)
	}
	sameDays(t, "a length", lengthUntil(600, 655), 60)
	sameDays(t, "no less than a quarter", lengthUntil(600, 500), 15)
	sameDays(t, "not over midnight", lengthUntil(1380, 3000), 60)
	sameDays(t, "the first quarter", beside(10, -15), 0)
	sameDays(t, "the last quarter", beside(1420, 15), 1425)
}

func TestHowMuchFits(t *testing.T) {
	for _, c := range [][4]int{{0, 0, 0, 0}, {1, 0, 0, 1}, {3, 3, 3, 0}, {4, 3, 2, 2}, {9, 1, 0, 9}} {
		shown, more := fitting(c[0], c[1])
		sameDays(t, fmt.Sprintf("%d in %d", c[0], c[1]), [2]int{shown, more}, [2]int{c[2], c[3]})
	}
}

// The hours of a day that has 23 or 25 of them are those that a clock shows: what is
// planned for ten is at ten, and the line of the present moment too.
func TestDaysOnWhichTheClockChanges(t *testing.T) {
	for _, zone := range []string{"America/Santiago", "Europe/Madrid", "America/New_York"} {
		location, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		for of := day(2026, 1, 1); of < day(2027, 1, 1); of++ {
			year, month, d := of.Civil()
			now := time.Date(year, month, d, 10, 0, 0, 0, location)
			if got := domain.DateOf(now); got != of {
				t.Fatalf("%s: %v is on %v", zone, now, got)
			}
			grid := newCalendarGrid(fyne.NewSize(1000, 800), spanDay, domain.Period{From: of, To: of}, false)
			if y := grid.minuteY(now.Hour()*60+now.Minute(), 0); y != 480 {
				t.Fatalf("%s: ten o'clock of %v is at %v", zone, of, y)
			}
		}
	}
}

func TestTheGridKnowsItsPlaces(t *testing.T) {
	for _, c := range []struct {
		span   calendarSpan
		sunday bool
	}{{spanMonth, false}, {spanMonth, true}, {spanWeek, false}, {spanWeek, true}, {spanDay, false}} {
		days := c.span.days(day(2026, 11, 24), c.sunday)
		grid := newCalendarGrid(fyne.NewSize(1013, 607), c.span, days, c.sunday)
		grid.band = 50
		var last calendarArea
		for of := days.From; of <= days.To; of++ {
			cell := grid.cell(of)
			if got := grid.dayAt(fyne.NewPos(cell.x+1, cell.y+1)); got != of {
				t.Errorf("%v: at the corner of %v is %v", c, of, got)
			}
			if got := grid.dayAt(fyne.NewPos(cell.x+cell.width-1, cell.y+cell.height-1)); got != of {
				t.Errorf("%v: at the far corner of %v is %v", c, of, got)
			}
			last = cell
		}
		sameDays(t, "it ends with the last day", [2]float32{last.x + last.width, last.y + last.height}, [2]float32{1013, 607})
	}
	week := newCalendarGrid(fyne.NewSize(1000, 600), spanWeek, domain.Period{From: 1, To: 7}, false)
	week.band = 66
	sameDays(t, "a time", week.minuteAt(fyne.NewPos(500, 34+66+48), 96), 180.0)
}

func TestAQueryNarrowsACalendar(t *testing.T) {
	mine := office.Condition{Column: office.ColumnSalesperson, Values: []string{office.Me}}
	web := office.Condition{Column: office.ColumnOrigin, Values: []string{"Web"}}
	both := office.Condition{Column: office.ColumnSalesperson, Values: []string{"Ana", "Luis"}}
	not := office.Condition{Column: office.ColumnSalesperson, Values: []string{"Ana"}, Operator: office.IsNot}
	q := newCalendarQuery(office.Query{Conditions: []office.Condition{mine, web}})
	sameDays(t, "person", q.person, office.Me)
	sameDays(t, "conditions", q.Conditions, []office.Condition{web})
	for _, other := range []office.Condition{both, not} {
		q = newCalendarQuery(office.Query{Conditions: []office.Condition{other}})
		sameDays(t, "nobody alone", q.person, "")
		sameDays(t, "it still narrows", q.narrows(), true)
	}
	sameDays(t, "all", newCalendarQuery(office.Query{Sort: office.ColumnName}).narrows(), false)

	days := domain.Period{From: day(2026, 11, 1), To: day(2026, 11, 30)}
	asked, some := newCalendarQuery(office.Query{Classes: []domain.Class{domain.Won, domain.Open}}).closings(days, "ana")
	sameDays(t, "some", some, true)
	sameDays(t, "classes", asked.Classes, []domain.Class{domain.Open})
	sameDays(t, "conditions", asked.Conditions, []office.Condition{
		{Column: office.ColumnExpected, Operator: office.Between, Values: []string{"2026-11-01", "2026-11-30"}},
		{Column: office.ColumnSalesperson, Values: []string{"ana"}}})
	_, some = newCalendarQuery(office.Query{Classes: []domain.Class{domain.Won}}).closings(days, "")
	sameDays(t, "what is won closes no more", some, false)
}

func TestTheTextOfAQueryFindsActivities(t *testing.T) {
	a := office.ActivityRow{Subject: "Entregar la propuesta", Customer: "Panadería Ñuñoa", Number: 12}
	for text, want := range map[string]bool{"": true, "nunoa PROPUESTA": true, "12": true, "ñuñoa cobro": false} {
		sameDays(t, text, newCalendarQuery(office.Query{Text: text}).holds(a), want)
	}
}

// Of a day with 3 entries read and 7 more known, a room for 4 shows 3 and says "+7 more".
func TestWhatIsNotReadOfADayIsCounted(t *testing.T) {
	for _, c := range []struct{ read, rest, room, shown, more int }{
		{3, 7, 4, 3, 7}, {3, 7, 3, 2, 8}, {3, 0, 3, 3, 0}, {3, 0, 2, 1, 2}, {0, 5, 4, 0, 5}, {2, 1, 3, 2, 1},
	} {
		if shown, more := fittingOf(c.read, c.rest, c.room); shown != c.shown || more != c.more {
			t.Errorf("%d read, %d more, room for %d: %d shown and %d more, want %d and %d", c.read, c.rest, c.room, shown, more, c.shown, c.more)
		}
	}
}
