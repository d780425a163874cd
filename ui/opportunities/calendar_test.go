package opportunities_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// The tests begin on Thursday, 15 October 2026, at nine.

// withCalendar is a desk before the calendar of an office with three opportunities: one is
// expected to close on the 22nd, the others are not.
func withCalendar(t *testing.T, founding office.Founding, planned ...domain.Activity) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, founding,
		uitest.Deals(t, uitest.Deal{Name: "Bottling line", Customer: "Aromos", Amount: 48_600_000}, uitest.Deal{Name: "Forklifts", Customer: "Puerto Norte"}, uitest.Deal{Name: "Server room"}),
		func(s *office.Session) { fillCalendar(t, s, planned) })
	d.ClickText(uitest.Say("opportunities.title")) // what waits today came to the front
	d.ClickText(uitest.Say("view.calendar"))
	return d
}

func fillCalendar(t *testing.T, s *office.Session, planned []domain.Activity) {
	t.Helper()
	rows, err := s.Opportunities(t.Context(), office.Query{}, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]domain.ID{}
	for _, row := range rows {
		ids[row.Name] = row.ID
	}
	_, err = s.ChangeOpportunities(t.Context(), []domain.ID{ids["Bottling line"]}, func(o *office.Draft) { o.ExpectedClose = october(22) })
	if err != nil {
		t.Fatal(err)
	}
	types, err := s.Items(t.Context(), domain.ActivityTypes)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range planned {
		a.Type, a.Opportunity = types[0].ID, ids["Forklifts"]
		if _, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: a}); err != nil {
			t.Fatal(err)
		}
	}
}

func october(of int) domain.Date { return domain.NewDate(2026, 10, of) }

var (
	visit = domain.Activity{Subject: "Visit", Day: october(20), Minute: 10*60 + 31, Minutes: 60} // at 10:30
	task  = domain.Activity{Subject: "Prepare", Day: october(20)}
	done  = domain.Activity{Subject: "Called", Day: october(13), Minute: 9*60 + 1, Done: true}
)

// activity is the one of a subject as it is stored; there must be one.
func activity(d *uitest.Desk, subject string) domain.Activity {
	d.Helper()
	rows, err := d.Session().Activities(d.Context(), office.Query{}, 0, 100)
	d.Must(err)
	for _, row := range rows {
		if row.Subject == subject {
			a, err := d.Session().Activity(d.Context(), row.ID)
			d.Must(err)
			return a
		}
	}
	d.Fatalf("no activity %q is stored", subject)
	return domain.Activity{}
}

// wantAt compares when an activity is with when it should be.
func wantAt(d *uitest.Desk, subject string, day domain.Date, clock string) {
	d.Helper()
	a := activity(d, subject)
	d.Want("day of "+subject, a.Day.String(), day.String())
	d.Want("time of "+subject, a.Clock(), clock)
}

// calendarFace is the calendar as hands feel it.
type calendarFace interface {
	fyne.CanvasObject
	fyne.Draggable
	fyne.Tabbable
	fyne.SecondaryTappable
	fyne.Scrollable
	desktop.Mouseable
}

func face(d *uitest.Desk) calendarFace {
	d.Helper()
	faces := uitest.Every[calendarFace](d)
	if len(faces) != 1 {
		d.Fatalf("%d calendars are on the screen", len(faces))
	}
	return faces[0]
}

// carry drags what is at a place to another.
func carry(d *uitest.Desk, from, to fyne.Position) {
	d.Drag(from, to.X-from.X, to.Y-from.Y)
}

// below is a place in the day of a month whose number is at a position.
func below(p fyne.Position) fyne.Position { return p.AddXY(30, 60) }

func TestTheMonthShowsWhatIsPlannedDoneAndToClose(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit, task, done)
	d.WantSeen("October 2026", "10:30", "Visit", "Prepare", "09:00", "Called", "Aromos", "$ 48,6 M", "W42", "1 Oct")
	// The week of the 12th is the 42nd; the visit stands below its day, beside those of its week.
	d.Want("the visit is below the 20th", d.Find("Visit").Y > d.Find("20").Y, true)
	d.Want("and above the 27th", d.Find("Visit").Y < d.Find("27").Y, true)
	d.Want("left of the closing", d.Find("Visit").X < d.Find("Aromos").X, true)
	d.WantSeen("2 planned · 1 done · 1 expected close · Σ $ 48.600.000")
	lines := d.LinesOf(face(d))
	d.Want("weekdays", lines[0], []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})
	d.Want("first week", lines[1], []string{"W40", "28", "29", "30", "1 Oct", "2", "3", "4"})
}

