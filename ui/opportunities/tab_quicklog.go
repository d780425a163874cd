package opportunities

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// quickLog is the one line in which what was done is noted: a type, a text, Enter. The
// moment is now, unless another is typed; one still to come makes it a plan.
type quickLog struct {
	tabs    *tabs
	types   *kit.IconChoice
	text    *kit.TextEntry
	when    *kit.DateTimeField
	room    *fyne.Container // of the moment
	line    *fyne.Container
	problem *kit.Label
	content fyne.CanvasObject
	names   map[string]string // of the types
	typed   bool              // the moment is one that a person gave
	busy    bool              // a save is under way
	told    bool              // the window knows of a text that is not logged yet
}

func newQuickLog(t *tabs) *quickLog {
	q := &quickLog{tabs: t, names: map[string]string{}, text: kit.NewTextEntry()}
	q.types = kit.NewIconChoice(nil, func(string) { q.hint() })
	q.types.ContextItems = func() []kit.MenuItem { return []kit.MenuItem{kit.CustomizeItem(t.form.host, domain.ActivityTypes)} }
	q.text.OnChanged = func(string) { q.clearProblem(); q.showNow(); q.tellPending() }
	q.text.OnSubmitted = func(string) { q.log(func(bool) {}) }
	q.makeMoment()
	q.problem = kit.NewLabel("", kit.TextCaption, kit.ColorLost, false)
	q.problem.Hide()
	log := kit.NewButton(lang.X("activities.log", "Log"), "", kit.ButtonPrimary, func() { q.log(func(bool) {}) })
	log.SetTooltip(lang.X("activities.log_tip", "Note it as done (Enter in the text)"))
	plan := kit.NewButton(lang.X("activities.plan", "Plan…"), "", kit.ButtonNormal, q.plan)
	plan.SetTooltip(lang.X("activities.plan_tip", "Plan it for later"))
	q.line = container.New(kit.Columns(kit.Space2, 0, 1, 0, 0, 0), q.types, q.text, q.room, log, plan)
	q.content = container.New(kit.Rows(0), inBar(container.New(kit.Rows(kit.Space1), q.line, q.problem)), kit.NewLine())
	showIf(q.content, t.form.host.Session().May(access.Activities, access.Add))
	return q
}

func (q *quickLog) makeMoment() {
	r := q.tabs.form.region()
	q.when = kit.NewDateTimeField(kit.DateFormat{
		Format:       r.Date,
		Parse:        func(text string) (domain.Date, error) { return r.ParseDate(text, q.office().Today()) },
		FirstWeekday: r.FirstWeekday(),
	})
	q.when.Clock = func(minute int) string { return clock(r, minute) }
	q.when.Today = q.office().Today
	q.when.OnChanged = func(text string) {
		q.typed = strings.TrimSpace(text) != ""
		q.clearProblem()
		q.makeRoom()
	}
	q.when.OnCommitted = func() {
		q.showNow()
		q.makeRoom()
	}
	q.when.OnInvalid = func(err error) { q.refuse(kit.ErrorText(err)) }
	q.when.OnValid = q.clearProblem
	q.when.OnSubmitted = func(string) { q.log(func(bool) {}) }
	q.room = container.New(momentWidth{q.when}, q.when)
	q.showNow()
}

// makeRoom gives a moment in full the room it needs, at the cost of the text.
func (q *quickLog) makeRoom() {
	if q.line != nil && q.room.Size().Width != q.room.MinSize().Width {
		q.line.Refresh()
	}
}

func (q *quickLog) office() *office.Office { return q.tabs.form.host.Session().Office() }

// showNow shows the moment it is, unless a person gave another.
func (q *quickLog) showNow() {
	if !q.typed {
		now := q.office().Now()
		q.when.SetValue(domain.DateOf(now), now.Hour()*60+now.Minute()+1)
		q.makeRoom()
	}
}

// offer offers the types of activities.
func (q *quickLog) offer(types []domain.Item) {
	options := make([]kit.IconOption, len(types))
	clear(q.names)
	for i, t := range types {
		options[i] = kit.IconOption{ID: string(t.ID), Icon: activityIcon(t.Icon), Name: t.Name}
		q.names[string(t.ID)] = t.Name
	}
	q.types.SetOptions(options)
	q.line.Refresh() // the types take more room, or less
	q.hint()
	q.showNow()
}

func (q *quickLog) hint() {
	q.text.SetPlaceHolder(lang.X("activities.hint", "{{.Type}}: what happened? What comes next?", map[string]any{"Type": q.names[q.types.Chosen()]}))
}

func (q *quickLog) refuse(why string) {
	q.problem.SetText(why)
	q.problem.Show()
}

func (q *quickLog) clearProblem() {
	q.text.SetInvalid(false)
	q.problem.Hide()
}

