package officefile_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// calendar is the clock of an office whose days a test turns.
type calendar struct {
	*office.Session
	now time.Time
}

var beginning = domain.NewDate(2026, 10, 1)

// newCalendar founds an office at nine in the morning of the first of October.
func newCalendar(t *testing.T) *calendar {
	t.Helper()
	c := &calendar{}
	c.turn(beginning)
	f, err := officefile.Create(t.Context(), filepath.Join(t.TempDir(), "days.preventa"), officetest.Founding, c.tick)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	o, err := office.Open(t.Context(), f.Store, c.tick, false)
	if err != nil {
		t.Fatal(err)
	}
	if c.Session, err = o.SignIn(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *calendar) tick() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

// turn makes it nine in the morning of a day.
func (c *calendar) turn(day domain.Date) { c.now = day.Time().Add(9 * time.Hour) }

// myDay is what waits for everybody.
func (c *calendar) myDay(t *testing.T, person domain.ID) office.MyDay {
	t.Helper()
	d, err := c.MyDay(t.Context(), person)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (c *calendar) stateNamed(t *testing.T, name string) domain.State {
	t.Helper()
	states, err := c.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(states, func(s domain.State) bool { return s.Name == name })
	if at < 0 {
		t.Fatalf("there is no state %q", name)
	}
	return states[at]
}

// move puts an opportunity into a state.
func (c *calendar) move(t *testing.T, id domain.ID, state string) {
	t.Helper()
	if _, err := c.MoveOpportunities(t.Context(), []domain.ID{id}, c.stateNamed(t, state).ID); err != nil {
		t.Fatal(err)
	}
}

// limit gives a state so many days before what is in it rots; 0 is none.
func (c *calendar) limit(t *testing.T, state string, days int) {
	t.Helper()
	states, err := c.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range states {
		if states[i].Name == state {
			states[i].RotDays = days
		}
	}
	if _, err := c.SaveStates(t.Context(), states); err != nil {
		t.Fatal(err)
	}
}

// plan saves an activity.
func (c *calendar) plan(t *testing.T, a domain.Activity) domain.Activity {
	t.Helper()
	saved, _, err := c.SaveActivity(t.Context(), office.ActivityDraft{Activity: a, NewType: "Call"})
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func subjectsOf(rows []office.ActivityRow) []string {
	var list []string
	for _, row := range rows {
		list = append(list, row.Subject)
	}
	return list
}

func namesOf(rows []office.Row) []string {
	var list []string
	for _, row := range rows {
		list = append(list, row.Name)
	}
	return list
}

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestMyDaySortsActivitiesByTheirDay(t *testing.T) {
	c := newCalendar(t)
	o := officetest.Save(t, c.Session, "Bottling line", nil)
	today := beginning
	for _, a := range []domain.Activity{
		{Subject: "in eight days", Day: today + 8}, {Subject: "in seven days", Day: today + 7}, {Subject: "tomorrow", Day: today + 1},
		{Subject: "at four", Day: today, Minute: 16*60 + 1}, {Subject: "at midnight", Day: today, Minute: 1}, {Subject: "some time today", Day: today},
		{Subject: "yesterday", Day: today - 1}, {Subject: "a year ago", Day: today - 365}, {Subject: "done", Day: today - 2, Done: true},
	} {
		a.Opportunity = o.ID
		c.plan(t, a)
	}
	d := c.myDay(t, c.Me().ID)
	want(t, "overdue", subjectsOf(d.Overdue), []string{"a year ago", "yesterday"})
	want(t, "today", subjectsOf(d.Today), []string{"some time today", "at midnight", "at four"})
	want(t, "soon", subjectsOf(d.Soon), []string{"tomorrow", "in seven days"})
	want(t, "count", d.Count(), 7)

	c.turn(today + 1)
	d = c.myDay(t, c.Me().ID)
	want(t, "overdue a day later", subjectsOf(d.Overdue), []string{"a year ago", "yesterday", "some time today", "at midnight", "at four"})
	want(t, "today a day later", subjectsOf(d.Today), []string{"tomorrow"})
	want(t, "soon a day later", subjectsOf(d.Soon), []string{"in seven days", "in eight days"})
}

func TestMyDayIsOfThePeopleOfAnActivityAndTheSalespersonOfADeal(t *testing.T) {
	c := newCalendar(t)
	set, err := c.AddPerson(t.Context(), domain.Person{Name: "Bruno Díaz", Salesperson: true})
	if err != nil {
		t.Fatal(err)
	}
	ana, bruno := c.Me().ID, set.Records(domain.KindPerson)[0]
	mine := officetest.Save(t, c.Session, "Mine", func(d *office.Draft) { d.ExpectedClose = beginning })
	officetest.Save(t, c.Session, "His", func(d *office.Draft) { d.Salesperson, d.ExpectedClose = bruno, beginning })
	c.plan(t, domain.Activity{Subject: "hers", Opportunity: mine.ID, Day: beginning, Minute: 1, People: []domain.ID{ana}})
	c.plan(t, domain.Activity{Subject: "his", Opportunity: mine.ID, Day: beginning, Minute: 2, People: []domain.ID{bruno}})
	c.plan(t, domain.Activity{Subject: "theirs", Opportunity: mine.ID, Day: beginning, Minute: 3, People: []domain.ID{bruno, ana}})
	for _, of := range []struct {
		person       domain.ID
		deeds, deals []string
	}{
		{ana, []string{"hers", "theirs"}, []string{"Mine"}}, {bruno, []string{"his", "theirs"}, []string{"His"}},
		{"", []string{"hers", "his", "theirs"}, []string{"Mine", "His"}},
	} {
		d := c.myDay(t, of.person)
		want(t, "activities", subjectsOf(d.Today), of.deeds)
		want(t, "closing", namesOf(d.Closing), of.deals)
	}
}

func TestWhatClosesSoonIsOpenAndWithinAWeek(t *testing.T) {
	c := newCalendar(t)
	for name, day := range map[string]domain.Date{"late": beginning - 30, "in seven": beginning + 7, "in eight": beginning + 8, "never": 0} {
		officetest.Save(t, c.Session, name, func(d *office.Draft) { d.ExpectedClose = day })
	}
	won := officetest.Save(t, c.Session, "won", func(d *office.Draft) { d.ExpectedClose = beginning + 1 })
	c.move(t, won.ID, "Won")
	held := officetest.Save(t, c.Session, "held", func(d *office.Draft) { d.ExpectedClose = beginning + 2 })
	c.move(t, held.ID, "On hold")
	want(t, "closing", namesOf(c.myDay(t, "").Closing), []string{"late", "in seven"})
}

func TestWhatWaitsComesBackOnItsDay(t *testing.T) {
	c := newCalendar(t)
	for _, h := range []struct {
		name  string
		until domain.Date
	}{{"to the fifth", beginning + 4}, {"to the sixth", beginning + 5}, {"without a day", 0}} {
		o := officetest.Save(t, c.Session, h.name, nil)
		if _, err := c.HoldOpportunity(t.Context(), o.ID, "", h.until); err != nil {
			t.Fatal(err)
		}
	}
	for day, held := range map[domain.Date][]string{
		beginning + 3: nil, beginning + 4: {"to the fifth"}, beginning + 5: {"to the fifth", "to the sixth"},
	} {
		c.turn(day)
		want(t, "held on "+day.String(), namesOf(c.myDay(t, "").Held), held)
	}
}

// An opportunity that comes back to a state goes on rotting from the days it was there before.
func TestRottingAddsUpEveryStayInTheState(t *testing.T) {
	c := newCalendar(t)
	c.limit(t, "New", 5)
	c.limit(t, "Contacted", 10)
	o := officetest.Save(t, c.Session, "Bottling line", nil) // opened on the 1st, New
	rotting := func(day domain.Date) [][2]int {
		c.turn(day)
		var list [][2]int
		for _, r := range c.myDay(t, "").Rotting {
			want(t, "the row", r.Name, "Bottling line")
			list = append(list, [2]int{r.Days, r.Limit})
		}
		return list
	}
	want(t, "5 days in New are within the limit of 5", rotting(beginning+5), [][2]int(nil))
	want(t, "6 are not", rotting(beginning+6), [][2]int{{6, 5}})
	c.turn(beginning + 3)
	c.move(t, o.ID, "Contacted") // 3 days in New
	want(t, "10 days in Contacted", rotting(beginning+13), [][2]int(nil))
	want(t, "11 days in Contacted", rotting(beginning+14), [][2]int{{11, 10}})
	c.move(t, o.ID, "New") // 11 days in Contacted
	want(t, "3+2 days in New", rotting(beginning+16), [][2]int(nil))
	want(t, "3+3 days in New", rotting(beginning+17), [][2]int{{6, 5}})

	stays, err := c.Stays(t.Context(), o.ID)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "stays", stays, []office.Stay{
		{State: c.stateNamed(t, "New").ID, Days: 6, Now: true}, {State: c.stateNamed(t, "Contacted").ID, Days: 11},
	})

	c.limit(t, "New", 0)
	want(t, "without a limit", rotting(beginning+400), [][2]int(nil))
	c.limit(t, "New", 5)
	c.turn(beginning + 20)
	c.move(t, o.ID, "Won")
	want(t, "won", rotting(beginning+400), [][2]int(nil))
	stays, err = c.Stays(t.Context(), o.ID)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "stays of one that closed", stays, []office.Stay{
		{State: c.stateNamed(t, "New").ID, Days: 9}, {State: c.stateNamed(t, "Contacted").ID, Days: 11},
		{State: c.stateNamed(t, "Won").ID, Days: 0, Now: true},
	})
}

func TestTheColdestComesFirst(t *testing.T) {
	c := newCalendar(t)
	c.limit(t, "New", 2)
	c.limit(t, "Contacted", 3)
	c.limit(t, "Proposal sent", 0)
	for _, name := range []string{"four over", "three over", "no limit"} {
		o := officetest.Save(t, c.Session, name, nil)
		switch name {
		case "three over":
			c.move(t, o.ID, "Contacted")
		case "no limit":
			c.move(t, o.ID, "Proposal sent")
		}
	}
	c.turn(beginning + 6)
	d := c.myDay(t, "")
	var got []string
	for _, r := range d.Rotting {
		got = append(got, r.Name)
	}
	want(t, "rotting", got, []string{"four over", "three over"})
}

func TestWhatLiesInTheRecycleBinWaitsForNobody(t *testing.T) {
	c := newCalendar(t)
	c.limit(t, "New", 1)
	closing := officetest.Save(t, c.Session, "closing and cold", func(d *office.Draft) { d.ExpectedClose = beginning })
	held := officetest.Save(t, c.Session, "held", nil)
	if _, err := c.HoldOpportunity(t.Context(), held.ID, "", beginning+1); err != nil {
		t.Fatal(err)
	}
	firm := customer(t, c.Session, domain.Customer{Name: "Frío Sur"})
	c.plan(t, domain.Activity{Subject: "overdue", Opportunity: closing.ID, Day: beginning})
	c.plan(t, domain.Activity{Subject: "today", Opportunity: held.ID, Day: beginning + 4, Minute: 1})
	c.plan(t, domain.Activity{Subject: "soon", Opportunity: closing.ID, Day: beginning + 5})
	last := c.plan(t, domain.Activity{Subject: "of a customer", Customer: firm.ID, Day: beginning + 4, Minute: 1})
	c.turn(beginning + 4)
	before := c.myDay(t, "")
	want(t, "before", []int{len(before.Overdue), len(before.Today), len(before.Soon), len(before.Closing), len(before.Held), len(before.Rotting)}, []int{1, 2, 1, 1, 1, 1})
	if _, err := c.DeleteOpportunities(t.Context(), []domain.ID{closing.ID, held.ID}); err != nil {
		t.Fatal(err)
	}
	want(t, "what is left", subjectsOf(c.myDay(t, "").Today), []string{"of a customer"})
	want(t, "count", c.myDay(t, "").Count(), 1)
	due, err := c.Due(t.Context(), c.now)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "due", subjectsOf(due), []string{"of a customer"})
	if _, err := c.DeleteActivities(t.Context(), []domain.ID{last.ID}); err != nil {
		t.Fatal(err)
	}
	want(t, "with the last deleted", c.myDay(t, "").Count(), 0)
}

