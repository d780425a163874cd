package office

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/likeness"
	"preventa/domain/report"
)

// customerReports are those of customers, and of how well the office's data is kept.
var customerReports = []ReportDefinition{
	{
		ID: "customer-history", Section: ReportsOfCustomers, TitleKey: "report.customer_history", Columns: historyColumns,
		Takes: []ReportParameter{NeedsCustomer, TakesPeriod},
		Start: ReportSpec{Layout: report.Layout{Columns: []string{"day", "time", "kind", "number", "title", "detail", "status", "person", "amount"}}},
		build: customerHistoryTable,
	},
	{
		ID: "completeness", Section: ReportsOfCustomers, TitleKey: "report.completeness", Columns: completenessColumns(domain.CompletenessFields),
		build: completenessTable,
	},
	{
		ID: "duplicates", Section: ReportsOfCustomers, TitleKey: "duplicates.title", Columns: duplicateColumns,
		Start: ReportSpec{Layout: report.Layout{Group: "kind", Sort: "likelihood", Descending: true}},
		build: duplicatesTable,
	},
}

// historyColumns are the columns of the history of a customer.
var historyColumns = []report.Column{
	{ID: "day", TitleKey: "report.day", Type: report.Date},
	{ID: "time", TitleKey: "activity.minute", Type: report.Text},
	{ID: "kind", TitleKey: "report.kind", Type: report.Text, WordKey: "kind.", Order: []string{"opportunity", "activity", "quotation", "customer"}},
	{ID: "number", TitleKey: "quotation.number", Type: report.Text},
	{ID: "title", TitleKey: "report.what", Type: report.Text},
	{ID: "detail", TitleKey: "report.detail", Type: report.Text},
	{ID: "status", TitleKey: "activity.status", Type: report.Text, WordKey: "customer_event."},
	{ID: "person", TitleKey: "report.person", Type: report.Text},
	{ID: "amount", TitleKey: "opportunity.amount", Type: report.Money},
	{ID: "currency", TitleKey: "opportunity.currency", Type: report.Text},
	{ID: "note", TitleKey: "opportunity.notes", Type: report.Text},
}

// customerHistoryTable is what happened with one customer, the newest first.
func customerHistoryTable(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
	t := report.Table{ID: "customer-history", TitleKey: "report.customer_history", Columns: historyColumns, Records: []report.Record{}}
	if len(spec.Filter.Customers) != 1 || spec.Filter.Customers[0] == "" {
		return t, domain.Fail(domain.Invalid, "error.report.customer", nil)
	}
	events, _, err := s.CustomerHistory(ctx, spec.Filter.Customers[0], "", "")
	if err != nil {
		return t, err
	}
	for i := range events {
		if spec.Filter.Period.Contains(events[i].Day) {
			t.Rows = append(t.Rows, historyCells(&events[i]))
			t.Records = append(t.Records, report.Record{Kind: events[i].Kind, ID: events[i].ID})
		}
	}
	return t, nil
}

// historyCells are the values of a row under historyColumns.
func historyCells(e *Event) []any {
	var clock, number, detail, status, amount, currency any
	switch e.Kind {
	case domain.KindOpportunity:
		number, detail, status, amount, currency = strconv.FormatInt(e.Row.Number, 10), e.Row.State, string(e.Row.Class), moneyOrNothing(e.Row.Amount), string(e.Row.Amount.Currency)
	case domain.KindActivity:
		clock, detail, status = orNothing(domain.ClockText(e.Activity.Minute)), orNothing(e.Activity.Type), "planned"
		if e.Activity.Done {
			status = "done"
		}
	case domain.KindQuotation:
		number, detail, status = e.Quotation.Label(), orNothing(e.Quotation.Opportunity), string(e.Quotation.Status)
		amount, currency = moneyOrNothing(e.Quotation.Total), string(e.Quotation.Total.Currency)
	}
	return []any{e.Day, clock, string(e.Kind), number, historyTitle(e), detail, status, orNothing(e.Person), amount, currency, orNothing(e.Note)}
}

// historyTitle is what an event is called; the number of a quotation stands in a column of its
// own.
func historyTitle(e *Event) any {
	if e.Kind == domain.KindQuotation {
		return orNothing(e.Quotation.Subject)
	}
	return orNothing(e.Title)
}

