package sqlstore

import (
	"context"
	"fmt"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

const (
	joinCustomer    = " LEFT JOIN customer c ON c.id = o.customer"
	joinContact     = " LEFT JOIN contact k ON k.id = o.contact"
	joinState       = " JOIN state s ON s.id = o.state"
	joinOrigin      = " LEFT JOIN item g ON g.id = o.origin"
	joinSalesperson = " LEFT JOIN person p ON p.id = o.salesperson"

	joinLossReason = " LEFT JOIN item lr ON lr.id = o.loss_reason"
)

var opportunityList = &listing{
	table: "opportunity o", id: "o.id", base: "o.removed_at = 0", search: []string{"o.search"}, sort: office.ColumnNumber, tie: "o.number DESC",
	columns: map[office.Column]listColumn{
		office.ColumnNumber:      {sort: "o.number", equal: "o.number"},
		office.ColumnName:        {sort: "o.folded", equal: "o.folded", fold: true},
		office.ColumnCustomer:    {sort: "c.folded", empty: "o.customer IS NULL", equal: "c.folded", fold: true, joins: []string{joinCustomer}},
		office.ColumnContact:     {sort: "k.folded", empty: "o.contact IS NULL", equal: "k.folded", fold: true, joins: []string{joinContact}},
		office.ColumnState:       {sort: "s.position", equal: "s.folded", fold: true, joins: []string{joinState}},
		office.ColumnOrigin:      {sort: "g.position", empty: "o.origin IS NULL", equal: "g.folded", fold: true, joins: []string{joinOrigin}},
		office.ColumnSalesperson: {sort: "p.folded", empty: "o.salesperson IS NULL", equal: "COALESCE(p.folded, '')", fold: true, joins: []string{joinSalesperson}},
		office.ColumnAmount:      {sort: "o.office_amount", empty: "o.unconverted", equal: "o.amount"},
		office.ColumnProbability: {sort: "o.probability", equal: "o.probability"},
		office.ColumnWeighted:    {sort: "o.weighted", empty: "s.class IN ('won', 'lost')", equal: "o.weighted", joins: []string{joinState}},
		office.ColumnExpected:    {sort: "o.expected_close", empty: "o.expected_close IS NULL", equal: "o.expected_close"},
		office.ColumnOpened:      {sort: "o.opened_on", empty: "o.opened_on IS NULL", equal: "o.opened_on"},
		office.ColumnClosed:      {sort: "o.closed_on", empty: "o.closed_on IS NULL", equal: "o.closed_on"},
		office.ColumnNext:        {sort: nextDay, empty: nextDay + " IS NULL", derived: urgencySQL(nextDay)},
		office.ColumnComplete:    {derived: completenessSQL, joins: []string{joinContact}, meets: inBand},
		office.ColumnRate:        {equal: "CASE WHEN o.unconverted THEN 'none' ELSE 'known' END"},
		office.ColumnLossReason:  {sort: "lr.position", empty: "o.loss_reason IS NULL", equal: "lr.folded", fold: true, joins: []string{joinLossReason}},
	},
}

// nextDay is the day of an opportunity's next activity, NULL for none.
const nextDay = "(SELECT min(n.day) FROM activity n WHERE n.opportunity = o.id AND n.done = FALSE AND n.removed_at = 0)"

// urgencySQL is domain.UrgencyOf of a day.
func urgencySQL(day string) func(*listQuery) string {
	return func(l *listQuery) string {
		today := l.arg(l.query.Today.String())
		return fmt.Sprintf("CASE WHEN %[1]s IS NULL THEN 'none' WHEN %[1]s < %[2]s THEN 'overdue' WHEN %[1]s = %[2]s THEN 'today' ELSE 'planned' END", day, today)
	}
}

// filledSQL says of each field that can count whether it is filled, as
// domain.Weights.Completeness does.
var filledSQL = map[string]string{
	"customer":       "o.customer IS NOT NULL",
	"contact":        "COALESCE(k.name, '') <> ''",
	"position":       "COALESCE(k.position, '') <> ''",
	"phone":          "COALESCE(k.phone, '') <> '' OR COALESCE(k.mobile, '') <> ''",
	"email":          "COALESCE(k.email, '') <> ''",
	"origin":         "o.origin IS NOT NULL",
	"salesperson":    "o.salesperson IS NOT NULL",
	"expected_close": "o.expected_close IS NOT NULL",
	"amount":         "o.amount <> 0",
	"competitor":     "o.competitor IS NOT NULL",
	"tags":           "EXISTS (SELECT 1 FROM opportunity_tags t WHERE t.record = o.id)",
	"notes":          "o.notes <> ''",
}

// completenessSQL is domain.Weights.Completeness in percent. It needs joinContact.
func completenessSQL(l *listQuery) string { return completenessOf(l.query.Weights) }

func completenessOf(weights domain.Weights) string {
	all := 0
	parts := []string{"0"}
	for _, field := range domain.CompletenessFields {
		if weight := weights[field]; weight > 0 {
			all += weight
			parts = append(parts, fmt.Sprintf("CASE WHEN %s THEN %d ELSE 0 END", filledSQL[field], weight))
		}
	}
	if all == 0 {
		return "100"
	}
	return fmt.Sprintf("((%s) * 100 / %d)", strings.Join(parts, " + "), all)
}

// inBand is the condition of a band of completeness such as "50-79".
func inBand(l *listQuery, value string) (string, error) {
	var from, to int
	if n, err := fmt.Sscanf(value, "%d-%d", &from, &to); n != 2 || err != nil {
		return "", domain.Fail(domain.Invalid, "error.query.column", domain.Args{"Column": string(office.ColumnComplete)})
	}
	return completenessSQL(l) + " BETWEEN " + l.arg(from) + " AND " + l.arg(to), nil
}

// Opportunities gives the page of a query that starts at row first.
func (s *Store) Opportunities(ctx context.Context, q office.Query, first, count int) ([]office.Row, error) {
	statement := rowSQL + completenessOf(q.Weights) + rowFrom
	rows, err := pageRows(ctx, s, opportunityList, q, first, count, statement, scanRow)
	if err != nil || len(rows) == 0 {
		return rows, err
	}
	return rows, s.nextActivities(ctx, rows)
}

// nextActivities fills the next activity of rows in.
func (s *Store) nextActivities(ctx context.Context, rows []office.Row) error {
	args, place := make([]any, len(rows)), make(map[domain.ID]int, len(rows))
	for i, row := range rows {
		args[i], place[row.ID] = string(row.ID), i
	}
	found, err := s.reader().QueryContext(ctx, `SELECT n.opportunity, n.id, n.day, n.minute, COALESCE(t.name, ''), COALESCE(t.icon, ''), n.subject
		FROM activity n LEFT JOIN item t ON t.id = n.type WHERE n.done = FALSE AND n.removed_at = 0 AND n.opportunity IN (`+placeholders(1, len(rows))+`)
		ORDER BY n.day DESC, n.minute DESC, n.id DESC`, args...)
	if err != nil {
		return classify(err, "next activities")
	}
	defer found.Close()
	for found.Next() {
		var opportunity domain.ID
		var next office.NextActivity
		if err := found.Scan(&opportunity, &next.ID, dayInto{&next.Day}, &next.Minute, &next.Type, &next.Icon, &next.Subject); err != nil {
			return classify(err, "next activities")
		}
		rows[place[opportunity]].Next = next // the earliest comes last
	}
	return classify(found.Err(), "next activities")
}

const rowSQL = `SELECT o.id, o.number, o.name, COALESCE(c.name, ''), COALESCE(c.registered, FALSE), ` + contactLabel + `,
	s.name, s.id, s.colour, s.class, COALESCE(g.name, ''), COALESCE(g.id, ''), COALESCE(p.name, ''),
	o.amount, o.currency, o.office_amount, o.unconverted, o.probability, o.weighted, o.expected_close, o.opened_on, o.closed_on,
	COALESCE(lr.name, ''), o.hold_until, `

// contactLabel is domain.Contact.Label.
const contactLabel = `COALESCE(NULLIF(k.name, ''), NULLIF(k.email, ''), NULLIF(k.mobile, ''), NULLIF(k.phone, ''), k.position, '')`

const rowFrom = ` FROM opportunity o` + joinCustomer + joinContact + joinState + joinOrigin + joinSalesperson + joinLossReason

func scanRow(scan func(...any) error) (domain.ID, office.Row, error) {
	var r office.Row
	err := scan(&r.ID, &r.Number, &r.Name, &r.Customer, &r.Registered, &r.Contact,
		&r.State, &r.StateID, &r.StateColour, &r.Class, &r.Origin, &r.OriginID, &r.Salesperson,
		&r.Amount.Minor, &r.Amount.Currency, &r.OfficeAmount, &r.Unconverted, &r.Probability, &r.Weighted,
		dayInto{&r.Expected}, dayInto{&r.Opened}, dayInto{&r.Closed}, &r.LossReason, dayInto{&r.HoldUntil}, &r.Completeness)
	return r.ID, r, err
}

// Totals sums up all the rows of a query.
func (s *Store) Totals(ctx context.Context, q office.Query) (office.Totals, error) {
	l, err := opportunityList.query(q)
	if err != nil {
		return office.Totals{}, err
	}
	l.join(joinState)
	query := `SELECT count(*), count(*) FILTER (WHERE s.class = 'open'), count(*) FILTER (WHERE s.class = 'hold'),
		count(*) FILTER (WHERE s.class = 'won'), count(*) FILTER (WHERE s.class = 'lost'),
		COALESCE(sum(o.office_amount), 0), COALESCE(sum(o.weighted) FILTER (WHERE s.class IN ('open', 'hold')), 0),
		count(*) FILTER (WHERE o.unconverted)` + l.from() + l.clause()
	var t office.Totals
	err = s.reader().QueryRowContext(ctx, query, l.args...).Scan(&t.Count, &t.Open, &t.OnHold, &t.Won, &t.Lost, &t.Amount, &t.Weighted, &t.Unconverted)
	return t, classify(err, "totals")
}
