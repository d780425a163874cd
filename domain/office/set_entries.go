package office

import (
	"context"
	"maps"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// mostSpelledOut is how many records of a set are shown with all they held.
const mostSpelledOut = 100

// EntriesOf lists what one set of the journal changed, with the names of what it mentions:
// of a record that came or went, as long as there are not too many, an entry for each of
// its fields behind the one of the record. NotFound, Forbidden.
func (s *Session) EntriesOf(ctx context.Context, set domain.ID) ([]Entry, map[domain.ID]string, error) {
	if err := s.require(access.Opportunities, access.Read|access.ReadOthers); err != nil {
		return nil, nil, err
	}
	found, err := s.store.Set(ctx, set)
	if err != nil {
		return nil, nil, err
	}
	entries, err := s.store.AllEntries(ctx, found.Seq+1, 1)
	if err != nil {
		return nil, nil, err
	}
	if len(found.Changes) <= mostSpelledOut {
		if entries, err = s.spelledOut(ctx, found, entries); err != nil {
			return nil, nil, err
		}
	}
	entries = slices.DeleteFunc(entries, isBookkeeping)
	names, err := s.namesIn(ctx, entries)
	return entries, names, err
}

// spelledOut puts the fields of records that came or went behind their entries.
func (s *Session) spelledOut(ctx context.Context, set change.Set, entries []Entry) ([]Entry, error) {
	var list []Entry
	for _, e := range entries {
		list = append(list, e)
		if e.Emptied || e.Op == string(change.Edit) {
			continue
		}
		fields, err := s.heldThen(ctx, set, e)
		if err != nil {
			return nil, err
		}
		for _, name := range fieldNames(e.Kind) {
			value, held := fields[name]
			if !held {
				continue
			}
			field := e
			field.Field, field.New = name, value
			if e.Op == string(change.Remove) {
				field.Old, field.New = value, nil
			}
			list = append(list, field)
		}
	}
	return list, nil
}

func fieldNames(kind domain.Kind) []string {
	record, known := domain.Empty(kind)
	if !known {
		return nil
	}
	return domain.FieldNames(record)
}

// heldThen are the fields of a record as a set left or found it: the journal keeps those of
// one that went; one that came is read as it is now, and what was done since is taken back.
func (s *Session) heldThen(ctx context.Context, set change.Set, e Entry) (domain.Fields, error) {
	if e.Op == string(change.Remove) {
		at := slices.IndexFunc(set.Changes, func(c change.Change) bool { return c.Record == e.Record })
		if at < 0 {
			return nil, nil
		}
		return set.Changes[at].Rewind(nil), nil
	}
	now, err := s.store.Current(ctx, e.Kind, e.Record)
	if err != nil || !now.Exists {
		return nil, err
	}
	later, err := s.store.Entries(ctx, []domain.ID{e.Record}, 0)
	if err != nil {
		return nil, err
	}
	fields := maps.Clone(now.Fields)
	for _, edit := range later { // newest first
		if edit.Seq <= set.Seq || edit.Field == "" {
			continue
		}
		delete(fields, edit.Field)
		if edit.Old != nil {
			fields[edit.Field] = edit.Old
		}
	}
	return fields, nil
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
	if told := slices.DeleteFunc(slices.Clone(entries), isBookkeeping); len(told) > 0 {
		entries = told
	}
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
