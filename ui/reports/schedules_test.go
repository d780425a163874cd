package reports_test

import (
	"testing"
	"time"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// schedules are those of the office as they are stored, without what tells one from another.
func schedules(d *uitest.Desk) []domain.Schedule {
	d.Helper()
	list, err := d.Session().Schedules(d.Context())
	d.Must(err)
	var bare []domain.Schedule
	for _, st := range list {
		s := st.Schedule
		s.ID, s.Version, s.Since = "", 0, 0
		bare = append(bare, s)
	}
	return bare
}

// overdue is the report of overdue opportunities as it comes.
func overdue(d *uitest.Desk) string {
	d.Helper()
	definition, known := office.FindReport("overdue")
	d.Want("overdue is known", known, true)
	return office.EncodeScheduled([]office.ScheduledReport{{Spec: &definition.Start}})
}

// newSchedule opens the dialog of a new schedule.
func newSchedule(t *testing.T) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile)
	d.Menu("Tools", uitest.Say("schedules.title"))
	d.WantSeen(uitest.Say("schedules.none"))
	d.ClickText(uitest.Say("schedules.new"))
	return d
}

func addReport(d *uitest.Desk) {
	d.Helper()
	d.ClickText(uitest.Say("schedule.add_report"))
	d.Choose(uitest.Say("opportunities.title"), uitest.Say("report.overdue"))
}

func TestAScheduleIsSavedAsItsDialogShows(t *testing.T) {
	d := newSchedule(t)
	folder := t.TempDir()
	d.Fill(uitest.Say("schedule.name"), "Weekly")
	addReport(d)
	d.ClickText("Mon")
	d.ClickText("Tue")
	d.ClickText("Fri")
	d.Fill(uitest.Say("schedule.minute"), "17:30")
	d.WantSeen("Next: Friday 16-10-2026 17:30.")
	d.Fill(uitest.Say("schedule.folder"), folder)
	d.ClickText("Excel")
	d.ClickText(uitest.Say("view.of_office"))
	d.ClickText(uitest.Say("schedule.active"))
	d.ClickText(uitest.Say("command.save"))
	want := domain.Schedule{Name: "Weekly", Weekdays: domain.WeekdaysOf(time.Tuesday, time.Friday), Minute: 17*60 + 31, Reports: overdue(d),
		Format: "xlsx", Folder: folder, Paused: true}
	d.Want("stored", schedules(d), []domain.Schedule{want})
	d.WantSeen("Tue, Fri · 17:30", uitest.Say("schedules.paused"), uitest.Say("schedules.office"), uitest.Say("schedules.never"))

	d.DoubleClick(d.Find("Weekly"))
	d.Want("its time", d.Shows(uitest.Say("schedule.minute")), "17:30")
	d.ClickText(uitest.Say("schedule.by_month"))
	d.ClickText("CSV")
	d.ClickText(uitest.Say("schedule.active"))
	d.ClickText(uitest.Say("view.mine"))
	d.ClickText(uitest.Say("command.save"))
	want.Weekdays, want.MonthDay, want.Format, want.Paused, want.Owner = 0, 1, "csv", false, d.Session().Me().ID
	d.Want("changed", schedules(d), []domain.Schedule{want})
	d.WantSeen("Every month, day 1 · …", "01-11-2026 17:…", uitest.Say("schedules.mine")) // the columns are narrow on this screen
}

func TestAScheduleSaysWhatItLacks(t *testing.T) {
	d := newSchedule(t)
	d.ClickText("Mon")
	d.ClickText(uitest.Say("command.save"))
	required := uitest.Say("error.required")
	for label, message := range map[string]string{"schedule.name": required, "schedule.folder": required,
		"schedule.reports": uitest.Say("error.schedule.reports"), "schedules.when": uitest.Say("error.schedule.days")} {
		d.Want(label, d.Message(uitest.Say(label)), message)
	}
	d.Want("stored", len(schedules(d)), 0)
	d.Fill(uitest.Say("schedule.name"), "Weekly")
	d.Fill(uitest.Say("schedule.folder"), "/srv/reports")
	d.ClickText("Sun")
	addReport(d)
	d.ClickText(uitest.Say("command.save"))
	d.Want("stored", len(schedules(d)), 1)
}

func TestASavedReportIsScheduledFromTheList(t *testing.T) {
	d := previewDesk(t)
	saveAs(d, "By customer")
	d.Menu("Sales", uitest.Say("reports.title"), uitest.Say("reports.all"))
	d.RightClick(d.Find("By customer"))
	d.ClickText(uitest.Say("schedule.of_report"))
	d.WantSeen("By customer")
	d.Fill(uitest.Say("schedule.name"), "Weekly")
	d.Fill(uitest.Say("schedule.folder"), "/srv/reports")
	d.ClickText(uitest.Say("command.save"))
	d.Want("its reports", schedules(d)[0].Reports, office.EncodeScheduled([]office.ScheduledReport{{Saved: stored(d)[0].ID}}))
	_, err := d.Colleague().DeleteReports(d.Context(), []domain.ID{stored(d)[0].ID})
	d.Must(err)
	d.Menu("Tools", uitest.Say("schedules.title"))
	d.WantSeen("Weekly", uitest.Say("schedule.gone"))
}
