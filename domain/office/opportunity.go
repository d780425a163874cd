package office

import (
	"context"
	"errors"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Draft is an opportunity as a person edits it, with what they typed beside it.
type Draft struct {
	domain.Opportunity // ID "" for a new one; Version as it was read

	NewCustomer   string // a name that no customer has yet: becomes a prospect
	Card          domain.Contact
	NewCompetitor string
	NewTags       []string
	NewLossReason string

	// Unfit is what the rule of an edit of several cannot do to this one, which is refused
	// for it.
	Unfit domain.Problems

	// Reopening says that taking back a closing is meant. Without it a save that would is
	// refused.
	Reopening bool
}

// StateOpenProbability states a person's own probability of what is not closed yet: what is
// closed is certain, and unfit.
func (d *Draft) StateOpenProbability(percent int) {
	if !d.ClosedOn.IsZero() {
		d.Unfit.Add("probability", "error.probability.closed", nil)
		return
	}
	d.Opportunity = d.StateProbability(percent)
}

// NewDraft is what the form of a new opportunity starts with: the office's first open
// state and its proposed probability, opened today, in office currency, by oneself.
// Forbidden without the right to add.
func (s *Session) NewDraft(ctx context.Context) (Draft, error) {
	if err := s.require(access.Opportunities, access.Add); err != nil {
		return Draft{}, err
	}
	states, err := s.store.States(ctx)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{}
	for _, state := range states {
		if state.Class == domain.Open && !state.Retired {
			d.Opportunity = d.Enter(state, s.office.Today())
			break
		}
	}
	d.OpenedOn = s.office.Today()
	d.Currency = s.office.Data().Currency
	if me := s.Me(); me.Salesperson {
		d.Salesperson = me.ID
	}
	return d, nil
}

// Opportunity reads one opportunity with its contact's card. NotFound if it does not
// exist or the person may not see it.
func (s *Session) Opportunity(ctx context.Context, id domain.ID) (Draft, error) {
	o, err := s.opportunity(ctx, id, access.Read)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{Opportunity: o}
	if o.Contact != "" {
		d.Card.ID = o.Contact
		if err := s.store.Load(ctx, o.Contact, &d.Card); err != nil {
			return Draft{}, err
		}
	}
	return d, nil
}

// opportunity reads one and checks the right on it, others' too where it is theirs.
func (s *Session) opportunity(ctx context.Context, id domain.ID, right access.Right) (domain.Opportunity, error) {
	o := domain.Opportunity{ID: id}
	if err := s.store.Load(ctx, id, &o); err != nil {
		return o, err
	}
	if o.Salesperson != s.Me().ID {
		switch right {
		case access.Read:
			right |= access.ReadOthers
		default:
			right |= access.ModifyOthers
		}
	}
	return o, s.require(access.Opportunities, right)
}

// SaveOpportunity adds or edits an opportunity, with the contact's card, the prospect,
// the competitor and the tags typed beside it, in one set. It returns the draft as it
// stands saved; the set is empty when nothing had changed.
// Invalid names every field that breaks a rule; Conflict if it changed meanwhile or lies
// in the recycle bin; NotFound, Forbidden.
func (s *Session) SaveOpportunity(ctx context.Context, d Draft) (saved Draft, set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		saved, set, err = s.saveOpportunity(ctx, d)
		return err
	})
	return saved, set, err
}

func (s *Session) saveOpportunity(ctx context.Context, d Draft) (Draft, change.Set, error) {
	before, err := s.beforeSave(ctx, d)
	if err != nil {
		return Draft{}, change.Set{}, err
	}
	w := draftWriter{wordWriter{session: s}, d}
	if err := w.resolve(ctx); err != nil {
		return Draft{}, change.Set{}, err
	}
	if err := w.checkBlocked(ctx, before.Customer); err != nil {
		return Draft{}, change.Set{}, err
	}
	after, err := s.settled(ctx, before, w.draft)
	if err := errors.Join(err, w.problems.Err()); err != nil {
		return Draft{}, change.Set{}, mergeInvalid(err)
	}
	if err := s.refuseBinnedRefs(ctx, before, after); err != nil {
		return Draft{}, change.Set{}, err
	}
	action := "opportunity.saved"
	if after.ID == "" {
		after.ID, action = domain.NewID(), "opportunity.opened"
		w.changes = append(w.changes, change.Adding(after))
	} else if c, changed := change.Editing(before, after); changed {
		w.changes = append(w.changes, c)
	}
	set := change.Set{}
	if len(w.changes) > 0 {
		if set, err = s.apply(ctx, action, w.changes...); err != nil {
			return Draft{}, change.Set{}, err
		}
	}
	return w.saved(after, set), set, nil
}

