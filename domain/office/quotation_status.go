package office

import (
	"cmp"
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// SendQuotation marks a draft sent on a day; from then on it is not edited. The amount of
// an opportunity that follows its quotations follows, in the same set.
// Invalid for no day and for a quotation without lines; Conflict for one that is no draft;
// NotFound, Forbidden.
func (s *Session) SendQuotation(ctx context.Context, id domain.ID, on domain.Date) (change.Set, error) {
	return s.moveQuotation(ctx, id, "quotation.sent", func(d QuotationDraft) (domain.Quotation, error) {
		q := d.Quotation
		if q.Status != domain.Draft {
			return q, domain.Fail(domain.Conflict, "error.quotation.not_draft", domain.Args{"Number": q.Label()})
		}
		if len(d.Lines) == 0 {
			return q, domain.Fail(domain.Invalid, "error.quotation.empty", domain.Args{"Number": q.Label()})
		}
		if on.IsZero() {
			return q, invalidField("sent_on", "error.required")
		}
		q.Status, q.SentOn = domain.Sent, on
		return q, nil
	})
}

// AcceptQuotation marks a sent quotation, expired or not, accepted on a day.
// Invalid for no day and for one before it was sent; Conflict for one that was not sent or
// is decided; NotFound, Forbidden.
func (s *Session) AcceptQuotation(ctx context.Context, id domain.ID, on domain.Date) (change.Set, error) {
	return s.decide(ctx, id, domain.Accepted, "quotation.accepted", on)
}

// RejectQuotation marks a sent quotation, expired or not, rejected on a day, as
// AcceptQuotation does.
func (s *Session) RejectQuotation(ctx context.Context, id domain.ID, on domain.Date) (change.Set, error) {
	return s.decide(ctx, id, domain.Rejected, "quotation.rejected", on)
}

func (s *Session) decide(ctx context.Context, id domain.ID, status domain.QuotationStatus, action string, on domain.Date) (change.Set, error) {
	return s.moveQuotation(ctx, id, action, func(d QuotationDraft) (domain.Quotation, error) {
		q := d.Quotation
		if q.Status != domain.Sent {
			return q, domain.Fail(domain.Conflict, "error.quotation.not_sent", domain.Args{"Number": q.Label()})
		}
		switch {
		case on.IsZero():
			return q, invalidField("decided_on", "error.required")
		case on < q.SentOn:
			return q, invalidField("decided_on", "error.quotation.decided_on")
		}
		q.Status, q.DecidedOn = status, on
		return q, nil
	})
}

// AttachQuotation puts a quotation to an opportunity, or to none for "". Conflict for an
// opportunity in the recycle bin; NotFound, Forbidden.
func (s *Session) AttachQuotation(ctx context.Context, id, opportunity domain.ID) (change.Set, error) {
	return s.moveQuotation(ctx, id, "quotation.attached", func(d QuotationDraft) (domain.Quotation, error) {
		q := d.Quotation
		q.Opportunity = opportunity
		if opportunity == "" {
			return q, nil
		}
		o, err := s.opportunity(ctx, opportunity, access.Modify)
		if err != nil {
			return q, err
		}
		if q.Customer == "" {
			q.Customer = o.Customer
		}
		return q, refuseBinned(&o)
	})
}

// moveQuotation edits a quotation by a rule and lets the amounts of the opportunities it
// concerns follow, in one set, which is empty when nothing had changed.
func (s *Session) moveQuotation(ctx context.Context, id domain.ID, action string, rule func(QuotationDraft) (domain.Quotation, error)) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		if err := s.require(access.Quotations, access.Modify); err != nil {
			return err
		}
		before, err := s.Quotation(ctx, id)
		if err != nil {
			return err
		}
		if err := refuseBinned(&before.Quotation); err != nil {
			return err
		}
		after, err := rule(before)
		if err != nil {
			return err
		}
		c, changed := change.Editing(before.Quotation, after)
		if !changed {
			return nil
		}
		amounts, err := s.followingAmounts(ctx, []domain.Quotation{after}, before.Opportunity, after.Opportunity)
		if err != nil {
			return err
		}
		set, err = s.apply(ctx, action, append([]change.Change{c}, amounts...)...)
		return err
	})
	return set, err
}

