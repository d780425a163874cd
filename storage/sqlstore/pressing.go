package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
)

// Pressing finds the opportunities that may need somebody.
func (s *Store) Pressing(ctx context.Context, person domain.ID, today, until domain.Date) (office.Pressing, error) {
	var p office.Pressing
	var err error
	if p.Closing, err = s.ids(ctx, person, "s.class = 'open' AND o.expected_close <= $1", "o.expected_close, o.number", until.String()); err != nil {
		return p, err
	}
	if p.Held, err = s.ids(ctx, person, "s.class = 'hold' AND o.hold_until <= $1", "o.hold_until, o.number", today.String()); err != nil {
		return p, err
	}
	query := "SELECT o.id, o.state, o.opened_on, s.rot_days FROM opportunity o" + joinState + " WHERE o.removed_at = 0 AND s.class IN ('open', 'hold') AND s.rot_days > 0"
	args := []any{}
	if person != "" {
		query, args = query+" AND o.salesperson = $1", append(args, string(person))
	}
	rows, err := s.reader().QueryContext(ctx, query+" ORDER BY o.number", args...)
	if err != nil {
		return p, classify(err, "pressing")
	}
	defer rows.Close()
	for rows.Next() {
		var l office.Limited
		if err := rows.Scan(&l.ID, &l.State, dayInto{&l.OpenedOn}, &l.Limit); err != nil {
			return p, classify(err, "pressing")
		}
		p.Limited = append(p.Limited, l)
	}
	return p, classify(rows.Err(), "pressing")
}

// ids are the opportunities, of a person or of everybody, that meet a condition on the
// one argument.
func (s *Store) ids(ctx context.Context, person domain.ID, condition, order string, arg any) ([]domain.ID, error) {
	query, args := "SELECT o.id FROM opportunity o"+joinState+" WHERE o.removed_at = 0 AND "+condition, []any{arg}
	if person != "" {
		query, args = query+" AND o.salesperson = $2", append(args, string(person))
	}
	found, err := texts(ctx, s.reader(), query+" ORDER BY "+order, args...)
	ids := make([]domain.ID, len(found))
	for i, id := range found {
		ids[i] = domain.ID(id)
	}
	return ids, err
}

// StateMoves lists the moves of opportunities from state to state, newest first.
func (s *Store) StateMoves(ctx context.Context, ids []domain.ID) (map[domain.ID][]office.Entry, error) {
	moves := map[domain.ID][]office.Entry{}
	for from := 0; from < len(ids); from += mostNames {
		part := ids[from:min(from+mostNames, len(ids))]
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = string(id)
		}
		entries, err := s.entries(ctx, "SELECT "+entryColumns+" WHERE c.record IN ("+placeholders(1, len(part))+`) AND c.kind = 'opportunity' AND c.op = 'edit'
			AND c.fields LIKE '%"state":%' ORDER BY c.set_seq DESC, c.place`, args...)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.Field == "state" {
				moves[e.Record] = append(moves[e.Record], e)
			}
		}
	}
	return moves, nil
}

// Completeness tells how complete the opportunities not closed are, by salesperson, those
// of nobody last.
func (s *Store) Completeness(ctx context.Context, weights domain.Weights) ([]office.Completeness, error) {
	percent := completenessOf(weights)
	query := "SELECT COALESCE(p.name, ''), count(*), avg(" + percent + "), count(*) FILTER (WHERE " + percent + " = 100)"
	for _, field := range domain.CompletenessFields {
		query += ", count(*) FILTER (WHERE NOT (" + filledSQL[field] + "))"
	}
	query += " FROM opportunity o" + joinState + joinContact + joinSalesperson +
		" WHERE o.removed_at = 0 AND s.class IN ('open', 'hold') GROUP BY p.id, p.name, p.folded ORDER BY (p.id IS NULL), p.folded, p.id"
	rows, err := s.reader().QueryContext(ctx, query)
	if err != nil {
		return nil, classify(err, "completeness")
	}
	defer rows.Close()
	var list []office.Completeness
	for rows.Next() {
		c := office.Completeness{Missing: make([]int64, len(domain.CompletenessFields))}
		targets := []any{&c.Salesperson, &c.Count, &c.Percent, &c.Complete}
		for i := range c.Missing {
			targets = append(targets, &c.Missing[i])
		}
		if err := rows.Scan(targets...); err != nil {
			return nil, classify(err, "completeness")
		}
		list = append(list, c)
	}
	return list, classify(rows.Err(), "completeness")
}

// RowsOf gives the rows of opportunities in the order of their ids.
func (s *Store) RowsOf(ctx context.Context, q office.Query, ids []domain.ID) ([]office.Row, error) {
	var list []office.Row
	for from := 0; from < len(ids); from += mostNames {
		part := ids[from:min(from+mostNames, len(ids))]
		texts := make([]string, len(part))
		for i, id := range part {
			texts[i] = string(id)
		}
		rows, err := rowsOf(ctx, s, opportunityList, texts, rowSQL+completenessOf(q.Weights)+rowFrom, scanRow)
		if err != nil {
			return nil, err
		}
		if err := s.nextActivities(ctx, rows); err != nil {
			return nil, err
		}
		list = append(list, rows...)
	}
	return list, nil
}
