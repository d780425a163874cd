package office

import (
	"context"
	"strconv"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/report"
)

// listTable is a list as files have it: its columns, and the cells of a page of it.
type listTable struct {
	columns []report.Column
	page    func(s *Session, ctx context.Context, q Query, first, count int) ([][]any, error)
}

var listTables = map[domain.Kind]listTable{
	domain.KindOpportunity: {TableColumns, cellsOf((*Session).Opportunities, func(s *Session, r Row) []any { return r.cells(s.office.Data().Currency) })},
	domain.KindCustomer: {columnsNamed("customer", "name", "legal_name", "tax_id", "standing", "sector", "city", "country", "phones", "emails",
		"salesperson", "open:count", "open_amount:money", "won:money", "id"), cellsOf((*Session).Customers, customerCells)},
	domain.KindContact: {columnsNamed("contact", "name", "customer", "position", "phone", "mobile", "email", "birthday:date", "id"),
		cellsOf((*Session).Contacts, contactCells)},
	domain.KindActivity: {columnsNamed("activity", "type", "subject", "notes", "opportunity:number", "customer", "contact", "day:date", "time", "minutes:minutes",
		"people", "done", "id"), cellsOf((*Session).Activities, activityCells)},
	domain.KindQuotation: {columnsNamed("quotation", "number", "revision", "status", "date:date", "valid_until:date", "subject", "customer", "opportunity:number",
		"contact", "salesperson", "total:money", "currency", "lines:count"), cellsOf((*Session).Quotations, quotationCells)},
	domain.KindProduct: {columnsNamed("product", "code", "description", "unit", "price:money", "currency", "tax", "retired"), cellsOf((*Session).Products, productCells)},
	domain.KindRate:    {columnsNamed("rate", "currency", "day:date", "rate"), ratePage},
}

// columnTypes are the types that columnsNamed names behind a colon.
var columnTypes = map[string]report.Type{"": report.Text, "count": report.Count, "money": report.Money, "date": report.Date, "number": report.Number,
	"minutes": report.Minutes}

// columnsNamed are columns of records called so, by their ids, of texts where no type
// stands behind a colon.
func columnsNamed(records string, ids ...string) []report.Column {
	columns := make([]report.Column, len(ids))
	for i, id := range ids {
		name, kind, _ := strings.Cut(id, ":")
		columns[i] = report.Column{ID: name, TitleKey: records + "." + name, Type: columnTypes[kind]}
	}
	return columns
}

// cellsOf makes pages of cells of a list's rows.
func cellsOf[R any](rows func(*Session, context.Context, Query, int, int) ([]R, error), cells func(*Session, R) []any) func(*Session, context.Context, Query, int, int) ([][]any, error) {
	return func(s *Session, ctx context.Context, q Query, first, count int) ([][]any, error) {
		found, err := rows(s, ctx, q, first, count)
		page := make([][]any, len(found))
		for i, r := range found {
			page[i] = cells(s, r)
		}
		return page, err
	}
}

func customerCells(s *Session, r CustomerRow) []any {
	home := s.office.Data().Currency
	return []any{
		r.Name, orNothing(r.LegalName), orNothing(r.TaxID), string(r.Standing()), orNothing(r.Sector), orNothing(r.City), orNothing(r.Country),
		orNothing(r.Phones), orNothing(r.Emails), orNothing(r.Salesperson), r.Open,
		domain.Money{Minor: r.OpenAmount, Currency: home}, domain.Money{Minor: r.WonAmount, Currency: home}, string(r.ID),
	}
}

func contactCells(_ *Session, r ContactRow) []any {
	return []any{
		r.Name, orNothing(r.Customer), orNothing(r.Position), orNothing(r.Phone), orNothing(r.Mobile), orNothing(r.Email), orNothing(r.Birthday), string(r.ID),
	}
}

func activityCells(_ *Session, r ActivityRow) []any {
	people := strings.ReplaceAll(r.People, ", ", "; ") // as an import reads them
	return []any{
		orNothing(r.Type), r.Subject, orNothing(r.Notes), orNothing(r.Number), orNothing(r.Customer), orNothing(r.Contact), r.Day,
		orNothing(domain.ClockText(r.Minute)), orNothing(int64(r.Minutes)), orNothing(people), yesOrNo(r.Done), string(r.ID),
	}
}

func quotationCells(_ *Session, r QuotationRow) []any {
	return []any{
		r.Number, domain.RevisionLetter(r.Revision), string(r.Status), r.Day, orNothing(r.ValidUntil), orNothing(r.Subject), orNothing(r.Customer),
		orNothing(r.OpportunityNo), orNothing(r.Contact), orNothing(r.Salesperson), r.Total, string(r.Total.Currency), int64(r.Lines),
	}
}

func productCells(_ *Session, p domain.Product) []any {
	price := domain.Money{Minor: p.Price, Currency: p.Currency}
	return []any{orNothing(p.Code), p.Description, orNothing(p.Unit), price, string(p.Currency), PlainDecimal(int64(p.Tax), percentDigits), yesOrNo(p.Retired)}
}

// ratePage gives a page of all the rates.
func ratePage(s *Session, ctx context.Context, _ Query, first, count int) ([][]any, error) {
	rates, err := s.Rates(ctx)
	if err != nil {
		return nil, err
	}
	rates = rates[min(first, len(rates)):min(first+count, len(rates))]
	page := make([][]any, len(rates))
	for i, r := range rates {
		page[i] = []any{string(r.Currency), r.Day, r.Plain()}
	}
	return page, nil
}

// yesOrNo is how files say that something is so; an import reads it.
func yesOrNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// PlainDecimal writes value ÷ 10^digits with a decimal point and without the zeros at its
// end: "19", "12.5".
func PlainDecimal(value int64, digits int) string {
	for digits > 0 && value%10 == 0 {
		value, digits = value/10, digits-1
	}
	text := strconv.FormatInt(value, 10)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	if digits == 0 {
		return sign + text
	}
	for len(text) <= digits {
		text = "0" + text
	}
	return sign + text[:len(text)-digits] + "." + text[len(text)-digits:]
}

// ListColumns are the columns of a list as files have it: of opportunities, customers,
// contacts, activities, quotations, products or rates.
func ListColumns(kind domain.Kind) []report.Column { return listTables[kind].columns }

// ListTable gives all the rows of a query of a list to page, some at a time, as the cells
// of ListColumns. Of rates there is no query: all are given. Forbidden; an error of page
// ends it.
func (s *Session) ListTable(ctx context.Context, kind domain.Kind, q Query, page func(rows [][]any) error) error {
	if err := s.require(access.Export, access.Read); err != nil {
		return err
	}
	for first := 0; ; first += tablePage {
		rows, err := listTables[kind].page(s, ctx, q, first, tablePage)
		if err != nil {
			return err
		}
		if err := page(rows); err != nil || len(rows) < tablePage {
			return err
		}
	}
}