func TestDueIsWhatHasATimeThatHasCome(t *testing.T) {
	c := newCalendar(t)
	set, err := c.AddPerson(t.Context(), domain.Person{Name: "Bruno Díaz"})
	if err != nil {
		t.Fatal(err)
	}
	o := officetest.Save(t, c.Session, "Bottling line", nil)
	for _, a := range []domain.Activity{
		{Subject: "at nine", Day: beginning, Minute: 9*60 + 1}, {Subject: "at a minute past", Day: beginning, Minute: 9*60 + 2},
		{Subject: "at midnight", Day: beginning, Minute: 1}, {Subject: "without a time", Day: beginning},
		{Subject: "yesterday", Day: beginning - 1, Minute: 1}, {Subject: "tomorrow", Day: beginning + 1, Minute: 1},
		{Subject: "done", Day: beginning, Minute: 1, Done: true},
		{Subject: "another's", Day: beginning, Minute: 1, People: set.Records(domain.KindPerson)},
	} {
		a.Opportunity = o.ID
		c.plan(t, a)
	}
	for clock, due := range map[time.Duration][]string{
		0: {"at midnight"}, 9*time.Hour - time.Second: {"at midnight"}, 9 * time.Hour: {"at midnight", "at nine"},
		9*time.Hour + time.Minute: {"at a minute past", "at midnight", "at nine"},
	} {
		rows, err := c.Due(t.Context(), beginning.Time().Add(clock))
		if err != nil {
			t.Fatal(err)
		}
		got := subjectsOf(rows)
		slices.Sort(got)
		want(t, "due at "+clock.String(), got, due)
	}
}

