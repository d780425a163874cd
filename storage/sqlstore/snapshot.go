package sqlstore

import "context"

// inSnapshot runs fn in the transaction one is in, else in one of its own on a connection
// that reads: all that fn reads is of one moment, whatever is written meanwhile.
func (s *Store) inSnapshot(ctx context.Context, fn func(querier) error) error {
	if s.tx != nil {
		return fn(s.tx)
	}
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return classify(err, "begin")
	}
	defer conn.Close() // gives it back to its pool
	whole := context.WithoutCancel(ctx)
	if _, err := conn.ExecContext(whole, "BEGIN"); err != nil {
		return classify(err, "begin")
	}
	defer func() { _, _ = conn.ExecContext(whole, "ROLLBACK") }() // nothing was written
	return fn(conn)
}
