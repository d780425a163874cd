package domain

import "time"

// RelativePeriod names days by where they lie from today.
type RelativePeriod string

// The relative periods.
const (
	OnToday     RelativePeriod = "today"
	OnYesterday RelativePeriod = "yesterday"
	OnTomorrow  RelativePeriod = "tomorrow"
	ThisWeek    RelativePeriod = "this_week"
	LastWeek    RelativePeriod = "last_week"
	NextWeek    RelativePeriod = "next_week"
	ThisMonth   RelativePeriod = "this_month"
	LastMonth   RelativePeriod = "last_month"
	NextMonth   RelativePeriod = "next_month"
	ThisQuarter RelativePeriod = "this_quarter"
	LastQuarter RelativePeriod = "last_quarter"
	NextQuarter RelativePeriod = "next_quarter"
	ThisYear    RelativePeriod = "this_year"
	LastYear    RelativePeriod = "last_year"
	NextYear    RelativePeriod = "next_year"
	FiscalYear  RelativePeriod = "fiscal_year"
	BeforeToday RelativePeriod = "past"
	AfterToday  RelativePeriod = "future"
	Trailing12  RelativePeriod = "trailing_12" // this month and the eleven before it; offered for figures alone
)

// RelativePeriods lists them in the order they are offered.
var RelativePeriods = []RelativePeriod{
	OnToday, OnYesterday, OnTomorrow, ThisWeek, LastWeek, NextWeek, ThisMonth, LastMonth, NextMonth,
	ThisQuarter, LastQuarter, NextQuarter, ThisYear, LastYear, NextYear, FiscalYear, BeforeToday, AfterToday,
}

// Days are the days of the period as of today. Weeks begin on Monday, or on Sunday where
// the office's region has them so; quarters and years are those of the calendar, and the
// fiscal year begins with the office's month (1–12; less counts as January). It reports
// false for a period there is not.
func (p RelativePeriod) Days(today Date, sundayFirst bool, fiscalMonth int) (Period, bool) {
	year, month, _ := today.Civil()
	this := today.Month()
	week := WeekStart(today, sundayFirst)
	quarter := NewMonth(year, (month-1)/3*3+1)
	january := NewMonth(year, time.January)
	switch p {
	case OnToday:
		return Period{today, today}, true
	case OnYesterday:
		return Period{today - 1, today - 1}, true
	case OnTomorrow:
		return Period{today + 1, today + 1}, true
	case ThisWeek:
		return Period{week, week + 6}, true
	case LastWeek:
		return Period{week - 7, week - 1}, true
	case NextWeek:
		return Period{week + 7, week + 13}, true
	case ThisMonth:
		return months(this, 1), true
	case LastMonth:
		return months(this-1, 1), true
	case NextMonth:
		return months(this+1, 1), true
	case ThisQuarter:
		return months(quarter, 3), true
	case LastQuarter:
		return months(quarter-3, 3), true
	case NextQuarter:
		return months(quarter+3, 3), true
	case ThisYear:
		return months(january, 12), true
	case LastYear:
		return months(january-12, 12), true
	case NextYear:
		return months(january+12, 12), true
	case FiscalYear:
		first := NewMonth(year, time.Month(max(1, fiscalMonth)))
		if first > this {
			first -= 12
		}
		return months(first, 12), true
	case Trailing12:
		return months(this-11, 12), true
	case BeforeToday:
		return Period{To: today - 1}, true
	case AfterToday:
		return Period{From: today + 1}, true
	}
	return Period{}, false
}

func months(first Month, count int) Period {
	return Period{first.First(), (first + Month(count) - 1).Last()}
}

// WeekStart is the first day of the week a day lies in.
func WeekStart(d Date, sundayFirst bool) Date {
	first := time.Monday
	if sundayFirst {
		first = time.Sunday
	}
	return d - Date((d.Time().Weekday()-first+7)%7)
}
