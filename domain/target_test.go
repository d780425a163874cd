package domain

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func month(text string) Month {
	m, ok := ParseMonth(text)
	if !ok {
		panic(text)
	}
	return m
}

func TestMonthsAreReadAsTheyAreWritten(t *testing.T) {
	for _, text := range []string{"2026-01", "2026-12", "0001-01", ""} {
		if m, ok := ParseMonth(text); !ok || m.String() != text {
			t.Errorf("%q is read as %q, %v", text, m, ok)
		}
	}
	for _, text := range []string{"2026-13", "2026-00", "2026", "2026-1", "26-01", "2026-10-01", "2026/10", "x", "0000-05"} {
		if m, ok := ParseMonth(text); ok {
			t.Errorf("%q is read as %q", text, m)
		}
	}
}

func TestTargetsAreChecked(t *testing.T) {
	for name, c := range map[string]struct {
		target Target
		want   []string
	}{
		"an amount":   {Target{Month: month("2026-10"), Amount: MaxAmount}, nil},
		"a count":     {Target{Salesperson: "ana", Month: month("2026-10"), Count: MaxTargetCount}, nil},
		"nothing":     {Target{Month: month("2026-10")}, nil},
		"no month":    {Target{Amount: 1}, []string{"month error.required"}},
		"a far month": {Target{Month: month("9999-12") + 1}, []string{"month error.month.not_a_month"}},
		"negative":    {Target{Month: month("2026-10"), Amount: -1, Count: -1}, []string{"amount error.target.negative", "count error.target.negative"}},
		"too much": {Target{Month: month("2026-10"), Amount: MaxAmount + 1, Count: MaxTargetCount + 1},
			[]string{"amount error.amount.too_big", "count error.target.count"}},
	} {
		var got []string
		if failed := (*Error)(nil); errors.As(c.target.Check(), &failed) {
			for _, f := range failed.Fields {
				got = append(got, f.Field+" "+f.Key)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The journal tells a month as people write it.
func TestAMonthIsKeptAsText(t *testing.T) {
	target := Target{Salesperson: "ana", Month: month("2026-10"), Amount: 5}
	fields := FieldsOf(target)
	if diff := cmp.Diff(Fields{"salesperson": "ana", "month": "2026-10", "amount": int64(5)}, fields); diff != "" {
		t.Error(diff)
	}
	var back Target
	if SetFields(&back, fields); back != target {
		t.Errorf("back came %+v", back)
	}
	if SetFields(&back, Fields{"month": "2026-10x"}); back.Month != 0 {
		t.Errorf("an unreadable month is read as %s", back.Month)
	}
}

func TestATargetOfLastYearIsRaisedAndRounded(t *testing.T) {
	for _, c := range []struct {
		amount   int64
		percent  int
		currency Currency
		want     int64
	}{
		{10_000_000, 500, "CLP", 10_500_000},
		{12_345_678, 500, "CLP", 12_960_000}, // 12 962 961.9
		{12_345_678, 0, "CLP", 12_345_678},   // the same, to the peso
		{1_234_567, -1000, "CLP", 1_111_000}, // 1 111 110.3
		{123_450, 500, "EUR", 129_600},       // € 1 296.225
		{9_999, 100, "CLP", 10_100},          // 10 098.99: five digits by then
		{1_050, 350, "CLP", 1_087},           // 1 086.75
		{50, 1000, "EUR", 55},                // € 0.55: less than one is not rounded away
		{0, 1000, "CLP", 0},
		{MaxAmount, 100, "CLP", MaxAmount},
	} {
		if got := raisedAmount(c.amount, c.percent, c.currency); got != c.want {
			t.Errorf("%d %s + %d: %d, want %d", c.amount, c.currency, c.percent, got, c.want)
		}
	}
	for _, c := range []struct{ count, percent, want int64 }{{3, 500, 3}, {10, 500, 11}, {9, 500, 9}, {1, -5000, 1}, {0, 500, 0}, {1, -9000, 1}} {
		if got := raisedCount(c.count, int(c.percent)); got != c.want {
			t.Errorf("%d + %d: %d, want %d", c.count, c.percent, got, c.want)
		}
	}
}

func TestTargetsAreCopiedFromTheYearBefore(t *testing.T) {
	all := []Target{
		{ID: "1", Month: month("2026-01"), Amount: 3_000},
		{ID: "2", Salesperson: "ana", Month: month("2026-01"), Amount: 1_000, Count: 10},
		{ID: "3", Salesperson: "ana", Month: month("2026-02"), Amount: 2_000, Count: 20},
		{ID: "4", Salesperson: "ana", Month: month("2026-03"), Count: 10},
		{ID: "5", Salesperson: "gone", Month: month("2026-01"), Amount: 500},
		{ID: "6", Salesperson: "ana", Month: month("2027-02"), Amount: 7_777},           // set by hand
		{ID: "7", Salesperson: "ana", Month: month("2027-03"), Count: 11},               // as it would become
		{ID: "8", Salesperson: "ana", Month: month("2025-01"), Amount: 999, Count: 999}, // of another year
	}
	active := func(id ID) bool { return id != "gone" }
	plan := TargetCopy{From: 2026, Into: 2027, Percent: 1000}.Plan(all, active, "CLP")
	if diff := cmp.Diff(TargetPlan{
		Targets: []Target{{Month: month("2027-01"), Amount: 3_300}, {Salesperson: "ana", Month: month("2027-01"), Amount: 1_100, Count: 11}},
		Same:    1, Kept: 1, Gone: 1,
		OfficeBefore: TargetSum{3_000, 0}, OfficeAfter: TargetSum{3_300, 0},
		PeopleBefore: TargetSum{3_500, 40}, PeopleAfter: TargetSum{1_100 + 7_777, 11 + 11},
	}, plan); diff != "" {
		t.Error(diff)
	}
	plan = TargetCopy{From: 2026, Into: 2027, Percent: 1000, Overwrite: true}.Plan(all, active, "CLP")
	if want := (Target{Salesperson: "ana", Month: month("2027-02"), Amount: 2_200, Count: 22}); len(plan.Targets) != 3 || plan.Targets[2] != want || plan.Kept != 0 {
		t.Errorf("replacing: %+v", plan)
	}
	if want := (TargetSum{3_300, 44}); plan.PeopleAfter != want {
		t.Errorf("the sum afterwards is %+v", plan.PeopleAfter)
	}
}

func TestCopiesAreChecked(t *testing.T) {
	for _, c := range []TargetCopy{{From: 2026, Into: 2026}, {From: 0, Into: 1}, {From: 9999, Into: 10000}, {From: 2026, Into: 2027, Percent: LeastTargetPercent - 1},
		{From: 2026, Into: 2027, Percent: MostTargetPercent + 1}} {
		if err := c.Check(); !Is(err, Invalid) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if err := (TargetCopy{From: 2026, Into: 2027, Percent: -500}).Check(); err != nil {
		t.Error(err)
	}
}
