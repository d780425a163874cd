package officefile_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// listed are the names of all opportunities by the index, newest first, with how many it
// counts. The totals read the index, the first page alone would not.
func listed(t *testing.T, s *office.Session, q office.Query) string {
	t.Helper()
	totals := sure(s.Totals(t.Context(), q))(t)
	var names []string
	for _, row := range sure(s.Opportunities(t.Context(), q, 0, 10_000))(t) {
		names = append(names, row.Name)
	}
	return fmt.Sprint(totals.Count, " ", names)
}

// purge puts records into the recycle bin and empties it of them.
func purge(t *testing.T, s *office.Session, kind domain.Kind, id domain.ID) {
	t.Helper()
	ctx := t.Context()
	var err error
	if kind == domain.KindOpportunity {
		_, err = s.DeleteOpportunities(ctx, []domain.ID{id})
	} else {
		_, err = s.DeleteActivities(ctx, []domain.ID{id})
	}
	if err != nil {
		t.Fatal(err)
	}
	refs := []office.Reference{{Kind: kind, ID: id}}
	sure(s.Purge(ctx, refs, sure(s.PlanPurge(ctx, refs))(t)))(t)
}

// The journal of what was purged is blank, and the list follows the journal: what goes into
// the recycle bin and out of it between two looks is gone all the same.
func TestTheListForgetsWhatWasPurgedBetweenTwoLooks(t *testing.T) {
	_, s := officetest.New(t)
	officetest.Save(t, s, "Stays", nil)
	goes := officetest.Save(t, s, "Goes", nil)
	want(t, "before", listed(t, s, office.Query{}), "2 [Goes Stays]")
	purge(t, s, domain.KindOpportunity, goes.ID)
	want(t, "purged unseen", listed(t, s, office.Query{}), "1 [Stays]")

	seen := officetest.Save(t, s, "Seen", nil)
	if _, err := s.DeleteOpportunities(t.Context(), []domain.ID{seen.ID}); err != nil {
		t.Fatal(err)
	}
	want(t, "in the bin", listed(t, s, office.Query{}), "1 [Stays]")
	refs := []office.Reference{{Kind: domain.KindOpportunity, ID: seen.ID}}
	sure(s.Purge(t.Context(), refs, sure(s.PlanPurge(t.Context(), refs))(t)))(t)
	want(t, "purged", listed(t, s, office.Query{}), "1 [Stays]")
}

func TestTheListForgetsAnActivityPurgedBetweenTwoLooks(t *testing.T) {
	_, s := officetest.New(t)
	d := officetest.Save(t, s, "Press", nil)
	call, _, err := s.SaveActivity(t.Context(), office.ActivityDraft{Activity: domain.Activity{Subject: "Call", Opportunity: d.ID, Day: d.OpenedOn + 3}, NewType: "Call"})
	if err != nil {
		t.Fatal(err)
	}
	none := office.Query{Conditions: []office.Condition{{Column: office.ColumnNext, Operator: office.Empty}}}
	want(t, "planned", listed(t, s, none), "0 []")
	purge(t, s, domain.KindActivity, call.ID)
	want(t, "purged unseen", listed(t, s, none), "1 [Press]")
}

