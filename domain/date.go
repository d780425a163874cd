package domain

import (
	"fmt"
	"time"
)

// Date is a civil day without a time zone, counted in days from 0001-01-01, which
// is day 1. The zero Date means "no date". Dates compare and subtract as integers.
type Date int32

const unixDay = Date(719163) // 1970-01-01

// NewDate makes a Date; day and month may overflow as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/86400) + unixDay
}

// DateOf is the civil day of an instant in the instant's own location.
func DateOf(t time.Time) Date { return NewDate(t.Date()) }

// ParseDate reads "YYYY-MM-DD". The empty text is the zero Date.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return 0, nil
	}
	t, err := time.Parse("2006-01-02", text)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is not a date written YYYY-MM-DD", text)
	}
	return DateOf(t), nil
}

// Time is midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix(int64(d-unixDay)*86400, 0).UTC() }

// Civil splits the day into year, month and day.
func (d Date) Civil() (int, time.Month, int) { return d.Time().Date() }

// String is "YYYY-MM-DD", or "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// IsZero reports that there is no date.
func (d Date) IsZero() bool { return d == 0 }

// Add moves the day by a number of days; no date stays no date.
func (d Date) Add(days int) Date {
	if d == 0 {
		return 0
	}
	return d + Date(days)
}

// Month is the month the day lies in.
func (d Date) Month() Month {
	if d == 0 {
		return 0
	}
	year, month, _ := d.Civil()
	return NewMonth(year, month)
}

// MarshalText writes the ISO form, so that JSON holds "YYYY-MM-DD".
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form.
func (d *Date) UnmarshalText(text []byte) error {
	read, err := ParseDate(string(text))
	if err == nil {
		*d = read
	}
	return err
}

// Month is a calendar month counted from January of year 0; the zero Month means none.
type Month int32

// NewMonth makes a Month.
func NewMonth(year int, month time.Month) Month { return Month(year*12 + int(month) - 1) }

// Split gives the year and the month of the year.
func (m Month) Split() (int, time.Month) { return int(m) / 12, time.Month(int(m)%12 + 1) }

// First is the first day of the month.
func (m Month) First() Date { y, mo := m.Split(); return NewDate(y, mo, 1) }

// Last is the last day of the month.
func (m Month) Last() Date { return (m + 1).First() - 1 }

// String is "YYYY-MM", or "" for none.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	y, mo := m.Split()
	return fmt.Sprintf("%04d-%02d", y, int(mo))
}

// Period is a range of days closed on both ends; a zero end is open.
type Period struct{ From, To Date }

// Contains reports whether a day lies in the period; no date lies in none.
func (p Period) Contains(d Date) bool {
	return d != 0 && d >= p.From && (p.To == 0 || d <= p.To)
}