// saved is the draft as the set left it. Reading it back could fail, and look as if the
// save had.
func (w *draftWriter) saved(after domain.Opportunity, set change.Set) Draft {
	d := Draft{Opportunity: after, Card: w.draft.Card}
	domain.SetFields(&d.Opportunity, domain.FieldsOf(after)) // tags in their order, each once
	for _, c := range set.Changes {
		switch c.Record {
		case after.ID:
			domain.SetFields(&d.Opportunity, c.Forward(domain.FieldsOf(d.Opportunity)))
			d.Version = c.Version
		case d.Card.ID:
			d.Card.Version = c.Version
		}
	}
	return d
}

func (s *Session) beforeSave(ctx context.Context, d Draft) (domain.Opportunity, error) {
	if d.ID == "" {
		return domain.Opportunity{}, s.require(access.Opportunities, access.Add)
	}
	before, err := s.opportunity(ctx, d.ID, access.Modify)
	if err != nil {
		return before, err
	}
	if err := refuseBinned(&before); err != nil {
		return before, err
	}
	if before.Version != d.Version {
		return before, domain.Fail(domain.Conflict, "error.stale", domain.Args{"Number": before.Number})
	}
	return before, nil
}

// settled applies the rules that follow from what was edited.
func (s *Session) settled(ctx context.Context, before domain.Opportunity, d Draft) (domain.Opportunity, error) {
	after := d.Opportunity
	if after.State == "" {
		return after, &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{Field: "state", Key: "error.required"}}}
	}
	state, err := s.state(ctx, after.State)
	if err != nil {
		return after, err
	}
	if err := s.checkReopening(ctx, before, state, d.Reopening); err != nil {
		return after, err
	}
	after.Number = before.Number
	after.RemovedAt = before.RemovedAt
	after = entered(before, after, state, s.office.Today())
	if after, err = s.followed(ctx, after); err != nil {
		return after, err
	}
	if after, err = s.converted(ctx, after); err != nil {
		return after, err
	}
	return after, after.Check(state)
}

// entered enters the state of an edited opportunity, keeping what was typed with it: the
// day it closed, the reason it was lost for, the day to come back to it.
func entered(before, edited domain.Opportunity, state domain.State, today domain.Date) domain.Opportunity {
	if before.State == edited.State {
		closedOn := edited.ClosedOn
		edited = edited.Settle(state.Class, today)
		if state.Class.IsClosed() {
			edited.ClosedOn = closedOn // none is for the person to mend
		}
		return edited
	}
	after := edited.Enter(state, today)
	switch state.Class {
	case domain.Won, domain.Lost:
		if !edited.ClosedOn.IsZero() && edited.ClosedOn != before.ClosedOn {
			after.ClosedOn = edited.ClosedOn
		}
	case domain.OnHold:
		after.HoldUntil = edited.HoldUntil
	}
	if state.Class == domain.Lost {
		after.LossReason, after.LossNote = edited.LossReason, edited.LossNote
	}
	return after
}

// checkReopening refuses to take back a closing that nobody said to take back.
func (s *Session) checkReopening(ctx context.Context, before domain.Opportunity, to domain.State, meant bool) error {
	if before.ID == "" || before.State == to.ID || meant {
		return nil
	}
	from, err := s.state(ctx, before.State)
	if err != nil {
		return err
	}
	if domain.Reopens(from, to) {
		return domain.Fail(domain.Conflict, "error.reopen", domain.Args{"Number": before.Number, "State": from.Name})
	}
	return nil
}

