package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
)

// StateMoves lists the moves of opportunities from state to state, newest first.
func (s *Store) StateMoves(ctx context.Context, ids []domain.ID) (map[domain.ID][]office.Entry, error) {
	moves := map[domain.ID][]office.Entry{}
	for from := 0; from < len(ids); from += mostNames {
		part := ids[from:min(from+mostNames, len(ids))]
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = string(id)
		}
		entries, err := s.entries(ctx, "SELECT "+entryColumns+" WHERE c.record IN ("+placeholders(1, len(part))+`) AND `+movedSQL+` ORDER BY c.set_seq DESC, c.place`, args...)
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
