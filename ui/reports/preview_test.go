package reports_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// previewDesk is an office with three opportunities and one report open, as the palette
// opens it.
func previewDesk(t *testing.T) *uitest.Desk {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Corks", Customer: "Viña Los Aromos"}, uitest.Deal{Name: "Press", Customer: "Clínica San Lucas"},
		uitest.Deal{Name: "Crane", Customer: "Viña Los Aromos"}))
	openReport(d, "report.open_by_customer")
	return d
}

func openReport(d *uitest.Desk, title string) {
	d.Ctrl(fyne.KeyK)
	d.Type(uitest.Say(title))
	d.Press(fyne.KeyReturn)
}

func TestAReportOpensByNameAndIsAskedOtherwise(t *testing.T) {
	d := previewDesk(t)
	d.WantSeen("Page 1 of 1", "Print 1 page", "3 opportunities")
	d.Want("tabs", d.Tabs()[1], "Report · In progress by customer")
	d.Pick(uitest.Say("report.group_by"), uitest.Say("opportunity.state"))
	d.Want("grouped by", d.Shows(uitest.Say("report.group_by")), uitest.Say("opportunity.state"))
	d.Press(fyne.KeyEscape)
	d.Menu("Window", uitest.Say("command.close_tab"))
	openReport(d, "report.open_by_customer")
	d.Want("remembered", d.Shows(uitest.Say("report.group_by")), uitest.Say("opportunity.state"))
	d.ClickText(uitest.Say("control.reset"))
	d.Want("reset", strings.HasPrefix(d.Shows(uitest.Say("report.group_by")), "Customer"), true)
}

func TestTheNewestQuestionIsAnswered(t *testing.T) {
	d := previewDesk(t)
	d.HoldAnswers(0)
	d.Pick(uitest.Say("opportunity.salesperson"), "Nobody") // of whom there is no opportunity
	d.Choose(uitest.Say("filter.all"))
	d.WantSeen("3 opportunities")
	d.ReleaseAnswers()
	d.WantSeen("3 opportunities")
}

func TestAnotherReportTakesThePlaceOfOne(t *testing.T) {
	d := previewDesk(t)
	d.Menu("Sales", uitest.Say("reports.title"), uitest.Say("reports.all"))
	d.Click(d.TabTitle("Report · In progress by customer"))
	lookUp := func(key string) {
		d.Focus(uitest.Say("report.report"))
		d.Type(uitest.Say(key))
		d.Press(fyne.KeyReturn)
	}
	lookUp("report.who_closes_best")
	d.Want("tabs", d.Tabs()[1:], []string{"Report · Who closes best", uitest.Say("reports.title")})
	openReport(d, "report.open_by_customer")
	lookUp("report.who_closes_best") // which is open
	d.Want("tabs", d.Tabs()[1:], []string{"Report · Who closes best", uitest.Say("reports.title")})
}

func TestTheListIsTakenAway(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Corks"}, uitest.Deal{Name: "Press"}))
	d.Window.ShowOpportunities(office.Query{Text: "Corks"})
	d.ClickText(uitest.Say("reports.title"))
	d.Choose(uitest.Say("report.open_by_salesperson"))
	d.WantSeen("1 opportunity")
	d.ClickChip(uitest.Say("report.only_list"))
	d.WantUnseen(uitest.Say("report.only_list"))
	d.WantSeen("2 opportunities")
}

func TestTheKeyboardStaysWithTheGroups(t *testing.T) {
	d := previewDesk(t)
	d.Pick(uitest.Say("report.group_by"), uitest.Say("opportunity.state"))
	on, is := d.Canvas.Focused().(*kit.Select)
	d.Want("on a list in view", is && slices.Contains(uitest.Every[*kit.Select](d), on), true)
	d.Want("of the groups", on.Selected().ID, "state")
}

func TestSearchMarksAndARowOpensItsRecord(t *testing.T) {
	d := previewDesk(t)
	d.Ctrl(fyne.KeyF)
	d.Type("vina")
	d.Press(fyne.KeyReturn)
	d.WantSeen("1 of ")
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.Want("tabs", len(d.Tabs()), 3)
}

func TestTheFilterOfTheListIsCarriedOver(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Corks"}, uitest.Deal{Name: "Press"}))
	d.Window.ShowOpportunities(office.Query{Text: "Corks"})
	d.ClickText(uitest.Say("reports.title"))
	d.Choose(uitest.Say("report.open_by_salesperson"))
	d.WantSeen(uitest.Say("report.only_list"), "1 opportunity")
}

func TestAListIsShownAsAReport(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Corks"}))
	d.ClickText(uitest.Say("reports.title"))
	d.Choose(uitest.Say("command.report_front"))
	d.WantSeen("Page 1 of 1", uitest.Say("report.paper"))
	d.WantUnseen(uitest.Say("report.group_by"))
	d.Menu("Sales", uitest.Say("reports.title"), uitest.Say("reports.all"))
	d.WantSeen(uitest.Say("reports.tells"), uitest.Say("report.open_by_customer"))
}
