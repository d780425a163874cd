package officefile_test

import (
	"context"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// Saves from several goroutines, with figures computed between them, leave the facts as
// Saves from several goroutines, with figures computed between them, leave the facts as
// the file has them.
func TestFiguresFollowConcurrentSaves(t *testing.T) {
	f, s := officetest.New(t)
	shared := officetest.Save(t, s, "Corks", nil)
	won := stateOf(t, s, "Won")
	var work sync.WaitGroup
	for i := range 6 {
		work.Go(func() {
			for round := range 15 {
				// everybody moves the same record, and adds one of their own
				to := won.ID
				if (i+round)%2 == 0 {
					to = shared.State
				}
				_, err := s.MoveOpportunities(context.Background(), []domain.ID{shared.ID}, to)
				if err != nil && !domain.Is(err, domain.Conflict) {
					t.Error(err)
				}
				d, err := s.NewDraft(context.Background())
				if err == nil {
					d.Name, d.Amount = "Press", int64(100*i+round)
					_, _, err = s.SaveOpportunity(context.Background(), d)
				}
				if err != nil {
					t.Error(err)
				}
				_, err = s.Report(context.Background(), "open-by-state", control.Filter{})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	work.Wait()
	again, err := office.Open(t.Context(), f.Store, officetest.NewClock().Now, false)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := again.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"open-by-state", "who-closes-best", "closed-by-month"} {
		followed, err := s.Report(t.Context(), id, control.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		read, err := fresh.Report(t.Context(), id, control.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(read, followed); diff != "" {
			t.Errorf("%s (-read +followed):\n%s", id, diff)
		}
	}
}
