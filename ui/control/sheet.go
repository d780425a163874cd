package control

import (
	"context"

	"preventa/domain/report"
	"preventa/ui/kit"
)

var _ kit.Sheeted = (*Screen)(nil)

// Sheet is what closed in each month, under the filter of the screen.
func (s *Screen) Sheet() func(context.Context) (report.Sheet, error) {
	session, filter := s.host.Session(), s.filter
	return func(ctx context.Context) (report.Sheet, error) {
		table, err := session.Report(ctx, "closed-by-month", filter)
		if err != nil {
			return report.Sheet{}, err
		}
		return kit.TableSheet(session, table)
	}
}
