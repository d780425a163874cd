package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Contacts gives the page of a query of contacts that starts at row first. Forbidden.
func (s *Session) Contacts(ctx context.Context, q Query, first, count int) ([]ContactRow, error) {
	if err := s.require(access.Customers, access.Read); err != nil {
		return nil, err
	}
	q, err := s.complete(q)
	if err != nil {
		return nil, err
	}
	return s.store.ContactRows(ctx, q, first, count)
}

// ContactsOf lists the contacts of a customer, those in the recycle bin left out. Forbidden.
func (s *Session) ContactsOf(ctx context.Context, customer domain.ID) ([]domain.Contact, error) {
	if err := s.require(access.Customers, access.Read); err != nil {
		return nil, err
	}
	all, err := related[domain.Contact](ctx, s.store, "customer", customer)
	return kept(all, func(c domain.Contact) int64 { return c.RemovedAt }), err
}

// SaveContact adds or edits a contact; newCustomer is the name typed of a firm that is
// none yet, which becomes a prospect. A position the office does not know is added to its
// catalogue. It returns the contact as it stands saved; the set is empty when nothing had
// changed. Problems of its name are noted under "contact".
// Invalid names every field that breaks a rule, and a contact of which nothing is known;
// Conflict if it changed meanwhile or lies in the recycle bin; NotFound, Forbidden.
func (s *Session) SaveContact(ctx context.Context, c domain.Contact, newCustomer string) (saved domain.Contact, set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		saved, set, err = s.saveContact(ctx, c, newCustomer)
		return err
	})
	return saved, set, err
}

func (s *Session) saveContact(ctx context.Context, c domain.Contact, newCustomer string) (domain.Contact, change.Set, error) {
	before, err := s.beforeContact(ctx, c)
	if err != nil {
		return c, change.Set{}, err
	}
	if c.IsBlank() {
		return c, change.Set{}, &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{Field: "contact", Key: "error.contact.blank"}}}
	}
	w := draftWriter{wordWriter{session: s}, Draft{Opportunity: domain.Opportunity{Customer: c.Customer}, NewCustomer: newCustomer}}
	if err := w.resolveCustomer(ctx); err != nil {
		return c, change.Set{}, err
	}
	c.Customer = w.draft.Customer
	w.problems = append(w.problems, problemsOf(c.Check())...)
	if c.Position != before.Position {
		if err := w.position(ctx, &c); err != nil {
			return c, change.Set{}, err
		}
	}
	if err := w.problems.Err(); err != nil {
		return c, change.Set{}, err
	}
	if err := s.refuseBinnedRefs(ctx, before, c); err != nil {
		return c, change.Set{}, err
	}
	action := "contact.saved"
	if c.ID == "" {
		c.ID, action = domain.NewID(), "contact.added"
		w.changes = append(w.changes, change.Adding(c))
	} else if edit, changed := change.Editing(before, c); changed {
		w.changes = append(w.changes, edit)
	}
	if len(w.changes) == 0 {
		return c, change.Set{}, nil
	}
	set, err := s.apply(ctx, action, w.changes...)
	c.Version = versionAfter(set, c.ID, c.Version)
	return c, set, err
}

func (s *Session) beforeContact(ctx context.Context, c domain.Contact) (domain.Contact, error) {
	if c.ID == "" {
		return domain.Contact{}, s.require(access.Customers, access.Add)
	}
	before, err := load[domain.Contact](ctx, s.store, c.ID)
	if err != nil {
		return before, err
	}
	switch {
	case before.RemovedAt != 0:
		err = refuseBinned(&before)
	case before.Version != c.Version:
		err = domain.Fail(domain.Conflict, "error.stale_contact", domain.Args{"Name": before.Label()})
	default:
		err = s.require(access.Customers, access.Modify)
	}
	return before, err
}

