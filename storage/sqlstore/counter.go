package sqlstore

import "context"

// TakeNumber takes the next number of a counter.
func (s *Store) TakeNumber(ctx context.Context, counter string) (int64, error) {
	var last int64
	err := s.inTx(ctx, func(tx querier) error {
		if _, err := tx.ExecContext(ctx, "INSERT INTO counter (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = counter.last + 1", counter); err != nil {
			return classify(err, "take number")
		}
		err := tx.QueryRowContext(ctx, "SELECT last FROM counter WHERE name = $1", counter).Scan(&last)
		return classify(err, "take number")
	})
	return last, err
}
