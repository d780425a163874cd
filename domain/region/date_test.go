package region

import (
	"errors"
	"fmt"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"preventa/domain"
)

// today is a Thursday in autumn, or spring.
var today = domain.NewDate(2026, time.October, 15)

func TestDatesAreWrittenTheRegionsWay(t *testing.T) {
	day := domain.NewDate(2026, time.March, 5)
	for _, c := range []struct{ region, date, dayMonth, english, spanish string }{
		{"CL", "05-03-2026", "05-03", "dd-mm-yyyy", "dd-mm-aaaa"},
		{"ES", "05/03/2026", "05/03", "dd/mm/yyyy", "dd/mm/aaaa"},
		{"MX", "05/03/2026", "05/03", "dd/mm/yyyy", "dd/mm/aaaa"},
		{"US", "03/05/2026", "03/05", "mm/dd/yyyy", "mm/dd/aaaa"},
		{"DE", "05.03.2026", "05.03", "dd.mm.yyyy", "dd.mm.aaaa"},
		{"CA", "2026-03-05", "03-05", "yyyy-mm-dd", "aaaa-mm-dd"},
	} {
		r := mustFind(t, c.region)
		got := []string{r.Date(day), r.DayMonth(day), r.DatePlaceholder("en"), r.DatePlaceholder("es")}
		for i, want := range []string{c.date, c.dayMonth, c.english, c.spanish} {
			if got[i] != want {
				t.Errorf("%s: %q, want %q", c.region, got[i], want)
			}
		}
	}
}

func TestNoDateIsEmpty(t *testing.T) {
	r := mustFind(t, "CL")
	if got := r.Date(0) + r.DayMonth(0) + r.Clock(time.Time{}) + r.DateTime(time.Time{}); got != "" {
		t.Errorf("%q", got)
	}
	if got, err := r.ParseDate(" ", today); err != nil || got != 0 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestTimesAreWrittenInTheirOwnLocation(t *testing.T) {
	at := time.Date(2026, time.October, 15, 23, 5, 0, 0, time.FixedZone("", -3*3600))
	for code, want := range map[string]string{"CL": "15-10-2026 23:05", "US": "10/15/2026 11:05_PM"} {
		if got := mustFind(t, code).DateTime(at); got != spaced(want) {
			t.Errorf("%s: %q, want %q", code, got, spaced(want))
		}
	}
}

func TestDatesPeopleType(t *testing.T) {
	for _, c := range []struct{ region, text, want string }{
		{"CL", "15-10-2026", "2026-10-15"},
		{"CL", "5/3/2026", "2026-03-05"},
		{"CL", "5.3.26", "2026-03-05"},
		{"CL", "05 03 2026", "2026-03-05"},
		{"CL", "5 - 3 - 2026", "2026-03-05"},
		{"CL", "05032026", "2026-03-05"},
		{"CL", "050326", "2026-03-05"},
		{"CL", "2026-03-05", "2026-03-05"},
		{"CL", "2026/3/5", "2026-03-05"},
		{"CL", "20260305", "2026-03-05"},
		{"US", "3/5/2026", "2026-03-05"},
		{"US", "03052026", "2026-03-05"},
		{"US", "2026-03-05", "2026-03-05"},
		{"CA", "26-03-05", "2026-03-05"},
		{"CA", "260305", "2026-03-05"},
		{"CL", "29-02-2028", "2028-02-29"},
		{"CL", "01-01-46", "2046-01-01"}, // 20 years after today's
		{"CL", "01-01-47", "1947-01-01"}, // 79 years before
		{"CL", "31-12", "2026-12-31"},
		{"CL", "14-04", "2027-04-14"}, // 181 days ahead, 184 back
		{"CL", "17-04", "2026-04-17"}, // 181 days back, 184 ahead
		{"US", "12/31", "2026-12-31"},
		{"CA", "12-31", "2026-12-31"},
		{"CL", "01-01-1900", "1900-01-01"},
		{"CL", "31-12-2200", "2200-12-31"},
		{"CL", "hoy", "2026-10-15"},
		{"CL", "Today", "2026-10-15"},
		{"CL", "MAÑANA", "2026-10-16"},
		{"CL", "tomorrow", "2026-10-16"},
		{"CL", "ayer", "2026-10-14"},
		{"CL", "yesterday", "2026-10-14"},
		{"CL", "+7", "2026-10-22"},
		{"CL", "-3", "2026-10-12"},
		{"CL", "−3", "2026-10-12"},
	} {
		got, err := mustFind(t, c.region).ParseDate(c.text, today)
		if err != nil || got.String() != c.want {
			t.Errorf("%q in %s: %v, %v; want %s", c.text, c.region, got, err, c.want)
		}
	}
}

func TestOfTwoDaysAsNearTheLaterIsMeant(t *testing.T) {
	// 366 days lie between 1 March 2027 and 1 March 2028, so 31 August is half way.
	middle := domain.NewDate(2027, time.August, 31)
	got, err := mustFind(t, "CL").ParseDate("1-3", middle)
	if err != nil || got.String() != "2028-03-01" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestDatesAskedAbout(t *testing.T) {
	type args = domain.Args
	for _, c := range []struct {
		region, text, key string
		args              args
	}{
		{"US", "13/02/2026", "did_you_mean", args{"Suggestion": "02/13/2026"}},
		{"US", "25/10", "did_you_mean", args{"Suggestion": "10/25/2026"}},
		{"US", "13022026", "did_you_mean", args{"Suggestion": "02/13/2026"}},
		{"CL", "02-13-2026", "did_you_mean", args{"Suggestion": "13-02-2026"}},
		{"CA", "13-02-2026", "did_you_mean", args{"Suggestion": "2026-02-13"}},
		{"CA", "05-06-2026", "ambiguous", args{"First": "2026-06-05", "Second": "2026-05-06"}},
		{"CA", "05-05-2026", "did_you_mean", args{"Suggestion": "2026-05-05"}},
		{"CL", "31-02-2026", "not_a_day", args{"Last": "28-02-2026"}},
		{"CL", "29-02-2027", "not_a_day", args{"Last": "28-02-2027"}},
		{"CL", "2026-02-30", "not_a_day", args{"Last": "28-02-2026"}},
		{"CL", "00-03-2026", "not_a_day", args{"Last": "31-03-2026"}},
		{"CL", "29-02", "not_a_day", args{"Last": "28-02-2026"}},
		{"US", "04/31/2026", "not_a_day", args{"Last": "04/30/2026"}},
		{"CL", "31-12-1899", "year_range", args{"First": 1900, "Last": 2200}},
		{"CL", "01-01-2201", "year_range", args{"First": 1900, "Last": 2200}},
		{"CL", "01-01-0026", "year_range", args{"First": 1900, "Last": 2200}},
		{"CL", "+99999", "year_range", args{"First": 1900, "Last": 2200}},
	} {
		_, err := mustFind(t, c.region).ParseDate(c.text, today)
		c.args["Text"] = c.text
		assertRefused(t, c.text+" "+c.region, err, "error.date."+c.key, c.args)
	}
}

func TestNotDates(t *testing.T) {
	for _, text := range []string{
		"x", "15", "1510", "15-10-226", "15-10-2", "15-10/2026", "15--10-2026", "15-10-2026-1", "13-13-2026", "-", "+", "+-3", "--3",
		"2026-13-05", "10-2026", "15-oct-2026", "١٥-١٠-٢٠٢٦", "15-10-2026\x00", "15\n10\n2026", "100-10-2026", "151020261", "+999999", "next week",
	} {
		_, err := mustFind(t, "CL").ParseDate(text, today)
		assertRefused(t, text, err, "error.date.not_a_date", domain.Args{"Text": shown(text), "Example": "15-10-2026"})
	}
}

var anyDay = rapid.Custom(func(t *rapid.T) domain.Date {
	first, last := domain.NewDate(firstYear, time.January, 1), domain.NewDate(lastYear, time.December, 31)
	return domain.Date(rapid.IntRange(int(first), int(last)).Draw(t, "day"))
})

func TestDatesWrittenAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(All()).Draw(t, "region")
		day, now := anyDay.Draw(t, "day"), anyDay.Draw(t, "today")
		for _, text := range []string{r.Date(day), day.String()} {
			if got, err := r.ParseDate(text, now); err != nil || got != day {
				t.Fatalf("%q: %v, %v; want %v", text, got, err, day)
			}
		}
		if got, err := r.ParseDate(r.DayMonth(now), now); err != nil || got != now {
			t.Fatalf("%q: %v, %v; want today, %v", r.DayMonth(now), got, err, now)
		}
	})
}

func TestNoPartOfADateChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(All()).Draw(t, "region")
		small := rapid.StringMatching(`[0-3]?[0-9]`)
		a, b, c := small.Draw(t, "first"), small.Draw(t, "second"), rapid.StringMatching(`(19|20|21)[0-9]{2}`).Draw(t, "year")
		separator := rapid.SampledFrom([]string{"-", "/", ".", " "}).Draw(t, "separator")
		text := a + separator + b + separator + c
		if r.DateOrder == YMD {
			text = c + separator + a + separator + b
		}
		got, err := r.ParseDate(text, today)
		if err != nil {
			return
		}
		year, month, day := got.Civil()
		first, second := day, int(month)
		if r.DateOrder != DMY {
			first, second = second, first
		}
		if want := fmt.Sprint(atoi(t, a), atoi(t, b), atoi(t, c)); fmt.Sprint(first, second, year) != want {
			t.Fatalf("%q in %s was read as %v", text, r.Code, got)
		}
	})
}

func atoi(t *rapid.T, digits string) int {
	value, err := strconv.Atoi(digits)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func TestDateQuestionsOfferWhatCanBeTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(All()).Draw(t, "region")
		_, err := r.ParseDate(rapid.StringMatching(`[0-9]{1,4}([-/. ][0-9]{1,4}){1,2}|[0-9]{6,8}`).Draw(t, "text"), today)
		var refusal *domain.Error
		if !errors.As(err, &refusal) {
			return
		}
		for _, name := range []string{"First", "Second", "Suggestion", "Example", "Last"} {
			if offer, ok := refusal.Args[name].(string); ok {
				if _, err := r.ParseDate(offer, today); err != nil {
					t.Fatalf("the %s of %v is refused: %v", name, refusal, err)
				}
			}
		}
	})
}
