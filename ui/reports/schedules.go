package reports

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// SchedulesID is the id of the scheduled reports among the screens.
const SchedulesID = "schedules"

// The columns of the list of schedules that it can be sorted by.
const (
	scheduleName office.Column = "name"
	scheduleNext office.Column = "next"
	scheduleRan  office.Column = "ran"
)

// Schedules is the screen of the reports that are made by themselves.
type Schedules struct {
	kit.Listing[schedule]
	host kit.Host
}

// schedule is a row: a schedule, and what its reports are called.
type schedule struct {
	office.ScheduleStanding
	reports string
}

var _ kit.Screen = (*Schedules)(nil)

// NewSchedules makes the screen and starts to read.
func NewSchedules(host kit.Host) *Schedules {
	l := &Schedules{host: host}
	l.Start(host, kit.ListingOptions[schedule]{
		ID: SchedulesID, Words: schedulesWords, Counted: countSchedules, Columns: l.columns,
		Sort:  kit.Sort{Column: string(scheduleName)},
		RowID: func(s schedule) domain.ID { return s.ID },
		Fetch: l.fetch,
		Count: l.count,
		Open:  func(s schedule, _ kit.Place) { editSchedule(host, s.Schedule) },
		Begin: l.add,
		Delete: func(ctx context.Context, ids []domain.ID) (change.Set, error) {
			return host.Session().DeleteSchedules(ctx, ids)
		},
		Deleted: func(n int) string {
			return lang.XN("schedules.deleted", "{{.Count}} schedules deleted", n, map[string]any{"Count": n})
		},
		MayDelete: func() bool { return !host.Session().Office().ReadOnly() },
		Tools:     l.tools,
		CellMenu:  l.menu,
		Kinds:     []domain.Kind{domain.KindSchedule, domain.KindSavedReport},
	})
	return l
}

func schedulesWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("schedules.title", "Scheduled reports"),
		Search:    lang.X("schedules.search", "Search scheduled reports"),
		None:      lang.X("schedules.none", "No reports are made by themselves yet. A schedule makes them, such as every Monday at nine, as PDF, in a folder."),
		Begin:     lang.X("schedules.new", "New schedule…"),
		NoneMatch: lang.X("schedules.none_match", "No scheduled reports match."),
	}
}

func countSchedules(n int) string {
	return lang.XN("kind_count.schedule", "{{.Count}} schedules", n, map[string]any{"Count": n})
}

// Ran reads anew, after a schedule was made.
func (l *Schedules) Ran() { l.Refresh() }

func (l *Schedules) mayAdd() bool {
	return l.host.Session().MayKeepReport(l.host.Session().Me().ID) && l.host.Session().May(access.Export, access.Read)
}

func (l *Schedules) add() { ScheduleReports(l.host) }

func (l *Schedules) columns() []kit.Column[schedule] {
	return []kit.Column[schedule]{
		{ID: string(scheduleName), Title: lang.X("schedule.name", "Name"), Width: 170, Sortable: true, Fixed: true, Cell: func(s schedule) kit.Cell { return kit.Cell{Text: s.Name} }},
		{ID: "when", Title: lang.X("schedules.when", "When"), Width: 160, Cell: l.when},
		{ID: "reports", Title: lang.X("schedule.reports", "Reports"), Width: 210, Cell: func(s schedule) kit.Cell { return kit.Cell{Text: s.reports} }},
		{ID: "folder", Title: lang.X("schedule.folder", "Folder"), Width: 170, Cell: func(s schedule) kit.Cell {
			return kit.Cell{Text: s.Folder, Tag: strings.ToUpper(string(s.Format))}
		}},
		{ID: string(scheduleNext), Title: lang.X("schedules.next", "Next"), Width: 132, Sortable: true, Cell: l.next},
		{ID: string(scheduleRan), Title: lang.X("schedules.ran", "Last"), Width: 132, Sortable: true, Cell: func(s schedule) kit.Cell {
			if s.Run == nil {
				return kit.Cell{Text: lang.X("schedules.never", "Never"), Colour: kit.ColorText3}
			}
			return kit.Cell{Text: l.moment(s.Run.At)}
		}},
		{ID: "result", Title: lang.X("schedules.result", "Result"), Width: 230, Cell: func(s schedule) kit.Cell { return runCell(s.Run) }},
		{ID: "owner", Title: lang.X("schedule.owner", "Whose"), Width: 130, Cell: func(s schedule) kit.Cell { return ownerCell(s.Owner) }},
	}
}

