package office

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/report"
)

// opportunityColumns are the columns of every report of opportunities. Amounts are in the
// opportunity's own currency, and add up in that of the report.
var opportunityColumns = []report.Column{
	{ID: "number", TitleKey: "opportunity.number", Type: report.Number},
	{ID: "name", TitleKey: "opportunity.name", Type: report.Text},
	{ID: "customer", TitleKey: "opportunity.customer", Type: report.Text},
	{ID: "contact", TitleKey: "opportunity.contact", Type: report.Text},
	{ID: "state", TitleKey: "opportunity.state", Type: report.Text},
	{ID: "origin", TitleKey: "opportunity.origin", Type: report.Text},
	{ID: "salesperson", TitleKey: "opportunity.salesperson", Type: report.Text},
	{ID: "amount", TitleKey: "opportunity.amount", Type: report.Money, Sum: sumAmount},
	{ID: "currency", TitleKey: "opportunity.currency", Type: report.Text},
	report.Column{ID: "probability", TitleKey: "opportunity.probability", Type: report.Percent}.ShareOf([]string{"weighted"}, []string{sumOpen}),
	report.Column{ID: "weighted", TitleKey: "opportunity.weighted", Type: report.Money, FormulaKey: "formula.weighted"}.Summed(),
	{ID: "expected", TitleKey: "opportunity.expected", Type: report.Date},
	{ID: "opened", TitleKey: "opportunity.opened", Type: report.Date},
	{ID: "closed", TitleKey: "opportunity.closed", Type: report.Date},
	{ID: "next_activity", TitleKey: "opportunity.next_activity", Type: report.Text},
	{ID: "next_activity_on", TitleKey: "report.next_activity_on", Type: report.Date},
	{ID: "days_in_state", TitleKey: "opportunity.days", Type: report.Count, FormulaKey: "formula.days_in_state"},
	{ID: sumAmount, Type: report.Money, Hidden: true},
	{ID: sumOpen, Type: report.Money, Hidden: true},
}

// The hidden columns that amounts add up by: in the currency of the report, and of what is not
// closed alone.
const (
	sumAmount = "report_amount"
	sumOpen   = "open_amount"
)

// opportunityRule says which opportunities a report is of, as of the day it stands at.
type opportunityRule func(s control.Standing, spec ReportSpec, today domain.Date) bool

// opportunityFilters are what every report of opportunities can be asked by.
var opportunityFilters = []ReportParameter{TakesSalesperson, TakesOrigin, TakesState, TakesCustomer, TakesTag, TakesCurrency, TakesList}

// opportunityReports are those whose rows are opportunities.
var opportunityReports = []ReportDefinition{
	openBy("open-by-salesperson", "salesperson"),
	openBy("in-progress-by-state", "state"),
	openBy("open-by-origin", "origin"),
	openBy("open-by-customer", "customer"),
	openBy("open-by-month", "expected"),
	closingSoon(),
}

// openColumns are the columns that a report of what is in progress shows by itself.
var openColumns = []string{"number", "name", "customer", "state", "salesperson", "amount", "probability", "weighted", "expected"}

// openBy is the report of what is in progress, by groups.
func openBy(id, group string) ReportDefinition {
	return ofOpportunities(ReportDefinition{
		ID: id, TitleKey: reportTitle(id), Takes: append([]ReportParameter{TakesAsOf, TakesExpected}, opportunityFilters...),
		Start: ReportSpec{Layout: report.Layout{Columns: openColumns, Group: group, Sort: "number", Descending: true, Summary: true, Subtotals: true}},
	}, nil, func(s control.Standing, spec ReportSpec, _ domain.Date) bool {
		return !s.State.Class.IsClosed() && spec.Expected.keeps(s.Expected)
	})
}

// soon is how many days closing-soon looks ahead by itself.
const soon = 30

// closingSoon is the report of what is expected to close in the next days.
func closingSoon() ReportDefinition {
	return ofOpportunities(ReportDefinition{
		ID: "closing-soon", TitleKey: reportTitle("closing-soon"), Takes: append([]ReportParameter{TakesDays}, opportunityFilters...),
		Start: ReportSpec{Days: soon, Layout: report.Layout{Columns: openColumns, Sort: "expected", Summary: true, Subtotals: true}},
	}, nil, func(s control.Standing, spec ReportSpec, today domain.Date) bool {
		last := today.Add(spec.Days)
		return !s.State.Class.IsClosed() && s.Expected >= today && s.Expected <= last
	})
}

// reportTitle is the key of a report's title.
func reportTitle(id string) string {
	key := []byte("report." + id)
	for i, c := range key {
		if c == '-' {
			key[i] = '_'
		}
	}
	return string(key)
}

// keeps reports whether a day lies in the span, whose days are told; always keeps what has
// none, too.
func (s Span) keeps(day domain.Date) bool {
	return s.Always() || domain.Period{From: s.From, To: s.To}.Contains(day)
}

