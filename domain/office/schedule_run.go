package office

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/report"
)

// ScheduleRun is how a schedule was made once.
type ScheduleRun struct {
	Due      time.Time         `json:"due"` // the moment it fell due at, or was asked for
	At       time.Time         `json:"at"`  // when it was made
	Folder   string            `json:"folder"`
	Files    []ScheduledFile   `json:"files,omitempty"`
	Failures []ScheduleFailure `json:"failures,omitempty"`
}

// ScheduledFile is a file that was written.
type ScheduledFile struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"` // of its content, by which it is known to be as it was written
}

// ScheduleFailure says why a report could not be made; of no report, why none could.
type ScheduleFailure struct {
	Report string      `json:"report,omitempty"`
	Code   domain.Code `json:"code"`
	Key    string      `json:"key,omitempty"`
	Args   domain.Args `json:"args,omitempty"`
}

// Err is the failure as an error.
func (f ScheduleFailure) Err() error {
	return &domain.Error{Code: f.Code, Key: f.Key, Args: f.Args}
}

func failureOf(report string, err error) ScheduleFailure {
	f := ScheduleFailure{Report: report, Code: domain.CodeOf(err)}
	if known := (*domain.Error)(nil); errors.As(err, &known) {
		f.Key, f.Args = known.Key, known.Args
	}
	return f
}

// runOf reads a run that was kept; nil for one that a later program wrote otherwise.
func runOf(kept domain.ScheduleRun) *ScheduleRun {
	var run ScheduleRun
	if json.Unmarshal([]byte(kept.Outcome), &run) != nil {
		return nil
	}
	return &run
}

// scheduleRuns are how the schedules were last made, by schedule.
func (s *Session) scheduleRuns(ctx context.Context) (map[domain.ID]domain.ScheduleRun, error) {
	records, err := s.store.All(ctx, domain.KindScheduleRun)
	runs := map[domain.ID]domain.ScheduleRun{}
	for _, r := range records {
		run := *r.(*domain.ScheduleRun)
		runs[run.Schedule] = run
	}
	return runs, err
}

// Shelf is where scheduled reports are put: the folders of a computer.
type Shelf interface {
	// HasFolder is NotFound, with its path, where there is no such folder.
	HasFolder(folder string) error
	// PutSheet writes a sheet into a folder, whole or not at all, under a name without its
	// end. Where a file is there that is none of ours, or has been changed since, the name is
	// numbered. NotFound, ReadOnly, Full.
	PutSheet(ctx context.Context, folder, name string, format domain.ScheduleFormat, sheet report.Sheet, ours []ScheduledFile) (ScheduledFile, error)
}

// RunSchedule makes the reports of a schedule for a moment it fell due at, and keeps how it
// went. What fails is in the run; the error is of what keeps it from being made at all:
// NotFound, Forbidden, or that it was cancelled, and then nothing is kept. An office that is
// only looked at keeps nothing.
func (s *Session) RunSchedule(ctx context.Context, id domain.ID, due time.Time, shelf Shelf, words report.Words) (ScheduleRun, error) {
	run := ScheduleRun{Due: due, At: s.office.Now()}
	if err := s.require(access.Export, access.Read); err != nil {
		return run, err
	}
	list, err := s.Schedules(ctx)
	if err != nil {
		return run, err
	}
	at := slices.IndexFunc(list, func(st ScheduleStanding) bool { return st.ID == id })
	if at < 0 {
		return run, domain.Fail(domain.NotFound, "error.record.not_found", domain.Args{"Kind": string(domain.KindSchedule), "Record": string(id)})
	}
	m := scheduleMaking{session: s, schedule: list[at].Schedule, last: list[at].Run, run: run, shelf: shelf, words: words}
	if err := m.make(ctx); err != nil || s.office.readOnly {
		return m.run, err
	}
	return m.run, s.keepRun(ctx, id, m.run)
}

// keepRun writes down how a schedule was made, in the place of how it was made before.
func (s *Session) keepRun(ctx context.Context, id domain.ID, run ScheduleRun) error {
	outcome, err := json.Marshal(run)
	if err != nil {
		return domain.Wrap(domain.Internal, err, "keep a run")
	}
	runs, err := s.scheduleRuns(ctx)
	if err != nil {
		return err
	}
	before, ran := runs[id]
	after := before
	after.Outcome = string(outcome)
	if !ran {
		after.ID, after.Schedule = domain.NewID(), id
		_, err = s.apply(ctx, scheduleMade, change.Adding(after))
		return err
	}
	c, _ := change.Editing(before, after) // the moment differs
	_, err = s.apply(ctx, scheduleMade, c)
	return err
}

