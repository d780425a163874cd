package ui

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
	"preventa/ui/reports"
)

// making is the scheduled reports being made; its zero value is none.
type making struct {
	cancel context.CancelFunc // nil: nothing is being made
}

// end stops what is being made. What was not made yet is due again at the next start.
func (m *making) end() {
	if m.cancel != nil {
		m.cancel()
	}
	*m = making{}
}

// OpenSchedules shows the reports that are made by themselves.
func (w *Window) OpenSchedules() {
	w.open(reports.SchedulesID, func() kit.Screen { return reports.NewSchedules(w) })
}

// ScheduleReport opens the dialog of a new schedule that makes a report.
func (w *Window) ScheduleReport(r office.ScheduledReport) { reports.ScheduleReports(w, r) }

// RunSchedule makes the reports of a schedule now.
func (w *Window) RunSchedule(id domain.ID) {
	now := w.session.Office().Now()
	w.makeScheduled(func(context.Context, *office.Session) ([]office.DueSchedule, error) {
		return []office.DueSchedule{{Schedule: domain.Schedule{ID: id}, At: now}}, nil
	}, true)
}

// makeDue makes the scheduled reports that are due; again are those, too, that failed last
// time.
func (w *Window) makeDue(again bool) {
	w.makeScheduled(func(ctx context.Context, s *office.Session) ([]office.DueSchedule, error) {
		return s.DueSchedules(ctx, again)
	}, false)
}

// scheduledRun is how one of several schedules was made.
type scheduledRun struct {
	name string
	run  office.ScheduleRun
	err  error
}

// makeScheduled makes schedules one after the other, behind the work at hand. While some are
// being made, no others are: what is due then is so at the next tick.
func (w *Window) makeScheduled(which func(context.Context, *office.Session) ([]office.DueSchedule, error), asked bool) {
	if w.making.cancel != nil {
		if asked {
			w.Notify(kit.Toast{Icon: "info", Text: lang.X("schedules.busy", "Scheduled reports are being made already.")})
		}
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.making.cancel = cancel
	session := w.session
	kit.Background(w.Runner(), func() ([]scheduledRun, error) {
		due, err := which(ctx, session)
		if err != nil {
			return nil, err
		}
		return w.runEach(ctx, session, due), nil
	}, func(runs []scheduledRun, err error) {
		w.making.end()
		if err != nil {
			runs = []scheduledRun{{err: err}}
		}
		w.scheduledMade(runs, asked)
	})
}

// runEach makes them, off the UI goroutine. A moment asked for and not fallen due is now.
func (w *Window) runEach(ctx context.Context, session *office.Session, due []office.DueSchedule) []scheduledRun {
	var runs []scheduledRun
	for _, d := range due {
		if ctx.Err() != nil {
			break
		}
		run, err := session.RunSchedule(ctx, d.ID, d.At, w.files, kit.Words)
		runs = append(runs, scheduledRun{d.Name, run, err})
	}
	return runs
}

// scheduledMade tells what was written, with a way to it, and what failed.
func (w *Window) scheduledMade(runs []scheduledRun, asked bool) {
	for _, r := range runs {
		switch {
		case r.err != nil && asked:
			w.Failed(r.err)
		case r.err != nil: // nobody waits for it
			slog.Error("scheduled reports failed", "schedule", r.name, "error", r.err)
			w.Notify(kit.Toast{Icon: "triangle-alert", Text: kit.ErrorText(r.err), Action: lang.X("schedules.show", "Show"), Run: w.OpenSchedules})
		default:
			w.tellRun(r.run)
		}
	}
	if len(runs) == 0 {
		return
	}
	for _, s := range w.screens {
		if list, ok := s.(*reports.Schedules); ok {
			list.Ran()
		}
	}
}

func (w *Window) tellRun(run office.ScheduleRun) {
	if len(run.Failures) > 0 {
		slog.Warn("scheduled reports failed", "error", run.Failures[0].Err())
		w.Notify(kit.Toast{Icon: "triangle-alert", Text: reports.FailedRun(run), Action: lang.X("schedules.show", "Show"), Run: w.OpenSchedules})
		return
	}
	w.Notify(kit.Toast{Icon: "check", Text: lang.XN("schedules.made", "{{.Count}} scheduled reports written", len(run.Files), map[string]any{"Count": len(run.Files)}),
		Action: lang.X("schedules.open_folder", "Open folder"), Run: func() {
			if err := w.Disk().OpenFolder(run.Folder); err != nil {
				w.Failed(err)
			}
		}})
}
