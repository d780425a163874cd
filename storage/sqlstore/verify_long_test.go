package sqlstore_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
	"preventa/storage/sqlstore"
)

// journalist writes a long journal about origins, many times a page of everything that
// Verify reads at once.
type journalist struct {
	*rand.Rand
	t       *testing.T
	f       *officefile.File
	there   []domain.Item // the origins there are
	gone    []change.Change
	sets    []*change.Set
	changes int64
}

func (j *journalist) write(changes ...change.Change) {
	j.changes += int64(len(changes))
	j.sets = append(j.sets, set(changes...))
}

func (j *journalist) added(count int) (changes []change.Change) {
	for range count {
		item := domain.Item{ID: domain.NewID(), Catalogue: domain.Origins, Name: fmt.Sprint("Fair ", j.IntN(1000)), Position: j.IntN(9)}
		changes = append(changes, change.Adding(item))
		item.Version = 1
		j.there = append(j.there, item)
	}
	return changes
}

func (j *journalist) edited(at int) change.Change {
	after := j.there[at]
	after.Retired, after.Cost = !after.Retired, j.Int64N(1e6)
	after.Starts = domain.NewDate(2026, 1, 1+j.IntN(300))
	c, _ := change.Editing(j.there[at], after)
	after.Version++
	j.there[at] = after
	return c
}

func (j *journalist) removed(at int) change.Change {
	c := change.Removing(j.there[at])
	j.there = slices.Delete(j.there, at, at+1)
	j.gone = append(j.gone, c)
	return c
}

// broughtBack adds one that was removed as undo does, but with fields of its own.
func (j *journalist) broughtBack(at int) change.Change {
	was := j.gone[at]
	j.gone = slices.Delete(j.gone, at, at+1)
	item := domain.Item{ID: was.Record, Version: was.Version, Name: fmt.Sprint("Back ", j.IntN(1000)), Icon: "flag"}
	c := change.Adding(item)
	item.Version++
	j.there = append(j.there, item)
	return c
}

func (j *journalist) kept() {
	j.t.Helper()
	if err := j.f.Store.Apply(j.t.Context(), j.sets...); err != nil {
		j.t.Fatal(err)
	}
	j.sets = nil
}

// longAgo makes an office of a long journal: all at once, one by one, all again; some
// purged, some gone, some brought back.
func longAgo(t *testing.T) *journalist {
	f, _ := officetest.New(t)
	v, err := f.Store.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	j := &journalist{Rand: rand.New(rand.NewPCG(4, 2)), t: t, f: f, changes: v.Changes}
	j.write(j.added(6000)...)
	for range 1500 {
		switch n := len(j.there); j.IntN(5) {
		case 0:
			j.write(j.removed(j.IntN(n)))
		case 1:
			if len(j.gone) > 0 {
				j.write(j.broughtBack(j.IntN(len(j.gone))))
			}
		case 2:
			j.write(append(j.added(2), j.edited(j.IntN(n)))...)
		default:
			j.write(j.edited(j.IntN(n)))
		}
	}
	all := make([]change.Change, len(j.there))
	for i := range all {
		all[i] = j.edited(i)
	}
	j.write(all...)
	for range 50 {
		j.write(j.edited(j.IntN(len(j.there))))
	}
	j.kept()
	var purged []domain.ID
	for _, c := range j.gone[:len(j.gone)/2] {
		purged = append(purged, c.Record)
	}
	if err := f.Store.Purge(t.Context(), purged); err != nil {
		t.Fatal(err)
	}
	return j
}

func (j *journalist) verified() sqlstore.Verification {
	j.t.Helper()
	v, err := j.f.Store.Verify(j.t.Context())
	if err != nil {
		j.t.Fatal(err)
	}
	return v
}

