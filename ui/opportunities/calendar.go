package opportunities

import (
	"context"
	"encoding/json"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// calendar shows activities and expected closes by day: of one person, or of everybody.
type calendar struct {
	host   kit.Host
	events modeEvents

	span  calendarSpan
	day   domain.Date   // the days around which are asked for
	shown domain.Period // the days on show, which were read
	as    calendarSpan  // how they are shown
	query calendarQuery
	whose domain.ID // "": everybody's
	named string    // whose calendar the query asks for, until somebody chooses: as its condition says

	days   calendarDays
	all    office.Calendar // what days hold
	of     domain.ID       // whose they are, "" everybody's
	cut    bool            // there is more than was read
	people []domain.Person // who can be chosen
	asked  kit.Latest
	waited func()    // ends the wait for what was asked
	turned time.Time // when the wheel last turned the months

	content *fyne.Container
	corner  *fyne.Container // of the row of chips
	view    *calendarView
	head    *calendarHead
}

var _ mode = (*calendar)(nil)

// newCalendar makes the calendar of the person at the desk, on this month. It reads once
// it is told of a query.
func newCalendar(host kit.Host, events modeEvents) *calendar {
	c := &calendar{host: host, events: events, whose: host.Session().Me().ID, of: host.Session().Me().ID, days: calendarDays{}, waited: func() {}}
	c.day = c.today()
	c.shown = c.wanted()
	c.content, c.corner = container.NewStack(), container.NewStack()
	c.view = newCalendarView(c)
	c.view.setCursor(c.day)
	c.build()
	return c
}

func (c *calendar) build() {
	c.head = newCalendarHead(c)
	c.content.Objects = []fyne.CanvasObject{container.New(kit.RowsGrowing(0, 1), c.head.bar, c.view)}
	c.corner.Objects = []fyne.CanvasObject{c.head.corner}
	c.head.show()
}

// Content is the title above the days.
func (c *calendar) Content() fyne.CanvasObject { return c.content }

// Bar chooses what is shown, and whose it is.
func (c *calendar) Bar() fyne.CanvasObject { return c.corner }

// SetQuery narrows the calendar to a query. Where it is of one salesperson, so is the
// calendar.
func (c *calendar) SetQuery(q office.Query) {
	c.query = newCalendarQuery(q)
	c.named = c.query.person
	c.Refresh()
}

// Refresh reads the days anew.
func (c *calendar) Refresh() { c.read() }

// Selected is the opportunity chosen on the day it is expected to close. Commands on
// opportunities must not act on what a chosen activity is about.
func (c *calendar) Selected() []domain.ID {
	if e := c.chosen(); e.closing != nil {
		return []domain.ID{e.closing.ID}
	}
	return nil
}

func (c *calendar) chosen() calendarEntry { return c.days.find(c.view.chosen) }

// Do gives what the commands about a record do with the chosen entry.
func (c *calendar) Do(command string) func() {
	e := c.chosen()
	switch {
	case command == "export" && c.mayExport():
		return c.export
	case command == "record.open" && !e.isNone():
		return func() { c.open(e) }
	case command == "record.delete" && e.activity != nil && c.may(access.Delete):
		return func() { c.delete(e) }
	}
	return nil
}

// Status says what is shown.
func (c *calendar) Status() string {
	if c.cut {
		return cutText()
	}
	return c.words().status(c.all, c.host.Session().Office().Data().Currency)
}

// calendarState is what of a calendar survives a restart. The day does not: one begins
// with today.
type calendarState struct {
	Span  calendarSpan
	Whose domain.ID
	Y     float64
}

// State is the span, whose calendar it is and how far its hours are scrolled.
func (c *calendar) State() string {
	text, err := json.Marshal(calendarState{c.span, c.whose, c.view.y})
	if err != nil {
		return ""
	}
	return string(text)
}

// Resume takes a state up, which the next query shows.
func (c *calendar) Resume(state string) {
	var s calendarState
	if json.Unmarshal([]byte(state), &s) != nil || s.Span < spanMonth || s.Span > spanDay {
		return
	}
	c.span, c.whose, c.view.y = s.Span, s.Whose, s.Y
	c.head.show()
}

// Focus takes the keyboard.
func (c *calendar) Focus() { c.host.Window().Canvas().Focus(c.view) }

// Rebuild makes the content anew, in another language or look.
func (c *calendar) Rebuild() {
	c.build()
	c.view.draw()
}

func (c *calendar) region() region.Region { return c.host.Session().Office().Region() }
func (c *calendar) today() domain.Date    { return c.host.Session().Office().Today() }
func (c *calendar) now() time.Time        { return c.host.Session().Office().Now() }
func (c *calendar) words() calendarWords  { return calendarWords{c.region(), c.today()} }

func (c *calendar) may(r access.Right) bool { return c.host.Session().May(access.Activities, r) }
func (c *calendar) mayPlan() bool           { return c.may(access.Add) }

// mayMove reports that an entry can be put elsewhere.
func (c *calendar) mayMove(e calendarEntry) bool {
	if e.closing != nil {
		return c.host.Session().May(access.Opportunities, access.Modify)
	}
	return e.activity != nil && !e.isFixed() && c.may(access.Modify)
}

// wanted are the days that are to be shown.
func (c *calendar) wanted() domain.Period { return c.span.days(c.day, c.region().SundayFirst) }

// show goes to a day, in a span.
func (c *calendar) show(span calendarSpan, day domain.Date) {
	c.span, c.day = span, day
	c.view.setCursor(day)
	c.head.show()
	c.read()
}

// turn shows the next days of the span, or those before.
func (c *calendar) turn(by int) { c.show(c.span, c.span.step(c.view.cursor, by)) }

// turning reports that the wheel turned a month just now: one notch is one month.
func (c *calendar) turning() bool {
	before := c.turned
	c.turned = time.Now()
	return c.turned.Sub(before) < 150*time.Millisecond
}

// stepTo puts the keyboard on a day, and turns to it where it is not on show.
func (c *calendar) stepTo(day domain.Date) {
	if c.as != c.span || !c.shown.Contains(day) || (c.span == spanMonth && day.Month() != c.day.Month()) {
		c.show(c.span, day)
		return
	}
	c.day = day
	c.view.setCursor(day)
	c.view.draw()
	c.events.Changed()
}

// everybody stands for whose calendar all of the office is in.
const everybody = "*"

// setWhose shows somebody else's calendar, "" everybody's.
func (c *calendar) setWhose(person domain.ID) {
	c.whose, c.named = person, ""
	c.read()
}

// calendarAnswer is what was read.
type calendarAnswer struct {
	office.Calendar
	cut    bool
	whose  domain.ID
	span   calendarSpan
	days   domain.Period
	people []domain.Person
}

// slowly is how long a reading may take before it shows.
const slowly = 300 * time.Millisecond

// read asks for the days wanted; those on show stay until they come.
func (c *calendar) read() {
	session, span, days, query, named, whose := c.host.Session(), c.span, c.wanted(), c.query, c.named, c.whose
	c.waited()
	c.waited = c.host.Delay()(slowly, func() { c.view.setLoading(true) })
	kit.BackgroundLatest(&c.asked, c.host.Runner(), func() (calendarAnswer, error) {
		a, err := readCalendar(context.Background(), session, query, named, whose, days)
		a.span = span
		return a, err
	}, func(a calendarAnswer, err error) {
		c.waited()
		c.view.setLoading(false)
		if err != nil {
			c.host.Failed(err)
			return
		}
		c.take(a)
	})
}

// take shows what was read.
func (c *calendar) take(a calendarAnswer) {
	c.all, c.of, c.cut, c.people = a.Calendar, a.whose, a.cut, a.people
	c.shown, c.as = a.days, a.span
	c.days = newCalendarDays(a.Calendar)
	c.view.keepChosen(c.days)
	c.head.showPeople(a.whose)
	c.view.draw()
	c.head.showHint()
	c.events.Changed()
}

// readCalendar reads some days of somebody: of whom the query names, if it names one.
func readCalendar(ctx context.Context, s *office.Session, q calendarQuery, named string, whose domain.ID, days domain.Period) (calendarAnswer, error) {
	a := calendarAnswer{days: days}
	var err error
	if a.people, err = s.Salespeople(ctx); err != nil {
		return a, err
	}
	a.whose = personOf(s, a.people, named, whose)
	return a, a.read(ctx, s, q, days)
}

// rest is how many entries of a day were not read, for there are so many.
func (c *calendar) rest(day domain.Date) int {
	return c.all.Rest[day].Activities + c.all.Rest[day].Closings
}

// personOf is who is meant by the condition of a query: an id, a name or office.Me.
func personOf(s *office.Session, people []domain.Person, named string, otherwise domain.ID) domain.ID {
	if named == office.Me {
		return s.Me().ID
	}
	for _, p := range people {
		if named != "" && (string(p.ID) == named || domain.Fold(p.Name) == domain.Fold(named)) {
			return p.ID
		}
	}
	return otherwise
}

func (a *calendarAnswer) read(ctx context.Context, s *office.Session, q calendarQuery, days domain.Period) error {
	part, err := s.Calendar(ctx, days, a.whose)
	if err != nil {
		return err
	}
	a.cut = part.More && q.narrows() // how much of it would be kept is not known
	if !q.narrows() {
		a.Rest = part.Rest
	}
	for _, activity := range part.Activities {
		if q.holds(activity) {
			a.Activities = append(a.Activities, activity)
		}
	}
	if !q.narrows() {
		a.Closings = append(a.Closings, part.Closings...)
		return nil
	}
	asked, some := q.closings(days, a.whose)
	if !some || len(part.Closings) == 0 {
		return nil
	}
	rows, err := s.Opportunities(ctx, asked, 0, len(part.Closings))
	a.Closings = append(a.Closings, rows...)
	return err
}
