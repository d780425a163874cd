package demo

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/storage/officefile"
)

// records are all of a kind in an office, as pointers of their type.
func records[R domain.Record](t testing.TB, f *officefile.File, kind domain.Kind) []R {
	t.Helper()
	all, err := f.Store.All(t.Context(), kind)
	if err != nil {
		t.Fatal(err)
	}
	list := make([]R, len(all))
	for i, r := range all {
		list[i] = r.(R)
	}
	return list
}

// isAbout expects a number to be within a part of another.
func isAbout(t *testing.T, what string, got, want, part float64) {
	t.Helper()
	if math.Abs(got-want) > part*want {
		t.Errorf("%s: %v, want about %v", what, got, want)
	}
}

func TestALargeOfficeIsSound(t *testing.T) {
	var told []int
	f, _ := makeOffice(t, Options{Opportunities: 2_000, Activities: 7_001, Seed: 1, Progress: func(done, total int) {
		if total != 9_001 {
			t.Fatalf("%d of %d", done, total)
		}
		told = append(told, done)
	}})
	checkup, err := f.Check(t.Context())
	if err != nil || !checkup.Sound() {
		t.Fatalf("check: %+v, %v", checkup, err)
	}
	counts := map[string]int64{}
	for _, c := range checkup.Counts {
		counts[c.Name] = c.Rows
	}
	for kind, want := range map[string]int64{"opportunity": 2_000, "activity": 7_001, "customer": 250, "person": 7} {
		if counts[kind] != want {
			t.Errorf("%d of kind %s, want %d", counts[kind], kind, want)
		}
	}
	if counts["quotation"] == 0 || counts["quotation"] > mostQuoted || counts["contact"] < 250 {
		t.Errorf("%d quotations, %d contacts", counts["quotation"], counts["contact"])
	}
	if len(told) < 5 || !slices.IsSorted(told) || told[len(told)-1] > 9_001 {
		t.Errorf("told of %v", told)
	}
}

func TestALargeOfficeLooksLikeOne(t *testing.T) {
	f, _ := makeOffice(t, Options{Opportunities: 4_000, Activities: 20_000, Seed: 2})
	class, day, start := classes(t, f), domain.DateOf(today), domain.DateOf(today.AddDate(-years, 0, 0))
	count := map[domain.Class]int{}
	var foreign, own, tagged, overdue int
	var last domain.Opportunity
	closed := map[domain.ID]bool{}
	all := opportunities(t, f)
	slices.SortFunc(all, func(a, b domain.Opportunity) int { return int(a.Number - b.Number) })
	for i, o := range all {
		count[class[o.State]]++
		closed[o.ID] = class[o.State].IsClosed()
		if o.Currency != "CLP" {
			foreign++
		}
		if o.ProbabilityOwn {
			own++
		}
		if len(o.Tags) > 0 {
			tagged++
		}
		if !closed[o.ID] && o.ExpectedClose < day {
			overdue++
		}
		if o.OpenedOn <= start || o.OpenedOn > day || o.ClosedOn > day || closed[o.ID] != (o.ClosedOn >= o.OpenedOn) {
			t.Errorf("№ %d opened on %s and closed on %s", o.Number, o.OpenedOn, o.ClosedOn)
		}
		if o.Unconverted || o.OfficeAmount <= 0 || o.Currency == "CLP" && o.OfficeAmount != o.Amount {
			t.Errorf("№ %d: %d %s are %d in all", o.Number, o.Amount, o.Currency, o.OfficeAmount)
		}
		if o.Number != int64(i+1) || o.OpenedOn.Month() < last.OpenedOn.Month() {
			t.Fatalf("№ %d of %s after № %d of %s", o.Number, o.OpenedOn, last.Number, last.OpenedOn)
		}
		last = o
	}
	isAbout(t, "in progress", float64(count[domain.Open]+count[domain.OnHold]), 4_000*0.15, 0.2)
	isAbout(t, "won", float64(count[domain.Won]), 4_000*0.42, 0.2)
	isAbout(t, "foreign", float64(foreign), 4_000*inForeign, 0.4)
	isAbout(t, "tagged", float64(tagged), 4_000*0.35, 0.15)
	if count[domain.OnHold] == 0 || own == 0 || overdue == 0 {
		t.Errorf("%d on hold, %d with a probability of their own, %d overdue", count[domain.OnHold], own, overdue)
	}
	checkActivities(t, f, closed)
}

// checkActivities expects of what is done that it is, and of what is planned that it is for
// opportunities in progress, up to three for each.
func checkActivities(t *testing.T, f *officefile.File, closed map[domain.ID]bool) {
	t.Helper()
	day := domain.DateOf(today)
	planned, late := map[domain.ID]int{}, 0
	for _, a := range records[*domain.Activity](t, f, domain.KindActivity) {
		isClosed, known := closed[a.Opportunity]
		switch {
		case !known || len(a.People) == 0:
			t.Fatalf("%+v", a)
		case a.Done && a.Day > day:
			t.Errorf("%q was done on %s, which is to come", a.Subject, a.Day)
		case a.Done:
		case isClosed:
			t.Errorf("%q is planned for what has closed", a.Subject)
		default:
			planned[a.Opportunity]++
			if a.Day < day {
				late++
			}
		}
	}
	by := map[int]int{}
	for id, isClosed := range closed {
		if !isClosed {
			by[planned[id]]++
		}
	}
	if len(by) != 4 || by[0] == 0 || by[1] == 0 || by[2] == 0 || by[3] == 0 || late == 0 {
		t.Errorf("opportunities by the number of activities planned: %v; %d activities are late", by, late)
	}
}

