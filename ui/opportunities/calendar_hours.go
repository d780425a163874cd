package opportunities

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/ui/kit"
)

// drawHours draws a week or a day: what has no time above, the hours below.
func (v *calendarView) drawHours() {
	v.grid.band = v.bandHeight()
	v.y = max(0, min(v.y, float64(hoursHeight-v.grid.hours().height)))
	g := v.grid
	v.back.rect(calendarArea{0, 0, g.size.Width, hoursHead}, calendarBox{fill: kit.ColorSurface2})
	if !g.sunday {
		v.back.text(weekText(domain.WeekStart(v.cursor, false)), calendarArea{0, 0, g.left, hoursHead}, calendarInk{colour: kit.ColorText3, align: fyne.TextAlignCenter})
	}
	v.drawHourLines()
	for day := g.days.From; day <= g.days.To; day++ {
		v.drawColumn(day)
	}
	v.drawNow()
	for day := g.days.From; day <= g.days.To; day++ {
		for _, slot := range slotsOf(v.calendar.days.timed(day)) {
			v.drawSlot(slot, g.cell(day))
		}
	}
	v.back.text(v.calendar.allDayText(), calendarArea{kit.Space1, hoursHead, g.left - kit.Space2, calendarLine + 2*calendarGap},
		calendarInk{colour: kit.ColorText3, align: fyne.TextAlignTrailing})
	v.back.rect(calendarArea{0, hoursHead, g.size.Width, 1}, calendarBox{fill: kit.ColorBorder})
	v.back.rect(calendarArea{0, hoursHead + g.band - 1, g.size.Width, 1}, calendarBox{fill: kit.ColorBorderStrong})
}

// bandHeight is the height of what has no time: that of the fullest day, within reason.
func (v *calendarView) bandHeight() float32 {
	lines := 1
	for day := v.grid.days.From; day <= v.grid.days.To; day++ {
		lines = max(lines, len(v.calendar.days.allDay(day)))
	}
	lines = min(lines, v.mostAllDay())
	return float32(lines)*(calendarLine+calendarGap) + 3*calendarGap
}

func (v *calendarView) mostAllDay() int {
	if v.grid.span == spanDay {
		return mostAllDayOf
	}
	return mostAllDay
}

// drawHourLines draws the hours themselves.
func (v *calendarView) drawHourLines() {
	g := v.grid
	for hour := range 24 {
		y := g.minuteY(hour*60, v.y)
		if y+hourHeight < 0 || y > g.hours().height {
			continue
		}
		v.hours.rect(calendarArea{g.left, y, g.size.Width, 1}, calendarBox{fill: kit.ColorBorder})
		if hour > 0 {
			v.hours.text(v.words.hour(hour), calendarArea{0, y - calendarText/2, g.left - kit.Space2, calendarText}, calendarInk{colour: kit.ColorText3, align: fyne.TextAlignTrailing})
		}
	}
}

// drawColumn draws a day: its title, what has no time, and its hours.
func (v *calendarView) drawColumn(day domain.Date) {
	g := v.grid
	column := g.cell(day)
	hours := g.hours()
	v.note(calendarSpot{calendarArea: column, day: day})
	if isWeekend(day) {
		v.back.rect(calendarArea{column.x, hoursHead, column.width, g.band}, calendarBox{fill: kit.ColorSurface2})
		v.hours.rect(calendarArea{column.x, 0, column.width, hours.height}, calendarBox{fill: kit.ColorSurface2})
		for hour := range 24 {
			v.hours.rect(calendarArea{column.x, g.minuteY(hour*60, v.y), column.width, 1}, calendarBox{fill: kit.ColorBorder})
		}
	}
	v.back.rect(calendarArea{column.x, 0, 1, hoursHead + g.band}, calendarBox{fill: kit.ColorBorder})
	v.hours.rect(calendarArea{column.x, 0, 1, hours.height}, calendarBox{fill: kit.ColorBorder})
	v.drawHead(day, calendarArea{column.x, 0, column.width, hoursHead})
	v.drawList(day, column, hoursHead+2*calendarGap)
}

// drawHead writes which day a column is.
func (v *calendarView) drawHead(day domain.Date, a calendarArea) {
	_, _, of := day.Civil()
	name, number := weekday(day), strconv.Itoa(of)
	if v.grid.span == spanDay {
		name = capital(longWeekday(day))
	}
	k := calendarInk{colour: kit.ColorText2, size: kit.TextBase}
	figure := calendarInk{colour: kit.ColorText, size: kit.TextBase, bold: true}
	spot := calendarSpot{calendarArea: a, kind: spotDate, day: day}
	used := k.width(name)
	v.back.text(name, calendarArea{a.x + kit.Space2, a.y, used + 1, a.height}, k)
	badge := calendarArea{a.x + kit.Space2 + used + 2, a.y + 5, max(24, figure.width(number)+kit.Space2), a.height - 10}
	switch {
	case day == v.today:
		v.back.rect(badge, calendarBox{fill: kit.ColorAccent, radius: badge.height / 2})
		figure.colour = kit.ColorOnAccent
	case v.hovered.is(spot):
		v.back.rect(badge, calendarBox{fill: kit.ColorHover, radius: badge.height / 2})
	}
	figure.align = fyne.TextAlignCenter
	v.back.text(number, badge, figure)
	if day == v.cursor && v.grid.span == spanWeek {
		v.back.rect(calendarArea{a.x + 1, a.y + a.height - 2, a.width - 1, 2}, calendarBox{fill: kit.ColorAccent})
	}
	v.note(spot)
}

// drawSlot draws an entry among the hours, beside those that overlap it.
func (v *calendarView) drawSlot(s calendarSlot, column calendarArea) {
	hours := v.grid.hours()
	y, end := v.grid.minuteY(s.from, v.y), v.grid.minuteY(s.to, v.y)
	if end < 0 || y > hours.height {
		return
	}
	lane := (column.width - kit.Space2) / float32(s.lanes)
	a := calendarArea{column.x + 2 + lane*float32(s.lane), y + 1, lane*float32(s.covers) - 1, end - y - 2}
	v.entryAt(v.hours, s.entry, a, hours.y)
}

// drawNow draws the present moment across today.
func (v *calendarView) drawNow() {
	g := v.grid
	if v.today < g.days.From || v.today > g.days.To {
		return
	}
	v.tickSoon()
	now := v.calendar.now()
	y := g.minuteY(now.Hour()*60+now.Minute(), v.y)
	column := g.cell(v.today)
	v.hours.rect(calendarArea{g.left, y, g.size.Width, 1}, calendarBox{fill: kit.ColorLostSoft})
	v.hours.rect(calendarArea{column.x, y - 0.5, column.width, 2}, calendarBox{fill: kit.ColorLostDot})
	v.hours.rect(calendarArea{column.x - 4, y - 3.5, 8, 8}, calendarBox{fill: kit.ColorLostDot, radius: 4})
}

// tickSoon draws anew in a minute, as long as the view is on the screen.
func (v *calendarView) tickSoon() {
	if v.ticking {
		return
	}
	v.ticking = true
	v.calendar.host.Delay()(time.Minute, func() {
		v.ticking = false
		if !v.gone {
			v.draw()
		}
	})
}
