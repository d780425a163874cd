package kit

import (
	"image/color"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
)

const (
	calendarCell     float32 = 28
	calendarWeekdays float32 = 20 // height of the row of weekday names
	calendarWeeks            = 6  // enough for any month, so that the height never jumps
	calendarFooter   float32 = 28
	calendarWidth            = 7 * calendarCell
	calendarDaysTop          = calendarCell + calendarWeekdays
	calendarHeight           = calendarDaysTop + calendarWeeks*calendarCell + calendarFooter
)

// Calendar shows a month, of which a day can be chosen by mouse or keyboard:
// arrows move by day and week, Page Up and Down by month, Home and End to the ends
// of the month.
type Calendar struct {
	widget.BaseWidget

	// OnChosen hears the day chosen, or the zero Date when the date was cleared.
	OnChosen func(domain.Date)
	// OnClosed is called when Escape was typed.
	OnClosed func()

	firstWeekday time.Weekday
	today        domain.Date
	selected     domain.Date
	cursor       domain.Date // day the keyboard is on; its month is shown
	hovered      domain.Date
}

var (
	_ fyne.Focusable    = (*Calendar)(nil)
	_ fyne.Tappable     = (*Calendar)(nil)
	_ fyne.Scrollable   = (*Calendar)(nil)
	_ desktop.Hoverable = (*Calendar)(nil)
)

// NewCalendar makes a calendar on the month of today.
func NewCalendar(firstWeekday time.Weekday, today domain.Date) *Calendar {
	c := &Calendar{firstWeekday: firstWeekday, today: today, cursor: today}
	c.ExtendBaseWidget(c)
	return c
}

// SetSelected marks a day and shows its month; the zero Date marks none.
func (c *Calendar) SetSelected(d domain.Date) {
	c.selected = d
	if d.IsZero() {
		d = c.today
	}
	c.moveTo(d)
}

// Month is the month shown.
func (c *Calendar) Month() domain.Month { return c.cursor.Month() }

func (c *Calendar) moveTo(d domain.Date) {
	if d.IsZero() || d < 1 {
		return
	}
	c.cursor = d
	c.Refresh()
}

// moveMonths keeps the day of the month, or takes the last day of a shorter month.
func (c *Calendar) moveMonths(months int) {
	_, _, day := c.cursor.Civil()
	target := c.Month() + domain.Month(months)
	c.moveTo(min(target.First()+domain.Date(day-1), target.Last()))
}

// firstShown is the day in the upper left corner.
func (c *Calendar) firstShown() domain.Date {
	first := c.Month().First()
	return first - domain.Date((int(first.Time().Weekday())-int(c.firstWeekday)+7)%7)
}

func (c *Calendar) choose(d domain.Date) {
	if c.OnChosen != nil {
		c.OnChosen(d)
	}
}

// TypedKey moves by keyboard; Enter and Space choose, Delete clears, Escape closes.
func (c *Calendar) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.moveTo(c.cursor - 1)
	case fyne.KeyRight:
		c.moveTo(c.cursor + 1)
	case fyne.KeyUp:
		c.moveTo(c.cursor - 7)
	case fyne.KeyDown:
		c.moveTo(c.cursor + 7)
	case fyne.KeyPageUp:
		c.moveMonths(-1)
	case fyne.KeyPageDown:
		c.moveMonths(1)
	case fyne.KeyHome:
		c.moveTo(c.Month().First())
	case fyne.KeyEnd:
		c.moveTo(c.Month().Last())
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.choose(c.cursor)
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.choose(0)
	case fyne.KeyEscape:
		notify(c.OnClosed)
	}
}

// TypedRune means nothing to a calendar.
func (c *Calendar) TypedRune(rune) {}

// FocusGained means nothing to a calendar: its cursor is always visible.
func (c *Calendar) FocusGained() {}

// FocusLost means nothing to a calendar.
func (c *Calendar) FocusLost() {}

// Tapped chooses a day, turns the month or uses the footer.
func (c *Calendar) Tapped(at *fyne.PointEvent) {
	x, y := at.Position.X, at.Position.Y
	day, onDay := c.dayAt(at.Position)
	switch {
	case onDay:
		c.choose(day)
	case y < calendarCell && x < calendarCell:
		c.moveMonths(-1)
	case y < calendarCell && x >= calendarWidth-calendarCell:
		c.moveMonths(1)
	case y >= calendarHeight-calendarFooter && x < calendarWidth/2:
		c.choose(c.today)
	case y >= calendarHeight-calendarFooter:
		c.choose(0)
	}
}

func (c *Calendar) dayAt(at fyne.Position) (domain.Date, bool) {
	column, week := int(at.X/calendarCell), int((at.Y-calendarDaysTop)/calendarCell)
	if at.X < 0 || at.Y < calendarDaysTop || column > 6 || week >= calendarWeeks {
		return 0, false
	}
	return c.firstShown() + domain.Date(week*7+column), true
}

// Scrolled turns the months.
func (c *Calendar) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DY > 0 {
		c.moveMonths(-1)
	} else {
		c.moveMonths(1)
	}
}

