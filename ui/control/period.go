package control

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// period is a choice of days relative to the day looked at.
type period = domain.RelativePeriod

// Choices beside the relative periods.
const (
	trailing12 period = "trailing_12"
	always     period = "always"
	someDays   period = "days" // any from–to
)

// periods are on offer, in this order.
var periods = []period{trailing12, domain.ThisMonth, domain.LastMonth, domain.ThisQuarter, domain.LastQuarter,
	domain.ThisYear, domain.LastYear, domain.FiscalYear, always}

func periodText(p period) string {
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
	case always:
		return lang.X("period.always", "All dates")
	}
	return lang.X("period.trailing_12", "Last 12 months")
}

// periodOptions offers the periods with their days, and any others.
func (s *Screen) periodOptions() []kit.Option {
	var options []kit.Option
	for _, p := range periods {
		option := kit.Option{ID: string(p), Text: periodText(p)}
		if p != always {
			option.Detail = s.daysText(daysOf(p, s.filters.day(s.today()), s.fiscalMonth()))
		}
		options = append(options, option)
	}
	return append(options, kit.Option{ID: string(someDays), Text: lang.X("period.days", "Other dates…")})
}

// daysText writes the days of a period, an open end left out.
func (s *Screen) daysText(p domain.Period) string {
	r := s.region()
	switch {
	case p.From == 0 && p.To == 0:
		return periodText(always)
	case p.From == 0:
		return lang.X("period.until", "until {{.Day}}", map[string]any{"Day": r.Date(p.To)})
	case p.To == 0:
		return lang.X("period.from", "from {{.Day}}", map[string]any{"Day": r.Date(p.From)})
	}
	return r.Date(p.From) + " – " + r.Date(p.To)
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
