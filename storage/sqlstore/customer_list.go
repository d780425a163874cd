package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
)

const (
	customerSector = " LEFT JOIN item r ON r.id = c.sector"
	customerPerson = " LEFT JOIN person p ON p.id = c.salesperson"
	openCount      = `(SELECT count(*) FROM opportunity o` + joinState + ` WHERE o.customer = c.id AND o.removed_at = 0 AND s.class IN ('open', 'hold'))`
	wonAmount      = `(SELECT COALESCE(sum(o.office_amount), 0) FROM opportunity o` + joinState + ` WHERE o.customer = c.id AND o.removed_at = 0 AND s.class = 'won')`
	standing       = `CASE WHEN c.blocked THEN 'blocked' WHEN c.registered THEN 'customer' ELSE 'prospect' END`
)

var customerList = &listing{
	table: "customer c", id: "c.id", base: "c.removed_at = 0", search: []string{"c.search"}, sort: office.ColumnName, tie: "c.folded, c.id",
	columns: map[office.Column]listColumn{
		office.ColumnName:        {sort: "c.folded", equal: "c.folded", fold: true},
		office.ColumnLegalName:   {sort: "c.legal_name", empty: "c.legal_name = ''", equal: "c.legal_name"},
		office.ColumnTaxID:       {sort: "c.tax_id", empty: "c.tax_id = ''", equal: "c.tax_id"},
		office.ColumnStanding:    {sort: standing, equal: standing},
		office.ColumnSector:      {sort: "r.folded", empty: "c.sector IS NULL", equal: "r.folded", fold: true, joins: []string{customerSector}},
		office.ColumnCity:        {sort: "c.city", empty: "c.city = ''", equal: "c.city"},
		office.ColumnCountry:     {sort: "c.country", empty: "c.country = ''", equal: "c.country"},
		office.ColumnPhones:      {sort: "c.phones", empty: "c.phones = ''", equal: "c.phones"},
		office.ColumnEmails:      {sort: "c.emails", empty: "c.emails = ''", equal: "c.emails"},
		office.ColumnSalesperson: {sort: "p.folded", empty: "c.salesperson IS NULL", equal: "p.folded", fold: true, joins: []string{customerPerson}},
		office.ColumnOpenCount:   {sort: openCount, equal: openCount},
		office.ColumnWonAmount:   {sort: wonAmount, equal: wonAmount},
	},
}

const customerRowSQL = `SELECT c.id, c.name, c.legal_name, c.tax_id, c.registered, c.blocked, COALESCE(r.name, ''), c.city, c.country, c.phones, c.emails,
	COALESCE(p.name, ''), f.every, f.open, f.open_amount, f.won, f.won_amount FROM customer c` + customerSector + customerPerson + `
	LEFT JOIN (SELECT o.customer AS customer, count(*) AS every, count(*) FILTER (WHERE s.class IN ('open', 'hold')) AS open,
		COALESCE(sum(o.office_amount) FILTER (WHERE s.class IN ('open', 'hold')), 0) AS open_amount, count(*) FILTER (WHERE s.class = 'won') AS won,
		COALESCE(sum(o.office_amount) FILTER (WHERE s.class = 'won'), 0) AS won_amount
		FROM opportunity o` + joinState + ` WHERE o.removed_at = 0 AND o.customer IS NOT NULL GROUP BY o.customer) f ON f.customer = c.id`

// CustomerRows gives the page of a query that starts at row first.
func (s *Store) CustomerRows(ctx context.Context, q office.Query, first, count int) ([]office.CustomerRow, error) {
	return pageRows(ctx, s, customerList, q, first, count, customerRowSQL,
		func(scan func(...any) error) (domain.ID, office.CustomerRow, error) {
			var r office.CustomerRow
			var every, open, openAmount, won, wonAmount *int64
			err := scan(&r.ID, &r.Name, &r.LegalName, &r.TaxID, &r.Registered, &r.Blocked, &r.Sector, &r.City, &r.Country, &r.Phones, &r.Emails,
				&r.Salesperson, &every, &open, &openAmount, &won, &wonAmount)
			if every != nil {
				r.Opportunities, r.Open, r.OpenAmount, r.Won, r.WonAmount = *every, *open, *openAmount, *won, *wonAmount
			}
			return r.ID, r, err
		})
}
