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
	w := draftWriter{session: s, draft: d}
	if err := w.resolve(ctx); err != nil {
		return Draft{}, change.Set{}, err
	}
	after, err := s.settled(ctx, before, w.draft.Opportunity)
	if err := errors.Join(err, w.problems.Err()); err != nil {
		return Draft{}, change.Set{}, mergeInvalid(err)
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
	if before.RemovedAt != 0 {
		return before, domain.Fail(domain.Conflict, "error.in_recycle_bin", domain.Args{"Number": before.Number})
	}
	if before.Version != d.Version {
		return before, domain.Fail(domain.Conflict, "error.stale", domain.Args{"Number": before.Number})
	}
	return before, nil
}

// settled applies the rules that follow from what was edited.
func (s *Session) settled(ctx context.Context, before, after domain.Opportunity) (domain.Opportunity, error) {
	if after.State == "" {
		return after, &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{Field: "state", Key: "error.required"}}}
	}
	state, err := s.state(ctx, after.State)
	if err != nil {
		return after, err
	}
	after.Number = before.Number
	after.RemovedAt = before.RemovedAt
	if before.State != after.State {
		closedOn := after.ClosedOn
		after = after.Enter(state, s.office.Today())
		if state.Class.IsClosed() && !closedOn.IsZero() {
			after.ClosedOn = closedOn
		}
	} else if !state.Class.IsClosed() {
		after.ClosedOn = 0
	}
	after = after.Convert(s.office.Data().Currency)
	return after, after.Check(state)
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
// state. Amounts stay; closing takes place today. NotFound, Forbidden, Invalid.
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
		after := before.Enter(state, s.office.Today())
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

// draftWriter turns what was typed beside an opportunity into changes of other records.
type draftWriter struct {
	session  *Session
	draft    Draft
	changes  []change.Change
	problems domain.Problems
}

func (w *draftWriter) resolve(ctx context.Context) error {
	if err := w.resolveCustomer(ctx); err != nil {
		return err
	}
	if err := w.resolveContact(ctx); err != nil {
		return err
	}
	return w.resolveItems(ctx)
}

// note keeps the fields of an Invalid error and passes any other on.
func (w *draftWriter) note(err error) error {
	known := (*domain.Error)(nil)
	if errors.As(err, &known) && known.Code == domain.Invalid {
		w.problems = append(w.problems, known.Fields...)
		return nil
	}
	return err
}

func (w *draftWriter) resolveCustomer(ctx context.Context) error {
	if w.draft.Customer != "" || domain.Fold(w.draft.NewCustomer) == "" {
		return nil
	}
	known, found, err := w.session.store.CustomerNamed(ctx, w.draft.NewCustomer)
	if err != nil {
		return err
	}
	if found {
		w.draft.Customer = known.ID
		return nil
	}
	prospect := domain.Customer{ID: domain.NewID(), Name: w.draft.NewCustomer}
	if err := prospect.Check(); err != nil {
		return w.note(err)
	}
	w.draft.Customer = prospect.ID
	w.changes = append(w.changes, change.Adding(prospect))
	return nil
}

func (w *draftWriter) resolveContact(ctx context.Context) error {
	card := w.draft.Card
	if err := card.Check(); err != nil {
		return w.note(err)
	}
	if card.IsBlank() {
		w.draft.Contact, w.draft.Card = "", domain.Contact{}
		return nil
	}
	card.Customer = w.draft.Customer
	if card.ID != "" {
		return w.editContact(ctx, card)
	}
	card.ID, card.Version = domain.NewID(), 0
	w.draft.Contact, w.draft.Card = card.ID, card
	w.changes = append(w.changes, change.Adding(card))
	return nil
}

func (w *draftWriter) editContact(ctx context.Context, card domain.Contact) error {
	before := domain.Contact{ID: card.ID}
	if err := w.session.store.Load(ctx, card.ID, &before); err != nil {
		return err
	}
	if before.Customer != "" && w.draft.Customer == "" {
		card.Customer = before.Customer
	}
	w.draft.Contact, w.draft.Card = card.ID, card
	w.draft.Card.Version = before.Version
	if c, changed := change.Editing(before, card); changed {
		if card.Version != before.Version {
			return domain.Fail(domain.Conflict, "error.stale_contact", domain.Args{"Name": before.Name})
		}
		w.changes = append(w.changes, c)
	}
	return nil
}

func (w *draftWriter) resolveItems(ctx context.Context) error {
	if w.draft.Competitor == "" && domain.Fold(w.draft.NewCompetitor) != "" {
		id, err := w.item(ctx, domain.Competitors, w.draft.NewCompetitor, "competitor")
		if err != nil {
			return err
		}
		w.draft.Competitor = id
	}
	tags := slices.Clone(w.draft.Tags)
	for _, name := range w.draft.NewTags {
		id, err := w.item(ctx, domain.Tags, name, "tags")
		if err != nil {
			return err
		}
		if id != "" && !slices.Contains(tags, id) {
			tags = append(tags, id)
		}
	}
	w.draft.Tags = tags
	return nil
}

// item finds a word of a catalogue by its fold, or adds it.
func (w *draftWriter) item(ctx context.Context, catalogue domain.Catalogue, name, field string) (domain.ID, error) {
	items, err := w.session.store.Items(ctx, catalogue)
	if err != nil {
		return "", err
	}
	for _, known := range items {
		if domain.Fold(known.Name) == domain.Fold(name) {
			return known.ID, nil
		}
	}
	added := domain.Item{ID: domain.NewID(), Catalogue: catalogue, Name: name, Position: len(items) + 1}
	if err := added.Check(); err != nil {
		known := (*domain.Error)(nil)
		errors.As(err, &known)
		for _, f := range known.Fields {
			w.problems.Add(field, f.Key, f.Args)
		}
		return "", nil
	}
	w.changes = append(w.changes, change.Adding(added))
	return added.ID, nil
}
