package demo

import (
	"context"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/storage/officefile"
)

// batchSize is how many changes of a large office are written in one transaction: so many,
// that a page of an index they are strewn over is not written too often.
const batchSize = 20_000

// batch gathers changes, of which each person's become a set of their own. While one is
// being written the next comes together.
type batch struct {
	file   *officefile.File
	clock  *clock
	people []domain.ID

	action  string
	changes [][]change.Change // by person
	count   int
	written chan error // of the transaction under way; nil without one
}

// begin says what comes now is called.
func (b *batch) begin(action string) {
	b.action = action
	b.changes = make([][]change.Change, len(b.people))
}

// add takes a change of a person in, and writes when enough have come together.
func (b *batch) add(ctx context.Context, by int, c change.Change) error {
	b.changes[by] = append(b.changes[by], c)
	if b.count++; b.count < batchSize {
		return nil
	}
	return b.flush(ctx)
}

// flush writes what has come together, once what came before is written.
func (b *batch) flush(ctx context.Context) error {
	var sets []*change.Set
	for by, changes := range b.changes {
		if len(changes) > 0 {
			sets = append(sets, &change.Set{ID: domain.NewID(), At: b.clock.now.UTC().Truncate(time.Millisecond),
				Person: b.people[by], Action: b.action, Changes: changes})
		}
		b.changes[by] = nil
	}
	b.count = 0
	if err := b.wait(); err != nil || len(sets) == 0 {
		return err
	}
	written := make(chan error, 1)
	b.written = written
	go func() { written <- b.file.Store.Apply(ctx, sets...) }()
	return nil
}

// finish writes what has come together and waits for it.
func (b *batch) finish(ctx context.Context) error {
	if err := b.flush(ctx); err != nil {
		return err
	}
	return b.wait()
}

// wait waits until nothing is being written any more.
func (b *batch) wait() error {
	if b.written == nil {
		return nil
	}
	err := <-b.written
	b.written = nil
	return err
}
