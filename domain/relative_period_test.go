package domain

import (
	"testing"
	"time"
)

// Worked by hand on a calendar: 2026-11-24 is a Tuesday.
func TestRelativePeriods(t *testing.T) {
	day := func(text string) Date {
		d, err := ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for period, want := range map[RelativePeriod][2]string{
		OnToday: {"2026-11-24", "2026-11-24"}, OnYesterday: {"2026-11-23", "2026-11-23"}, OnTomorrow: {"2026-11-25", "2026-11-25"},
		ThisWeek: {"2026-11-23", "2026-11-29"}, LastWeek: {"2026-11-16", "2026-11-22"}, NextWeek: {"2026-11-30", "2026-12-06"},
		ThisMonth: {"2026-11-01", "2026-11-30"}, LastMonth: {"2026-10-01", "2026-10-31"}, NextMonth: {"2026-12-01", "2026-12-31"},
		ThisQuarter: {"2026-10-01", "2026-12-31"}, LastQuarter: {"2026-07-01", "2026-09-30"}, NextQuarter: {"2027-01-01", "2027-03-31"},
		ThisYear: {"2026-01-01", "2026-12-31"}, LastYear: {"2025-01-01", "2025-12-31"}, NextYear: {"2027-01-01", "2027-12-31"},
		FiscalYear: {"2026-04-01", "2027-03-31"}, BeforeToday: {"", "2026-11-23"}, AfterToday: {"2026-11-25", ""},
		Trailing12: {"2025-12-01", "2026-11-30"},
	} {
		got, known := period.Days(day("2026-11-24"), false, 4)
		if !known || got != (Period{day(want[0]), day(want[1])}) {
			t.Errorf("%s: %s to %s, want %v", period, got.From, got.To, want)
		}
	}
	for _, period := range RelativePeriods {
		if _, known := period.Days(day("2026-11-24"), false, 1); !known {
			t.Errorf("%s is on offer and unknown", period)
		}
	}
	if _, known := RelativePeriod("someday").Days(day("2026-11-24"), false, 1); known {
		t.Error("someday is known")
	}
	sunday, _ := ThisWeek.Days(day("2026-11-22"), true, 1) // a Sunday begins its own week there
	if sunday != (Period{day("2026-11-22"), day("2026-11-28")}) {
		t.Errorf("week of Sunday the 22nd: %s to %s", sunday.From, sunday.To)
	}
	before, _ := FiscalYear.Days(day("2026-02-10"), false, 4)
	if before != (Period{day("2025-04-01"), day("2026-03-31")}) {
		t.Errorf("fiscal year from April in February: %s to %s", before.From, before.To)
	}
	leap, _ := LastMonth.Days(NewDate(2028, time.March, 31), false, 1)
	if leap != (Period{day("2028-02-01"), day("2028-02-29")}) {
		t.Errorf("month before March 2028: %s to %s", leap.From, leap.To)
	}
}

func TestStaysAddUpReentries(t *testing.T) {
	d := NewDate(2026, time.January, 1)
	moves := []StateMove{{"new", "talk", d + 3}, {"talk", "new", d + 10}, {"new", "offer", d + 11}, {"offer", "new", d + 15}}
	got := Stays(d, "new", moves, d+20)
	want := []Stay{{"new", 3 + 1 + 5}, {"talk", 7}, {"offer", 4}}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got[i], want[i])
		}
	}
	if alone := Stays(d, "new", nil, d-2); len(alone) != 1 || alone[0] != (Stay{"new", 0}) {
		t.Errorf("before it was opened: %v", alone)
	}
}
