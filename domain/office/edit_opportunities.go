package office

import (
	"context"
	"errors"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Refusal tells why one of several records was left as it was. Without a number and a name
// it is of one that is not there, or that the person may not see.
type Refusal struct {
	ID     domain.ID
	Number int64
	Name   string
	Err    error
}

// Outcome is what became of a change of several opportunities: one set, to be undone as one,
// of those it could be done to, and the others with their reasons. The set is empty when
// nothing changed.
type Outcome struct {
	Set     change.Set
	Done    int // of how many there was something to change
	Refused []Refusal
}

// EditOpportunities changes opportunities by a rule, each as if it were the only one: what
// is refused for one leaves the others alone. The rule gets the opportunity without the
// card of its contact; a competitor, a reason and tags it types are added to their
// catalogues once. Refused are those in the recycle bin, those the rule calls unfit, a closing
// that the rule takes back without saying so, and an amount typed over the quotations it
// follows. An error is of the whole, and nothing is written: the disk, the office's being read only, a context that was
// cancelled, or a Conflict when the rule gives several the same reference or what it refers
// to has gone.
func (s *Session) EditOpportunities(ctx context.Context, ids []domain.ID, rule func(*Draft)) (Outcome, error) {
	return s.each(ctx, opportunitiesEdited, access.Modify, ids, func(ctx context.Context, w *wordWriter, before domain.Opportunity) error {
		return w.editOpportunity(ctx, before, rule)
	})
}

// RemoveOpportunities puts opportunities into the recycle bin, each as if it were the only
// one. Nothing happens to those that lie there.
func (s *Session) RemoveOpportunities(ctx context.Context, ids []domain.ID) (Outcome, error) {
	at := s.office.clock().UnixMilli()
	return s.each(ctx, "opportunity.removed", access.Modify, ids, func(_ context.Context, w *wordWriter, before domain.Opportunity) error {
		if err := w.session.require(access.Opportunities, access.Delete); err != nil {
			return err
		}
		if before.RemovedAt == 0 {
			c, _ := change.Editing(before, before.Remove(at))
			w.changes = append(w.changes, c)
		}
		return nil
	})
}

// PlanActivities adds the same activity to each of several opportunities, as if to each
// alone; without people it is of the salesperson of each.
func (s *Session) PlanActivities(ctx context.Context, ids []domain.ID, draft ActivityDraft) (Outcome, error) {
	action := "activity.planned"
	if draft.Done {
		action = "activity.logged"
	}
	return s.each(ctx, action, access.Read, ids, func(ctx context.Context, w *wordWriter, about domain.Opportunity) error {
		one := draft
		one.ID, one.Version, one.Opportunity, one.Customer, one.Contact = "", 0, about.ID, "", ""
		if len(one.People) == 0 && about.Salesperson != "" {
			one.People = []domain.ID{about.Salesperson}
		}
		return w.addActivity(ctx, one)
	})
}

// each does something to each of several opportunities on which the person has a right,
// and keeps what was done as one set.
func (s *Session) each(ctx context.Context, action string, right access.Right, ids []domain.ID,
	do func(ctx context.Context, w *wordWriter, o domain.Opportunity) error) (Outcome, error) {
	var out Outcome
	if s.office.readOnly {
		return out, domain.Fail(domain.ReadOnly, "error.office.read_only", nil)
	}
	err := s.Atomically(ctx, func(s *Session) error {
		words := wordWriter{session: s, known: map[domain.Catalogue]catalogueWords{}}
		ids := unique(ids)
		for i, id := range ids {
			heard(ctx, i, len(ids))
			done := len(words.changes)
			o, err := s.opportunity(ctx, id, right)
			if err == nil {
				err = words.attempt(func(w *wordWriter) error { return do(ctx, w, o) })
			}
			switch {
			case err != nil && !isOfOne(err):
				return err
			case err != nil:
				out.Refused = append(out.Refused, s.refusal(o, err))
			case len(words.changes) > done:
				out.Done++
			}
		}
		if len(words.changes) == 0 {
			return nil
		}
		heard(ctx, len(ids), len(ids))
		var err error
		out.Set, err = s.apply(ctx, calledAs(action, words.changes), words.changes...)
		return err
	})
	if err != nil {
		return Outcome{}, err
	}
	return out, nil
}

// calledAs is what a change of opportunities is called in the journal: a move, where each of
// them went into another state.
func calledAs(action string, changes []change.Change) string {
	if action != opportunitiesEdited {
		return action
	}
	for _, c := range changes {
		if _, moved := c.Fields["state"]; c.Kind == domain.KindOpportunity && !moved {
			return action
		}
	}
	return "opportunity.moved"
}

const opportunitiesEdited = "opportunity.edited"

// progressKey is where a context keeps who is told how far a change of many has come.
type progressKey struct{}

// Telling is a context under which a change of several opportunities tells how many of all
// it has looked at, on the goroutine it runs on. They are written when it has told of all.
func Telling(ctx context.Context, looked func(done, all int)) context.Context {
	return context.WithValue(ctx, progressKey{}, looked)
}

func heard(ctx context.Context, done, all int) {
	if looked, told := ctx.Value(progressKey{}).(func(done, all int)); told {
		looked(done, all)
	}
}

// unique are ids in their order, each once.
func unique(ids []domain.ID) []domain.ID {
	seen := make(map[domain.ID]bool, len(ids))
	var list []domain.ID
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	return list
}

// refusal names the opportunity to those who may see it.
func (s *Session) refusal(o domain.Opportunity, err error) Refusal {
	right := access.Read
	if o.Salesperson != s.Me().ID {
		right |= access.ReadOthers
	}
	if !s.grants.Has(access.Opportunities, right) {
		return Refusal{ID: o.ID, Err: err}
	}
	return Refusal{ID: o.ID, Number: o.Number, Name: o.Name, Err: err}
}

// attempt keeps what was written only when nothing was refused.
func (w *wordWriter) attempt(do func(*wordWriter) error) error {
	tried := *w
	if err := do(&tried); err != nil {
		return err // the next one writes over what this one added
	}
	*w = tried
	return nil
}

// isOfOne reports that an error says something of a record, not of the whole.
func isOfOne(err error) bool {
	switch domain.CodeOf(err) {
	case domain.NotFound, domain.Forbidden, domain.Invalid, domain.Conflict:
		return true
	}
	return false
}

// editOpportunity writes what a rule makes of an opportunity, by the rules of a save. Where
// nothing changed, no word the rule typed is kept either.
func (w *wordWriter) editOpportunity(ctx context.Context, before domain.Opportunity, rule func(*Draft)) error {
	if err := refuseBinned(&before); err != nil {
		return err
	}
	typed := draftWriter{*w, Draft{Opportunity: before}}
	rule(&typed.draft)
	if err := typed.resolveItems(ctx); err != nil {
		return err
	}
	if err := typed.checkBlocked(ctx, before.Customer); err != nil {
		return err
	}
	after, err := w.session.settled(ctx, before, typed.draft)
	typed.checkFollowed(before, after)
	typed.problems = append(typed.problems, typed.draft.Unfit...)
	if err := errors.Join(err, typed.problems.Err()); err != nil {
		return mergeInvalid(err)
	}
	if err := w.session.refuseBinnedRefs(ctx, before, after); err != nil {
		return err
	}
	if c, changed := change.Editing(before, after); changed {
		*w = typed.wordWriter
		w.changes = append(w.changes, c)
	}
	return nil
}

// checkFollowed notes an amount that was typed over the quotations it follows, which would
// be thrown away.
func (w *draftWriter) checkFollowed(before, after domain.Opportunity) {
	typed := w.draft.Money()
	if w.draft.AmountFollows && typed != before.Money() && typed != after.Money() {
		w.problems.Add("amount", "error.amount.follows", nil)
	}
}

// addActivity adds a new activity to what is written.
func (w *wordWriter) addActivity(ctx context.Context, d ActivityDraft) error {
	if err := w.session.require(access.Activities, access.Add); err != nil {
		return err
	}
	after, err := w.session.settledActivity(ctx, w, d)
	if err != nil {
		return err
	}
	if err := w.session.refuseBinnedRefs(ctx, domain.Activity{}, after); err != nil {
		return err
	}
	after.ID = domain.NewID()
	w.changes = append(w.changes, change.Adding(after))
	return nil
}
