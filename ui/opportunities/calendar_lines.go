package opportunities

import "preventa/domain"

// calendarLines are the days that have more entries than lines for them: by day, how many
// entries stand above those shown.
type calendarLines map[domain.Date]int

// list are the entries of a day that stand in lines: all of a month's, among the hours
// those without a time.
func (v *calendarView) list(day domain.Date) []calendarEntry {
	if v.grid.span == spanMonth {
		return v.calendar.days[day]
	}
	return v.calendar.days.allDay(day)
}

// linesOf is the part of a day's list on show, and how many entries there are besides.
func (v *calendarView) linesOf(day domain.Date) (from, to, more int) {
	room := v.mostAllDay()
	if v.grid.span == spanMonth {
		room = v.grid.lines(v.grid.cell(day))
	}
	count := len(v.list(day))
	shown, more := fittingOf(count, v.calendar.rest(day), room)
	from = max(0, min(v.lines[day], count-shown))
	return from, from + shown, more
}

// drawList draws what there is room for of the list of a day.
func (v *calendarView) drawList(day domain.Date, cell calendarArea, top float32) {
	from, to, more := v.linesOf(day)
	for i, e := range v.list(day)[from:to] {
		v.entryAt(v.back, e, v.grid.line(cell, top, i), 0)
	}
	if more > 0 {
		v.drawMore(more, day, v.grid.line(cell, top, to-from))
	}
}

// revealLine brings the entry of a list into view.
func (v *calendarView) revealLine(e calendarEntry) {
	day := e.day()
	from, to, _ := v.linesOf(day)
	for i, other := range v.list(day) {
		if other.key() == e.key() {
			v.lines[day] = max(min(from, i), i+1-(to-from))
		}
	}
}

// rollLines moves the list of a day by some lines; false where all of it is on show.
func (v *calendarView) rollLines(day domain.Date, by int) bool {
	from, to, more := v.linesOf(day)
	if more == 0 {
		return false
	}
	v.lines[day] = max(0, min(from+by, len(v.list(day))-(to-from)))
	v.draw()
	return true
}

// turnLines shows the next entries of the list of a day, after the last the first.
func (v *calendarView) turnLines(day domain.Date) {
	from, to, _ := v.linesOf(day)
	by := to - from
	if to == len(v.list(day)) {
		by = -from
	}
	v.rollLines(day, by)
}
