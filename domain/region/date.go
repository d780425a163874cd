package region

import (
	"fmt"
	"strings"
	"time"

	"preventa/domain"
)

// Date writes a day in full, such as "15-10-2026"; it is empty for no date.
func (r Region) Date(d domain.Date) string {
	if d.IsZero() {
		return ""
	}
	year, month, day := d.Civil()
	return r.arrange(fmt.Sprintf("%02d", day), fmt.Sprintf("%02d", int(month)), fmt.Sprintf("%04d", year))
}

// DayMonth writes a day without its year, such as "15-10"; it is empty for no date.
func (r Region) DayMonth(d domain.Date) string {
	if d.IsZero() {
		return ""
	}
	_, month, day := d.Civil()
	return r.arrange(fmt.Sprintf("%02d", day), fmt.Sprintf("%02d", int(month)))
}

// DatePlaceholder shows how a date is typed, with the letters of a language ("es" or
// "en"): "dd-mm-aaaa" in Spanish, "dd-mm-yyyy" in English.
func (r Region) DatePlaceholder(language string) string {
	if language == "es" {
		return r.arrange("dd", "mm", "aaaa")
	}
	return r.arrange("dd", "mm", "yyyy")
}

// Clock writes the time of day of an instant in its own location: "14:30", or
// "2:30 PM" where that is the custom; it is empty for the zero time.
func (r Region) Clock(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case r.TwelveHour:
		return t.Format("3:04" + string(noBreakSpace) + "PM")
	}
	return t.Format("15:04")
}

// DateTime writes the day and the time of an instant in its own location; it is empty
// for the zero time.
func (r Region) DateTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return r.Date(domain.DateOf(t)) + " " + r.Clock(t)
}

// arrange joins day, month and, if given, year as the region orders them.
func (r Region) arrange(day, month string, year ...string) string {
	var parts []string
	switch r.DateOrder {
	case DMY:
		parts = append([]string{day, month}, year...)
	case MDY:
		parts = append([]string{month, day}, year...)
	case YMD:
		parts = append(year, month, day)
	}
	return strings.Join(parts, string(r.DateSeparator))
}
