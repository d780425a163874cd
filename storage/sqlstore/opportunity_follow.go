package sqlstore

import (
	"database/sql/driver"
	"errors"
	"maps"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/change"
)

// mostFollowed is how many changes are followed one by one; beyond it the index is read
// anew, which is quicker.
const mostFollowed = 5000

// touched are the records that new sets say something of.
type touched struct {
	opportunities map[domain.ID]bool
	activities    map[domain.ID]bool
	customers     map[domain.ID]bool
	contacts      map[domain.ID]bool
	words         bool
	gone          []int64 // numbers of opportunities that are not there any more
	purged        map[domain.ID]bool
	edited        map[domain.ID]bool // or added
}

// untold reports that something was purged of which more is new than that: what the
// journal no longer tells, such as that it went into the recycle bin.
func (t *touched) untold() bool {
	for id := range t.purged {
		if t.edited[id] {
			return true
		}
	}
	return false
}

// follow reads again what the sets after one and up to another touched. It reports false
// when the index must be read from the start.
func (r *indexReader) follow(after, until int64) (bool, error) {
	t := touched{opportunities: map[domain.ID]bool{}, activities: map[domain.ID]bool{}, customers: map[domain.ID]bool{}, contacts: map[domain.ID]bool{},
		purged: map[domain.ID]bool{}, edited: map[domain.ID]bool{}}
	few, err := r.touched(&t, after, until)
	if err != nil || !few || t.untold() {
		return false, err
	}
	if t.words {
		if err := r.words(&Store{tx: r.q}); err != nil {
			return false, err
		}
	}
	for _, number := range t.gone {
		r.index.Drop(number)
	}
	if err := r.some(t.customers, func(among string, args []any) error { return r.customers("WHERE id IN ("+among+")", args...) }); err != nil {
		return false, err
	}
	for _, affected := range []struct {
		ids   map[domain.ID]bool
		query string
	}{
		{t.activities, "SELECT opportunity FROM activity WHERE opportunity IS NOT NULL AND id IN "},
		{t.customers, "SELECT id FROM opportunity WHERE customer IN "},
		{t.contacts, "SELECT id FROM opportunity WHERE contact IN "},
	} {
		if err := r.add(t.opportunities, affected.ids, affected.query); err != nil {
			return false, err
		}
	}
	if len(t.opportunities) > mostFollowed {
		return false, nil
	}
	err = r.some(t.opportunities, func(among string, args []any) error { return r.entries("o.id IN ("+among+")", args...) })
	if errors.Is(err, errIndexStale) {
		return false, nil
	}
	return err == nil, err
}

// touched collects what sets touched; it reports false for more than can be followed.
func (r *indexReader) touched(t *touched, after, until int64) (bool, error) {
	count := 0
	err := r.each("SELECT kind, record, op, fields FROM change WHERE set_seq > $1 AND set_seq <= $2 LIMIT $3",
		[]any{after, until, mostFollowed + 1}, func(v []driver.Value) error {
			count++
			c := change.Change{Kind: domain.Kind(textOf(v[0])), Record: domain.ID(textOf(v[1])), Op: change.Op(textOf(v[2]))}
			return t.note(&c, textOf(v[3]))
		})
	return count <= mostFollowed, err
}

func (t *touched) note(c *change.Change, fields string) error {
	switch {
	case c.Op != change.Remove:
		t.edited[c.Record] = true
	case fields == "":
		t.purged[c.Record] = true
	}
	switch c.Kind {
	case domain.KindState, domain.KindItem, domain.KindPerson:
		t.words = true
	case domain.KindCustomer:
		t.customers[c.Record] = true
	case domain.KindContact:
		t.contacts[c.Record] = true
	case domain.KindActivity:
		t.activities[c.Record] = true
		if err := c.DecodeFields(fields); err != nil {
			return err
		}
		for _, value := range c.Fields["opportunity"] { // the one it was about before, too
			if id, is := value.(string); is {
				t.opportunities[domain.ID(id)] = true
			}
		}
	case domain.KindOpportunity:
		t.opportunities[c.Record] = true
		if c.Op == change.Remove {
			if err := c.DecodeFields(fields); err != nil {
				return err
			}
			if number, is := c.Fields["number"][0].(int64); is { // else it was purged, out of the recycle bin
				t.gone = append(t.gone, number)
			}
		}
	}
	return nil
}

// add adds the opportunities that a query finds of some records.
func (r *indexReader) add(opportunities, ids map[domain.ID]bool, query string) error {
	return r.some(ids, func(among string, args []any) error {
		return r.each(query+"("+among+")", args, func(v []driver.Value) error {
			opportunities[domain.ID(textOf(v[0]))] = true
			return nil
		})
	})
}

// some hands ids on, as placeholders and arguments, a statement's worth at a time, in order.
func (r *indexReader) some(ids map[domain.ID]bool, use func(among string, args []any) error) error {
	for part := range slices.Chunk(slices.Sorted(maps.Keys(ids)), mostNames) {
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = string(id)
		}
		if err := use(placeholders(1, len(args)), args); err != nil {
			return err
		}
	}
	return nil
}

// stateMove reads the move from state to state out of what the journal keeps of a change:
// {…,"state":["id","id"],…}. It looks for that alone, since there may be many of them.
func stateMove(fields string) (domain.StateMove, bool) {
	_, rest, moved := strings.Cut(fields, `"state":["`)
	from, rest, _ := strings.Cut(rest, `","`)
	to, _, whole := strings.Cut(rest, `"]`)
	return domain.StateMove{From: domain.ID(from), To: domain.ID(to)}, moved && whole
}
