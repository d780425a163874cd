package sqlstore

import (
	"context"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
)

const (
	activityType        = " LEFT JOIN item t ON t.id = a.type"
	activityOpportunity = " LEFT JOIN opportunity o ON o.id = a.opportunity"
	activityCustomer    = " LEFT JOIN customer c ON c.id = COALESCE(o.customer, a.customer)"
	activityContact     = " LEFT JOIN contact k ON k.id = a.contact"
)

// removedOpportunities are those in the recycle bin. There are few, and SQLite finds them once
// for all the rows it compares with them.
const removedOpportunities = "SELECT x.id FROM opportunity x WHERE x.removed_at <> 0"

var activityList = &listing{
	table: "activity a", id: "a.id", base: "a.removed_at = 0 AND (a.opportunity IS NULL OR a.opportunity NOT IN (" + removedOpportunities + "))",
	search: []string{"a.search", "COALESCE(o.folded, '')", "COALESCE(c.folded, '')"}, joins: []string{activityOpportunity, activityCustomer},
	sort: office.ColumnDay, tie: "a.minute DESC, a.id DESC",
	columns: map[office.Column]listColumn{
		office.ColumnDay:         {sort: "a.day", equal: "a.day"},
		office.ColumnType:        {sort: "t.position", equal: "t.folded", fold: true, joins: []string{activityType}},
		office.ColumnSubject:     {sort: "a.search", equal: "a.subject"},
		office.ColumnOpportunity: {sort: "o.folded", empty: "a.opportunity IS NULL", equal: "a.opportunity", joins: []string{activityOpportunity}},
		office.ColumnCustomer:    {sort: "c.folded", empty: "c.id IS NULL", equal: "c.id", joins: []string{activityOpportunity, activityCustomer}},
		office.ColumnContact:     {sort: "k.folded", empty: "a.contact IS NULL", equal: "a.contact", joins: []string{activityContact}},
		office.ColumnPeople: {meets: func(l *listQuery, value string) (string, error) {
			return "a.who LIKE " + l.arg("% "+escapeLike(value)+" %") + ` ESCAPE '\'`, nil
		}},
		office.ColumnMinutes: {sort: "a.minutes", empty: "a.minutes = 0", equal: "a.minutes"},
		office.ColumnDone: {sort: "a.done", meets: func(_ *listQuery, value string) (string, error) {
			if value == "true" {
				return "a.done = TRUE", nil
			}
			return "a.done = FALSE", nil
		}},
		office.ColumnUrgency: {derived: func(l *listQuery) string {
			return "CASE WHEN a.done THEN 'none' ELSE " + urgencySQL("a.day")(l) + " END"
		}},
	},
}

// ActivityRows gives the page of a query that starts at row first. Activities of an
// opportunity in the recycle bin are not listed.
func (s *Store) ActivityRows(ctx context.Context, q office.Query, first, count int) ([]office.ActivityRow, error) {
	ids, err := s.page(ctx, activityList, q, first, count)
	if err != nil {
		return nil, err
	}
	return s.activityRows(ctx, ids)
}

// activityRows gives the rows of activities in the order of their ids.
func (s *Store) activityRows(ctx context.Context, ids []string) ([]office.ActivityRow, error) {
	var list []office.ActivityRow
	for part := range slices.Chunk(ids, mostNames) {
		rows, err := s.someActivityRows(ctx, part)
		if err != nil {
			return nil, err
		}
		list = append(list, rows...)
	}
	return list, nil
}

func (s *Store) someActivityRows(ctx context.Context, ids []string) ([]office.ActivityRow, error) {
	const statement = `SELECT a.id, COALESCE(t.name, ''), COALESCE(t.id, ''), COALESCE(t.icon, ''), a.subject, a.notes, a.day, a.minute, a.minutes, a.done,
		COALESCE(o.id, ''), COALESCE(o.number, 0), COALESCE(o.name, ''), COALESCE(c.id, ''), COALESCE(c.name, ''), COALESCE(k.id, ''), ` + contactLabel + `
		FROM activity a` + activityType + activityOpportunity + activityCustomer + activityContact
	rows, err := rowsOf(ctx, s, activityList, ids, statement, func(scan func(...any) error) (domain.ID, office.ActivityRow, error) {
		var r office.ActivityRow
		err := scan(&r.ID, &r.Type, &r.TypeID, &r.Icon, &r.Subject, &r.Notes, dayInto{&r.Day}, &r.Minute, &r.Minutes, &r.Done,
			&r.OpportunityID, &r.Number, &r.Opportunity, &r.CustomerID, &r.Customer, &r.ContactID, &r.Contact)
		return r.ID, r, err
	})
	if err != nil || len(rows) == 0 {
		return rows, err
	}
	return rows, s.activityPeople(ctx, rows)
}

// activityPeople fills in who did, or is to do, each activity.
func (s *Store) activityPeople(ctx context.Context, rows []office.ActivityRow) error {
	args, place := make([]any, len(rows)), make(map[domain.ID]int, len(rows))
	for i, row := range rows {
		args[i], place[row.ID] = string(row.ID), i
	}
	found, err := s.reader().QueryContext(ctx, `SELECT w.record, p.name FROM activity_people w JOIN person p ON p.id = w.item
		WHERE w.record IN (`+placeholders(1, len(rows))+`) ORDER BY p.folded, p.id`, args...)
	if err != nil {
		return classify(err, "people of activities")
	}
	defer found.Close()
	for found.Next() {
		var id domain.ID
		var name string
		if err := found.Scan(&id, &name); err != nil {
			return classify(err, "people of activities")
		}
		row := &rows[place[id]]
		if row.People != "" {
			row.People += ", "
		}
		row.People += name
	}
	return classify(found.Err(), "people of activities")
}
