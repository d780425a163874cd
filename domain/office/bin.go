package office

import (
	"context"
	"maps"
	"reflect"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Bin lists what lies in the recycle bin, removed last first. Forbidden.
func (s *Session) Bin(ctx context.Context) ([]BinRow, error) {
	if err := s.require(access.RecycleBin, access.Read); err != nil {
		return nil, err
	}
	return s.store.Bin(ctx)
}

// loadAny reads a record of any kind, by pointer.
func (s *Session) loadAny(ctx context.Context, r Reference) (domain.Record, error) {
	empty, known := domain.Empty(r.Kind)
	if !known {
		return nil, domain.Fail(domain.NotFound, "error.record.not_found", domain.Args{"Kind": string(r.Kind), "Record": string(r.ID)})
	}
	return empty, s.store.Load(ctx, r.ID, empty)
}

// Purging is what emptying records out of the recycle bin takes with it.
type Purging struct {
	records []domain.Record     // by pointer, what refers to others first
	edits   []change.Change     // of records that stay and named one that goes
	Counts  map[domain.Kind]int // records that go, by kind
}

// PlanPurge tells what emptying records out of the recycle bin would take for good: they,
// and what hangs on them. Conflict for a record that one outside the bin needs, while one
// in it is left without; NotFound,
// Forbidden; Invalid for a record that is not in the bin.
func (s *Session) PlanPurge(ctx context.Context, records []Reference) (Purging, error) {
	p := Purging{Counts: map[domain.Kind]int{}}
	if err := s.require(access.RecycleBin, access.Delete); err != nil {
		return p, err
	}
	going := map[domain.ID]domain.Record{}
	for _, r := range records {
		record, err := s.loadAny(ctx, r)
		if err != nil {
			return p, err
		}
		if _, removed := domain.FieldsOf(record)["removed_at"]; !removed {
			return p, domain.Fail(domain.Invalid, "error.bin.not_in_it", nil)
		}
		if err := s.gather(ctx, record, going); err != nil {
			return p, err
		}
	}
	for _, record := range going {
		p.Counts[record.Kind()]++
	}
	p.records = purgeOrder(going)
	var err error
	p.edits, err = s.letGo(ctx, going)
	return p, err
}

// belongs are the kinds of record that go with one of a kind, by the field that says so.
var belongs = map[domain.Kind][]domain.Ref{
	domain.KindOpportunity: hanging[domain.KindOpportunity],
	domain.KindCustomer: {{Field: "customer", Kind: domain.KindContact}, {Field: "customer", Kind: domain.KindAttachment},
		{Field: "customer", Kind: domain.KindActivity}},
	domain.KindContact:   {{Field: "contact", Kind: domain.KindParticipant}},
	domain.KindQuotation: {{Field: "quotation", Kind: domain.KindLine}},
}

func (s *Session) gather(ctx context.Context, record domain.Record, going map[domain.ID]domain.Record) error {
	id, _ := record.Key()
	if going[id] != nil {
		return nil
	}
	going[id] = record
	for _, h := range belongs[record.Kind()] {
		with, err := s.store.Related(ctx, h.Kind, h.Field, id)
		if err != nil {
			return err
		}
		for _, r := range with {
			if err := s.gather(ctx, r, going); err != nil {
				return err
			}
		}
	}
	return nil
}

// purgeOrder puts what refers to others before them, so that a reader of the set never
// meets a reference to what has gone.
func purgeOrder(going map[domain.ID]domain.Record) []domain.Record {
	rank := []domain.Kind{domain.KindLine, domain.KindParticipant, domain.KindAttachment, domain.KindActivity, domain.KindQuotation,
		domain.KindOpportunity, domain.KindContact, domain.KindCustomer, domain.KindProduct}
	list := slices.Collect(maps.Values(going))
	slices.SortFunc(list, func(a, b domain.Record) int {
		if d := slices.Index(rank, a.Kind()) - slices.Index(rank, b.Kind()); d != 0 {
			return d
		}
		idA, _ := a.Key()
		idB, _ := b.Key()
		return compareIDs(idA, idB)
	})
	return list
}

// needed are the references without which a record means nothing: what they name does not
// go before it. Others are simply emptied.
var needed = map[domain.Kind][]domain.Kind{
	domain.KindOpportunity: {domain.KindCustomer},
	domain.KindQuotation:   {domain.KindCustomer},
	domain.KindContact:     {domain.KindCustomer},
}

// letGo empties the references of records that stay to those that go.
func (s *Session) letGo(ctx context.Context, going map[domain.ID]domain.Record) ([]change.Change, error) {
	before, after := map[domain.ID]domain.Record{}, map[domain.ID]domain.Record{}
	for id, record := range going {
		referring, err := s.store.Referring(ctx, record.Kind(), id)
		if err != nil {
			return nil, err
		}
		for _, r := range referring {
			key, _ := r.Key()
			if going[key] != nil {
				continue
			}
			if slices.Contains(needed[r.Kind()], record.Kind()) && refuseBinned(r) == nil {
				return nil, domain.Fail(domain.Conflict, "error.bin.needed", domain.Args{"Kind": string(r.Kind())})
			}
			if before[key] == nil {
				before[key], after[key] = r, domain.Clone(r)
			}
			domain.Release(after[key], record.Kind(), id)
		}
	}
	var edits []change.Change
	for _, key := range slices.Sorted(maps.Keys(before)) {
		if c, changed := change.Editing(before[key], after[key]); changed {
			edits = append(edits, c)
		}
	}
	return edits, nil
}

// Purge empties records out of the recycle bin for good, with what the journal keeps of
// them. It cannot be undone. The plan is made anew: Conflict when more would go than it
// says.
func (s *Session) Purge(ctx context.Context, records []Reference, plan Purging) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		now, err := s.PlanPurge(ctx, records)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(now.Counts, plan.Counts) {
			return domain.Fail(domain.Conflict, "error.bin.changed", nil)
		}
		changes := now.edits
		ids := make([]domain.ID, len(now.records))
		for i, r := range now.records {
			ids[i], _ = r.Key()
			changes = append(changes, change.Removing(r))
		}
		if set, err = s.apply(ctx, "bin.emptied", changes...); err != nil {
			return err
		}
		return s.store.Purge(ctx, ids)
	})
	return set, err
}
