package office

import (
	"preventa/domain"
	"preventa/domain/report"
)

// TableColumns are the columns of the opportunities list in a table, as files have it.
// Amounts are in the opportunity's own currency, weighted amounts in the office's.
var TableColumns = []report.Column{
	{ID: string(ColumnNumber), TitleKey: "opportunity.number", Type: report.Number},
	{ID: string(ColumnName), TitleKey: "opportunity.name", Type: report.Text},
	{ID: string(ColumnCustomer), TitleKey: "opportunity.customer", Type: report.Text},
	{ID: string(ColumnContact), TitleKey: "opportunity.contact", Type: report.Text},
	{ID: string(ColumnState), TitleKey: "opportunity.state", Type: report.Text},
	{ID: string(ColumnOrigin), TitleKey: "opportunity.origin", Type: report.Text},
	{ID: string(ColumnSalesperson), TitleKey: "opportunity.salesperson", Type: report.Text},
	{ID: string(ColumnAmount), TitleKey: "opportunity.amount", Type: report.Money},
	{ID: "currency", TitleKey: "opportunity.currency", Type: report.Text},
	{ID: string(ColumnProbability), TitleKey: "opportunity.probability", Type: report.Percent},
	{ID: string(ColumnWeighted), TitleKey: "opportunity.weighted", Type: report.Money},
	{ID: string(ColumnExpected), TitleKey: "opportunity.expected", Type: report.Date},
	{ID: string(ColumnOpened), TitleKey: "opportunity.opened", Type: report.Date},
	{ID: string(ColumnClosed), TitleKey: "opportunity.closed", Type: report.Date},
	{ID: string(ColumnNext), TitleKey: "opportunity.next_activity", Type: report.Date},
	{ID: string(ColumnComplete), TitleKey: "opportunity.completeness", Type: report.Percent},
	{ID: string(ColumnLossReason), TitleKey: "opportunity.loss_reason", Type: report.Text},
	{ID: "hold_until", TitleKey: "opportunity.hold_until", Type: report.Date},
}

// cells are a row's values under TableColumns.
func (r Row) cells(currency domain.Currency) []any {
	weighted := any(domain.Money{Minor: r.Weighted, Currency: currency})
	if r.Class.IsClosed() || r.Unconverted {
		weighted = nil
	}
	return []any{
		r.Number, r.Name, orNothing(r.Customer), orNothing(r.Contact), r.State, orNothing(r.Origin), orNothing(r.Salesperson),
		r.Amount, string(r.Amount.Currency), int64(r.Probability), weighted,
		orNothing(r.Expected), orNothing(r.Opened), orNothing(r.Closed),
		orNothing(r.Next.Day), int64(r.Completeness), orNothing(r.LossReason), orNothing(r.HoldUntil),
	}
}

// orNothing is a cell's value, or nil for one that is not known.
func orNothing[T comparable](value T) any {
	if value == *new(T) {
		return nil
	}
	return value
}

// tablePage is how many rows of a table are read at a time.
const tablePage = 1000
