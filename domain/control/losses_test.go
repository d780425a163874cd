package control

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
)

func lossLines(l *Look) (lines []string) {
	for _, r := range LossReasons(l) {
		line := fmt.Sprintf("%s %d %d", r.Reason.ID, r.Count, r.Amount)
		for _, from := range r.From {
			line += fmt.Sprintf(" %s:%d:%d", from.State.ID, from.Count, from.Amount)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestLossReasonsAndTheStatesLostFrom(t *testing.T) {
	f := NewFacts(states, 0)
	live := func(reason domain.ID, amount int64, path ...domain.ID) {
		o := domain.Opportunity{ID: domain.NewID(), State: path[0], LossReason: reason, OfficeAmount: amount, ClosedOn: day("2026-05-01")}
		f.Apply(change.Set{Changes: []change.Change{change.Adding(o)}}, day("2026-04-01"))
		for _, state := range path[1:] {
			after := o
			after.State = state
			edit, _ := change.Editing(o, after)
			f.Apply(change.Set{Changes: []change.Change{edit}}, day("2026-05-01"))
			o = after
		}
	}
	tell := func() {
		live("price", 100, "new", "lost")
		live("price", 20, "new", "waiting", "lost")
		live("price", 3, "new", "lost", "waiting", "lost") // taken back, then lost for good
		live("price", 4, "new", "won", "lost")             // won first: the state before
		live("", 1000, "lost")                             // never open
		live("", 7, "waiting", "lost")
		live("time", 50, "new", "won")
		live("time", 60, "new")
	}
	tell()
	if diff := cmp.Diff([]string{"price 4 127", " 2 1007"}, lossLines(look(f, Filter{}))); diff != "" {
		t.Errorf("without a history:\n%s", diff)
	}
	f = NewFacts(states, 0)
	f.BeginHistory(0)
	tell()
	if diff := cmp.Diff([]string{"price 4 127 new:2:104 waiting:2:23", " 2 1007 waiting:1:7 :1:1000"}, lossLines(look(f, Filter{}))); diff != "" {
		t.Errorf("with a history:\n%s", diff)
	}
	live("price", 9, "waiting", "lost") // what is kept of the history follows
	if diff := cmp.Diff("price 5 136 new:2:104 waiting:3:32", lossLines(look(f, Filter{}))[0]); diff != "" {
		t.Errorf("one more:\n%s", diff)
	}
}
