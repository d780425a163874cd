package demo

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// bringCustomers writes the customers and contacts a large office starts with.
func (w *writer) bringCustomers(ctx context.Context) error {
	w.batch.begin(customersCame)
	for i, c := range w.planner.customers {
		record, err := w.customer(i, c)
		if err != nil {
			return err
		}
		if err := w.batch.add(ctx, 0, change.Adding(record)); err != nil {
			return err
		}
	}
	if err := w.batch.flush(ctx); err != nil {
		return err
	}
	return w.bringContacts(ctx)
}

func (w *writer) bringContacts(ctx context.Context) error {
	w.batch.begin(contactsCame)
	for _, c := range w.planner.customers {
		for i := range c.contacts {
			contact := c.contacts[i]
			contact.ID, contact.Customer = domain.NewID(), c.id
			if err := contact.Check(); err != nil {
				return err
			}
			if err := w.batch.add(ctx, 0, change.Adding(contact)); err != nil {
				return err
			}
			c.contacts[i] = domain.Contact{ID: contact.ID} // all that is asked for from now on
		}
	}
	return w.batch.flush(ctx)
}

// learnMore adds what customers and opportunities refer to, and reads the states. The rates
// are kept up to today at once: each that came later would convert what is open anew.
func (w *writer) learnMore(ctx context.Context, s *office.Session) (err error) {
	w.sectors = map[string]domain.ID{}
	var sectors, jobs []string
	for _, sector := range sectorOf {
		sectors = append(sectors, inLanguage(sector, w.language))
	}
	slices.Sort(sectors)
	sectors = slices.Compact(sectors)
	for _, position := range positions {
		jobs = append(jobs, inLanguage(position, w.language))
	}
	ids, err := w.addItems(ctx, s, domain.Sectors, sectors)
	if err != nil {
		return err
	}
	for i, sector := range sectors {
		w.sectors[sector] = ids[i]
	}
	if _, err := w.addItems(ctx, s, domain.Positions, jobs); err != nil {
		return err
	}
	for month := w.calendar.first().Month(); month <= w.calendar.last().Month(); month++ {
		if err := w.exchange(ctx, s, month); err != nil {
			return err
		}
	}
	if w.rates, err = s.RatesOfExchange(ctx); err != nil {
		return err
	}
	w.stages, err = s.States(ctx)
	return err
}

// customer is what the office knows of one: of a prospect its name.
func (w *writer) customer(place int, c *customer) (domain.Customer, error) {
	record := domain.Customer{Name: c.name}
	if c.registered {
		draft := w.registered(c)
		record = draft.Customer
		record.Sector = w.sectors[draft.NewSector]
		record.TaxID = rut(76_000_000 + 61*place) // one of its own
	}
	c.id = domain.NewID()
	record.ID = c.id
	return record, record.Check()
}