// MouseIn is part of hovering.
func (c *Calendar) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved shows the day under the pointer.
func (c *Calendar) MouseMoved(e *desktop.MouseEvent) {
	day, _ := c.dayAt(e.Position)
	if day != c.hovered {
		c.hovered = day
		c.Refresh()
	}
}

// MouseOut ends hovering.
func (c *Calendar) MouseOut() {
	c.hovered = 0
	c.Refresh()
}

func monthName(m time.Month) string {
	return lang.X("month."+strconv.Itoa(int(m)), m.String())
}

func weekdayName(d time.Weekday) string {
	short := d.String()[:3]
	return lang.X("weekday."+strings.ToLower(short), short)
}

// calendarView holds the drawn parts of a calendar.
type calendarView struct {
	calendar     *Calendar
	title        *canvas.Text
	back, next   *canvas.Image
	weekdays     [7]*canvas.Text
	cells        [7 * calendarWeeks]*canvas.Rectangle
	days         [7 * calendarWeeks]*canvas.Text
	today, clear *canvas.Text
}

// CreateRenderer draws the month.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	v := &calendarView{calendar: c}
	minSize := func() fyne.Size { return fyne.NewSize(calendarWidth, calendarHeight) }
	return newDrawing(c, minSize, v.layout, v.paint, v.make()...)
}

func (v *calendarView) make() []fyne.CanvasObject {
	v.title = NewText("", TextBase, ColorText, true)
	v.back, v.next = canvas.NewImageFromResource(nil), canvas.NewImageFromResource(nil)
	v.today = NewText("", TextCaption, ColorAccentText, false)
	v.clear = NewText("", TextCaption, ColorAccentText, false)
	objects := []fyne.CanvasObject{v.title, v.back, v.next, v.today, v.clear}
	for i := range v.weekdays {
		v.weekdays[i] = NewText("", TextCaption, ColorText3, false)
		objects = append(objects, v.weekdays[i])
	}
	for i := range v.cells {
		v.cells[i], v.days[i] = newBox(radiusTag), NewText("", TextBase, ColorText, false)
		objects = append(objects, v.cells[i], v.days[i])
	}
	return objects
}

func (v *calendarView) paint() {
	year, month := v.calendar.Month().Split()
	v.title.Text = lang.X("calendar.title", "{{.Month}} {{.Year}}", map[string]any{"Month": monthName(month), "Year": year})
	v.title.Color = Paint(ColorText)
	showIcon(v.back, Icon("chevron-left"))
	showIcon(v.next, Icon("chevron-right"))
	v.today.Text, v.today.Color = lang.X("calendar.today", "Today"), Paint(ColorAccentText)
	v.clear.Text, v.clear.Color = lang.X("calendar.clear", "Clear"), Paint(ColorAccentText)
	for i, t := range v.weekdays {
		t.Text = weekdayName((v.calendar.firstWeekday + time.Weekday(i)) % 7)
		t.Color = Paint(ColorText3)
	}
	first := v.calendar.firstShown()
	for i := range v.days {
		v.paintDay(i, first+domain.Date(i))
	}
}

func (v *calendarView) paintDay(i int, d domain.Date) {
	c := v.calendar
	_, _, day := d.Civil()
	v.days[i].Text = strconv.Itoa(day)
	ink, fill, outline := ColorText, color.Color(color.Transparent), fyne.ThemeColorName("")
	switch {
	case d == c.selected:
		ink, fill = ColorOnAccent, Paint(ColorAccent)
	case d == c.hovered:
		fill = Paint(ColorHover)
	case d == c.today:
		ink, fill = ColorAccentText, Paint(ColorAccentSoft)
	case d.Month() != c.Month():
		ink = ColorText3
	}
	if d == c.cursor {
		outline = ColorAccent
	}
	v.days[i].Color = Paint(ink)
	v.days[i].TextStyle.Bold = d == c.today
	v.cells[i].FillColor, v.cells[i].StrokeColor, v.cells[i].StrokeWidth = fill, paintOr(outline), FocusRing
}

func (v *calendarView) layout(fyne.Size) {
	centreIn(v.title, 0, 0, calendarWidth, calendarCell)
	side := (calendarCell - IconSize) / 2
	place(v.back, side, side, IconSize, IconSize)
	place(v.next, calendarWidth-calendarCell+side, side, IconSize, IconSize)
	for i, t := range v.weekdays {
		centreIn(t, float32(i)*calendarCell, calendarCell, calendarCell, calendarWeekdays)
	}
	for i, cell := range v.cells {
		x, y := float32(i%7)*calendarCell, calendarDaysTop+float32(i/7)*calendarCell
		place(cell, x+1, y+1, calendarCell-2, calendarCell-2)
		centreIn(v.days[i], x, y, calendarCell, calendarCell)
	}
	footer := calendarHeight - calendarFooter
	centreText(v.today, controlPadding, footer, calendarFooter)
	centreText(v.clear, calendarWidth-controlPadding-v.clear.MinSize().Width, footer, calendarFooter)
}

// centreIn places a text in the middle of a box.
func centreIn(t *canvas.Text, x, y, width, height float32) {
	centreText(t, x+(width-t.MinSize().Width)/2, y, height)
}
