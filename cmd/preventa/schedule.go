package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/cmd/preventa/exchange"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
	"preventa/ui/kit"
)

// scheduleListCommand lists the schedules with how they stand.
type scheduleListCommand struct {
	Office string        `required:"" placeholder:"FILE" help:"${help_office}"`
	Format export.Format `default:"csv" enum:"csv,json" help:"${help_format}"`
}

var scheduleColumns = []report.Column{
	{ID: "name"}, {ID: "of"}, {ID: "days"}, {ID: "time"}, {ID: "reports"}, {ID: "format"}, {ID: "folder"}, {ID: "paused"}, {ID: "next"}, {ID: "last"},
	{ID: "files", Type: report.Count}, {ID: "error"},
}

// Run lists them.
func (c *scheduleListCommand) Run(e *environment) error {
	return e.look(c.Office, func(s *office.Session) error {
		list, err := s.Schedules(e.ctx)
		if err != nil {
			return err
		}
		rows := make([][]any, len(list))
		for i, st := range list {
			if rows[i], err = scheduleRow(e.ctx, s, st); err != nil {
				return err
			}
		}
		return e.write(c.Format, scheduleColumns, rows)
	})
}

// scheduleRow is a schedule under scheduleColumns.
func scheduleRow(ctx context.Context, s *office.Session, st office.ScheduleStanding) ([]any, error) {
	reports, err := scheduledNames(ctx, s, st.Schedule)
	if err != nil {
		return nil, err
	}
	of, paused := "office", "no"
	if st.Owner != "" {
		of = "me"
	}
	if st.Paused {
		paused = "yes"
	}
	row := []any{st.Name, of, scheduleDays(st.Schedule), kit.FormatMinute(st.Minute), strings.Join(reports, ", "), string(st.Format), st.Folder, paused,
		moment(st.Next, s), nil, nil, nil}
	if st.Run != nil {
		row[9], row[10] = moment(st.Run.At, s), int64(len(st.Run.Files))
		if len(st.Run.Failures) > 0 {
			row[11] = errorLine(st.Run.Failures[0].Err())
		}
	}
	return row, nil
}

// scheduledNames are the reports of a schedule: the saved ones by their names, the others by
// their ids.
func scheduledNames(ctx context.Context, s *office.Session, sc domain.Schedule) ([]string, error) {
	list, err := office.ScheduledReports(sc)
	if err != nil {
		return []string{errorLine(err)}, nil // a later program wrote which they are
	}
	saved, err := s.SavedReports(ctx)
	if err != nil {
		return nil, err
	}
	called := map[domain.ID]string{}
	for _, r := range saved {
		called[r.ID] = r.Name
	}
	names := make([]string, len(list))
	for i, r := range list {
		if names[i] = called[r.Saved]; r.Spec != nil {
			names[i] = r.Spec.Report
		}
	}
	return names, nil
}

// scheduleDays are the days of a schedule: "mon,fri", "15", "last".
func scheduleDays(sc domain.Schedule) string {
	if sc.MonthDay == domain.LastOfMonth {
		return "last"
	}
	if sc.MonthDay != 0 {
		return fmt.Sprint(sc.MonthDay)
	}
	var days []string
	for _, day := range sc.Weekdays.Days(false) {
		days = append(days, strings.ToLower(day.String()[:3]))
	}
	return strings.Join(days, ",")
}

// moment writes a moment by the clocks of this place; nil for none.
func moment(at time.Time, s *office.Session) any {
	if at.IsZero() {
		return nil
	}
	return at.In(s.Office().Now().Location()).Format("2006-01-02 15:04")
}

// scheduleRunCommand makes scheduled reports.
type scheduleRunCommand struct {
	Name   string `arg:"" optional:"" help:"${help_schedule_name}"`
	Office string `required:"" placeholder:"FILE" help:"${help_office}"`
}

// Run makes those that are due, or the one that is named. One that is named is made even while
// a window has the office open, which then does not know of it.
func (c *scheduleRunCommand) Run(e *environment) error {
	err := e.work(c.Office, func(s *office.Session) error { return c.make(e, s) })
	if c.Name != "" && domain.Is(err, domain.Locked) {
		return e.look(c.Office, func(s *office.Session) error { return c.make(e, s) })
	}
	return err
}

func (c *scheduleRunCommand) make(e *environment, s *office.Session) error {
	due, err := c.due(e, s)
	if err != nil {
		return err
	}
	if language := s.Me().Language; language.Valid() { // files are in the person's language, whatever the system's is
		kit.Speak(language)
	}
	failed := 0
	for _, d := range due {
		run, err := s.RunSchedule(e.ctx, d.ID, d.At, exchange.Files{}, kit.Words)
		if err != nil {
			return err
		}
		if err := e.tellRun(run); err != nil {
			return err
		}
		failed += len(run.Failures)
	}
	if failed > 0 {
		return refusal(lang.XN("cli.schedule.failed", "{{.Count}} scheduled reports were not written.", failed, domain.Args{"Count": failed}))
	}
	return nil
}

// due are the schedules to make.
func (c *scheduleRunCommand) due(e *environment, s *office.Session) ([]office.DueSchedule, error) {
	if c.Name == "" {
		return s.DueSchedules(e.ctx, true)
	}
	list, err := s.Schedules(e.ctx)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(list))
	for i, st := range list {
		if domain.Fold(st.Name) == domain.Fold(c.Name) {
			return []office.DueSchedule{{Schedule: st.Schedule, At: e.clock()}}, nil
		}
		names[i] = st.Name
	}
	return nil, unknown(lang.X("cli.word.schedule", "schedule"), c.Name, names)
}

// tellRun prints the files that were written, and notes what failed.
func (e *environment) tellRun(run office.ScheduleRun) error {
	for _, f := range run.Files {
		if _, err := fmt.Fprintln(e.out, filepath.Join(run.Folder, f.Name)); err != nil {
			return outputLost(err)
		}
	}
	for _, f := range run.Failures {
		line := errorLine(f.Err())
		if f.Report != "" {
			line = oneLine(f.Report) + ": " + line
		}
		fmt.Fprintln(e.notes, line)
	}
	return nil
}
