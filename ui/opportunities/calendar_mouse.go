package opportunities

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"preventa/domain"
	"preventa/ui/kit"
)

// calendarClick is the last click, by what it was on.
type calendarClick struct {
	spot calendarSpot
	at   time.Time
	pos  fyne.Position
	open bool // it is the second in a row: what it is on opens when the button is let go
}

// MouseDown chooses what is under the pointer.
func (v *calendarView) MouseDown(e *desktop.MouseEvent) {
	v.tip.Leave()
	if c := v.canvas(); c != nil {
		c.Focus(v)
	}
	spot := v.spotAt(e.Position)
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	now := kit.ClickClock()
	second := v.click.spot.is(spot) && kit.IsDoubleClick(v.click.at, now)
	v.click = calendarClick{spot: spot, at: now, pos: e.Position, open: second}
	if second {
		v.click.at = time.Time{} // a third click is a first one again
		return
	}
	v.choose(spot)
}

// choose makes an entry the chosen one, or a day the one the keyboard is on.
func (v *calendarView) choose(spot calendarSpot) {
	if spot.day.IsZero() {
		return
	}
	v.chosen, v.cursor = spot.entry.key(), spot.day
	v.draw()
	v.calendar.events.Changed()
}

// MouseUp opens what was clicked twice. It waits for the button, so that the release does
// not reach what opens.
func (v *calendarView) MouseUp(e *desktop.MouseEvent) {
	if open := v.click.open; open && !v.drag.begun && e.Button == desktop.MouseButtonPrimary {
		v.click.open = false
		v.openSpot(v.click.spot, e.Position)
	}
}

// openSpot opens an entry, or plans something on an empty place.
func (v *calendarView) openSpot(spot calendarSpot, pos fyne.Position) {
	switch {
	case !spot.entry.isNone():
		v.calendar.open(spot.entry)
	case spot.kind == spotNothing && !spot.day.IsZero():
		v.calendar.plan(v.placeAt(pos, quarterAt), 0)
	}
}

// placeAt is the place at a position, at a time that round finds among the hours.
func (v *calendarView) placeAt(pos fyne.Position, round func(minute float64) int) calendarPlace {
	place := calendarPlace{day: v.grid.dayAt(pos), minute: keepTime}
	switch {
	case v.grid.span == spanMonth:
	case pos.Y < v.grid.hours().y:
		place.minute = noTime
	default:
		place.minute = round(v.grid.minuteAt(pos, v.y))
	}
	return place
}

// Tapped shows the day whose number, or whose further entries, were clicked; of the day
// itself the entries that come next.
func (v *calendarView) Tapped(e *fyne.PointEvent) {
	spot := v.spotAt(e.Position)
	switch {
	case !spot.leads() || v.drag.begun:
	case spot.kind == spotMore && v.grid.span == spanDay:
		v.turnLines(spot.day)
	default:
		v.calendar.show(spanDay, spot.day)
	}
}

// leads reports that a click leads to the day.
func (s calendarSpot) leads() bool { return s.kind == spotMore || s.kind == spotDate }

// TappedSecondary offers what can be done with what is under the pointer.
func (v *calendarView) TappedSecondary(e *fyne.PointEvent) {
	v.tip.Leave()
	spot := v.spotAt(e.Position)
	if spot.day.IsZero() {
		return
	}
	v.choose(spot)
	v.calendar.menu(spot.entry, v.placeAt(e.Position, quarterAt), e.AbsolutePosition)
}

// MouseIn is for Fyne.
func (v *calendarView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved marks what is under the pointer.
func (v *calendarView) MouseMoved(e *desktop.MouseEvent) {
	spot := v.spotAt(e.Position)
	v.hover(spot)
	text := ""
	if !spot.entry.isNone() {
		text = v.words.tip(spot.entry)
	}
	if text == v.tip.Text {
		v.tip.Move(e)
		return
	}
	v.tip.Leave()
	v.tip.Text = text
	v.tip.Enter(v, e)
}

// MouseOut is for Fyne.
func (v *calendarView) MouseOut() {
	v.hover(calendarSpot{})
	v.tip.Leave()
	v.tip.Text = ""
}

func (v *calendarView) hover(spot calendarSpot) {
	if spot.is(v.hovered) {
		return
	}
	before := v.hovered
	v.hovered = spot
	if before.shows() || spot.shows() {
		v.draw()
	}
}

// shows reports that something looks otherwise under the pointer.
func (s calendarSpot) shows() bool { return s.kind != spotNothing }

// Cursor is a hand over what leads to a day, and arrows over the edge of an entry.
func (v *calendarView) Cursor() desktop.Cursor {
	switch {
	case v.drag.kind == dragEdge || v.hovered.kind == spotEdge:
		return desktop.VResizeCursor
	case v.hovered.leads():
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Scrolled is for Fyne: the wheel moves the hours, or the list above them, and turns the
// months.
func (v *calendarView) Scrolled(e *fyne.ScrollEvent) {
	v.tip.Leave()
	by := 1
	if e.Scrolled.DY > 0 {
		by = -1
	}
	switch {
	case v.grid.span != spanMonth && e.Position.Y < v.grid.hours().y && e.Scrolled.DY != 0 && v.rollLines(v.grid.dayAt(e.Position), by):
	case v.grid.span != spanMonth:
		v.scrollTo(v.y - calendarWheel*float64(e.Scrolled.DY))
		v.hover(v.spotAt(e.Position))
	case e.Scrolled.DY != 0 && !v.calendar.turning():
		v.calendar.turn(by)
	}
}

// FocusGained is for Fyne.
func (v *calendarView) FocusGained() { v.setFocused(true) }

// FocusLost is for Fyne.
func (v *calendarView) FocusLost() {
	v.shift = false
	v.setFocused(false)
}

func (v *calendarView) setFocused(on bool) {
	v.focused = on
	v.draw()
}

// keepChosen follows the chosen entry to its day. One that is not among the days stays
// chosen: it may have been moved to where nobody has looked yet.
func (v *calendarView) keepChosen(days calendarDays) {
	e := days.find(v.chosen)
	if e.isNone() {
		return
	}
	v.cursor = e.day()
	if v.sought {
		v.sought = false
		v.reveal(e)
	}
}

// setCursor puts the keyboard on a day and leaves the entries.
func (v *calendarView) setCursor(day domain.Date) {
	v.chosen, v.cursor, v.sought = calendarKey{}, day, false
	clear(v.lines)
}

// menuPosition is where the menu of an entry opens by keyboard.
func (v *calendarView) menuPosition(a calendarArea) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(v).AddXY(a.x+kit.Space2, min(a.y+min(a.height, calendarLine), v.Size().Height))
}
