package kit

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// WeekdayText is a day of the week, whole: "Monday".
func WeekdayText(day time.Weekday) string {
	return lang.X("weekday.long."+strings.ToLower(day.String()[:3]), day.String())
}

// WeekdaysText lists days of the week: one by its name, several shortened, "every day" for all.
func WeekdaysText(days domain.Weekdays, sundayFirst bool) string {
	list := days.Days(sundayFirst)
	switch {
	case days == domain.EveryDay:
		return lang.X("weekdays.every", "every day")
	case len(list) == 1:
		return WeekdayText(list[0])
	}
	names := make([]string, len(list))
	for i, day := range list {
		names[i] = weekdayName(day)
	}
	return strings.Join(names, ", ")
}

// MonthDayText is a day of every month: "day 15", "the last day".
func MonthDayText(day int) string {
	if day == domain.LastOfMonth {
		return lang.X("month_day.last", "the last day")
	}
	return lang.X("month_day.day", "day {{.Day}}", map[string]any{"Day": strconv.Itoa(day)})
}

// ShortWeekdayText is a day of the week, shortened: "Mon".
func ShortWeekdayText(day time.Weekday) string { return weekdayName(day) }
