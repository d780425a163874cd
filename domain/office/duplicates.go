package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/likeness"
)

// Twin is a record that may be the same as another, and why.
type Twin struct {
	ID      domain.ID
	Name    string
	Score   float64 // 0–1
	Reasons []likeness.Reason
}

// TwinPair is two records that may be one.
type TwinPair struct {
	Kind domain.Kind // KindCustomer or KindContact
	A, B Twin
	// About is the customer of a contact, for each.
	AboutA, AboutB string
}

func customerCard(c domain.Customer) likeness.Card {
	return likeness.Card{ID: c.ID, Name: c.Name, OtherName: c.LegalName, TaxID: c.TaxID, Phones: domain.Several(c.Phones), Emails: domain.Several(c.Emails)}
}

func contactCard(c domain.Contact) likeness.Card {
	return likeness.Card{ID: c.ID, Name: c.Name, Phones: append(domain.Several(c.Phone), domain.Several(c.Mobile)...), Emails: domain.Several(c.Email)}
}

// SimilarCustomers finds the customers that may be the one being typed, likeliest first.
// A tax id of another customer is the surest sign. Forbidden.
func (s *Session) SimilarCustomers(ctx context.Context, c domain.Customer, most int) ([]Twin, error) {
	if err := s.require(access.Customers, access.Read); err != nil {
		return nil, err
	}
	known, err := s.office.knownCustomers(ctx)
	if err != nil {
		return nil, err
	}
	return known.similar(customerCard(c), most), nil
}

// SimilarContacts finds the contacts that may be the one being typed. Forbidden.
func (s *Session) SimilarContacts(ctx context.Context, c domain.Contact, most int) ([]Twin, error) {
	if err := s.require(access.Customers, access.Read); err != nil {
		return nil, err
	}
	known, err := s.office.knownContacts(ctx)
	if err != nil {
		return nil, err
	}
	return known.similar(contactCard(c), most), nil
}

// PossibleDuplicates lists the pairs of customers and of contacts that may be one,
// likeliest first, customers before contacts. Forbidden.
func (s *Session) PossibleDuplicates(ctx context.Context) ([]TwinPair, error) {
	if err := s.require(access.Customers, access.Read); err != nil {
		return nil, err
	}
	customers, err := s.office.knownCustomers(ctx)
	if err != nil {
		return nil, err
	}
	contacts, err := s.office.knownContacts(ctx)
	if err != nil {
		return nil, err
	}
	return append(customers.pairs(domain.KindCustomer), contacts.pairs(domain.KindContact)...), nil
}

// knownCards are the records of a kind with an index of what they may be confused by.
type knownCards struct {
	index *likeness.Index
	names map[domain.ID]string
	about map[domain.ID]string
}

func (k *knownCards) similar(card likeness.Card, most int) []Twin {
	matches := k.index.Similar(card, most)
	twins := make([]Twin, len(matches))
	for i, m := range matches {
		twins[i] = Twin{m.B, k.names[m.B], m.Score, m.Reasons}
	}
	return twins
}

func (k *knownCards) pairs(kind domain.Kind) []TwinPair {
	matches := k.index.Pairs()
	pairs := make([]TwinPair, len(matches))
	for i, m := range matches {
		pairs[i] = TwinPair{Kind: kind, A: Twin{m.A, k.names[m.A], m.Score, m.Reasons}, B: Twin{m.B, k.names[m.B], m.Score, m.Reasons},
			AboutA: k.about[m.A], AboutB: k.about[m.B]}
	}
	return pairs
}

// knownCustomers reads the customers to compare with; they stay known until one changes.
func (o *Office) knownCustomers(ctx context.Context) (*knownCards, error) {
	return o.cards(&o.customers, func() (*knownCards, error) {
		all, err := o.store.AllCustomers(ctx)
		known := &knownCards{names: map[domain.ID]string{}}
		var cards []likeness.Card
		for _, c := range all {
			if c.RemovedAt == 0 {
				known.names[c.ID] = c.Name
				cards = append(cards, customerCard(c))
			}
		}
		known.index = likeness.NewIndex(o.Region().Code, cards)
		return known, err
	})
}

func (o *Office) knownContacts(ctx context.Context) (*knownCards, error) {
	return o.cards(&o.contacts, func() (*knownCards, error) {
		all, err := o.store.AllContacts(ctx)
		if err != nil {
			return nil, err
		}
		customers, err := o.store.AllCustomers(ctx)
		firms := map[domain.ID]string{}
		for _, c := range customers {
			firms[c.ID] = c.Name
		}
		known := &knownCards{names: map[domain.ID]string{}, about: map[domain.ID]string{}}
		var cards []likeness.Card
		for _, c := range all {
			if c.RemovedAt == 0 {
				known.names[c.ID], known.about[c.ID] = c.Label(), firms[c.Customer]
				cards = append(cards, contactCard(c))
			}
		}
		known.index = likeness.NewIndex(o.Region().Code, cards)
		return known, err
	})
}

// cards gives what is known, reading it first if need be.
func (o *Office) cards(place **knownCards, read func() (*knownCards, error)) (*knownCards, error) {
	o.mu.RLock()
	known, since := *place, o.followed
	o.mu.RUnlock()
	if known != nil && !o.readOnly {
		return known, nil
	}
	known, err := read()
	if err != nil {
		return nil, err
	}
	o.remember(since, func() { *place = known })
	return known, nil
}
