package control

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
)

func monthOf(text string) domain.Month {
	m, ok := domain.ParseMonth(text)
	if !ok {
		panic(text)
	}
	return m
}

// aimed is facts with targets: of Ana and Marta in October and November, of the office in
// November and December.
func aimed() *Facts {
	f := factsOf()
	for i, t := range []domain.Target{
		{Salesperson: "ana", Month: monthOf("2026-10"), Amount: 3_100, Count: 31},
		{Salesperson: "marta", Month: monthOf("2026-10"), Amount: 400, Count: 4},
		{Salesperson: "ana", Month: monthOf("2026-11"), Amount: 1_000},
		{Salesperson: "marta", Month: monthOf("2026-11"), Amount: 2_000},
		{Month: monthOf("2026-11"), Amount: 9_000, Count: 9},
		{Month: monthOf("2026-12"), Amount: 5_000, Count: 5},
	} {
		t.ID = domain.ID(rune('a' + i))
		f.PutTarget(t)
	}
	return f
}

func TestTheOfficesOwnTargetComesBeforeThatOfItsSalespeople(t *testing.T) {
	f := aimed()
	for name, c := range map[string]struct {
		filter Filter
		want   map[domain.Month]Target
	}{
		"everybody": {Filter{}, map[domain.Month]Target{monthOf("2026-10"): {3_500, 35}, monthOf("2026-11"): {9_000, 9}, monthOf("2026-12"): {5_000, 5}}},
		"one":       {Filter{Salespeople: []domain.ID{"ana"}}, map[domain.Month]Target{monthOf("2026-10"): {3_100, 31}, monthOf("2026-11"): {1_000, 0}}},
		"two, one twice": {Filter{Salespeople: []domain.ID{"ana", "marta", "ana"}},
			map[domain.Month]Target{monthOf("2026-10"): {3_500, 35}, monthOf("2026-11"): {3_000, 0}}},
		"nobody":        {Filter{Salespeople: []domain.ID{""}}, map[domain.Month]Target{}},
		"by origin":     {Filter{Origins: []domain.ID{"fair"}}, map[domain.Month]Target{}},
		"by state":      {Filter{States: []domain.ID{"new"}}, map[domain.Month]Target{}},
		"by customer":   {Filter{Customers: []domain.ID{"viña"}}, map[domain.Month]Target{}},
		"by tag":        {Filter{Tags: []domain.ID{"urgent"}}, map[domain.Month]Target{}},
		"in a currency": {Filter{Currency: "USD"}, map[domain.Month]Target{}},
	} {
		if diff := cmp.Diff(c.want, look(f, c.filter).Targets()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAPeriodHasTheTargetsOfItsMonths(t *testing.T) {
	l := look(aimed(), Filter{})
	for _, c := range []struct {
		from, to string
		want     Target
		there    bool
	}{
		{"2026-10-01", "2026-12-31", Target{17_500, 49}, true},
		{"", "", Target{17_500, 49}, true}, // always
		{"2026-11-01", "", Target{14_000, 14}, true},
		{"2026-10-01", "2026-10-10", Target{1_129, 11}, true},          // 10 of 31 days: 1129.03 and 11.29
		{"2026-10-31", "2026-11-15", Target{113 + 4_500, 1 + 5}, true}, // 112.9 and 1.13; 4500 and 4.5
		{"2026-09-01", "2026-09-30", Target{}, false},
		{"2027-01-01", "", Target{}, false},
	} {
		got, there := l.TargetIn(domain.Period{From: dayOrNone(c.from), To: dayOrNone(c.to)})
		if got != c.want || there != c.there {
			t.Errorf("%s to %s: %+v, %v, want %+v, %v", c.from, c.to, got, there, c.want, c.there)
		}
	}
	if got, there := l.TargetOf(monthOf("2026-12")); got != (Target{5_000, 5}) || !there {
		t.Errorf("December: %+v, %v", got, there)
	}
	if _, there := l.TargetOf(monthOf("2027-01")); there {
		t.Error("a month without a target has one")
	}
}

func dayOrNone(text string) domain.Date {
	if text == "" {
		return 0
	}
	return day(text)
}

func TestFactsFollowTargets(t *testing.T) {
	f := aimed()
	december := domain.Target{ID: "f", Version: 1, Month: monthOf("2026-12"), Amount: 5_000, Count: 5}
	less := december
	less.Amount = 0
	edit, _ := change.Editing(december, less)
	edit.Now = nil // what a reader of the journal has
	added := domain.Target{ID: "new", Salesperson: "ana", Month: monthOf("2027-01"), Amount: 7}
	apply := func(changes ...change.Change) map[domain.Month]Target {
		f.Apply(change.Set{At: time.Now(), Changes: changes}, day("2026-10-15"))
		return look(f, Filter{}).Targets()
	}
	want := look(f, Filter{}).Targets()
	want[monthOf("2026-12")], want[monthOf("2027-01")] = Target{0, 5}, Target{7, 0}
	if diff := cmp.Diff(want, apply(edit, change.Adding(added))); diff != "" {
		t.Error(diff)
	}
	less.Version, added.Version = 2, 1
	delete(want, monthOf("2027-01"))
	delete(want, monthOf("2026-12"))
	if diff := cmp.Diff(want, apply(change.Removing(less), change.Removing(added))); diff != "" {
		t.Error(diff)
	}
	want[monthOf("2026-12")] = Target{5_000, 5}
	december.Version = 3
	if diff := cmp.Diff(want, apply(change.Adding(december))); diff != "" { // undone
		t.Error(diff)
	}
}
