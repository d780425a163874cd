package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
)

// Removed reads a record in the recycle bin, by pointer, with the names of what it refers
// to. NotFound, Forbidden.
func (s *Session) Removed(ctx context.Context, r Reference) (domain.Record, map[domain.ID]string, error) {
	if err := s.require(access.RecycleBin, access.Read); err != nil {
		return nil, nil, err
	}
	record, err := s.loadAny(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	fields := domain.FieldsOf(record)
	var entries []Entry
	for _, ref := range domain.Refs(record) {
		entries = append(entries, Entry{Kind: r.Kind, Record: r.ID, Field: ref.Field, New: fields[ref.Field]})
	}
	names, err := s.namesIn(ctx, entries)
	return record, names, err
}