// A creation taken back leaves the list, and comes back with its number.
func TestTheListFollowsACreationTakenBackAndMadeAgain(t *testing.T) {
	_, s := officetest.New(t)
	officetest.Save(t, s, "First", nil)
	d, err := s.NewDraft(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.Name = "Second"
	_, made, err := s.SaveOpportunity(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	officetest.Save(t, s, "Third", nil)
	want(t, "made", listed(t, s, office.Query{}), "3 [Third Second First]")
	undone := sure(s.Undo(t.Context(), made.ID))(t)
	want(t, "taken back", listed(t, s, office.Query{}), "2 [Third First]")
	sure(s.Undo(t.Context(), undone.ID))(t)
	want(t, "made again", listed(t, s, office.Query{}), "3 [Third Second First]")
}

// Within a transaction the list has what is written in it; outside nobody sees it, and when
// it is dropped nobody ever does.
func TestTheListWithinATransaction(t *testing.T) {
	_, s := officetest.New(t)
	officetest.Save(t, s, "Before", nil)
	want(t, "before", listed(t, s, office.Query{}), "1 [Before]")
	dropped := errors.New("dropped")
	err := s.Atomically(t.Context(), func(within *office.Session) error {
		officetest.Save(t, within, "Within", func(d *office.Draft) { d.NewCustomer = "Viña" })
		want(t, "within", listed(t, within, office.Query{Text: "vina"}), "1 [Within]")
		want(t, "outside", listed(t, s, office.Query{}), "1 [Before]")
		return dropped
	})
	if !errors.Is(err, dropped) {
		t.Fatal(err)
	}
	want(t, "dropped", listed(t, s, office.Query{}), "1 [Before]")
}

// More changes than are followed one by one are read anew.
func TestTheListFollowsMoreChangesThanOneByOne(t *testing.T) {
	_, s := officetest.New(t)
	want(t, "empty", listed(t, s, office.Query{}), "0 []")
	var ids []domain.ID
	err := s.Atomically(t.Context(), func(s *office.Session) error {
		for i := range 1100 {
			ids = append(ids, officetest.Save(t, s, fmt.Sprint("Deal ", i), nil).ID)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "added", sure(s.Totals(t.Context(), office.Query{}))(t).Count, int64(1100))
	for percent := range 5 { // 5,500 changes
		if _, err := s.EditOpportunities(t.Context(), ids, func(d *office.Draft) { d.Opportunity = d.StateProbability(percent + 60) }); err != nil {
			t.Fatal(err)
		}
	}
	stated := office.Query{Conditions: []office.Condition{{Column: office.ColumnProbability, Values: []string{"64"}}}}
	want(t, "edited", sure(s.Totals(t.Context(), stated))(t).Count, int64(1100))
}

// An office that may only be looked at, because somebody else writes to it, shows what they
// write.
func TestTheListOfAReaderFollowsTheWriter(t *testing.T) {
	f, s := officetest.New(t)
	officetest.Save(t, s, "First", nil)
	reading, err := officefile.OpenReadOnly(t.Context(), f.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer reading.Close()
	reader := officetest.SignIn(t, reading, officetest.NewClock())
	want(t, "first", listed(t, reader, office.Query{}), "1 [First]")
	second := officetest.Save(t, s, "Second", func(d *office.Draft) { d.NewCustomer = "Viña" })
	want(t, "second", listed(t, reader, office.Query{}), "2 [Second First]")
	want(t, "of a new customer", listed(t, reader, office.Query{Text: "VINA"}), "1 [Second]")
	purge(t, s, domain.KindOpportunity, second.ID)
	want(t, "purged", listed(t, reader, office.Query{}), "1 [First]")

	_, _, err = reader.SaveView(t.Context(), domain.View{Name: "Mine", Owner: reader.Me().ID, Definition: "{}"})
	want(t, "a view of one's own", domain.CodeOf(err), domain.ReadOnly)
	_, _, err = reader.SaveView(t.Context(), domain.View{Name: "All's", Definition: "{}"})
	want(t, "a view of the office", domain.CodeOf(err), domain.ReadOnly)
	_, err = reader.SetStartView(t.Context(), office.ViewOverdue)
	want(t, "the start view", domain.CodeOf(err), domain.ReadOnly)
	_, err = reader.MoveActivity(t.Context(), domain.NewID(), 1, 0)
	want(t, "an activity that is not there", domain.CodeOf(err), domain.NotFound)
}

// Days are told in the zone of whoever asks: a move at nine in the evening in Greenwich was
// on the next day in Auckland.
func TestDaysInAStateAreThoseOfTheZone(t *testing.T) {
	f, _ := officetest.New(t)
	at := time.Date(2026, 10, 15, 21, 0, 0, 0, time.UTC)
	in := func(zone *time.Location) *office.Session {
		o, err := office.Open(context.Background(), f.Store, func() time.Time { return at.In(zone) }, false)
		if err != nil {
			t.Fatal(err)
		}
		return sure(o.SignIn(t.Context(), ""))(t)
	}
	utc, auckland := in(time.UTC), in(time.FixedZone("NZDT", 13*3600))
	d := officetest.Save(t, utc, "Press", func(d *office.Draft) { d.OpenedOn -= 10 })
	states := sure(utc.States(t.Context()))(t)
	if _, err := utc.MoveOpportunities(t.Context(), []domain.ID{d.ID}, states[1].ID); err != nil {
		t.Fatal(err)
	}
	at = at.Add(4 * 24 * time.Hour)
	days := func(s *office.Session) int {
		listed(t, s, office.Query{})
		return sure(s.Opportunities(t.Context(), office.Query{}, 0, 1))(t)[0].Days
	}
	want(t, "in Greenwich", days(utc), 4)
	want(t, "in Auckland", days(auckland), 4)
	if _, err := utc.MoveOpportunities(t.Context(), []domain.ID{d.ID}, states[0].ID); err != nil {
		t.Fatal(err)
	}
	at = at.Add(2 * time.Hour) // the 19th at eleven in the evening, the 20th at noon
	want(t, "back in Greenwich", days(utc), 10)
	want(t, "back in Auckland", days(auckland), 11)
	want(t, "in Greenwich again", days(utc), 10)
}

// A question that is given up leaves the list as it was, and whoever asks next gets the
// whole answer.
func TestAQuestionGivenUpLeavesTheListWhole(t *testing.T) {
	_, s := officetest.New(t)
	officetest.Save(t, s, "First", nil)
	given, giveUp := context.WithCancel(t.Context())
	giveUp()
	for _, name := range []string{"Second", "Third"} {
		if _, err := s.Totals(given, office.Query{}); err == nil {
			t.Error("a question given up was answered")
		}
		officetest.Save(t, s, name, nil)
		if got := listed(t, s, office.Query{}); !slices.Contains([]string{"2 [Second First]", "3 [Third Second First]"}, got) {
			t.Errorf("after it: %s", got)
		}
	}
}
