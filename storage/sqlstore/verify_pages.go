package sqlstore

import (
	"context"
	"database/sql"
	"math"

	"preventa/domain"
	"preventa/domain/change"
)

// How many rows a statement of Verify gives: few enough to be held, and to stop soon
// when nobody wants the answer any more; enough that the statement itself costs nothing.
const (
	setsAPage    = 1000
	changesAPage = 5000
	recordsAPage = 500
)

// pager reads within one transaction, a page at a time. Whether anybody still wants the
// answer is looked at before each page; the statements themselves run to their end.
type pager struct {
	ctx  context.Context
	pool *sql.DB // that the transaction's connection is of
	q    querier
}

// page gives scan the rows of a statement, whose cursor is closed when it returns.
func (p *pager) page(scan func(*sql.Rows) error, query string, args ...any) error {
	if err := p.wanted(); err != nil {
		return err
	}
	rows, err := p.q.QueryContext(context.WithoutCancel(p.ctx), query, args...)
	if err != nil {
		return classify(err, "verify")
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return classify(rows.Err(), "verify")
}

// wanted fails once the context is cancelled or the pool closed: closing it waits for
// nobody who holds one of its connections. A closed pool says so before it looks at the
// context it is asked with, and whoever asks with a cancelled one gets no connection.
func (p *pager) wanted() error {
	if err := p.ctx.Err(); err != nil {
		return classify(err, "verify")
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if err := p.pool.PingContext(cancelled); err != cancelled.Err() {
		return classify(err, "verify")
	}
	return nil
}

// setPages are the sets of the journal without their changes, newest first.
type setPages struct {
	*pager
	list []change.Set // of the page being walked, those still to come
	last int64        // the seq that page ends at
}

func newSetPages(p *pager) *setPages { return &setPages{pager: p, last: math.MaxInt64} }

// next is the next set, false after the first of the journal.
func (p *setPages) next() (set change.Set, more bool, err error) {
	if len(p.list) == 0 {
		if err := p.turn(); err != nil || len(p.list) == 0 {
			return set, false, err
		}
	}
	set, p.list = p.list[0], p.list[1:]
	return set, true, nil
}

func (p *setPages) turn() error {
	return p.page(func(rows *sql.Rows) error {
		set, err := scanSet(rows.Scan)
		p.list, p.last = append(p.list, set), set.Seq
		return classify(err, "verify")
	}, "SELECT "+setColumns+" FROM change_set WHERE seq < $1 ORDER BY seq DESC LIMIT $2", p.last, setsAPage)
}

// placed is a change with its place in the journal.
type placed struct {
	set, place int64
	change.Change
}

// changePages are the changes of the journal whatever their sets, newest first.
type changePages struct {
	*pager
	turned func([]placed) error // is given each page before it is walked
	list   []placed             // of the page being walked, those still to come
	last   placed               // the one that page ends with
}

func newChangePages(p *pager, turned func([]placed) error) *changePages {
	return &changePages{pager: p, turned: turned, last: placed{set: math.MaxInt64, place: math.MaxInt64}}
}

// peek is the next change, false after the first of the journal.
func (p *changePages) peek() (placed, bool, error) {
	if len(p.list) == 0 {
		if err := p.turn(); err != nil || len(p.list) == 0 {
			return placed{}, false, err
		}
	}
	return p.list[0], true, nil
}

// pop goes on to the change after the one that peek gives.
func (p *changePages) pop() { p.list = p.list[1:] }

func (p *changePages) turn() error {
	p.list = make([]placed, 0, changesAPage)
	err := p.page(func(rows *sql.Rows) error {
		c, err := scanPlaced(rows)
		p.list, p.last = append(p.list, c), c
		return err
	}, `SELECT set_seq, place, kind, record, op, version, fields, hash FROM change
		WHERE (set_seq, place) < ($1, $2) ORDER BY set_seq DESC, place DESC LIMIT $3`, p.last.set, p.last.place, changesAPage)
	if err != nil {
		return err
	}
	return p.turned(p.list)
}

func scanPlaced(rows *sql.Rows) (c placed, err error) {
	var kind, record, op, fields string // plain texts are scanned without reflection
	if err := rows.Scan(&c.set, &c.place, &kind, &record, &op, &c.Version, &fields, &c.Hash); err != nil {
		return c, classify(err, "verify")
	}
	c.Kind, c.Record, c.Op = domain.Kind(kind), domain.ID(record), change.Op(op)
	if fields == "{}" {
		return c, nil // as of every Add
	}
	return c, c.DecodeFields(fields)
}