// scheduleMade is the action that writes down how a schedule was made. Nobody means it by
// taking back what they did last.
const scheduleMade = "schedule.made"

// scheduleMaking is a schedule in the making.
type scheduleMaking struct {
	session  *Session
	schedule domain.Schedule
	last     *ScheduleRun
	run      ScheduleRun
	shelf    Shelf
	words    report.Words
}

// make makes all its reports; one that fails keeps no other from being made.
func (m *scheduleMaking) make(ctx context.Context) error {
	m.run.Folder = m.schedule.Folder
	list, err := ScheduledReports(m.schedule)
	if err == nil {
		err = m.shelf.HasFolder(m.schedule.Folder)
	}
	if err != nil {
		m.run.Failures = []ScheduleFailure{failureOf("", err)}
		return ctx.Err()
	}
	for _, r := range list {
		name, err := m.put(ctx, r)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			m.run.Failures = append(m.run.Failures, failureOf(name, err))
		}
	}
	return nil
}

// put makes a report and puts it in its folder, named after it and the day.
func (m *scheduleMaking) put(ctx context.Context, r ScheduledReport) (string, error) {
	name, sheet, err := m.session.scheduledSheet(ctx, r, m.words)
	if err != nil {
		return name, err
	}
	file, err := m.shelf.PutSheet(ctx, m.schedule.Folder, domain.FileName(name+" "+domain.DateOf(m.run.At).String()), m.schedule.Format, sheet, m.ours())
	if err == nil {
		m.run.Files = append(m.run.Files, file)
	}
	return name, err
}

// ours are the files written the last time to the same folder that this time has not written
// already.
func (m *scheduleMaking) ours() []ScheduledFile {
	if m.last == nil || m.last.Folder != m.schedule.Folder {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.last.Files), func(f ScheduledFile) bool {
		return slices.ContainsFunc(m.run.Files, func(now ScheduledFile) bool { return now.Name == f.Name })
	})
}

// scheduledSheet makes one of the reports of a schedule, and tells what it is called.
func (s *Session) scheduledSheet(ctx context.Context, r ScheduledReport, words report.Words) (string, report.Sheet, error) {
	if r.Spec != nil {
		sheet, err := s.ReportSheet(ctx, *r.Spec, words)
		return reportName(*r.Spec, words), sheet, err
	}
	saved, err := load[domain.SavedReport](ctx, s.store, r.Saved)
	if domain.Is(err, domain.NotFound) {
		err = domain.Fail(domain.NotFound, "error.saved_report.gone", nil)
	}
	if err != nil {
		return s.savedName(ctx, r.Saved), report.Sheet{}, err
	}
	sheet, err := s.SavedSheet(ctx, saved, words)
	return saved.Name, sheet, err
}

// savedName is what a saved report that has gone was called.
func (s *Session) savedName(ctx context.Context, id domain.ID) string {
	names, err := s.store.Names(ctx, domain.KindSavedReport, []domain.ID{id})
	if err != nil { // the report's own failure is told
		return ""
	}
	return names[id]
}

// reportName is what a report is called; by its id where this program has none.
func reportName(spec ReportSpec, words report.Words) string {
	if d, known := FindReport(spec.Report); known {
		return words(d.TitleKey, nil)
	}
	return spec.Report
}

// SavedSheet makes a saved report as people read it, under its name. Invalid for one that a
// later program wrote; Forbidden.
func (s *Session) SavedSheet(ctx context.Context, r domain.SavedReport, words report.Words) (report.Sheet, error) {
	sheet, err := s.savedSheet(ctx, r, words)
	sheet.Title = r.Name
	return sheet, err
}

func (s *Session) savedSheet(ctx context.Context, r domain.SavedReport, words report.Words) (report.Sheet, error) {
	if r.Form == domain.SavedAsStatistics {
		sp, err := SavedStatistics(r)
		if err != nil {
			return report.Sheet{}, err
		}
		return s.savedStatisticsSheet(ctx, sp, words)
	}
	spec, err := SavedSpec(r)
	if err != nil {
		return report.Sheet{}, err
	}
	return s.ReportSheet(ctx, spec, words)
}
