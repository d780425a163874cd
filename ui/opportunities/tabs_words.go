package opportunities

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// dayTime writes a day with its weekday, and the time where there is one: "Thu 22-10 ·
// 10:00". A day of another year than today's has its year.
func dayTime(r region.Region, day domain.Date, minute int, today domain.Date) string {
	if day.IsZero() {
		return ""
	}
	date := r.DayMonth(day)
	year, _, _ := day.Civil()
	if now, _, _ := today.Civil(); now != year {
		date = r.Date(day)
	}
	text := weekday(day) + " " + date
	if minute > 0 {
		text += " · " + clock(r, minute)
	}
	return text
}

func weekday(day domain.Date) string {
	short := day.Time().Weekday().String()[:3]
	return lang.X("weekday."+strings.ToLower(short), short)
}

// clock writes a minute of the day, of which 1 is 00:00, as the office does; "" for 0.
func clock(r region.Region, minute int) string {
	if minute == 0 {
		return ""
	}
	return r.Clock(time.Date(2000, 1, 1, (minute-1)/60, (minute-1)%60, 0, 0, time.UTC))
}

// urgencyColours are those of a planned activity.
var urgencyColours = map[domain.Urgency]fyne.ThemeColorName{
	domain.Overdue: kit.ColorOverdue, domain.Today: kit.ColorToday, domain.Planned: kit.ColorPlanned,
}

// statusDots are the dots of the statuses of a quotation.
var statusDots = map[domain.QuotationStatus]fyne.ThemeColorName{
	domain.Draft: kit.ColorHoldDot, domain.Sent: kit.ColorOpenDot, domain.Accepted: kit.ColorWonDot,
	domain.Rejected: kit.ColorLostDot, domain.Expired: kit.ColorTodayDot, domain.Superseded: kit.ColorNoneDot,
}

func statusText(s domain.QuotationStatus) string {
	return lang.X("quotation_status."+string(s), string(s))
}

// dotted puts the parts that say something behind one another.
func dotted(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, " · ")
}
