package opportunities

import (
	"fyne.io/fyne/v2/lang"

	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// makeReports makes the button of the reports.
func (l *List) makeReports() {
	l.reports = kit.NewButton(lang.X("reports.title", "Reports"), "file-text", kit.ButtonGhost, func() {
		kit.ShowContextMenu(l.host.Window().Canvas(), kit.Below(l.reports), l.reportItems()...)
	})
	if !l.host.Session().May(access.Reports, access.Read) {
		l.reports.Disable()
	}
}

// reportItems are the list itself as a report, and the reports of what it shows.
func (l *List) reportItems() []kit.MenuItem {
	items := []kit.MenuItem{{Icon: "table", Label: lang.X("command.report_front", "This list as a report"), Run: l.host.ReportFront}, kit.MenuSeparator()}
	for _, d := range office.Reports() {
		if d.Section == office.ReportsOfOpportunities {
			items = append(items, kit.MenuItem{Label: kit.KeyText(d.TitleKey), Run: func() { l.host.OpenReport(d.ID, l.narrowedFor(d)) }})
		}
	}
	return append(items, kit.MenuSeparator(), kit.MenuItem{Icon: "file-text", Label: lang.X("reports.all", "All reports…"), Run: l.host.OpenReports})
}

// narrowedFor is what the list is narrowed to, for a report that can be of a list; nil for
// one that cannot, and where the list shows everything.
func (l *List) narrowedFor(d office.ReportDefinition) *office.Query {
	q := l.Query()
	if !d.Has(office.TakesList) || q.Text == "" && len(q.Conditions) == 0 && len(q.Classes) == 0 {
		return nil
	}
	return &office.Query{Text: q.Text, Conditions: q.Conditions, Classes: q.Classes}
}
