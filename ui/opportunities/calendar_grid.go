package opportunities

import (
	"math"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/ui/kit"
)

const (
	hourHeight   float32 = 48
	hoursHeight          = 24 * hourHeight
	hoursGutter  float32 = 60                         // left of the hours
	weekGutter   float32 = 40                         // left of the weeks of a month
	daysHead     float32 = 26                         // the weekdays above a month
	monthLine    float32 = 18                         // height of an entry in a month, where the many stand closer
	hoursHead    float32 = 34                         // the days above their hours
	dateLine     float32 = 24                         // the number of a day in a month
	mostAllDay           = 4                          // lines above the hours of a week
	mostAllDayOf         = 8                          // above those of one day
	startOfDay           = float64(8*hourHeight) - 14 // with the figure of the hour
)

// calendarGrid is where the days are on the screen.
type calendarGrid struct {
	span    calendarSpan
	days    domain.Period
	size    fyne.Size
	left    float32 // where the first day begins
	columns int
	weeks   int
	band    float32 // height of what has no time, above the hours
	sunday  bool    // weeks begin with it
}

func newCalendarGrid(size fyne.Size, span calendarSpan, days domain.Period, sundayFirst bool) calendarGrid {
	g := calendarGrid{span: span, days: days, size: size, columns: 7, weeks: 1, left: hoursGutter, sunday: sundayFirst}
	switch {
	case span == spanDay:
		g.columns = 1
	case span == spanMonth:
		g.weeks = int(days.To-days.From+1) / 7
		g.left = weekGutter
		if sundayFirst { // the weeks of ISO 8601 begin on a Monday
			g.left = 0
		}
	}
	return g
}

// x is where a column begins.
func (g calendarGrid) x(column int) float32 {
	width := g.size.Width - g.left
	return g.left + float32(math.Round(float64(width*float32(column)/float32(g.columns))))
}

// row is where a week of a month begins.
func (g calendarGrid) row(week int) float32 {
	height := g.size.Height - daysHead
	return daysHead + float32(math.Round(float64(height*float32(week)/float32(g.weeks))))
}

// cell is the place of a day, among the hours its whole column.
func (g calendarGrid) cell(day domain.Date) calendarArea {
	at := int(day - g.days.From)
	column, week := at%g.columns, at/g.columns
	if g.span == spanMonth {
		return calendarArea{g.x(column), g.row(week), g.x(column+1) - g.x(column), g.row(week+1) - g.row(week)}
	}
	return calendarArea{g.x(column), hoursHead, g.x(column+1) - g.x(column), g.size.Height - hoursHead}
}

// hours is the area that scrolls; nothing in a month.
func (g calendarGrid) hours() calendarArea {
	if g.span == spanMonth {
		return calendarArea{}
	}
	top := hoursHead + g.band
	return calendarArea{0, top, g.size.Width, max(0, g.size.Height-top)}
}

// dayAt is the day at a position, the nearest one beside the days.
func (g calendarGrid) dayAt(pos fyne.Position) domain.Date {
	column, week := 0, 0
	for column+1 < g.columns && pos.X >= g.x(column+1) {
		column++
	}
	for g.span == spanMonth && week+1 < g.weeks && pos.Y >= g.row(week+1) {
		week++
	}
	return g.days.From + domain.Date(week*g.columns+column)
}

// minuteAt is the time at a height of the hours, which are scrolled to y.
func (g calendarGrid) minuteAt(pos fyne.Position, y float64) float64 {
	return (float64(pos.Y-g.hours().y) + y) * 60 / float64(hourHeight)
}

// minuteY is the height of a time, scrolled.
func (g calendarGrid) minuteY(minute int, y float64) float32 {
	return float32(minute)*hourHeight/60 - float32(y)
}

// lines is how many entries a day of a month has room for.
func (g calendarGrid) lines(cell calendarArea) int {
	return max(0, int((cell.height-dateLine)/(g.lineHeight()+calendarGap)))
}

// lineHeight is that of an entry of one line; the many of a month stand closer.
func (g calendarGrid) lineHeight() float32 {
	if g.span == spanMonth {
		return monthLine
	}
	return calendarLine
}

// line is the place of an entry of one line, the at-th of a day.
func (g calendarGrid) line(cell calendarArea, top float32, at int) calendarArea {
	height := g.lineHeight()
	return calendarArea{cell.x + kit.Space1, top + float32(at)*(height+calendarGap), cell.width - 2*kit.Space1, height}
}
