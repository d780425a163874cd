package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

const setColumns = "seq, id, at, person, action, COALESCE(undoes, ''), prev_hash, hash"

func scanSet(scan func(...any) error) (change.Set, error) {
	var set change.Set
	var at int64
	err := scan(&set.Seq, &set.ID, &at, &set.Person, &set.Action, &set.Undoes, &set.PrevHash, &set.Hash)
	set.At = time.UnixMilli(at).UTC()
	return set, err
}

// Head is the seq of the newest set, 0 for an empty journal.
func (s *Store) Head(ctx context.Context) (int64, error) {
	var seq int64
	err := s.reader().QueryRowContext(ctx, "SELECT COALESCE(max(seq), 0) FROM change_set").Scan(&seq)
	return seq, classify(err, "journal head")
}

// Set reads one set of the journal. NotFound if there is none.
func (s *Store) Set(ctx context.Context, id domain.ID) (change.Set, error) {
	set, err := scanSet(s.reader().QueryRowContext(ctx, "SELECT "+setColumns+" FROM change_set WHERE id = $1", string(id)).Scan)
	if err != nil {
		return set, classify(err, "journal set")
	}
	set.Changes, err = s.changes(ctx, set.Seq)
	return set, err
}

func (s *Store) changes(ctx context.Context, seq int64) ([]change.Change, error) {
	rows, err := s.reader().QueryContext(ctx,
		"SELECT kind, record, op, version, fields, hash FROM change WHERE set_seq = $1 ORDER BY place", seq)
	if err != nil {
		return nil, classify(err, "journal changes")
	}
	defer rows.Close()
	var list []change.Change
	for rows.Next() {
		var c change.Change
		var fields string
		if err := rows.Scan(&c.Kind, &c.Record, &c.Op, &c.Version, &fields, &c.Hash); err != nil {
			return nil, classify(err, "journal changes")
		}
		if err := c.DecodeFields(fields); err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, classify(rows.Err(), "journal changes")
}

// LastUndoable is the newest set of a person that is not an undo itself and was not
// undone. What a person prefers for their own screen is left alone.
func (s *Store) LastUndoable(ctx context.Context, person domain.ID) (change.Set, bool, error) {
	var id domain.ID
	err := s.reader().QueryRowContext(ctx, `SELECT s.id FROM change_set s
		WHERE s.person = $1 AND s.undoes IS NULL AND s.action NOT IN ('office.founded', 'office.extended', 'person.preferences', 'amounts.revalued', 'bin.emptied', 'schedule.made')
		  AND NOT EXISTS (SELECT 1 FROM change_set u WHERE u.undoes = s.id)
		ORDER BY s.seq DESC LIMIT 1`, string(person)).Scan(&id)
	if err == sql.ErrNoRows {
		return change.Set{}, false, nil
	}
	if err != nil {
		return change.Set{}, false, classify(err, "last undoable")
	}
	set, err := s.Set(ctx, id)
	return set, err == nil, err
}

// Trace tells who made a record and who changed it last.
func (s *Store) Trace(ctx context.Context, kind domain.Kind, id domain.ID) (office.Trace, error) {
	var t office.Trace
	const end = `SELECT s.at, COALESCE(p.name, '') FROM change c JOIN change_set s ON s.seq = c.set_seq
		LEFT JOIN person p ON p.id = s.person WHERE c.record = $1 AND c.kind = $2 ORDER BY c.set_seq `
	for _, e := range []struct {
		order string
		at    *time.Time
		by    *string
	}{{"ASC LIMIT 1", &t.CreatedAt, &t.CreatedBy}, {"DESC LIMIT 1", &t.ChangedAt, &t.ChangedBy}} {
		var at int64
		if err := s.reader().QueryRowContext(ctx, end+e.order, string(id), string(kind)).Scan(&at, e.by); err != nil {
			return t, classify(err, "trace")
		}
		*e.at = time.UnixMilli(at)
	}
	return t, nil
}
