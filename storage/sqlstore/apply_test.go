package sqlstore_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// set wraps changes as one action of nobody in particular.
func set(changes ...change.Change) *change.Set {
	return &change.Set{ID: domain.NewID(), At: time.UnixMilli(1_790_000_000_000), Person: "somebody", Action: "test", Changes: changes}
}

// good are changes of every table that a store takes.
func good(o domain.Opportunity) []change.Change {
	customer := domain.Customer{ID: domain.NewID(), Name: "Viña Los Aromos"}
	tag := domain.Item{ID: domain.NewID(), Catalogue: domain.Tags, Name: "machinery"}
	added := domain.Opportunity{ID: domain.NewID(), Name: "Another", State: o.State, Customer: customer.ID, Tags: []domain.ID{tag.ID}, Currency: "CLP"}
	after := o
	after.Name, after.Tags = "Renamed", []domain.ID{tag.ID}
	edited, _ := change.Editing(o, after)
	return []change.Change{change.Adding(customer), change.Adding(tag), change.Adding(added), edited}
}

func TestAFailingApplyLeavesNothing(t *testing.T) {
	f, s := officetest.New(t)
	saved := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.Reference, d.NewCustomer = "A-1", "Óptica Mirasol" }).Opportunity
	other := officetest.Save(t, s, "Corks", nil).Opportunity
	adding := func(edit func(*domain.Opportunity)) change.Change {
		o := domain.Opportunity{ID: domain.NewID(), Name: "One too many", State: saved.State, Currency: "CLP"}
		edit(&o)
		return change.Adding(o)
	}
	editing := func(edit func(*domain.Opportunity)) change.Change {
		after := other
		edit(&after)
		c, _ := change.Editing(other, after)
		return c
	}
	stale := editing(func(o *domain.Opportunity) { o.Name = "Bungs" })
	stale.Version++
	gone := change.Removing(other)
	gone.Version++
	unknownField := editing(func(o *domain.Opportunity) { o.Name = "Bungs" })
	unknownField.Fields["colour"] = change.Pair{nil, "red"}
	unknownOp := editing(func(o *domain.Opportunity) { o.Name = "Bungs" })
	unknownOp.Op = "rewrite"

	for name, c := range map[string]struct {
		last change.Change
		code domain.Code
	}{
		"a customer there is not":      {adding(func(o *domain.Opportunity) { o.Customer = "nobody" }), domain.Conflict},
		"a state there is not":         {adding(func(o *domain.Opportunity) { o.State = "nowhere" }), domain.Conflict},
		"a tag there is not":           {editing(func(o *domain.Opportunity) { o.Tags = []domain.ID{"nothing"} }), domain.Conflict},
		"a number given out":           {adding(func(o *domain.Opportunity) { o.Number = saved.Number }), domain.Conflict},
		"an id there is":               {adding(func(o *domain.Opportunity) { o.ID = saved.ID }), domain.Conflict},
		"a reference twice":            {editing(func(o *domain.Opportunity) { o.Reference = "A-1" }), domain.Conflict},
		"an edit of a stale version":   {stale, domain.Conflict},
		"a removal of a stale version": {gone, domain.Conflict},
		"removing a customer in use":   {change.Removing(domain.Customer{ID: saved.Customer, Version: 1}), domain.Conflict},
		"a kind there is not":          {change.Change{Kind: "invoice", Record: "x", Op: change.Add, Version: 1}, domain.Internal},
		"a field there is not":         {unknownField, domain.Internal},
		"an op there is not":           {unknownOp, domain.Internal},
	} {
		t.Run(name, func(t *testing.T) {
			before := officetest.Dump(t, f.Path)
			for _, sets := range [][]*change.Set{
				{set(append(good(saved), c.last)...)},
				{set(good(saved)...), set(c.last)},
			} {
				if err := f.Store.Apply(t.Context(), sets...); !domain.Is(err, c.code) {
					t.Errorf("%v, want %s", err, c.code)
				}
				if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
	if err := f.Store.Apply(t.Context(), set(good(saved)...)); err != nil {
		t.Errorf("what the others had in common: %v", err)
	}
}

func TestASetIsAppliedOnce(t *testing.T) {
	f, s := officetest.New(t)
	first := set(change.Adding(domain.Customer{ID: domain.NewID(), Name: "Viña Los Aromos"}))
	if err := f.Store.Apply(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	before := officetest.Dump(t, f.Path)
	again := set(change.Adding(domain.Customer{ID: domain.NewID(), Name: "Óptica Mirasol"}))
	again.ID = first.ID
	if err := f.Store.Apply(t.Context(), again); !domain.Is(err, domain.Conflict) {
		t.Errorf("the same set again: %v", err)
	}
	if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
		t.Error(diff)
	}
	officetest.Save(t, s, "the next save", nil)
}

// countdown is a context that is cancelled when it is asked for the nth time.
type countdown struct {
	context.Context
	left   *atomic.Int64
	cancel context.CancelFunc
}

func newCountdown(n int64) countdown {
	ctx, cancel := context.WithCancel(context.Background())
	c := countdown{ctx, new(atomic.Int64), cancel}
	c.left.Store(n)
	return c
}

func (c countdown) count() {
	if c.left.Add(-1) == 0 {
		c.cancel()
	}
}

func (c countdown) Done() <-chan struct{} { c.count(); return c.Context.Done() }
func (c countdown) Err() error            { c.count(); return c.Context.Err() }

func TestAnApplyCancelledAnywhereLeavesNothing(t *testing.T) {
	f, s := officetest.New(t)
	saved := officetest.Save(t, s, "Bottling line", nil).Opportunity
	before := officetest.Dump(t, f.Path)
	const asked = 10_000 // more than one Apply ever asks
	for n := range int64(asked) {
		ctx := newCountdown(n + 1)
		err := f.Store.Apply(ctx, set(good(saved)...))
		if err == nil {
			if n < 10 { // one for each statement that writes, at least
				t.Errorf("cancelled only %d times", n)
			}
			return // it was through before the context was asked so often
		}
		if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
			t.Fatalf("cancelled at %d (%v):\n%s", n, err, diff)
		}
	}
	t.Error("it never went through")
}

func TestAtomicallyKeepsAllOrNothing(t *testing.T) {
	f, s := officetest.New(t)
	saved := officetest.Save(t, s, "Bottling line", nil).Opportunity
	before := officetest.Dump(t, f.Path)
	changedMind := domain.Fail(domain.Invalid, "error.test", nil)
	err := f.Store.Atomically(t.Context(), func(tx office.Store) error {
		if err := tx.Apply(t.Context(), set(good(saved)...)); err != nil {
			return err
		}
		if inside, err := tx.AllOpportunities(t.Context()); err != nil || len(inside) != 2 {
			t.Errorf("inside: %d opportunities, %v", len(inside), err)
		}
		if outside, err := f.Store.AllOpportunities(t.Context()); err != nil || len(outside) != 1 {
			t.Errorf("outside: %d opportunities, %v", len(outside), err)
		}
		return changedMind
	})
	if err != changedMind {
		t.Errorf("the cause came back as %v", err)
	}
	if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
		t.Error(diff)
	}
}

// What panics within a transaction is told to whoever catches it; the office goes on
// without what the transaction had written.
func TestAPanicDropsTheTransaction(t *testing.T) {
	f, s := officetest.New(t)
	before := officetest.Dump(t, f.Path)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = s.Atomically(t.Context(), func(s *office.Session) error {
			officetest.Save(t, s, "Bottling line", nil)
			panic("out of corks")
		})
	}()
	if diff := cmp.Diff(before, officetest.Dump(t, f.Path)); diff != "" {
		t.Error(diff)
	}
	officetest.Save(t, s, "the next save", nil)
}
