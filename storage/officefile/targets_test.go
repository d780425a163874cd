package officefile_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

func monthOf(t *testing.T, text string) domain.Month {
	t.Helper()
	m, ok := domain.ParseMonth(text)
	if !ok {
		t.Fatalf("%q is no month", text)
	}
	return m
}

// targetsOf are the targets of a year as texts, in their order.
func targetsOf(t *testing.T, s *office.Session, year int) []string {
	t.Helper()
	list, err := s.Targets(t.Context(), year)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, one := range list {
		who := "office"
		if one.Salesperson != "" {
			who = "person"
		}
		texts = append(texts, fmt.Sprintf("%s %s %d %d v%d", one.Month, who, one.Amount, one.Count, one.Version))
	}
	return texts
}

// targetsInFacts are the targets that the figures are computed with.
func targetsInFacts(t *testing.T, s *office.Session, filter control.Filter) (found map[string]control.Target) {
	t.Helper()
	err := s.Look(t.Context(), filter, false, func(l *control.Look) {
		found = map[string]control.Target{}
		for month, target := range l.Targets() {
			found[month.String()] = target
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func wantSame(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", what, diff)
	}
}

func TestTargetsAreSetTakenAwayAndUndoneAsOne(t *testing.T) {
	f, s := officetest.New(t)
	ana, october, november := s.Me().ID, monthOf(t, "2026-10"), monthOf(t, "2026-11")
	wantSame(t, "facts at first", map[string]control.Target{}, targetsInFacts(t, s, control.Filter{}))
	first, err := s.SetTargets(t.Context(), []domain.Target{
		{Month: october, Amount: 900, Count: 9}, {Salesperson: ana, Month: october, Amount: 1}, {Salesperson: ana, Month: october, Amount: 500},
		{Salesperson: ana, Month: november, Count: 5}, {Month: november},
	})
	if err != nil {
		t.Fatal(err)
	}
	set := []string{"2026-10 office 900 9 v1", "2026-10 person 500 0 v1", "2026-11 person 0 5 v1"}
	wantSame(t, "set", set, targetsOf(t, s, 2026))
	wantSame(t, "of another year", []string(nil), targetsOf(t, s, 2027))
	wantSame(t, "action", "targets.set", first.Action)
	wantSame(t, "facts", map[string]control.Target{"2026-10": {Amount: 900, Count: 9}, "2026-11": {Count: 5}}, targetsInFacts(t, s, control.Filter{}))

	second, err := s.SetTargets(t.Context(), []domain.Target{{Month: october}, {Salesperson: ana, Month: october, Amount: 600, Count: 6}, {Salesperson: ana, Month: november, Count: 5}})
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "changes", 2, len(second.Changes)) // November is as it was
	wantSame(t, "changed", []string{"2026-10 person 600 6 v2", "2026-11 person 0 5 v1"}, targetsOf(t, s, 2026))
	wantSame(t, "facts changed", map[string]control.Target{"2026-10": {Amount: 600, Count: 6}, "2026-11": {Count: 5}}, targetsInFacts(t, s, control.Filter{}))
	again, err := s.SetTargets(t.Context(), []domain.Target{{Month: october}, {Salesperson: ana, Month: october, Amount: 600, Count: 6}})
	if err != nil || len(again.Changes) > 0 {
		t.Errorf("set again: %v, %v", again.Changes, err)
	}

	if _, err := s.Undo(t.Context(), second.ID); err != nil {
		t.Fatal(err)
	}
	wantSame(t, "facts undone", map[string]control.Target{"2026-10": {Amount: 900, Count: 9}, "2026-11": {Count: 5}}, targetsInFacts(t, s, control.Filter{}))
	wantSame(t, "of Ana", map[string]control.Target{"2026-10": {Amount: 500}, "2026-11": {Count: 5}}, targetsInFacts(t, s, control.Filter{Salespeople: []domain.ID{ana}}))
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() || !slices.Contains(checkup.Counts, officefile.Count{Name: "target", Rows: 3}) {
		t.Errorf("check: %+v, %v", checkup, err)
	}
	fresh := officetest.SignIn(t, f, officetest.NewClock()) // reads the facts anew
	wantSame(t, "facts read", targetsInFacts(t, s, control.Filter{}), targetsInFacts(t, fresh, control.Filter{}))
}

func TestNoTargetThatBreaksARule(t *testing.T) {
	_, s := officetest.New(t)
	october := monthOf(t, "2026-10")
	for name, target := range map[string]domain.Target{
		"negative":   {Month: october, Amount: -1},
		"no month":   {Amount: 1},
		"of nobody":  {Salesperson: domain.NewID(), Month: october, Amount: 1},
		"far beyond": {Month: october, Count: domain.MaxTargetCount + 1},
	} {
		if _, err := s.SetTargets(t.Context(), []domain.Target{{Month: october, Amount: 1}, target}); !domain.Is(err, domain.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantSame(t, "kept", []string(nil), targetsOf(t, s, 0))
}

func TestThereIsOneTargetOfASalespersonAndMonth(t *testing.T) {
	f, s := officetest.New(t)
	if _, err := s.SetTargets(t.Context(), []domain.Target{{Month: monthOf(t, "2026-10"), Amount: 1}, {Salesperson: s.Me().ID, Month: monthOf(t, "2026-10"), Amount: 1}}); err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"NULL", "'" + string(s.Me().ID) + "'"} {
		if _, err := officetest.OpenSQL(t, f.Path, "rw").Exec("INSERT INTO target (id, version, month, salesperson, amount) VALUES ('x', 1, '2026-10', " + who + ", 5)"); err == nil {
			t.Errorf("the file takes a second target of %s", who)
		}
	}
}

func TestTargetsOfLastYearAreCopied(t *testing.T) {
	_, s := officetest.New(t)
	set := func(targets ...domain.Target) {
		t.Helper()
		if _, err := s.SetTargets(t.Context(), targets); err != nil {
			t.Fatal(err)
		}
	}
	set(domain.Target{Month: monthOf(t, "2026-03"), Amount: 1_000_000}, domain.Target{Salesperson: s.Me().ID, Month: monthOf(t, "2026-04"), Amount: 200, Count: 20},
		domain.Target{Month: monthOf(t, "2027-03"), Amount: 5})
	copying := domain.TargetCopy{From: 2026, Into: 2027, Percent: 1_000}
	plan, err := s.PlanTargets(t.Context(), copying)
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "planned only", []string{"2027-03 office 5 0 v1"}, targetsOf(t, s, 2027))
	wantSame(t, "kept", []int{1, 1}, []int{len(plan.Targets), plan.Kept})
	if _, _, err = s.CopyTargets(t.Context(), copying); err != nil {
		t.Fatal(err)
	}
	wantSame(t, "copied", []string{"2027-03 office 5 0 v1", "2027-04 person 220 22 v1"}, targetsOf(t, s, 2027))
	copying.Overwrite = true
	_, done, err := s.CopyTargets(t.Context(), copying)
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "replaced", []string{"2027-03 office 1100000 0 v2", "2027-04 person 220 22 v1"}, targetsOf(t, s, 2027))
	if _, err := s.Undo(t.Context(), done.ID); err != nil {
		t.Fatal(err)
	}
	wantSame(t, "undone", []string{"2027-03 office 5 0 v3", "2027-04 person 220 22 v1"}, targetsOf(t, s, 2027))
	if _, _, err := s.CopyTargets(t.Context(), domain.TargetCopy{From: 2026, Into: 2026}); !domain.Is(err, domain.Invalid) {
		t.Errorf("onto itself: %v", err)
	}
}

func TestTargetsOfAReadOnlyOfficeAreOnlyRead(t *testing.T) {
	f, s := officetest.New(t)
	if _, err := s.SetTargets(t.Context(), []domain.Target{{Month: monthOf(t, "2026-10"), Amount: 7}}); err != nil {
		t.Fatal(err)
	}
	o, err := office.Open(t.Context(), f.Store, officetest.NewClock().Now, true)
	if err != nil {
		t.Fatal(err)
	}
	viewer, err := o.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "read", []string{"2026-10 office 7 0 v1"}, targetsOf(t, viewer, 2026))
	if _, err := viewer.SetTargets(t.Context(), []domain.Target{{Month: monthOf(t, "2026-10"), Amount: 8}}); !domain.Is(err, domain.ReadOnly) {
		t.Errorf("set: %v", err)
	}
	if _, _, err := viewer.CopyTargets(t.Context(), domain.TargetCopy{From: 2026, Into: 2027}); !domain.Is(err, domain.ReadOnly) {
		t.Errorf("copied: %v", err)
	}
}
