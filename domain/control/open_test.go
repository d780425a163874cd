package control

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
)

// naiveOpenByState sums up what is not closed as one would by hand, from the records.
func naiveOpenByState(list []domain.Opportunity, filter Filter) map[domain.ID]InProgress {
	sums := map[domain.ID]InProgress{"new": {}, "waiting": {}}
	for _, o := range list {
		switch {
		case o.RemovedAt != 0, o.State != "new" && o.State != "waiting":
		case len(filter.Salespeople) > 0 && !slices.Contains(filter.Salespeople, o.Salesperson):
		default:
			sum := sums[o.State]
			sum.Count++
			sum.Amount += o.OfficeAmount
			sum.Weighted += o.Weighted()
			if o.Unconverted {
				sum.Unconverted++
			}
			sums[o.State] = sum
		}
	}
	return sums
}

func TestOpenByStateIsTheSumOfTheRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list, filter := someOpportunities().Draw(t, "opportunities"), someFilter(t)
		f := factsOf()
		for _, o := range list { // each of them twice: first as something else
			f.Put(domain.Opportunity{ID: o.ID, State: "new", OfficeAmount: 9, Probability: 50, Salesperson: "ana"})
		}
		for _, o := range list {
			f.Put(o)
		}
		got := map[domain.ID]InProgress{}
		for _, s := range OpenByState(look(f, filter)) {
			got[s.State.ID] = s.InProgress
		}
		if diff := cmp.Diff(naiveOpenByState(list, filter), got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestOpenByStateIsInTheOfficesOrder(t *testing.T) {
	f := NewFacts([]domain.State{
		{ID: "late", Class: domain.Open, Position: 9}, {ID: "won", Class: domain.Won, Position: 3}, {ID: "early", Class: domain.OnHold, Position: 1},
		{ID: "retired", Class: domain.Open, Position: 2, Retired: true}, {ID: "retired in use", Class: domain.Open, Position: 5, Retired: true},
	}, 0)
	f.Put(domain.Opportunity{ID: domain.NewID(), State: "retired in use"})
	f.Put(domain.Opportunity{ID: domain.NewID(), State: "won"})
	var got []domain.ID
	for _, s := range OpenByState(look(f, Filter{})) {
		got = append(got, s.State.ID)
	}
	if diff := cmp.Diff([]domain.ID{"early", "retired in use", "late"}, got); diff != "" {
		t.Error(diff)
	}
}
