package sqlstore

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// Sets lists the newest sets of the journal before a seq (0: all), newest first.
func (s *Store) Sets(ctx context.Context, before int64, count int) ([]office.SetRow, error) {
	clause, args := "", []any{count}
	if before > 0 {
		clause, args = " WHERE s.seq < $2", append(args, before)
	}
	rows, err := s.reader().QueryContext(ctx, `SELECT s.seq, s.id, s.at, COALESCE(p.name, ''), s.action, COALESCE(s.undoes, ''), COALESCE(u.id, ''),
		(SELECT count(*) FROM change c WHERE c.set_seq = s.seq)
		FROM (SELECT * FROM change_set s`+clause+` ORDER BY s.seq DESC LIMIT $1) s
		LEFT JOIN person p ON p.id = s.person LEFT JOIN change_set u ON u.undoes = s.id ORDER BY s.seq DESC`, args...)
	if err != nil {
		return nil, classify(err, "sets")
	}
	defer rows.Close()
	var list []office.SetRow
	for rows.Next() {
		var r office.SetRow
		var at int64
		if err := rows.Scan(&r.Seq, &r.ID, &at, &r.Person, &r.Action, &r.Undoes, &r.UndoneBy, &r.Count); err != nil {
			return nil, classify(err, "sets")
		}
		r.At = time.UnixMilli(at)
		list = append(list, r)
	}
	if err := rows.Err(); err != nil {
		return nil, classify(err, "sets")
	}
	return list, s.nameSets(ctx, list)
}

// mainKinds are the kinds a set is called after, the first that it touches.
var mainKinds = []domain.Kind{domain.KindOpportunity, domain.KindQuotation, domain.KindActivity, domain.KindCustomer, domain.KindContact}

// nameSets tells what the main record of each set is called.
func (s *Store) nameSets(ctx context.Context, list []office.SetRow) error {
	if len(list) == 0 {
		return nil
	}
	main, err := s.mainRecords(ctx, list[len(list)-1].Seq, list[0].Seq)
	if err != nil {
		return err
	}
	byKind := map[domain.Kind][]domain.ID{}
	for _, r := range main {
		byKind[r.Kind] = append(byKind[r.Kind], r.ID)
	}
	names := map[domain.Kind]map[domain.ID]string{}
	for kind, ids := range byKind {
		if names[kind], err = s.Names(ctx, kind, ids); err != nil {
			return err
		}
	}
	for i := range list {
		r := main[list[i].Seq]
		list[i].Kind, list[i].Title = r.Kind, names[r.Kind][r.ID]
	}
	return nil
}

// mainRecords gives the record each set of a range of seqs is called after.
func (s *Store) mainRecords(ctx context.Context, from, to int64) (map[int64]office.Reference, error) {
	rows, err := s.reader().QueryContext(ctx, "SELECT set_seq, kind, record FROM change WHERE set_seq BETWEEN $1 AND $2 AND place < 50 ORDER BY set_seq, place", from, to)
	if err != nil {
		return nil, classify(err, "sets")
	}
	defer rows.Close()
	main := map[int64]office.Reference{}
	for rows.Next() {
		var seq int64
		var r office.Reference
		if err := rows.Scan(&seq, &r.Kind, &r.ID); err != nil {
			return nil, classify(err, "sets")
		}
		if best, known := main[seq]; !known || rankOf(r.Kind) < rankOf(best.Kind) {
			main[seq] = r
		}
	}
	return main, classify(rows.Err(), "sets")
}

func rankOf(kind domain.Kind) int {
	if at := slices.Index(mainKinds, kind); at >= 0 {
		return at
	}
	return len(mainKinds)
}

const entryColumns = `s.seq, s.id, s.at, s.person, COALESCE(p.name, ''), s.action, c.kind, c.record, c.op, c.fields
	FROM change c JOIN change_set s ON s.seq = c.set_seq LEFT JOIN person p ON p.id = s.person`

// Entries lists what the journal says of records, newest first.
func (s *Store) Entries(ctx context.Context, ids []domain.ID, most int) ([]office.Entry, error) {
	var b builder
	marks := make([]string, len(ids))
	for i, id := range ids {
		marks[i] = b.arg(string(id))
	}
	if len(ids) == 0 {
		return nil, nil
	}
	query := "SELECT " + entryColumns + " WHERE c.record IN (" + strings.Join(marks, ", ") + ") ORDER BY c.set_seq DESC, c.place"
	if most > 0 {
		query += " LIMIT " + b.arg(most)
	}
	return s.entries(ctx, query, b.args...)
}

// AllEntries lists the changes of the newest sets before a seq (0: all), newest first.
func (s *Store) AllEntries(ctx context.Context, before int64, sets int) ([]office.Entry, error) {
	var b builder
	query := "SELECT " + entryColumns + " WHERE s.seq IN (SELECT seq FROM change_set"
	if before > 0 {
		query += " WHERE seq < " + b.arg(before)
	}
	query += " ORDER BY seq DESC LIMIT " + b.arg(sets) + ") ORDER BY c.set_seq DESC, c.place"
	return s.entries(ctx, query, b.args...)
}

