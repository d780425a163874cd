package activities

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// deedSections are the activities of the day, the most urgent first.
func (m *MyDay) deedSections() []kit.TimelineSection {
	r, today := m.region(), m.today()
	var sections []kit.TimelineSection
	add := func(title string, rows []office.ActivityRow, when func(office.ActivityRow) string) {
		entries := make([]kit.TimelineEntry, len(rows))
		for i := range rows {
			entries[i] = m.deedEntry(&rows[i])
			entries[i].When = when(rows[i])
		}
		sections = appendSection(sections, title, entries)
	}
	add(lang.X("my_day.overdue", "Overdue"), m.day.Overdue, func(a office.ActivityRow) string {
		late := lang.X("date.days_late", "{{.Days}} d late", map[string]any{"Days": int(today - a.Day)})
		return joined(dayText(r, a.Day, false), late)
	})
	add(lang.X("my_day.today", "Today"), m.day.Today, func(a office.ActivityRow) string { return clockText(r, a.Minute) })
	add(lang.X("my_day.soon", "Next 7 days"), m.day.Soon, func(a office.ActivityRow) string {
		day := dayText(r, a.Day, false)
		if a.Day == today+1 {
			day = lang.X("datetime.tomorrow", "Tomorrow")
		}
		return joined(day, clockText(r, a.Minute))
	})
	return sections
}

// appendSection leaves out a section without entries.
func appendSection(sections []kit.TimelineSection, title string, entries []kit.TimelineEntry) []kit.TimelineSection {
	if len(entries) == 0 {
		return sections
	}
	return append(sections, kit.TimelineSection{Title: title, Count: strconv.Itoa(len(entries)), Entries: entries})
}

// deedEntry shows an activity: what, of what type, with whom; and the way to its opportunity.
func (m *MyDay) deedEntry(a *office.ActivityRow) kit.TimelineEntry {
	id := "activity/" + string(a.ID)
	m.items[id] = dayItem{activity: a}
	colour := urgencyColour(a.Urgency(m.today()))
	detail := joined(a.Type, kit.MinutesText(a.Minutes), a.Customer, a.Contact)
	if m.isForEveryone() {
		detail = joined(detail, a.People)
	}
	return kit.TimelineEntry{ID: id, Icon: iconOf(*a), Colour: colour, WhenColour: colour, Title: a.Subject, Detail: detail,
		Link: numbered(a.Number, a.Opportunity), Mark: kit.CompletionMark(m.host)}
}

// iconOf is the icon of an activity's type; a type of the office's own may have none.
func iconOf(a office.ActivityRow) string {
	if a.Icon == "" {
		return "calendar-days"
	}
	return a.Icon
}

// dealSections are the opportunities that need somebody.
func (m *MyDay) dealSections() []kit.TimelineSection {
	var closing, held, cold []kit.TimelineEntry
	for i := range m.day.Closing {
		closing = append(closing, m.closingEntry(&m.day.Closing[i]))
	}
	for i := range m.day.Held {
		row := &m.day.Held[i]
		entry := m.dealEntry("held", row, "pause")
		entry.When = dayText(m.region(), row.HoldUntil, false)
		held = append(held, entry)
	}
	for i := range m.day.Rotting {
		rotting := &m.day.Rotting[i]
		entry := m.dealEntry("cold", &rotting.Row, "clock")
		entry.When = lang.X("my_day.days_of", "{{.Days}} d of {{.Limit}}", map[string]any{"Days": rotting.Days, "Limit": rotting.Limit})
		entry.WhenColour = kit.ColorOverdue
		cold = append(cold, entry)
	}
	sections := appendSection(nil, lang.X("my_day.closing", "Closing soon"), closing)
	sections = appendSection(sections, lang.X("my_day.held", "To take up again"), held)
	return appendSection(sections, lang.X("my_day.cold", "Going cold"), cold)
}

func (m *MyDay) closingEntry(row *office.Row) kit.TimelineEntry {
	entry := m.dealEntry("closing", row, "calendar-check")
	entry.When = dayText(m.region(), row.Expected, false)
	entry.WhenColour = urgencyColour(domain.UrgencyOf(row.Expected, m.today()))
	if row.Expected < m.today() {
		entry.When = joined(entry.When, lang.X("date.days_late", "{{.Days}} d late", map[string]any{"Days": int(m.today() - row.Expected)}))
	}
	return entry
}

// dealEntry shows an opportunity: with whom, how far, what it is worth and how likely.
func (m *MyDay) dealEntry(section string, row *office.Row, icon string) kit.TimelineEntry {
	id := section + "/" + string(row.ID)
	m.items[id] = dayItem{row: row}
	detail := joined(row.Customer, row.State)
	if row.Amount.Minor != 0 {
		detail = joined(detail, m.region().Money(row.Amount))
	}
	if row.Class == domain.Open {
		detail = joined(detail, m.region().Percent(row.Probability))
	}
	if m.isForEveryone() {
		detail = joined(detail, row.Salesperson)
	}
	return kit.TimelineEntry{ID: id, Icon: icon, Colour: kit.ColorOpen, Title: numbered(row.Number, row.Name), Detail: detail}
}

// dayText writes a day with its weekday, such as "Thu 15-10", the year added where asked for.
func dayText(r region.Region, day domain.Date, year bool) string {
	if day.IsZero() {
		return ""
	}
	short := day.Time().Weekday().String()[:3]
	weekday := lang.X("weekday."+strings.ToLower(short), short)
	if year {
		return weekday + " " + r.Date(day)
	}
	return weekday + " " + r.DayMonth(day)
}
