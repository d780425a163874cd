package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"sync"
)

// blockRows is how many numbers of opportunities are read at a time.
const blockRows = 2000

// readBlocks reads whole opportunities, those of each block of numbers on one of several
// connections of the same moment, and hands them on in the order of their numbers. The query
// takes the first and the last number of a block and is not ordered.
func readBlocks[T any](ctx context.Context, conns []*sql.Conn, query string, read func([]driver.Value) (T, error), take func([]T) error) error {
	var last int64
	if err := conns[0].QueryRowContext(ctx, "SELECT COALESCE(max(number), 0) FROM opportunity").Scan(&last); err != nil {
		return classify(err, "blocks")
	}
	stop := make(chan struct{})
	var done sync.WaitGroup
	defer done.Wait()
	defer close(stop)
	lanes := make([]chan block[T], len(conns))
	for i, conn := range conns {
		lanes[i] = make(chan block[T], 4)
		done.Go(func() {
			for first := int64(i) * blockRows; first <= last; first += int64(len(conns)) * blockRows {
				b := readBlock(ctx, conn, query, first, read)
				select {
				case lanes[i] <- b:
				case <-stop:
					return
				}
				if b.err != nil {
					return
				}
			}
		})
	}
	for at := int64(0); at*blockRows <= last; at++ {
		b := <-lanes[at%int64(len(lanes))]
		if b.err != nil {
			return b.err
		}
		if err := errors.Join(ctx.Err(), take(b.rows)); err != nil {
			return err
		}
	}
	return nil
}

type block[T any] struct {
	rows []T
	err  error
}

func readBlock[T any](ctx context.Context, conn *sql.Conn, query string, first int64, read func([]driver.Value) (T, error)) block[T] {
	rows := make([]T, 0, blockRows)
	args := []driver.NamedValue{{Ordinal: 1, Value: first}, {Ordinal: 2, Value: first + blockRows - 1}}
	err := quickRows(ctx, conn, query, args, func(values []driver.Value) error {
		row, err := read(values)
		rows = append(rows, row)
		return err
	})
	return block[T]{rows, err}
}
