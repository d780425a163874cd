package officefile_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// edited changes opportunities by a rule that the office has nothing against as a whole.
func edited(t *testing.T, s *office.Session, ids []domain.ID, rule func(*office.Draft)) office.Outcome {
	t.Helper()
	out, err := s.EditOpportunities(t.Context(), ids, rule)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// reasons are the errors of what was refused, by name of the opportunity.
func reasons(out office.Outcome) map[string]string {
	all := map[string]string{}
	for _, r := range out.Refused {
		all[fmt.Sprintf("%d %s", r.Number, r.Name)] = r.Err.Error()
	}
	return all
}

func read(t *testing.T, s *office.Session, id domain.ID) office.Draft {
	t.Helper()
	d, err := s.Opportunity(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWhatIsRefusedForOneLeavesTheOthersAlone(t *testing.T) {
	_, s := officetest.New(t)
	open := officetest.Save(t, s, "Open", nil)
	won := officetest.Save(t, s, "Won", func(d *office.Draft) { d.State = stateOf(t, s, "Won").ID })
	binned := officetest.Save(t, s, "Binned", nil)
	if _, err := s.DeleteOpportunities(t.Context(), []domain.ID{binned.ID}); err != nil {
		t.Fatal(err)
	}
	other := officetest.Save(t, s, "Other", nil)
	negotiation := stateOf(t, s, "Negotiation")

	out := edited(t, s, []domain.ID{open.ID, won.ID, "nobody", binned.ID, other.ID, open.ID}, func(d *office.Draft) { d.State = negotiation.ID })
	want := map[string]string{
		"2 Won":    "conflict error.reopen map[Number:2 State:Won]",
		"3 Binned": "conflict error.in_recycle_bin map[Number:3]",
	}
	got := reasons(out)
	if reason := got["0 "]; !strings.HasPrefix(reason, "not_found") {
		t.Errorf("one there is not: %q", reason)
	}
	delete(got, "0 ")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if out.Done != 2 || len(out.Set.Changes) != 2 || out.Set.Action != "opportunity.moved" {
		t.Errorf("%d done by %+v", out.Done, out.Set)
	}
	for id, state := range map[domain.ID]domain.ID{open.ID: negotiation.ID, other.ID: negotiation.ID, won.ID: won.State} {
		if d := read(t, s, id); d.State != state {
			t.Errorf("%s is in %s", d.Name, d.State)
		}
	}
	if d := read(t, s, open.ID); d.Probability != 75 {
		t.Errorf("the state proposes 75 %%, it has %d", d.Probability)
	}
	if again := edited(t, s, []domain.ID{open.ID, other.ID}, func(d *office.Draft) { d.State = negotiation.ID }); again.Done != 0 || again.Set.ID != "" {
		t.Errorf("nothing changed: %+v", again)
	}
}

func TestWordsAreTypedOnceAndNotForWhatIsRefused(t *testing.T) {
	_, s := officetest.New(t)
	var ids []domain.ID
	for _, name := range []string{"a", "b", "c", "d"} {
		ids = append(ids, officetest.Save(t, s, name, nil).ID)
	}
	out := edited(t, s, ids, func(d *office.Draft) {
		d.NewTags = []string{map[string]string{"a": "Viña", "b": "stray", "c": "VIÑA ", "d": "vina"}[d.Name]}
		d.NewCompetitor = map[string]string{"a": "Rival", "b": "Nobody", "c": "RIVAL", "d": "Other"}[d.Name]
		if d.Name == "b" {
			d.Name = ""
		}
	})
	if out.Done != 3 || len(out.Refused) != 1 || out.Refused[0].Name != "b" {
		t.Fatalf("%d done, %v", out.Done, reasons(out))
	}
	for catalogue, want := range map[domain.Catalogue][]string{domain.Tags: {"Viña"}, domain.Competitors: {"Rival", "Other"}} {
		items, err := s.Items(t.Context(), catalogue)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, item := range items {
			names = append(names, item.Name)
		}
		if diff := cmp.Diff(want, names); diff != "" {
			t.Errorf("%s: %s", catalogue, diff)
		}
	}
	// What changes nothing types no word: the reason belongs to what is lost.
	out = edited(t, s, ids, func(d *office.Draft) { d.NewLossReason = "Too far away" })
	if out.Done != 0 || out.Set.ID != "" || len(out.Refused) > 0 {
		t.Errorf("%+v", out)
	}
}

func TestAnAmountTypedOverQuotationsIsRefused(t *testing.T) {
	_, s := officetest.New(t)
	follows := officetest.Save(t, s, "Follows", func(d *office.Draft) { d.AmountFollows = true })
	none := officetest.Save(t, s, "Follows none", func(d *office.Draft) { d.AmountFollows = true })
	typed := officetest.Save(t, s, "Typed", nil)
	q := quote(t, s, follows.ID, 500)
	sendQuotation(t, s, q.ID, today)
	worth := read(t, s, follows.ID).Money()
	if worth.Minor == 0 {
		t.Fatal("it follows nothing")
	}
	out := edited(t, s, []domain.ID{follows.ID, none.ID, typed.ID}, func(d *office.Draft) { d.Amount = 7_000 })
	if out.Done != 2 || len(out.Refused) != 1 {
		t.Fatalf("%d done, %v", out.Done, reasons(out))
	}
	if got := out.Refused[0].Err.Error(); got != "invalid; amount: error.amount.follows" {
		t.Errorf("refused for %s", got)
	}
	if got := read(t, s, follows.ID).Money(); got != worth {
		t.Errorf("it is worth %v now", got)
	}
	if out := edited(t, s, []domain.ID{follows.ID}, func(d *office.Draft) { d.AmountFollows, d.Amount = false, 7_000 }); out.Done != 1 {
		t.Errorf("typed for good: %v", reasons(out))
	}
}

func TestCustomersBlockedAndInTheBinAreRefused(t *testing.T) {
	_, s := officetest.New(t)
	ids := []domain.ID{officetest.Save(t, s, "One", nil).ID}
	customer := func(name string) domain.ID {
		c, _, err := s.SaveCustomer(t.Context(), office.CustomerDraft{Customer: domain.Customer{Name: name}})
		if err != nil {
			t.Fatal(err)
		}
		return c.ID
	}
	blocked, binned := customer("Blocked"), customer("Binned")
	if _, err := s.BlockCustomers(t.Context(), []domain.ID{blocked}, true); err != nil {
		t.Fatal(err)
	}
	if _, err := s.DeleteCustomers(t.Context(), []domain.ID{binned}); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[domain.ID]string{
		blocked: "invalid; customer: error.customer.blocked map[Name:Blocked]",
		binned:  "conflict error.customer.in_recycle_bin map[Name:Binned]",
	} {
		out := edited(t, s, ids, func(d *office.Draft) { d.Customer = id })
		if len(out.Refused) != 1 || out.Refused[0].Err.Error() != want {
			t.Errorf("%v, want %s", reasons(out), want)
		}
	}
}

func TestOneUndoTakesABulkEditBack(t *testing.T) {
	f, s := officetest.New(t)
	var ids []domain.ID
	for i := range 30 {
		d := officetest.Save(t, s, fmt.Sprint("Opportunity ", i), func(d *office.Draft) { d.NewTags = []string{"old"}; d.Amount = int64(i) })
		ids = append(ids, d.ID)
	}
	leftOut := append([]string{"*.version"}, officetest.Journal...)
	lost := stateOf(t, s, "Lost")
	for name, do := range map[string]func() (office.Outcome, error){
		"edit": func() (office.Outcome, error) {
			return s.EditOpportunities(t.Context(), ids, func(d *office.Draft) {
				d.Opportunity = d.Lose(lost, today, "", "all at once")
				d.NewLossReason, d.NewTags, d.Tags = "Gone abroad", []string{"new"}, nil
			})
		},
		"remove": func() (office.Outcome, error) { return s.RemoveOpportunities(t.Context(), ids) },
		"plan": func() (office.Outcome, error) {
			return s.PlanActivities(t.Context(), ids, office.ActivityDraft{Activity: domain.Activity{Subject: "Call", Day: today}, NewType: "Fax"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			before := officetest.Dump(t, f.Path, leftOut...)
			out, err := do()
			if err != nil || out.Done != len(ids) {
				t.Fatalf("%d done: %v, %v", out.Done, reasons(out), err)
			}
			after := officetest.Dump(t, f.Path, leftOut...)
			if before == after {
				t.Error("nothing was done")
			}
			last, found, err := s.LastUndoable(t.Context())
			if err != nil || !found || last.ID != out.Set.ID {
				t.Fatalf("the last to undo is %s: %v", last.Action, err)
			}
			if _, err := s.Undo(t.Context(), last.ID); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(before, officetest.Dump(t, f.Path, leftOut...)); diff != "" {
				t.Error(diff)
			}
			redo(t, s, 1)
			if diff := cmp.Diff(after, officetest.Dump(t, f.Path, leftOut...)); diff != "" {
				t.Error(diff)
			}
			redo(t, s, 1)
		})
	}
}

// bulkDeeds are the changes of several opportunities.
func bulkDeeds(ids []domain.ID) map[string]func(ctx context.Context, s *office.Session) (office.Outcome, error) {
	note := strings.Repeat("a long story; ", 1000)
	return map[string]func(ctx context.Context, s *office.Session) (office.Outcome, error){
		"edit": func(ctx context.Context, s *office.Session) (office.Outcome, error) {
			return s.EditOpportunities(ctx, ids, func(d *office.Draft) { d.Notes, d.NewTags = note, []string{"told"} })
		},
		"plan": func(ctx context.Context, s *office.Session) (office.Outcome, error) {
			return s.PlanActivities(ctx, ids, office.ActivityDraft{Activity: domain.Activity{Subject: "Call", Day: today, Notes: note}, NewType: "Fax"})
		},
		"remove": func(ctx context.Context, s *office.Session) (office.Outcome, error) {
			return s.RemoveOpportunities(ctx, ids)
		},
	}
}

func someOpportunities(t *testing.T, s *office.Session, count int) []domain.ID {
	t.Helper()
	var ids []domain.ID
	for i := range count {
		ids = append(ids, officetest.Save(t, s, fmt.Sprint("Opportunity ", i), nil).ID)
	}
	return ids
}

func TestADiskFullInTheMiddleTakesAllBack(t *testing.T) {
	f, s := officetest.New(t)
	ids := someOpportunities(t, s, 20)
	var pages int
	if err := f.Writer().QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	before := officetest.Dump(t, f.Path)
	for _, name := range []string{"edit", "plan"} {
		for extra := range 60 { // the room gives out a page further on each time
			if _, err := f.Writer().Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+extra)); err != nil {
				t.Fatal(err)
			}
			out, err := bulkDeeds(ids)[name](t.Context(), s)
			if !domain.Is(err, domain.Full) || out.Done != 0 || len(out.Refused) != 0 {
				t.Fatalf("%s with %d pages left: %+v, %v", name, extra, out, err)
			}
			if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
				t.Fatalf("%s: %s", name, diff)
			}
		}
	}
}

// stopping is a context that is cancelled when it is asked for the nth time.
type stopping struct {
	context.Context
	left   int
	cancel context.CancelFunc
}

func (c *stopping) Err() error {
	if c.left--; c.left == 0 {
		c.cancel()
	}
	return c.Context.Err()
}

func TestABulkEditCancelledAnywhereLeavesNothing(t *testing.T) {
	f, s := officetest.New(t)
	ids := someOpportunities(t, s, 8)
	before := officetest.Dump(t, f.Path)
	for name, deed := range bulkDeeds(ids) {
		for asked := 1; ; asked++ {
			inner, cancel := context.WithCancel(t.Context())
			out, err := deed(&stopping{inner, asked, cancel}, s)
			cancel()
			if err == nil {
				if asked < 2*len(ids) {
					t.Errorf("%s was cancelled only %d times", name, asked)
				}
				if _, err := s.Undo(t.Context(), out.Set.ID); err != nil {
					t.Fatal(err)
				}
				before = officetest.Dump(t, f.Path)
				break
			}
			if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
				t.Fatalf("%s cancelled at %d (%v):\n%s", name, asked, err, diff)
			}
		}
	}
}

