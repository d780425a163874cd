package control

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// period is a choice of days relative to today.
type period string

const (
	thisMonth   period = "this_month"
	lastMonth   period = "last_month"
	thisQuarter period = "this_quarter"
	thisYear    period = "this_year"
	lastYear    period = "last_year"
	fiscalYear  period = "fiscal_year"
	trailing12  period = "trailing_12"
	always      period = "always"
)

func periodOptions() []kit.Option {
	return []kit.Option{
		{ID: string(trailing12), Text: lang.X("period.trailing_12", "Last 12 months")},
		{ID: string(thisMonth), Text: lang.X("period.this_month", "This month")},
		{ID: string(lastMonth), Text: lang.X("period.last_month", "Last month")},
		{ID: string(thisQuarter), Text: lang.X("period.this_quarter", "This quarter")},
		{ID: string(thisYear), Text: lang.X("period.this_year", "This year")},
		{ID: string(lastYear), Text: lang.X("period.last_year", "Last year")},
		{ID: string(fiscalYear), Text: lang.X("period.fiscal_year", "Fiscal year")},
		{ID: string(always), Text: lang.X("period.always", "All the time")},
	}
}

// days are the first and the last day of the period, today being today. The trailing
// twelve months are the eleven before this one, and this one.
func (p period) days(today domain.Date, fiscalMonth int) domain.Period {
	year, month, _ := today.Civil()
	this := today.Month()
	months := func(first, last domain.Month) domain.Period {
		return domain.Period{From: first.First(), To: last.Last()}
	}
	switch p {
	case thisMonth:
		return months(this, this)
	case lastMonth:
		return months(this-1, this-1)
	case thisQuarter:
		first := domain.NewMonth(year, (month-1)/3*3+1)
		return months(first, first+2)
	case thisYear:
		return months(domain.NewMonth(year, time.January), domain.NewMonth(year, time.December))
	case lastYear:
		return months(domain.NewMonth(year-1, time.January), domain.NewMonth(year-1, time.December))
	case fiscalYear:
		first := domain.NewMonth(year, time.Month(max(1, fiscalMonth)))
		if first > this {
			first -= 12
		}
		return months(first, first+11)
	case trailing12:
		return months(this-11, this)
	}
	return domain.Period{}
}
