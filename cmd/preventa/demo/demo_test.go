package demo

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

var today = time.Date(2026, 10, 15, 16, 30, 0, 0, time.UTC)

// make100 makes an office of 100 opportunities and signs its first person in.
func make100(t testing.TB, o Options) (*officefile.File, *office.Session) {
	t.Helper()
	o.Opportunities = 100
	return makeOffice(t, o)
}

// makeOffice makes an office and signs its first person in.
func makeOffice(t testing.TB, o Options) (*officefile.File, *office.Session) {
	t.Helper()
	o.Now = today
	path := filepath.Join(t.TempDir(), "demo.preventa")
	if err := Make(t.Context(), path, o); err != nil {
		t.Fatal(err)
	}
	f, err := officefile.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	opened, err := office.Open(t.Context(), f.Store, func() time.Time { return today }, true)
	if err != nil {
		t.Fatal(err)
	}
	s, err := opened.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return f, s
}

func opportunities(t testing.TB, f *officefile.File) []domain.Opportunity {
	t.Helper()
	all, err := f.Store.AllOpportunities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func classes(t testing.TB, f *officefile.File) map[domain.ID]domain.Class {
	t.Helper()
	states, err := f.Store.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	classes := map[domain.ID]domain.Class{}
	for _, s := range states {
		classes[s.ID] = s.Class
	}
	return classes
}

func TestTheFileIsSoundAndItsHistoryReal(t *testing.T) {
	f, _ := make100(t, Options{Seed: 1})
	checkup, err := f.Check(t.Context())
	if err != nil || !checkup.Sound() {
		t.Fatalf("check: %+v, %v", checkup, err)
	}
	counts := map[string]int64{}
	for _, c := range checkup.Counts {
		counts[c.Name] = c.Rows
	}
	if counts["opportunity"] != 100 || counts["person"] != 8 {
		t.Errorf("%d opportunities, %d people", counts["opportunity"], counts["person"])
	}
	if counts["change_set"] < 3*100 {
		t.Errorf("only %d sets tell the history of 100 opportunities", counts["change_set"])
	}
	writers := map[string]bool{}
	for _, o := range opportunities(t, f) {
		trace, err := f.Store.Trace(t.Context(), domain.KindOpportunity, o.ID)
		if err != nil {
			t.Fatal(err)
		}
		writers[trace.ChangedBy] = true
		if domain.DateOf(trace.CreatedAt.UTC()) != o.OpenedOn {
			t.Errorf("№ %d, opened on %s, was written on %s", o.Number, o.OpenedOn, trace.CreatedAt)
		}
		if o.ClosedOn != 0 && domain.DateOf(trace.ChangedAt.UTC()) != o.ClosedOn {
			t.Errorf("№ %d, closed on %s, was changed last on %s", o.Number, o.ClosedOn, trace.ChangedAt)
		}
		if trace.ChangedAt.After(today) {
			t.Errorf("№ %d was changed at %s, which is to come", o.Number, trace.ChangedAt)
		}
	}
	if len(writers) != len(sellers) {
		t.Errorf("%d people wrote", len(writers))
	}
}

func TestTheOfficeLooksLikeOne(t *testing.T) {
	f, s := make100(t, Options{Seed: 2})
	class := classes(t, f)
	count := map[domain.Class]int{}
	overdue := 0
	day := domain.DateOf(today)
	start := domain.DateOf(today.AddDate(-years, 0, 0))
	first := day
	for _, o := range opportunities(t, f) {
		count[class[o.State]]++
		first = min(first, o.OpenedOn)
		if o.OpenedOn <= start || o.OpenedOn > day || o.ClosedOn > day {
			t.Errorf("№ %d opened on %s and closed on %s", o.Number, o.OpenedOn, o.ClosedOn)
		}
		if o.ClosedOn == 0 && o.ExpectedClose < day {
			overdue++
		}
		if class[o.State].IsClosed() && (o.ProbabilityOwn || o.Amount == 0 && class[o.State] == domain.Won) {
			t.Errorf("№ %d closed as %s at %d %%, amount %d", o.Number, class[o.State], o.Probability, o.Amount)
		}
	}
	if open := count[domain.Open] + count[domain.OnHold]; open != 30 || count[domain.OnHold] == 0 {
		t.Errorf("%d open and %d on hold of 100", count[domain.Open], count[domain.OnHold])
	}
	if first > start+180 || overdue == 0 || overdue > 12 {
		t.Errorf("first opened on %s, %d overdue", first, overdue)
	}
	err := s.Look(t.Context(), control.Filter{}, false, func(l *control.Look) {
		best := control.WhoClosesBest(l)
		if len(best) != len(sellers) {
			t.Errorf("%d salespeople closed something", len(best))
		}
		for _, b := range best {
			at := slices.IndexFunc(sellers, func(s seller) bool { return s.name == b.Salesperson.Text })
			if want := sellers[at].wins * float64(b.Closed()); math.Abs(want-float64(b.Won)) > 0.5001 {
				t.Errorf("%s wins %d of %d, not %v", b.Salesperson.Text, b.Won, b.Closed(), want)
			}
		}
		total := control.ClosingOf(l)
		if median, _ := total.MedianCycle(); median < 25 || median > 50 {
			t.Errorf("half the cycles are under %v days", median)
		}
		if average, _ := total.AverageWon(); average < 8_000_000 || average > 25_000_000 {
			t.Errorf("a sale is worth %d pesos", average)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestLossesComeFromEveryStage(t *testing.T) {
	c := newCalendar(today.AddDate(-years, 0, 0), today)
	before := map[stage]bool{}
	last := map[*deal]stage{}
	for _, e := range imagine(Options{Opportunities: 500, Language: domain.English}, c) {
		if e.enters == stageLost {
			before[last[e.deal]] = true
		}
		last[e.deal] = e.enters
	}
	for s := stageNew; s <= stageOnHold; s++ {
		if !before[s] {
			t.Errorf("none was lost from stage %d", s)
		}
	}
}

func TestSeasons(t *testing.T) {
	c := newCalendar(today.AddDate(-years, 0, 0), today)
	closed := map[time.Month]int{}
	for _, e := range imagine(Options{Opportunities: 3000, Language: domain.English}, c) {
		if e.enters >= stageWon {
			closed[e.at.Month()]++
		}
	}
	for _, strong := range []time.Month{time.March, time.April, time.May, time.June, time.September, time.October} {
		if closed[strong] < 2*closed[time.February] {
			t.Errorf("%d closed in %s, %d in February", closed[strong], strong, closed[time.February])
		}
	}
}

// anID is an id wherever it is written.
var anID = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// dump is what an office holds, without ids.
func dump(t testing.TB, s *office.Session) []string {
	t.Helper()
	rows, err := s.Opportunities(t.Context(), office.Query{}, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range rows {
		full, err := s.Opportunity(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		trace, err := s.Trace(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprintf("%+v|%+v|%q|%d|%d tags|%+v", r, full.Card, full.Notes, full.Version, len(full.Tags), trace)
		lines = append(lines, anID.ReplaceAllString(line, "…"))
	}
	return lines
}

func TestEqualSeedsMakeEqualOffices(t *testing.T) {
	made := func(seed uint64) []string {
		_, s := make100(t, Options{Seed: seed})
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

func TestTheOfficeSpeaksItsLanguage(t *testing.T) {
	for _, language := range []domain.Language{domain.English, domain.Spanish} {
		f, s := make100(t, Options{Seed: 3, Language: language})
		data := s.Office().Data()
		if data.Language != language || data.Region != "CL" || data.Currency != "CLP" || s.Me().Name != "Ana Rojas" {
			t.Errorf("%+v, first person %s", data, s.Me().Name)
		}
		known := func(g good) string { return inLanguage([2]string{g.english, g.spanish}, language) }
		for _, o := range opportunities(t, f) {
			if !slices.ContainsFunc(goods, func(g good) bool { return fits(known(g), o.Name) }) {
				t.Errorf("an office in %s offers %q", language, o.Name)
			}
		}
	}
}

// fits reports that a name is a good's, with a number where that has %d.
func fits(pattern, name string) bool {
	before, after, counted := strings.Cut(pattern, "%d")
	if !counted {
		return name == pattern
	}
	number, starts := strings.CutPrefix(name, before)
	number, ends := strings.CutSuffix(number, after)
	return starts && ends && number != "" && strings.Trim(number, "0123456789") == ""
}

func TestSmallOffices(t *testing.T) {
	for _, n := range []int{1, 2, 5} {
		path := filepath.Join(t.TempDir(), fmt.Sprint(n, ".preventa"))
		if err := Make(t.Context(), path, Options{Opportunities: n, Region: "US", Now: today}); err != nil {
			t.Fatal(err)
		}
		f, err := officefile.OpenReadOnly(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		all := opportunities(t, f)
		if len(all) != n || all[0].Currency != "USD" {
			t.Errorf("%d opportunities, the first in %s", len(all), all[0].Currency)
		}
		f.Close()
	}
}

func TestAFailureLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "demo.preventa")
	for _, o := range []Options{{Opportunities: -1}, {Activities: -1}, {Region: "XX"}, {Language: "fr"}} {
		if err := Make(t.Context(), path, o); !domain.Is(err, domain.Invalid) {
			t.Errorf("%+v: %v", o, err)
		}
		if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
			t.Errorf("%+v leaves %v", o, left)
		}
	}
	if err := Make(t.Context(), path, Options{Opportunities: 1}); err != nil {
		t.Fatal(err)
	}
	if err := Make(t.Context(), path, Options{Opportunities: 1}); !domain.Is(err, domain.Conflict) {
		t.Errorf("over an office that exists: %v", err)
	}
}

// dyingContext is cancelled after so many looks at it.
type dyingContext struct {
	context.Context
	looks  *atomic.Int32
	cancel context.CancelFunc
}

func (c dyingContext) Done() <-chan struct{} {
	if c.looks.Add(-1) == 0 {
		c.cancel()
	}
	return c.Context.Done()
}

func newDyingContext(t *testing.T, looks int32) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	dying := dyingContext{ctx, new(atomic.Int32), cancel}
	dying.looks.Store(looks)
	return dying
}

func TestBreakingOffLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	for _, looks := range []int32{1, 30, 300, 3000, 6000} {
		dying := newDyingContext(t, looks)
		if err := Make(dying, filepath.Join(folder, "demo.preventa"), Options{Opportunities: 100, Now: today}); err == nil {
			t.Fatalf("made in spite of breaking off at look %d", looks)
		}
		if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
			t.Fatalf("breaking off at look %d leaves %v", looks, left)
		}
	}
}

func TestEveryGoodCountsInBothLanguages(t *testing.T) {
	for _, g := range goods {
		counted := len(g.counts) > 0
		if strings.Contains(g.english, "%d") != counted || strings.Contains(g.spanish, "%d") != counted || g.price <= 0 {
			t.Errorf("%+v", g)
		}
	}
	if len(goods) < 60 {
		t.Errorf("only %d goods", len(goods))
	}
}

func TestDealtLeavesNobodyOut(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	count := map[int]int{}
	for _, who := range dealt(random, 10, []int{5, 3, 1, 1}) {
		count[who]++
	}
	if diff := cmp.Diff(map[int]int{0: 5, 1: 3, 2: 1, 3: 1}, count); diff != "" {
		t.Error(diff)
	}
}

func TestBelievableAmounts(t *testing.T) {
	for _, c := range []struct {
		pesos    float64
		currency domain.Currency
		want     int64
	}{
		{12_345_678, "CLP", 12_500_000}, {4_812_345, "CLP", 4_800_000}, {950 * 12_345.67, "USD", 1_250_000}, {0.2, "CLP", 1},
	} {
		if got := believable(c.pesos, c.currency); got != c.want {
			t.Errorf("%v pesos in %s: %d, want %d", c.pesos, c.currency, got, c.want)
		}
	}
}

func BenchmarkMake(b *testing.B) {
	for _, n := range []int{300, 3000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			folder := b.TempDir()
			for i := 0; b.Loop(); i++ {
				if err := Make(b.Context(), filepath.Join(folder, fmt.Sprint(i)), Options{Opportunities: n, Now: today}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*n), "ms/opportunity")
		})
	}
}
