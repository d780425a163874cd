package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"preventa/domain"
	"preventa/domain/region"
)

// chileanDates writes dates as 22-10-2026.
func chileanDates(today func() domain.Date) DateFormat {
	chile := region.Region{DateOrder: region.DMY, DateSeparator: '-'}
	return DateFormat{
		Format:       chile.Date,
		Parse:        func(text string) (domain.Date, error) { return chile.ParseDate(text, today()) },
		FirstWeekday: time.Monday,
	}
}

// newDateTimeField is a field of 15-10-2026, of which tomorrow can be made.
func newDateTimeField() (field *DateTimeField, today *domain.Date) {
	day := formToday
	now := func() domain.Date { return day }
	d := NewDateTimeField(chileanDates(now))
	d.Today = now
	return d, &day
}

func TestDateTimeFieldReadsWhatIsTyped(t *testing.T) {
	useLook(t)
	october := func(day int) domain.Date { return domain.NewDate(2026, time.October, day) }
	for _, c := range []struct {
		text  string
		day   domain.Date
		clock string
		shown string
	}{
		{"", 0, "", ""},
		{"tomorrow 10:30", october(16), "10:30", "Tomorrow 10:30"},
		{"mañana 9h15", october(16), "09:15", "Tomorrow 09:15"},
		{"16:00", october(15), "16:00", "Today 16:00"},
		{"9.15", october(15), "09:15", "Today 09:15"},
		{"9.10", october(15), "09:10", "Today 09:10"},
		{"0915", october(15), "09:15", "Today 09:15"},
		{"9:15 pm", october(15), "21:15", "Today 21:15"},
		{"22-10 9:15", october(22), "09:15", "22-10-2026 09:15"},
		{"22-10 9:15 pm", october(22), "21:15", "22-10-2026 21:15"},
		{"22-10-2026, 9.15", october(22), "09:15", "22-10-2026 09:15"},
		{"22 10 0915", october(22), "09:15", "22-10-2026 09:15"},
		{"22 10 2026", october(22), "", "22-10-2026"},
		{"22/10", october(22), "", "22-10-2026"},
		{"ayer", october(14), "", "Yesterday"},
		{"+7 8:00", october(22), "08:00", "22-10-2026 08:00"},
		{"22-10-2026 00:00", october(22), "00:00", "22-10-2026 00:00"},
	} {
		d, _ := newDateTimeField()
		b := newFormBench(t, d)
		b.canvas.Focus(d)
		b.types(c.text)
		b.canvas.Unfocus()
		day, minute, err := d.Value()
		if day != c.day || FormatMinute(minute) != c.clock || err != nil || d.Text != c.shown {
			t.Errorf("%q is %v %q, %v, shown as %q; want %v %q, %q", c.text, day, FormatMinute(minute), err, d.Text, c.day, c.clock, c.shown)
		}
	}
}

func TestDateTimeFieldKeepsWhatItCannotRead(t *testing.T) {
	useLook(t)
	for text, key := range map[string]string{
		"22-10 25:00":    "error.time.not_a_time",
		"25:00":          "error.time.not_a_time",
		"31-02 9:15":     "error.date.not_a_day",
		"some day":       "error.date.not_a_date",
		"some day 10:30": "error.date.not_a_date",
	} {
		d, _ := newDateTimeField()
		b := newFormBench(t, d)
		reported := ""
		d.OnInvalid = func(err error) { reported = err.(*domain.Error).Key }
		d.OnCommitted = func() { t.Errorf("%q was committed", text) }
		b.canvas.Focus(d)
		b.types(text)
		b.canvas.Unfocus()
		b.want("text", d.Text, text)
		b.want("reported for "+text, reported, key)
		b.wantOutline(&d.TextEntry, ColorLost)
	}
}

func TestDateTimeFieldMeansTheSameAfterMidnight(t *testing.T) {
	useLook(t)
	d, today := newDateTimeField()
	b := newFormBench(t, d)
	b.canvas.Focus(d)
	b.types("today 23:50")
	b.canvas.Unfocus()
	*today++
	day, minute, _ := d.Value()
	b.want("day", day, formToday)
	b.want("minute", FormatMinute(minute), "23:50")
	b.canvas.Focus(d)
	b.canvas.Unfocus()
	b.want("text", d.Text, "Yesterday 23:50")
	b.canvas.Focus(d)
	b.shortcut(&fyne.ShortcutSelectAll{})
	b.types("today 8:00")
	b.canvas.Unfocus()
	day, _, _ = d.Value()
	b.want("today typed anew", day, formToday+1)
}

func TestDateTimeFieldWritesTheTimeAsTheOfficeDoes(t *testing.T) {
	useLook(t)
	d, _ := newDateTimeField()
	d.Clock = func(minute int) string {
		return region.Region{TwelveHour: true}.Clock(time.Date(2026, 1, 1, 0, minute-1, 0, 0, time.UTC))
	}
	b := newFormBench(t, d)
	b.canvas.Focus(d)
	b.types("16:05")
	b.canvas.Unfocus()
	b.want("text", d.Text, "Today 4:05\u00a0PM")
	d.keptAs = "" // so that the text itself is read
	day, minute, err := d.Value()
	b.want("read again", []any{day, FormatMinute(minute), err}, []any{formToday, "16:05", nil})
}

func TestDateTimeFieldCalendarLeavesTheTime(t *testing.T) {
	useLook(t)
	d, _ := newDateTimeField()
	b := newFormBench(t, d)
	heard := ""
	d.OnChanged = func(text string) { heard = text }
	d.SetValue(formToday, 10*60+40+1)
	b.want("shown", d.Text, "Today 10:40")
	b.canvas.Focus(d)
	b.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	b.keys(fyne.KeyDown, fyne.KeyReturn)
	b.want("text", d.Text, "22-10-2026 10:40")
	b.want("heard", heard, "22-10-2026 10:40")
	b.wantFocused(d)
}

func TestDateTimeFieldClockOpensTheCalendar(t *testing.T) {
	useLook(t)
	d, _ := newDateTimeField()
	b := newFormBench(t, d)
	d.SetValue(formToday, 0)
	press := func(x float32) {
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 15)}, Button: desktop.MouseButtonPrimary}
		d.MouseDown(e)
		d.MouseUp(e)
	}
	press(60)
	b.want("open after a click on the text", b.canvas.Overlays().Top() != nil, false)
	press(15)
	b.want("open after a click on the clock", b.canvas.Overlays().Top() != nil, true)
	b.keys(fyne.KeyEscape)
	b.want("text", d.Text, "Today")
	d.SetReadOnly(true)
	press(15)
	b.want("open while read-only", b.canvas.Overlays().Top() != nil, false)
}

func TestDateTimeFieldShowsTodayInItsCompactWidth(t *testing.T) {
	for _, look := range []Appearance{AppearanceLight, AppearanceDark} {
		test.NewTempApp(t).Settings().SetTheme(NewTheme(look))
		d, _ := newDateTimeField()
		d.SetValue(formToday, 10*60+40+1)
		showBare(t, FixedWidth(128, d))
		if room := textRenderer(&d.TextEntry).room; d.shownWidth() > room {
			t.Errorf("%s: the text needs %v of %v", look, d.shownWidth(), room)
		}
	}
}
