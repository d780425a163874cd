package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"preventa/assets"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/storage/export"
)

// icalLine is a line of an iCalendar file, read by RFC 5545, section 3.1.
type icalLine struct {
	name   string
	params map[string]string
	value  string // as it stands there
}

// text is a value of type TEXT, section 3.3.11.
func (l icalLine) text(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(l.value); i++ {
		switch c := l.value[i]; {
		case c == '\\' && i+1 < len(l.value):
			i++
			switch l.value[i] {
			case 'n', 'N':
				b.WriteByte('\n')
			case '\\', ';', ',':
				b.WriteByte(l.value[i])
			default:
				t.Errorf("%s: \\%c is no escape", l.name, l.value[i])
			}
		case c == ';' || c == ',' || c == '\\':
			t.Errorf("%s: a bare %c in %q", l.name, c, l.value)
		case c < ' ' && c != '\t':
			t.Errorf("%s: a control character in %q", l.name, l.value)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// icalEvent is what stands between BEGIN:VEVENT and END:VEVENT, by name.
type icalEvent map[string]icalLine

// readICalendar reads a file: the lines of the calendar itself, and its events by UID.
func readICalendar(t *testing.T, content []byte) (calendar icalEvent, events map[string]icalEvent) {
	t.Helper()
	if !bytes.HasSuffix(content, []byte("\r\n")) {
		t.Fatal("the last line does not end")
	}
	physical := strings.Split(strings.TrimSuffix(string(content), "\r\n"), "\r\n")
	for _, line := range physical {
		if strings.ContainsAny(line, "\r\n") || len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	var lines []icalLine
	for _, line := range strings.Split(strings.ReplaceAll(strings.Join(physical, "\r\n"), "\r\n ", ""), "\r\n") {
		lines = append(lines, readLine(t, line))
	}
	calendar, events = icalEvent{}, map[string]icalEvent{}
	within := []icalEvent{}
	for _, l := range lines {
		switch {
		case l.name == "BEGIN" && l.value == "VCALENDAR" && len(within) == 0:
			within = append(within, calendar)
		case l.name == "BEGIN" && l.value == "VEVENT" && len(within) == 1:
			within = append(within, icalEvent{})
		case l.name == "END" && l.value == "VEVENT" && len(within) == 2:
			event := within[1]
			if _, twice := events[event["UID"].value]; twice {
				t.Errorf("twice: %s", event["UID"].value)
			}
			events[event["UID"].value] = event
			within = within[:1]
		case l.name == "END" && l.value == "VCALENDAR" && len(within) == 1:
			within = nil
		case len(within) == 0:
			t.Fatalf("outside of the calendar: %+v", l)
		default:
			event := within[len(within)-1]
			if _, twice := event[l.name]; twice {
				t.Errorf("%s twice", l.name)
			}
			event[l.name] = l
		}
	}
	if within != nil {
		t.Fatal("the calendar does not end")
	}
	return calendar, events
}

func readLine(t *testing.T, line string) icalLine {
	t.Helper()
	head, value, ok := strings.Cut(line, ":")
	if !ok {
		t.Fatalf("no line of a calendar: %q", line)
	}
	parts := strings.Split(head, ";")
	l := icalLine{name: parts[0], params: map[string]string{}, value: value}
	for _, p := range parts[1:] {
		name, of, _ := strings.Cut(p, "=")
		l.params[name] = of
	}
	return l
}

// agendaIn is an agenda of an office in a time zone.
func agendaIn(t *testing.T, zone string) office.Agenda {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	return office.Agenda{At: time.Date(2026, 9, 1, 9, 30, 15, 0, location), Phones: map[domain.ID]string{}}
}

func icalendar(t *testing.T, a office.Agenda, language string) (icalEvent, map[string]icalEvent) {
	t.Helper()
	chile, _ := region.Find("CL")
	var b bytes.Buffer
	if err := export.WriteICalendar(&b, a, chile, assets.Words(language)); err != nil {
		t.Fatal(err)
	}
	return readICalendar(t, b.Bytes())
}

func wantLine(t *testing.T, e icalEvent, name, want string) {
	t.Helper()
	l, ok := e[name]
	if !ok {
		l.value = "nothing"
	}
	if l.value != want {
		t.Errorf("%s is %q, not %q", name, l.value, want)
	}
}

// In 2026 the clocks of Santiago are 4 hours behind UTC until 6 September, then 3; those
// of Madrid are 1 hour ahead until 29 March, then 2, until 25 October.
func TestTimesAreInstantsOfTheOfficesZone(t *testing.T) {
	for _, c := range []struct {
		zone       string
		day        domain.Date
		minute     int
		minutes    int
		start, end string
	}{
		{"America/Santiago", domain.NewDate(2026, 9, 5), 10*60 + 1, 45, "20260905T140000Z", "20260905T144500Z"},
		{"America/Santiago", domain.NewDate(2026, 9, 7), 10*60 + 1, 0, "20260907T130000Z", "20260907T133000Z"},
		{"America/Santiago", domain.NewDate(2026, 9, 5), 23*60 + 31, 60, "20260906T033000Z", "20260906T043000Z"}, // over the change
		{"Europe/Madrid", domain.NewDate(2026, 3, 28), 9*60 + 16, 15, "20260328T081500Z", "20260328T083000Z"},
		{"Europe/Madrid", domain.NewDate(2026, 3, 30), 9*60 + 16, 15, "20260330T071500Z", "20260330T073000Z"},
		{"Europe/Madrid", domain.NewDate(2026, 10, 26), 1, 24 * 60, "20261025T230000Z", "20261026T230000Z"},
	} {
		a := agendaIn(t, c.zone)
		a.Activities = []office.ActivityRow{{ID: "1", Subject: "Call", Type: "Call", Day: c.day, Minute: c.minute, Minutes: c.minutes}}
		_, events := icalendar(t, a, "en")
		wantLine(t, events["1@preventa"], "DTSTART", c.start)
		wantLine(t, events["1@preventa"], "DTEND", c.end)
		if len(events["1@preventa"]["DTSTART"].params) != 0 {
			t.Errorf("parameters of an instant: %v", events["1@preventa"]["DTSTART"].params)
		}
	}
}

func TestAnAgendaIsReadAsItWasWritten(t *testing.T) {
	name := "Cotizar, revisar; y \\firmar\ncon Ñandú 🎉 S.A."
	notes := "Trae el contrato.\r\nLlamar antes: \"sí, o no\"\x07\tfin " + strings.Repeat("ñandú 🎉 ", 40)
	a := agendaIn(t, "America/Santiago")
	a.Activities = []office.ActivityRow{
		{ID: "timed", Subject: name, Type: "Visita, breve", Day: domain.NewDate(2026, 9, 30), Minute: 601, Minutes: 90, Customer: "Panadería; Ñuñoa", Contact: "Ana",
			ContactID: "ana", Number: 12, Opportunity: "Horno", People: "Ana Rojas, Luis Paz", Notes: notes},
		{ID: "day", Subject: "Task", Type: "Task", Day: domain.NewDate(2026, 12, 31)},
	}
	a.Phones["ana"] = "+56 9 8765 4321; +56 2 2345"
	a.Closings = []office.Row{{ID: "deal", Number: 7, Name: "Horno", Customer: "Panadería", Expected: domain.NewDate(2028, 2, 28), State: "Propuesta",
		Amount: domain.Money{Minor: 12_450_000, Currency: "CLP"}, Probability: 45, Salesperson: "Ana Rojas"}}
	calendar, events := icalendar(t, a, "es")
	wantLine(t, calendar, "VERSION", "2.0")
	wantLine(t, calendar, "METHOD", "PUBLISH")
	if len(events) != 3 {
		t.Fatalf("%d events", len(events))
	}

	timed := events["timed@preventa"]
	if got := timed["SUMMARY"].text(t); got != name {
		t.Errorf("summary %q", got)
	}
	clean := strings.ReplaceAll(strings.ReplaceAll(notes, "\r\n", "\n"), "\x07", "")
	want := "Cliente: Panadería; Ñuñoa\nContacto: Ana\nTeléfono: +56 9 8765 4321; +56 2 2345\nOportunidad: Nº 12 Horno\nPersonas: Ana Rojas, Luis Paz\n" + clean
	if got := timed["DESCRIPTION"].text(t); got != want {
		t.Errorf("description\n%q, not\n%q", got, want)
	}
	if got := timed["CATEGORIES"].text(t); got != "Visita, breve" {
		t.Errorf("categories %q", got)
	}
	wantLine(t, timed, "STATUS", "CONFIRMED")
	wantLine(t, timed, "DTSTAMP", "20260901T133015Z")
	wantLine(t, timed, "TRANSP", "nothing")

	day := events["day@preventa"]
	wantLine(t, day, "DTSTART", "20261231")
	wantLine(t, day, "DTEND", "20270101")
	wantLine(t, day, "TRANSP", "TRANSPARENT")
	wantLine(t, day, "DESCRIPTION", "nothing")

	closing := events["close-deal@preventa"]
	wantLine(t, closing, "SUMMARY", "Cierre previsto: Horno")
	wantLine(t, closing, "DTSTART", "20280228")
	wantLine(t, closing, "DTEND", "20280229")
	wantLine(t, closing, "TRANSP", "TRANSPARENT")
	wantLine(t, closing, "STATUS", "TENTATIVE")
	if closing["DTSTART"].params["VALUE"] != "DATE" || closing["DTEND"].params["VALUE"] != "DATE" {
		t.Errorf("a day is no instant: %v", closing["DTSTART"].params)
	}
	if got := closing["DESCRIPTION"].text(t); !strings.Contains(got, "Monto: $\u00a012.450.000 · 45\u00a0%\nEstado: Propuesta\nVendedor: Ana Rojas") {
		t.Errorf("description %q", got)
	}
}

// A line may be parted only between characters, wherever the parting falls.
func TestLinesAreFoldedBetweenCharacters(t *testing.T) {
	for length := range 90 {
		for _, letter := range []string{"x", "ñ", "🎉", ",", "\n"} {
			subject := strings.Repeat("a", length) + strings.Repeat(letter, 80)
			a := agendaIn(t, "UTC")
			a.Activities = []office.ActivityRow{{ID: domain.ID(fmt.Sprint(length)), Subject: subject, Type: "Call", Day: 1000}}
			_, events := icalendar(t, a, "en")
			if got := events[fmt.Sprint(length)+"@preventa"]["SUMMARY"].text(t); got != subject {
				t.Fatalf("%q became %q", subject, got)
			}
		}
	}
}

func TestAnEmptyAgendaIsNoFile(t *testing.T) {
	var b bytes.Buffer
	err := export.WriteICalendar(&b, agendaIn(t, "UTC"), region.Region{}, assets.Words("en"))
	var failed *domain.Error
	if !errors.As(err, &failed) || failed.Key != "error.agenda.empty" || b.Len() != 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}
