package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"preventa/domain"
)

// DateFormat writes and reads dates as the office does.
type DateFormat struct {
	Format func(domain.Date) string
	// Parse reads a date; its error is a *domain.Error.
	Parse func(text string) (domain.Date, error)
	// FirstWeekday is the day calendars begin a week with.
	FirstWeekday time.Weekday
}

// DateField is a date, typed or chosen in a calendar; it may be empty. Alt+Down
// opens the calendar. A text that is no date stays as it was typed.
type DateField struct {
	checkedEntry

	// Relative says how far a date is, such as "in 43 d"; it is shown at the end.
	Relative func(domain.Date) string
	// Today is the day the calendar marks; without it, the computer's.
	Today func() domain.Date

	format  DateFormat
	popover *popover
}

// NewDateField makes an empty date field.
func NewDateField(format DateFormat) *DateField {
	d := &DateField{format: format}
	d.extendChecked(d, d.normaliseDate)
	d.Entry.OnChanged = func(text string) {
		d.showRelative()
		d.typed(text)
	}
	d.trailingIcon, d.glyphAction = "calendar", d.openCalendar
	return d
}

func (d *DateField) normaliseDate(text string) (string, error) {
	date, err := d.read(text)
	if err != nil {
		return "", err
	}
	return d.write(date), nil
}

func (d *DateField) read(text string) (domain.Date, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	return d.format.Parse(text)
}

func (d *DateField) write(date domain.Date) string {
	if date.IsZero() {
		return ""
	}
	return d.format.Format(date)
}

// showRelative says how far the date is, and nothing while the text is no date.
func (d *DateField) showRelative() {
	d.trailingText = ""
	if date, err := d.Value(); err == nil && !date.IsZero() && d.Relative != nil {
		d.trailingText = d.Relative(date)
	}
}

// Value is the date in the field, zero for none; err says why the text is no date.
func (d *DateField) Value() (domain.Date, error) { return d.read(d.Text) }

// SetValue shows a date, nothing for the zero date, without calling OnChanged.
func (d *DateField) SetValue(date domain.Date) {
	d.setCommitted(d.write(date))
	d.showRelative()
	d.Refresh()
}

func (d *DateField) choose(date domain.Date) {
	d.popover.close()
	before := d.Text
	d.SetText(d.write(date))
	d.showRelative()
	if d.Text != before && d.OnChanged != nil {
		d.OnChanged(d.Text)
	}
	d.commit()
}

func (d *DateField) openCalendar() {
	if d.readOnly || d.Disabled() {
		return
	}
	calendar := NewCalendar(d.format.FirstWeekday, d.today())
	if date, err := d.Value(); err == nil {
		calendar.SetSelected(date)
	}
	calendar.OnChosen = d.choose
	d.popover = openPopover(d, calendar, false, func() {})
	if d.popover == nil {
		return
	}
	calendar.OnClosed = d.popover.close
	d.popover.focus(calendar)
}

func (d *DateField) today() domain.Date {
	if d.Today != nil {
		return d.Today()
	}
	return domain.DateOf(time.Now())
}

// TypedShortcut opens the calendar with Alt+Down; other shortcuts are those of a text entry.
func (d *DateField) TypedShortcut(shortcut fyne.Shortcut) {
	if isAltDown(shortcut) {
		d.openCalendar()
		return
	}
	d.TextEntry.TypedShortcut(shortcut)
}
