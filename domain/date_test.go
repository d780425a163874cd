package domain

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDaysAreCountedFromTheYearOne(t *testing.T) {
	for _, c := range []struct {
		day  Date
		text string
	}{
		{NewDate(1, time.January, 1), "0001-01-01"},
		{NewDate(1970, time.January, 1), "1970-01-01"},
		{NewDate(2026, time.February, 29), "2026-03-01"},
		{NewDate(2026, 13, 1), "2027-01-01"},
		{NewDate(2028, time.March, 0), "2028-02-29"},
		{1, "0001-01-01"},
		{366, "0002-01-01"},
		{0, ""},
	} {
		if got := c.day.String(); got != c.text {
			t.Errorf("day %d is %q, want %q", c.day, got, c.text)
		}
	}
	if got := NewDate(2026, time.March, 1) - NewDate(2024, time.March, 1); got != 730 {
		t.Errorf("two years without a leap day are %d days", got)
	}
}

func TestDateOfIsTheDayWhereItHappened(t *testing.T) {
	night := time.Date(2026, time.October, 15, 23, 30, 0, 0, time.FixedZone("", -3*3600))
	if got := DateOf(night).String(); got != "2026-10-15" {
		t.Errorf("local day is %s", got)
	}
	if got := DateOf(night.UTC()).String(); got != "2026-10-16" {
		t.Errorf("day in UTC is %s", got)
	}
}

func TestDatesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(1, 9999).Draw(t, "year")
		day := NewDate(year, time.January, rapid.IntRange(1, 365).Draw(t, "day"))
		got, err := ParseDate(day.String())
		if err != nil || got != day {
			t.Fatalf("%s: %d, %v; want %d", day, got, err, day)
		}
		if y, m, d := day.Civil(); NewDate(y, m, d) != day || y != year {
			t.Fatalf("%s falls apart into %d, %d, %d", day, y, m, d)
		}
	})
}

func TestOnlyISODatesAreRead(t *testing.T) {
	for _, text := range []string{"15-10-2026", "2026-1-5", "2026-02-29", "2026-13-01", "0000-01-01", "2026-10-15T00:00", " 2026-10-15", "x"} {
		if got, err := ParseDate(text); err == nil || got != 0 {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestNoDateStaysNoDate(t *testing.T) {
	var none Date
	if !none.IsZero() || none.Add(7) != 0 || none.Month() != 0 || Month(0).String() != "" {
		t.Error("no date became one")
	}
	if got, err := ParseDate(""); err != nil || got != 0 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestDatesInJSON(t *testing.T) {
	type record struct{ On, Until Date }
	in := record{On: NewDate(2026, time.October, 15)}
	text, err := json.Marshal(in)
	if want := `{"On":"2026-10-15","Until":""}`; err != nil || string(text) != want {
		t.Fatalf("%s, %v; want %s", text, err, want)
	}
	var out record
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("%v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"On":"15/10/2026"}`), &out); err == nil {
		t.Error("a date in another order was read")
	}
}

func TestMonths(t *testing.T) {
	for _, c := range []struct {
		month             Month
		text, first, last string
	}{
		{NewMonth(2026, time.February), "2026-02", "2026-02-01", "2026-02-28"},
		{NewMonth(2028, time.February), "2028-02", "2028-02-01", "2028-02-29"},
		{NewMonth(2026, time.December), "2026-12", "2026-12-01", "2026-12-31"},
		{NewMonth(2026, time.December) + 1, "2027-01", "2027-01-01", "2027-01-31"},
		{NewDate(2026, time.October, 31).Month(), "2026-10", "2026-10-01", "2026-10-31"},
	} {
		if got := [3]string{c.month.String(), c.month.First().String(), c.month.Last().String()}; got != [3]string{c.text, c.first, c.last} {
			t.Errorf("%v, want %s from %s to %s", got, c.text, c.first, c.last)
		}
	}
}

func TestPeriodsAreClosedOnBothEnds(t *testing.T) {
	from, to := NewDate(2026, time.October, 1), NewDate(2026, time.October, 31)
	for _, c := range []struct {
		period Period
		day    Date
		want   bool
	}{
		{Period{from, to}, from, true},
		{Period{from, to}, to, true},
		{Period{from, to}, from - 1, false},
		{Period{from, to}, to + 1, false},
		{Period{0, to}, 1, true},
		{Period{from, 0}, NewDate(9999, time.December, 31), true},
		{Period{from, 0}, from - 1, false},
		{Period{}, from, true},
		{Period{}, 0, false},
	} {
		if got := c.period.Contains(c.day); got != c.want {
			t.Errorf("%s to %s contains %q: %v", c.period.From, c.period.To, c.day, got)
		}
	}
}
