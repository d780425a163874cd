package sqlstore

import (
	"context"

	"preventa/domain"
)

// Persons lists everybody by name.
func (s *Store) Persons(ctx context.Context) ([]domain.Person, error) {
	return loadAll[domain.Person](ctx, s.reader(), domain.KindPerson, "ORDER BY folded, id")
}

// States lists the states in the order of offer.
func (s *Store) States(ctx context.Context) ([]domain.State, error) {
	return loadAll[domain.State](ctx, s.reader(), domain.KindState, "ORDER BY position, id")
}

// Items lists a catalogue in the order of offer.
func (s *Store) Items(ctx context.Context, c domain.Catalogue) ([]domain.Item, error) {
	return loadAll[domain.Item](ctx, s.reader(), domain.KindItem, "WHERE catalogue = $1 ORDER BY position, folded, id", string(c))
}

// Customers finds those whose name contains every word of the text: names that begin
// with the text first, then by name.
func (s *Store) Customers(ctx context.Context, text string, limit int) ([]domain.Customer, error) {
	var b builder
	b.where("removed_at = 0")
	b.likeWords("search", text)
	begins := b.arg(escapeLike(domain.Fold(text)) + "%") // after the words, as it appears
	clause := b.clause() + ` ORDER BY CASE WHEN folded LIKE ` + begins + ` ESCAPE '\' THEN 0 ELSE 1 END, folded, id LIMIT ` + b.arg(limit)
	return loadAll[domain.Customer](ctx, s.reader(), domain.KindCustomer, clause, b.args...)
}

// CustomerNamed finds the customer of a name, by its fold; a registered one before a prospect.
func (s *Store) CustomerNamed(ctx context.Context, name string) (domain.Customer, bool, error) {
	found, err := loadAll[domain.Customer](ctx, s.reader(), domain.KindCustomer,
		"WHERE folded = $1 AND removed_at = 0 ORDER BY registered DESC, id LIMIT 1", domain.Fold(name))
	if err != nil || len(found) == 0 {
		return domain.Customer{}, false, err
	}
	return found[0], true, nil
}

// Contacts finds contacts of a customer by words of the name.
func (s *Store) Contacts(ctx context.Context, customer domain.ID, text string, limit int) ([]domain.Contact, error) {
	var b builder
	b.where("removed_at = 0")
	if customer == "" {
		b.where("customer IS NULL")
	} else {
		b.where("customer = " + b.arg(string(customer)))
	}
	b.likeWords("folded", text)
	return loadAll[domain.Contact](ctx, s.reader(), domain.KindContact, b.clause()+" ORDER BY folded, id LIMIT "+b.arg(limit), b.args...)
}

// AllOpportunities gives the whole table in the order of numbers, those in the recycle bin included.
func (s *Store) AllOpportunities(ctx context.Context) ([]domain.Opportunity, error) {
	return loadAll[domain.Opportunity](ctx, s.reader(), domain.KindOpportunity, "ORDER BY number")
}

// AllCustomers gives the whole table by name.
func (s *Store) AllCustomers(ctx context.Context) ([]domain.Customer, error) {
	return loadAll[domain.Customer](ctx, s.reader(), domain.KindCustomer, "ORDER BY folded, id")
}

// AllContacts gives the whole table by name.
func (s *Store) AllContacts(ctx context.Context) ([]domain.Contact, error) {
	return loadAll[domain.Contact](ctx, s.reader(), domain.KindContact, "ORDER BY folded, id")
}

// ForeignOpportunities are those in another currency than the office's.
func (s *Store) ForeignOpportunities(ctx context.Context, home domain.Currency) ([]domain.Opportunity, error) {
	return loadAll[domain.Opportunity](ctx, s.reader(), domain.KindOpportunity, "WHERE currency <> $1 ORDER BY number", string(home))
}

// Rates are all rates of exchange, by currency and day.
func (s *Store) Rates(ctx context.Context) ([]domain.Rate, error) {
	return loadAll[domain.Rate](ctx, s.reader(), domain.KindRate, "ORDER BY currency, day")
}
