package export

import (
	"bytes"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
)

// unsaidMinutes is how long something is shown in a calendar of which nobody said it.
const unsaidMinutes = 30

// WriteICalendar writes an agenda as an iCalendar file (RFC 5545), which other calendars
// take in: an event for each planned activity and for each expected close. What was
// written once keeps its UID, so that a later file renews it there. Times are instants in
// UTC, reckoned in the time zone of the agenda's moment; what has no time is of whole
// days and leaves them free, as expected closes do. Invalid when there is nothing.
func WriteICalendar(w io.Writer, a office.Agenda, r region.Region, words Words) error {
	c := icalendar{Agenda: a, region: r, words: words, calendar: ical.NewCalendar()}
	c.calendar.Props.SetText(ical.PropVersion, "2.0")
	c.calendar.Props.SetText(ical.PropProductID, "-//Preventa//Preventa//EN")
	c.calendar.Props.SetText(ical.PropCalendarScale, "GREGORIAN")
	c.calendar.Props.SetText(ical.PropMethod, "PUBLISH")
	for _, activity := range a.Activities {
		c.activity(activity)
	}
	for _, row := range a.Closings {
		c.closing(row)
	}
	if len(c.calendar.Children) == 0 {
		return domain.Fail(domain.Invalid, "error.agenda.empty", nil)
	}
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(c.calendar); err != nil {
		return domain.Wrap(domain.Internal, err, "icalendar")
	}
	return writeFolded(w, b.Bytes())
}

// icalendar is a file being made.
type icalendar struct {
	office.Agenda
	region   region.Region
	words    Words
	calendar *ical.Calendar
}

func (c *icalendar) activity(a office.ActivityRow) {
	e := c.event(string(a.ID), a.Subject)
	if a.Minute == 0 {
		allDay(e, a.Day)
	} else {
		year, month, day := a.Day.Civil()
		start := time.Date(year, month, day, 0, a.Minute-1, 0, 0, c.At.Location())
		minutes := a.Minutes
		if minutes == 0 {
			minutes = unsaidMinutes
		}
		e.Props.SetDateTime(ical.PropDateTimeStart, start.UTC())
		e.Props.SetDateTime(ical.PropDateTimeEnd, start.Add(time.Duration(minutes)*time.Minute).UTC())
	}
	categories(e, a.Type)
	e.SetStatus(ical.EventConfirmed)
	describe(e,
		c.said("activity.customer", a.Customer), c.said("activity.contact", a.Contact), c.said("contact.phone", c.Phones[a.ContactID]),
		c.said("activity.opportunity", c.numbered(a.Number, a.Opportunity)), c.said("activity.people", a.People), a.Notes)
}

func (c *icalendar) closing(row office.Row) {
	e := c.event("close-"+string(row.ID), c.words("agenda.closing", domain.Args{"Name": row.Name}))
	allDay(e, row.Expected)
	categories(e, c.words("calendar.closing_tip", nil))
	e.SetStatus(ical.EventTentative)
	amount := ""
	if row.Amount.Minor != 0 {
		amount = c.region.Money(row.Amount) + " · " + c.region.Percent(row.Probability)
	}
	describe(e,
		c.said("opportunity.customer", row.Customer), c.said("opportunity.contact", row.Contact), c.said("activity.opportunity", c.numbered(row.Number, row.Name)),
		c.said("agenda.amount", amount), c.said("opportunity.state", row.State), c.said("opportunity.salesperson", row.Salesperson))
}

// event begins an event of the calendar.
func (c *icalendar) event(id, summary string) *ical.Event {
	e := ical.NewEvent()
	e.Props.SetText(ical.PropUID, id+"@preventa")
	e.Props.SetDateTime(ical.PropDateTimeStamp, c.At.UTC())
	e.Props.SetText(ical.PropSummary, icalText(summary))
	c.calendar.Children = append(c.calendar.Children, e.Component)
	return e
}

func allDay(e *ical.Event, day domain.Date) {
	e.Props.SetDate(ical.PropDateTimeStart, day.Time())
	e.Props.SetDate(ical.PropDateTimeEnd, (day + 1).Time())
	e.Props.SetText(ical.PropTransparency, "TRANSPARENT")
}

func categories(e *ical.Event, names ...string) {
	list := ical.NewProp(ical.PropCategories)
	list.SetTextList(names)
	e.Props.Set(list)
}

// said is a line "Name: text", "" for no text.
func (c *icalendar) said(key, text string) string {
	if text == "" {
		return ""
	}
	return c.words(key, nil) + ": " + text
}

func (c *icalendar) numbered(number int64, name string) string {
	if name == "" {
		return ""
	}
	return c.words("agenda.numbered", domain.Args{"Number": number, "Name": name})
}

// describe writes the lines that say something.
func describe(e *ical.Event, lines ...string) {
	var said []string
	for _, line := range lines {
		if line != "" {
			said = append(said, icalText(line))
		}
	}
	if len(said) > 0 {
		e.Props.SetText(ical.PropDescription, strings.Join(said, "\n"))
	}
}

// icalText takes out of a text what a file of iCalendar must not hold: control
// characters, but for the end of a line and the tab.
func icalText(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case r < ' ' || r == 0x7f:
			return -1
		}
		return r
	}, text)
}

// mostOctets is how long a line may be, without its end.
const mostOctets = 75

// writeFolded writes lines that end in CR LF, the long ones folded: parted between
// characters, each part after the first behind a space.
func writeFolded(w io.Writer, content []byte) error {
	var b bytes.Buffer
	for line := range bytes.SplitAfterSeq(content, []byte("\r\n")) {
		line = bytes.TrimSuffix(line, []byte("\r\n"))
		if len(line) == 0 {
			continue
		}
		for room := mostOctets; len(line) > room; room = mostOctets - 1 {
			end := room
			for !utf8.RuneStart(line[end]) {
				end--
			}
			b.Write(line[:end])
			b.WriteString("\r\n ")
			line = line[end:]
		}
		b.Write(line)
		b.WriteString("\r\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}