func TestALongJournalIsWalkedToItsBeginning(t *testing.T) {
	j := longAgo(t)
	if v := j.verified(); v.Broken != "" || v.Changes != j.changes {
		t.Fatalf("%+v; there are %d changes", v, j.changes)
	}
	first, last := string(j.there[0].ID), string(j.there[len(j.there)-1].ID)
	tamper(t, j.f, "CREATE TABLE kept AS SELECT * FROM item") // to put a row back
	put := "INSERT INTO item SELECT * FROM kept WHERE id = '" + first + "'"
	for _, c := range []struct{ by, back, want string }{
		{"UPDATE item SET name = name || '!' WHERE id = '" + first + "'", "UPDATE item SET name = rtrim(name, '!')", first + " does not match the journal"},
		{"UPDATE item SET cost = cost + 1 WHERE id = '" + last + "'", "UPDATE item SET cost = cost - 1 WHERE id = '" + last + "'", last + " does not match the journal"},
		{"UPDATE item SET starts = 'soon' WHERE starts IS NULL", "UPDATE item SET starts = NULL WHERE starts = 'soon'", "does not match the journal"},
		{"DELETE FROM item WHERE id = '" + first + "'", put, "item " + first + " is there or gone"},
		{"INSERT INTO item (id, version, name) VALUES ('x', 1, 'Slipped in')", "DELETE FROM item WHERE id = 'x'", "item x is not in the journal"},
		{"UPDATE change SET hash = hash || '!' WHERE set_seq = 2 AND place = 400", "UPDATE change SET hash = rtrim(hash, '!')", "set 2 (test)"},
		{"UPDATE change SET set_seq = 1, place = 70000 WHERE set_seq = 2 AND place = 0", "UPDATE change SET set_seq = 2, place = 0 WHERE place = 70000", "set 2 (test): its hash"},
		{"UPDATE change SET set_seq = 99999 WHERE set_seq = 2 AND place = 0", "UPDATE change SET set_seq = 2 WHERE set_seq = 99999", "set 99999 is missing"},
		{"UPDATE change SET set_seq = -1 WHERE set_seq = 2 AND place = 5999", "UPDATE change SET set_seq = 2 WHERE set_seq = -1", "set 2 (test): its hash"},
		{"INSERT INTO change SELECT -1, place, kind, record, op, version, fields, hash FROM change WHERE set_seq = 2 AND place = 1", "DELETE FROM change WHERE set_seq = -1", "set -1 is missing"},
		{"UPDATE change_set SET prev_hash = prev_hash || '!' WHERE seq = 300", "UPDATE change_set SET prev_hash = rtrim(prev_hash, '!')", "set 300 (test)"},
	} {
		officetest.Exec(t, j.f.Path, c.by)
		if v := j.verified(); !strings.Contains(v.Broken, c.want) {
			t.Errorf("%s: found %q, want %q", c.by, v.Broken, c.want)
		}
		officetest.Exec(t, j.f.Path, c.back)
	}
	if v := j.verified(); v.Broken != "" {
		t.Errorf("all put back: %s", v.Broken)
	}
}

// A row that was added, cut behind the program's back and added again is what its newest
// Add says, and yet the journal cannot be true.
func TestARecordAddedTwiceIsFound(t *testing.T) {
	for name, between := range map[string]int{"on a page": 1, "pages apart": 12000} {
		t.Run(name, func(t *testing.T) {
			f, _ := officetest.New(t)
			j := &journalist{Rand: rand.New(rand.NewPCG(1, 1)), t: t, f: f}
			twice := j.added(1)
			j.write(twice...)
			j.kept()
			officetest.Exec(t, f.Path, "DELETE FROM item WHERE id = '"+string(twice[0].Record)+"'")
			j.write(j.added(between)...)
			j.write(twice...)
			j.kept()
			if v := j.verified(); !strings.Contains(v.Broken, "item") {
				t.Errorf("found %q", v.Broken)
			}
		})
	}
}

// asked is a context that does something whenever somebody asks whether it is done.
type asked struct {
	context.Context
	do func()
}

func (c asked) Err() error { c.do(); return c.Context.Err() }

func TestSavingMeanwhileIsNoFalseAlarm(t *testing.T) {
	f, s := officetest.New(t)
	saved := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.NewCustomer = "Viña Los Aromos" })
	pages := 0
	v, err := f.Store.Verify(asked{t.Context(), func() {
		if pages++; pages == 1 {
			return // nothing has been read
		}
		saved.Amount++
		var err error
		if saved, _, err = s.SaveOpportunity(t.Context(), saved); err != nil {
			t.Fatal(err)
		}
		officetest.Save(t, s, "Corks", nil)
	}})
	if err != nil || v.Broken != "" || v.Sets != 2 {
		t.Errorf("meanwhile: %+v, %v", v, err)
	}
	after, err := f.Store.Verify(t.Context())
	if err != nil || after.Broken != "" || pages < 4 || after.Sets != 2+2*int64(pages-1) {
		t.Errorf("afterwards: %+v, %v; %d pages", after, err, pages)
	}
}

func TestVerifyingStopsWhenNobodyWantsItAnyMore(t *testing.T) {
	for name, stop := range map[string]func(*officefile.File, context.CancelFunc){
		"cancelled": func(_ *officefile.File, cancel context.CancelFunc) { cancel() },
		"closed":    func(f *officefile.File, _ context.CancelFunc) { _ = f.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			f := storied(t)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			pages := 0
			v, err := f.Store.Verify(asked{ctx, func() {
				if pages++; pages == 2 {
					stop(f, cancel)
				}
			}})
			if err == nil || pages != 2 {
				t.Errorf("%+v, %v after %d pages", v, err, pages)
			}
		})
	}
}
