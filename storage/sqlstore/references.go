package sqlstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"preventa/domain"
)

// What refers to what is read off the records: every field with a `ref` tag.

// positionUses counts contacts by their position, which they name by its text.
const positionUses = `SELECT i.id AS target, count(*) AS uses FROM contact k JOIN item i ON i.catalogue = 'position' AND i.folded = k.position_folded
	WHERE k.position_folded <> '' GROUP BY i.id`

// usesSQL counts references to the records of a kind.
func usesSQL(kind domain.Kind) string {
	var parts []string
	for _, t := range sortedTables() {
		for _, ref := range t.refs {
			switch {
			case ref.Kind != kind:
			case ref.List:
				parts = append(parts, fmt.Sprintf("SELECT item AS target, count(*) AS uses FROM %s GROUP BY item", t.listTable(field{name: ref.Field})))
			default:
				parts = append(parts, fmt.Sprintf("SELECT %[1]s AS target, count(*) AS uses FROM %[2]s WHERE %[1]s IS NOT NULL GROUP BY %[1]s", ref.Field, t.kind))
			}
		}
	}
	if kind == domain.KindItem {
		parts = append(parts, positionUses)
	}
	return "SELECT target, sum(uses) FROM (" + strings.Join(parts, " UNION ALL ") + ") AS every GROUP BY target"
}

func sortedTables() []*table {
	var list []*table
	for _, t := range tables {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b *table) int { return strings.Compare(string(a.kind), string(b.kind)) })
	return list
}

// Uses counts the references to each record of a kind, those of records in the recycle
// bin included.
func (s *Store) Uses(ctx context.Context, kind domain.Kind) (map[domain.ID]int, error) {
	rows, err := s.reader().QueryContext(ctx, usesSQL(kind))
	if err != nil {
		return nil, classify(err, "uses")
	}
	defer rows.Close()
	uses := map[domain.ID]int{}
	for rows.Next() {
		var id domain.ID
		var count int
		if err := rows.Scan(&id, &count); err != nil {
			return nil, classify(err, "uses")
		}
		uses[id] = count
	}
	return uses, classify(rows.Err(), "uses")
}

// Referring lists the records, by pointer, that refer to a record of a kind, those in the
// recycle bin included.
func (s *Store) Referring(ctx context.Context, kind domain.Kind, id domain.ID) ([]domain.Record, error) {
	var all []domain.Record
	for _, t := range sortedTables() {
		var conditions []string
		for _, ref := range t.refs {
			switch {
			case ref.Kind != kind:
			case ref.List:
				conditions = append(conditions, "id IN (SELECT record FROM "+t.listTable(field{name: ref.Field})+" WHERE item = $1)")
			default:
				conditions = append(conditions, ref.Field+" = $1")
			}
		}
		if len(conditions) == 0 {
			continue
		}
		found, err := loadPointers(ctx, s.reader(), t.kind, "WHERE "+strings.Join(conditions, " OR ")+" ORDER BY id", string(id))
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// Related lists the records of a kind, by pointer, one field of which refers to a
// record, in the order they were made, those in the recycle bin included.
func (s *Store) Related(ctx context.Context, kind domain.Kind, name string, id domain.ID) ([]domain.Record, error) {
	t := tables[kind]
	f, known := t.field(name)
	if !known || f.form != reference {
		return nil, domain.Wrap(domain.Internal, fmt.Errorf("%s has no reference %q", kind, name), "related")
	}
	order := " ORDER BY id"
	if kind == domain.KindLine {
		order = " ORDER BY place, id"
	}
	return loadPointers(ctx, s.reader(), kind, "WHERE "+f.name+" = $1"+order, string(id))
}

// All lists every record of a kind, by pointer, in the order they were made.
func (s *Store) All(ctx context.Context, kind domain.Kind) ([]domain.Record, error) {
	return loadPointers(ctx, s.reader(), kind, "ORDER BY id")
}

// ContactsInPosition lists the contacts whose position has a fold.
func (s *Store) ContactsInPosition(ctx context.Context, position string) ([]domain.Contact, error) {
	return loadAll[domain.Contact](ctx, s.reader(), domain.KindContact, "WHERE position_folded = $1 ORDER BY id", domain.Fold(position))
}