func TestAnOfficeToLookAtTakesNoBulkEdit(t *testing.T) {
	f, s := officetest.New(t)
	ids := someOpportunities(t, s, 2)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	looker, err := openings["OpenReadOnly"](f.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer looker.Close()
	looking := officetest.SignIn(t, looker, officetest.NewClock())
	for name, deed := range bulkDeeds(ids) {
		if out, err := deed(t.Context(), looking); !domain.Is(err, domain.ReadOnly) || out.Done > 0 {
			t.Errorf("%s: %+v, %v", name, out, err)
		}
	}
}

func TestActivitiesArePlannedWithThoseResponsible(t *testing.T) {
	_, s := officetest.New(t)
	mine := officetest.Save(t, s, "Mine", nil)
	nobodys := officetest.Save(t, s, "Nobody's", func(d *office.Draft) { d.Salesperson = "" })
	binned := officetest.Save(t, s, "Binned", nil)
	if _, err := s.DeleteOpportunities(t.Context(), []domain.ID{binned.ID}); err != nil {
		t.Fatal(err)
	}
	ids := []domain.ID{mine.ID, nobodys.ID, binned.ID}
	out, err := s.PlanActivities(t.Context(), ids, office.ActivityDraft{Activity: domain.Activity{Subject: "Call", Day: today, Done: true}, NewType: "Fax"})
	if err != nil || out.Done != 2 || len(out.Refused) != 1 || out.Set.Action != "activity.logged" {
		t.Fatalf("%+v, %v", out, err)
	}
	for _, c := range out.Set.Changes {
		if c.Op == change.Add && c.Kind == domain.KindActivity {
			if got := fmt.Sprint(c.Fields["people"][1]); got != fmt.Sprint([]domain.ID{s.Me().ID}) {
				t.Errorf("with %s", got)
			}
		}
	}
	if got := reasons(out)["3 Binned"]; got != "conflict error.in_recycle_bin map[Number:3]" {
		t.Errorf("refused for %s", got)
	}
}
