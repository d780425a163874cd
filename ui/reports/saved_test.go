package reports_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// stored are the saved reports of the office, in the order of offer.
func stored(d *uitest.Desk) []domain.SavedReport {
	d.Helper()
	list, err := d.Session().SavedReports(d.Context())
	d.Must(err)
	return list
}

func storedNames(d *uitest.Desk) []string {
	d.Helper()
	var names []string
	for _, r := range stored(d) {
		names = append(names, r.Name)
	}
	return names
}

// saveAs saves the report in front under a name.
func saveAs(d *uitest.Desk, name string) {
	d.Helper()
	d.ClickText(uitest.Say("command.report_save"))
	d.Fill(uitest.Say("saved_report.name"), name)
	d.ClickText(uitest.Say("command.save"))
}

func TestAReportIsSavedAsItIsAsked(t *testing.T) {
	d := previewDesk(t)
	d.Pick(uitest.Say("report.group_by"), uitest.Say("opportunity.state"))
	saveAs(d, "By state")
	d.Want("toasts", d.Toasts(), []string{"Report “By state” saved"})
	list := stored(d)
	if len(list) != 1 || list[0].Name != "By state" || list[0].Owner != d.Session().Me().ID {
		t.Fatalf("stored: %+v", list)
	}
	spec, err := office.SavedSpec(list[0])
	d.Must(err)
	d.Want("asked", []string{spec.Report, spec.Layout.Group}, []string{"open-by-customer", "state"})

	d.Pick(uitest.Say("report.group_by"), uitest.Say("opportunity.origin"))
	d.Menu("Sales", uitest.Say("reports.title"), uitest.Say("reports.all"))
	d.DoubleClick(d.Find("By state"))
	d.Want("in front", d.Tabs()[len(d.Tabs())-1], "Report · By state")
	d.Want("as it was saved", d.Shows(uitest.Say("report.group_by")), uitest.Say("opportunity.state"))
}

func TestASavedReportHasANameOfItsOwn(t *testing.T) {
	d := previewDesk(t)
	saveAs(d, "Weekly")
	saveAs(d, "")
	d.Want("no name", d.Message(uitest.Say("saved_report.name")), uitest.Say("error.required"))
	d.Fill(uitest.Say("saved_report.name"), "WEEKLY")
	d.Press(fyne.KeyReturn)
	d.WantSeen(uitest.Say("error.name.taken", map[string]any{"Name": "Weekly"}))
	d.Fill(uitest.Say("saved_report.name"), "Monthly")
	d.ClickText(uitest.Say("view.of_office"))
	d.ClickText(uitest.Say("command.save"))
	d.Want("stored", storedNames(d), []string{"Weekly", "Monthly"})
	d.Want("the office's", stored(d)[1].Owner, domain.ID(""))
}

func TestSavedReportsAreRenamedMovedDeletedAndUndone(t *testing.T) {
	d := previewDesk(t)
	saveAs(d, "First")
	saveAs(d, "Second")
	d.Menu("Sales", uitest.Say("reports.title"), uitest.Say("reports.all"))
	d.RightClick(d.Find("First"))
	d.ClickText(uitest.Say("view.rename"))
	d.Want("its name", d.Shows(uitest.Say("saved_report.name")), "First")
	d.WantUnseen(uitest.Say("view.of_office"))
	d.Fill(uitest.Say("saved_report.name"), "Morning")
	d.ClickText(uitest.Say("command.save"))
	d.WantSeen("Morning")
	d.Want("renamed", storedNames(d), []string{"Morning", "Second"})
	d.RightClick(d.Find("Second"))
	d.ClickText(uitest.Say("saved_report.move_up"))
	d.Want("moved", storedNames(d), []string{"Second", "Morning"})
	d.RightClick(d.Find("Second"))
	d.ClickText(uitest.Say("command.delete"))
	d.Want("deleted", storedNames(d), []string{"Morning"})
	d.Ctrl(fyne.KeyZ)
	d.Want("undone", storedNames(d), []string{"Second", "Morning"})
	d.WantSeen("Second", "Morning")
}
