package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
)

// rewinding holds the records that a walk back through the journal has met and not yet
// seen added, each as the walk has rewound it.
type rewinding struct {
	*pager
	records map[recordKey]*rewound
	open    []*rewound            // those of the page being walked
	met     map[domain.Kind]int64 // how many rows
}

type recordKey struct {
	kind domain.Kind
	id   domain.ID
}

// rewound is a record as a change left it. Between the pages of the journal that are
// about it, it is no more than what tells it from its row.
type rewound struct {
	change.Current
	apart   domain.Fields // the values that are no longer its row's, nil for a zero one
	rowless bool          // it has no row, or was added anew since: its fields are kept
}

func newRewinding(p *pager) *rewinding {
	return &rewinding{pager: p, records: map[recordKey]*rewound{}, met: map[domain.Kind]int64{}}
}

// turn forgets the rows of the page walked and reads those that the next is about.
func (w *rewinding) turn(page []placed) error {
	for _, r := range w.open {
		if !r.rowless {
			r.Fields = nil
		}
	}
	w.open = w.open[:0]
	ids := map[domain.Kind][]domain.ID{}
	seen := make(map[recordKey]bool, len(page))
	for _, c := range page {
		key := recordKey{c.Kind, c.Record}
		if r := w.records[key]; !seen[key] && (r == nil || !r.rowless) {
			ids[c.Kind] = append(ids[c.Kind], c.Record)
		}
		seen[key] = true
	}
	for kind, list := range ids {
		for chunk := range slices.Chunk(list, recordsAPage) {
			if err := w.read(kind, chunk); err != nil {
				return err
			}
		}
	}
	return nil
}

// read gives records their rows. Those met for the first time stand as their rows do.
func (w *rewinding) read(kind domain.Kind, ids []domain.ID) error {
	first := map[domain.ID]bool{}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = string(id)
		if key := (recordKey{kind, id}); w.records[key] == nil {
			w.records[key], first[id] = &rewound{rowless: true}, true
		}
	}
	t := tables[kind]
	if t == nil {
		return nil
	}
	if err := w.wanted(); err != nil {
		return err
	}
	clause := "WHERE id IN (" + placeholders(1, len(ids)) + ")"
	return eachRow(context.WithoutCancel(w.ctx), w.q, t, clause, args, func(id domain.ID, version int64, fields domain.Fields) {
		r := w.records[recordKey{kind, id}]
		if first[id] {
			*r = rewound{Current: change.Current{Version: version, Exists: true}}
			w.met[kind]++
		}
		r.Fields = fields
		r.put(r.apart)
		w.open = append(w.open, r)
	})
}

// put gives a record values, nil for a zero one.
func (r *rewound) put(values domain.Fields) {
	for name, value := range values {
		if value == nil {
			delete(r.Fields, name)
		} else {
			r.Fields[name] = value
		}
	}
}

// rewind takes a change back. It says what contradicts it, "" for nothing.
func (w *rewinding) rewind(c change.Change) string {
	key := recordKey{c.Kind, c.Record}
	r := w.records[key]
	if r == nil {
		r = &rewound{rowless: true} // what is walked through before it was ever added
		w.records[key] = r
	}
	switch {
	case c.Blank && !r.Exists: // purged, with all that was known of it
	case c.Blank || r.Exists == (c.Op == change.Remove):
		return fmt.Sprintf("%s %s is there or gone against the journal", c.Kind, c.Record)
	case !r.left(c):
		return fmt.Sprintf("%s %s does not match the journal", c.Kind, c.Record)
	case c.Op == change.Add:
		*r = rewound{rowless: true}
	default:
		r.back(c)
	}
	if c.Op == change.Add && c.Version == 1 {
		delete(w.records, key) // nothing came before
	}
	return ""
}

// left reports whether a record stands as a change left it.
func (r *rewound) left(c change.Change) bool {
	if r.Exists && r.Version != c.Version {
		return false
	}
	for name, pair := range c.Fields {
		if !reflect.DeepEqual(pair[1], r.Fields[name]) {
			return false
		}
	}
	if c.Op == change.Add {
		return change.AddHash(c.Kind, c.Record, c.Version, r.Fields) == c.Hash
	}
	return c.ContentHash() == c.Hash
}

// back makes a record what it was before an edit, or before it was removed.
func (r *rewound) back(c change.Change) {
	before := make(domain.Fields, len(c.Fields))
	for name, pair := range c.Fields {
		before[name] = pair[0]
	}
	r.Version, r.Exists = c.Version-1, true
	if r.Fields == nil {
		r.Fields = domain.Fields{}
	}
	r.put(before)
	if r.rowless {
		return
	}
	if r.apart == nil {
		r.apart = domain.Fields{}
	}
	maps.Copy(r.apart, before)
}

// leftover says which row the journal never added, "" for none: a record changed, but
// not added, or a table with more rows than the walk has met. To look for such a row is
// dear; so it is looked for only where there is one.
func (w *rewinding) leftover() (string, error) {
	for key, r := range w.records {
		if r.Exists {
			return fmt.Sprintf("%s %s is not in the journal", key.kind, key.id), nil
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(tables)) {
		counted, err := w.count(kind)
		if err != nil {
			return "", err
		}
		if counted != w.met[kind] {
			return w.unknown(kind, counted)
		}
	}
	return "", nil
}

func (w *rewinding) count(kind domain.Kind) (rows int64, err error) {
	err = w.page(func(r *sql.Rows) error { return classify(r.Scan(&rows), "verify") }, "SELECT count(*) FROM "+string(kind))
	return rows, err
}

// unknown names a row that the journal does not know.
func (w *rewinding) unknown(kind domain.Kind, counted int64) (string, error) {
	found := fmt.Sprintf("the journal adds %d rows of %s, but there are %d", w.met[kind], kind, counted)
	err := w.page(func(r *sql.Rows) error {
		var id string
		err := r.Scan(&id)
		found = fmt.Sprintf("%s %s is not in the journal", kind, id)
		return classify(err, "verify")
	}, "SELECT id FROM "+string(kind)+" AS r WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.record = r.id AND c.kind = $1) LIMIT 1", string(kind))
	return found, err
}
