package officefile_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// The list is asked by several at once, in several ways, while others write: every answer
// holds together, and in the end it is what somebody reads who never asked before.
func TestTheListIsAskedWhileOthersWrite(t *testing.T) {
	f, s := officetest.New(t)
	first := officetest.Save(t, s, "Corks", nil)
	won := stateOf(t, s, "Won")
	ctx := context.Background()
	var writing, asking sync.WaitGroup
	for i := range 2 {
		writing.Go(func() {
			for round := range 12 {
				d, err := s.NewDraft(ctx)
				if err == nil {
					d.Name, d.NewCustomer, d.Amount = fmt.Sprint("Press ", round), fmt.Sprint("Viña ", i), int64(round)
					d.NewTags = []string{fmt.Sprint("tag ", round%3)}
					_, _, err = s.SaveOpportunity(ctx, d)
				}
				if err == nil {
					to := won.ID
					if round%2 == 1 {
						to = first.State
					}
					if _, err = s.MoveOpportunities(ctx, []domain.ID{first.ID}, to); domain.Is(err, domain.Conflict) {
						err = nil
					}
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	done := make(chan struct{})
	queries := []office.Query{{}, {Text: "vina press"}, {Sort: office.ColumnCustomer, Group: office.ColumnState}, {Sort: office.ColumnTags, Ascending: true},
		{Classes: office.NotClosed, Sort: office.ColumnDays}, {Conditions: []office.Condition{{Column: office.ColumnRotting, Values: []string{"yes"}}}}}
	for i := range 4 {
		asking.Go(func() {
			for at := i; ; at++ {
				select {
				case <-done:
					return
				default:
				}
				q := queries[at%len(queries)]
				if _, err := s.Opportunities(ctx, q, 0, 50); err != nil {
					t.Error(err)
				}
				q.Group = office.ColumnState
				groups, err := s.Groups(ctx, q)
				if err != nil {
					t.Error(err)
				}
				for _, g := range groups {
					if g.Label == "" || g.Count < 1 {
						t.Errorf("group %+v", g)
					}
				}
				if _, err := s.Counts(ctx, queries); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writing.Wait()
	close(done)
	asking.Wait()
	again, err := office.Open(ctx, f.Store, officetest.NewClock().Now, false)
	if err != nil {
		t.Fatal(err)
	}
	fresh := sure(again.SignIn(ctx, ""))(t)
	for _, q := range queries {
		var anew string
		err := fresh.Atomically(ctx, func(within *office.Session) error { // which reads an index of its own
			anew = listed(t, within, q)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		want(t, fmt.Sprintf("%+v", q), listed(t, s, q), anew)
	}
}
