package opportunities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// open opens an activity, or the opportunity that is expected to close.
func (c *calendar) open(e calendarEntry) {
	if e.closing != nil {
		c.events.Open(*e.closing)
		return
	}
	c.host.EditActivity(office.ActivityDraft{Activity: domain.Activity{ID: e.activity.ID}}, nil)
}

// plan begins an activity at a place, of a length where one is known. It is of whose
// calendar it is planned in.
func (c *calendar) plan(at calendarPlace, length int) {
	if !c.mayPlan() {
		return
	}
	a := domain.Activity{Day: at.day, Minutes: length}
	if at.minute >= 0 {
		a.Minute = at.minute + 1
	}
	if c.of != "" {
		a.People = []domain.ID{c.of}
	}
	c.host.EditActivity(office.ActivityDraft{Activity: a}, func(saved domain.Activity) { c.goTo(calendarKey{id: saved.ID}, saved.Day) })
}

// goTo brings a day into view and makes an entry the chosen one.
func (c *calendar) goTo(key calendarKey, day domain.Date) {
	c.stepTo(day)
	c.view.chosen, c.view.sought = key, true
	c.view.keepChosen(c.days)
	c.view.draw()
	c.events.Changed()
}

// planAtCursor begins an activity on the day the keyboard is on.
func (c *calendar) planAtCursor() { c.plan(calendarPlace{c.view.cursor, keepTime}, 0) }

// complete marks an activity done and asks for the next one.
func (c *calendar) complete(e calendarEntry) { c.host.CompleteActivity(e.activity.ID) }

// move puts an entry at another place. It is shown there at once.
func (c *calendar) move(e calendarEntry, to calendarPlace) {
	day, minute := to.placed(e)
	session := c.host.Session()
	if e.closing != nil {
		row := *e.closing
		e.closing.Expected = day
		c.carryOut(func(ctx context.Context) (change.Set, error) {
			return session.ChangeOpportunities(ctx, []domain.ID{row.ID}, func(d *office.Draft) { d.ExpectedClose = day })
		}, lang.X("calendar.closing_moved", "Expected close is now {{.Day}}: {{.Name}}",
			map[string]any{"Name": row.Name, "Day": c.moved(day, 0)}))
		return
	}
	id := e.activity.ID
	e.activity.Day, e.activity.Minute = day, minute
	c.carryOut(func(ctx context.Context) (change.Set, error) { return session.MoveActivity(ctx, id, day, minute) },
		lang.X("activity.postponed_toast", "“{{.Subject}}” is on {{.Day}} now", map[string]any{"Subject": e.activity.Subject, "Day": c.moved(day, minute)}))
}

// moved is how a toast names a day and a time.
func (c *calendar) moved(day domain.Date, minute int) string {
	return dayTime(c.region(), day, minute, c.today())
}

// lengthen makes an activity take so many minutes.
func (c *calendar) lengthen(e calendarEntry, minutes int) {
	session, id := c.host.Session(), e.activity.ID
	e.activity.Minutes = minutes
	c.carryOut(func(ctx context.Context) (change.Set, error) {
		a, err := session.Activity(ctx, id)
		if err != nil {
			return change.Set{}, err
		}
		a.Minutes = minutes
		_, set, err := session.SaveActivity(ctx, office.ActivityDraft{Activity: a})
		return set, err
	}, lang.X("calendar.length_changed", "“{{.Subject}}” takes {{.Duration}} now",
		map[string]any{"Subject": e.activity.Subject, "Duration": kit.MinutesText(minutes)}))
}

// delete puts an activity into the recycle bin.
func (c *calendar) delete(e calendarEntry) {
	session := c.host.Session()
	c.carryOut(func(ctx context.Context) (change.Set, error) {
		return session.DeleteActivities(ctx, []domain.ID{e.activity.ID})
	}, lang.XN("activities.deleted", "{{.Count}} moved to the recycle bin", 1, map[string]any{"Count": 1}))
}

// carryOut does something and offers to take it back. What is shown already is what was
// meant; where that cannot be, what is stored is read again.
func (c *calendar) carryOut(do func(context.Context) (change.Set, error), told string) {
	c.days = newCalendarDays(c.all)
	c.view.keepChosen(c.days)
	c.view.draw()
	kit.Background(c.host.Runner(), func() (change.Set, error) { return do(context.Background()) }, func(set change.Set, err error) {
		switch {
		case err != nil:
			c.read()
			c.host.Failed(err)
		case len(set.Changes) > 0:
			c.host.Notify(kit.Undoable(c.host, told, set))
		}
	})
}
