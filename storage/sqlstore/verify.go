package sqlstore

import (
	"context"
	"fmt"
	"slices"

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
//
// It sees the office as it stands when it begins, whatever is saved meanwhile. It holds
// a page of the journal with the rows that page is about, and what the changes walked
// say of records whose Add is still to come. It fails once the store's pool is closed.
func (s *Store) Verify(ctx context.Context) (Verification, error) {
	var found Verification
	err := s.inSnapshot(ctx, func(q querier) error {
		v := newVerifier(&pager{ctx: ctx, pool: s.read, q: q})
		err := v.walk()
		if v.Broken == "" && err == nil {
			v.Broken, err = v.records.leftover()
		}
		found = v.Verification
		return err
	})
	return found, err
}

type verifier struct {
	Verification
	sets     *setPages
	changes  *changePages
	records  *rewinding
	expected string // the prev_hash of the set walked before
}

func newVerifier(p *pager) *verifier {
	records := newRewinding(p)
	return &verifier{sets: newSetPages(p), changes: newChangePages(p, records.turn), records: records}
}

func (v *verifier) walk() error {
	for v.Broken == "" {
		set, more, err := v.sets.next()
		if err != nil {
			return err
		}
		if !more {
			return v.beginning()
		}
		v.link(set)
		if err := v.set(set); err != nil {
			return err
		}
	}
	return nil
}

// link compares a set with what the one after it says of it.
func (v *verifier) link(set change.Set) {
	if v.Sets == 0 {
		v.Head = set.Hash
	} else if set.Hash != v.expected {
		v.Broken = fmt.Sprintf("set %d is not the one that set %d was written behind", set.Seq, set.Seq+1)
	}
	v.expected = set.PrevHash
	v.Sets++
}

// set walks the changes of a set, the last one first. Of those walked it keeps the
// hashes alone.
func (v *verifier) set(set change.Set) error {
	for v.Broken == "" {
		c, more, err := v.changes.peek()
		if err != nil {
			return err
		}
		if !more || c.set < set.Seq {
			break
		}
		if c.set > set.Seq {
			v.stray(c)
			break
		}
		v.changes.pop()
		v.Changes++
		set.Changes = append(set.Changes, change.Change{Hash: c.Hash})
		if wrong := v.records.rewind(c.Change); wrong != "" {
			v.fail(set, wrong)
		}
	}
	slices.Reverse(set.Changes)
	if v.Broken == "" && set.ChainHash() != set.Hash {
		v.fail(set, "its hash does not match its content")
	}
	return nil
}

// beginning looks at what lies before the first set: nothing.
func (v *verifier) beginning() error {
	if v.expected != "" {
		v.Broken = "the first set of the journal is missing"
		return nil
	}
	c, more, err := v.changes.peek()
	if more {
		v.stray(c)
	}
	return err
}

func (v *verifier) fail(set change.Set, what string) {
	v.Broken = fmt.Sprintf("set %d (%s): %s", set.Seq, set.Action, what)
}

func (v *verifier) stray(c placed) {
	v.Broken = fmt.Sprintf("set %d is missing, but not its change of %s %s", c.set, c.Kind, c.Record)
}
