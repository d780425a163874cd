// Package sqlstore keeps an office in an SQL database: office.Store on database/sql.
package sqlstore

import (
	"context"
	"database/sql"

	"preventa/domain/office"
)

// Store is an office in a database. Writes go through one connection, reads through a
// small pool of others.
type Store struct {
	write *sql.DB
	read  *sql.DB
	tx    querier // set inside Atomically: everything goes through it

	opportunities *opportunityIndex
}

var _ office.Store = (*Store)(nil)

// New makes a store on two pools of the same database: write is limited to one
// connection, read never writes. A read-only office gives the same pool twice.
func New(write, read *sql.DB) *Store {
	return &Store{write: write, read: read, opportunities: &opportunityIndex{}}
}

// querier is what *sql.DB and *sql.Conn share.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// reader is where reads go: the transaction one is in, else the pool of readers.
func (s *Store) reader() querier {
	if s.tx != nil {
		return s.tx
	}
	return s.read
}

// inTx runs fn in the transaction one is in, else in one of its own on the connection
// that writes. It says BEGIN and COMMIT itself: *sql.Tx keeps a goroutine waiting for
// each transaction and each query in it, at about the price of a statement.
func (s *Store) inTx(ctx context.Context, fn func(querier) error) (err error) {
	if s.tx != nil {
		return fn(s.tx)
	}
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return classify(err, "begin")
	}
	defer conn.Close() // gives it back to its pool
	whole := context.WithoutCancel(ctx)
	if _, err := conn.ExecContext(whole, "BEGIN IMMEDIATE"); err != nil {
		return classify(err, "begin")
	}
	kept := false
	defer func() {
		if !kept {
			_, _ = conn.ExecContext(whole, "ROLLBACK") // the cause is what matters; SQLite may have rolled back already
		}
	}()
	if err := fn(conn); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return classify(err, "commit")
	}
	_, err = conn.ExecContext(whole, "COMMIT")
	kept = err == nil
	return classify(err, "commit")
}

// Atomically runs fn against a store whose writes become one transaction.
func (s *Store) Atomically(ctx context.Context, fn func(office.Store) error) error {
	return s.inTx(ctx, func(tx querier) error {
		return fn(&Store{write: s.write, read: s.read, tx: tx})
	})
}
