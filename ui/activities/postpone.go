package activities

import (
	"context"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// postponeItem puts a planned activity off to another day.
func postponeItem(host kit.Host, a office.ActivityRow) kit.MenuItem {
	r, today := host.Session().Office().Region(), host.Session().Office().Today()
	to := func(label string, day domain.Date) kit.MenuItem {
		return kit.MenuItem{Label: label, Shortcut: dayText(r, day, false), Run: func() { postpone(host, a.ID, day) }}
	}
	return kit.MenuItem{Icon: "calendar", Label: lang.X("activity.postpone", "Postpone"), Disabled: a.Done || !may(host, access.Modify),
		Children: []kit.MenuItem{
			to(lang.X("activity.to_tomorrow", "To tomorrow"), today+1),
			to(lang.X("activity.to_next_week", "To next week"), nextMonday(today)),
			{Label: lang.X("activity.to_date", "To a date…"), Run: func() { askDay(host, a) }},
		}}
}

// nextMonday is the first Monday after a day.
func nextMonday(day domain.Date) domain.Date {
	day++
	for day.Time().Weekday() != time.Monday {
		day++
	}
	return day
}

// postpone plans an activity for another day at the same time.
func postpone(host kit.Host, id domain.ID, day domain.Date) {
	session := host.Session()
	kit.Background(host.Runner(), func() (s savedActivity, err error) {
		a, err := session.Activity(context.Background(), id)
		if err != nil {
			return s, err
		}
		a.Day = day
		s.activity, s.set, err = session.SaveActivity(context.Background(), office.ActivityDraft{Activity: a})
		return s, err
	}, func(s savedActivity, err error) {
		switch {
		case err != nil:
			host.Failed(err)
		case len(s.set.Changes) > 0:
			host.Notify(kit.Undoable(host, lang.X("activity.postponed_toast", "“{{.Subject}}” is on {{.Day}} now",
				map[string]any{"Subject": s.activity.Subject, "Day": dayText(session.Office().Region(), day, true)}), s.set))
		}
	})
}

// askDay asks for the day to put an activity off to, and offers the first one that puts it off.
func askDay(host kit.Host, a office.ActivityRow) {
	var dialog *kit.Dialog
	day := max(a.Day, host.Session().Office().Today()) + 1
	set := kit.NewFieldset(host, func() {})
	field := set.Date("day", func(d domain.Date) { day = d })
	body := container.New(kit.Rows(6), kit.NewLabel(a.Subject, kit.TextBase, kit.ColorText2, false),
		set.Required("day", lang.X("activity.day", "Day"), field))
	set.Fill(func() { field.SetValue(day) })
	save := func() {
		set.Commit()
		var p domain.Problems
		if day.IsZero() {
			p.Add("day", "error.required", nil)
		}
		if err := set.Problems(p.Err()); err != nil {
			set.ShowProblems(err)
			return
		}
		dialog.Close()
		postpone(host, a.ID, day)
	}
	dialog = kit.NewDialog(host.Window(), kit.DialogOptions{Title: lang.X("activity.postpone", "Postpone"), Body: body, Width: 360, First: field, Buttons: []*kit.Button{
		kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { dialog.Close() }),
		kit.NewButton(lang.X("activity.postpone", "Postpone"), "", kit.ButtonPrimary, save),
	}})
	dialog.Show()
}
