package reports

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// saveReport asks under what name to save a report as it is asked for; done, which may be
// nil, is called once it is saved.
func saveReport(host kit.Host, spec office.ReportSpec, done func(domain.SavedReport)) {
	kit.SaveReport(host, domain.SavedReport{Owner: host.Session().Me().ID, Form: domain.SavedAsReport, Definition: spec.Encode()}, done)
}

// specTitle is what a report is called by itself.
func specTitle(spec office.ReportSpec) string {
	if d, known := office.FindReport(spec.Report); known {
		return titleOf(d)
	}
	return spec.Report
}

// isKnown reports that this version of the program can make a saved report.
func isKnown(r domain.SavedReport) bool {
	_, noReport := office.SavedSpec(r)
	_, noStatistics := office.SavedStatistics(r)
	return noReport == nil || noStatistics == nil
}

// savedKind says of what a saved report is: of which report, or of the statistics.
func savedKind(r domain.SavedReport) string {
	if spec, err := office.SavedSpec(r); err == nil {
		return specTitle(spec)
	}
	if _, err := office.SavedStatistics(r); err == nil {
		return lang.X("saved_form.statistics", "Sales Statistics")
	}
	return lang.X("saved_report.later", "Of a later version of the program")
}

// savedItems are what is done with a saved report.
func savedItems(host kit.Host, r domain.SavedReport) []kit.MenuItem {
	may := host.Session().MayKeepReport(r.Owner)
	share := kit.MenuItem{Icon: "users", Label: lang.X("view.share", "Share with the office"), Disabled: !may || !host.Session().MayKeepReport(""), Run: func() { ownReport(host, r, "") }}
	if r.Owner == "" {
		share = kit.MenuItem{Icon: "user", Label: lang.X("view.unshare", "Make it mine alone"), Disabled: !may, Run: func() { ownReport(host, r, host.Session().Me().ID) }}
	}
	return []kit.MenuItem{
		{Icon: "pencil", Label: lang.X("view.rename", "Rename…"), Disabled: !may, Run: func() { kit.SaveReport(host, r, nil) }},
		share,
		{Icon: "arrow-up", Label: lang.X("saved_report.move_up", "Move up"), Disabled: !may, Run: func() { moveReport(host, r, -1) }},
		{Icon: "arrow-down", Label: lang.X("saved_report.move_down", "Move down"), Disabled: !may, Run: func() { moveReport(host, r, +1) }},
		scheduleItem(host, office.ScheduledReport{Saved: r.ID}, isKnown(r)),
		kit.MenuSeparator(),
		{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Disabled: !may, Run: func() { deleteReport(host, r) }},
	}
}

// deleteReport takes a saved report away.
func deleteReport(host kit.Host, r domain.SavedReport) {
	changeReports(host, lang.X("saved_report.deleted", "Report “{{.Name}}” deleted", map[string]any{"Name": r.Name}), func(ctx context.Context) (change.Set, error) {
		return host.Session().DeleteReports(ctx, []domain.ID{r.ID})
	})
}

// scheduleItem offers to make a report by itself.
func scheduleItem(host kit.Host, r office.ScheduledReport, can bool) kit.MenuItem {
	may := host.Session().MayKeepReport(host.Session().Me().ID) && host.Session().May(access.Export, access.Read)
	return kit.MenuItem{Icon: "clock", Label: lang.X("schedule.of_report", "Schedule…"), Disabled: !can || !may, Run: func() { host.ScheduleReport(r) }}
}

// ownReport gives a saved report to the person or to the office.
func ownReport(host kit.Host, r domain.SavedReport, owner domain.ID) {
	r.Owner = owner
	text := lang.X("saved_report.shared", "The whole office sees “{{.Name}}”", map[string]any{"Name": r.Name})
	if owner != "" {
		text = lang.X("saved_report.unshared", "Only you see “{{.Name}}”", map[string]any{"Name": r.Name})
	}
	changeReports(host, text, func(ctx context.Context) (change.Set, error) {
		_, set, err := host.Session().SaveReport(ctx, r)
		return set, err
	})
}

// moveReport moves a saved report among those on offer.
func moveReport(host kit.Host, r domain.SavedReport, by int) {
	changeReports(host, lang.X("saved_report.moved", "“{{.Name}}” moved", map[string]any{"Name": r.Name}), func(ctx context.Context) (change.Set, error) {
		list, err := host.Session().SavedReports(ctx)
		if err != nil {
			return change.Set{}, err
		}
		ids := make([]domain.ID, len(list))
		for i, one := range list {
			ids[i] = one.ID
		}
		from := slices.Index(ids, r.ID)
		if to := from + by; from >= 0 && to >= 0 && to < len(ids) {
			ids[from], ids[to] = ids[to], ids[from]
		}
		return host.Session().OrderReports(ctx, ids)
	})
}

// changeReports does something, and tells of it if it changed anything.
func changeReports(host kit.Host, text string, do func(context.Context) (change.Set, error)) {
	kit.Background(host.Runner(), func() (change.Set, error) { return do(context.Background()) }, func(set change.Set, err error) {
		if err != nil {
			host.Failed(err)
		} else if len(set.Changes) > 0 {
			host.Notify(kit.Undoable(host, text, set))
		}
	})
}
