package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/change"
)

// Apply writes sets with their journal in one transaction. See office.Store.
func (s *Store) Apply(ctx context.Context, sets ...*change.Set) error {
	return s.inTx(ctx, func(tx querier) error {
		w := &writer{ctx: context.WithoutCancel(ctx), cancelled: ctx.Err, tx: tx}
		for _, set := range sets {
			if err := w.apply(set); err != nil {
				return err
			}
		}
		return nil
	})
}

// writer writes within one transaction. Cancelling is looked at before each statement:
// the driver would start a goroutine for every one that can be cancelled while it runs,
// which costs more than the statement. Statements are not prepared here, because the
// driver keeps its own from one transaction to the next, but not those one prepares.
type writer struct {
	ctx       context.Context
	cancelled func() error
	tx        querier
}

func (w *writer) exec(query string, args ...any) (int64, error) {
	if err := w.cancelled(); err != nil {
		return 0, classify(err, query)
	}
	result, err := w.tx.ExecContext(w.ctx, query, args...)
	if err != nil {
		return 0, classify(err, query)
	}
	return result.RowsAffected()
}

func (w *writer) apply(set *change.Set) error {
	if err := w.number(set); err != nil {
		return err
	}
	for i := range set.Changes {
		if err := w.change(&set.Changes[i]); err != nil {
			return err
		}
	}
	return w.journal(set)
}

// number gives the set's new records their numbers, those of a kind at once.
func (w *writer) number(set *change.Set) error {
	unnumbered := map[*table][]*change.Change{}
	for i := range set.Changes {
		c := &set.Changes[i]
		t := tables[c.Kind]
		if t != nil && t.counter != "" && c.Op == change.Add && c.Fields[t.counter][1] == nil {
			unnumbered[t] = append(unnumbered[t], c)
		}
	}
	for t, changes := range unnumbered {
		last, err := w.takeNumbers(string(t.kind), len(changes))
		if err != nil {
			return err
		}
		for i, c := range changes {
			c.Fields[t.counter] = change.Pair{nil, last - int64(len(changes)-1-i)}
		}
	}
	return nil
}

// takeNumbers takes so many numbers from a counter and gives the last of them.
func (w *writer) takeNumbers(counter string, count int) (int64, error) {
	// Two statements, because SQLite takes much longer over one with RETURNING.
	if _, err := w.exec("UPDATE counter SET last = last + $1 WHERE name = $2", count, counter); err != nil {
		return 0, err
	}
	var last int64
	err := w.tx.QueryRowContext(w.ctx, "SELECT last FROM counter WHERE name = $1", counter).Scan(&last)
	return last, classify(err, "take numbers")
}

func (w *writer) change(c *change.Change) error {
	t, known := tables[c.Kind]
	if !known {
		return domain.Wrap(domain.Internal, fmt.Errorf("no table for kind %q", c.Kind), "apply")
	}
	switch c.Op {
	case change.Add:
		return w.add(t, c)
	case change.Edit:
		return w.edit(t, c)
	case change.Remove:
		return w.remove(t, c)
	}
	return domain.Wrap(domain.Internal, fmt.Errorf("op %q", c.Op), "apply")
}

func (w *writer) add(t *table, c *change.Change) error {
	record := t.make(c.Record, c.Version)
	domain.SetFields(record, c.Forward(nil))
	args := []any{string(c.Record), c.Version}
	for _, f := range t.fields {
		if f.form != list {
			args = append(args, f.column(c.Fields[f.name][1]))
		}
	}
	if t.derive != nil {
		args = append(args, t.derive(record)...)
	}
	if _, err := w.exec(t.insertSQL, args...); err != nil {
		return err
	}
	return w.lists(t, c)
}

