package sqlstore

import (
	"context"
	"database/sql"
)

// inSnapshot runs fn in the transaction one is in, else in one of its own on a connection
// that reads: all that fn reads is of one moment, whatever is written meanwhile.
func (s *Store) inSnapshot(ctx context.Context, fn func(querier) error) error {
	if s.tx != nil {
		return fn(s.tx)
	}
	conn, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer rollback(conn)
	return fn(conn)
}

// inSnapshots is inSnapshot on several connections at once, all of the same moment: whole
// tables are read on them side by side. In a transaction there is one.
func (s *Store) inSnapshots(ctx context.Context, connections int, fn func([]*sql.Conn) error) error {
	if conn, is := s.tx.(*sql.Conn); is {
		return fn([]*sql.Conn{conn})
	}
	for try := 1; ; try++ {
		conns, same, err := s.beginSeveral(ctx, connections)
		if err == nil && (same || try == mostTries) {
			if !same { // somebody writes without a pause: one connection is of one moment
				conns = rolledBack(conns, 1)
			}
			err = fn(conns)
			rolledBack(conns, 0)
			return err
		}
		rolledBack(conns, 0)
		if err != nil {
			return err
		}
	}
}

// mostTries is how often several transactions are begun at the same moment.
const mostTries = 5

// beginSeveral begins transactions and reports whether all see the same journal.
func (s *Store) beginSeveral(ctx context.Context, connections int) (conns []*sql.Conn, same bool, err error) {
	heads := make([]int64, connections)
	for i := range connections {
		conn, err := s.begin(ctx)
		if err != nil {
			return conns, false, err
		}
		conns = append(conns, conn)
		if heads[i], err = (&Store{tx: conn}).Head(ctx); err != nil { // the first look is the moment it is of
			return conns, false, err
		}
	}
	return conns, heads[0] == heads[connections-1], nil
}

func (s *Store) begin(ctx context.Context) (*sql.Conn, error) {
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return nil, classify(err, "begin")
	}
	if _, err := conn.ExecContext(context.WithoutCancel(ctx), "BEGIN"); err != nil {
		_ = conn.Close()
		return nil, classify(err, "begin")
	}
	return conn, nil
}

// rollback ends a transaction in which nothing was written, and gives its connection back.
func rollback(conn *sql.Conn) {
	_, _ = conn.ExecContext(context.Background(), "ROLLBACK")
	_ = conn.Close()
}

// rolledBack ends all but the first transactions.
func rolledBack(conns []*sql.Conn, keep int) []*sql.Conn {
	for _, conn := range conns[min(keep, len(conns)):] {
		rollback(conn)
	}
	return conns[:min(keep, len(conns))]
}