func TestWeeksBeginWithSundayWhereTheyDo(t *testing.T) {
	d := withCalendar(t, uitest.UnitedStates, visit)
	lines := d.LinesOf(face(d))
	d.Want("weekdays", lines[0], []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"})
	d.Want("first week", lines[1], []string{"27", "28", "29", "30", "1 Oct", "2", "3"})
	d.Type("w")
	d.WantSeen("11–17 October 2026", "8 AM", "Sun", "11")
}

func TestDraggingToAnotherDayOfTheMonth(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit, task)
	carry(d, d.Find("Visit"), below(d.Find("28")))
	wantAt(d, "Visit", october(28), "10:30")
	d.Want("toasts", d.Toasts(), []string{"“Visit” is on Wed 28-10 · 10:30 now"})
	d.Want("it is shown there", d.Find("Visit").Y > d.Find("28").Y, true)
	d.ClickText(uitest.Say("command.undo"))
	wantAt(d, "Visit", october(20), "10:30")
	d.Want("it is shown back there", d.Find("Visit").Y < d.Find("28").Y, true)

	carry(d, d.Find("Aromos"), below(d.Find("30")))
	d.Want("expected close", d.Stored("Bottling line").ExpectedClose, october(30))
	d.ClickText(uitest.Say("command.undo"))
	d.Want("expected close", d.Stored("Bottling line").ExpectedClose, october(22))
}

func TestADragIsGivenUpWithEscapeAndOutside(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit, done)
	v := face(d)
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
	from, to := d.Find("Visit").Subtract(corner), below(d.Find("28")).Subtract(corner)
	at := func(p fyne.Position) fyne.PointEvent {
		return fyne.PointEvent{Position: p, AbsolutePosition: p.Add(corner)}
	}
	v.MouseDown(&desktop.MouseEvent{PointEvent: at(from), Button: desktop.MouseButtonPrimary})
	v.Dragged(&fyne.DragEvent{PointEvent: at(to)})
	d.Press(fyne.KeyEscape)
	v.Dragged(&fyne.DragEvent{PointEvent: at(to.AddXY(3, 0))})
	v.DragEnd()
	wantAt(d, "Visit", october(20), "10:30")

	carry(d, d.Find("Visit"), corner.SubtractXY(0, 40))
	wantAt(d, "Visit", october(20), "10:30")
	// What is done was done then.
	carry(d, d.Find("Called"), below(d.Find("14")))
	wantAt(d, "Called", october(13), "09:00")
	d.Want("toasts", len(d.Toasts()), 0)
}

func TestAnEntryOfTheWeekMovesByQuarterHours(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit, task)
	d.Click(d.Find("20"))
	d.WantSeen("Tuesday 20 October 2026")
	d.Type("w")
	d.WantSeen("19–25 October 2026", "W43", "no time")
	hour := d.Find("12:00").Y - d.Find("11:00").Y
	d.Drag(d.Find("Visit"), 0, hour/4+2)
	wantAt(d, "Visit", october(20), "10:45")
	d.Drag(d.Find("Visit"), d.Find("22").X-d.Find("20").X, hour)
	wantAt(d, "Visit", october(22), "11:45")
	// Above the hours it has no time; from there to an hour it has one again.
	carry(d, d.Find("Visit"), fyne.NewPos(d.Find("23").X, d.Find("no time").Y))
	wantAt(d, "Visit", october(23), "")
	carry(d, d.Find("Visit"), fyne.NewPos(d.Find("23").X, d.Find("14:00").Y))
	wantAt(d, "Visit", october(23), "14:00")
	// The closing has no time wherever it is dropped.
	carry(d, d.Find("Aromos"), fyne.NewPos(d.Find("21").X, d.Find("12:00").Y))
	d.Want("expected close", d.Stored("Bottling line").ExpectedClose, october(21))
}

