package domain

import (
	"testing"
	"time"
	_ "time/tzdata" // zones of places, wherever the tests run
)

func placeOf(t *testing.T, name string) *time.Location {
	t.Helper()
	place, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return place
}

// clock is a schedule's time of day.
func clock(hour, minute int) int { return hour*60 + minute + 1 }

const shown = "Mon 2006-01-02 15:04 -0700"

// Each moment was looked up in a calendar and in the zones' own tables.
func TestTheNextMomentOfASchedule(t *testing.T) {
	monday := Schedule{Weekdays: WeekdaysOf(time.Monday), Minute: clock(9, 0)}
	weekend := Schedule{Weekdays: WeekdaysOf(time.Saturday, time.Sunday), Minute: clock(0, 0)}
	first := Schedule{MonthDay: 1, Minute: clock(18, 30)}
	last := Schedule{MonthDay: LastOfMonth, Minute: clock(23, 59)}
	thirtieth := Schedule{MonthDay: 30, Minute: clock(8, 0)}
	night := Schedule{Weekdays: EveryDay, Minute: clock(2, 30)}
	midnight := Schedule{Weekdays: EveryDay, Minute: clock(0, 30)}
	late := Schedule{Weekdays: EveryDay, Minute: clock(23, 30)}
	for _, c := range []struct {
		name     string
		schedule Schedule
		place    string
		after    string // by its clocks; UTC where an hour is there twice
		want     string
	}{
		{"later in the week", monday, "UTC", "2026-10-15 12:00", "Mon 2026-10-19 09:00 +0000"},
		{"the same day", monday, "UTC", "2026-10-19 08:59", "Mon 2026-10-19 09:00 +0000"},
		{"a week on from itself", monday, "UTC", "2026-10-19 09:00", "Mon 2026-10-26 09:00 +0000"},
		{"several days", weekend, "UTC", "2026-10-17 00:00", "Sun 2026-10-18 00:00 +0000"},
		{"over the year", first, "UTC", "2026-12-01 18:30", "Fri 2027-01-01 18:30 +0000"},
		{"the last of February", last, "UTC", "2026-02-01 00:00", "Sat 2026-02-28 23:59 +0000"},
		{"of a leap year", last, "UTC", "2028-02-01 00:00", "Tue 2028-02-29 23:59 +0000"},
		{"a month without that day", thirtieth, "UTC", "2026-01-30 08:00", "Sat 2026-02-28 08:00 +0000"},
		{"summer begins", monday, "Europe/Madrid", "2026-03-28 12:00", "Mon 2026-03-30 09:00 +0200"},
		{"an hour there is not", night, "Europe/Madrid", "2026-03-29 00:00", "Sun 2026-03-29 03:30 +0200"},
		{"and the day after", night, "Europe/Madrid", "2026-03-29 03:30", "Mon 2026-03-30 02:30 +0200"},
		{"an hour that is there twice", night, "Europe/Madrid", "2026-10-25 00:00", "Sun 2026-10-25 02:30 +0200"},
		{"but counts once", night, "Europe/Madrid", "2026-10-25 02:45", "Mon 2026-10-26 02:30 +0100"},
		{"a midnight there is not", midnight, "America/Santiago", "2026-09-05 12:00", "Sun 2026-09-06 01:30 -0300"},
		{"an evening that is there twice", late, "America/Santiago", "2026-04-04 12:00", "Sat 2026-04-04 23:30 -0300"},
	} {
		after, err := time.ParseInLocation("2006-01-02 15:04", c.after, placeOf(t, c.place))
		if err != nil {
			t.Fatal(err)
		}
		next := c.schedule.Next(after)
		if got := next.Format(shown); got != c.want {
			t.Errorf("%s: %s after %s, want %s", c.name, got, c.after, c.want)
		}
		if got := c.schedule.Last(next); !got.Equal(next) {
			t.Errorf("%s: until %s the last is %s", c.name, next.Format(shown), got.Format(shown))
		}
		if got := c.schedule.Last(next.Add(-time.Minute)); !got.Before(next) || got.After(after) {
			t.Errorf("%s: before %s the last is %s", c.name, next.Format(shown), got.Format(shown))
		}
	}
}

func TestAScheduleWithoutDaysNeverFallsDue(t *testing.T) {
	now := time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC)
	for _, s := range []Schedule{{}, {Weekdays: EveryDay}, {Minute: 5}} {
		if next, last := s.Next(now), s.Last(now); !next.IsZero() || !last.IsZero() {
			t.Errorf("%+v: %v, %v", s, next, last)
		}
	}
}

