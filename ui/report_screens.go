package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
	"preventa/ui/reports"
	"preventa/ui/statistics"
)

// OpenReports lists the reports there are.
func (w *Window) OpenReports() {
	w.open(reports.IndexID, func() kit.Screen { return reports.NewIndex(w) })
}

// OpenReport shows a report, of a list alone if one is named. One that is open stays as it is
// asked; only another list narrows it.
func (w *Window) OpenReport(id string, list *office.Query) {
	w.open(reports.PreviewID(id), func() kit.Screen { return w.preview(reports.NewPreview(w, id, list)) })
	if p, is := w.front.(*reports.Preview); is && list != nil {
		p.Narrow(list)
	}
}

// OpenSavedReport shows a report that is kept under a name, or statistics that are.
func (w *Window) OpenSavedReport(r domain.SavedReport) {
	if r.Form == domain.SavedAsStatistics {
		w.OpenStatistics()
		if s, is := w.front.(*statistics.Screen); is {
			s.Open(r)
		}
		return
	}
	spec, err := office.SavedSpec(r)
	if err != nil {
		w.Failed(err)
		return
	}
	w.open(reports.SavedPreviewID(r.ID), func() kit.Screen { return w.preview(reports.NewSavedPreview(w, r, spec)) })
}

// preview has another report that is chosen in a preview take its place, unless that one is
// open already.
func (w *Window) preview(p *reports.Preview) *reports.Preview {
	p.OnOther = func(id string) {
		if slices.ContainsFunc(w.screens, func(s kit.Screen) bool { return s.ID() == reports.PreviewID(id) }) {
			w.OpenReport(id, nil)
			w.Close(p)
			return
		}
		p.Become(id)
		w.Changed()
	}
	return p
}

// fileTitle is what a file of the screen in front is called by.
func (w *Window) fileTitle() string {
	if p, is := w.front.(*reports.Preview); is {
		return p.FileTitle()
	}
	return w.front.Title()
}

// ReportFront shows what the screen in front shows as a report.
func (w *Window) ReportFront() {
	if !w.canReportFront() {
		return
	}
	from := w.front
	read := from.(kit.Sheeted).Sheet()
	id := reports.ListPreviewID(from.ID())
	for _, s := range w.screens {
		if p, is := s.(*reports.Preview); is && s.ID() == id {
			p.ShowList(from.Title(), read)
			w.selectTab(id)
			return
		}
	}
	w.add(reports.NewListPreview(w, from.ID(), from.Title(), read))
}

// canReportFront reports that the screen in front shows a list, and is no report yet.
func (w *Window) canReportFront() bool {
	_, sheeted := w.front.(kit.Sheeted)
	_, is := w.front.(*reports.Preview)
	return sheeted && !is && w.session != nil && w.session.May(access.Reports, access.Read)
}

// addReportCommands fills the table with what is done with reports: each opens by its name.
func (w *Window) addReportCommands(own func(id, title, icon string, s fyne.KeyboardShortcut, enabled func() bool, run func()),
	there func(id, title, icon string, s fyne.KeyboardShortcut)) {
	may := func() bool { return w.session != nil && w.session.May(access.Reports, access.Read) }
	own("reports", lang.X("reports.title", "Reports"), "file-text", nil, may, w.OpenReports)
	own("report.front", lang.X("command.report_front", "This list as a report"), "table", nil, w.canReportFront, w.ReportFront)
	for _, d := range office.Reports() {
		own(reports.PreviewID(d.ID), kit.KeyText(d.TitleKey), "file-text", nil, may, func() { w.OpenReport(d.ID, nil) })
	}
	exports := func(id, title, icon, format string) {
		own(id, title, icon, nil, w.canCopy, func() { w.exportAs(format) })
	}
	exports("export.pdf", lang.X("command.export_pdf", "PDF"), "file-text", pdfFormat)
	exports("export.excel", lang.X("command.export_excel", "Excel"), "file-spreadsheet", xlsxFormat)
	exports("export.csv", lang.X("command.export_csv", "CSV"), "table", csvFormat)
	there("report.save", lang.X("command.report_save", "Save report…"), "bookmark", nil)
	there("page.first", lang.X("command.page_first", "First page"), "chevrons-left", nil)
	there("page.previous", lang.X("command.page_previous", "Page before"), "chevron-left", nil)
	there("page.next", lang.X("command.page_next", "Next page"), "chevron-right", nil)
	there("page.last", lang.X("command.page_last", "Last page"), "chevrons-right", nil)
	there("zoom.in", lang.X("command.zoom_in", "Larger"), "zoom-in", nil)
	there("zoom.out", lang.X("command.zoom_out", "Smaller"), "zoom-out", nil)
	there("zoom.fit", lang.X("command.zoom_fit", "Fit to the width"), "move-horizontal", nil)
	there("hit.next", lang.X("command.hit_next", "Next hit"), "arrow-down", kit.Ctrl(fyne.KeyG))
	there("hit.previous", lang.X("command.hit_previous", "Hit before"), "arrow-up", kit.CtrlShift(fyne.KeyG))
}

// exportAs writes what the screen in front shows to a file in a format, otherwise as the person
// wrote one last.
func (w *Window) exportAs(format string) {
	read, title := w.front.(kit.Sheeted).Sheet(), w.fileTitle()
	choice := w.lastExport(w.session.Office().Region())
	choice.Format, choice.PerGroup = format, choice.PerGroup && w.isGrouped()
	w.chooseTarget(sheetFile(title, format), exportFilter(), func(path string) { w.exportSheet(read, choice, path) })
}

// reportSections are the commands of the reports, by their sections.
func reportSections() map[office.ReportSection][]string {
	list := map[office.ReportSection][]string{}
	for _, d := range office.Reports() {
		list[d.Section] = append(list[d.Section], reports.PreviewID(d.ID))
	}
	return list
}

// reportsItem is the submenu of the reports, section by section.
func (w *Window) reportsItem() kit.MenuItem {
	all := w.menuItem("reports")
	all.Icon, all.Label = "", lang.X("reports.all", "All reports…")
	front := w.menuItem("report.front")
	front.Icon = ""
	save := w.menuItem("report.save")
	save.Icon = ""
	item := kit.MenuItem{Icon: "file-text", Label: lang.X("reports.title", "Reports"), Children: []kit.MenuItem{all, front, save, kit.MenuSeparator()}}
	sections := reportSections()
	for _, s := range office.ReportSections {
		if len(sections[s]) == 0 {
			continue
		}
		section := kit.MenuItem{Label: reports.SectionText(s)}
		for _, id := range sections[s] {
			child := w.menuItem(id)
			child.Icon = ""
			section.Children = append(section.Children, child)
		}
		item.Children = append(item.Children, section)
	}
	return item
}

// reportPaths says where in the menus the reports are found.
func reportPaths(paths map[string]string, menu string) {
	at := menu + " › " + lang.X("reports.title", "Reports")
	for _, id := range []string{"reports", "report.front", "report.save"} {
		paths[id] = at
	}
	for s, ids := range reportSections() {
		for _, id := range ids {
			paths[id] = at + " › " + reports.SectionText(s)
		}
	}
}
