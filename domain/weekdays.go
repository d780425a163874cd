package domain

import "time"

// Weekdays are days of the week, a bit each: Sunday is 1, Monday 2, Tuesday 4 and so on.
type Weekdays int64

// EveryDay are all the days of the week.
const EveryDay Weekdays = 1<<7 - 1

// WeekdaysOf are some days.
func WeekdaysOf(days ...time.Weekday) Weekdays {
	var w Weekdays
	for _, day := range days {
		w |= 1 << day
	}
	return w
}

// Has reports whether a day is among them.
func (w Weekdays) Has(day time.Weekday) bool { return w&(1<<day) != 0 }

// Days lists them, Monday first or, in a week that begins so, Sunday.
func (w Weekdays) Days(sundayFirst bool) []time.Weekday {
	var days []time.Weekday
	for i := range 7 {
		day := time.Weekday(i)
		if !sundayFirst {
			day = time.Weekday((i + 1) % 7)
		}
		if w.Has(day) {
			days = append(days, day)
		}
	}
	return days
}
