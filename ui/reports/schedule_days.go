package reports

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// scheduleDays chooses the days of a schedule: some of the week, or one of the month.
type scheduleDays struct {
	host     kit.Host
	draft    *domain.Schedule
	changed  func()
	weekdays domain.Weekdays // kept while the month is chosen by, and back
	monthDay int
	week     *fyne.Container
	month    *kit.Select
	content  *fyne.Container
}

// newScheduleDays makes the choice of a draft's days, which it changes.
func newScheduleDays(host kit.Host, draft *domain.Schedule, changed func()) *scheduleDays {
	s := &scheduleDays{host: host, draft: draft, changed: changed, weekdays: draft.Weekdays, monthDay: draft.MonthDay}
	if s.monthDay == 0 {
		s.monthDay = 1
	}
	by := 0
	if draft.MonthDay != 0 {
		by = 1
	}
	kinds := kit.NewSegmented(by, s.by, kit.Segment{Label: lang.X("schedule.by_week", "By week")}, kit.Segment{Label: lang.X("schedule.by_month", "By month")})
	s.month = s.months()
	s.week = s.weekChips()
	s.content = container.New(kit.Rows(kit.Space2), container.NewHBox(kinds), s.week, s.month)
	s.show()
	return s
}

// by chooses between the week and the month.
func (s *scheduleDays) by(kind int) {
	s.draft.Weekdays, s.draft.MonthDay = s.weekdays, 0
	if kind == 1 {
		s.draft.Weekdays, s.draft.MonthDay = 0, s.monthDay
	}
	s.show()
	s.changed()
}

func (s *scheduleDays) show() {
	s.week.Hidden = s.draft.MonthDay != 0
	s.month.Hidden = s.draft.MonthDay == 0
	s.content.Refresh()
}

// weekChips are the days of the week, in the office's order.
func (s *scheduleDays) weekChips() *fyne.Container {
	row := container.NewHBox()
	for _, day := range domain.EveryDay.Days(s.host.Session().Office().Region().SundayFirst) {
		var chip *kit.Chip
		chip = kit.NewChip(kit.ShortWeekdayText(day), "", func() {
			s.weekdays ^= domain.WeekdaysOf(day)
			s.draft.Weekdays = s.weekdays
			chip.SetOn(s.weekdays.Has(day))
			s.changed()
		})
		chip.SetOn(s.weekdays.Has(day))
		row.Add(chip)
	}
	return row
}

// months are the days of the month.
func (s *scheduleDays) months() *kit.Select {
	var options []kit.Option
	for day := 1; day <= domain.LastOfMonth; day++ {
		options = append(options, kit.Option{ID: strconv.Itoa(day), Text: capital(kit.MonthDayText(day))})
	}
	days := kit.NewSelect(options)
	days.SetSelectedID(strconv.Itoa(s.monthDay))
	days.OnChanged = func(o kit.Option) {
		if day, err := strconv.Atoi(o.ID); err == nil {
			s.monthDay, s.draft.MonthDay = day, day
			s.changed()
		}
	}
	return days
}