func TestTheLowerEdgeChangesTheLength(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit)
	d.Click(d.Find("20"))
	hour := d.Find("12:00").Y - d.Find("11:00").Y
	edge := fyne.NewPos(d.Find("Visit").X, d.Find("11:00").Y+hour/2-3) // it ends at 11:30
	d.Drag(edge, 0, hour/2)
	d.Want("minutes", activity(d, "Visit").Minutes, 90)
	wantAt(d, "Visit", october(20), "10:30")
	d.Want("toasts", d.Toasts(), []string{"“Visit” takes 1 h 30 min now"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("minutes", activity(d, "Visit").Minutes, 60)
}

func TestDoubleClickPlansAndOpens(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit)
	d.DoubleClick(below(d.Find("27")))
	d.WantSeen(uitest.Say("activity.new_title"))
	d.Pick(uitest.Say("activity.opportunity"), "Server room")
	d.Fill(uitest.Say("activity.subject"), "Survey")
	d.ClickText(uitest.Say("command.save"))
	wantAt(d, "Survey", october(27), "")
	d.Want("it is shown", d.Find("Survey").Y > d.Find("27").Y, true)

	d.DoubleClick(d.Find("Visit"))
	d.WantSeen(uitest.Say("activity.open_opportunity"))
	d.Press(fyne.KeyEscape)
	d.DoubleClick(d.Find("Aromos"))
	d.WantSeen("Bottling line", uitest.Say("opportunity.state"))
}

func TestDraggingOverHoursPlansAsLong(t *testing.T) {
	d := withCalendar(t, uitest.Chile)
	d.Click(d.Find("20"))
	hour := d.Find("12:00").Y - d.Find("11:00").Y
	d.Drag(fyne.NewPos(600, d.Find("13:00").Y+2), 0, hour*1.5)
	d.WantSeen(uitest.Say("activity.new_title"))
	d.Pick(uitest.Say("activity.opportunity"), "Server room")
	d.Fill(uitest.Say("activity.subject"), "Survey")
	d.ClickText(uitest.Say("command.save"))
	wantAt(d, "Survey", october(20), "13:00")
	d.Want("minutes", activity(d, "Survey").Minutes, 90)
}

func TestTheCalendarByKeyboard(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit, task)
	d.Press(fyne.KeyDown, fyne.KeyLeft, fyne.KeyLeft) // from Thursday the 15th to Tuesday the 20th
	d.Press(fyne.KeyTab)
	d.Ctrl(fyne.KeyRight)
	wantAt(d, "Prepare", october(21), "")
	d.Ctrl(fyne.KeyLeft)
	d.Press(fyne.KeyTab)
	d.Ctrl(fyne.KeyDown)
	wantAt(d, "Visit", october(27), "10:30")
	d.Type("d")
	d.WantSeen("Tuesday 27 October 2026")
	d.Press(fyne.KeyDown)
	d.Ctrl(fyne.KeyDown)
	wantAt(d, "Visit", october(27), "10:45")
	d.Ctrl(fyne.KeyUp)
	d.Ctrl(fyne.KeyUp)
	wantAt(d, "Visit", october(27), "10:15")
	d.Ctrl(fyne.KeyLeft)
	wantAt(d, "Visit", october(26), "10:15")
	d.WantSeen("Monday 26 October 2026")
	d.Press(fyne.KeyReturn)
	d.WantSeen(uitest.Say("activity.when"))
	d.Press(fyne.KeyEscape)
	d.Press(fyne.KeyDelete)
	d.Want("toasts", slices.ContainsFunc(d.Toasts(), func(s string) bool { return strings.Contains(s, "recycle bin") }), true)
	d.Want("it is gone", slices.ContainsFunc(d.LinesOf(face(d)), func(line []string) bool { return slices.Contains(line, "Visit") }), false)

	d.Type("m")
	d.WantSeen("October 2026")
	d.Press(fyne.KeyPageDown, fyne.KeyPageDown)
	d.WantSeen("December 2026")
	d.Type("t")
	d.WantSeen("October 2026")
	d.Press(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	d.WantSeen("September 2026")
	d.Press(fyne.KeyHome)
	d.WantSeen("October 2026")
	d.Type("n")
	d.WantSeen(uitest.Say("activity.new_title"))
}

