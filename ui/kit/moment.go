package kit

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
)

// moment is a day and, where minute is not 0, a time of day as ParseMinute gives it.
type moment struct {
	day    domain.Date
	minute int
}

// momentFormat reads and writes moments as seen from today.
type momentFormat struct {
	dates DateFormat
	clock func(minute int) string
	today domain.Date
}

// nearDays are the days that go by a name.
func nearDays() map[domain.Date]string {
	return map[domain.Date]string{
		-1: lang.X("datetime.yesterday", "Yesterday"),
		0:  lang.X("datetime.today", "Today"),
		1:  lang.X("datetime.tomorrow", "Tomorrow"),
	}
}

func (f momentFormat) write(m moment) string {
	if m.day.IsZero() {
		return ""
	}
	day, near := nearDays()[m.day-f.today]
	if !near {
		day = f.dates.Format(m.day)
	}
	return strings.TrimSpace(day + " " + f.clock(m.minute))
}

// read understands a day, a time of day, which is then today's, or a day followed by a
// time. What can be a date as a whole is one, but for a time written with a point where
// the office writes no dates so.
func (f momentFormat) read(text string) (moment, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return moment{}, nil
	}
	day, refusal := f.day(words)
	if refusal == nil && !f.isPointedTime(words) {
		return moment{day: day}, nil
	}
	for i := range words {
		minute, err := ParseMinute(strings.Join(words[i:], " "))
		if err != nil {
			continue
		}
		if i == 0 {
			return moment{f.today, minute}, nil
		}
		day, err := f.day(words[:i])
		if err == nil {
			return moment{day, minute}, nil
		}
		refusal = err
	}
	if last := words[len(words)-1]; strings.Contains(last, ":") && refusal != nil {
		if _, err := ParseMinute(last); err != nil {
			return moment{}, err
		}
	}
	return moment{}, refusal
}

func (f momentFormat) day(words []string) (domain.Date, error) {
	text := strings.TrimRight(strings.Join(words, " "), " ,·")
	for days, name := range nearDays() {
		if domain.Fold(name) == domain.Fold(text) {
			return f.today + days, nil
		}
	}
	return f.dates.Parse(text)
}

func (f momentFormat) isPointedTime(words []string) bool {
	if len(words) > 1 || strings.Contains(f.dates.Format(f.today), ".") {
		return false
	}
	_, err := ParseMinute(words[0])
	return err == nil
}
