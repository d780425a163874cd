package officefile_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// daysGoBy is a clock that can be put on to another day.
type daysGoBy struct {
	mu  sync.Mutex
	now time.Time
}

func (c *daysGoBy) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Second)
	return c.now
}

func (c *daysGoBy) later(days int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.AddDate(0, 0, days)
}

// copied is a copy of an office file, taken on an evening.
type copied struct {
	path string
	day  domain.Date
}

// TestAsOfAPastDayIsWhatACopyOfThatDaySays lets an office do as it likes for some days, with a
// copy taken each evening, and then asks it for each evening what its copy says.
func TestAsOfAPastDayIsWhatACopyOfThatDaySays(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			clock := &daysGoBy{now: time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC)}
			f, err := officefile.Create(t.Context(), filepath.Join(t.TempDir(), "aconcagua.preventa"), officetest.Founding, clock.Now)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			s := signedIn(t, f, clock)
			random := rand.New(rand.NewPCG(seed, 5))
			m := &monkey{Rand: random, t: t, ctx: t.Context(), s: s, did: map[string]int{}}
			copies := liveOn(m, f, clock)
			anew, _, err := f.Store.Facts(t.Context(), office.FactsWanted{Zone: time.UTC, History: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range copies {
				want := whatACopySays(t, c)
				err := s.Look(t.Context(), control.Filter{}, true, func(l *control.Look) {
					for how, facts := range map[string]*control.Facts{"followed": l.Facts, "read anew": anew} {
						if diff := cmp.Diff(want, everyFigure(facts, c.day, l.Today), alikeTables); diff != "" {
							t.Errorf("%s, as of %s (a copy says −):\n%s", how, c.day, diff)
						}
					}
				})
				if err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func signedIn(t *testing.T, f *officefile.File, clock *daysGoBy) *office.Session {
	o, err := office.Open(t.Context(), f.Store, clock.Now, false)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// liveOn lets the monkey do things on some days, and undo some, and takes a copy each evening.
func liveOn(m *monkey, f *officefile.File, clock *daysGoBy) (copies []copied) {
	names := slices.Sorted(maps.Keys(deeds))
	var sets []change.Set
	_ = m.s.Look(m.ctx, control.Filter{}, true, func(*control.Look) {}) // so that facts follow all of it
	for evening, days := range []int{1, 1, 5, 40, 2, 90, 1} {
		for range 12 {
			if set := m.act([]string{"open", "edit", "win", "lose", "reopen", "activity", "complete", "delete opportunity", "restore"}); len(set.Changes) > 0 {
				sets = append(sets, set)
			}
		}
		for range 40 {
			if set := m.act(names); len(set.Changes) > 0 {
				sets = append(sets, set)
			}
			if len(sets) > 0 && m.IntN(10) == 0 {
				_, _ = m.s.Undo(m.ctx, sets[m.IntN(len(sets))].ID) // refused where later ones stand on it
			}
		}
		c := copied{filepath.Join(m.t.TempDir(), fmt.Sprintf("%d.preventa", evening)), domain.DateOf(clock.Now())}
		if _, err := f.Writer().ExecContext(m.ctx, "VACUUM INTO $1", c.path); err != nil {
			m.t.Fatal(err)
		}
		copies = append(copies, c)
		clock.later(days)
	}
	return copies
}

// whatACopySays are the figures that a copy gives on its evening.
func whatACopySays(t *testing.T, c copied) map[string]report.Table {
	clock := &daysGoBy{now: c.day.Time().Add(23 * time.Hour)}
	f, err := officefile.Open(t.Context(), c.path, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	facts, _, err := f.Store.Facts(t.Context(), office.FactsWanted{Zone: time.UTC, History: true})
	if err != nil {
		t.Fatal(err)
	}
	return everyFigure(facts, 0, c.day)
}

// everyFigure are all reports, whole and narrowed in every way.
func everyFigure(f *control.Facts, asOf, today domain.Date) map[string]report.Table {
	first := domain.NewDate(2026, 10, 1)
	tables := map[string]report.Table{}
	for what, filter := range map[string]control.Filter{
		"all": {}, "October": {Period: domain.Period{From: first, To: first + 30}}, "the year": {Period: domain.Period{From: first - 200, To: first + 90}},
		"nobody": {Salespeople: []domain.ID{""}}, "pesos": {Currency: "CLP"}, "dollars since the 3rd": {Currency: "USD", Period: domain.Period{From: first + 2}},
		"no origin, to November": {Origins: []domain.ID{""}, Period: domain.Period{To: first + 60}},
	} {
		filter.AsOf = asOf
		for _, d := range report.Definitions {
			tables[d.ID+", "+what] = d.Build(control.NewLook(f, filter, today), "CLP")
		}
	}
	return tables
}

func TestAsOfTodayIsNow(t *testing.T) {
	_, s := officetest.New(t)
	m := &monkey{Rand: rand.New(rand.NewPCG(3, 3)), t: t, ctx: t.Context(), s: s, did: map[string]int{}}
	for range 200 {
		m.act(slices.Sorted(maps.Keys(deeds)))
	}
	err := s.Look(t.Context(), control.Filter{}, true, func(l *control.Look) {
		if diff := cmp.Diff(everyFigure(l.Facts, 0, l.Today), everyFigure(l.Facts, l.Today, l.Today), alikeTables); diff != "" {
			t.Error(diff)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// alikeTables compares tables but how their values are told, which is code.
var alikeTables = cmpopts.IgnoreFields(report.Column{}, "Tell")
