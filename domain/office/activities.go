package office

import (
	"context"
	"errors"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// ActivityDraft is an activity as a person edits it.
type ActivityDraft struct {
	domain.Activity // ID "" for a new one; Version as it was read

	NewType string // a word that the catalogue of types has not yet
}

// Activity reads one activity. NotFound, Forbidden.
func (s *Session) Activity(ctx context.Context, id domain.ID) (domain.Activity, error) {
	a := domain.Activity{ID: id}
	if err := s.require(access.Activities, access.Read); err != nil {
		return a, err
	}
	return a, s.store.Load(ctx, id, &a)
}

// SaveActivity adds or edits an activity. One about an opportunity keeps no customer of
// its own, for it is with the opportunity's. Without people it is of the person signed in.
// It returns the activity as it stands saved; the set is empty when nothing had changed.
// Invalid names every field that breaks a rule; Conflict if it changed meanwhile or lies
// in the recycle bin; NotFound, Forbidden.
func (s *Session) SaveActivity(ctx context.Context, d ActivityDraft) (saved domain.Activity, set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		saved, set, err = s.saveActivity(ctx, d)
		return err
	})
	return saved, set, err
}

func (s *Session) saveActivity(ctx context.Context, d ActivityDraft) (domain.Activity, change.Set, error) {
	none := change.Set{}
	before := domain.Activity{ID: d.ID}
	right := access.Modify
	if d.ID == "" {
		right = access.Add
	} else if err := s.store.Load(ctx, d.ID, &before); err != nil {
		return d.Activity, none, err
	}
	if err := s.require(access.Activities, right); err != nil {
		return d.Activity, none, err
	}
	if err := refuseBinned(&before); err != nil {
		return d.Activity, none, err
	}
	if before.Version != d.Version {
		return d.Activity, none, domain.Fail(domain.Conflict, "error.stale_activity", domain.Args{"Name": before.Subject})
	}
	w := wordWriter{session: s}
	after, err := s.settledActivity(ctx, &w, d)
	if err != nil {
		return d.Activity, none, err
	}
	if err := s.refuseBinnedRefs(ctx, before, after); err != nil {
		return d.Activity, none, err
	}
	action := "activity.saved"
	switch {
	case d.ID == "":
		after.ID, action = domain.NewID(), "activity.planned"
		if after.Done {
			action = "activity.logged"
		}
		w.changes = append(w.changes, change.Adding(after))
	default:
		if after.Done && !before.Done {
			action = "activity.done"
		}
		if c, changed := change.Editing(before, after); changed {
			w.changes = append(w.changes, c)
		}
	}
	if len(w.changes) == 0 {
		return after, none, nil
	}
	set, err := s.apply(ctx, action, w.changes...)
	after.Version = versionAfter(set, after.ID, before.Version)
	return after, set, err
}

// settledActivity applies the rules to an activity being saved.
func (s *Session) settledActivity(ctx context.Context, w *wordWriter, d ActivityDraft) (domain.Activity, error) {
	a := d.Activity
	if a.Type == "" && domain.Fold(d.NewType) != "" {
		id, err := w.item(ctx, domain.ActivityTypes, d.NewType, "type")
		if err != nil {
			return a, err
		}
		a.Type = id
	}
	if a.Opportunity != "" {
		a.Customer = ""
		about, err := s.opportunity(ctx, a.Opportunity, access.Read)
		if err != nil {
			return a, err
		}
		if err := refuseBinned(&about); err != nil {
			return a, err
		}
	}
	if len(a.People) == 0 {
		a.People = []domain.ID{s.Me().ID}
	}
	slices.Sort(a.People)
	if err := errors.Join(a.Check(), w.problems.Err()); err != nil {
		return a, mergeInvalid(err)
	}
	return a, nil
}

// CompleteActivity marks a planned activity done. Nothing happens to one that is.
// NotFound, Forbidden.
func (s *Session) CompleteActivity(ctx context.Context, id domain.ID) (domain.Activity, change.Set, error) {
	a, err := s.Activity(ctx, id)
	if err != nil || a.Done {
		return a, change.Set{}, err
	}
	return s.SaveActivity(ctx, ActivityDraft{Activity: a.Complete(s.office.Today())})
}

// DeleteActivities puts activities into the recycle bin, in one set. NotFound, Forbidden.
func (s *Session) DeleteActivities(ctx context.Context, ids []domain.ID) (change.Set, error) {
	return removeAll(ctx, s, access.Activities, "activity.removed", ids, func(a domain.Activity, at int64) (domain.Activity, bool) {
		removed := a.RemovedAt == 0
		a.RemovedAt = at
		return a, removed
	})
}

// removeAll puts records of a kind into the recycle bin, in one set; remove reports
// false for one that lies there already.
func removeAll[R domain.Record](ctx context.Context, s *Session, element access.Element, action string, ids []domain.ID,
	remove func(r R, at int64) (R, bool)) (change.Set, error) {
	if err := s.require(element, access.Delete); err != nil {
		return change.Set{}, err
	}
	at := s.office.clock().UnixMilli()
	var changes []change.Change
	for _, id := range ids {
		before, err := load[R](ctx, s.store, id)
		if err != nil {
			return change.Set{}, err
		}
		if after, removed := remove(before, at); removed {
			c, _ := change.Editing(before, after)
			changes = append(changes, c)
		}
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, action, changes...)
}

// Activities gives the page of a query of activities that starts at row first. Forbidden.
func (s *Session) Activities(ctx context.Context, q Query, first, count int) ([]ActivityRow, error) {
	if err := s.require(access.Activities, access.Read); err != nil {
		return nil, err
	}
	q, err := s.complete(q)
	if err != nil {
		return nil, err
	}
	return s.store.ActivityRows(ctx, q, first, count)
}
