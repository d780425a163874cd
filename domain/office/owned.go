package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// What people keep under a name, for themselves or for the office: views, saved reports,
// schedules. Everybody sees their own and the office's.

// ownedElements are the elements whose rights what is owned goes by.
var ownedElements = map[domain.Kind]access.Element{
	domain.KindView: access.Opportunities, domain.KindSavedReport: access.Reports, domain.KindSchedule: access.Reports,
}

// mayOwn refuses what is another's, and what is the office's where the person may not change
// the element it belongs to.
func (s *Session) mayOwn(r domain.Owned) error {
	e := ownedElements[r.Kind()]
	owner, _ := r.OwnerAndName()
	if owner == "" {
		return s.require(e, access.Modify)
	}
	if owner != s.Me().ID {
		return domain.Fail(domain.Forbidden, "", nil)
	}
	if s.office.readOnly {
		return domain.Fail(domain.ReadOnly, "error.office.read_only", nil)
	}
	return s.require(e, access.Read)
}

// ownedList lists the person's own records of a kind and the office's. Forbidden.
func ownedList[R domain.Owned](ctx context.Context, s *Session) ([]R, error) {
	var none R
	if err := s.require(ownedElements[none.Kind()], access.Read); err != nil {
		return nil, err
	}
	records, err := s.store.All(ctx, none.Kind())
	if err != nil {
		return nil, err
	}
	var list []R
	for _, r := range records {
		kept := *any(r).(*R)
		if owner, _ := kept.OwnerAndName(); owner == "" || owner == s.Me().ID {
			list = append(list, kept)
		}
	}
	return list, nil
}

// placedList is ownedList in the order of offer.
func placedList[R domain.Placed[R]](ctx context.Context, s *Session) ([]R, error) {
	list, err := ownedList[R](ctx, s)
	slices.SortStableFunc(list, func(a, b R) int { return a.Place() - b.Place() })
	return list, err
}

// nextPlace is the place behind the last of a list.
func nextPlace[R domain.Placed[R]](list []R) int {
	if len(list) == 0 {
		return 1
	}
	return list[len(list)-1].Place() + 1
}

// sameName is another record on offer that has the name of one. One may keep the name it has:
// another's of that name may have become the office's since.
func sameName[R domain.Owned](r R, list []R) (name string, taken bool) {
	id, _ := r.Key()
	_, wanted := r.OwnerAndName()
	for _, other := range list {
		otherID, _ := other.Key()
		if _, has := other.OwnerAndName(); domain.Fold(has) == domain.Fold(wanted) {
			if otherID == id {
				return "", false
			}
			if !taken {
				name, taken = has, true
			}
		}
	}
	return name, taken
}

// editOwned saves an edit of a record. It gives the version it has then, that before where
// nothing changed. Conflict where it was changed meanwhile.
func (s *Session) editOwned(ctx context.Context, before, after domain.Owned, action string) (change.Set, int64, error) {
	id, known := before.Key()
	c, changed := change.Editing(before, after)
	if !changed {
		return change.Set{}, known, nil
	}
	if _, read := after.Key(); read != known {
		return change.Set{}, read, domain.Fail(domain.Conflict, "error.changed_meanwhile", domain.Args{"Kind": string(before.Kind()), "Record": string(id)})
	}
	set, err := s.apply(ctx, action, c)
	return set, c.Version, err
}

// loadOwned reads a record that the person may write. NotFound, Forbidden, ReadOnly.
func loadOwned[R domain.Owned](ctx context.Context, s *Session, id domain.ID) (R, error) {
	r, err := load[R](ctx, s.store, id)
	if err == nil {
		err = s.mayOwn(r)
	}
	return r, err
}

// removeOwned are the changes that take records away. NotFound, Forbidden, ReadOnly.
func removeOwned[R domain.Owned](ctx context.Context, s *Session, ids []domain.ID) ([]change.Change, error) {
	changes := make([]change.Change, len(ids))
	for i, id := range ids {
		r, err := loadOwned[R](ctx, s, id)
		if err != nil {
			return nil, err
		}
		changes[i] = change.Removing(r)
	}
	return changes, nil
}

// orderOwned puts the records of a list in the order of their ids; those the person may not
// write keep their place. NotFound.
func orderOwned[R domain.Placed[R]](ctx context.Context, s *Session, list []R, ids []domain.ID, action string) (change.Set, error) {
	var changes []change.Change
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			continue
		}
		at := slices.IndexFunc(list, func(r R) bool { has, _ := r.Key(); return has == id })
		if at < 0 {
			var none R
			return change.Set{}, domain.Fail(domain.NotFound, "error.record.not_found", domain.Args{"Kind": string(none.Kind()), "Record": string(id)})
		}
		if c, changed := change.Editing(list[at], list[at].At(i+1)); changed && s.mayOwn(list[at]) == nil {
			changes = append(changes, c)
		}
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, action, changes...)
}
