package demo

import (
	"context"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

// player does again, in an office, what its people will have done.
type player struct {
	file     *officefile.File
	clock    *clock
	language domain.Language

	people      []domain.ID // of sellers
	states      []domain.ID // of stages
	origins     []domain.ID
	tags        []domain.ID
	competitors []domain.ID

	sessions []*office.Session // of people, over the month being written
	currency domain.Currency
}

// clock stands still until it is set.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

// furnish adds the people and the words of the catalogues.
func (p *player) furnish(ctx context.Context) error {
	o, err := office.Open(ctx, p.file.Store, p.clock.Now, false)
	if err != nil {
		return err
	}
	p.currency = o.Data().Currency
	first, err := o.SignIn(ctx, "")
	if err != nil {
		return err
	}
	return first.Atomically(ctx, func(s *office.Session) error {
		if err := p.addPeople(ctx, s); err != nil {
			return err
		}
		var tagNames []string
		for _, t := range tags {
			tagNames = append(tagNames, inLanguage(t, p.language))
		}
		if p.tags, err = p.addItems(ctx, s, domain.Tags, tagNames); err != nil {
			return err
		}
		if p.competitors, err = p.addItems(ctx, s, domain.Competitors, competitors); err != nil {
			return err
		}
		return p.learn(ctx, s)
	})
}

func (p *player) addPeople(ctx context.Context, s *office.Session) error {
	p.people = []domain.ID{s.Me().ID}
	for _, each := range sellers[1:] {
		set, err := s.AddPerson(ctx, domain.Person{Name: each.name, Salesperson: true, SignsIn: true, Language: p.language})
		if err != nil {
			return err
		}
		p.people = append(p.people, set.Records(domain.KindPerson)...)
	}
	return nil
}

func (p *player) addItems(ctx context.Context, s *office.Session, catalogue domain.Catalogue, names []string) ([]domain.ID, error) {
	items := make([]domain.Item, len(names))
	for i, name := range names {
		items[i].Name = name
	}
	set, err := s.SaveItems(ctx, catalogue, items)
	return set.Records(domain.KindItem), err
}

// learn reads the ids of what every new office has.
func (p *player) learn(ctx context.Context, s *office.Session) error {
	states, err := s.States(ctx)
	if err != nil {
		return err
	}
	for _, state := range states {
		p.states = append(p.states, state.ID)
	}
	origins, err := s.Items(ctx, domain.Origins)
	for _, origin := range origins {
		p.origins = append(p.origins, origin.ID)
	}
	return err
}

// play writes the events, in one transaction a month. Everybody writes what they did
// themselves, so the month's sessions share its transaction.
func (p *player) play(ctx context.Context, history []event) error {
	for len(history) > 0 {
		month := domain.DateOf(history[0].at).Month()
		end := 0
		for end < len(history) && domain.DateOf(history[end].at).Month() == month {
			end++
		}
		err := p.file.Store.Atomically(ctx, func(store office.Store) error { return p.month(ctx, store, history[:end]) })
		if err != nil {
			return err
		}
		history = history[end:]
	}
	return nil
}

func (p *player) month(ctx context.Context, store office.Store, events []event) error {
	o, err := office.Open(ctx, store, p.clock.Now, false)
	if err != nil {
		return err
	}
	p.sessions = p.sessions[:0]
	for _, id := range p.people {
		s, err := o.SignIn(ctx, id)
		if err != nil {
			return err
		}
		p.sessions = append(p.sessions, s)
	}
	for _, e := range events {
		p.clock.now = e.at
		if err := p.event(ctx, p.sessions[e.by], e); err != nil {
			return err
		}
	}
	return nil
}

func (p *player) event(ctx context.Context, s *office.Session, e event) error {
	if e.opens {
		return p.open(ctx, s, e)
	}
	if err := p.follow(ctx, s, e); err != nil {
		return err
	}
	if e.enters == stageWon && !e.deal.customer.registered {
		return p.register(ctx, s, e.deal.customer)
	}
	return nil
}

func (p *player) open(ctx context.Context, s *office.Session, e event) error {
	if c := e.deal.customer; c.registered && c.id == "" {
		if err := p.register(ctx, s, c); err != nil {
			return err
		}
	}
	d, err := s.NewDraft(ctx)
	if err != nil {
		return err
	}
	d.Name = e.deal.name
	d.Customer, d.NewCustomer = e.deal.customer.id, e.deal.customer.name
	d.Card = e.deal.customer.contacts[e.deal.contact]
	if e.deal.origin >= 0 {
		d.Origin = p.origins[e.deal.origin]
	}
	for _, tag := range e.deal.tags {
		d.Tags = append(d.Tags, p.tags[tag])
	}
	saved, err := p.save(ctx, s, d, e)
	if err != nil {
		return err
	}
	e.deal.id, e.deal.customer.id = saved.ID, saved.Customer
	e.deal.customer.contacts[e.deal.contact] = saved.Card
	return nil
}

func (p *player) follow(ctx context.Context, s *office.Session, e event) error {
	if e.onlyMoves() && e.enters < stageWon {
		_, err := s.MoveOpportunities(ctx, []domain.ID{e.deal.id}, p.states[e.enters])
		return err
	}
	d, err := s.Opportunity(ctx, e.deal.id)
	if err == nil {
		_, err = p.save(ctx, s, d, e)
	}
	return err
}

// save puts what the event says into a draft and saves it.
func (p *player) save(ctx context.Context, s *office.Session, d office.Draft, e event) (office.Draft, error) {
	if e.moves {
		d.State = p.states[e.enters]
	}
	if e.enters >= stageWon {
		d.ProbabilityOwn = false // what closed is certain: the state's is taken
	}
	if e.factor != 0 {
		d.Amount = believable(e.deal.amount*e.factor, p.currency)
	}
	if e.expected != 0 {
		d.ExpectedClose = e.expected
	}
	if e.probability != 0 {
		d.Opportunity = d.StateProbability(e.probability)
	}
	if e.competitor != 0 {
		d.Competitor = p.competitors[e.competitor-1]
	}
	if e.note != "" && d.Notes != "" {
		d.Notes += "\n"
	}
	d.Notes += e.note
	if e.handsOver {
		d.Salesperson = p.people[e.deal.seller]
	}
	saved, _, err := s.SaveOpportunity(ctx, d)
	return saved, err
}

func (p *player) register(ctx context.Context, s *office.Session, c *customer) error {
	set, err := s.RegisterCustomer(ctx, domain.Customer{Name: c.name})
	if err == nil {
		c.id, c.registered = set.Records(domain.KindCustomer)[0], true
	}
	return err
}