// moment writes a moment by the clocks of this place.
func (l *Schedules) moment(at time.Time) string {
	return l.host.Session().Office().Region().DateTime(at.In(l.host.Session().Office().Now().Location()))
}

func (l *Schedules) when(s schedule) kit.Cell { return kit.Cell{Text: whenText(l.host, s.Schedule)} }

// whenText says on which days and at what time: "Monday · 09:00".
func whenText(host kit.Host, s domain.Schedule) string {
	r := host.Session().Office().Region()
	days := kit.WeekdaysText(s.Weekdays, r.SundayFirst)
	if s.MonthDay != 0 {
		days = lang.X("schedules.monthly", "every month, {{.Day}}", map[string]any{"Day": kit.MonthDayText(s.MonthDay)})
	}
	return capital(days) + " · " + clockText(host, s.Minute)
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// clockText writes a time of day as the office does.
func clockText(host kit.Host, minute int) string {
	return host.Session().Office().Region().Clock(time.Date(2000, 1, 1, 0, minute-1, 0, 0, time.UTC))
}

func (l *Schedules) next(s schedule) kit.Cell {
	if s.Paused {
		return kit.Cell{Icon: "pause", Text: lang.X("schedules.paused", "Paused"), Colour: kit.ColorText3}
	}
	return kit.Cell{Text: l.moment(s.Next)}
}

// runCell says how a run went: what was written, or what failed first.
func runCell(run *office.ScheduleRun) kit.Cell {
	switch {
	case run == nil:
		return kit.Cell{}
	case len(run.Failures) > 0:
		return kit.Cell{Icon: "triangle-alert", Text: kit.ErrorText(run.Failures[0].Err()), Colour: kit.ColorLost, Tooltip: runText(run)}
	}
	return kit.Cell{Icon: "circle-check", Text: lang.XN("schedules.written", "{{.Count}} files written", len(run.Files), map[string]any{"Count": len(run.Files)}),
		Colour: kit.ColorWon, Tooltip: runText(run)}
}

// runText lists what a run failed at, and the files it wrote.
func runText(run *office.ScheduleRun) string {
	var lines []string
	for _, f := range run.Failures {
		text := kit.ErrorText(f.Err())
		if f.Report != "" {
			text = f.Report + ": " + text
		}
		lines = append(lines, text)
	}
	for _, f := range run.Files {
		lines = append(lines, f.Name)
	}
	return strings.Join(lines, "\n")
}

// read gives the schedules of a query in its order, with what their reports are called.
func (l *Schedules) read(ctx context.Context, q office.Query) ([]schedule, error) {
	all, err := l.host.Session().Schedules(ctx)
	if err != nil {
		return nil, err
	}
	saved, err := l.host.Session().SavedReports(ctx)
	if err != nil {
		return nil, err
	}
	var list []schedule
	for _, st := range all {
		s := schedule{st, strings.Join(reportNames(st.Schedule, saved), ", ")}
		if domain.ContainsWords(s.Name+" "+s.reports+" "+s.Folder, q.Text) {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b schedule) int {
		if order := compareSchedules(a, b, q.Sort); !q.Ascending {
			return -order
		} else {
			return order
		}
	})
	return list, nil
}

func compareSchedules(a, b schedule, by office.Column) int {
	ran := func(s schedule) time.Time {
		if s.Run == nil {
			return time.Time{}
		}
		return s.Run.At
	}
	order := 0
	switch by {
	case scheduleNext:
		order = a.Next.Compare(b.Next)
	case scheduleRan:
		order = ran(a).Compare(ran(b))
	}
	return cmp.Or(order, strings.Compare(domain.Fold(a.Name), domain.Fold(b.Name)))
}

func (l *Schedules) fetch(ctx context.Context, q office.Query, first, count int) ([]schedule, error) {
	list, err := l.read(ctx, q)
	return kit.PageOf(list, first, count), err
}

func (l *Schedules) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	list, err := l.read(ctx, q)
	return kit.ListingTotals{Count: len(list)}, err
}