func (w *writer) edit(t *table, c *change.Change) error {
	sets := []string{"version = $1"}
	args := []any{c.Version}
	set := func(column string, value any) {
		args = append(args, value)
		sets = append(sets, fmt.Sprintf("%s = $%d", column, len(args)))
	}
	for _, name := range slices.Sorted(maps.Keys(c.Fields)) {
		f, known := t.field(name)
		if !known {
			return domain.Wrap(domain.Internal, fmt.Errorf("%s has no field %q", t.kind, name), "apply")
		}
		if f.form != list {
			set(name, f.column(c.Fields[name][1]))
		}
	}
	derived, err := w.derived(t, c)
	if err != nil {
		return err
	}
	for i, value := range derived {
		set(t.derived[i], value)
	}
	args = append(args, string(c.Record), c.Version-1)
	query := fmt.Sprintf("UPDATE %s SET %s WHERE id = $%d AND version = $%d", t.kind, strings.Join(sets, ", "), len(args)-1, len(args))
	if err := w.one(c, query, args...); err != nil {
		return err
	}
	return w.lists(t, c)
}

// derived gives the derived columns anew when an edit touches what they come from.
func (w *writer) derived(t *table, c *change.Change) ([]any, error) {
	touched := slices.ContainsFunc(t.sources, func(name string) bool { _, changed := c.Fields[name]; return changed })
	if !touched {
		return nil, nil
	}
	record := t.make(c.Record, 0)
	if c.Now != nil {
		domain.SetFields(record, c.Now)
		return t.derive(record), nil
	}
	err := load(w.ctx, w.tx, record)
	if domain.Is(err, domain.NotFound) {
		return nil, nil // the update finds no row either, and says what that means
	}
	if err != nil {
		return nil, err
	}
	domain.SetFields(record, c.Forward(domain.FieldsOf(record)))
	return t.derive(record), nil
}

func (w *writer) remove(t *table, c *change.Change) error {
	for _, f := range t.fields {
		if f.form != list {
			continue
		}
		if _, err := w.exec("DELETE FROM "+t.listTable(f)+" WHERE record = $1", string(c.Record)); err != nil {
			return err
		}
	}
	return w.one(c, t.deleteSQL, string(c.Record), c.Version-1)
}

// one runs a statement that must change exactly one row: none means that the record
// has moved on since it was read.
func (w *writer) one(c *change.Change, query string, args ...any) error {
	changed, err := w.exec(query, args...)
	if err != nil {
		return err
	}
	if changed != 1 {
		return domain.Fail(domain.Conflict, "error.changed_meanwhile", domain.Args{"Kind": string(c.Kind), "Record": string(c.Record)})
	}
	return nil
}

// lists makes the rows of the list fields what the change says.
func (w *writer) lists(t *table, c *change.Change) error {
	for _, f := range t.fields {
		pair, changed := c.Fields[f.name]
		if f.form != list || !changed {
			continue
		}
		if c.Op != change.Add {
			if _, err := w.exec("DELETE FROM "+t.listTable(f)+" WHERE record = $1", string(c.Record)); err != nil {
				return err
			}
		}
		items, _ := pair[1].([]string)
		for _, item := range items {
			if _, err := w.exec("INSERT INTO "+t.listTable(f)+" (record, item) VALUES ($1, $2)", string(c.Record), item); err != nil {
				return err
			}
		}
	}
	return nil
}

// journal seals the set behind the newest one and writes it.
func (w *writer) journal(set *change.Set) error {
	var prev string
	err := w.tx.QueryRowContext(w.ctx, "SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1").Scan(&set.Seq, &prev)
	if err != nil && err != sql.ErrNoRows {
		return classify(err, "journal head")
	}
	set.Seq++
	set.Seal(prev)
	_, err = w.exec("INSERT INTO change_set (seq, id, at, person, action, undoes, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		set.Seq, string(set.ID), set.At.UnixMilli(), string(set.Person), set.Action, nullable(set.Undoes), set.PrevHash, set.Hash)
	if err != nil {
		return err
	}
	for i, c := range set.Changes {
		_, err := w.exec("INSERT INTO change (set_seq, place, kind, record, op, version, fields, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
			set.Seq, i, string(c.Kind), string(c.Record), string(c.Op), c.Version, c.EncodeFields(), c.Hash)
		if err != nil {
			return err
		}
	}
	return nil
}

func nullable(id domain.ID) any {
	if id == "" {
		return nil
	}
	return string(id)
}
