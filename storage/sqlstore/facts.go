package sqlstore

import (
	"context"
	"database/sql"

	"preventa/domain"
	"preventa/domain/control"
)

// Facts reads the snapshot all figures are computed from.
func (s *Store) Facts(ctx context.Context) (*control.Facts, error) {
	states, err := s.States(ctx)
	if err != nil {
		return nil, err
	}
	var count int
	if err := s.reader().QueryRowContext(ctx, "SELECT count(*) FROM opportunity").Scan(&count); err != nil {
		return nil, classify(err, "facts")
	}
	facts := control.NewFacts(states, count)
	if err := s.factRows(ctx, facts); err != nil {
		return nil, err
	}
	for _, table := range []string{"person", "item", "customer"} {
		if err := s.factNames(ctx, facts, table); err != nil {
			return nil, err
		}
	}
	return facts, nil
}

func (s *Store) factRows(ctx context.Context, facts *control.Facts) error {
	rows, err := s.reader().QueryContext(ctx, `SELECT id, state, salesperson, credited_to, origin, customer, office_amount,
		unconverted, probability, opened_on, expected_close, closed_on FROM opportunity WHERE removed_at = 0 ORDER BY number`)
	if err != nil {
		return classify(err, "facts")
	}
	defer rows.Close()
	for rows.Next() {
		var o domain.Opportunity
		var salesperson, credited, origin, customer, opened, expected, closed sql.NullString
		err := rows.Scan(&o.ID, &o.State, &salesperson, &credited, &origin, &customer, &o.OfficeAmount,
			&o.Unconverted, &o.Probability, &opened, &expected, &closed)
		if err != nil {
			return classify(err, "facts")
		}
		o.Salesperson, o.CreditedTo = domain.ID(salesperson.String), domain.ID(credited.String)
		o.Origin, o.Customer = domain.ID(origin.String), domain.ID(customer.String)
		o.OpenedOn, _ = domain.ParseDate(opened.String) // an unreadable date counts as none; check reports it
		o.ExpectedClose, _ = domain.ParseDate(expected.String)
		o.ClosedOn, _ = domain.ParseDate(closed.String)
		facts.Put(o)
	}
	return classify(rows.Err(), "facts")
}

func (s *Store) factNames(ctx context.Context, facts *control.Facts, table string) error {
	rows, err := s.reader().QueryContext(ctx, "SELECT id, name FROM "+table)
	if err != nil {
		return classify(err, "fact names")
	}
	defer rows.Close()
	for rows.Next() {
		var id domain.ID
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return classify(err, "fact names")
		}
		facts.SetName(id, name)
	}
	return classify(rows.Err(), "fact names")
}
