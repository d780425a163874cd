package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
)

func apply(f *Facts, changes ...change.Change) {
	f.Apply(change.Set{Changes: changes}, day("2026-10-15"))
}

// openNames are the states that are offered, with how many opportunities stand in them.
func openNames(f *Facts) map[string]int64 {
	names := map[string]int64{}
	for _, s := range OpenByState(look(f, Filter{})) {
		names[s.State.Name] = s.Count
	}
	return names
}

func TestFactsFollowStates(t *testing.T) {
	f := factsOf()
	renamed := states[0]
	renamed.Name = "Fresh"
	edited, _ := change.Editing(states[0], renamed)
	for _, step := range []struct {
		change change.Change
		want   map[string]int64
	}{
		{edited, map[string]int64{"Fresh": 0, "On hold": 0}},
		{change.Removing(renamed), map[string]int64{"On hold": 0}},
		{change.Adding(renamed), map[string]int64{"Fresh": 0, "On hold": 0}}, // taken back
		{change.Adding(domain.State{ID: "demo", Name: "Demonstration", Class: domain.Open}), map[string]int64{"Fresh": 0, "On hold": 0, "Demonstration": 0}},
	} {
		apply(f, step.change)
		if diff := cmp.Diff(step.want, openNames(f)); diff != "" {
			t.Errorf("%s %s:\n%s", step.change.Op, step.change.Record, diff)
		}
	}
}

func TestFactsFollowTheRecycleBin(t *testing.T) {
	f := factsOf()
	o := domain.Opportunity{ID: domain.NewID(), State: "new", OfficeAmount: 500}
	other := domain.Opportunity{ID: domain.NewID(), State: "waiting"}
	apply(f, change.Adding(o), change.Adding(other))
	removed, _ := change.Editing(o, o.Remove(1))
	apply(f, removed)
	moved := o.Remove(1)
	moved.State = "waiting"
	within, _ := change.Editing(o.Remove(1), moved)
	apply(f, within) // a merge moves what lies in the recycle bin, too
	if diff := cmp.Diff(map[string]int64{"New": 0, "On hold": 1}, openNames(f)); diff != "" || f.Len() != 1 {
		t.Errorf("removed (%d left):\n%s", f.Len(), diff)
	}
	back, _ := change.Editing(moved, moved.Restore())
	apply(f, back)
	if diff := cmp.Diff(map[string]int64{"New": 0, "On hold": 2}, openNames(f)); diff != "" {
		t.Error(diff)
	}
	apply(f, change.Removing(moved.Restore()), change.Removing(other))
	if f.Len() != 0 {
		t.Errorf("%d left", f.Len())
	}
}
