package officefile_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// livedIn is the content of an office in which a monkey did as it liked, and the ids of its
// opportunities, with one that is not there.
func livedIn(t *testing.T, seed uint64) (content []byte, ids []domain.ID) {
	t.Helper()
	f, s := officetest.New(t)
	m := &monkey{Rand: rand.New(rand.NewPCG(seed, 2)), t: t, ctx: t.Context(), s: s, did: map[string]int{}}
	names := slices.Sorted(maps.Keys(deeds))
	for range 20 { // so that there is something to do things to
		_, _ = deeds["open"](m)
	}
	for range 400 {
		m.act(names)
	}
	all, err := f.Store.AllOpportunities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range all {
		ids = append(ids, o.ID)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if content, err = os.ReadFile(f.Path); err != nil {
		t.Fatal(err)
	}
	return content, append(ids, "nobody")
}

// reopenedCopy opens a copy of an office.
func reopenedCopy(t *rapid.T, folder, name string, content []byte) (*officefile.File, *office.Session) {
	path := filepath.Join(folder, name+".preventa")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	clock := officetest.NewClock()
	f, err := officefile.Open(t.Context(), path, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	o, err := office.Open(t.Context(), f.Store, clock.Now, false)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return f, s
}

// told is what an office keeps of opportunities, activities and words, without what every
// save makes anew: ids, versions, the moment of a removal.
func told(t *rapid.T, f *officefile.File) string {
	ctx := t.Context()
	names := map[domain.ID]string{}
	var lines []string
	for _, c := range domain.Catalogues {
		items, err := f.Store.Items(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range items {
			names[item.ID] = item.Name
			lines = append(lines, fmt.Sprintf("%s %d %s", c, item.Position, item.Name))
		}
	}
	tell := func(records []domain.Record, err error) {
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			fields := domain.FieldsOf(r)
			if _, removed := fields["removed_at"]; removed {
				fields["removed_at"] = true
			}
			line := fmt.Sprintf("%s %v", r.Kind(), fields)
			for id, name := range names {
				line = strings.ReplaceAll(line, string(id), name)
			}
			lines = append(lines, line)
		}
	}
	tell(f.Store.All(ctx, domain.KindOpportunity))
	tell(f.Store.All(ctx, domain.KindActivity))
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// someRule draws a rule that makes of each opportunity what its number says.
func someRule(t *rapid.T, states []domain.State, items []domain.Item) func(*office.Draft) {
	into := []domain.ID{"nowhere", ""}
	for _, state := range states {
		into = append(into, state.ID)
	}
	state := rapid.SampledFrom(into).Draw(t, "state")
	day := rapid.SampledFrom([]domain.Date{0, domain.NewDate(2020, 1, 1), domain.NewDate(2026, 12, 24)})
	expected, closed, hold := day.Draw(t, "expected"), day.Draw(t, "closed"), day.Draw(t, "hold")
	percent := rapid.IntRange(-20, 120).Draw(t, "percent")
	word := rapid.SampledFrom([]string{"Corks", "CORKS ", "corks", "Rival", "bad\nword", "", "  "})
	words := [3]string{word.Draw(t, "even"), word.Draw(t, "odd"), word.Draw(t, "third")}
	item := append(items, domain.Item{})[rapid.IntRange(0, len(items)).Draw(t, "item")].ID
	sets := rapid.SliceOfNDistinct(rapid.IntRange(0, 9), 1, 6, rapid.ID).Draw(t, "fields")
	every := rapid.Int64Range(1, 3).Draw(t, "every")
	return func(d *office.Draft) {
		typed := words[d.Number%3]
		for _, field := range sets {
			switch {
			case field == 0 && d.Number%every == 0:
				d.State, d.ClosedOn, d.HoldUntil = state, closed, hold
			case field == 1:
				d.Reopening = d.Number%2 == 0
			case field == 2 && d.Number%every == 0:
				d.Opportunity = d.StateProbability(percent)
			case field == 3:
				d.ExpectedClose = expected
			case field == 4:
				d.Salesperson = ""
			case field == 5:
				d.Origin = item
			case field == 6:
				d.Competitor, d.NewCompetitor = "", typed
			case field == 7:
				d.NewTags = []string{typed, "told"}
			case field == 8 && d.Number%every == 0:
				d.Name = typed
			case field == 9 && !d.AmountFollows:
				d.Amount = d.Number * 1_000
			}
		}
	}
}

// oneByOne does to each alone what is done to all, and tells what was refused and how many
// changed.
func oneByOne(t *rapid.T, ids []domain.ID, do func(domain.ID) (change.Set, error)) (done int, refused []string) {
	for _, id := range ids {
		set, err := do(id)
		switch {
		case domain.Is(err, domain.Internal):
			t.Fatal(err)
		case err != nil:
			refused = append(refused, fmt.Sprint(id, ": ", err))
		case set.Touches(domain.KindOpportunity, domain.KindActivity): // the form may have mended the contact's customer
			done++
		}
	}
	return done, refused
}

func TestManyAtOnceAreAsEachAlone(t *testing.T) {
	var offices []lived
	for seed := range uint64(3) {
		content, ids := livedIn(t, seed)
		offices = append(offices, lived{content, ids})
	}
	for _, deed := range []string{"edit", "remove", "plan"} {
		t.Run(deed, func(t *testing.T) { manyAreAsEachAlone(t, offices, deed) })
	}
}

// lived is an office in which much was done, and what may be asked for in it.
type lived struct {
	content []byte
	ids     []domain.ID
}

func manyAreAsEachAlone(t *testing.T, offices []lived, deed string) {
	count := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		begun := offices[rapid.IntRange(0, len(offices)-1).Draw(rt, "office")]
		ids := rapid.SliceOfNDistinct(rapid.SampledFrom(begun.ids), 1, -1, rapid.ID).Draw(rt, "ids")
		folder := t.TempDir()
		bulk, many := reopenedCopy(rt, folder, "bulk", begun.content)
		defer bulk.Close()
		alone, each := reopenedCopy(rt, folder, "alone", begun.content)
		defer alone.Close()
		ctx := rt.Context()

		var out office.Outcome
		var err error
		var one func(domain.ID) (change.Set, error)
		switch deed {
		case "edit":
			states, stateErr := many.States(ctx)
			origins, itemErr := many.Items(ctx, domain.Origins)
			if stateErr != nil || itemErr != nil {
				rt.Fatal(stateErr, itemErr)
			}
			rule := someRule(rt, states, origins)
			out, err = many.EditOpportunities(ctx, ids, rule)
			one = func(id domain.ID) (change.Set, error) {
				d, err := each.Opportunity(ctx, id)
				if err != nil {
					return change.Set{}, err
				}
				rule(&d)
				_, set, err := each.SaveOpportunity(ctx, d)
				return set, err
			}
		case "remove":
			out, err = many.RemoveOpportunities(ctx, ids)
			one = func(id domain.ID) (change.Set, error) { return each.DeleteOpportunities(ctx, []domain.ID{id}) }
		case "plan":
			draft := office.ActivityDraft{
				Activity: domain.Activity{Subject: rapid.SampledFrom([]string{"Call", "Visit", "Ask again", "bad\x00subject"}).Draw(rt, "subject"), Day: today, People: []domain.ID{many.Me().ID}},
				NewType:  rapid.SampledFrom([]string{"Fax", "FAX", "call"}).Draw(rt, "type"),
			}
			out, err = many.PlanActivities(ctx, ids, draft)
			one = func(id domain.ID) (change.Set, error) {
				about := draft
				about.Opportunity = id
				_, set, err := each.SaveActivity(ctx, about)
				return set, err
			}
		}
		if err != nil {
			rt.Fatal(err)
		}
		done, refused := oneByOne(rt, ids, one)
		var got []string
		for _, r := range out.Refused {
			got = append(got, fmt.Sprint(r.ID, ": ", r.Err))
		}
		if diff := cmp.Diff(refused, got); diff != "" {
			rt.Errorf("%s: refused one by one, and at once:\n%s", deed, diff)
		}
		if done != out.Done {
			rt.Errorf("%s: %d changed one by one, %d at once", deed, done, out.Done)
		}
		if diff := cmp.Diff(told(rt, alone), told(rt, bulk)); diff != "" {
			rt.Errorf("%s: one by one, and at once:\n%s", deed, diff)
		}
		count["done"] += done
		count["refused"] += len(refused)
	})
	if count["done"] == 0 || deed == "edit" && count["refused"] == 0 {
		t.Errorf("too little came about: %v", count)
	}
}
