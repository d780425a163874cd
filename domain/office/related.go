package office

import (
	"context"

	"preventa/domain"
)

// related lists the records of a kind one field of which refers to a record, those in the
// recycle bin included.
func related[R domain.Record](ctx context.Context, store Store, field string, id domain.ID) ([]R, error) {
	records, err := store.Related(ctx, (*new(R)).Kind(), field, id)
	return values[R](records), err
}

// every lists all the records of a kind.
func every[R domain.Record](ctx context.Context, store Store) ([]R, error) {
	records, err := store.All(ctx, (*new(R)).Kind())
	return values[R](records), err
}

// values are records given by pointer as values of their type.
func values[R domain.Record](records []domain.Record) []R {
	list := make([]R, len(records))
	for i, r := range records {
		list[i] = *any(r).(*R)
	}
	return list
}

// kept leaves out what lies in the recycle bin.
func kept[R domain.Record](records []R, removedAt func(R) int64) []R {
	var list []R
	for _, r := range records {
		if removedAt(r) == 0 {
			list = append(list, r)
		}
	}
	return list
}

// load reads one record of a kind. NotFound.
func load[R domain.Record](ctx context.Context, store Store, id domain.ID) (R, error) {
	var r R
	into, ok := any(&r).(domain.Record)
	if !ok {
		panic("office: a record's pointer is a record")
	}
	return r, store.Load(ctx, id, into)
}