func (s *Store) entries(ctx context.Context, query string, args ...any) ([]office.Entry, error) {
	rows, err := s.reader().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, classify(err, "history")
	}
	defer rows.Close()
	var list []office.Entry
	for rows.Next() {
		var e office.Entry
		var at int64
		var c change.Change
		var fields string
		if err := rows.Scan(&e.Seq, &e.Set, &at, &e.PersonID, &e.Person, &e.Action, &e.Kind, &e.Record, &e.Op, &fields); err != nil {
			return nil, classify(err, "history")
		}
		e.At = time.UnixMilli(at)
		if err := c.DecodeFields(fields); err != nil {
			return nil, err
		}
		list = append(list, split(e, c)...)
	}
	return list, classify(rows.Err(), "history")
}

// split makes an entry for each field that an edit changed.
func split(e office.Entry, c change.Change) []office.Entry {
	e.Emptied = c.Blank
	if e.Op != string(change.Edit) || c.Blank {
		return []office.Entry{e}
	}
	var list []office.Entry
	for _, field := range slices.Sorted(maps.Keys(c.Fields)) {
		e.Field, e.Old, e.New = field, c.Fields[field][0], c.Fields[field][1]
		list = append(list, e)
	}
	return list
}

// binSQL lists what lies in the recycle bin, with what it belongs to.
const binSQL = `SELECT b.kind, b.id, b.title, b.about, b.removed_at, COALESCE((SELECT p.name FROM change c JOIN change_set s ON s.seq = c.set_seq
		JOIN person p ON p.id = s.person WHERE c.record = b.id ORDER BY c.set_seq DESC LIMIT 1), '')
	FROM (
		SELECT 'opportunity' AS kind, o.id AS id, o.name AS title, COALESCE(c.name, '') AS about, o.removed_at AS removed_at
			FROM opportunity o LEFT JOIN customer c ON c.id = o.customer
		UNION ALL SELECT 'customer', c.id, c.name, c.city, c.removed_at FROM customer c
		UNION ALL SELECT 'contact', k.id, ` + contactLabel + `, COALESCE(c.name, ''), k.removed_at FROM contact k LEFT JOIN customer c ON c.id = k.customer
		UNION ALL SELECT 'activity', a.id, a.subject, COALESCE(o.name, c.name, ''), a.removed_at
			FROM activity a LEFT JOIN opportunity o ON o.id = a.opportunity LEFT JOIN customer c ON c.id = a.customer
		UNION ALL SELECT 'quotation', q.id, q.number, COALESCE(c.name, ''), q.removed_at FROM quotation q LEFT JOIN customer c ON c.id = q.customer
		UNION ALL SELECT 'product', d.id, d.description, d.code, d.removed_at FROM product d
		UNION ALL SELECT 'attachment', f.id, f.name, COALESCE(o.name, c.name, ''), f.removed_at
			FROM attachment f LEFT JOIN opportunity o ON o.id = f.opportunity LEFT JOIN customer c ON c.id = f.customer
	) AS b WHERE b.removed_at <> 0 ORDER BY b.removed_at DESC, b.kind, b.id`

// Bin lists what lies in the recycle bin, removed last first.
func (s *Store) Bin(ctx context.Context) ([]office.BinRow, error) {
	rows, err := s.reader().QueryContext(ctx, binSQL)
	if err != nil {
		return nil, classify(err, "recycle bin")
	}
	defer rows.Close()
	var list []office.BinRow
	for rows.Next() {
		var r office.BinRow
		var at int64
		if err := rows.Scan(&r.Kind, &r.ID, &r.Title, &r.About, &at, &r.RemovedBy); err != nil {
			return nil, classify(err, "recycle bin")
		}
		r.RemovedAt = time.UnixMilli(at)
		list = append(list, r)
	}
	return list, classify(rows.Err(), "recycle bin")
}

// Purge empties what the journal keeps of records for good, and drops the contents of
// files that nothing refers to any more.
func (s *Store) Purge(ctx context.Context, ids []domain.ID) error {
	return s.inTx(ctx, func(tx querier) error {
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, "UPDATE change SET fields = '' WHERE record = $1 AND fields <> ''", string(id)); err != nil {
				return classify(err, "purge")
			}
		}
		return dropUnusedBlobs(ctx, tx)
	})
}

// dropUnusedBlobs keeps the contents that an attachment, or the office's letterhead,
// refers to, or would again once undo has brought back what the journal still knows.
func dropUnusedBlobs(ctx context.Context, tx querier) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM attachment) AND sha256 NOT IN (SELECT logo FROM office)
		AND NOT EXISTS (SELECT 1 FROM change c WHERE c.kind IN ('attachment', 'office') AND c.fields LIKE '%' || blob.sha256 || '%')`)
	return classify(err, "purge")
}
