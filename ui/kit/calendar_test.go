package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"preventa/domain"
)

func day(year int, month time.Month, d int) domain.Date { return domain.NewDate(year, month, d) }

func TestCalendarKeys(t *testing.T) {
	useLook(t)
	cases := []struct {
		from domain.Date
		key  fyne.KeyName
		to   domain.Date
	}{
		{day(2026, 10, 1), fyne.KeyLeft, day(2026, 9, 30)},
		{day(2026, 10, 31), fyne.KeyRight, day(2026, 11, 1)},
		{day(2026, 10, 15), fyne.KeyUp, day(2026, 10, 8)},
		{day(2026, 12, 28), fyne.KeyDown, day(2027, 1, 4)},
		{day(2026, 3, 31), fyne.KeyPageUp, day(2026, 2, 28)},
		{day(2024, 1, 30), fyne.KeyPageDown, day(2024, 2, 29)},
		{day(2026, 10, 15), fyne.KeyHome, day(2026, 10, 1)},
		{day(2026, 10, 15), fyne.KeyEnd, day(2026, 10, 31)},
	}
	for _, c := range cases {
		calendar := NewCalendar(time.Monday, formToday)
		b := newFormBench(t, calendar)
		calendar.SetSelected(c.from)
		b.canvas.Focus(calendar)
		b.keys(c.key)
		b.want(string(c.key)+" from "+c.from.String(), calendar.cursor.String(), c.to.String())
	}
}

func TestCalendarBeginsWeeksAsTheOfficeDoes(t *testing.T) {
	useLook(t)
	cases := map[time.Weekday]domain.Date{
		time.Monday:   day(2026, 9, 28),
		time.Sunday:   day(2026, 9, 27),
		time.Saturday: day(2026, 9, 26),
		time.Thursday: day(2026, 10, 1),
	}
	for first, wanted := range cases {
		calendar := NewCalendar(first, formToday)
		if got := calendar.firstShown(); got != wanted {
			t.Errorf("with weeks from %v, October 2026 begins on %v, want %v", first, got, wanted)
		}
	}
}

func TestCalendarMouse(t *testing.T) {
	useLook(t)
	calendar := NewCalendar(time.Monday, formToday)
	b := newFormBench(t, calendar)
	var chosen []domain.Date
	calendar.OnChosen = func(d domain.Date) { chosen = append(chosen, d) }
	b.click(calendar, calendarWidth-5, 5)
	b.want("month after ›", calendar.Month().String(), "2026-11")
	b.click(calendar, 5, 5)
	b.click(calendar, 5, 5)
	b.want("month after ‹‹", calendar.Month().String(), "2026-09")
	b.click(calendar, 3.5*calendarCell, calendarDaysTop+1.5*calendarCell)
	b.click(calendar, 10, calendarHeight-5)
	b.click(calendar, calendarWidth-10, calendarHeight-5)
	b.want("chosen: a day, today, none", chosen, []domain.Date{day(2026, 9, 10), formToday, 0})
}

func TestCalendarKeyboardClears(t *testing.T) {
	useLook(t)
	calendar := NewCalendar(time.Monday, formToday)
	b := newFormBench(t, calendar)
	cleared := false
	calendar.OnChosen = func(d domain.Date) { cleared = d.IsZero() }
	b.canvas.Focus(calendar)
	b.keys(fyne.KeyDelete)
	b.want("cleared", cleared, true)
}

func TestCalendarStopsAtTheFirstDay(t *testing.T) {
	useLook(t)
	calendar := NewCalendar(time.Monday, formToday)
	b := newFormBench(t, calendar)
	calendar.SetSelected(1)
	b.canvas.Focus(calendar)
	b.keys(fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp)
	b.want("cursor", calendar.cursor, domain.Date(1))
}
