package sqlstore

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/rowindex"
)

// ActivitiesByDay gives the first activities of each day that a query keeps, by their time,
// and how many each day has altogether.
func (s *Store) ActivitiesByDay(ctx context.Context, q office.Query, most int) ([]office.ActivityRow, map[domain.Date]int, error) {
	l, err := activityList.query(q)
	if err != nil {
		return nil, nil, err
	}
	query := "SELECT id, day, whole FROM (SELECT a.id AS id, a.day AS day, row_number() OVER (PARTITION BY a.day ORDER BY a.minute, a.id) AS place," +
		" count(*) OVER (PARTITION BY a.day) AS whole" + l.from() + l.clause() + ") AS days WHERE place <= " + l.arg(most) + " ORDER BY day, place"
	found, err := s.reader().QueryContext(ctx, query, l.args...)
	if err != nil {
		return nil, nil, classify(err, "activities by day")
	}
	defer found.Close()
	var ids []string
	whole := map[domain.Date]int{}
	for found.Next() {
		var id string
		var day domain.Date
		var count int
		if err := found.Scan(&id, dayInto{&day}, &count); err != nil {
			return nil, nil, classify(err, "activities by day")
		}
		ids, whole[day] = append(ids, id), count
	}
	if err := found.Err(); err != nil {
		return nil, nil, classify(err, "activities by day")
	}
	rows, err := s.activityRows(ctx, ids)
	return rows, whole, err
}

// ClosingsByDay gives the first opportunities that a query keeps of each day they are
// expected to close on, newest first, and how many each day has altogether.
func (s *Store) ClosingsByDay(ctx context.Context, q office.Query, most int) (rows []office.Row, whole map[domain.Date]int, err error) {
	var numbers []int64
	err = s.indexed(ctx, q, func(x *rowindex.Index) (err error) {
		numbers, whole, err = x.ByDay(q, most)
		return err
	})
	if err != nil || len(numbers) == 0 {
		return nil, whole, err
	}
	rows, err = s.numbered(ctx, q, numbers)
	return rows, whole, err
}
