package office

import (
	"context"
	"sync"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
)

// FactsWanted is what facts are read with.
type FactsWanted struct {
	Zone    *time.Location        // whose days the moments of the journal are told by
	History bool                  // with what happened, as the journal tells it
	Told    func(done, whole int) // how much was read so far; may be nil
}

// factsKept are the facts an office keeps: read once, they follow every set. They have locks
// of their own: reading them takes a while, and nobody who only asks for the office's
// currency, or for figures of facts that are there, should wait for it.
type factsKept struct {
	reading sync.Mutex // held by who reads them

	mu      sync.RWMutex
	facts   *control.Facts
	head    int64 // seq of the newest set in them
	pending []change.Set
	behind  bool // they are being read, and sets wait for them
}

// follow lets the facts follow a set.
func (k *factsKept) follow(set change.Set, zone *time.Location) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.behind {
		k.pending = append(k.pending, set)
	}
	if k.facts != nil {
		k.facts.Apply(set, domain.DateOf(set.At.In(zone)))
		k.head = set.Seq
	}
}

// newer gives the facts when they are as new as asked for, and have the history if that is
// asked for.
func (k *factsKept) newer(head int64, history bool) bool {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.facts != nil && k.head >= head && (!history || k.facts.HasHistory())
}

// withFacts runs a computation over the facts, reading them first if need be. Readers
// compute side by side.
func (o *Office) withFacts(ctx context.Context, history bool, told func(done, whole int), compute func(*control.Facts)) error {
	if err := o.readFacts(ctx, history, told); err != nil {
		return err
	}
	o.kept.mu.RLock()
	defer o.kept.mu.RUnlock()
	compute(o.kept.facts)
	return nil
}

// readFacts makes sure that there are facts. What another program writes is not published
// here, so a read-only office reads them anew when the journal has grown.
func (o *Office) readFacts(ctx context.Context, history bool, told func(done, whole int)) error {
	head := int64(0)
	if o.readOnly {
		var err error
		if head, err = o.store.Head(ctx); err != nil {
			return err
		}
	}
	if o.kept.newer(head, history) {
		return nil
	}
	o.kept.reading.Lock()
	defer o.kept.reading.Unlock()
	if o.kept.newer(head, history) {
		return nil
	}
	o.kept.mu.Lock()
	o.kept.behind, o.kept.pending = true, nil
	history = history || o.kept.facts != nil && o.kept.facts.HasHistory()
	o.kept.mu.Unlock()
	zone := o.clock().Location()
	facts, seq, err := o.store.Facts(ctx, FactsWanted{zone, history, told})
	o.kept.mu.Lock()
	defer o.kept.mu.Unlock()
	o.kept.behind = false
	if err != nil {
		return err
	}
	for _, set := range o.kept.pending {
		if set.Seq > seq {
			facts.Apply(set, domain.DateOf(set.At.In(zone)))
			seq = set.Seq
		}
	}
	o.kept.facts, o.kept.head, o.kept.pending = facts, seq, nil
	return nil
}
