package office

import (
	"cmp"
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
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
	{ID: "days_in_state", TitleKey: "opportunity.days_in_state", Type: report.Count, FormulaKey: "formula.days_in_state"},
	{ID: sumAmount, Type: report.Money, Hidden: true},
	{ID: sumOpen, Type: report.Money, Hidden: true},
	{ID: outcome, TitleKey: "report.outcome", Type: report.Text, WordKey: "class.", Order: []string{string(domain.Open), string(domain.OnHold), string(domain.Won), string(domain.Lost)}, Hidden: true},
}

// closedOpportunityColumns are those of a report of what closed: with the reason at their end.
var closedOpportunityColumns = append(slices.Clone(opportunityColumns),
	report.Column{ID: "loss_reason", TitleKey: "opportunity.loss_reason", Type: report.Text})

// The hidden columns. Amounts add up by two of them: in the currency of the report, and of what
// is not closed alone. By the third, rows are grouped by what became of them.
const (
	sumAmount = "report_amount"
	sumOpen   = "open_amount"
	outcome   = "outcome"
)

// build gives the making of a report, on a table without its rows.
func (r opportunityReport) build(empty report.Table) func(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
	return func(ctx context.Context, s *Session, spec ReportSpec) (report.Table, error) {
		spec.Days = cmp.Or(spec.Days, r.days)
		listed, err := s.numbersIn(ctx, r.lists(spec))
		if err != nil {
			return empty, err
		}
		m := opportunityRows{session: s, currency: s.CurrencyOf(spec.Filter), table: empty}
		m.table.Columns = slices.Clone(empty.Columns)
		err = s.look(ctx, spec.Filter, false, func(l *control.Look) {
			m.past = l.Today < s.office.Today()
			m.standing = l.Standing(func(st *control.Standing) bool {
				return r.keep(st, spec, l.Today) && (listed == nil || listed[st.Number])
			})
		})
		if err != nil {
			return empty, err
		}
		slices.SortFunc(m.standing, func(a, b control.Standing) int { return cmp.Compare(b.Number, a.Number) })
		return m.made(ctx)
	}
}

// opportunityRows are the rows of a report of opportunities in the making.
type opportunityRows struct {
	session  *Session
	currency domain.Currency
	past     bool
	standing []control.Standing
	table    report.Table
}

// made writes the rows. Groups by state come in the order of the states.
func (m *opportunityRows) made(ctx context.Context) (report.Table, error) {
	states, err := m.session.States(ctx)
	_, at := m.table.Column("state")
	for _, state := range states {
		m.table.Columns[at].Order = append(m.table.Columns[at].Order, state.Name)
	}
	if err != nil {
		return m.table, err
	}
	return m.table, m.fill(ctx)
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

// fill writes a row for each opportunity: what it was on the day, with what it is called. What
// was purged meanwhile is left out, and what is others' for who may not read it.
func (m *opportunityRows) fill(ctx context.Context) error {
	s := m.session
	q, err := s.asking(Query{})
	if err != nil {
		return err
	}
	numbers := make([]int64, len(m.standing))
	for i, st := range m.standing {
		numbers[i] = st.Number
	}
	rows, err := s.store.RowsNumbered(ctx, q, numbers)
	if err != nil {
		return err
	}
	m.table.Rows, m.table.Records = make([][]any, 0, len(rows)), make([]report.Record, 0, len(rows))
	others, at := s.May(access.Opportunities, access.ReadOthers), 0
	for i := range rows {
		row := &rows[i]
		for m.standing[at].Number != row.Number {
			at++
		}
		if !others && row.SalespersonID != s.Me().ID {
			continue
		}
		m.table.Rows = append(m.table.Rows, m.cells(&m.standing[at], row))
		m.table.Records = append(m.table.Records, report.Record{Kind: domain.KindOpportunity, ID: row.ID})
	}
	return nil
}

// cells are a row's values under the columns. Of a past day nothing is known of what was
// planned, nor how long something had been in its state.
func (m *opportunityRows) cells(st *control.Standing, row *Row) []any {
	in := func(minor int64) any { return domain.Money{Minor: minor, Currency: m.currency} }
	var amount, weighted, open, next, nextOn, days any
	if !st.Unconverted {
		amount = in(st.Amount)
		if !st.Class.IsClosed() {
			weighted, open = in(st.Weighted), in(st.Amount)
		}
	}
	if !m.past {
		next, nextOn = orNothing(row.Next.Subject), orNothing(row.Next.Day)
		days = int64(row.Days)
	}
	cells := []any{
		st.Number, row.Name, orNothing(st.Customer), orNothing(row.Contact), st.State, orNothing(st.Origin), orNothing(st.Salesperson),
		st.Own, string(st.Own.Currency), int64(st.Probability), weighted,
		orNothing(st.Expected), orNothing(st.Opened), orNothing(st.Closed), next, nextOn, days,
		amount, open, string(st.Class),
	}
	if len(m.table.Columns) > len(cells) {
		cells = append(cells, orNothing(st.LossReason))
	}
	return cells
}
