package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// scheduled is an office with one opportunity, and a report of it that is made every Thursday
// at five past nine: five minutes after the tests begin.
func scheduled(t *testing.T, folder string) *uitest.Desk {
	t.Helper()
	return uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Corks"}), func(s *office.Session) {
		_, _, err := s.SaveSchedule(t.Context(), domain.Schedule{Name: "Weekly", Owner: s.Me().ID, Weekdays: domain.WeekdaysOf(time.Thursday),
			Minute: 9*60 + 6, Format: "csv", Folder: folder,
			Reports: office.EncodeScheduled([]office.ScheduledReport{{Spec: &office.ReportSpec{Report: "open-by-customer"}}})})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// reportOf is the file of a day in a folder.
func reportOf(folder, day string) string {
	return filepath.Join(folder, "In progress by customer "+day+".csv")
}

// untilTold lets minutes pass until something is told.
func untilTold(d *uitest.Desk) []string {
	d.Helper()
	for range 5 {
		if d.Pass(time.Minute); len(d.Toasts()) > 0 {
			return d.Toasts()
		}
	}
	d.Fatal("nothing was told")
	return nil
}

func wantReport(t *testing.T, folder, day string) {
	t.Helper()
	content, err := os.ReadFile(reportOf(folder, day))
	if err != nil || !strings.Contains(string(content), "Corks") {
		t.Errorf("the report of %s: %v, %q", day, err, content)
	}
}

// wantFiles fails the test unless a folder has so many files.
func wantFiles(t *testing.T, what, folder string, count int) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != count {
		t.Errorf("%s: %v in the folder, want %d (%v)", what, entries, count, err)
	}
}

func TestScheduledReportsAreMadeAtTheirTime(t *testing.T) {
	folder := t.TempDir()
	d := scheduled(t, folder)
	d.Pass(3 * time.Minute)
	wantFiles(t, "before its time", folder, 0)
	d.Want("told", untilTold(d), []string{"1 scheduled report written"})
	wantReport(t, folder, "2026-10-15")
	d.ClickText(uitest.Say("schedules.open_folder"))
	d.Want("opened", d.Opened(), "file://"+folder)
	d.Must(os.Remove(reportOf(folder, "2026-10-15")))
	for range 5 {
		d.Pass(time.Minute)
	}
	wantFiles(t, "made once", folder, 0)
}

func TestWhatFellDueWhileTheProgramWasClosedIsMadeAtTheStart(t *testing.T) {
	folder := t.TempDir()
	d := scheduled(t, folder)
	d.Ctrl(fyne.KeyQ)
	d = d.Restart(15 * 24 * time.Hour)
	wantReport(t, folder, "2026-10-30")
	wantFiles(t, "one for both Thursdays", folder, 1)
	d.Must(os.Remove(reportOf(folder, "2026-10-30")))
	d.Ctrl(fyne.KeyQ)
	d.Restart(time.Hour)
	wantFiles(t, "made up for", folder, 0)
}

func TestAnOfficeToLookAtMakesNoScheduledReports(t *testing.T) {
	folder := t.TempDir()
	d := scheduled(t, folder).Restart(8 * 24 * time.Hour)
	d.ClickText(uitest.Say("ask.read_only_do"))
	d.WantSeen(uitest.Say("status.read_only"))
	d.Pass(7 * 24 * time.Hour)
	wantFiles(t, "in an office to look at", folder, 0)
}

func TestWhatCouldNotBeMadeIsToldAndMadeAtTheNextStart(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "drive")
	d := scheduled(t, folder)
	told := untilTold(d)
	if len(told) != 1 || !strings.Contains(told[0], folder) {
		t.Fatalf("told: %q", told)
	}
	d.ClickText(uitest.Say("schedules.show"))
	d.Pass(time.Minute)
	d.Want("told once", len(d.Toasts()), 0)
	d.Want("shown", d.Tabs(), []string{"Opportunities", uitest.Say("schedules.title")})
	d.Must(os.Mkdir(folder, 0o700))
	d.Ctrl(fyne.KeyQ)
	d.Restart(time.Hour)
	wantReport(t, folder, "2026-10-15")
}

func TestSchedulesAreMadeOneAfterTheOther(t *testing.T) {
	folder := t.TempDir()
	d := scheduled(t, folder)
	d.Window.OpenSchedules()
	d.ClickText("Weekly")
	d.HoldAnswers(0)
	d.ClickText(uitest.Say("schedules.run"))
	d.ClickText(uitest.Say("schedules.run"))
	d.Want("at once", d.Toasts(), []string{uitest.Say("schedules.busy")})
	d.ReleaseAnswers()
	wantReport(t, folder, "2026-10-15")
	d.WantSeen("1 file written")
}
