package opportunities

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// nextColours are the text and the dot of an urgency.
var nextColours = map[domain.Urgency][2]fyne.ThemeColorName{
	domain.Overdue: {kit.ColorOverdue, kit.ColorOverdueDot},
	domain.Today:   {kit.ColorToday, kit.ColorTodayDot},
	domain.Planned: {kit.ColorText, kit.ColorPlannedDot},
	domain.None:    {kit.ColorNone, kit.ColorNoneDot},
}

// nextCell is the next activity of an opportunity, such as "Call · 16:00", in the colour
// of its urgency. One that is closed needs none.
func nextCell(r region.Region, today domain.Date, row office.Row) kit.Cell {
	urgency := domain.UrgencyOf(row.Next.Day, today)
	if row.Class.IsClosed() && urgency == domain.None {
		return kit.Cell{Text: dash, Colour: kit.ColorText2}
	}
	colours := nextColours[urgency]
	cell := kit.Cell{Text: urgencyName(domain.None), Colour: colours[0], Dot: kit.Paint(colours[1])}
	if urgency != domain.None {
		cell.Text = row.Next.Type + " · " + nextWhen(r, today, row.Next)
		cell.Tooltip = row.Next.Subject
	}
	return cell
}

// nextWhen is the time of what is due today, how late what is overdue is, else the day.
func nextWhen(r region.Region, today domain.Date, next office.NextActivity) string {
	switch late := int(today - next.Day); {
	case late > 0:
		return lang.X("date.days_late", "{{.Days}} d late", map[string]any{"Days": late})
	case late < 0:
		return r.DayMonth(next.Day)
	case next.Minute == 0:
		return lang.X("date.today", "today")
	}
	return r.Clock(today.Time().Add(time.Duration(next.Minute-1) * time.Minute))
}

// urgencyName is what an urgency is called.
func urgencyName(u domain.Urgency) string {
	switch u {
	case domain.Overdue:
		return lang.X("urgency.overdue", "Overdue")
	case domain.Today:
		return lang.X("urgency.today", "Today")
	case domain.Planned:
		return lang.X("urgency.planned", "Planned")
	}
	return lang.X("urgency.none", "None")
}