// followingAmounts are the changes of the opportunities, of those given, whose amount
// follows their quotations, once some quotations are what they are about to be.
func (s *Session) followingAmounts(ctx context.Context, edited []domain.Quotation, opportunities ...domain.ID) ([]change.Change, error) {
	var changes []change.Change
	seen := map[domain.ID]bool{"": true}
	for _, id := range opportunities {
		if seen[id] {
			continue
		}
		seen[id] = true
		before, err := load[domain.Opportunity](ctx, s.store, id)
		if err != nil {
			return nil, err
		}
		if !before.AmountFollows || before.RemovedAt != 0 || !before.ClosedOn.IsZero() {
			continue
		}
		after, err := s.amountAfter(ctx, before, edited, s.office.Data())
		if err != nil {
			return nil, err
		}
		if c, changed := change.Editing(before, after); changed {
			changes = append(changes, c)
		}
	}
	return changes, nil
}

func (s *Session) amountAfter(ctx context.Context, o domain.Opportunity, edited []domain.Quotation, data domain.Office) (domain.Opportunity, error) {
	saved, err := related[domain.Quotation](ctx, s.store, "opportunity", o.ID)
	if err != nil {
		return o, err
	}
	counting, any := domain.Counting(withEdited(saved, edited, o.ID))
	if !any {
		return o, nil // the last known amount stands
	}
	worth := counting.Worth(data)
	if worth.Minor > domain.MaxAmount || worth.Minor < -domain.MaxAmount {
		return o, domain.Fail(domain.Invalid, "error.quotation.amount_too_big", domain.Args{"Number": counting.Label()})
	}
	o.Amount, o.Currency = worth.Minor, worth.Currency
	return s.converted(ctx, o)
}

// refollowed are the changes of the opportunities under way whose amount follows their
// quotations, once the office's own data is other.
func (s *Session) refollowed(ctx context.Context, data domain.Office) ([]change.Change, error) {
	all, err := s.store.AllOpportunities(ctx)
	if err != nil {
		return nil, err
	}
	var changes []change.Change
	for _, before := range all {
		if !before.AmountFollows || before.RemovedAt != 0 || !before.ClosedOn.IsZero() {
			continue
		}
		after, err := s.amountAfter(ctx, before, nil, data)
		if err != nil {
			return nil, err
		}
		if c, changed := change.Editing(before, after); changed {
			changes = append(changes, c)
		}
	}
	return changes, nil
}

// withEdited are the quotations of an opportunity once some are edited.
func withEdited(saved, edited []domain.Quotation, opportunity domain.ID) []domain.Quotation {
	replaced := map[domain.ID]bool{}
	var list []domain.Quotation
	for _, q := range edited {
		replaced[q.ID] = true
		if q.Opportunity == opportunity {
			list = append(list, q)
		}
	}
	for _, q := range saved {
		if !replaced[q.ID] {
			list = append(list, q)
		}
	}
	return list
}

// ReviseQuotation makes a new revision of a quotation that was sent, as a draft, and
// supersedes the old one, in one set that names the new one first. The numbers stay.
// Conflict for a draft, which can simply be edited, for one that is accepted and for one
// superseded already; NotFound, Forbidden.
func (s *Session) ReviseQuotation(ctx context.Context, id domain.ID) (revision QuotationDraft, set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		revision, set, err = s.reviseQuotation(ctx, id)
		return err
	})
	return revision, set, err
}

func (s *Session) reviseQuotation(ctx context.Context, id domain.ID) (QuotationDraft, change.Set, error) {
	if err := s.require(access.Quotations, access.Add|access.Modify); err != nil {
		return QuotationDraft{}, change.Set{}, err
	}
	old, err := s.Quotation(ctx, id)
	if err != nil {
		return old, change.Set{}, err
	}
	if err := refuseBinned(&old.Quotation); err != nil {
		return old, change.Set{}, err
	}
	if !old.Revisable() {
		return old, change.Set{}, domain.Fail(domain.Conflict, "error.quotation.not_revisable", domain.Args{"Number": old.Label()})
	}
	next, err := s.revisionOf(ctx, old)
	if err != nil {
		return old, change.Set{}, err
	}
	superseded := old.Supersede()
	edit, _ := change.Editing(old.Quotation, superseded)
	changes := append([]change.Change{change.Adding(next.Quotation), edit}, lineChanges(next.ID, nil, next.Lines)...)
	amounts, err := s.followingAmounts(ctx, []domain.Quotation{superseded}, old.Opportunity)
	if err != nil {
		return old, change.Set{}, err
	}
	set, err := s.apply(ctx, "quotation.revised", append(changes, amounts...)...)
	return next.after(set), set, err
}

