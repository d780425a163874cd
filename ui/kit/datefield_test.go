package kit

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/domain"
)

var formToday = domain.NewDate(2026, time.October, 15)

func newDateField() *DateField {
	d := NewDateField(DateFormat{
		Format: func(d domain.Date) string { return d.Time().Format("02-01-2006") },
		Parse: func(text string) (domain.Date, error) {
			at, err := time.Parse("2-1-2006", text)
			if err != nil {
				return 0, domain.Fail(domain.Invalid, "error.date", nil)
			}
			return domain.DateOf(at), nil
		},
		FirstWeekday: time.Monday,
	})
	d.Today = func() domain.Date { return formToday }
	d.Relative = func(date domain.Date) string { return fmt.Sprintf("in %d d", date-formToday) }
	return d
}

func TestDateFieldNormalisesWhenLeft(t *testing.T) {
	useLook(t)
	d := newDateField()
	b := newFormBench(t, d)
	committed := 0
	d.OnCommitted = func() { committed++ }
	b.canvas.Focus(d)
	b.types("7-11-2026")
	b.canvas.Unfocus()
	b.want("text", d.Text, "07-11-2026")
	b.want("relative", d.trailingText, "in 23 d")
	date, err := d.Value()
	b.want("value", date, domain.NewDate(2026, time.November, 7))
	b.want("error", err, error(nil))
	b.want("committed", committed, 1)
}

func TestDateFieldKeepsWhatIsNoDate(t *testing.T) {
	useLook(t)
	d := newDateField()
	b := newFormBench(t, d)
	var reported error
	d.OnInvalid = func(err error) { reported = err }
	d.SetValue(formToday + 3)
	b.canvas.Focus(d)
	b.types("31-02-2026")
	b.canvas.Unfocus()
	b.want("text", d.Text, "31-02-2026")
	b.want("relative", d.trailingText, "")
	b.want("reported", domain.CodeOf(reported), domain.Invalid)
	b.wantOutline(&d.TextEntry, ColorLost)
}

func TestDateFieldMayBeEmpty(t *testing.T) {
	useLook(t)
	d := newDateField()
	b := newFormBench(t, d)
	d.SetValue(formToday)
	d.SetValue(0)
	date, err := d.Value()
	b.want("text", d.Text, "")
	b.want("value", date, domain.Date(0))
	b.want("error", err, error(nil))
}

func TestDateFieldCalendarByKeyboard(t *testing.T) {
	useLook(t)
	d := newDateField()
	b := newFormBench(t, d)
	heard := ""
	d.OnChanged = func(text string) { heard = text }
	d.SetValue(domain.NewDate(2026, time.November, 27))
	b.canvas.Focus(d)
	b.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	b.keys(fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	b.want("text", d.Text, "05-12-2026")
	b.want("heard", heard, "05-12-2026")
	b.want("relative", d.trailingText, "in 51 d")
	b.wantFocused(d)
}

func TestDateFieldCalendarByMouse(t *testing.T) {
	useLook(t)
	d := newDateField()
	b := newFormBench(t, d)
	b.clickGlyph(d)
	calendar := b.canvas.Overlays().Top().(*popover).content.(*Calendar)
	b.click(calendar, calendarCell/2, calendarDaysTop+calendarCell/2)
	b.want("the Monday before October 2026", d.Text, "28-09-2026")
	if b.canvas.Overlays().Top() != nil {
		t.Error("the calendar is still open")
	}
}

func TestDateFieldEscapeClosesTheCalendarOnly(t *testing.T) {
	useLook(t)
	d := newDateField()
	b := newFormBench(t, d)
	d.SetValue(formToday)
	b.clickGlyph(d)
	b.keys(fyne.KeyRight, fyne.KeyEscape)
	b.want("text", d.Text, "15-10-2026")
	if b.canvas.Overlays().Top() != nil {
		t.Error("the calendar is still open")
	}
}

func TestDateFieldLockedDoesNotOpen(t *testing.T) {
	useLook(t)
	d := newDateField()
	d.SetReadOnly(true)
	b := newFormBench(t, d)
	b.clickGlyph(d)
	if b.canvas.Overlays().Top() != nil {
		t.Error("the calendar of a read-only field opened")
	}
}
