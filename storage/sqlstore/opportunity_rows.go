package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"slices"
	"sync"
	"sync/atomic"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/rowindex"
)

// The rows of lists, pages and reports are all read here: from the database their own texts and
// amounts, their contacts and their next activities, and from the index all else.

// RowsNumbered gives the rows of opportunities by their numbers, in that order.
func (s *Store) RowsNumbered(ctx context.Context, q office.Query, numbers []int64) ([]office.Row, error) {
	rows, err := rowsWhere(ctx, s, "o.number", numbers, rowNumber)
	if err != nil {
		return nil, err
	}
	return s.complete(ctx, q, rows)
}

// RowsOf gives the rows of opportunities in the order of their ids.
func (s *Store) RowsOf(ctx context.Context, q office.Query, ids []domain.ID) ([]office.Row, error) {
	rows, err := rowsWhere(ctx, s, "o.id", ids, rowID)
	if err != nil {
		return nil, err
	}
	return s.complete(ctx, q, rows)
}

func rowNumber(r *office.Row) int64 { return r.Number }

func rowID(r *office.Row) domain.ID { return r.ID }

// complete puts into rows what the index knows of them.
func (s *Store) complete(ctx context.Context, q office.Query, rows []office.Row) (whole []office.Row, err error) {
	if len(rows) == 0 {
		return nil, nil
	}
	err = s.indexed(ctx, q, func(x *rowindex.Index) error {
		whole = x.Complete(rows, q)
		return nil
	})
	return whole, err
}

// rowConnections is on how many connections many rows are read at once.
const rowConnections = 2

// rowsWhere gives the rows of the opportunities whose id or number is one of some keys, in
// the order of the keys; in the place of one that is not there is a row without an id. The
// index completes them.
func rowsWhere[K domain.ID | int64](ctx context.Context, s *Store, column string, keys []K, keyOf func(*office.Row) K) ([]office.Row, error) {
	parts := slices.Collect(slices.Chunk(keys, mostNames))
	if len(parts) == 0 {
		return nil, nil
	}
	rows := make([]office.Row, len(keys))
	read := func(conn *sql.Conn, part int) error {
		return readRows(ctx, conn, column, parts[part], keyOf, rows[part*mostNames:])
	}
	var err error
	if len(parts) == 1 {
		err = s.onReader(ctx, func(conn *sql.Conn) error { return read(conn, 0) })
	} else {
		err = s.inSnapshots(ctx, rowConnections, func(conns []*sql.Conn) error { return sideBySide(ctx, conns, len(parts), read) })
	}
	return rows, err
}

// onReader runs fn on the connection one is in a transaction on, else on one that reads.
func (s *Store) onReader(ctx context.Context, fn func(*sql.Conn) error) error {
	if conn, is := s.tx.(*sql.Conn); is {
		return fn(conn)
	}
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return classify(err, "read")
	}
	defer conn.Close() // gives it back to its pool
	return fn(conn)
}

// sideBySide reads parts on several connections until all are read, or one cannot be.
func sideBySide(ctx context.Context, conns []*sql.Conn, parts int, read func(conn *sql.Conn, part int) error) error {
	errs := make([]error, len(conns))
	var next atomic.Int64
	var done sync.WaitGroup
	for i, conn := range conns {
		done.Go(func() {
			for part := int(next.Add(1)) - 1; part < parts && errs[i] == nil; part = int(next.Add(1)) - 1 {
				if errs[i] = ctx.Err(); errs[i] == nil {
					errs[i] = read(conn, part)
				}
			}
		})
	}
	done.Wait()
	for _, err := range errs {
		if err != nil {
			return classify(err, "rows")
		}
	}
	return nil
}

const rowSQL = `SELECT o.id, o.number, o.name, o.amount, o.reference, o.contact, ` + contactLabel + ` FROM opportunity o` + joinContact

// contactLabel is domain.Contact.Label.
const contactLabel = `COALESCE(NULLIF(k.name, ''), NULLIF(k.email, ''), NULLIF(k.mobile, ''), NULLIF(k.phone, ''), k.position, '')`

// readRows reads rows into a list, each at the place of its key.
func readRows[K domain.ID | int64](ctx context.Context, conn *sql.Conn, column string, keys []K, keyOf func(*office.Row) K, list []office.Row) error {
	args, place := make([]any, len(keys)), make(map[K]int, len(keys))
	for i, key := range keys {
		args[i], place[key] = plainKey(key), i
	}
	byID := make(map[domain.ID]int, len(keys))
	err := quickRows(ctx, conn, rowSQL+" WHERE "+column+" IN ("+placeholders(1, len(keys))+")", named(args), func(v []driver.Value) error {
		row := readRow(v)
		at := place[keyOf(&row)]
		list[at], byID[row.ID] = row, at
		return ctx.Err()
	})
	if err != nil || len(byID) == 0 {
		return err
	}
	return nextActivities(ctx, conn, byID, list)
}

// plainKey is a key as a driver takes it.
func plainKey(key any) any {
	if id, is := key.(domain.ID); is {
		return string(id)
	}
	return key
}

// readRow reads what a row of rowSQL holds.
func readRow(v []driver.Value) (r office.Row) {
	r.ID, r.Number, r.Name, r.Amount.Minor = domain.ID(textOf(v[0])), numberOf(v[1]), textOf(v[2]), numberOf(v[3])
	r.Reference, r.ContactID, r.Contact = textOf(v[4]), domain.ID(textOf(v[5])), textOf(v[6])
	return r
}

// nextActivities fills the next activity of rows in: the earliest that is planned.
func nextActivities(ctx context.Context, conn *sql.Conn, place map[domain.ID]int, rows []office.Row) error {
	days, args := newDays(), make([]any, 0, len(place))
	for id := range place {
		args = append(args, string(id))
	}
	return quickRows(ctx, conn, `SELECT n.opportunity, n.id, n.day, n.minute, COALESCE(t.name, ''), COALESCE(t.icon, ''), n.subject
		FROM activity n LEFT JOIN item t ON t.id = n.type WHERE n.done = FALSE AND n.removed_at = 0 AND n.opportunity IN (`+placeholders(1, len(args))+`)
		ORDER BY n.opportunity, n.day, n.minute, n.id`, named(args), func(v []driver.Value) error {
		next := &rows[place[domain.ID(textOf(v[0]))]].Next
		if next.ID == "" {
			next.ID, next.Day, next.Minute = domain.ID(textOf(v[1])), days.of(textOf(v[2])), int(numberOf(v[3]))
			next.Type, next.Icon, next.Subject = textOf(v[4]), textOf(v[5]), textOf(v[6])
		}
		return ctx.Err()
	})
}
