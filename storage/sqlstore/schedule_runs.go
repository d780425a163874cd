package sqlstore

import (
	"context"

	"preventa/domain"
)

// ScheduleRuns are how the schedules were last made.
func (s *Store) ScheduleRuns(ctx context.Context) (map[domain.ID]string, error) {
	runs := map[domain.ID]string{}
	err := s.each(ctx, "SELECT schedule, run FROM schedule_run", nil, func(scan func(...any) error) error {
		var id domain.ID
		var run string
		err := scan(&id, &run)
		runs[id] = run
		return err
	})
	return runs, err
}

// KeepScheduleRun keeps how a schedule was last made.
func (s *Store) KeepScheduleRun(ctx context.Context, schedule domain.ID, run string) error {
	return s.inTx(ctx, func(tx querier) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO schedule_run (schedule, run) VALUES ($1, $2) ON CONFLICT (schedule) DO UPDATE SET run = excluded.run", string(schedule), run)
		return classify(err, "keep a run")
	})
}
