package officefile_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// memoryShelf keeps sheets by their names, as a folder would.
type memoryShelf struct {
	folder string
	sheets map[string]string // name of the file → title of the sheet
	refuse error
}

func (m *memoryShelf) HasFolder(folder string) error {
	if folder != m.folder {
		return domain.Fail(domain.NotFound, "error.schedule.folder", domain.Args{"Path": folder})
	}
	return nil
}

func (m *memoryShelf) PutSheet(_ context.Context, _, name string, format domain.ScheduleFormat, sheet report.Sheet, ours []office.ScheduledFile) (office.ScheduledFile, error) {
	file := office.ScheduledFile{Name: name + "." + string(format), SHA256: sheet.Title}
	if m.refuse != nil {
		return file, m.refuse
	}
	if _, there := m.sheets[file.Name]; there && !slices.ContainsFunc(ours, func(f office.ScheduledFile) bool { return f.Name == file.Name }) {
		file.Name = name + " (2)." + string(format)
	}
	m.sheets[file.Name] = sheet.Title
	return file, nil
}

// timedOffice is an office whose clock stands where a test puts it.
type timedOffice struct {
	*officefile.File
	*office.Session
	now   *time.Time
	shelf *memoryShelf
}

func newTimedOffice(t *testing.T) timedOffice {
	t.Helper()
	now := time.Date(2026, 10, 15, 12, 0, 0, 0, time.UTC) // a Thursday
	clock := func() time.Time { return now }
	f := sure(officefile.Create(t.Context(), filepath.Join(t.TempDir(), "aconcagua.preventa"), officetest.Founding, clock))(t)
	t.Cleanup(func() { f.Close() })
	o := sure(office.Open(t.Context(), f.Store, clock, false))(t)
	return timedOffice{f, sure(o.SignIn(t.Context(), ""))(t), &now, &memoryShelf{folder: "/srv/reports", sheets: map[string]string{}}}
}

func (o timedOffice) set(t *testing.T, text string) {
	t.Helper()
	*o.now = sure(time.Parse("2006-01-02 15:04", text))(t)
}

// due lists what is to be made, by name and moment.
func (o timedOffice) due(t *testing.T, again bool) []string {
	t.Helper()
	var list []string
	for _, d := range sure(o.DueSchedules(t.Context(), again))(t) {
		list = append(list, d.Name+" "+d.At.Format("2006-01-02 15:04"))
	}
	return list
}

// makeDue makes what is due.
func (o timedOffice) makeDue(t *testing.T, again bool) []office.ScheduleRun {
	t.Helper()
	var runs []office.ScheduleRun
	for _, d := range sure(o.DueSchedules(t.Context(), again))(t) {
		runs = append(runs, sure(o.RunSchedule(t.Context(), d.ID, d.At, o.shelf, plainWords))(t))
	}
	return runs
}

