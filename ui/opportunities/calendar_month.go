package opportunities

import (
	"strconv"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/ui/kit"
)

// drawMonth draws whole weeks, each day with as many entries as it has room for.
func (v *calendarView) drawMonth() {
	g := v.grid
	v.back.rect(calendarArea{0, 0, g.size.Width, daysHead}, calendarBox{fill: kit.ColorSurface2})
	for column := range 7 {
		day := g.days.From + domain.Date(column)
		v.back.text(weekday(day), calendarArea{g.x(column) + kit.Space2, 0, g.x(column+1) - g.x(column), daysHead}, calendarInk{colour: kit.ColorText2, bold: true})
	}
	for week := range g.weeks {
		v.drawWeek(week)
	}
	v.drawCursor(g.cell(v.cursor))
}

func (v *calendarView) drawWeek(week int) {
	g := v.grid
	monday := g.days.From + domain.Date(7*week)
	for column := range 7 {
		v.drawDay(monday + domain.Date(column))
	}
	if g.left > 0 {
		gutter := calendarArea{0, g.row(week), g.left, g.row(week+1) - g.row(week)}
		v.back.rect(gutter, calendarBox{fill: kit.ColorSurface2})
		v.back.text(weekText(monday), calendarArea{0, gutter.y, g.left, dateLine}, calendarInk{colour: kit.ColorText3, align: fyne.TextAlignCenter})
	}
	v.back.rect(calendarArea{0, g.row(week), g.size.Width, 1}, calendarBox{fill: kit.ColorBorder})
}

// drawDay draws a day of the month and what is on it.
func (v *calendarView) drawDay(day domain.Date) {
	g := v.grid
	cell := g.cell(day)
	if isWeekend(day) {
		v.back.rect(cell, calendarBox{fill: kit.ColorSurface2})
	}
	if cell.x > 0 {
		v.back.rect(calendarArea{cell.x, cell.y, 1, cell.height}, calendarBox{fill: kit.ColorBorder})
	}
	v.note(calendarSpot{calendarArea: cell, day: day})
	v.drawDate(day, calendarArea{cell.x + kit.Space1, cell.y + 2, cell.width - 2*kit.Space1, dateLine - 4})
	v.drawList(day, cell, cell.y+dateLine)
}

// drawDate writes the number of a day, with the month where one begins. That of today
// stands out.
func (v *calendarView) drawDate(day domain.Date, a calendarArea) {
	_, month, of := day.Civil()
	text := strconv.Itoa(of)
	if of == 1 {
		text += " " + monthShort(month)
	}
	k := calendarInk{colour: kit.ColorText, size: kit.TextBase}
	if day.Month() != v.calendar.day.Month() {
		k.colour = kit.ColorDisabled
	}
	k.bold = day == v.today
	width := max(a.height, k.width(text)+kit.Space2)
	badge := calendarArea{a.x, a.y, width, a.height}
	spot := calendarSpot{calendarArea: badge, kind: spotDate, day: day}
	switch {
	case day == v.today:
		v.back.rect(badge, calendarBox{fill: kit.ColorAccent, radius: badge.height / 2})
		k.colour = kit.ColorOnAccent
	case v.hovered.is(spot):
		v.back.rect(badge, calendarBox{fill: kit.ColorHover, radius: badge.height / 2})
	}
	k.align = fyne.TextAlignCenter
	v.back.text(text, badge, k)
	v.note(spot)
}

// drawMore says how many more entries a day has.
func (v *calendarView) drawMore(count int, day domain.Date, a calendarArea) {
	spot := calendarSpot{calendarArea: a, kind: spotMore, day: day}
	if v.hovered.is(spot) {
		v.back.rect(a, calendarBox{fill: kit.ColorHover, radius: kit.RadiusControl - 1})
	}
	v.back.text(moreText(count), calendarArea{a.x + kit.Space2, a.y, a.width - kit.Space2, a.height}, calendarInk{colour: kit.ColorAccentText})
	v.note(spot)
}

// drawCursor marks the day the keyboard is on.
func (v *calendarView) drawCursor(a calendarArea) {
	if v.focused && v.calendar.chosen().isNone() {
		v.back.rect(a.inset(1), calendarBox{outline: kit.ColorAccent, stroke: kit.FocusRing, radius: kit.RadiusControl})
	} else {
		v.back.rect(calendarArea{a.x + 1, a.y + 1, a.width - 1, 2}, calendarBox{fill: kit.ColorAccent})
	}
}
