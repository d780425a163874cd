package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// ChangeOpportunities changes opportunities by a rule, such as the answer to how they were
// lost, in one set; a word the rule types is added to its catalogue once. Those in the
// recycle bin stay as they are. The set is empty when nothing had changed. Conflict for one
// that would be reopened without the rule saying so; NotFound, Forbidden, Invalid.
func (s *Session) ChangeOpportunities(ctx context.Context, ids []domain.ID, rule func(*Draft)) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		words := wordWriter{session: s}
		for _, id := range ids {
			if err := words.changeOpportunity(ctx, id, rule); err != nil {
				return err
			}
		}
		if len(words.changes) > 0 {
			set, err = s.apply(ctx, "opportunity.moved", words.changes...)
		}
		return err
	})
	return set, err
}

func (w *wordWriter) changeOpportunity(ctx context.Context, id domain.ID, rule func(*Draft)) error {
	before, err := w.session.opportunity(ctx, id, access.Modify)
	if err != nil || before.RemovedAt != 0 {
		return err
	}
	typed := draftWriter{*w, Draft{Opportunity: before}}
	rule(&typed.draft)
	if err := typed.resolveItems(ctx); err != nil {
		return err
	}
	if err := typed.problems.Err(); err != nil {
		return err
	}
	after, err := w.session.settled(ctx, before, typed.draft)
	if err != nil {
		return err
	}
	*w = typed.wordWriter
	if c, changed := change.Editing(before, after); changed {
		w.changes = append(w.changes, c)
	}
	return nil
}