// weekly saves a schedule of every Monday at nine.
func (o timedOffice) weekly(t *testing.T, reports ...office.ScheduledReport) domain.Schedule {
	t.Helper()
	sc, _, err := o.SaveSchedule(t.Context(), domain.Schedule{Name: "Weekly", Owner: o.Me().ID, Weekdays: domain.WeekdaysOf(time.Monday), Minute: 9*60 + 1,
		Format: "pdf", Folder: "/srv/reports", Reports: office.EncodeScheduled(reports)})
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

func fileNames(run office.ScheduleRun) []string {
	var names []string
	for _, f := range run.Files {
		names = append(names, f.Name)
	}
	return names
}

func TestAScheduleIsMadeOnceForWhatItMissed(t *testing.T) {
	o := newTimedOffice(t)
	saved := saveReport(t, o.Session, "Morning: sales", o.Me().ID)
	o.weekly(t, office.ScheduledReport{Saved: saved.ID}, office.ScheduledReport{Spec: &office.ReportSpec{Report: "closing-soon"}})
	want(t, "at first", o.due(t, true), []string(nil))
	o.set(t, "2026-10-19 08:59")
	want(t, "a minute before", o.due(t, true), []string(nil))
	o.set(t, "2026-10-19 09:00")
	want(t, "to the minute", o.due(t, false), []string{"Weekly 2026-10-19 09:00"})
	head := sure(o.Store.Head(t.Context()))(t)
	run := o.makeDue(t, false)[0]
	want(t, "files", fileNames(run), []string{"Morning_ sales 2026-10-19.pdf", "report.closing_soon 2026-10-19.pdf"})
	want(t, "under its own name", o.shelf.sheets["Morning_ sales 2026-10-19.pdf"], "Morning: sales")
	want(t, "nothing failed", run.Failures, []office.ScheduleFailure(nil))
	want(t, "the journal knows of it", sure(o.Store.Head(t.Context()))(t), head+1)
	last, _, err := o.LastUndoable(t.Context())
	want(t, "what was done last is to be taken back still", last.Action, "schedule.added")
	want(t, "no fault", err, nil)
	want(t, "made", o.due(t, true), []string(nil))
	o.set(t, "2026-11-11 08:00") // the program was closed meanwhile
	want(t, "missed", o.due(t, true), []string{"Weekly 2026-11-09 09:00"})
	o.makeDue(t, true)
	want(t, "made up for", o.due(t, true), []string(nil))
	want(t, "named by its own day", o.shelf.sheets["Morning_ sales 2026-11-11.pdf"], "Morning: sales")
	standing := sure(o.Schedules(t.Context()))(t)[0]
	want(t, "next", standing.Next.Format("2006-01-02 15:04"), "2026-11-16 09:00")
	want(t, "last", standing.Run.Due.UTC().Format("2006-01-02 15:04"), "2026-11-09 09:00")
	want(t, "made at", standing.Run.At.UTC().Format("2006-01-02 15:04"), "2026-11-11 08:00")

	undone := sure(o.Undo(t.Context(), last.ID))(t)
	want(t, "taken back", len(sure(o.Schedules(t.Context()))(t)), 0)
	sure(o.Undo(t.Context(), undone.ID))(t)
	want(t, "back with how it was made", sure(o.Schedules(t.Context()))(t)[0].Run, standing.Run)
	deleted := sure(o.DeleteSchedules(t.Context(), []domain.ID{standing.ID}))(t)
	sure(o.Undo(t.Context(), deleted.ID))(t)
	want(t, "deleted and back", sure(o.Schedules(t.Context()))(t)[0].Run, standing.Run)
}

func TestARunThatFailsIsKeptAndMadeAgainAtTheNextStart(t *testing.T) {
	o := newTimedOffice(t)
	saved := saveReport(t, o.Session, "Sales", o.Me().ID)
	o.weekly(t, office.ScheduledReport{Saved: saved.ID}, office.ScheduledReport{Spec: &office.ReportSpec{Report: "closing-soon"}})
	o.set(t, "2026-10-19 09:00")
	o.shelf.folder = "/mnt/elsewhere"
	o.makeDue(t, false)
	run := sure(o.Schedules(t.Context()))(t)[0].Run
	want(t, "failures", run.Failures, []office.ScheduleFailure{{Code: domain.NotFound, Key: "error.schedule.folder", Args: domain.Args{"Path": "/srv/reports"}}})
	want(t, "not every minute", o.due(t, false), []string(nil))
	want(t, "at the next start", o.due(t, true), []string{"Weekly 2026-10-19 09:00"})
	o.shelf.folder = "/srv/reports"

	deleted := sure(o.DeleteReports(t.Context(), []domain.ID{saved.ID}))(t)
	run = &o.makeDue(t, true)[0]
	want(t, "what can be made is", fileNames(*run), []string{"report.closing_soon 2026-10-19.pdf"})
	want(t, "what has gone", run.Failures, []office.ScheduleFailure{{Report: "Sales", Code: domain.NotFound, Key: "error.saved_report.gone"}})
	sure(o.Undo(t.Context(), deleted.ID))(t)
	o.shelf.refuse = domain.Fail(domain.Full, "error.export.full", domain.Args{"Path": "x"})
	want(t, "a full disk", len(o.makeDue(t, true)[0].Failures), 2)
	o.shelf.refuse = nil
	want(t, "all is well", len(o.makeDue(t, true)[0].Failures), 0)
	want(t, "and stays", o.due(t, true), []string(nil))
}

func TestADeletedScheduleComesBackWithItsLastRun(t *testing.T) {
	o := newTimedOffice(t)
	sc := o.weekly(t, office.ScheduledReport{Spec: &office.ReportSpec{Report: "closing-soon"}})
	o.set(t, "2026-10-19 10:00")
	o.makeDue(t, false)
	deleted := sure(o.DeleteSchedules(t.Context(), []domain.ID{sc.ID}))(t)
	want(t, "deleted", len(sure(o.Schedules(t.Context()))(t)), 0)
	_, err := o.RunSchedule(t.Context(), sc.ID, *o.now, o.shelf, plainWords)
	want(t, "run", domain.CodeOf(err), domain.NotFound)
	sure(o.Undo(t.Context(), deleted.ID))(t)
	want(t, "not made twice", o.due(t, true), []string(nil))
	want(t, "its run", len(sure(o.Schedules(t.Context()))(t)[0].Run.Files), 1)
}

func TestAScheduleIsChangedPausedAndResumed(t *testing.T) {
	o := newTimedOffice(t)
	ctx := t.Context()
	sc := o.weekly(t, office.ScheduledReport{Spec: &office.ReportSpec{Report: "closing-soon"}})
	_, _, err := o.SaveSchedule(ctx, domain.Schedule{Name: "WEEKLY", Owner: o.Me().ID, MonthDay: 3, Minute: 1, Format: "csv", Folder: "/x", Reports: "[]"})
	known, _ := err.(*domain.Error)
	if known == nil || len(known.Fields) != 2 || known.Fields[0].Field != "reports" || known.Fields[1].Field != "name" {
		t.Errorf("no reports, and a name that is taken: %v", err)
	}
	sc.Paused = true
	sc, _, err = o.SaveSchedule(ctx, sc)
	want(t, "paused", err, nil)
	o.set(t, "2026-10-20 10:00")
	want(t, "while it is paused", o.due(t, true), []string(nil))
	want(t, "next", sure(o.Schedules(ctx))(t)[0].Next.IsZero(), true)
	sc.Paused = false
	sc, resumed, err := o.SaveSchedule(ctx, sc)
	want(t, "resumed", err, nil)
	want(t, "what was paused is not made up for", o.due(t, true), []string(nil))
	sc.Name = "Monday's"
	o.set(t, "2026-10-27 10:00")
	sc, _, err = o.SaveSchedule(ctx, sc)
	want(t, "renamed", err, nil)
	want(t, "a name makes no other days", o.due(t, true), []string{"Monday's 2026-10-26 09:00"})
	stale := sc
	stale.Version, stale.Format = 1, "csv"
	_, _, err = o.SaveSchedule(ctx, stale)
	want(t, "of an old version", domain.CodeOf(err), domain.Conflict)
	_, err = o.Undo(ctx, resumed.ID)
	want(t, "what a later change does not stand on is undone", err, nil)
	want(t, "paused again", sure(o.Schedules(ctx))(t)[0].Paused, true)
}

func TestASchedulesOfAnotherAndAnOfficeToLookAt(t *testing.T) {
	o := newTimedOffice(t)
	sc := o.weekly(t, office.ScheduledReport{Spec: &office.ReportSpec{Report: "closing-soon"}})
	added := sure(o.AddPerson(t.Context(), domain.Person{Name: "Marta Núñez", SignsIn: true}))(t)
	o.set(t, "2026-10-19 09:00")
	other := sure(o.Office().SignIn(t.Context(), added.Records(domain.KindPerson)[0]))(t)
	want(t, "of another", len(sure(other.DueSchedules(t.Context(), true))(t)), 0)
	_, err := other.RunSchedule(t.Context(), sc.ID, *o.now, o.shelf, plainWords)
	want(t, "made by another", domain.CodeOf(err), domain.NotFound)
	_, err = other.DeleteSchedules(t.Context(), []domain.ID{sc.ID})
	want(t, "deleted by another", domain.CodeOf(err), domain.Forbidden)

	looked := sure(officefile.OpenReadOnly(t.Context(), o.Path))(t)
	defer looked.Close()
	opened := sure(office.Open(t.Context(), looked.Store, func() time.Time { return *o.now }, true))(t)
	reader := sure(opened.SignIn(t.Context(), ""))(t)
	want(t, "to look at", len(sure(reader.DueSchedules(t.Context(), true))(t)), 0)
	run := sure(reader.RunSchedule(t.Context(), sc.ID, *o.now, o.shelf, plainWords))(t)
	want(t, "when it is asked for", len(run.Files), 1)
	want(t, "but nothing is kept", sure(reader.Schedules(t.Context()))(t)[0].Run == nil, true)
	want(t, "the file is sound", sure(o.File.Check(t.Context()))(t).Sound(), true)
}
