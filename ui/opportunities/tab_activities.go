package opportunities

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// activitiesTab is what is planned and what was done, below the line that logs more.
type activitiesTab struct {
	tabs    *tabs
	log     *quickLog
	line    *kit.Timeline
	content fyne.CanvasObject
}

func newActivitiesTab(t *tabs) *activitiesTab {
	a := &activitiesTab{tabs: t, log: newQuickLog(t), line: kit.NewTimeline()}
	a.line.SetEmpty(lang.X("activities.none_here", "Nothing is planned and nothing was done yet. Log the first call above."))
	a.line.OnOpen = a.open
	a.line.OnDone = func(id string) { t.form.host.CompleteActivity(domain.ID(id)) }
	a.line.OnDelete = a.delete
	a.line.OnMenu = a.menu
	a.content = container.New(kit.RowsGrowing(0, 1), a.log.content, a.line)
	return a
}

// show shows what hangs on the opportunity.
func (a *activitiesTab) show() {
	a.log.offer(a.tabs.model.types)
	planned, done := a.tabs.model.planned(), a.tabs.model.done()
	var sections []kit.TimelineSection
	if len(planned) > 0 {
		s := kit.TimelineSection{Title: lang.X("activities.planned", "Planned"), Count: strconv.Itoa(len(planned))}
		for _, row := range planned {
			s.Entries = append(s.Entries, a.plannedEntry(row))
		}
		sections = append(sections, s)
	}
	if len(done) > 0 {
		s := kit.TimelineSection{Title: lang.X("activities.done", "Done"), Count: strconv.Itoa(len(a.tabs.model.dossier.Activities) - len(planned))}
		for _, p := range done {
			s.Entries = append(s.Entries, a.pastEntry(p))
		}
		sections = append(sections, s)
	}
	a.line.SetSections(sections)
}

func (a *activitiesTab) plannedEntry(row office.ActivityRow) kit.TimelineEntry {
	e := a.activityEntry(row)
	colour := urgencyColours[row.Urgency(a.today())]
	e.Colour, e.WhenColour, e.Bold, e.Mark = colour, colour, true, kit.CompletionMark(a.tabs.form.host)
	return e
}

func (a *activitiesTab) activityEntry(row office.ActivityRow) kit.TimelineEntry {
	return kit.TimelineEntry{
		ID: string(row.ID), Icon: activityIcon(row.Icon), Title: row.Subject, Detail: dotted(row.Type, row.People, kit.MinutesText(row.Minutes)), Note: row.Notes,
		When: dayTime(a.tabs.form.region(), row.Day, row.Minute, a.today()),
	}
}

// activityIcon is that of a type, which an office may have left without one.
func activityIcon(icon string) string {
	if icon == "" {
		return "square-check"
	}
	return icon
}

func (a *activitiesTab) pastEntry(p past) kit.TimelineEntry {
	if p.activity != nil {
		e := a.activityEntry(*p.activity)
		e.Mark = kit.TimelineDone
		return e
	}
	m := p.milestone
	e := kit.TimelineEntry{ID: milestoneID(m), Icon: "refresh-cw", Mark: kit.TimelineDone,
		Title:  lang.X("activities.moved", "State: {{.From}} → {{.To}}", map[string]any{"From": m.From, "To": m.To}),
		Detail: dotted(lang.X("activities.automatic", "Automatic"), m.Person),
		When:   dayTime(a.tabs.form.region(), p.day, p.minute, a.today()),
	}
	if q, sent := a.tabs.model.quotation(m.Quotation); sent {
		e.Icon = "send"
		e.Title = lang.X("activities.sent", "Quotation {{.Number}} sent: {{.Total}}",
			map[string]any{"Number": q.Label(), "Total": a.tabs.form.region().Money(q.Total)})
	}
	return e
}

// The entries of milestones are told from those of activities by what their ids begin with.
const (
	moveEntry      = "move:"
	quotationEntry = "quotation:"
)

func milestoneID(m *office.Milestone) string {
	if m.Quotation != "" {
		return quotationEntry + string(m.Quotation)
	}
	return moveEntry + strconv.FormatInt(m.Seq, 10)
}

func (a *activitiesTab) today() domain.Date { return a.tabs.form.host.Session().Office().Today() }

// open opens an activity, or a quotation that was sent.
func (a *activitiesTab) open(id string) {
	host := a.tabs.form.host
	if quotation, ok := strings.CutPrefix(id, quotationEntry); ok {
		host.OpenQuotation(domain.ID(quotation))
		return
	}
	if _, isActivity := a.tabs.model.activity(domain.ID(id)); !isActivity {
		return // what the program noted by itself holds nothing more
	}
	kit.Background(host.Runner(), func() (domain.Activity, error) {
		return host.Session().Activity(context.Background(), domain.ID(id))
	}, func(activity domain.Activity, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		host.EditActivity(office.ActivityDraft{Activity: activity}, nil)
	})
}

func (a *activitiesTab) delete(id string) {
	row, isActivity := a.tabs.model.activity(domain.ID(id))
	if !isActivity {
		return
	}
	host := a.tabs.form.host
	kit.Background(host.Runner(), func() (change.Set, error) {
		return host.Session().DeleteActivities(context.Background(), []domain.ID{row.ID})
	}, func(set change.Set, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		host.Notify(kit.Undoable(host, binnedText(row.Subject), set))
	})
}

// binnedText says that something of a name went to the recycle bin.
func binnedText(name string) string {
	return lang.X("tab.binned", "“{{.Name}}” moved to the recycle bin", map[string]any{"Name": name})
}

func (a *activitiesTab) menu(id string, at fyne.Position) {
	host := a.tabs.form.host
	items := []kit.MenuItem{kit.CustomizeItem(host, domain.ActivityTypes)}
	open := kit.MenuItem{Icon: "folder-open", Label: lang.X("command.open", "Open"), Shortcut: lang.X("key.enter", "Enter"), Run: func() { a.open(id) }}
	row, isActivity := a.tabs.model.activity(domain.ID(id))
	switch {
	case isActivity:
		items = append(a.activityItems(row, open), append([]kit.MenuItem{kit.MenuSeparator()}, items...)...)
	case strings.HasPrefix(id, quotationEntry):
		items = []kit.MenuItem{open}
	default:
		items = []kit.MenuItem{{Icon: "history", Label: lang.X("activities.show_history", "Show in the history"),
			Run: func() { a.tabs.inner.Select(tabHistory) }}}
	}
	kit.ShowContextMenu(host.Window().Canvas(), at, items...)
}

func (a *activitiesTab) activityItems(row office.ActivityRow, open kit.MenuItem) []kit.MenuItem {
	host := a.tabs.form.host
	may := func(right access.Right) bool { return host.Session().May(access.Activities, right) }
	items := []kit.MenuItem{open}
	if !row.Done {
		items = append(items, kit.MenuItem{Icon: "check", Label: lang.X("activities.complete", "Mark as done…"), Shortcut: lang.X("key.space", "Space"),
			Disabled: !may(access.Modify), Run: func() { host.CompleteActivity(row.ID) }})
	}
	return append(items, kit.MenuItem{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Shortcut: lang.X("key.delete", "Del"),
		Disabled: !may(access.Delete), Run: func() { a.delete(string(row.ID)) }})
}
