package control

import (
	"testing"

	"preventa/domain"
)

func TestPeriodsAreRelativeToToday(t *testing.T) {
	day := domain.NewDate
	today := day(2026, 2, 10)
	for _, c := range []struct {
		period   period
		from, to domain.Date
	}{
		{domain.ThisMonth, day(2026, 2, 1), day(2026, 2, 28)},
		{domain.LastMonth, day(2026, 1, 1), day(2026, 1, 31)},
		{domain.ThisQuarter, day(2026, 1, 1), day(2026, 3, 31)},
		{domain.ThisYear, day(2026, 1, 1), day(2026, 12, 31)},
		{domain.LastYear, day(2025, 1, 1), day(2025, 12, 31)},
		{domain.FiscalYear, day(2025, 4, 1), day(2026, 3, 31)},
		{trailing12, day(2025, 3, 1), day(2026, 2, 28)},
		{always, 0, 0},
	} {
		want(t, string(c.period), daysOf(c.period, today, 4), domain.Period{From: c.from, To: c.to})
	}
	want(t, "month before January", daysOf(domain.LastMonth, day(2026, 1, 31), 1), domain.Period{From: day(2025, 12, 1), To: day(2025, 12, 31)})
}