// moment is when it was, or is to be.
func (q *quickLog) moment() (day domain.Date, minute int, err error) {
	q.showNow()
	return q.when.Value()
}

// pending reports a text that would be lost with the form. One on its way is not.
func (q *quickLog) pending() bool { return !q.busy && strings.TrimSpace(q.text.Text) != "" }

// tellPending has the window show whether there is such a text.
func (q *quickLog) tellPending() {
	if pending := q.pending(); pending != q.told {
		q.told = pending
		q.tabs.form.host.Changed()
	}
}

// finish logs what is pending, in front where it can be seen if that fails.
func (q *quickLog) finish(done func(logged bool)) {
	if !q.pending() {
		done(true)
		return
	}
	q.log(func(logged bool) {
		if !logged {
			q.tabs.inner.Select(tabActivities)
		}
		done(logged)
	})
}

// log notes what is typed as done; for a day to come, as planned.
func (q *quickLog) log(done func(logged bool)) {
	subject := strings.TrimSpace(q.text.Text)
	day, minute, err := q.moment()
	switch {
	case q.busy:
		done(false)
		return
	case subject == "":
		q.text.SetInvalid(true)
		q.refuse(lang.X("activities.say_what", "Say what was done."))
		q.tabs.form.host.Window().Canvas().Focus(q.text.FocusTarget())
		done(false)
		return
	case err != nil:
		q.refuse(kit.ErrorText(err))
		q.tabs.form.host.Window().Canvas().Focus(q.when.FocusTarget())
		done(false)
		return
	}
	q.save(domain.Activity{Type: domain.ID(q.types.Chosen()), Subject: subject, Opportunity: q.tabs.id(), Day: day, Minute: minute,
		Done: day <= q.office().Today()}, done)
}

func (q *quickLog) save(a domain.Activity, done func(logged bool)) {
	host, sent := q.tabs.form.host, q.text.Text
	var set change.Set
	q.busy = true
	kit.Background(host.Runner(), func() (saved domain.Activity, err error) {
		saved, set, err = host.Session().SaveActivity(context.Background(), office.ActivityDraft{Activity: a})
		return saved, err
	}, func(saved domain.Activity, err error) {
		q.busy = false
		if err != nil {
			q.fail(err)
			done(false)
			return
		}
		if q.text.Text == sent {
			q.clear()
		}
		host.Notify(kit.Undoable(host, q.toldText(saved), set))
		done(true)
	})
}

// fail says at the line what is wrong with it, and anything else where errors are said.
func (q *quickLog) fail(err error) {
	failed := (*domain.Error)(nil)
	if errors.As(err, &failed) && failed.Code == domain.Invalid {
		q.refuse(kit.ErrorText(err))
		return
	}
	q.tabs.form.host.Failed(err)
}

func (q *quickLog) toldText(a domain.Activity) string {
	args := map[string]any{"Subject": a.Subject, "When": dayTime(q.tabs.form.region(), a.Day, a.Minute, q.office().Today())}
	if a.Done {
		return lang.X("activities.logged", "Noted as done: {{.Subject}}", args)
	}
	return lang.X("activities.planned_for", "Planned for {{.When}}: {{.Subject}}", args)
}

// clear is ready for the next one, of the same type.
func (q *quickLog) clear() {
	q.text.SetText("")
	q.typed = false
	q.clearProblem()
	q.showNow()
}

// plan opens the dialog of an activity with what is typed, for the day typed or tomorrow.
func (q *quickLog) plan() {
	a := domain.Activity{Type: domain.ID(q.types.Chosen()), Subject: strings.TrimSpace(q.text.Text), Opportunity: q.tabs.id(), Day: q.office().Today().Add(1)}
	if day, minute, err := q.moment(); q.typed && err == nil {
		a.Day, a.Minute = day, minute
	}
	q.tabs.form.host.EditActivity(office.ActivityDraft{Activity: a}, func(domain.Activity) { q.clear() })
}

// takeOver goes on with what was typed in another line.
func (q *quickLog) takeOver(old *quickLog) {
	q.told = old.told
	q.text.SetText(old.text.Text)
	q.types.Choose(old.types.Chosen())
	q.hint()
	if q.typed = old.typed; q.typed {
		q.when.Retype(old.when.Text)
	}
}

// momentWidth gives the moment the room for a time today, and more for a date in full.
type momentWidth struct{ when *kit.DateTimeField }

const (
	momentToday float32 = 128
	momentWhole float32 = 168
	momentRunes         = 12 // of a text that fits in the lesser width
)

// Layout gives the field all there is.
func (momentWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}

// MinSize is the room the text needs.
func (m momentWidth) MinSize([]fyne.CanvasObject) fyne.Size {
	if utf8.RuneCountInString(m.when.Text) > momentRunes {
		return fyne.NewSize(momentWhole, kit.ControlHeight)
	}
	return fyne.NewSize(momentToday, kit.ControlHeight)
}