// ofOpportunities completes a report whose rows are the opportunities of a rule, of those of a
// list if one is asked for.
func ofOpportunities(d ReportDefinition, list func(spec ReportSpec) Query, rule opportunityRule) ReportDefinition {
	d.Section, d.Columns = ReportsOfOpportunities, opportunityColumns
	d.build = func(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
		lists := []Query{}
		if list != nil {
			lists = append(lists, list(spec))
		}
		if spec.List != nil {
			lists = append(lists, *spec.List)
		}
		if spec.Days == 0 {
			spec.Days = d.Start.Days
		}
		r := opportunityReport{session: s, spec: spec, table: report.Table{ID: d.ID, TitleKey: d.TitleKey, Columns: slices.Clone(opportunityColumns)}}
		return r.build(ctx, lists, rule)
	}
	return d
}

// opportunityReport is a report of opportunities in the making.
type opportunityReport struct {
	session *Session
	spec    ReportSpec
	table   report.Table
}

// build finds the opportunities of the rule that are in all the lists, and writes a row for each.
func (r *opportunityReport) build(ctx context.Context, lists []Query, rule opportunityRule) (report.Table, error) {
	s := r.session
	listed, err := s.numbersIn(ctx, lists)
	if err != nil {
		return r.table, err
	}
	var standing []control.Standing
	past := false
	err = s.Look(ctx, r.spec.Filter, false, func(l *control.Look) {
		past = l.Today < s.office.Today()
		standing = l.Standing(func(st control.Standing) bool {
			return (listed == nil || listed[st.Number]) && rule(st, r.spec, l.Today)
		})
	})
	if err != nil {
		return r.table, err
	}
	slices.SortFunc(standing, func(a, b control.Standing) int { return int(b.Number - a.Number) })
	if err := r.orderStates(ctx); err != nil {
		return r.table, err
	}
	return r.table, r.fill(ctx, standing, past)
}

// orderStates lets groups by state come in the order of the states.
func (r *opportunityReport) orderStates(ctx context.Context) error {
	states, err := r.session.States(ctx)
	_, at := r.table.Column("state")
	for _, state := range states {
		r.table.Columns[at].Order = append(r.table.Columns[at].Order, state.Name)
	}
	return err
}

// numbersIn are the numbers of the opportunities in all of some lists; nil where there are no
// lists.
func (s *Session) numbersIn(ctx context.Context, lists []Query) (map[int64]bool, error) {
	var in map[int64]bool
	for _, q := range lists {
		q, err := s.asking(q)
		if err != nil {
			return nil, err
		}
		q.Sort, q.Group = "", "" // only which they are is asked
		numbers, err := s.store.Numbers(ctx, q)
		if err != nil {
			return nil, err
		}
		also := make(map[int64]bool, len(numbers))
		for _, n := range numbers {
			if in == nil || in[n] {
				also[n] = true
			}
		}
		in = also
	}
	return in, nil
}

// fill writes a row for each opportunity: what it was on the day, with what it is called.
func (r *opportunityReport) fill(ctx context.Context, standing []control.Standing, past bool) error {
	numbers := make([]int64, len(standing))
	for i, st := range standing {
		numbers[i] = st.Number
	}
	q, err := r.session.asking(Query{})
	if err != nil {
		return err
	}
	rows, err := r.session.store.RowsNumbered(ctx, q, numbers)
	if err != nil {
		return err
	}
	currency := r.session.CurrencyOf(r.spec.Filter)
	at := 0
	for _, row := range rows { // what was purged meanwhile is left out
		for standing[at].Number != row.Number {
			at++
		}
		r.table.Rows = append(r.table.Rows, opportunityCells(standing[at], row, currency, past))
		r.table.Records = append(r.table.Records, report.Record{Kind: domain.KindOpportunity, ID: row.ID})
	}
	return nil
}

// opportunityCells are a row's values under opportunityColumns. Of a past day nothing is known
// of what was planned.
func opportunityCells(st control.Standing, row Row, currency domain.Currency, past bool) []any {
	in := func(minor int64) any { return domain.Money{Minor: minor, Currency: currency} }
	var amount, weighted, open, next, nextOn, days any
	if !st.Unconverted {
		amount = in(st.Amount)
		if !st.State.Class.IsClosed() {
			weighted, open = in(st.Weighted), in(st.Amount)
		}
	}
	if !past {
		next, nextOn = orNothing(row.Next.Subject), orNothing(row.Next.Day)
		days = int64(row.Days)
	}
	if row.Next.Day != 0 && row.Next.Subject == "" {
		next = orNothing(row.Next.Type)
	}
	return []any{
		st.Number, row.Name, orNothing(st.Customer.Text), orNothing(row.Contact), st.State.Name, orNothing(st.Origin.Text), orNothing(st.Salesperson.Text),
		st.Own, string(st.Own.Currency), int64(st.Probability), weighted,
		orNothing(st.Expected), orNothing(st.Opened), orNothing(st.Closed), next, nextOn, days,
		amount, open,
	}
}
