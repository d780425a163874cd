package sqlstore

import (
	"context"
	"maps"
	"slices"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/rowindex"
)

// ActivitiesByDay gives the first activities of each day that a query keeps, by their time,
// and how many each day has altogether.
func (s *Store) ActivitiesByDay(ctx context.Context, q office.Query, most int) ([]office.ActivityRow, map[domain.Date]int, error) {
	ids, whole, all, err := s.fewByDay(ctx, q, most)
	if err == nil && !all {
		ids, whole, err = s.manyByDay(ctx, q, most)
	}
	if err != nil {
		return nil, nil, err
	}
	rows, err := s.activityRows(ctx, ids)
	return rows, whole, err
}

// mostInOneGo is how many activities are read one by one to count them: those of one person,
// who has few among many, are then looked for only once.
const mostInOneGo = 8192

// fewByDay reads all the activities that a query keeps, false when they are too many for that.
func (s *Store) fewByDay(ctx context.Context, q office.Query, most int) (ids []string, whole map[domain.Date]int, all bool, err error) {
	l, err := activityList.query(q)
	if err != nil {
		return nil, nil, false, err
	}
	found, err := s.reader().QueryContext(ctx, "SELECT a.id, a.day"+l.from()+l.clause()+" ORDER BY a.day, a.minute, a.id LIMIT "+l.arg(mostInOneGo+1), l.args...)
	if err != nil {
		return nil, nil, false, classify(err, "activities by day")
	}
	defer found.Close()
	whole = map[domain.Date]int{}
	for left := mostInOneGo; found.Next(); left-- {
		var id string
		var day domain.Date
		if err := found.Scan(&id, dayInto{&day}); err != nil {
			return nil, nil, false, classify(err, "activities by day")
		}
		if left == 0 {
			return nil, nil, false, nil
		}
		if whole[day]++; whole[day] <= most {
			ids = append(ids, id)
		}
	}
	return ids, whole, true, classify(found.Err(), "activities by day")
}

// manyByDay counts the activities of each day first, and then reads the first of each.
func (s *Store) manyByDay(ctx context.Context, q office.Query, most int) (ids []string, whole map[domain.Date]int, err error) {
	whole, err = s.countByDay(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	for _, day := range slices.Sorted(maps.Keys(whole)) {
		l, err := activityList.query(q)
		if err != nil {
			return nil, nil, err
		}
		l.where("a.day = " + l.arg(day.String()))
		first, err := texts(ctx, s.reader(), "SELECT a.id"+l.from()+l.clause()+" ORDER BY a.minute, a.id LIMIT "+l.arg(most), l.args...)
		if err != nil {
			return nil, nil, err
		}
		ids = append(ids, first...)
	}
	return ids, whole, nil
}

// countByDay counts the activities of each day that a query keeps.
func (s *Store) countByDay(ctx context.Context, q office.Query) (map[domain.Date]int, error) {
	l, err := activityList.query(q)
	if err != nil {
		return nil, err
	}
	found, err := s.reader().QueryContext(ctx, "SELECT a.day, count(*)"+l.from()+l.clause()+" GROUP BY a.day", l.args...)
	if err != nil {
		return nil, classify(err, "activities by day")
	}
	defer found.Close()
	whole := map[domain.Date]int{}
	for found.Next() {
		var day domain.Date
		var count int
		if err := found.Scan(dayInto{&day}, &count); err != nil {
			return nil, classify(err, "activities by day")
		}
		whole[day] = count
	}
	return whole, classify(found.Err(), "activities by day")
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
	rows, err = s.RowsNumbered(ctx, q, numbers)
	return rows, whole, err
}
