package office

import (
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/report"
)

// soon is how many days closing-soon looks ahead by itself.
const soon = 30

// What reports of opportunities can be asked by: all of them, and those of what is in progress.
var (
	opportunityFilters = []ReportParameter{TakesSalesperson, TakesOrigin, TakesState, TakesCustomer, TakesTag, TakesCurrency, TakesList}
	progressFilters    = append([]ReportParameter{TakesAsOf, TakesExpected}, opportunityFilters...)
	nowFilters         = append([]ReportParameter{TakesExpected}, opportunityFilters...)
	soonFilters        = append([]ReportParameter{TakesDays, TakesAsOf}, opportunityFilters...)
	periodFilters      = append([]ReportParameter{TakesPeriod, TakesAsOf}, opportunityFilters...)
)

// The columns that the reports show by themselves.
var (
	progressColumns = []string{"number", "name", "customer", "state", "salesperson", "amount", "probability", "weighted", "expected"}
	overdueColumns  = []string{"number", "name", "customer", "state", "salesperson", "amount", "expected", "next_activity", "next_activity_on"}
	restingColumns  = []string{"number", "name", "customer", "contact", "state", "salesperson", "amount", "expected", "days_in_state"}
	closedColumns   = []string{"number", "name", "customer", "origin", "salesperson", "amount", "opened", "closed", "loss_reason"}
	newColumns      = []string{"number", "name", "customer", "origin", "state", "salesperson", "amount", "opened", "expected"}
)

// opportunityReports are those whose rows are opportunities.
var opportunityReports = []ReportDefinition{
	openBy("open-by-salesperson", "salesperson"),
	openBy("in-progress-by-state", "state"),
	openBy("open-by-origin", "origin"),
	openBy("open-by-customer", "customer"),
	openBy("open-by-month", "expected"),
	opportunityReport{
		id: "closing-soon", takes: soonFilters, days: soon, keep: isClosingSoon,
		layout: report.Layout{Columns: progressColumns, Sort: "expected", Summary: true, Subtotals: true},
	}.definition(),
	opportunityReport{
		id: "overdue", takes: nowFilters, view: ViewOverdue, keep: isExpectedIn,
		layout: report.Layout{Columns: overdueColumns, Group: "salesperson", Sort: "expected", Summary: true, Subtotals: true},
	}.definition(),
	opportunityReport{
		id: "no-next-activity", takes: nowFilters, view: ViewNoNextActivity, keep: isExpectedIn,
		layout: report.Layout{Columns: restingColumns, Group: "salesperson", Sort: "amount", Descending: true, Summary: true, Subtotals: true},
	}.definition(),
	opportunityReport{
		id: "rotting", takes: nowFilters, view: ViewRotting, keep: isExpectedIn,
		layout: report.Layout{Columns: restingColumns, Group: "state", Sort: "days_in_state", Descending: true, Summary: true, Subtotals: true},
	}.definition(),
	opportunityReport{
		id: "won-lost", takes: periodFilters, period: domain.ThisMonth, columns: closedOpportunityColumns, keep: isClosedIn,
		layout: report.Layout{Columns: closedColumns, Group: outcome, Sort: "closed", Summary: true, Subtotals: true},
	}.definition(),
	opportunityReport{
		id: "new", takes: periodFilters, period: domain.ThisMonth, keep: isOpenedIn,
		layout: report.Layout{Columns: newColumns, Group: "origin", Sort: "opened", Summary: true, Subtotals: true},
	}.definition(),
}

// openBy is the report of what is in progress, by groups.
func openBy(id, group string) ReportDefinition {
	return opportunityReport{
		id: id, takes: progressFilters, keep: isExpectedIn, formulaKey: "formula.in_progress",
		layout: report.Layout{Columns: progressColumns, Group: group, Sort: "number", Descending: true, Summary: true, Subtotals: true},
	}.definition()
}

// isExpectedIn keeps what is in progress, expected to close in the span asked for.
func isExpectedIn(s *control.Standing, spec ReportSpec, _ domain.Date) bool {
	return !s.Class.IsClosed() && spec.Expected.keeps(s.Expected)
}

func isClosingSoon(s *control.Standing, spec ReportSpec, today domain.Date) bool {
	return !s.Class.IsClosed() && s.Expected >= today && s.Expected <= today.Add(spec.Days)
}

func isClosedIn(s *control.Standing, spec ReportSpec, _ domain.Date) bool {
	return s.Class.IsClosed() && spec.Filter.Period.Contains(s.Closed)
}

func isOpenedIn(s *control.Standing, spec ReportSpec, _ domain.Date) bool {
	return spec.Filter.Period.Contains(s.Opened)
}

// keeps reports whether a day lies in the span, whose days are told; always keeps what has
// none, too.
func (s Span) keeps(day domain.Date) bool {
	return s.Always() || domain.Period{From: s.From, To: s.To}.Contains(day)
}

// opportunityReport says what a report of opportunities is of.
type opportunityReport struct {
	id         string
	formulaKey string // "": the id tells it
	takes      []ReportParameter
	layout     report.Layout
	days       int                   // it looks ahead by itself
	period     domain.RelativePeriod // it is of by itself
	columns    []report.Column       // nil: opportunityColumns
	view       string                // only what this standard view shows; "": what keep leaves
	keep       func(s *control.Standing, spec ReportSpec, today domain.Date) bool
}

// definition is the report as it is offered.
func (r opportunityReport) definition() ReportDefinition {
	name := strings.ReplaceAll(r.id, "-", "_")
	if r.formulaKey == "" {
		r.formulaKey = "formula." + name
	}
	if r.columns == nil {
		r.columns = opportunityColumns
	}
	return ReportDefinition{
		ID: r.id, Section: ReportsOfOpportunities, TitleKey: "report." + name, Takes: r.takes, Columns: r.columns,
		Start: ReportSpec{Period: Span{Name: r.period}, Days: r.days, Layout: r.layout},
		build: r.build(report.Table{ID: r.id, TitleKey: "report." + name, FormulaKey: r.formulaKey, Columns: r.columns}),
	}
}

// lists are the lists that what the report is of must be in.
func (r opportunityReport) lists(spec ReportSpec) []Query {
	var lists []Query
	for _, view := range StandardViews() {
		if view.Key == r.view {
			lists = append(lists, view.Query)
		}
	}
	if spec.List != nil {
		lists = append(lists, *spec.List)
	}
	return slices.Clip(lists)
}
