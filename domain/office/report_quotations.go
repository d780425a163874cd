package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/report"
)

// QuotationsAsked are the quotations that a report is of. Of several ids any will do; none are
// all, and the id "" is none.
type QuotationsAsked struct {
	ValidUntil  domain.Period
	Salespeople []domain.ID
	Customers   []domain.ID
}

// SentQuotation is a quotation that waits for an answer.
type SentQuotation struct {
	ID                 domain.ID
	Number             string
	Revision           int
	Subject            string
	Customer           string
	OpportunityNo      int64
	Opportunity        string
	Salesperson        string
	SentOn, ValidUntil domain.Date
	Total              domain.Money
}

// quotationColumns are the columns of the reports of quotations. Totals are in the quotation's
// own currency, and add up in the office's.
var quotationColumns = []report.Column{
	{ID: "quotation", TitleKey: "report.quotation", Type: report.Text},
	{ID: "subject", TitleKey: "quotation.subject", Type: report.Text},
	{ID: "customer", TitleKey: "quotation.customer", Type: report.Text},
	{ID: "number", TitleKey: "opportunity.number", Type: report.Number},
	{ID: "opportunity", TitleKey: "quotation.opportunity", Type: report.Text},
	{ID: "salesperson", TitleKey: "quotation.salesperson", Type: report.Text},
	{ID: "status", TitleKey: "quotation.status", Type: report.Text, WordKey: "quotation_status.", Order: []string{"sent", "expired"}},
	{ID: "sent_on", TitleKey: "quotation.sent_on", Type: report.Date},
	{ID: "days_waiting", TitleKey: "report.days_waiting", Type: report.Count, FormulaKey: "formula.days_waiting"},
	{ID: "valid_until", TitleKey: "quotation.valid_until", Type: report.Date},
	{ID: "days_left", TitleKey: "report.days_left", Type: report.Count, FormulaKey: "formula.days_left"},
	{ID: "total", TitleKey: "quotation.total", Type: report.Money, Sum: sumAmount, FormulaKey: "formula.quotation_total"},
	{ID: "currency", TitleKey: "quotation.currency", Type: report.Text},
	{ID: sumAmount, Type: report.Money, Hidden: true},
}

// expiringDays is how many days quotations-expiring looks ahead by itself.
const expiringDays = 15

// quotationReports are those whose rows are quotations.
var quotationReports = []ReportDefinition{
	ofQuotations(ReportDefinition{
		ID: "quotations-pending", TitleKey: "report.quotations_pending", Takes: []ReportParameter{TakesSalesperson, TakesCustomer},
		Start: ReportSpec{Layout: report.Layout{Group: "salesperson", Sort: "days_waiting", Descending: true, Summary: true, Subtotals: true,
			Columns: []string{"quotation", "subject", "customer", "status", "sent_on", "days_waiting", "valid_until", "total"}}},
	}, func(ReportSpec, domain.Date) domain.Period { return domain.Period{} }),
	ofQuotations(ReportDefinition{
		ID: "quotations-expiring", TitleKey: "report.quotations_expiring", Takes: []ReportParameter{TakesDays, TakesSalesperson, TakesCustomer},
		Start: ReportSpec{Days: expiringDays, Layout: report.Layout{Sort: "valid_until", Summary: true, Subtotals: true,
			Columns: []string{"quotation", "subject", "customer", "salesperson", "sent_on", "valid_until", "days_left", "total"}}},
	}, func(spec ReportSpec, today domain.Date) domain.Period {
		return domain.Period{From: today, To: today.Add(spec.Days)}
	}),
}

// ofQuotations completes a report whose rows are the quotations that wait for an answer, of
// those valid until a day of a period.
func ofQuotations(d ReportDefinition, until func(spec ReportSpec, today domain.Date) domain.Period) ReportDefinition {
	d.Section, d.Columns = ReportsOfQuotations, quotationColumns
	d.build = func(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
		t := report.Table{ID: d.ID, TitleKey: d.TitleKey, Columns: slices.Clone(quotationColumns), Records: []report.Record{}}
		if err := s.require(access.Quotations, access.Read|access.ReadOthers); err != nil {
			return t, err
		}
		if spec.Days == 0 {
			spec.Days = d.Start.Days
		}
		rates, err := s.RatesOfExchange(ctx)
		if err != nil {
			return t, err
		}
		today := s.office.Today()
		list, err := s.store.SentQuotations(ctx, QuotationsAsked{ValidUntil: until(spec, today), Salespeople: spec.Filter.Salespeople, Customers: spec.Filter.Customers})
		if err != nil {
			return t, err
		}
		for i := range list {
			t.Rows = append(t.Rows, sentQuotationCells(&list[i], rates, s.office.Data().Currency, today))
			t.Records = append(t.Records, report.Record{Kind: domain.KindQuotation, ID: list[i].ID})
		}
		return t, nil
	}
	return d
}

// sentQuotationCells are the values of a row under quotationColumns.
func sentQuotationCells(q *SentQuotation, rates domain.Rates, home domain.Currency, today domain.Date) []any {
	status := domain.Quotation{Status: domain.Sent, ValidUntil: q.ValidUntil}.StatusOn(today)
	var waiting, left, worth any
	if !q.SentOn.IsZero() {
		waiting = int64(today - q.SentOn)
	}
	if !q.ValidUntil.IsZero() {
		left = int64(q.ValidUntil - today)
	}
	if minor, _, known := rates.Convert(q.Total, home, today); known {
		worth = domain.Money{Minor: minor, Currency: home}
	}
	return []any{
		domain.Quotation{Number: q.Number, Revision: q.Revision}.Label(), orNothing(q.Subject), orNothing(q.Customer), orNothing(q.OpportunityNo), orNothing(q.Opportunity),
		orNothing(q.Salesperson), string(status), orNothing(q.SentOn), waiting, orNothing(q.ValidUntil), left, q.Total, string(q.Total.Currency), worth,
	}
}
