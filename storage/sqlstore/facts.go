package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"sync"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/office"
)

// factConnections is on how many connections facts are read at once.
const factConnections = 2

// Facts reads the snapshot all figures are computed from, and the seq of the newest set in
// it, as of one moment.
func (s *Store) Facts(ctx context.Context, wanted office.FactsWanted) (facts *control.Facts, seq int64, err error) {
	err = s.inSnapshots(ctx, factConnections, func(conns []*sql.Conn) error {
		r := factsReader{ctx: ctx, conns: conns, wanted: wanted}
		if err := r.read(&Store{tx: conns[0]}); err != nil {
			return err
		}
		facts, seq = r.facts, r.seq
		return nil
	})
	return facts, seq, err
}

// factsReader reads facts.
type factsReader struct {
	ctx    context.Context
	conns  []*sql.Conn // of one moment
	wanted office.FactsWanted
	facts  *control.Facts
	seq    int64
	whole  int // how much there is to read
	done   int
}

func (r *factsReader) read(s *Store) (err error) {
	if r.seq, err = s.Head(r.ctx); err != nil {
		return err
	}
	states, err := s.States(r.ctx)
	if err != nil {
		return err
	}
	var count, changes int
	if err := r.conns[0].QueryRowContext(r.ctx, "SELECT count(*) FROM opportunity").Scan(&count); err != nil {
		return classify(err, "facts")
	}
	if r.wanted.History {
		if err := r.conns[0].QueryRowContext(r.ctx, "SELECT count(*) FROM change WHERE kind = 'opportunity'").Scan(&changes); err != nil {
			return classify(err, "facts")
		}
	}
	r.whole = count + changes
	r.facts = control.NewFacts(states, count)
	for _, step := range []func() error{r.opportunities, r.tags, r.persons, r.items, r.customers, r.targets} {
		if err := step(); err != nil {
			return err
		}
	}
	if r.wanted.History {
		r.facts.BeginHistory(changes)
		for _, step := range []func() error{r.history, r.activities, r.activityHistory, r.quotations, r.quotationHistory} {
			if err := step(); err != nil {
				return err
			}
		}
	}
	return nil
}

// told says how much was read.
func (r *factsReader) told(more int) {
	r.done += more
	if r.wanted.Told != nil {
		r.wanted.Told(r.done, r.whole)
	}
}

func (r *factsReader) each(query string, row func(v []driver.Value) error) error {
	return quickRows(r.ctx, r.conns[0], query, nil, func(v []driver.Value) error {
		return errors.Join(r.ctx.Err(), row(v))
	})
}

func (r *factsReader) opportunities() error {
	const query = `SELECT id, number, state, salesperson, credited_to, origin, customer, loss_reason, currency, amount, office_amount,
		unconverted, probability, opened_on, expected_close, closed_on, removed_at, competitor FROM opportunity WHERE number BETWEEN $1 AND $2`
	days := newDays()
	return readBlocks(r.ctx, r.conns, query, func(v []driver.Value) (o domain.Opportunity, err error) {
		o.ID, o.Number, o.State = domain.ID(textOf(v[0])), numberOf(v[1]), domain.ID(textOf(v[2]))
		o.Salesperson, o.CreditedTo, o.Origin = domain.ID(textOf(v[3])), domain.ID(textOf(v[4])), domain.ID(textOf(v[5]))
		o.Customer, o.LossReason, o.Currency = domain.ID(textOf(v[6])), domain.ID(textOf(v[7])), domain.Currency(textOf(v[8]))
		o.Amount, o.OfficeAmount, o.Unconverted, o.Probability = numberOf(v[9]), numberOf(v[10]), numberOf(v[11]) != 0, int(numberOf(v[12]))
		o.OpenedOn, o.ExpectedClose, o.ClosedOn, o.RemovedAt = days.of(textOf(v[13])), days.of(textOf(v[14])), days.of(textOf(v[15])), numberOf(v[16])
		o.Competitor = domain.ID(textOf(v[17]))
		return o, nil
	}, func(block []domain.Opportunity) error {
		for i := range block {
			r.facts.Read(&block[i])
		}
		r.told(len(block))
		return nil
	})
}

// days are the days met so far; there are few.
type days struct{ known sync.Map }

func newDays() *days { return &days{} }

// of reads a day; an unreadable one counts as none, check reports it.
func (d *days) of(text string) domain.Date {
	if text == "" {
		return 0
	}
	if day, known := d.known.Load(text); known {
		return day.(domain.Date)
	}
	day, _ := domain.ParseDate(text)
	d.known.Store(text, day)
	return day
}

// tags reads the tags of the opportunities, those of one after those of another.
func (r *factsReader) tags() error {
	var id domain.ID
	var tags []domain.ID
	err := r.each("SELECT record, item FROM opportunity_tags ORDER BY record", func(v []driver.Value) error {
		if record := domain.ID(textOf(v[0])); record != id {
			r.facts.SetTags(id, tags)
			id, tags = record, tags[:0]
		}
		tags = append(tags, domain.ID(textOf(v[1])))
		return nil
	})
	r.facts.SetTags(id, tags)
	return err
}

func (r *factsReader) persons() error {
	return r.each("SELECT id, name FROM person", func(v []driver.Value) error {
		r.facts.SetName(domain.ID(textOf(v[0])), textOf(v[1]))
		return nil
	})
}

func (r *factsReader) items() error {
	items, err := loadAll[domain.Item](r.ctx, r.conns[0], domain.KindItem, "")
	for _, item := range items {
		r.facts.SetItem(item)
	}
	return err
}

func (r *factsReader) customers() error {
	return r.each("SELECT id, name, sector, country FROM customer", func(v []driver.Value) error {
		r.facts.SetCustomer(domain.ID(textOf(v[0])), textOf(v[1]), domain.ID(textOf(v[2])), textOf(v[3]))
		return nil
	})
}

func (r *factsReader) targets() error {
	targets, err := loadAll[domain.Target](r.ctx, r.conns[0], domain.KindTarget, "")
	for _, t := range targets {
		r.facts.PutTarget(t)
	}
	return err
}

// history reads what happened to the opportunities, oldest first.
func (r *factsReader) history() error {
	zone, batch := r.wanted.Zone, 0
	return r.each(`SELECT s.at, c.record, c.op, c.fields, c.kind FROM change c JOIN change_set s ON s.seq = c.set_seq
		WHERE c.kind = 'opportunity' OR c.kind = 'state' AND c.op = 'remove' ORDER BY c.set_seq, c.place`, func(v []driver.Value) error {
		c := change.Change{Kind: domain.Kind(textOf(v[4])), Record: domain.ID(textOf(v[1])), Op: change.Op(textOf(v[2]))}
		if c.Op != change.Add {
			if err := c.DecodeFields(textOf(v[3])); err != nil {
				return err
			}
		}
		if c.Kind == domain.KindState {
			r.facts.RecallState(c)
			return nil
		}
		r.facts.Recall(c, domain.DateOf(time.UnixMilli(numberOf(v[0])).In(zone)))
		if batch++; batch == blockRows {
			r.told(batch)
			batch = 0
		}
		return nil
	})
}