// sumPercent is the hidden column that the mean of completeness is computed by.
const sumPercent = "completeness_sum"

// completenessTable is CompletenessReport as a report: its columns add up.
func completenessTable(ctx context.Context, s *Session, _ ReportSpec) (report.Table, error) {
	t, err := s.CompletenessReport(ctx)
	if err != nil {
		return t, err
	}
	var counting []string
	for _, c := range t.Columns {
		if field, lacks := strings.CutPrefix(c.ID, "without_"); lacks {
			counting = append(counting, field)
		}
	}
	t.Columns = completenessColumns(counting)
	for i, row := range t.Rows {
		count, _ := row[1].(int64)
		mean, _ := row[2].(float64)
		t.Rows[i] = append(slices.Clip(row), mean*float64(count))
	}
	return t, nil
}

// completenessColumns are the columns of the report of completeness, when some fields count.
func completenessColumns(counting []string) []report.Column {
	columns := []report.Column{
		{ID: "salesperson", TitleKey: "opportunity.salesperson", Type: report.Text},
		report.Column{ID: "count", TitleKey: "report.open_count", Type: report.Count}.Summed(),
		report.Column{ID: "completeness", TitleKey: "opportunity.completeness", Type: report.Rate}.ShareOf([]string{sumPercent}, []string{"count"}),
		report.Column{ID: "complete", TitleKey: "report.complete", Type: report.Count}.Summed(),
	}
	for _, field := range counting {
		columns = append(columns, report.Column{ID: "without_" + field, TitleKey: "completeness.without_" + field, Type: report.Count}.Summed())
	}
	return append(columns, report.Column{ID: sumPercent, Type: report.Rate, Hidden: true})
}

// duplicateColumns are the columns of what may be kept twice, with what both share.
var duplicateColumns = []report.Column{
	{ID: "kind", TitleKey: "duplicates.kind", Type: report.Text, WordKey: "kinds.", Order: []string{"customer", "contact"}},
	{ID: "first", TitleKey: "duplicates.first", Type: report.Text},
	{ID: "first_customer", TitleKey: "report.first_customer", Type: report.Text},
	{ID: "other", TitleKey: "duplicates.other", Type: report.Text},
	{ID: "other_customer", TitleKey: "report.other_customer", Type: report.Text},
	{ID: "likelihood", TitleKey: "duplicates.alike", Type: report.Rate, FormulaKey: "formula.likelihood"},
	{ID: "tax_id", TitleKey: "report.same_tax_id", Type: report.Text},
	{ID: "email", TitleKey: "report.same_email", Type: report.Text},
	{ID: "phone", TitleKey: "report.same_phone", Type: report.Text},
	{ID: "name", TitleKey: "report.similar_name", Type: report.Text},
}

// duplicatesTable lists the pairs of customers and of contacts that may be one. A row opens the
// first of both.
func duplicatesTable(ctx context.Context, s *Session, _ ReportSpec) (report.Table, error) {
	t := report.Table{ID: "duplicates", TitleKey: "duplicates.title", Columns: duplicateColumns, Records: []report.Record{}}
	if err := s.require(access.Customers, access.Read|access.ReadOthers); err != nil {
		return t, err
	}
	pairs, err := s.PossibleDuplicates(ctx)
	if err != nil {
		return t, err
	}
	for _, p := range pairs {
		row := []any{string(p.Kind), p.A.Name, orNothing(p.AboutA), p.B.Name, orNothing(p.AboutB), p.A.Score}
		for _, kind := range []likeness.Kind{likeness.TaxID, likeness.Email, likeness.Phone, likeness.Name} {
			row = append(row, sharedBy(p.A.Reasons, kind))
		}
		t.Rows = append(t.Rows, row)
		t.Records = append(t.Records, report.Record{Kind: p.Kind, ID: p.A.ID})
	}
	return t, nil
}

// sharedBy are the values of a kind that both of a pair have, nil for none.
func sharedBy(reasons []likeness.Reason, kind likeness.Kind) any {
	var values []string
	for _, r := range reasons {
		if r.Kind == kind {
			values = append(values, r.Value)
		}
	}
	return orNothing(strings.Join(values, "; "))
}
