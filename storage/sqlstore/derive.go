package sqlstore

import (
	"context"
	"fmt"
	"strings"
)

// Derive computes every derived column anew, as a migration needs that adds one: SQL
// knows no folds.
func (s *Store) Derive(ctx context.Context) error {
	return s.inTx(ctx, func(tx querier) error {
		for _, t := range sortedTables() {
			if len(t.derived) == 0 {
				continue
			}
			if err := deriveTable(ctx, tx, t); err != nil {
				return err
			}
		}
		return nil
	})
}

func deriveTable(ctx context.Context, tx querier, t *table) error {
	sets := make([]string, len(t.derived))
	for i, column := range t.derived {
		sets[i] = fmt.Sprintf("%s = $%d", column, i+1)
	}
	query := fmt.Sprintf("UPDATE %s SET %s WHERE id = $%d", t.kind, strings.Join(sets, ", "), len(sets)+1)
	records, err := loadPointers(ctx, tx, t.kind, "")
	if err != nil {
		return err
	}
	for _, r := range records {
		id, _ := r.Key()
		if _, err := tx.ExecContext(ctx, query, append(t.derive(r), string(id))...); err != nil {
			return classify(err, "derive "+string(t.kind))
		}
	}
	return nil
}