// The hour that is there twice must not make a schedule twice.
func TestTheEveningThatIsThereTwiceMakesOneRun(t *testing.T) {
	place := placeOf(t, "America/Santiago")
	s := Schedule{Weekdays: EveryDay, Minute: clock(23, 30)}
	first := time.Date(2026, 4, 5, 2, 30, 0, 0, time.UTC).In(place) // 23:30 by summer time
	if at, due := s.Due(first, first.Add(-24*time.Hour)); !due || !at.Equal(first) {
		t.Errorf("at the first 23:30: %v, %v", at, due)
	}
	if at, due := s.Due(first.Add(time.Hour), first); due {
		t.Errorf("at the second 23:30: %v", at)
	}
	if at, due := s.Due(first.Add(25*time.Hour), first); !due || !at.Equal(first.Add(25*time.Hour)) {
		t.Errorf("the day after: %v, %v", at, due)
	}
}

func TestWhatIsDue(t *testing.T) {
	at := func(text string) time.Time {
		if text == "" {
			return time.Time{}
		}
		moment, err := time.Parse("2006-01-02 15:04", text)
		if err != nil {
			t.Fatal(err)
		}
		return moment
	}
	monday := Schedule{Weekdays: WeekdaysOf(time.Monday), Minute: clock(9, 0)}
	for _, c := range []struct {
		name, since, made, now, want string
		paused                       bool
	}{
		{"not yet", "2026-10-15 12:00", "", "2026-10-19 08:59", "", false},
		{"to the minute", "2026-10-15 12:00", "", "2026-10-19 09:00", "2026-10-19 09:00", false},
		{"missed while the program was closed", "2026-10-15 12:00", "", "2026-10-21 17:00", "2026-10-19 09:00", false},
		{"missed several times, made once", "2026-10-15 12:00", "2026-10-19 09:00", "2026-11-11 08:00", "2026-11-09 09:00", false},
		{"made", "2026-10-15 12:00", "2026-10-19 09:00", "2026-10-19 09:01", "", false},
		{"none from before it was made", "2026-10-20 12:00", "", "2026-10-21 17:00", "", false},
		{"paused", "2026-10-15 12:00", "", "2026-10-19 09:00", "", true},
		{"the clock was put back an hour", "2026-10-15 12:00", "2026-10-19 09:00", "2026-10-19 08:00", "", false},
		{"and reaches it again", "2026-10-15 12:00", "2026-10-19 09:00", "2026-10-19 09:00", "", false},
		{"the clock was wrong by years", "2026-10-15 12:00", "2031-01-06 09:00", "2026-10-19 10:00", "2026-10-19 09:00", false},
		{"from the start", "2031-01-06 09:00", "", "2026-10-19 10:00", "2026-10-19 09:00", false},
		{"and is right again", "2031-01-06 09:00", "2026-10-19 09:00", "2026-10-19 10:00", "", false},
	} {
		s := monday
		s.Since, s.Paused = at(c.since).UnixMilli(), c.paused
		got, due := s.Due(at(c.now), at(c.made))
		if want := at(c.want); due != !want.IsZero() || !got.Equal(want) {
			t.Errorf("%s: %v, %v", c.name, got, due)
		}
	}
}

func TestASchedulesRules(t *testing.T) {
	good := Schedule{Name: "Weekly", Weekdays: WeekdaysOf(time.Monday), Minute: clock(9, 0), Folder: "/srv", Format: "pdf"}
	for _, c := range []struct {
		name  string
		spoil func(*Schedule)
		field string
	}{
		{"good", func(*Schedule) {}, ""},
		{"no name", func(s *Schedule) { s.Name = " " }, "name"},
		{"no days", func(s *Schedule) { s.Weekdays = 0 }, "weekdays"},
		{"days of both kinds", func(s *Schedule) { s.MonthDay = 3 }, "weekdays"},
		{"an eighth day", func(s *Schedule) { s.Weekdays = 1 << 7 }, "weekdays"},
		{"a 32nd", func(s *Schedule) { s.Weekdays, s.MonthDay = 0, 32 }, "weekdays"},
		{"no time", func(s *Schedule) { s.Minute = 0 }, "minute"},
		{"midnight again", func(s *Schedule) { s.Minute = 24*60 + 1 }, "minute"},
		{"no folder", func(s *Schedule) { s.Folder = "" }, "folder"},
		{"a format there is not", func(s *Schedule) { s.Format = "docx" }, "format"},
	} {
		s := good
		c.spoil(&s)
		err, _ := s.Check().(*Error)
		field := ""
		if err != nil {
			field = err.Fields[0].Field
		}
		if field != c.field {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestDaysOfTheWeek(t *testing.T) {
	days := WeekdaysOf(time.Sunday, time.Wednesday)
	if got := days.Days(false); len(got) != 2 || got[0] != time.Wednesday || got[1] != time.Sunday {
		t.Errorf("Monday first: %v", got)
	}
	if got := days.Days(true); len(got) != 2 || got[0] != time.Sunday {
		t.Errorf("Sunday first: %v", got)
	}
}
