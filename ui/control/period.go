package control

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// period is a choice of days relative to today.
type period = domain.RelativePeriod

// Choices beside the relative periods.
const (
	trailing12 period = "trailing_12"
	always     period = "always"
)

func periodOptions() []kit.Option {
	return []kit.Option{
		{ID: string(trailing12), Text: lang.X("period.trailing_12", "Last 12 months")},
		{ID: string(domain.ThisMonth), Text: lang.X("period.this_month", "This month")},
		{ID: string(domain.LastMonth), Text: lang.X("period.last_month", "Last month")},
		{ID: string(domain.ThisQuarter), Text: lang.X("period.this_quarter", "This quarter")},
		{ID: string(domain.ThisYear), Text: lang.X("period.this_year", "This year")},
		{ID: string(domain.LastYear), Text: lang.X("period.last_year", "Last year")},
		{ID: string(domain.FiscalYear), Text: lang.X("period.fiscal_year", "Fiscal year")},
		{ID: string(always), Text: lang.X("period.always", "All the time")},
	}
}

// daysOf are the days of a period, today being today. The trailing twelve months are the
// eleven before this one, and this one; all the time has no end.
func daysOf(p period, today domain.Date, fiscalMonth int) domain.Period {
	switch p {
	case always:
		return domain.Period{}
	case trailing12:
		this := today.Month()
		return domain.Period{From: (this - 11).First(), To: this.Last()}
	}
	days, _ := p.Days(today, false, fiscalMonth) // no week is on offer
	return days
}
