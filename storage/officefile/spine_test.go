package officefile_test

import (
	"context"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
)

func nothing(*rapid.T) {}

// record names one record of an office.
type record struct {
	kind domain.Kind
	id   domain.ID
}

// journal reads all sets from the file, oldest first, the founding included.
func (w *worker) journal(t *rapid.T) []change.Set {
	ctx := context.Background()
	var ids []domain.ID
	rows, err := w.file.Writer().QueryContext(ctx, "SELECT id FROM change_set ORDER BY seq")
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var id domain.ID
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	sets := make([]change.Set, len(ids))
	for i, id := range ids {
		if sets[i], err = w.file.Store.Set(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	return sets
}

// records reads how every record stands that the journal or a table knows.
func (w *worker) records(t *rapid.T, sets []change.Set) map[record]change.Current {
	found := map[record]change.Current{}
	read := func(kind domain.Kind, id domain.ID) {
		now, err := w.file.Store.Current(context.Background(), kind, id)
		if err != nil {
			t.Fatal(err)
		}
		if now.Exists {
			found[record{kind, id}] = now
		}
	}
	for _, set := range sets {
		for _, c := range set.Changes {
			read(c.Kind, c.Record)
		}
	}
	for _, kind := range []domain.Kind{domain.KindPerson, domain.KindState, domain.KindItem, domain.KindCustomer, domain.KindContact, domain.KindOpportunity} {
		for _, id := range w.ids(t, kind) {
			read(kind, id)
		}
	}
	return found
}

func (w *worker) ids(t *rapid.T, kind domain.Kind) []domain.ID {
	rows, err := w.file.Writer().Query("SELECT id FROM " + string(kind))
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var ids []domain.ID
	for rows.Next() {
		var id domain.ID
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return ids
}

// replay rewinds the records to nothing, newest set first, and then does everything
// again. On the way every change must find the values and the version it says.
func replay(t *rapid.T, sets []change.Set, now map[record]change.Current) map[record]change.Current {
	world := maps.Clone(now)
	born := map[string]domain.Fields{} // what each Add brought, by its hash
	for _, set := range slices.Backward(sets) {
		for _, c := range slices.Backward(set.Changes) {
			key := record{c.Kind, c.Record}
			before, exists := world[key]
			if exists == (c.Op == change.Remove) {
				t.Fatalf("set %d: %s %s: there is %v", set.Seq, c.Op, c.Record, exists)
			}
			if exists && before.Version != c.Version {
				t.Fatalf("set %d: %s is version %d, the journal says %d", set.Seq, c.Record, before.Version, c.Version)
			}
			for name, pair := range c.Fields {
				if diff := cmp.Diff(pair[1], before.Fields[name]); diff != "" {
					t.Fatalf("set %d: %s.%s\n%s", set.Seq, c.Record, name, diff)
				}
			}
			if c.Op == change.Add {
				born[c.Hash] = before.Fields
				delete(world, key)
				continue
			}
			world[key] = change.Current{Fields: c.Rewind(before.Fields), Version: c.Version - 1, Exists: true}
		}
	}
	if len(world) > 0 {
		t.Fatalf("the journal does not know %v", slices.Collect(maps.Keys(world)))
	}
	for _, set := range sets {
		for _, c := range set.Changes {
			key := record{c.Kind, c.Record}
			switch c.Op {
			case change.Add:
				world[key] = change.Current{Fields: born[c.Hash], Version: c.Version, Exists: true}
			case change.Edit:
				world[key] = change.Current{Fields: c.Forward(world[key].Fields), Version: c.Version, Exists: true}
			case change.Remove:
				if left := c.Forward(world[key].Fields); len(left) > 0 {
					t.Fatalf("set %d removes %s but for %v", set.Seq, c.Record, left)
				}
				delete(world, key)
			}
		}
	}
	return world
}

func TestTheJournalReplaysToTheSameRows(t *testing.T) {
	o := newOuter(t)
	rapid.Check(t, func(t *rapid.T) {
		w := newWorker(o)
		defer w.close()
		t.Repeat(w.actions(nothing))
		sets := w.journal(t)
		now := w.records(t, sets)
		if diff := cmp.Diff(now, replay(t, sets, now)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(sealed(w.sets), sealed(sets[1:])); diff != "" {
			t.Errorf("published and journal differ\n%s", diff)
		}
		if checkup, err := w.file.Check(context.Background()); err != nil || !checkup.Sound() {
			t.Errorf("%+v, %v", checkup, err)
		}
	})
}

// sealed are sets by their place and hash, which cover all they hold.
func sealed(sets []change.Set) map[int64]string {
	hashes := map[int64]string{}
	for _, set := range sets {
		hashes[set.Seq] = set.Hash
	}
	return hashes
}

func TestUndoingEverythingBringsTheStartBack(t *testing.T) {
	o := newOuter(t)
	rapid.Check(t, func(t *rapid.T) {
		w := newWorker(o)
		defer w.close()
		start := w.rows()
		t.Repeat(w.actions(nothing))
		gone := goneIn(w.sets)
		for _, set := range slices.Backward(inForce(w.sets)) {
			_, err := w.Undo(context.Background(), set.ID)
			if domain.Is(err, domain.Conflict) && !slices.ContainsFunc(set.Changes, func(c change.Change) bool { return !gone[c.Record] }) {
				continue // two edits that cancelled each other out, of what was taken back by undoing its making
			}
			if err != nil {
				t.Fatalf("undo %s: %v", set.Action, err)
			}
		}
		if diff := cmp.Diff(start, w.rows()); diff != "" {
			t.Fatalf("not as it was\n%s", diff)
		}
	})
}

// goneIn are the records that sets leave gone.
func goneIn(sets []change.Set) map[domain.ID]bool {
	gone := map[domain.ID]bool{}
	for _, set := range sets {
		for _, c := range set.Changes {
			gone[c.Record] = c.Op == change.Remove
		}
	}
	return gone
}

// inForce are the sets that together made the office what it is: neither those that
// were taken back nor their undoing, but the undoing of an undoing.
func inForce(sets []change.Set) []change.Set {
	undoes := map[domain.ID]domain.ID{}
	for _, set := range sets {
		undoes[set.ID] = set.Undoes
	}
	var standing []change.Set
	settled := map[domain.ID]bool{}
	for _, set := range slices.Backward(sets) {
		if settled[set.ID] {
			continue
		}
		done := false
		for id := set.ID; id != ""; id = undoes[id] {
			done, settled[id] = !done, true
		}
		if done {
			standing = append(standing, set)
		}
	}
	slices.Reverse(standing)
	return standing
}

func TestAnActionUndoneAtOnceLeavesNoTrace(t *testing.T) {
	o := newOuter(t)
	rapid.Check(t, func(t *rapid.T) {
		w := newWorker(o)
		defer w.close()
		before, done := w.rows(), 0
		t.Repeat(w.actions(func(t *rapid.T) {
			if sets := w.sets[done:]; len(sets) > 0 && rapid.Bool().Draw(t, "undo at once") {
				for _, set := range slices.Backward(sets) {
					if _, err := w.Undo(context.Background(), set.ID); err != nil {
						t.Fatalf("undo %s: %v", set.Action, err)
					}
				}
				if diff := cmp.Diff(before, w.rows()); diff != "" {
					t.Fatalf("undoing %s left\n%s", sets[0].Action, diff)
				}
			}
			before, done = w.rows(), len(w.sets)
		}))
	})
}

func TestNumbersAreNeverReusedAndVersionsOnlyGrow(t *testing.T) {
	o := newOuter(t)
	rapid.Check(t, func(t *rapid.T) {
		w := newWorker(o)
		defer w.close()
		t.Repeat(w.actions(nothing))
		highest := int64(0)
		owner := map[int64]domain.ID{}
		version := map[record]int64{}
		for _, set := range w.journal(t) {
			for _, c := range set.Changes {
				if last := version[record{c.Kind, c.Record}]; c.Version != last+1 {
					t.Fatalf("set %d: %s goes from version %d to %d", set.Seq, c.Record, last, c.Version)
				}
				version[record{c.Kind, c.Record}] = c.Version
			}
		}
		for _, set := range w.sets {
			for _, c := range set.Changes {
				if c.Kind != domain.KindOpportunity || c.Op != change.Add {
					continue
				}
				number := c.Fields["number"][1].(int64)
				if known := owner[number]; known != "" && known != c.Record {
					t.Fatalf("number %d is of %s and of %s", number, known, c.Record)
				}
				if set.Undoes == "" && number <= highest {
					t.Fatalf("number %d follows %d", number, highest)
				}
				owner[number], highest = c.Record, max(highest, number)
			}
		}
	})
}

// figures are all reports of an office, whole and narrowed.
func figures(f *control.Facts, people []domain.Person, day domain.Date) map[string][]report.Table {
	filters := []control.Filter{{}, {Period: domain.Period{From: domain.NewDate(2026, 9, 1), To: domain.NewDate(2026, 12, 31)}}}
	for _, p := range people {
		filters = append(filters, control.Filter{Salespeople: []domain.ID{p.ID}})
	}
	tables := map[string][]report.Table{}
	for _, d := range report.Definitions {
		for _, filter := range filters {
			tables[d.ID] = append(tables[d.ID], d.Build(control.NewLook(f, filter, day), "CLP"))
		}
	}
	return tables
}

func TestFactsThatFollowEqualFactsReadAnew(t *testing.T) {
	o := newOuter(t)
	rapid.Check(t, func(t *rapid.T) {
		w := newWorker(o)
		defer w.close()
		ctx := context.Background()
		t.Repeat(w.actions(func(t *rapid.T) {
			anew, _, err := w.file.Store.Facts(ctx, office.FactsWanted{Zone: time.UTC, History: true})
			if err != nil {
				t.Fatal(err)
			}
			people, err := w.file.Store.Persons(ctx)
			if err != nil {
				t.Fatal(err)
			}
			err = w.Look(ctx, control.Filter{}, true, func(l *control.Look) {
				followed := l.Facts
				if followed.Len() != anew.Len() {
					t.Fatalf("%d opportunities, there are %d", followed.Len(), anew.Len())
				}
				if diff := cmp.Diff(figures(anew, people, l.Today), figures(followed, people, l.Today), alikeTables); diff != "" {
					t.Fatal(diff)
				}
			})
			if err != nil {
				t.Fatal(err)
			}
		}))
	})
}