func TestALargeOfficesPeopleWroteItThemselves(t *testing.T) {
	f, _ := makeOffice(t, Options{Opportunities: 300, Activities: 600, Seed: 3})
	names := map[domain.ID]string{}
	for _, p := range records[*domain.Person](t, f, domain.KindPerson) {
		names[p.ID] = p.Name
	}
	for _, o := range opportunities(t, f) {
		trace, err := f.Store.Trace(t.Context(), domain.KindOpportunity, o.ID)
		if err != nil {
			t.Fatal(err)
		}
		if trace.CreatedBy != names[o.Salesperson] || domain.DateOf(trace.CreatedAt.UTC()) < o.OpenedOn || trace.ChangedAt.After(today) {
			t.Errorf("№ %d of %s, opened on %s: %+v", o.Number, names[o.Salesperson], o.OpenedOn, trace)
		}
		if o.ClosedOn != 0 && (o.Version != 2 || domain.DateOf(trace.ChangedAt.UTC()).Month() != o.ClosedOn.Month()) {
			t.Errorf("№ %d, closed on %s, was changed last on %s", o.Number, o.ClosedOn, trace.ChangedAt)
		}
	}
}

func TestEqualSeedsMakeEqualLargeOffices(t *testing.T) {
	made := func(seed uint64) []string {
		_, s := makeOffice(t, Options{Opportunities: 200, Activities: 500, Seed: seed})
		return dump(t, s)
	}
	first, again, other := made(7), made(7), made(8)
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("seed 7 made two different offices (-first +again):\n%s", diff)
	}
	if slices.Equal(first, other) {
		t.Error("seeds 7 and 8 made the same office")
	}
}

func TestManyOpportunitiesMakeALargeOffice(t *testing.T) {
	for _, c := range []struct {
		options                            Options
		large                              bool
		years, sellers, customers, follows int
	}{
		{Options{Opportunities: 300}, false, 3, 8, 0, 0},
		{Options{Opportunities: 5_000}, false, 3, 8, 0, 0},
		{Options{Opportunities: 1, Activities: 3}, true, 3, 3, 1, 3},
		{Options{Opportunities: 1_000, Activities: 10_000}, true, 3, 6, 125, 10_000},
		{Options{Opportunities: 10_000}, true, 3, 11, 1_250, 40_000},
		{Options{Opportunities: 100_000, Activities: 1_000_000}, true, 6, 21, 12_500, 1_000_000},
		{Options{Opportunities: 1_000_000, Activities: 1_000_000}, true, 10, 40, 125_000, 1_000_000},
	} {
		o := c.options
		got := []int{o.years(), len(o.sellers()), 0, 0}
		want := []int{c.years, c.sellers, c.customers, c.follows}
		if o.isLarge() {
			got[2], got[3] = o.customers(), o.activities()
		}
		if o.isLarge() != c.large || !slices.Equal(got, want) {
			t.Errorf("%+v is large: %t, years, salespeople, customers, activities %v, want %v", o, o.isLarge(), got, want)
		}
	}
}

func TestLargeOfficesOfAnySize(t *testing.T) {
	for _, o := range []Options{{Opportunities: 1, Activities: 1}, {Opportunities: 3, Activities: 40}, {Opportunities: 90, Activities: 7, Region: "US"}} {
		o.Now = today
		path := filepath.Join(t.TempDir(), "demo.preventa")
		if err := Make(t.Context(), path, o); err != nil {
			t.Fatal(err)
		}
		f, err := officefile.OpenReadOnly(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if got := []int{len(opportunities(t, f)), len(records[*domain.Activity](t, f, domain.KindActivity))}; !slices.Equal(got, []int{o.Opportunities, o.Activities}) {
			t.Errorf("%+v made %v opportunities and activities", o, got)
		}
		f.Close()
	}
}

func TestCustomersOfALargeOfficeHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range newCustomers(newRandom(1), 125_000, domain.English) {
		if fold := domain.Fold(c.name); seen[fold] {
			t.Fatalf("two customers are called %s", c.name)
		} else {
			seen[fold] = true
		}
	}
	if len(seen) != 125_000 {
		t.Errorf("%d customers", len(seen))
	}
}

func TestBreakingOffALargeOfficeLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	o := Options{Opportunities: 400, Activities: 800, Now: today}
	for _, looks := range []int32{1, 30, 300, 3000} {
		dying := newDyingContext(t, looks)
		if err := Make(dying, filepath.Join(folder, "demo.preventa"), o); err == nil {
			t.Fatalf("made in spite of breaking off at look %d", looks)
		}
		if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
			t.Fatalf("breaking off at look %d leaves %v", looks, left)
		}
	}
}

func BenchmarkMakeLarge(b *testing.B) {
	const n, m = 10_000, 100_000
	folder := b.TempDir()
	for i := 0; b.Loop(); i++ {
		if err := Make(b.Context(), filepath.Join(folder, fmt.Sprint(i)), Options{Opportunities: n, Activities: m, Now: today}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*(n+m)), "µs/record")
}
