package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/domain"
)

// DateTimeField is a day and a time of day in one line, such as "Today 10:40": typed
// freely, or the day chosen in a calendar. The time may be left out. Alt+Down or the
// clock opens the calendar. A text that is no such thing stays as it was typed.
type DateTimeField struct {
	checkedEntry

	// Today is the day "today" means; without it, the computer's.
	Today func() domain.Date
	// Clock writes a time of day as the office does, "" for 0; without it, FormatMinute.
	Clock func(minute int) string

	format  DateFormat
	popover *popover
	kept    moment // what keptAs means, even after midnight
	keptAs  string
	onClock bool // the mouse went down on the clock
}

// NewDateTimeField makes an empty field.
func NewDateTimeField(format DateFormat) *DateTimeField {
	d := &DateTimeField{format: format}
	d.extendChecked(d, d.normaliseMoment)
	d.Entry.OnChanged = func(text string) {
		d.keptAs = ""
		d.typed(text)
	}
	d.leadingIcon = "clock"
	return d
}

func (d *DateTimeField) moments() momentFormat {
	clock := d.Clock
	if clock == nil {
		clock = FormatMinute
	}
	return momentFormat{dates: d.format, clock: clock, today: d.today()}
}

func (d *DateTimeField) today() domain.Date {
	if d.Today != nil {
		return d.Today()
	}
	return domain.DateOf(time.Now())
}

// read gives the meaning of a text. A text on show since yesterday means what it meant then.
func (d *DateTimeField) read(text string) (moment, error) {
	if text != "" && text == d.keptAs {
		return d.kept, nil
	}
	return d.moments().read(text)
}

func (d *DateTimeField) normaliseMoment(text string) (string, error) {
	m, err := d.read(text)
	if err != nil {
		return "", err
	}
	d.kept, d.keptAs = m, d.moments().write(m)
	return d.keptAs, nil
}

// Value is the day and the time in the field: minutes after midnight plus 1, 0 for no
// time. Both are zero for an empty field; a time alone is today's. err says why the
// text means neither.
func (d *DateTimeField) Value() (day domain.Date, minute int, err error) {
	m, err := d.read(d.Text)
	return m.day, m.minute, err
}

// SetValue shows a day and a time, or the day alone for minute 0, without calling
// OnChanged. The zero day empties the field.
func (d *DateTimeField) SetValue(day domain.Date, minute int) {
	d.kept = moment{day, minute}
	d.keptAs = d.moments().write(d.kept)
	d.setCommitted(d.keptAs)
	d.Refresh()
}

// Retype puts a text in place of the moment as if a person had typed it and left.
func (d *DateTimeField) Retype(text string) {
	d.keptAs = ""
	d.retype(text)
	d.Refresh()
}

// choose takes a day from the calendar and leaves the time as it is.
func (d *DateTimeField) choose(day domain.Date) {
	d.popover.close()
	m, _ := d.read(d.Text)
	m.day = day
	before, text := d.Text, d.moments().write(m)
	d.kept, d.keptAs = m, text
	d.SetText(text)
	if text != before && d.OnChanged != nil {
		d.OnChanged(text)
	}
	d.commit()
}

func (d *DateTimeField) openCalendar() {
	if d.readOnly || d.Disabled() {
		return
	}
	calendar := NewCalendar(d.format.FirstWeekday, d.today())
	if day, _, err := d.Value(); err == nil {
		calendar.SetSelected(day)
	}
	calendar.OnChosen = d.choose
	d.popover = openPopover(d, calendar, false, func() {})
	if d.popover == nil {
		return
	}
	calendar.OnClosed = d.popover.close
	d.popover.focus(calendar)
}

// MouseDown puts the caret where the text was clicked.
func (d *DateTimeField) MouseDown(m *desktop.MouseEvent) {
	d.onClock = m.Button == desktop.MouseButtonPrimary && overClock(m.Position)
	d.checkedEntry.MouseDown(m)
}

// MouseUp opens the calendar after a click on the clock.
func (d *DateTimeField) MouseUp(m *desktop.MouseEvent) {
	d.checkedEntry.MouseUp(m)
	if d.onClock && overClock(m.Position) {
		d.openCalendar()
	}
	d.onClock = false
}

func overClock(at fyne.Position) bool { return at.X < controlPadding+IconSmall+controlGap/2 }

// TypedShortcut opens the calendar with Alt+Down; other shortcuts are those of a text entry.
func (d *DateTimeField) TypedShortcut(shortcut fyne.Shortcut) {
	if isAltDown(shortcut) {
		d.openCalendar()
		return
	}
	d.TextEntry.TypedShortcut(shortcut)
}
