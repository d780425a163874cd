package domain

import (
	"slices"
	"strings"
	"time"
)

// ScheduleFormat is the kind of file that scheduled reports are written as.
type ScheduleFormat string

// ScheduleFormats lists the formats, by the ends of their files' names.
var ScheduleFormats = []ScheduleFormat{"pdf", "xlsx", "csv"}

// Schedule makes reports by itself: on its days, at its time, into a folder of the computer
// the office is open on.
type Schedule struct {
	ID       ID
	Version  int64
	Name     string         `field:"name"`
	Owner    ID             `field:"owner" ref:"person"` // whose it is; "" is everybody's
	Weekdays Weekdays       `field:"weekdays"`           // where it goes by days of the week
	MonthDay int            `field:"month_day"`          // where it goes by a day of the month; LastOfMonth is the last
	Minute   int            `field:"minute"`             // of the day, counted from 1; 0 is none
	Reports  string         `field:"reports"`            // which ones, an office.ScheduledReports
	Format   ScheduleFormat `field:"format"`
	Folder   string         `field:"folder"`
	Paused   bool           `field:"paused"`
	Since    int64          `field:"since"` // from when its days count, in milliseconds: none before are made up for
}

// LastOfMonth is the day of the month that is its last, as every day is that a month does
// not have.
const LastOfMonth = 31

// minutesOfDay is how many a day has by the clock.
const minutesOfDay = 24 * 60

// Kind is KindSchedule.
func (Schedule) Kind() Kind { return KindSchedule }

// Key is the id and the version read.
func (s Schedule) Key() (ID, int64) { return s.ID, s.Version }

// Check validates the schedule.
func (s *Schedule) Check() error {
	var p Problems
	CheckLine(&p, "name", &s.Name)
	if s.Name == "" {
		p.Add("name", "error.required", nil)
	}
	if (s.Weekdays == 0) == (s.MonthDay == 0) || s.Weekdays&^EveryDay != 0 || s.MonthDay < 0 || s.MonthDay > LastOfMonth {
		p.Add("weekdays", "error.schedule.days", nil)
	}
	if s.Minute < 1 || s.Minute > minutesOfDay {
		p.Add("minute", "error.required", nil)
	}
	if s.Folder = strings.TrimSpace(s.Folder); s.Folder == "" {
		p.Add("folder", "error.required", nil)
	}
	if !slices.Contains(ScheduleFormats, s.Format) {
		p.Add("format", "error.schedule.format", Args{"Value": s.Format})
	}
	return p.Err()
}

// SameDays reports whether two schedules fall on the same days at the same time.
func (s Schedule) SameDays(o Schedule) bool {
	return s.Weekdays == o.Weekdays && s.MonthDay == o.MonthDay && s.Minute == o.Minute
}

// Next is the first moment after another at which the schedule falls due, by the clocks of
// that moment's place; the zero time where it never does.
func (s Schedule) Next(after time.Time) time.Time {
	day := DateOf(after)
	for range longestWait {
		if at := s.on(day, after.Location()); at.After(after) {
			return at
		}
		day++
	}
	return time.Time{}
}

// Last is the last moment until another at which the schedule fell due, as Next tells it.
func (s Schedule) Last(until time.Time) time.Time {
	day := DateOf(until)
	for range longestWait {
		if at := s.on(day, until.Location()); !at.IsZero() && !at.After(until) {
			return at
		}
		day--
	}
	return time.Time{}
}

// longestWait is how many days lie between two days of a schedule at the most, both among them.
const longestWait = 33

// on is the moment on a day at which the schedule falls due; zero on other days.
func (s Schedule) on(day Date, place *time.Location) time.Time {
	if s.Minute == 0 || !s.falls(day) {
		return time.Time{}
	}
	return clockTime(day, s.Minute-1, place)
}

// falls reports whether a day is one of the schedule.
func (s Schedule) falls(day Date) bool {
	if s.MonthDay == 0 {
		return s.Weekdays.Has(day.Time().Weekday())
	}
	_, _, of := day.Civil()
	return of == s.MonthDay || of < s.MonthDay && day == day.Month().Last()
}

// clockTime is when the clocks of a place show a time of day. Where they show it twice, it is
// the first; where they are put forward over it, it is as much later as they are put forward.
func clockTime(day Date, minute int, place *time.Location) time.Time {
	shown := day.Time().Add(time.Duration(minute) * time.Minute)
	_, before := shown.Add(-24 * time.Hour).In(place).Zone()
	_, after := shown.Add(24 * time.Hour).In(place).Zone()
	first := shown.Add(-time.Duration(before) * time.Second).In(place)
	if first.Hour()*60+first.Minute() == minute {
		return first
	}
	second := shown.Add(-time.Duration(after) * time.Second).In(place)
	if second.Hour()*60+second.Minute() == minute {
		return second
	}
	return first
}

// clockWrong is how far ahead of now what was noted may lie: further, and the clock was wrong
// when it was noted.
const clockWrong = 24 * time.Hour

// Due is the moment that the schedule last fell due at, where it has not been made since it
// was for another, the zero time for never; false for nothing to make. However often it fell
// due meanwhile, it is made once, and a clock that is put back makes nothing twice.
func (s Schedule) Due(now, made time.Time) (time.Time, bool) {
	at := s.Last(now)
	if s.Paused || at.IsZero() {
		return time.Time{}, false
	}
	for _, handled := range []time.Time{time.UnixMilli(s.Since), made} {
		if !at.After(handled) && handled.Before(now.Add(clockWrong)) {
			return time.Time{}, false
		}
	}
	return at, true
}
