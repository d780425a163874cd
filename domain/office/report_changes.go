package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/report"
)

// changeColumns are the columns of what changed. Amounts are in the currency of the report.
var changeColumns = []report.Column{
	{ID: "day", TitleKey: "report.day", Type: report.Date},
	{ID: "number", TitleKey: "opportunity.number", Type: report.Number},
	{ID: "name", TitleKey: "opportunity.name", Type: report.Text},
	{ID: "customer", TitleKey: "opportunity.customer", Type: report.Text},
	{ID: "salesperson", TitleKey: "opportunity.salesperson", Type: report.Text},
	{ID: "change", TitleKey: "report.change", Type: report.Text, WordKey: "turn.", Order: turnNames()},
	{ID: "old", TitleKey: "report.before", Type: report.Text},
	{ID: "new", TitleKey: "report.after", Type: report.Text},
	report.Column{ID: "difference", TitleKey: "report.difference", Type: report.Money}.Summed(),
	{ID: "amount", TitleKey: "opportunity.amount", Type: report.Money}, // of one opportunity in several rows, which has no sum
}

func turnNames() []string {
	names := make([]string, len(control.Turns))
	for i, turn := range control.Turns {
		names[i] = string(turn)
	}
	return names
}

// changeReports are those of what changed, as the journal tells it.
var changeReports = []ReportDefinition{{
	ID: "changes", Section: ReportsOfMovement, TitleKey: "report.changes", Columns: changeColumns,
	Takes: []ReportParameter{TakesPeriod, TakesSalesperson, TakesOrigin, TakesState, TakesCustomer, TakesTag, TakesCurrency, TakesList},
	Start: ReportSpec{Period: Span{Name: domain.ThisMonth}, Layout: report.Layout{Group: "change", Summary: true, Subtotals: true,
		Columns: []string{"day", "number", "name", "customer", "salesperson", "old", "new", "difference", "amount"}}},
	build: changesTable,
}}

func changesTable(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
	t := report.Table{ID: "changes", TitleKey: "report.changes", FormulaKey: "formula.changes", Columns: changeColumns, Records: []report.Record{}}
	var lists []Query
	if spec.List != nil {
		lists = append(lists, *spec.List)
	}
	listed, err := s.numbersIn(ctx, lists)
	if err != nil {
		return t, err
	}
	var events []control.Event
	err = s.Look(ctx, spec.Filter, true, func(l *control.Look) { events = control.Events(l, s.office.Data().Currency) })
	if err != nil {
		return t, err
	}
	names, err := s.namesOfEvents(ctx, events)
	if err != nil {
		return t, err
	}
	currency := s.CurrencyOf(spec.Filter)
	for i := range events {
		e := &events[i]
		if listed == nil || listed[e.Number] {
			t.Rows = append(t.Rows, eventCells(e, names[e.Opportunity], currency))
			t.Records = append(t.Records, recordOf(e))
		}
	}
	return t, nil
}

// namesOfEvents tells what the opportunities of events are called.
func (s *Session) namesOfEvents(ctx context.Context, events []control.Event) (map[domain.ID]string, error) {
	asked := map[domain.ID]bool{}
	var ids []domain.ID
	for i := range events {
		if id := events[i].Opportunity; !asked[id] {
			asked[id] = true
			ids = append(ids, id)
		}
	}
	return s.store.Names(ctx, domain.KindOpportunity, ids)
}

// recordOf is what the row of an event opens: nothing for an opportunity that is gone.
func recordOf(e *control.Event) report.Record {
	if e.Number == 0 {
		return report.Record{}
	}
	return report.Record{Kind: domain.KindOpportunity, ID: e.Opportunity}
}

// eventCells are the values of a row under changeColumns.
func eventCells(e *control.Event, name string, currency domain.Currency) []any {
	var difference, amount any
	if changed, is := e.New.(domain.Money); is && changed.Currency == currency {
		difference = domain.Money{Minor: e.Difference, Currency: currency}
	}
	if !e.Unconverted {
		amount = domain.Money{Minor: e.Amount, Currency: currency}
	}
	return []any{
		e.Day, orNothing(e.Number), orNothing(name), orNothing(e.Customer.Text), orNothing(e.Salesperson.Text), string(e.Turn), e.Old, e.New, difference, amount,
	}
}
