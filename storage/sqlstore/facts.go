package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/office"
)

// Facts reads the snapshot all figures are computed from, and the seq of the newest set in
// it, as of one moment.
func (s *Store) Facts(ctx context.Context, wanted office.FactsWanted) (facts *control.Facts, seq int64, err error) {
	err = s.inSnapshot(ctx, func(q querier) error {
		r := factsReader{ctx: ctx, q: q, wanted: wanted}
		if err := r.read(&Store{tx: q}); err != nil {
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
	q      querier
	wanted office.FactsWanted
	facts  *control.Facts
	seq    int64
}

func (r *factsReader) read(s *Store) (err error) {
	if r.seq, err = s.Head(r.ctx); err != nil {
		return err
	}
	states, err := s.States(r.ctx)
	if err != nil {
		return err
	}
	var count int
	if err := r.q.QueryRowContext(r.ctx, "SELECT count(*) FROM opportunity").Scan(&count); err != nil {
		return classify(err, "facts")
	}
	r.facts = control.NewFacts(states, count)
	for _, step := range []func() error{r.opportunities, r.tags, r.persons, r.items, r.customers} {
		if err := step(); err != nil {
			return err
		}
	}
	if r.wanted.History {
		return r.history()
	}
	return nil
}

func (r *factsReader) each(query string, row func(scan func(...any) error) error, args ...any) error {
	rows, err := r.q.QueryContext(r.ctx, query, args...)
	if err != nil {
		return classify(err, query)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return classify(err, query)
		}
	}
	return classify(rows.Err(), query)
}

func (r *factsReader) opportunities() error {
	return r.each(`SELECT id, number, state, salesperson, credited_to, origin, customer, loss_reason, currency, amount, office_amount,
		unconverted, probability, opened_on, expected_close, closed_on, removed_at FROM opportunity ORDER BY number`, func(scan func(...any) error) error {
		var o domain.Opportunity
		var salesperson, credited, origin, customer, loss, opened, expected, closed sql.NullString
		err := scan(&o.ID, &o.Number, &o.State, &salesperson, &credited, &origin, &customer, &loss, &o.Currency, &o.Amount, &o.OfficeAmount,
			&o.Unconverted, &o.Probability, &opened, &expected, &closed, &o.RemovedAt)
		o.Salesperson, o.CreditedTo = domain.ID(salesperson.String), domain.ID(credited.String)
		o.Origin, o.Customer, o.LossReason = domain.ID(origin.String), domain.ID(customer.String), domain.ID(loss.String)
		o.OpenedOn, _ = domain.ParseDate(opened.String) // an unreadable date counts as none; check reports it
		o.ExpectedClose, _ = domain.ParseDate(expected.String)
		o.ClosedOn, _ = domain.ParseDate(closed.String)
		r.facts.Put(o)
		return err
	})
}

func (r *factsReader) tags() error {
	tags := map[domain.ID][]domain.ID{}
	err := r.each("SELECT record, item FROM opportunity_tags", func(scan func(...any) error) error {
		var id, item domain.ID
		err := scan(&id, &item)
		tags[id] = append(tags[id], item)
		return err
	})
	for id, items := range tags {
		r.facts.SetTags(id, items)
	}
	return err
}

func (r *factsReader) persons() error {
	return r.each("SELECT id, name FROM person", func(scan func(...any) error) error {
		var id domain.ID
		var name string
		err := scan(&id, &name)
		r.facts.SetName(id, name)
		return err
	})
}

func (r *factsReader) items() error {
	items, err := loadAll[domain.Item](r.ctx, r.q, domain.KindItem, "")
	for _, item := range items {
		r.facts.SetItem(item)
	}
	return err
}

func (r *factsReader) customers() error {
	return r.each("SELECT id, name, COALESCE(sector, ''), country FROM customer", func(scan func(...any) error) error {
		var id, sector domain.ID
		var name, country string
		err := scan(&id, &name, &sector, &country)
		r.facts.SetCustomer(id, name, sector, country)
		return err
	})
}

// history reads what happened to the opportunities, oldest first.
func (r *factsReader) history() error {
	var count int
	if err := r.q.QueryRowContext(r.ctx, "SELECT count(*) FROM change WHERE kind = 'opportunity'").Scan(&count); err != nil {
		return classify(err, "facts")
	}
	r.facts.BeginHistory(count)
	done := 0
	return r.each(`SELECT s.at, c.record, c.op, c.fields FROM change c JOIN change_set s ON s.seq = c.set_seq
		WHERE c.kind = 'opportunity' ORDER BY c.set_seq, c.place`, func(scan func(...any) error) error {
		var at int64
		var fields string
		c := change.Change{Kind: domain.KindOpportunity}
		if err := scan(&at, &c.Record, &c.Op, &fields); err != nil {
			return err
		}
		if err := c.DecodeFields(fields); err != nil {
			return err
		}
		r.facts.Recall(c, domain.DateOf(time.UnixMilli(at).In(r.wanted.Zone)))
		if done++; done%1000 == 0 && r.wanted.Told != nil {
			r.wanted.Told(done, count)
		}
		return nil
	})
}
