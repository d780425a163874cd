package opportunities

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/ui/kit"
)

// menu offers what can be done with an entry or, without one, at a place.
func (c *calendar) menu(e calendarEntry, place calendarPlace, at fyne.Position) {
	if e.closing != nil {
		c.events.Menu(*e.closing, at)
		return
	}
	items := c.placeItems(place)
	if e.activity != nil {
		items = c.activityItems(e)
	}
	kit.ShowContextMenu(c.host.Window().Canvas(), at, items...)
}

// activityItems are those of the list of activities.
func (c *calendar) activityItems(e calendarEntry) []kit.MenuItem {
	a := e.activity
	items := []kit.MenuItem{
		{Icon: "pencil", Label: lang.X("command.open", "Open"), Shortcut: lang.X("key.enter", "Enter"), Run: func() { c.open(e) }},
		{Icon: "check", Label: lang.X("activity.complete", "Mark as done"), Disabled: a.Done || !c.may(access.Modify), Run: func() { c.complete(e) }},
		c.postponeItem(e),
		kit.MenuSeparator(),
	}
	if a.OpportunityID != "" {
		items = append(items, kit.MenuItem{Icon: "target", Label: lang.X("activity.open_opportunity", "Open opportunity"),
			Run: func() { c.host.OpenOpportunity(a.OpportunityID, kit.Place{}) }})
	}
	if a.CustomerID != "" {
		items = append(items, kit.MenuItem{Icon: "building-2", Label: lang.X("activity.open_customer", "Open customer"),
			Run: func() { c.host.OpenCustomer(a.CustomerID) }})
	}
	if !items[len(items)-1].Separator {
		items = append(items, kit.MenuSeparator())
	}
	return append(items, kit.MenuItem{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Shortcut: lang.X("key.delete", "Del"),
		Disabled: !c.may(access.Delete), Run: func() { c.delete(e) }})
}

// postponeItem puts a planned activity off to another day.
func (c *calendar) postponeItem(e calendarEntry) kit.MenuItem {
	today := c.today()
	to := func(label string, day domain.Date) kit.MenuItem {
		return kit.MenuItem{Label: label, Shortcut: weekday(day) + " " + c.region().DayMonth(day),
			Run: func() { c.move(e, calendarPlace{day, keepTime}) }}
	}
	return kit.MenuItem{Icon: "calendar", Label: lang.X("activity.postpone", "Postpone"), Disabled: !c.mayMove(e), Children: []kit.MenuItem{
		to(lang.X("activity.to_tomorrow", "To tomorrow"), today+1),
		to(lang.X("activity.to_next_week", "To next week"), domain.WeekStart(today, false)+7),
		{Label: lang.X("activity.to_date", "To a date…"), Run: func() { c.askDay(e) }},
	}}
}

// askDay asks for the day to put an activity off to.
func (c *calendar) askDay(e calendarEntry) {
	var dialog *kit.Dialog
	picked := kit.NewCalendar(c.region().FirstWeekday(), c.today())
	picked.SetSelected(e.day())
	close := func() { dialog.Close() }
	picked.OnClosed = close
	picked.OnChosen = func(day domain.Date) {
		close()
		if to := (calendarPlace{day, keepTime}); !day.IsZero() && to.moves(e) {
			c.move(e, to)
		}
	}
	dialog = kit.NewDialog(c.host.Window(), kit.DialogOptions{Title: lang.X("activity.postpone", "Postpone"),
		Body: container.NewCenter(picked), Width: 280, First: picked, Cancel: close,
		Buttons: []*kit.Button{kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, close)}})
	dialog.Show()
}

// placeItems are what can be done at an empty place.
func (c *calendar) placeItems(place calendarPlace) []kit.MenuItem {
	minute := 0
	if place.minute >= 0 {
		minute = place.minute + 1
	}
	items := []kit.MenuItem{
		{Icon: "plus", Label: lang.X("calendar.new_at", "New activity on {{.Day}}", map[string]any{"Day": c.moved(place.day, minute)}), Shortcut: "N",
			Disabled: !c.mayPlan(), Run: func() { c.plan(place, 0) }},
		kit.MenuSeparator(),
	}
	if c.span != spanDay {
		items = append(items, kit.MenuItem{Icon: "calendar", Label: lang.X("calendar.show_day", "Show the day"), Run: func() { c.show(spanDay, place.day) }})
	}
	if c.span != spanWeek {
		items = append(items, kit.MenuItem{Icon: "calendar-days", Label: lang.X("calendar.show_week", "Show the week"), Run: func() { c.show(spanWeek, place.day) }})
	}
	return append(items, kit.MenuItem{Icon: "calendar-check", Label: lang.X("calendar.today", "Today"), Shortcut: "T", Run: func() { c.show(c.span, c.today()) }},
		kit.MenuSeparator(), c.exportItem())
}

// allDayText stands beside what has no time.
func (c *calendar) allDayText() string { return lang.X("calendar.all_day", "no time") }

func monthShort(m time.Month) string {
	return lang.X("month.short."+strconv.Itoa(int(m)), m.String()[:3])
}
