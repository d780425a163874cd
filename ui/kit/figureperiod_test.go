package kit

import (
	"testing"

	"preventa/domain"
)

func TestPeriodsAreRelativeToToday(t *testing.T) {
	day := domain.NewDate
	today := day(2026, 2, 10)
	for _, c := range []struct {
		period   figurePeriod
		from, to domain.Date
	}{
		{domain.ThisMonth, day(2026, 2, 1), day(2026, 2, 28)},
		{domain.LastMonth, day(2026, 1, 1), day(2026, 1, 31)},
		{domain.ThisQuarter, day(2026, 1, 1), day(2026, 3, 31)},
		{domain.ThisYear, day(2026, 1, 1), day(2026, 12, 31)},
		{domain.LastYear, day(2025, 1, 1), day(2025, 12, 31)},
		{domain.FiscalYear, day(2025, 4, 1), day(2026, 3, 31)},
		{figureTrailing, day(2025, 3, 1), day(2026, 2, 28)},
		{figureAlways, 0, 0},
	} {
		wantSame(t, string(c.period), figureDaysOf(c.period, today, 4), domain.Period{From: c.from, To: c.to})
	}
	wantSame(t, "month before January", figureDaysOf(domain.LastMonth, day(2026, 1, 31), 1), domain.Period{From: day(2025, 12, 1), To: day(2025, 12, 31)})
}
