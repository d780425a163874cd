package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// setBack is how many sets a clock that was set back is allowed for: so many before the first
// set that seems to be of a moment are looked at one by one.
const setBack = 1000

// Journal gives what was done to records of some kinds from a moment on, before another, with
// some fields of those records as they are now. All is read of one moment.
func (s *Store) Journal(ctx context.Context, from, before time.Time, fields map[domain.Kind][]string) (j office.Journal, err error) {
	err = s.inSnapshots(ctx, 1, func(conns []*sql.Conn) error {
		one := &Store{tx: conns[0]}
		first, err := one.seqSince(ctx, from)
		if err != nil {
			return err
		}
		end, err := one.seqSince(ctx, before)
		if err != nil {
			return err
		}
		if j.Sets, err = one.journalSets(ctx, first, end, slices.Sorted(maps.Keys(fields))); err != nil {
			return err
		}
		if err := one.readHeld(ctx, &j, end, fields); err != nil {
			return err
		}
		return errors.Join(one.readAbout(ctx, &j), one.readStates(ctx, &j))
	})
	return j, err
}

// readHeld reads the records that the sets of a journal changed: their fields now, and what was
// done to them from a seq on.
func (s *Store) readHeld(ctx context.Context, j *office.Journal, from int64, fields map[domain.Kind][]string) error {
	j.Held = map[domain.ID]domain.Fields{}
	changed := map[domain.Kind][]domain.ID{}
	met := map[domain.ID]bool{}
	for _, set := range j.Sets {
		for _, c := range set.Changes {
			if !met[c.Record] {
				met[c.Record] = true
				changed[c.Kind] = append(changed[c.Kind], c.Record)
			}
		}
	}
	for kind, ids := range changed {
		if err := s.held(ctx, j.Held, kind, ids, fields[kind]); err != nil {
			return err
		}
		later, err := s.changesSince(ctx, ids, from)
		if err != nil {
			return err
		}
		j.Since = append(j.Since, later...) // those of a record stay in their order
	}
	return nil
}

// readAbout reads the opportunities that the activities of a journal are about.
func (s *Store) readAbout(ctx context.Context, j *office.Journal) error {
	j.About = map[domain.ID]domain.Fields{}
	var ids []domain.ID
	for _, fields := range j.Held {
		if id, is := fields["opportunity"].(string); is {
			ids = append(ids, domain.ID(id))
		}
	}
	slices.Sort(ids)
	return s.held(ctx, j.About, domain.KindOpportunity, slices.Compact(ids), []string{"number"})
}

// readStates reads the states there are, and of those that are gone the ones that opportunities
// of a journal were in.
func (s *Store) readStates(ctx context.Context, j *office.Journal) error {
	states, err := s.States(ctx)
	if err != nil {
		return err
	}
	j.States = map[domain.ID]domain.State{}
	for _, state := range states {
		j.States[state.ID] = state
	}
	gone, err := s.changesSince(ctx, statesGone(j), 0)
	for _, c := range gone {
		if _, known := j.States[c.Record]; !known && c.Op == change.Remove {
			state := domain.State{ID: c.Record}
			domain.SetFields(&state, c.Rewind(domain.FieldsOf(state)))
			j.States[c.Record] = state
		}
	}
	return err
}

// statesGone are the states that records of a journal are, or were, in, but there are no more.
func statesGone(j *office.Journal) []domain.ID {
	met := map[domain.ID]bool{}
	note := func(value any) {
		if id, is := value.(string); is {
			if _, known := j.States[domain.ID(id)]; !known {
				met[domain.ID(id)] = true
			}
		}
	}
	for _, fields := range j.Held {
		note(fields["state"])
	}
	noteChange := func(c change.Change) {
		pair := c.Fields["state"]
		note(pair[0])
		note(pair[1])
	}
	for _, c := range j.Since {
		noteChange(c)
	}
	for _, set := range j.Sets {
		for _, c := range set.Changes {
			noteChange(c)
		}
	}
	return slices.Collect(maps.Keys(met))
}

// seqSince is the seq of the first set of a moment or a later one, that after the newest where
// there is none.
func (s *Store) seqSince(ctx context.Context, at time.Time) (int64, error) {
	head, err := s.Head(ctx)
	if err != nil {
		return 0, err
	}
	low, high := int64(1), head+1
	for low < high { // moments ascend with their sets, but where a clock was set back
		middle := low + (high-low)/2
		moment, seq, err := s.momentFrom(ctx, middle)
		switch {
		case err != nil:
			return 0, err
		case seq == 0 || moment >= at.UnixMilli():
			high = middle
		default:
			low = seq + 1
		}
	}
	var first int64
	err = s.reader().QueryRowContext(ctx, "SELECT COALESCE(min(seq), $1) FROM change_set WHERE seq >= $2 AND seq < $1 AND at >= $3",
		low, max(0, low-setBack), at.UnixMilli()).Scan(&first)
	return first, classify(err, "journal day")
}

