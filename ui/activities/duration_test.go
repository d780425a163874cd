package activities

import (
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func TestDurationsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "90": 90, "90 min": 90, "45m": 45, "1:30": 90, "1.30": 90, "0:05": 5, "1 h 30": 90, "1h30": 90, "1 h": 60, "2 horas": 120,
		"1,5 h": 90, "1.25 h": 75, "1 H 5 Min": 65, "3 hours": 180, " 20  minutos ": 20, "168 h": domain.MaxMinutes,
	} {
		if got, err := parseMinutes(text); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"soon", "1:60", "1 h 75", "-5", "1:3", "169 h", "10081", "1,5 h 30", "99999999999999999999"} {
		if got, err := parseMinutes(text); !domain.Is(err, domain.Invalid) {
			t.Errorf("%q was read as %d, %v", text, got, err)
		}
	}
}

func TestADurationIsReadBackAsItIsWritten(t *testing.T) {
	for minutes := range domain.MaxMinutes + 1 {
		if got, err := parseMinutes(kit.MinutesText(minutes)); err != nil || got != minutes {
			t.Fatalf("%d is written %q and read as %d, %v", minutes, kit.MinutesText(minutes), got, err)
		}
	}
}

func TestWorkingDaysLeaveTheWeekendOut(t *testing.T) {
	thursday := domain.NewDate(2026, 10, 15)
	for _, c := range []struct {
		from  domain.Date
		count int
		want  domain.Date
	}{
		{thursday, 1, domain.NewDate(2026, 10, 16)}, {thursday, 2, domain.NewDate(2026, 10, 19)},
		{thursday, 7, domain.NewDate(2026, 10, 26)}, {domain.NewDate(2026, 10, 17), 1, domain.NewDate(2026, 10, 19)},
	} {
		if got := workingDaysAfter(c.from, c.count); got != c.want {
			t.Errorf("%d after %s is %s, want %s", c.count, c.from, got, c.want)
		}
	}
	for day, want := range map[domain.Date]domain.Date{thursday: domain.NewDate(2026, 10, 19), domain.NewDate(2026, 10, 19): domain.NewDate(2026, 10, 26)} {
		if got := nextMonday(day); got != want {
			t.Errorf("the Monday after %s is %s, want %s", day, got, want)
		}
	}
}

func TestAReminderSaysWhenWhatAndWithWhom(t *testing.T) {
	for want, a := range map[string]office.ActivityRow{
		"10:30 · Call · Viña Los Aromos": {Minute: 631, Type: "Call", Customer: "Viña Los Aromos", Opportunity: "Bottling line"},
		"Visit · Bottling line":          {Type: "Visit", Opportunity: "Bottling line"},
		"00:00 · Task":                   {Minute: 1, Type: "Task"},
	} {
		if got := ReminderTitle(a); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
