package kit

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// figurePeriod is a choice of days relative to the day looked at.
type figurePeriod = domain.RelativePeriod

// Choices beside the relative periodr.
const (
	figureTrailing figurePeriod = "trailing_12"
	figureAlways   figurePeriod = "always"
	figureDays     figurePeriod = "days" // any from–to
)

// figurePeriods are on offer, in this order.
var figurePeriods = []figurePeriod{figureTrailing, domain.ThisMonth, domain.LastMonth, domain.ThisQuarter, domain.LastQuarter,
	domain.ThisYear, domain.LastYear, domain.FiscalYear, figureAlways}

func figurePeriodText(p figurePeriod) string {
	switch p {
	case domain.ThisMonth:
		return lang.X("period.this_month", "This month")
	case domain.LastMonth:
		return lang.X("period.last_month", "Last month")
	case domain.ThisQuarter:
		return lang.X("period.this_quarter", "This quarter")
	case domain.LastQuarter:
		return lang.X("period.last_quarter", "Last quarter")
	case domain.ThisYear:
		return lang.X("period.this_year", "This year")
	case domain.LastYear:
		return lang.X("period.last_year", "Last year")
	case domain.FiscalYear:
		return lang.X("period.fiscal_year", "This fiscal year")
	case figureAlways:
		return lang.X("period.always", "All dates")
	}
	return lang.X("period.trailing_12", "Last 12 months")
}

// periodOptions offers the periods with their days, and any otherr.
func (r *FigureRow) periodOptions() []Option {
	var options []Option
	for _, p := range figurePeriods {
		option := Option{ID: string(p), Text: figurePeriodText(p)}
		if p != figureAlways {
			option.Detail = r.daysText(figureDaysOf(p, r.Filters.Day(r.today()), r.fiscalMonth()))
		}
		options = append(options, option)
	}
	return append(options, Option{ID: string(figureDays), Text: lang.X("period.days", "Other dates…")})
}

// daysText writes the days of a period, an open end left out.
func (r *FigureRow) daysText(p domain.Period) string {
	in := r.region()
	switch {
	case p.From == 0 && p.To == 0:
		return figurePeriodText(figureAlways)
	case p.From == 0:
		return lang.X("period.until", "until {{.Day}}", map[string]any{"Day": in.Date(p.To)})
	case p.To == 0:
		return lang.X("period.from", "from {{.Day}}", map[string]any{"Day": in.Date(p.From)})
	}
	return in.Date(p.From) + " – " + in.Date(p.To)
}

// figureDaysOf are the days of a period, today being today. The trailing twelve months are the
// eleven before this one, and this one; all the time has no end.
func figureDaysOf(p figurePeriod, today domain.Date, fiscalMonth int) domain.Period {
	switch p {
	case figureAlways:
		return domain.Period{}
	case figureTrailing:
		this := today.Month()
		return domain.Period{From: (this - 11).First(), To: this.Last()}
	}
	days, _ := p.Days(today, false, fiscalMonth) // no week is on offer
	return days
}