func (l *Schedules) tools(c *kit.Commands) []kit.ToolItem {
	add := &kit.Command{ID: "schedule.new", Icon: "plus", Title: lang.X("schedules.new", "New schedule…"), Run: l.add, Enabled: l.mayAdd}
	run := &kit.Command{ID: "schedule.run", Icon: "refresh-cw", Title: lang.X("schedules.run", "Run now"),
		Enabled: func() bool {
			_, one := l.One()
			return one && l.host.Session().May(access.Export, access.Read)
		},
		Run: func() {
			if s, one := l.One(); one {
				l.host.RunSchedule(s.ID)
			}
		}}
	return []kit.ToolItem{
		kit.PrimaryTool(add), kit.Tool(run), kit.ToolSeparator(), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.Tool(c.Get("reports")),
	}
}

// menu is what is done with a schedule.
func (l *Schedules) menu(s schedule, _ string) []kit.MenuItem {
	may := l.host.Session().MayKeepReport(s.Owner)
	pause := kit.MenuItem{Icon: "pause", Label: lang.X("schedules.pause", "Pause"), Disabled: !may, Run: func() { l.pause(s.Schedule, true) }}
	if s.Paused {
		pause = kit.MenuItem{Icon: "check", Label: lang.X("schedules.resume", "Resume"), Disabled: !may, Run: func() { l.pause(s.Schedule, false) }}
	}
	return []kit.MenuItem{
		{Icon: "refresh-cw", Label: lang.X("schedules.run", "Run now"), Disabled: !l.host.Session().May(access.Export, access.Read), Run: func() { l.host.RunSchedule(s.ID) }},
		pause,
		{Icon: "folder-open", Label: lang.X("schedules.open_folder", "Open folder"), Run: func() { l.openFolder(s.Folder) }},
		{Icon: "info", Label: lang.X("schedules.last_run", "Last run…"), Disabled: s.Run == nil, Run: func() {
			kit.ShowMessage(l.host.Window(), s.Name+" · "+l.moment(s.Run.At), runText(s.Run))
		}},
		kit.MenuSeparator(),
	}
}

func (l *Schedules) openFolder(folder string) {
	if err := l.host.Disk().OpenFolder(folder); err != nil {
		l.host.Failed(err)
	}
}

// pause stops a schedule for a while, or lets it go on.
func (l *Schedules) pause(s domain.Schedule, paused bool) {
	s.Paused = paused
	text := lang.X("schedules.is_resumed", "“{{.Name}}” goes on", map[string]any{"Name": s.Name})
	if paused {
		text = lang.X("schedules.is_paused", "“{{.Name}}” is paused", map[string]any{"Name": s.Name})
	}
	saveSchedule(l.host, s, text, nil, l.host.Failed)
}

// ownerCell says whose something is: one's own, or the office's.
func ownerCell(owner domain.ID) kit.Cell {
	if owner == "" {
		return kit.Cell{Icon: "users", Text: lang.X("schedules.office", "The office's")}
	}
	return kit.Cell{Icon: "user", Text: lang.X("schedules.mine", "Mine")}
}

// FailedRun says what failed first in a run, and of which report.
func FailedRun(run office.ScheduleRun) string {
	first := run.Failures[0]
	text := kit.ErrorText(first.Err())
	if first.Report == "" {
		return lang.X("schedules.none_made", "The scheduled reports were not written: {{.Why}}", map[string]any{"Why": text})
	}
	return lang.X("schedules.failed", "The scheduled report “{{.Report}}” was not written: {{.Why}}", map[string]any{"Report": first.Report, "Why": text})
}