func TestMoreThanFitsLeadsToTheDay(t *testing.T) {
	var many []domain.Activity
	for i := range 9 {
		many = append(many, domain.Activity{Subject: "Call " + string(rune('A'+i)), Day: october(20), Minute: 1 + 60*i})
	}
	d := withCalendar(t, uitest.Chile, many...)
	shown := 0
	for _, text := range d.Texts() {
		if strings.HasPrefix(text, "Call ") {
			shown++
		}
	}
	if shown == 0 || shown > 7 {
		t.Fatalf("%d of 9 are shown in a month", shown)
	}
	d.ClickText("+" + string(rune('0'+9-shown)) + " more")
	d.WantSeen("Tuesday 20 October 2026")
}

func TestTheMenuOfAnActivityPostponesIt(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit)
	d.RightClick(d.Find("Visit"))
	d.Choose(uitest.Say("activity.postpone"), uitest.Say("activity.to_tomorrow"))
	wantAt(d, "Visit", october(16), "10:30")
	d.RightClick(d.Find("Visit"))
	d.Choose(uitest.Say("activity.complete"))
	d.Want("done", activity(d, "Visit").Done, true)
}

func TestWhoseCalendarIsShown(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit)
	_, err := d.Colleague().AddPerson(d.Context(), domain.Person{Name: "Luis Paz", Salesperson: true})
	d.Must(err)
	d.ClickText(uitest.Say("calendar.mine"))
	d.ClickText("Luis Paz")
	d.WantUnseen("Visit", "Aromos")
	d.WantSeen(uitest.Say("calendar.hint"))
	d.ClickText("Luis Paz")
	d.ClickText(uitest.Say("calendar.everybody"))
	d.WantSeen("Visit", "Aromos")
}

func TestTheCalendarFollowsOthersAndTheSearch(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit, task)
	moved := activity(d, "Visit")
	moved.Day = october(29)
	_, _, err := d.Colleague().SaveActivity(d.Context(), office.ActivityDraft{Activity: moved})
	d.Must(err)
	d.Want("it is shown there", d.Find("Visit").Y > d.Find("29").Y, true)
	d.Ctrl(fyne.KeyF)
	d.Type("prepare")
	d.Clock.Advance(1e9)
	d.WantSeen("Prepare")
	d.WantUnseen("Visit", "Aromos", uitest.Say("list.clear_filters"))
	d.Type("x")
	d.Clock.Advance(1e9)
	d.WantUnseen("Prepare", uitest.Say("calendar.hint"))
	d.WantSeen(uitest.Say("calendar.none_match"))
	d.ClickText(uitest.Say("list.clear_filters"))
	d.WantSeen("Visit", "Prepare", "Aromos")
	d.WantUnseen(uitest.Say("calendar.none_match"), uitest.Say("list.clear_filters"))
}

func TestEveryEntryWithoutATimeCanBeReached(t *testing.T) {
	var many []domain.Activity
	for i := range 11 {
		many = append(many, domain.Activity{Subject: "Task " + string(rune('A'+i)), Day: october(20)})
	}
	d := withCalendar(t, uitest.Chile, many...)
	for range 5 { // from Thursday the 15th
		d.Press(fyne.KeyRight)
	}
	for range 11 {
		d.Press(fyne.KeyTab)
	}
	d.WantSeen("Task K") // in a month, by keyboard
	d.WantUnseen("Task A")

	d.Type("d")
	d.WantSeen("Task A", "Task G", "+4 more")
	d.WantUnseen("Task H", "Task K")
	d.ClickText("+4 more")
	d.WantSeen("Task K")
	d.WantUnseen("Task A")
	d.ClickText("+4 more")
	d.WantSeen("Task A")
	for range 11 {
		d.Press(fyne.KeyDown)
	}
	d.WantSeen("Task K")
	wheel := func(by float32) {
		at := d.Find("no time").Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(face(d)))
		face(d).Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, by)})
	}
	for range 9 {
		wheel(10)
	}
	d.WantSeen("Task A")
	wheel(-10)
	d.WantSeen("Task B", "Task H")
	d.WantUnseen("Task A")
}

func TestWhatIsPushedAlongTheHoursStaysInView(t *testing.T) {
	d := withCalendar(t, uitest.Chile, visit)
	d.Click(d.Find("20"))
	d.Press(fyne.KeyDown)
	for range 4 * 12 { // quarters of an hour
		d.Ctrl(fyne.KeyDown)
	}
	wantAt(d, "Visit", october(20), "22:30")
	v := face(d)
	end := fyne.CurrentApp().Driver().AbsolutePositionForObject(v).Y + v.Size().Height
	d.Want("in view", d.Find("Visit").Y < end, true)
}
