// Package activities is the room of what was done and what is planned: My day, the list of
// activities and the dialog of one.
package activities

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// The ids of the screens.
const (
	ListID  = "activities"
	MyDayID = "my_day"
)

const (
	dash      = "—" // stands for "does not apply", never for zero
	separator = " · "
)

// ReminderTitle says in a line when and with whom an activity is, such as
// "10:30 · Call · Viña Los Aromos". What is not known is left out.
func ReminderTitle(a office.ActivityRow) string {
	return joined(domain.ClockText(a.Minute), a.Type, aboutText(a))
}

// aboutText is whom an activity is with, or else what it is about.
func aboutText(a office.ActivityRow) string {
	if a.Customer != "" {
		return a.Customer
	}
	return a.Opportunity
}

// joined puts the texts that are not empty in one line.
func joined(texts ...string) string {
	var parts []string
	for _, text := range texts {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, separator)
}

// numbered names an opportunity, such as "№ 12 Bottling line"; "" for none.
func numbered(number int64, name string) string {
	if name == "" {
		return ""
	}
	return numberText(number) + " " + name
}

func numberText(number int64) string {
	return lang.X("opportunity.number_short", "№") + " " + strconv.FormatInt(number, 10)
}

func deletedText(n int) string {
	return lang.XN("activities.deleted", "{{.Count}} moved to the recycle bin", n, map[string]any{"Count": strconv.Itoa(n)})
}

// clockText writes a minute of the day, of which 1 is 00:00, as the office does; "" for 0.
func clockText(r region.Region, minute int) string {
	if minute == 0 {
		return ""
	}
	return r.Clock(time.Date(2000, 1, 1, 0, minute-1, 0, 0, time.UTC))
}

// urgencyColour is the colour of a text that says how urgent something is.
func urgencyColour(u domain.Urgency) fyne.ThemeColorName {
	switch u {
	case domain.Overdue:
		return kit.ColorOverdue
	case domain.Today:
		return kit.ColorToday
	case domain.Planned:
		return kit.ColorPlanned
	}
	return kit.ColorText2
}

func may(host kit.Host, right access.Right) bool { return host.Session().May(access.Activities, right) }
