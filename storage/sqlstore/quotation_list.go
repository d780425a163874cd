package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
)

const (
	quotationCustomer    = " LEFT JOIN customer c ON c.id = q.customer"
	quotationOpportunity = " LEFT JOIN opportunity o ON o.id = q.opportunity"
	quotationContact     = " LEFT JOIN contact k ON k.id = q.contact"
	quotationPerson      = " LEFT JOIN person p ON p.id = q.salesperson"
)

var quotationList = &listing{
	table: "quotation q", id: "q.id", base: "q.removed_at = 0 AND (q.opportunity IS NULL OR q.opportunity NOT IN (" + removedOpportunities + "))",
	search: []string{"q.search", "COALESCE(c.folded, '')", "COALESCE(o.folded, '')"}, joins: []string{quotationCustomer, quotationOpportunity},
	sort: office.ColumnDate, tie: "q.sequence DESC, q.revision DESC, q.id DESC",
	columns: map[office.Column]listColumn{
		office.ColumnNumber:      {sort: "q.number", equal: "q.number"},
		office.ColumnRevision:    {sort: "q.revision", equal: "q.revision"},
		office.ColumnDate:        {sort: "q.day", equal: "q.day"},
		office.ColumnSubject:     {sort: "q.subject", empty: "q.subject = ''", equal: "q.subject"},
		office.ColumnCustomer:    {sort: "c.folded", empty: "q.customer IS NULL", equal: "q.customer", joins: []string{quotationCustomer}},
		office.ColumnOpportunity: {sort: "o.folded", empty: "q.opportunity IS NULL", equal: "COALESCE(q.opportunity, '')", joins: []string{quotationOpportunity}},
		office.ColumnContact:     {sort: "k.folded", empty: "q.contact IS NULL", equal: "q.contact", joins: []string{quotationContact}},
		office.ColumnSalesperson: {sort: "p.folded", empty: "q.salesperson IS NULL", equal: "p.folded", fold: true, joins: []string{quotationPerson}},
		office.ColumnStatus:      {derived: statusSQL},
		office.ColumnTotal:       {sort: "q.total", equal: "q.total"},
		office.ColumnValidUntil:  {sort: "q.valid_until", empty: "q.valid_until IS NULL", equal: "q.valid_until"},
	},
}

// statusSQL is domain.Quotation.StatusOn.
func statusSQL(l *listQuery) string {
	return "CASE WHEN q.status = 'sent' AND q.valid_until < " + l.arg(l.query.Today.String()) + " THEN 'expired' ELSE q.status END"
}

// QuotationRows gives the page of a query that starts at row first.
func (s *Store) QuotationRows(ctx context.Context, q office.Query, first, count int) ([]office.QuotationRow, error) {
	const statement = `SELECT q.id, q.number, q.revision, q.status, q.day, q.valid_until, q.sent_on, q.subject, COALESCE(o.id, ''), COALESCE(o.name, ''), COALESCE(o.number, 0),
		COALESCE(c.id, ''), COALESCE(c.name, ''), ` + contactLabel + `, COALESCE(p.name, ''), q.total, q.currency,
		(SELECT count(*) FROM quotation_line l WHERE l.quotation = q.id)
		FROM quotation q` + quotationCustomer + quotationOpportunity + quotationContact + quotationPerson
	return pageRows(ctx, s, quotationList, q, first, count, statement, func(scan func(...any) error) (domain.ID, office.QuotationRow, error) {
		var r office.QuotationRow
		err := scan(&r.ID, &r.Number, &r.Revision, &r.Status, dayInto{&r.Day}, dayInto{&r.ValidUntil}, dayInto{&r.SentOn}, &r.Subject, &r.OpportunityID, &r.Opportunity, &r.OpportunityNo,
			&r.CustomerID, &r.Customer, &r.Contact, &r.Salesperson, &r.Total.Minor, &r.Total.Currency, &r.Lines)
		r.Status = domain.Quotation{Status: r.Status, ValidUntil: r.ValidUntil}.StatusOn(q.Today)
		return r.ID, r, err
	})
}

// QuotationNumberTaken reports whether a quotation has a number.
func (s *Store) QuotationNumberTaken(ctx context.Context, number string) (bool, error) {
	var taken bool
	err := s.reader().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM quotation WHERE number = $1)", number).Scan(&taken)
	return taken, classify(err, "quotation number")
}

// LastRevision is the newest revision of a number, those in the recycle bin included.
func (s *Store) LastRevision(ctx context.Context, number string) (int, error) {
	var last int
	err := s.reader().QueryRowContext(ctx, "SELECT COALESCE(max(revision), 0) FROM quotation WHERE number = $1", number).Scan(&last)
	return last, classify(err, "last revision")
}