// DeleteContacts puts contacts into the recycle bin, in one set. Opportunities keep
// naming them. NotFound, Forbidden.
func (s *Session) DeleteContacts(ctx context.Context, ids []domain.ID) (change.Set, error) {
	return removeAll(ctx, s, access.Customers, "contact.removed", ids, func(c domain.Contact, at int64) (domain.Contact, bool) {
		removed := c.RemovedAt == 0
		c.RemovedAt = at
		return c, removed
	})
}

// Part is a contact that takes part in an opportunity beside its main contact.
type Part struct {
	domain.Participant
	Contact  domain.Contact
	RoleName string
}

// Participants lists who takes part in an opportunity beside its main contact. Forbidden.
func (s *Session) Participants(ctx context.Context, opportunity domain.ID) ([]Part, error) {
	if err := s.require(access.Opportunities, access.Read); err != nil {
		return nil, err
	}
	all, err := related[domain.Participant](ctx, s.store, "opportunity", opportunity)
	if err != nil {
		return nil, err
	}
	roles, err := s.store.Items(ctx, domain.Roles)
	if err != nil {
		return nil, err
	}
	parts := make([]Part, len(all))
	for i, p := range all {
		parts[i].Participant = p
		if parts[i].Contact, err = load[domain.Contact](ctx, s.store, p.Contact); err != nil {
			return nil, err
		}
		if at := slices.IndexFunc(roles, func(r domain.Item) bool { return r.ID == p.Role }); at >= 0 {
			parts[i].RoleName = roles[at].Name
		}
	}
	return parts, nil
}

// SaveParticipants adds contacts that take part in an opportunity, or gives them another
// role, as the list says, each once: Contact and Role say who and how. Contacts named to
// be left out take part no more; others stay, for somebody else may have added them. In
// one set, which is empty when nothing had changed. Invalid for a contact twice, or that
// is the main contact; Conflict for what lies in the recycle bin; NotFound, Forbidden.
func (s *Session) SaveParticipants(ctx context.Context, opportunity domain.ID, list []domain.Participant, leftOut ...domain.ID) (set change.Set, err error) {
	err = s.Atomically(ctx, func(s *Session) error {
		set, err = s.saveParticipants(ctx, opportunity, list, leftOut)
		return err
	})
	return set, err
}

func (s *Session) saveParticipants(ctx context.Context, opportunity domain.ID, list []domain.Participant, leftOut []domain.ID) (change.Set, error) {
	o, err := s.opportunity(ctx, opportunity, access.Modify)
	if err != nil {
		return change.Set{}, err
	}
	if err := refuseBinned(&o); err != nil {
		return change.Set{}, err
	}
	known, err := related[domain.Participant](ctx, s.store, "opportunity", opportunity)
	if err != nil {
		return change.Set{}, err
	}
	before := map[domain.ID]domain.Participant{}
	for _, p := range known {
		before[p.Contact] = p
	}
	var changes []change.Change
	seen := map[domain.ID]bool{o.Contact: o.Contact != ""}
	for i, p := range list {
		if seen[p.Contact] {
			return change.Set{}, &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{
				Field: "contact", Key: "error.participant.twice", Args: domain.Args{"Row": i}}}}
		}
		seen[p.Contact] = true
		old, exists := before[p.Contact]
		delete(before, p.Contact)
		p.ID, p.Version, p.Opportunity = old.ID, old.Version, opportunity
		if err := p.Check(); err != nil {
			return change.Set{}, atRow(err, i)
		}
		if err := s.refuseBinnedRefs(ctx, old, p); err != nil {
			return change.Set{}, err
		}
		if !exists {
			p.ID = domain.NewID()
			changes = append(changes, change.Adding(p))
		} else if c, changed := change.Editing(old, p); changed {
			changes = append(changes, c)
		}
	}
	for _, p := range known {
		if _, unnamed := before[p.Contact]; unnamed && slices.Contains(leftOut, p.Contact) {
			changes = append(changes, change.Removing(p))
		}
	}
	if len(changes) == 0 {
		return change.Set{}, nil
	}
	return s.apply(ctx, "participants.saved", changes...)
}
