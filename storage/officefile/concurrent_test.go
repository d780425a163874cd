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

// lookAround asks for figures of today and of the past, and what the history says of a draft.
func lookAround(t *testing.T, s *office.Session, d office.Draft) {
	yesterday := s.Office().Today() - 1
	for _, filter := range []control.Filter{{}, {Compare: control.WithPrevious, Period: domain.Period{From: yesterday, To: yesterday + 1}}, {AsOf: yesterday}} {
		for _, id := range []string{"open-by-state", "figures", "loss-reasons", "bridge"} {
			if _, err := s.Report(context.Background(), id, filter); err != nil {
				t.Error(err)
			}
		}
	}
	if err := s.Look(context.Background(), control.Filter{}, true, func(l *control.Look) { control.GuessOf(l, d.Opportunity) }); err != nil {
		t.Error(err)
	}
}

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
				lookAround(t, s, d)
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
		if diff := cmp.Diff(read, followed, alikeTables); diff != "" {
			t.Errorf("%s (-read +followed):\n%s", id, diff)
		}
	}
}
