package opportunities

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// calendarWords writes what a calendar says, in the language in force and as the office
// writes times and amounts.
type calendarWords struct {
	region region.Region
	today  domain.Date
}

// clock writes some minutes after midnight.
func (w calendarWords) clock(minute int) string { return clock(w.region, minute%minutesADay+1) }

// hour writes a full hour as shortly as it is read.
func (w calendarWords) hour(hour int) string {
	at := time.Date(2000, 1, 1, hour, 0, 0, 0, time.UTC)
	if w.region.TwelveHour {
		return at.Format("3 PM")
	}
	return at.Format("15:04")
}

// times writes from when until when an activity is, "" for one without a time.
func (w calendarWords) times(e calendarEntry) string {
	switch {
	case !e.isTimed():
		return ""
	case e.activity.Minutes == 0:
		return w.clock(e.from())
	}
	return w.clock(e.from()) + "–" + w.clock(e.from()+e.activity.Minutes)
}

// name is what an entry is called: the subject, or who is expected to decide.
func (w calendarWords) name(e calendarEntry) string {
	switch {
	case e.activity != nil:
		return e.activity.Subject
	case e.closing.Customer != "":
		return e.closing.Customer
	}
	return e.closing.Name
}

// details are the lines below the name.
func (w calendarWords) details(e calendarEntry) []string {
	a := e.activity
	lines := []string{dotted(w.times(e), a.Customer)}
	if a.Customer == "" {
		lines[0] = dotted(w.times(e), a.Opportunity)
	}
	if more := dotted(a.Type, a.Contact); more != "" {
		lines = append(lines, more)
	}
	return append(lines, a.People)
}

// amount is what an opportunity is worth, shortly; "" where nobody has said.
func (w calendarWords) amount(row office.Row) string {
	if row.Amount.Minor == 0 {
		return ""
	}
	return w.region.Short(row.Amount)
}

// tip says all of an entry.
func (w calendarWords) tip(e calendarEntry) string {
	if e.activity == nil {
		return w.closingTip(*e.closing)
	}
	a := e.activity
	state := ""
	if a.Done {
		state = lang.X("activities.done", "Done")
	}
	when := dayTime(w.region, a.Day, a.Minute, w.today)
	if a.Minutes > 0 {
		when = dotted(when, kit.MinutesText(a.Minutes))
	}
	about := ""
	if a.Opportunity != "" {
		about = numberText(a.Number) + " " + a.Opportunity
	}
	return lines(a.Subject, dotted(when, state), dotted(a.Type, a.Customer, a.Contact), about, a.People)
}

func (w calendarWords) closingTip(row office.Row) string {
	amount := ""
	if row.Amount.Minor != 0 {
		amount = dotted(w.region.Money(row.Amount), w.region.Percent(row.Probability))
	}
	return lines(lang.X("calendar.closing_tip", "Expected close"), numberText(row.Number)+" "+row.Name, row.Customer, amount, dotted(row.State, row.Salesperson))
}

// lines puts the texts that say something one below another.
func lines(texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "\n")
}

func numberText(number int64) string {
	return lang.X("opportunity.number_short", "№") + " " + strconv.FormatInt(number, 10)
}

// month is the name of a month.
func monthName(m time.Month) string {
	return lang.X("month."+strconv.Itoa(int(m)), m.String())
}

// longWeekday is the whole name of a weekday.
func longWeekday(day domain.Date) string {
	name := day.Time().Weekday().String()
	return lang.X("weekday.long."+strings.ToLower(name[:3]), name)
}

// title says which days are shown.
func (w calendarWords) title(span calendarSpan, day domain.Date) string {
	year, month, of := day.Civil()
	switch span {
	case spanMonth:
		return capital(lang.X("calendar.title", "{{.Month}} {{.Year}}", map[string]any{"Month": monthName(month), "Year": year}))
	case spanDay:
		return capital(lang.X("calendar.day_title", "{{.Weekday}} {{.Day}} {{.Month}} {{.Year}}",
			map[string]any{"Weekday": longWeekday(day), "Day": of, "Month": monthName(month), "Year": year}))
	}
	days := span.days(day, w.region.SundayFirst)
	return weekTitle(days.From, days.To)
}

// weekTitle names what two days have in common once.
func weekTitle(from, to domain.Date) string {
	fromYear, fromMonth, first := from.Civil()
	year, month, last := to.Civil()
	args := map[string]any{"From": first, "To": last, "FromMonth": monthName(fromMonth), "Month": monthName(month), "FromYear": fromYear, "Year": year}
	switch {
	case fromYear != year:
		return lang.X("calendar.week_title_years", "{{.From}} {{.FromMonth}} {{.FromYear}} – {{.To}} {{.Month}} {{.Year}}", args)
	case fromMonth != month:
		return lang.X("calendar.week_title_months", "{{.From}} {{.FromMonth}} – {{.To}} {{.Month}} {{.Year}}", args)
	}
	return lang.X("calendar.week_title", "{{.From}}–{{.To}} {{.Month}} {{.Year}}", args)
}

// capital begins a title with a capital letter, which names of months and days do not
// have in Spanish.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

func weekText(monday domain.Date) string {
	return lang.X("calendar.week_number", "W{{.Number}}", map[string]any{"Number": weekNumber(monday)})
}

func moreText(count int) string {
	return lang.X("calendar.more", "+{{.Count}} more", map[string]any{"Count": count})
}

// status says what is shown, and what it is worth.
func (w calendarWords) status(c office.Calendar, home domain.Currency) string {
	planned := 0
	for _, a := range c.Activities {
		if !a.Done {
			planned++
		}
	}
	var worth int64
	for _, row := range c.Closings {
		if !row.Unconverted {
			worth += row.OfficeAmount
		}
	}
	count := func(n int) string { return w.region.Number(int64(n), 0) }
	text := dotted(
		lang.XN("calendar.planned_count", "{{.Count}} planned", planned, map[string]any{"Count": count(planned)}),
		lang.XN("calendar.done_count", "{{.Count}} done", len(c.Activities)-planned, map[string]any{"Count": count(len(c.Activities) - planned)}),
		lang.XN("calendar.closing_count", "{{.Count}} expected closes", len(c.Closings), map[string]any{"Count": count(len(c.Closings))}))
	if worth > 0 {
		text = dotted(text, "Σ "+w.region.Money(domain.Money{Minor: worth, Currency: home}))
	}
	return text
}
