package sqlstore

import (
	"context"
	"fmt"
	"reflect"

	"preventa/domain"
	"preventa/domain/change"
)

// Verification is what checking the journal against the rows found. Head is the hash of
// the newest set. Broken says, in English, what is wrong first, and is empty when all holds.
type Verification struct {
	Sets, Changes int64
	Head          string
	Broken        string
}

// Verify walks the journal from its newest set to its first. It recomputes the hash of
// every set and every change, and rewinds each row through the versions and values the
// changes left to its first version, which must have the hash its Add was sealed with:
// the rows are what the journal says.
func (s *Store) Verify(ctx context.Context) (Verification, error) {
	v := verifier{store: s, current: map[recordKey]change.Current{}}
	if err := v.readRows(ctx); err != nil {
		return Verification{}, err
	}
	err := v.walk(ctx)
	if v.Broken == "" && err == nil {
		v.leftovers()
	}
	return v.Verification, err
}

type recordKey struct {
	kind domain.Kind
	id   domain.ID
}

type verifier struct {
	Verification
	store   *Store
	current map[recordKey]change.Current // each record as the walk has rewound it
}

func (v *verifier) readRows(ctx context.Context) error {
	for kind := range tables {
		all, err := loadPointers(ctx, v.store.reader(), kind, "")
		if err != nil {
			return err
		}
		for _, r := range all {
			id, version := r.Key()
			v.current[recordKey{kind, id}] = change.Current{Fields: domain.FieldsOf(r), Version: version, Exists: true}
		}
	}
	return nil
}

func (v *verifier) walk(ctx context.Context) error {
	rows, err := v.store.reader().QueryContext(ctx, "SELECT "+setColumns+" FROM change_set ORDER BY seq DESC")
	if err != nil {
		return classify(err, "verify")
	}
	defer rows.Close()
	expected := "" // the prev_hash of the set walked before
	for rows.Next() && v.Broken == "" {
		set, err := scanSet(rows.Scan)
		if err != nil {
			return classify(err, "verify")
		}
		if v.Sets == 0 {
			v.Head = set.Hash
		} else if set.Hash != expected {
			v.Broken = fmt.Sprintf("set %d is not the one that set %d was written behind", set.Seq, set.Seq+1)
		}
		expected = set.PrevHash
		v.Sets++
		if set.Changes, err = v.store.changes(ctx, set.Seq); err != nil {
			return err
		}
		v.set(set)
	}
	if err := rows.Err(); err != nil {
		return classify(err, "verify")
	}
	if v.Broken == "" && expected != "" {
		v.Broken = "the first set of the journal is missing"
	}
	return nil
}

func (v *verifier) set(set change.Set) {
	if set.ChainHash() != set.Hash {
		v.fail(set, "its hash does not match its content")
		return
	}
	for i := len(set.Changes) - 1; i >= 0; i-- {
		v.Changes++
		v.change(set, set.Changes[i])
	}
}

func (v *verifier) fail(set change.Set, what string) {
	if v.Broken == "" {
		v.Broken = fmt.Sprintf("set %d (%s): %s", set.Seq, set.Action, what)
	}
}

func (v *verifier) change(set change.Set, c change.Change) {
	key := recordKey{c.Kind, c.Record}
	now := v.current[key]
	if c.Blank && !now.Exists {
		return // purged, with all that was known of it
	}
	if c.Blank || now.Exists == (c.Op == change.Remove) {
		v.fail(set, fmt.Sprintf("%s %s is there or gone against the journal", c.Kind, c.Record))
		return
	}
	hash := c.ContentHash()
	if c.Op == change.Add {
		hash = change.AddHash(c.Kind, c.Record, c.Version, now.Fields)
	}
	if hash != c.Hash || !left(c, now) {
		v.fail(set, fmt.Sprintf("%s %s does not match the journal", c.Kind, c.Record))
		return
	}
	if c.Op == change.Add {
		delete(v.current, key)
	} else {
		v.current[key] = change.Current{Fields: c.Rewind(now.Fields), Version: c.Version - 1, Exists: true}
	}
}

// left reports whether a record stands as a change left it.
func left(c change.Change, now change.Current) bool {
	if now.Exists && now.Version != c.Version {
		return false
	}
	for name, pair := range c.Fields {
		if !reflect.DeepEqual(pair[1], now.Fields[name]) {
			return false
		}
	}
	return true
}

// leftovers reports rows the journal never added.
func (v *verifier) leftovers() {
	for key := range v.current {
		v.Broken = fmt.Sprintf("%s %s is not in the journal", key.kind, key.id)
		return
	}
}