// converted sets the amount in office currency at the rate that counts.
func (s *Session) converted(ctx context.Context, o domain.Opportunity) (domain.Opportunity, error) {
	home := s.office.Data().Currency
	if o.Currency == "" || o.Currency == home {
		return o.Convert(home, nil, s.office.Today()), nil
	}
	rates, err := s.RatesOfExchange(ctx)
	return o.Convert(home, rates, s.office.Today()), err
}

// followed sets the amount of an opportunity that follows its quotations. What it closed
// for stands.
func (s *Session) followed(ctx context.Context, o domain.Opportunity) (domain.Opportunity, error) {
	if !o.AmountFollows || o.ID == "" || !o.ClosedOn.IsZero() {
		return o, nil
	}
	quotations, err := related[domain.Quotation](ctx, s.store, "opportunity", o.ID)
	if err != nil {
		return o, err
	}
	if counting, any := domain.Counting(quotations); any {
		worth := counting.Worth(s.office.Data())
		o.Amount, o.Currency = worth.Minor, worth.Currency
	}
	return o, nil
}

// renamedFields is an Invalid error with other names for some of its fields.
func renamedFields(err error, names map[string]string) error {
	known := (*domain.Error)(nil)
	if !errors.As(err, &known) {
		return err
	}
	renamed := *known
	renamed.Fields = slices.Clone(known.Fields)
	for i, f := range renamed.Fields {
		if name, other := names[f.Field]; other {
			renamed.Fields[i].Field = name
		}
	}
	return &renamed
}

// mergeInvalid makes one Invalid error of several, with all their fields; any other
// error among them wins.
func mergeInvalid(err error) error {
	var all domain.Problems
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	for _, one := range joined.Unwrap() {
		if domain.CodeOf(one) != domain.Invalid {
			return one
		}
		known := (*domain.Error)(nil)
		errors.As(one, &known)
		all = append(all, known.Fields...)
	}
	return all.Err()
}

// DeleteOpportunities puts opportunities into the recycle bin, in one set. NotFound, Forbidden.
func (s *Session) DeleteOpportunities(ctx context.Context, ids []domain.ID) (change.Set, error) {
	if err := s.require(access.Opportunities, access.Delete); err != nil {
		return change.Set{}, err
	}
	at := s.office.clock().UnixMilli()
	var changes []change.Change
	for _, id := range ids {
		before, err := s.opportunity(ctx, id, access.Modify)
		if err != nil {
			return change.Set{}, err
		}
		if before.RemovedAt != 0 {
			continue
		}
		c, _ := change.Editing(before, before.Remove(at))
		changes = append(changes, c)
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, "opportunity.removed", changes...)
}

// MoveOpportunities enters opportunities into a state, in one set: right click, Change
// state. Amounts stay; closing takes place today. One that is closed is not reopened by
// moving it: Conflict. NotFound, Forbidden, Invalid.
func (s *Session) MoveOpportunities(ctx context.Context, ids []domain.ID, to domain.ID) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		set, err = s.moveOpportunities(ctx, ids, to)
		return err
	})
	return set, err
}

func (s *Session) moveOpportunities(ctx context.Context, ids []domain.ID, to domain.ID) (change.Set, error) {
	state, err := s.state(ctx, to)
	if err != nil {
		return change.Set{}, err
	}
	var changes []change.Change
	for _, id := range ids {
		before, err := s.opportunity(ctx, id, access.Modify)
		if err != nil {
			return change.Set{}, err
		}
		if before.State == to || before.RemovedAt != 0 {
			continue
		}
		if err := s.checkReopening(ctx, before, state, false); err != nil {
			return change.Set{}, err
		}
		after, err := s.converted(ctx, before.Enter(state, s.office.Today()))
		if err != nil {
			return change.Set{}, err
		}
		if err := after.Check(state); err != nil {
			return change.Set{}, err
		}
		c, _ := change.Editing(before, after)
		changes = append(changes, c)
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, "opportunity.moved", changes...)
}