func TestCompletingAnActivityEarlyMakesItOneOfToday(t *testing.T) {
	c := newCalendar(t)
	o := officetest.Save(t, c.Session, "Bottling line", nil)
	for _, a := range []struct {
		day, want domain.Date
		minute    int
	}{{beginning - 3, beginning - 3, 600}, {beginning, beginning, 600}, {beginning + 3, beginning, 0}} {
		planned := c.plan(t, domain.Activity{Subject: "call", Opportunity: o.ID, Day: a.day, Minute: 600})
		done, set, err := c.CompleteActivity(t.Context(), planned.ID)
		if err != nil {
			t.Fatal(err)
		}
		want(t, "done", []any{done.Done, done.Day, done.Minute}, []any{true, a.want, a.minute})
		if _, again, err := c.CompleteActivity(t.Context(), planned.ID); err != nil || len(again.Changes) != 0 {
			t.Errorf("completed twice: %+v, %v", again, err)
		}
		if _, err := c.Undo(t.Context(), set.ID); err != nil {
			t.Fatal(err)
		}
		back, err := c.Activity(t.Context(), planned.ID)
		if err != nil {
			t.Fatal(err)
		}
		want(t, "undone", []any{back.Done, back.Day, back.Minute}, []any{false, a.day, 600})
	}
}