// momentFrom is the moment and the seq of the first set from a seq on, 0 for none.
func (s *Store) momentFrom(ctx context.Context, from int64) (moment, seq int64, err error) {
	err = s.reader().QueryRowContext(ctx, "SELECT at, seq FROM change_set WHERE seq >= $1 ORDER BY seq LIMIT 1", from).Scan(&moment, &seq)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, nil
	}
	return moment, seq, classify(err, "journal day")
}

// journalSets gives what sets did to records of some kinds, oldest first: those from a seq on,
// before another. Sets that did nothing to any are left out.
func (s *Store) journalSets(ctx context.Context, from, before int64, kinds []domain.Kind) ([]office.JournalSet, error) {
	var b builder
	b.where("s.seq >= " + b.arg(from))
	b.where("s.seq < " + b.arg(before))
	marks := make([]string, len(kinds))
	for i, kind := range kinds {
		marks[i] = b.arg(string(kind))
	}
	b.where("c.kind IN (" + strings.Join(marks, ", ") + ")")
	query := `SELECT s.seq, s.id, s.at, s.person, COALESCE(p.name, ''), s.action, COALESCE(s.undoes, ''), COALESCE(u.undoes, ''), c.kind, c.record, c.op, c.fields
		FROM change_set s JOIN change c ON c.set_seq = s.seq LEFT JOIN person p ON p.id = s.person LEFT JOIN change_set u ON u.id = s.undoes` +
		b.clause() + " ORDER BY s.seq, c.place"
	var sets []office.JournalSet
	err := s.eachQuick(ctx, query, b.args, func(v []driver.Value) error {
		seq := numberOf(v[0])
		if n := len(sets); n == 0 || sets[n-1].Seq != seq {
			set := office.JournalSet{PersonName: textOf(v[4]), Redoes: textOf(v[7]) != ""}
			set.Seq, set.ID, set.At, set.Person, set.Action, set.Undoes = seq, domain.ID(textOf(v[1])), time.UnixMilli(numberOf(v[2])), domain.ID(textOf(v[3])), textOf(v[5]), domain.ID(textOf(v[6]))
			sets = append(sets, set)
		}
		c, err := changeOf(v[8:])
		last := &sets[len(sets)-1]
		last.Changes = append(last.Changes, c)
		return err
	})
	return sets, err
}

// changeOf reads a change of the journal: its kind, record, op and fields.
func changeOf(v []driver.Value) (change.Change, error) {
	c := change.Change{Kind: domain.Kind(textOf(v[0])), Record: domain.ID(textOf(v[1])), Op: change.Op(textOf(v[2]))}
	fields := textOf(v[3])
	if fields == "{}" {
		return c, nil
	}
	return c, c.DecodeFields(fields)
}

// changesSince gives the changes of records by the sets from a seq on, those of each newest first.
func (s *Store) changesSince(ctx context.Context, ids []domain.ID, from int64) ([]change.Change, error) {
	var list []change.Change
	for part := range slices.Chunk(ids, mostNames) {
		args := make([]any, 0, len(part)+1)
		for _, id := range part {
			args = append(args, string(id))
		}
		query := "SELECT c.kind, c.record, c.op, c.fields FROM change c WHERE c.record IN (" + placeholders(1, len(part)) +
			") AND c.set_seq >= " + placeholders(len(part)+1, 1) + " ORDER BY c.set_seq DESC, c.place DESC"
		err := s.eachQuick(ctx, query, append(args, from), func(v []driver.Value) error {
			c, err := changeOf(v)
			list = append(list, c)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// held reads some fields of records of a kind. Fields that hold lists are not read.
func (s *Store) held(ctx context.Context, held map[domain.ID]domain.Fields, kind domain.Kind, ids []domain.ID, fields []string) error {
	for part := range slices.Chunk(ids, mostNames) {
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = string(id)
		}
		query := "SELECT id, " + strings.Join(fields, ", ") + " FROM " + string(kind) + " WHERE id IN (" + placeholders(1, len(part)) + ")"
		err := s.eachQuick(ctx, query, args, func(v []driver.Value) error {
			record := make(domain.Fields, len(fields))
			for i, field := range fields {
				if value := heldValue(v[i+1]); value != nil {
					record[field] = value
				}
			}
			held[domain.ID(textOf(v[0]))] = record
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// heldValue is a value of a row as fields hold it: nil for the zero value.
func heldValue(v driver.Value) any {
	switch v := v.(type) {
	case int64:
		if v != 0 {
			return v
		}
	case bool:
		if v {
			return v
		}
	default:
		if text := textOf(v); text != "" {
			return text
		}
	}
	return nil
}