// revisionOf is the draft that revises a quotation, under the next letter that no
// revision has, those in the recycle bin included.
func (s *Session) revisionOf(ctx context.Context, old QuotationDraft) (QuotationDraft, error) {
	last, err := s.store.LastRevision(ctx, old.Number)
	next := copied(old)
	next.ID, next.Number, next.Sequence, next.Revision, next.Supersedes = domain.NewID(), old.Number, old.Sequence, last+1, old.ID
	next.Status, next.Day, next.LineEdits = domain.Draft, s.office.Today(), 0
	next.ValidUntil = 0
	if !old.ValidUntil.IsZero() {
		next.ValidUntil = next.Day.Add(int(max(0, old.ValidUntil-old.Day)))
	}
	return next, err
}

// DeleteQuotations puts quotations into the recycle bin, in one set. The one that a
// deleted draft was to supersede stands again as it was sent. NotFound, Forbidden.
func (s *Session) DeleteQuotations(ctx context.Context, ids []domain.ID) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		set, err = s.deleteQuotations(ctx, ids)
		return err
	})
	return set, err
}

func (s *Session) deleteQuotations(ctx context.Context, ids []domain.ID) (change.Set, error) {
	if err := s.require(access.Quotations, access.Delete); err != nil {
		return change.Set{}, err
	}
	at := s.office.clock().UnixMilli()
	before, after := map[domain.ID]domain.Quotation{}, map[domain.ID]domain.Quotation{}
	var order, opportunities []domain.ID
	edit := func(id domain.ID, rule func(*domain.Quotation)) error {
		if _, read := before[id]; !read {
			q, err := load[domain.Quotation](ctx, s.store, id)
			if err != nil {
				return err
			}
			before[id], after[id] = q, q
			order, opportunities = append(order, id), append(opportunities, q.Opportunity)
		}
		q := after[id]
		rule(&q)
		after[id] = q
		return nil
	}
	for _, id := range ids {
		if err := edit(id, func(q *domain.Quotation) { q.RemovedAt = cmp.Or(q.RemovedAt, at) }); err != nil {
			return change.Set{}, err
		}
		if old := before[id].Supersedes; old != "" && before[id].Status == domain.Draft {
			if err := edit(old, func(q *domain.Quotation) { *q = q.Reinstated() }); err != nil {
				return change.Set{}, err
			}
		}
	}
	return s.applyQuotations(ctx, order, before, after, opportunities)
}

func (s *Session) applyQuotations(ctx context.Context, order []domain.ID, before, after map[domain.ID]domain.Quotation, opportunities []domain.ID) (change.Set, error) {
	var changes []change.Change
	var edited []domain.Quotation
	for _, id := range order {
		if c, changed := change.Editing(before[id], after[id]); changed {
			changes = append(changes, c)
		}
		edited = append(edited, after[id])
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	amounts, err := s.followingAmounts(ctx, edited, opportunities...)
	if err != nil {
		return change.Set{}, err
	}
	return s.apply(ctx, "quotation.removed", append(changes, amounts...)...)
}

// QuotationsOf lists the quotations of an opportunity, the newest first, those in the
// recycle bin left out. Forbidden.
func (s *Session) QuotationsOf(ctx context.Context, opportunity domain.ID) ([]QuotationRow, error) {
	return s.Quotations(ctx, Query{Conditions: []Condition{{Column: ColumnOpportunity, Values: []string{string(opportunity)}}}}, 0, mostOfOne)
}

// mostOfOne is how many quotations, activities or files of one record are read at once.
const mostOfOne = 10_000

// FollowQuotations makes the amount of an opportunity follow its quotations, or stay as
// it is typed. NotFound, Forbidden, Conflict.
func (s *Session) FollowQuotations(ctx context.Context, id domain.ID, follow bool) (change.Set, error) {
	d, err := s.Opportunity(ctx, id)
	if err != nil {
		return change.Set{}, err
	}
	d.AmountFollows = follow
	_, set, err := s.SaveOpportunity(ctx, d)
	return set, err
}
