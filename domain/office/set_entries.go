package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// EntriesOf lists what one set of the journal changed, with the names of what it mentions.
// NotFound, Forbidden.
func (s *Session) EntriesOf(ctx context.Context, set domain.ID) ([]Entry, map[domain.ID]string, error) {
	if err := s.require(access.Opportunities, access.Read|access.ReadOthers); err != nil {
		return nil, nil, err
	}
	found, err := s.store.Set(ctx, set)
	if err != nil {
		return nil, nil, err
	}
	return s.Changes(ctx, found.Seq+1, 1)
}

// StandingOn lists the later changes of a record that stand in the way of undoing a set:
// those of the fields the set changed, and of the record as a whole. The newest comes
// first; names tell what they mention. NotFound, Forbidden.
func (s *Session) StandingOn(ctx context.Context, set, record domain.ID) ([]Entry, map[domain.ID]string, error) {
	if err := s.require(access.Opportunities, access.Read|access.ReadOthers); err != nil {
		return nil, nil, err
	}
	below, err := s.store.Set(ctx, set)
	if err != nil {
		return nil, nil, err
	}
	entries, err := s.store.Entries(ctx, []domain.ID{record}, 0)
	if err != nil {
		return nil, nil, err
	}
	entries = slices.DeleteFunc(entries, func(e Entry) bool { return e.Seq <= below.Seq || !stands(e, below.Changes) })
	names, err := s.namesIn(ctx, entries)
	return entries, names, err
}

// stands reports that a later entry builds on changes of a set.
func stands(e Entry, below []change.Change) bool {
	return slices.ContainsFunc(below, func(c change.Change) bool {
		_, same := c.Fields[e.Field]
		return c.Record == e.Record && (same || e.Op != string(change.Edit) || c.Op == change.Add)
	})
}
