package reports

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// scheduledName is what one of the reports of a schedule is called; one that is saved by the
// name it has now.
func scheduledName(r office.ScheduledReport, saved []domain.SavedReport) string {
	if r.Spec != nil {
		return specTitle(*r.Spec)
	}
	at := slices.IndexFunc(saved, func(s domain.SavedReport) bool { return s.ID == r.Saved })
	if at < 0 {
		return lang.X("schedule.gone", "A deleted report")
	}
	return saved[at].Name
}

// reportNames are what the reports of a schedule are called.
func reportNames(s domain.Schedule, saved []domain.SavedReport) []string {
	list, err := office.ScheduledReports(s)
	if err != nil {
		return []string{lang.X("saved_report.later", "Of a later version of the program")}
	}
	names := make([]string, len(list))
	for i, r := range list {
		names[i] = scheduledName(r, saved)
	}
	return names
}

// offered are the reports that can be scheduled, as a menu: the saved ones first, then those
// there are by sections. A report that must be asked for something, such as a customer, is
// scheduled once it is saved with it.
func offered(saved []domain.SavedReport, choose func(office.ScheduledReport)) []kit.MenuItem {
	var items []kit.MenuItem
	for _, r := range saved {
		if isKnown(r) {
			items = append(items, kit.MenuItem{Icon: "bookmark", Label: r.Name, Run: func() { choose(office.ScheduledReport{Saved: r.ID}) }})
		}
	}
	if len(items) > 0 {
		items = append(items, kit.MenuSeparator())
	}
	for _, section := range office.ReportSections {
		item := kit.MenuItem{Label: SectionText(section)}
		for _, d := range office.Reports() {
			if d.Section == section && !d.Has(office.NeedsCustomer) {
				item.Children = append(item.Children, kit.MenuItem{Label: titleOf(d), Run: func() { choose(office.ScheduledReport{Spec: new(d.Start)}) }})
			}
		}
		if len(item.Children) > 0 {
			items = append(items, item)
		}
	}
	return items
}
