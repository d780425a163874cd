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

// CustomerRows gives the page of a query that starts at row first.
func (s *Store) CustomerRows(ctx context.Context, q office.Query, first, count int) ([]office.CustomerRow, error) {
	const statement = `SELECT c.id, c.name, c.legal_name, c.tax_id, c.registered, c.blocked, COALESCE(r.name, ''), c.city, c.country, c.phones, c.emails,
		COALESCE(p.name, '') FROM customer c` + customerSector + customerPerson
	rows, err := pageRows(ctx, s, customerList, q, first, count, statement, func(scan func(...any) error) (domain.ID, office.CustomerRow, error) {
		var r office.CustomerRow
		err := scan(&r.ID, &r.Name, &r.LegalName, &r.TaxID, &r.Registered, &r.Blocked, &r.Sector, &r.City, &r.Country, &r.Phones, &r.Emails, &r.Salesperson)
		return r.ID, r, err
	})
	if err != nil || len(rows) == 0 {
		return rows, err
	}
	return rows, s.customerSums(ctx, rows)
}

// customerSums fills in what the opportunities of each customer of a page come to.
func (s *Store) customerSums(ctx context.Context, rows []office.CustomerRow) error {
	args, place := make([]any, len(rows)), make(map[domain.ID]int, len(rows))
	for i, row := range rows {
		args[i], place[row.ID] = string(row.ID), i
	}
	found, err := s.reader().QueryContext(ctx, `SELECT o.customer, count(*), count(*) FILTER (WHERE s.class IN ('open', 'hold')),
		COALESCE(sum(o.office_amount) FILTER (WHERE s.class IN ('open', 'hold')), 0), count(*) FILTER (WHERE s.class = 'won'),
		COALESCE(sum(o.office_amount) FILTER (WHERE s.class = 'won'), 0)
		FROM opportunity o`+joinState+` WHERE o.removed_at = 0 AND o.customer IN (`+placeholders(1, len(rows))+`) GROUP BY o.customer`, args...)
	if err != nil {
		return classify(err, "sums of customers")
	}
	defer found.Close()
	for found.Next() {
		var id domain.ID
		var sums office.CustomerRow
		if err := found.Scan(&id, &sums.Opportunities, &sums.Open, &sums.OpenAmount, &sums.Won, &sums.WonAmount); err != nil {
			return classify(err, "sums of customers")
		}
		r := &rows[place[id]]
		r.Opportunities, r.Open, r.OpenAmount, r.Won, r.WonAmount = sums.Opportunities, sums.Open, sums.OpenAmount, sums.Won, sums.WonAmount
	}
	return classify(found.Err(), "sums of customers")
}
