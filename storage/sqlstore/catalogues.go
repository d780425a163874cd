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

// usesSQL counts references by the record referred to.
var usesSQL = map[domain.Kind]string{
	domain.KindState: `SELECT state, count(*) FROM opportunity GROUP BY state`,
	domain.KindItem: `SELECT item, sum(uses) FROM (
		SELECT origin AS item, count(*) AS uses FROM opportunity WHERE origin IS NOT NULL GROUP BY origin
		UNION ALL SELECT competitor, count(*) FROM opportunity WHERE competitor IS NOT NULL GROUP BY competitor
		UNION ALL SELECT item, count(*) FROM opportunity_tags GROUP BY item) AS every GROUP BY item`,
}

// Uses counts the opportunities that refer to each state or item.
func (s *Store) Uses(ctx context.Context, kind domain.Kind) (map[domain.ID]int, error) {
	rows, err := s.reader().QueryContext(ctx, usesSQL[kind])
	if err != nil {
		return nil, classify(err, "uses")
	}
	defer rows.Close()
	uses := map[domain.ID]int{}
	for rows.Next() {
		var id domain.ID
		var count int
		if err := rows.Scan(&id, &count); err != nil {
			return nil, classify(err, "uses")
		}
		uses[id] = count
	}
	return uses, classify(rows.Err(), "uses")
}

// Referring lists the opportunities that refer to a state or an item.
func (s *Store) Referring(ctx context.Context, kind domain.Kind, id domain.ID) ([]domain.Opportunity, error) {
	clause := "WHERE state = $1 ORDER BY number"
	if kind == domain.KindItem {
		clause = `WHERE origin = $1 OR competitor = $1 OR id IN (SELECT record FROM opportunity_tags WHERE item = $1) ORDER BY number`
	}
	return loadAll[domain.Opportunity](ctx, s.reader(), domain.KindOpportunity, clause, string(id))
}

// Customers finds those whose name contains every word of the text: names that begin
// with the text first, then by name.
func (s *Store) Customers(ctx context.Context, text string, limit int) ([]domain.Customer, error) {
	var b builder
	b.likeWords("folded", text)
	begins := b.arg(escapeLike(domain.Fold(text)) + "%") // after the words, as it appears
	clause := b.clause() + ` ORDER BY CASE WHEN folded LIKE ` + begins + ` ESCAPE '\' THEN 0 ELSE 1 END, folded, id LIMIT ` + b.arg(limit)
	return loadAll[domain.Customer](ctx, s.reader(), domain.KindCustomer, clause, b.args...)
}

// CustomerNamed finds the customer of a name, by its fold; a registered one before a prospect.
func (s *Store) CustomerNamed(ctx context.Context, name string) (domain.Customer, bool, error) {
	found, err := loadAll[domain.Customer](ctx, s.reader(), domain.KindCustomer,
		"WHERE folded = $1 ORDER BY registered DESC, id LIMIT 1", domain.Fold(name))
	if err != nil || len(found) == 0 {
		return domain.Customer{}, false, err
	}
	return found[0], true, nil
}

// Contacts finds contacts of a customer by words of the name.
func (s *Store) Contacts(ctx context.Context, customer domain.ID, text string, limit int) ([]domain.Contact, error) {
	var b builder
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
