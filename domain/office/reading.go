package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/control"
	"preventa/domain/report"
)

// Opportunities gives the page of a query that starts at row first. Forbidden; Invalid for
// a condition that cannot be understood.
func (s *Session) Opportunities(ctx context.Context, q Query, first, count int) ([]Row, error) {
	q, err := s.asking(q)
	if err != nil {
		return nil, err
	}
	return s.store.Opportunities(ctx, q, first, count)
}

// complete puts into a query what the session knows: the day, what a complete opportunity
// has, and what its conditions say of both and of the person.
func (s *Session) complete(q Query) (Query, error) {
	now := s.office.Now()
	q.Today, q.Zone, q.Weights = domain.DateOf(now), now.Location(), s.office.Weights()
	conditions := make([]Condition, len(q.Conditions))
	for i, c := range q.Conditions {
		var err error
		if conditions[i], err = s.resolved(c); err != nil {
			return q, err
		}
	}
	q.Conditions = conditions
	return q, nil
}

// elementOf says who may read a list.
var elementOf = map[domain.Kind]access.Element{
	domain.KindOpportunity: access.Opportunities, domain.KindCustomer: access.Customers, domain.KindContact: access.Customers,
	domain.KindActivity: access.Activities, domain.KindQuotation: access.Quotations, domain.KindProduct: access.Products,
}

// Count counts all the rows of a query of a kind. Forbidden.
func (s *Session) Count(ctx context.Context, kind domain.Kind, q Query) (int, error) {
	if err := s.require(elementOf[kind], access.Read); err != nil {
		return 0, err
	}
	q, err := s.complete(q)
	if err != nil {
		return 0, err
	}
	return s.store.CountRows(ctx, kind, q)
}

// Totals sums up all the rows of a query, not just a page of it. Forbidden.
func (s *Session) Totals(ctx context.Context, q Query) (Totals, error) {
	q, err := s.asking(q)
	if err != nil {
		return Totals{}, err
	}
	return s.store.Totals(ctx, q)
}

// Trace tells who made an opportunity and who changed it last. Forbidden, NotFound.
func (s *Session) Trace(ctx context.Context, id domain.ID) (Trace, error) {
	return s.TraceOf(ctx, domain.KindOpportunity, id)
}

// TraceOf tells who made a record and who changed it last. Forbidden, NotFound.
func (s *Session) TraceOf(ctx context.Context, kind domain.Kind, id domain.ID) (Trace, error) {
	if err := s.require(elementOf[kind], access.Read); err != nil {
		return Trace{}, err
	}
	return s.store.Trace(ctx, kind, id)
}

// People lists everybody of the office by name, inactive ones included.
func (s *Session) People(ctx context.Context) ([]domain.Person, error) { return s.store.Persons(ctx) }

// States lists the office's states, retired ones included, in the order of offer.
func (s *Session) States(ctx context.Context) ([]domain.State, error) { return s.store.States(ctx) }

// Items lists a catalogue, retired words included, in the order of offer.
func (s *Session) Items(ctx context.Context, c domain.Catalogue) ([]domain.Item, error) {
	return s.store.Items(ctx, c)
}

// Salespeople lists the people opportunities can be of, inactive ones included.
func (s *Session) Salespeople(ctx context.Context) ([]domain.Person, error) {
	persons, err := s.store.Persons(ctx)
	if err != nil {
		return nil, err
	}
	var list []domain.Person
	for _, p := range persons {
		if p.Salesperson {
			list = append(list, p)
		}
	}
	return list, nil
}

// FindCustomers finds customers and prospects whose name contains every word. Forbidden.
func (s *Session) FindCustomers(ctx context.Context, text string, limit int) ([]domain.Customer, error) {
	if err := s.require(access.Opportunities, access.Read); err != nil {
		return nil, err
	}
	return s.store.Customers(ctx, text, limit)
}

// Customer reads one customer. Forbidden, NotFound.
func (s *Session) Customer(ctx context.Context, id domain.ID) (domain.Customer, error) {
	c := domain.Customer{ID: id}
	if err := s.require(access.Customers, access.Read); err != nil {
		return c, err
	}
	return c, s.store.Load(ctx, id, &c)
}

// FindContacts finds the contacts of a customer by words of their name. Forbidden.
func (s *Session) FindContacts(ctx context.Context, customer domain.ID, text string, limit int) ([]domain.Contact, error) {
	if err := s.require(access.Opportunities, access.Read); err != nil {
		return nil, err
	}
	return s.store.Contacts(ctx, customer, text, limit)
}

// Look runs a computation of package control over the facts under a filter. Figures that tell
// of the past need the history, whose reading takes a while the first time; a past day always
// does. Nothing of the look must be kept. Forbidden.
func (s *Session) Look(ctx context.Context, filter control.Filter, history bool, compute func(*control.Look)) error {
	if err := s.require(access.Control, access.Read); err != nil {
		return err
	}
	return s.look(ctx, filter, history, compute)
}

// look is Look for what other rights let see.
func (s *Session) look(ctx context.Context, filter control.Filter, history bool, compute func(*control.Look)) error {
	today := s.office.Today()
	history = history || filter.AsOf != 0 && filter.AsOf < today
	return s.office.withFacts(ctx, history, nil, func(f *control.Facts) { compute(control.NewLook(f, filter, today)) })
}

// ReadHistory reads what Look needs to tell of the past, and tells how far it has come. What
// was read stays. Forbidden.
func (s *Session) ReadHistory(ctx context.Context, told func(done, whole int)) error {
	if err := s.require(access.Control, access.Read); err != nil {
		return err
	}
	return s.office.readFacts(ctx, true, told)
}

// CurrencyOf is the currency of the amounts under a filter.
func (s *Session) CurrencyOf(filter control.Filter) domain.Currency {
	if filter.Currency != "" {
		return filter.Currency
	}
	return s.office.Data().Currency
}

// Report builds a report by its id. NotFound for an id there is not; Forbidden.
func (s *Session) Report(ctx context.Context, id string, filter control.Filter) (report.Table, error) {
	definition, known := report.Find(id)
	if !known {
		return report.Table{}, domain.Fail(domain.NotFound, "error.report.unknown", domain.Args{"Id": id})
	}
	var table report.Table
	err := s.Look(ctx, filter, definition.History, func(l *control.Look) { table = definition.Build(l, s.CurrencyOf(filter)) })
	return table, err
}

// Contact reads one contact's card. Forbidden, NotFound.
func (s *Session) Contact(ctx context.Context, id domain.ID) (domain.Contact, error) {
	c := domain.Contact{ID: id}
	if err := s.require(access.Customers, access.Read); err != nil {
		return c, err
	}
	return c, s.store.Load(ctx, id, &c)
}
