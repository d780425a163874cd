package demo

import (
	"context"
	"math/rand/v2"
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
	types       []domain.ID // of activityTypes
	reasons     []domain.ID
	roles       []domain.ID
	products    map[string]domain.Product // by description
	random      *rand.Rand
	sellers     []seller // people[i] is sellers[i]

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
		if err := p.learn(ctx, s); err != nil {
			return err
		}
		if err := p.letterhead(ctx, s); err != nil {
			return err
		}
		return p.stock(ctx, s)
	})
}

func (p *player) addPeople(ctx context.Context, s *office.Session) error {
	p.people = []domain.ID{s.Me().ID}
	for _, each := range p.sellers[1:] {
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
	for _, list := range []struct {
		catalogue domain.Catalogue
		into      *[]domain.ID
	}{{domain.Origins, &p.origins}, {domain.ActivityTypes, &p.types}, {domain.LossReasons, &p.reasons}, {domain.Roles, &p.roles}} {
		items, err := s.Items(ctx, list.catalogue)
		if err != nil {
			return err
		}
		for _, item := range items {
			*list.into = append(*list.into, item.ID)
		}
	}
	return nil
}

// play writes the events, in one transaction a month. Everybody writes what they did
// themselves, so the month's sessions share its transaction.
func (p *player) play(ctx context.Context, history []event, now time.Time) error {
	deals := inProgressOf(history)
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
	return p.file.Store.Atomically(ctx, func(store office.Store) error { return p.present(ctx, store, deals, now) })
}

// inProgressOf are the deals that have not closed, in the order they were opened.
func inProgressOf(history []event) []*deal {
	var deals []*deal
	for _, e := range history {
		if e.opens && !e.deal.isClosed() {
			deals = append(deals, e.deal)
		}
	}
	return deals
}

// present leaves what is planned, and a prospect that somebody typed twice.
func (p *player) present(ctx context.Context, store office.Store, deals []*deal, now time.Time) error {
	p.clock.now = now
	if err := p.signIn(ctx, store); err != nil {
		return err
	}
	for _, d := range deals {
		if err := p.plan(ctx, p.sessions[d.seller], d, now); err != nil {
			return err
		}
	}
	if len(deals) == 0 {
		return nil
	}
	_, _, err := p.sessions[len(p.sessions)-1].SaveCustomer(ctx, office.CustomerDraft{Customer: domain.Customer{Name: "Vina Los Aromos S.A."}})
	return err
}

func (p *player) month(ctx context.Context, store office.Store, events []event) error {
	if err := p.signIn(ctx, store); err != nil {
		return err
	}
	p.clock.now = events[0].at
	if err := p.exchange(ctx, p.sessions[0], domain.DateOf(events[0].at).Month()); err != nil {
		return err
	}
	for _, e := range events {
		p.clock.now = e.at
		if err := p.event(ctx, p.sessions[e.by], e); err != nil {
			return err
		}
	}
	return nil
}

// signIn starts a session of everybody over the store at hand.
func (p *player) signIn(ctx context.Context, store office.Store) error {
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
	return nil
}

func (p *player) event(ctx context.Context, s *office.Session, e event) error {
	write := p.follow
	if e.opens {
		write = p.open
	}
	if err := write(ctx, s, e); err != nil {
		return err
	}
	if err := p.log(ctx, s, e); err != nil {
		return err
	}
	if err := p.quotations(ctx, s, e); err != nil {
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
	e.deal.currency = p.currency
	if e.deal.foreign && p.currency == "CLP" {
		e.deal.currency = "USD"
	}
	d.Name, d.Currency = e.deal.name, e.deal.currency
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
	return p.involve(ctx, s, e.deal)
}

func (p *player) follow(ctx context.Context, s *office.Session, e event) error {
	if e.onlyMoves() && e.enters < stageOnHold {
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
		d.Amount = believable(e.deal.amount*e.factor, e.deal.currency)
	}
	switch {
	case e.moves && e.enters == stageLost && !happens(p.random, 0.1):
		d.LossReason, d.LossNote = oneOf(p.random, p.reasons), e.note
	case e.moves && e.enters == stageOnHold:
		d.HoldUntil = nextWorkday(domain.DateOf(e.at) + domain.Date(between(p.random, 20, 90)))
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
	d := p.registered(c)
	if c.id != "" {
		known, err := s.Customer(ctx, c.id)
		if err != nil {
			return err
		}
		d.Version = known.Version
	}
	saved, _, err := s.SaveCustomer(ctx, d)
	c.id, c.registered = saved.ID, err == nil
	return err
}
