package ui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/activities"
	"preventa/ui/kit"
)

// tick is how often the window looks at the clock.
const tick = time.Minute

// day is what the window knows of the day it works in.
type day struct {
	date     domain.Date
	cancel   func()             // of the next tick; nil while no office is open
	reminded map[domain.ID]bool // activities the desktop told of today
}

// end stops looking at the clock.
func (d *day) end() {
	if d.cancel != nil {
		d.cancel()
	}
	*d = day{}
}

// openDay begins the day after the office was opened. The first time in a day My day comes
// to the front, if nothing else was done meanwhile; later that day the tabs are brought back
// as they were left, and My day is among them if it was.
func (w *Window) openDay(sameDay bool) {
	w.makeDue(true)
	if sameDay {
		w.beginDay(nil)
		return
	}
	front, count := w.front.ID(), len(w.screens)
	w.beginDay(func() bool { return w.front.ID() == front && len(w.screens) == count && !w.isTyping() })
}

// isTyping reports that the keyboard is in a field of text.
func (w *Window) isTyping() bool {
	_, typing := w.window.Canvas().Focused().(interface{ SelectedText() string })
	return typing
}

// beginDay brings the office up to date with the day, shows what waits for the person, and
// goes on looking at the clock. My day comes to the front when the person is found at rest;
// without atRest it is not shown at all.
func (w *Window) beginDay(atRest func() bool) {
	w.day.end()
	session := w.session
	w.day.date, w.day.reminded = session.Office().Today(), map[domain.ID]bool{}
	w.day.cancel = w.delay(tick, w.ticked)
	kit.Background(w.Runner(), func() (office.MyDay, error) {
		if err := session.DayBegins(context.Background()); err != nil {
			return office.MyDay{}, err
		}
		return session.MyDay(context.Background(), session.Me().ID)
	}, func(d office.MyDay, err error) {
		switch {
		case w.session != session:
		case err != nil:
			w.Failed(err)
		default:
			w.showDay(d, atRest)
		}
	})
}

// showDay opens My day when something waits, and tells the desktop.
func (w *Window) showDay(d office.MyDay, atRest func() bool) {
	if d.Count() == 0 {
		return
	}
	if atRest != nil {
		w.openMyDay(atRest() && w.window.Canvas().Overlays().Top() == nil)
	}
	if text := daySummary(d); text != "" && w.session.Me().Reminders {
		w.app.SendNotification(fyne.NewNotification(lang.X("my_day.title", "My day"), text))
	}
}

// openMyDay opens the screen, or puts it behind the work at hand where the person is at work.
func (w *Window) openMyDay(inFront bool) {
	behind := spot{Screen: activities.MyDayID}
	switch {
	case inFront:
		w.OpenMyDay()
	case !w.isOpen(behind) && w.mayVisit(behind):
		w.screens = append(w.screens, newResting(w, keptTab{spot: behind}))
		w.Changed()
	}
}

// daySummary says in a line what is late, due and to be taken up again; "" for nothing.
func daySummary(d office.MyDay) string {
	var parts []string
	for _, p := range []struct {
		count      int
		key, other string
	}{{len(d.Overdue), "reminder.overdue", "{{.Count}} overdue"}, {len(d.Today), "reminder.today", "{{.Count}} for today"},
		{len(d.Held), "reminder.held", "{{.Count}} to take up again"}} {
		if p.count > 0 {
			parts = append(parts, lang.XN(p.key, p.other, p.count, map[string]any{"Count": p.count}))
		}
	}
	return strings.Join(parts, " · ")
}

// ticked begins another day when the date has changed, and tells of what falls due.
func (w *Window) ticked() {
	if w.session == nil {
		return
	}
	if w.session.Office().Today() != w.day.date {
		for _, s := range w.screens {
			s.Rebuild() // what is late and what is today are others now
		}
		w.bringFront()
		w.makeDue(false)
		w.beginDay(func() bool { return len(w.screens) == 1 })
		return
	}
	w.day.cancel = w.delay(tick, w.ticked)
	w.makeDue(false)
	if w.session.Me().Reminders {
		w.remind()
	}
}

// remind tells the desktop of the activities whose time has come.
func (w *Window) remind() {
	session := w.session
	now := session.Office().Now()
	kit.Background(w.Runner(), func() ([]office.ActivityRow, error) {
		return session.Due(context.Background(), now)
	}, func(due []office.ActivityRow, err error) {
		if err != nil || w.session != session {
			return // the next tick asks again
		}
		for _, a := range due {
			if !w.day.reminded[a.ID] {
				w.day.reminded[a.ID] = true
				w.app.SendNotification(fyne.NewNotification(activities.ReminderTitle(a), a.Subject))
			}
		}
	})
}
