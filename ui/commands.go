package ui

import (
	"runtime"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
	uioffice "preventa/ui/office"
)

// addCommands fills the table that menus, toolbar and keyboard share.
func (w *Window) addCommands() {
	key := func(name fyne.KeyName, modifier fyne.KeyModifier) fyne.KeyboardShortcut {
		return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
	}
	own := func(id, title, icon string, s fyne.KeyboardShortcut, enabled func() bool, run func()) {
		w.commands.Add(&kit.Command{ID: id, Title: title, Icon: icon, Shortcut: s, Enabled: enabled, Run: run})
	}
	// of the screen in front
	there := func(id, title, icon string, s fyne.KeyboardShortcut) {
		own(id, title, icon, s, func() bool { return w.does(id) != nil }, func() { w.does(id)() })
	}
	may := func(e access.Element, r access.Right) func() bool {
		return func() bool { return w.session != nil && w.session.May(e, r) }
	}
	isOpen := func() bool { return w.session != nil }

	own("office.new", lang.X("command.new_office", "New office…"), "file-plus", nil, nil, w.newOffice)
	own("office.open", lang.X("command.open_office", "Open office…"), "folder-open", kit.Ctrl(fyne.KeyO), nil, w.chooseOffice)
	own("office.demo", lang.X("command.demo", "Make a demo office"), "database", nil, nil, w.makeDemo)
	own("import", lang.X("command.import", "Import"), "download", nil, may(access.Import, access.Add), w.importFile)
	own("export", lang.X("command.export", "Export"), "upload", nil, func() bool { return w.canExport() }, w.exportFront)
	own("copy.table", lang.X("command.copy_table", "Copy as table"), "copy", kit.CtrlShift(fyne.KeyC), w.canCopy, w.copyFront)
	own("print", lang.X("command.print", "Print…"), "printer", kit.Ctrl(fyne.KeyP), func() bool { return w.canExport() || w.does("print") != nil }, w.printFront)
	own("office.check", lang.X("command.check", "Check the office file"), "shield-check", nil, isOpen, w.checkFile)
	own("quit", lang.X("command.quit", "Quit"), "log-out", kit.Ctrl(fyne.KeyQ), nil, w.quit)

	own("opportunities", lang.X("opportunities.title", "Opportunities"), "list", nil, may(access.Opportunities, access.Read), w.OpenOpportunities)
	own("my_day", lang.X("my_day.title", "My day"), "sun", kit.CtrlShift(fyne.KeyD), may(access.Activities, access.Read), w.OpenMyDay)
	own("activities", lang.X("activities.title", "Activities"), "calendar-check", nil, may(access.Activities, access.Read), w.OpenActivities)
	own("activity.new", lang.X("command.new_activity", "New activity…"), "phone", kit.CtrlShift(fyne.KeyA), may(access.Activities, access.Add), w.newActivity)
	own("customers", lang.X("customers.title", "Customers"), "building-2", nil, may(access.Customers, access.Read), w.OpenCustomers)
	own("customer.new", lang.X("command.new_customer", "New customer"), "plus", kit.CtrlShift(fyne.KeyN), may(access.Customers, access.Add), w.NewCustomer)
	own("contacts", lang.X("contacts.title", "Contacts"), "users", nil, may(access.Customers, access.Read), w.OpenContacts)
	own("contact.new", lang.X("command.new_contact", "New contact…"), "plus", nil, may(access.Customers, access.Add), func() { w.OpenContact("", "", nil) })
	own("duplicates", lang.X("duplicates.title", "Possible duplicates"), "merge", nil, may(access.Customers, access.Read), w.OpenDuplicates)
	own("quotations", lang.X("quotations.title", "Quotations"), "file-text", nil, may(access.Quotations, access.Read), w.OpenQuotations)
	own("quotation.new", lang.X("command.new_quotation", "New quotation"), "plus", kit.CtrlShift(fyne.KeyQ), may(access.Quotations, access.Add), w.newQuotation)
	own("products", lang.X("products.title", "Products"), "package", nil, may(access.Products, access.Read), w.OpenProducts)
	own("opportunity.new", lang.X("command.new", "New"), "plus", kit.Ctrl(fyne.KeyN), may(access.Opportunities, access.Add), func() { w.NewOpportunity("") })
	there("record.open", lang.X("command.open", "Open"), "folder-open", nil)
	there("record.save", lang.X("command.save", "Save"), "save", kit.Ctrl(fyne.KeyS))
	there("record.revert", lang.X("command.revert", "Revert"), "rotate-ccw", nil)
	there("record.delete", lang.X("command.delete", "Delete"), "trash-2", kit.Plain(fyne.KeyDelete))
	there("record.previous", lang.X("command.previous", "Previous record"), "chevron-left", key(fyne.KeyPageUp, fyne.KeyModifierShortcutDefault))
	there("record.next", lang.X("command.next", "Next record"), "chevron-right", key(fyne.KeyPageDown, fyne.KeyModifierShortcutDefault))
	there("search", lang.X("command.search", "Search"), "search", kit.Ctrl(fyne.KeyF))
	there("refresh", lang.X("command.refresh", "Refresh"), "refresh-cw", kit.Plain(fyne.KeyF5))
	there("edit.cell", lang.X("command.edit_cell", "Edit in the row"), "pencil", kit.Plain(fyne.KeyF2))
	there("bulk.edit", lang.X("command.bulk_edit", "Edit the selected…"), "square-check", kit.Ctrl(fyne.KeyE))

	there("view.list", lang.X("view.list", "List"), "list", kit.CtrlShift(fyne.Key1))
	there("view.board", lang.X("view.board", "Board"), "square-kanban", kit.CtrlShift(fyne.Key2))
	there("view.calendar", lang.X("view.calendar", "Calendar"), "calendar-days", kit.CtrlShift(fyne.Key3))
	there("view.save", lang.X("command.view_save", "Save view…"), "bookmark", kit.CtrlShift(fyne.KeyS))
	there("filter.add", lang.X("command.filter_add", "Filter…"), "list-filter", kit.CtrlShift(fyne.KeyF))
	there("columns", lang.X("command.columns", "Columns"), "columns-3", nil)
	there("expand.all", lang.X("command.expand_all", "Expand all groups"), "", nil)
	there("collapse.all", lang.X("command.collapse_all", "Collapse all groups"), "", nil)

	w.addReportCommands(own, there)
	own("daily_movement", lang.X("report.daily_movement", "Daily Movement"), "arrow-left-right", kit.CtrlShift(fyne.KeyM), may(access.DailyMovement, access.Read), w.OpenDailyMovement)
	own("statistics", lang.X("statistics.title", "Sales Statistics"), "table", nil, may(access.Statistics, access.Read), w.OpenStatistics)
	own("control", lang.X("control.title", "Opportunity Control"), "chart-column", nil, may(access.Control, access.Read), w.OpenControl)
	own("targets", lang.X("targets.title", "Targets"), "trophy", nil, may(access.Control, access.Read), w.OpenTargets)
	there("control.pdf", lang.X("command.pdf", "PDF…"), "file-text", nil)
	there("control.excel", lang.X("command.excel", "Excel…"), "file-spreadsheet", nil)
	there("control.configure", lang.X("command.configure", "Configure…"), "sliders-horizontal", nil)
	own("completeness", lang.X("report.completeness", "Completeness"), "circle-check", nil, may(access.Opportunities, access.Read|access.ReadOthers), w.OpenCompleteness)
	own("schedules", lang.X("schedules.title", "Scheduled reports"), "clock", nil, may(access.Reports, access.Read), w.OpenSchedules)
	own("states", lang.X("command.customize_states", "Customize states…"), "sliders-horizontal", nil, may(access.Catalogues, access.Modify), w.CustomizeStates)
	for _, c := range domain.Catalogues {
		own(string(c)+"s", kit.CustomizeText(c), "sliders-horizontal", nil, may(access.Catalogues, access.Modify), func() { w.CustomizeItems(c) })
	}
	own("currencies", lang.X("currencies.title", "Currencies"), "coins", nil, may(access.Currencies, access.Read), w.OpenCurrencies)
	own("undo_history", lang.X("undo_history.title", "Undo history"), "history", nil, may(access.Opportunities, access.Read|access.ReadOthers), w.OpenUndoHistory)
	own("bin", lang.X("bin.title", "Recycle bin"), "trash-2", nil, may(access.RecycleBin, access.Read), w.OpenBin)
	own("settings", lang.X("command.settings", "Office settings…"), "building-2", nil, may(access.OfficeData, access.Modify), w.OpenSettings)
	own("undo", lang.X("command.undo", "Undo"), "undo-2", &fyne.ShortcutUndo{}, w.canUndo, w.undoLast)
	own("preferences", lang.X("command.preferences", "Preferences…"), "settings", kit.Ctrl(fyne.KeyComma), isOpen, func() { uioffice.Preferences(w) })

	own("find", lang.X("command.find", "Find anything…"), "search", findKey, nil, w.findAnything)
	own("history.back", lang.X("command.history_back", "Back"), "arrow-left", historyKey(fyne.KeyLeft, fyne.KeyLeftBracket), w.canWalk(-1), func() { w.walk(-1) })
	own("history.forward", lang.X("command.history_forward", "Forward"), "arrow-right", historyKey(fyne.KeyRight, fyne.KeyRightBracket), w.canWalk(+1), func() { w.walk(+1) })
	own("tab.close", lang.X("command.close_tab", "Close tab"), "x", kit.Ctrl(fyne.KeyW), func() bool { return w.front != nil }, func() { w.closeTab(w.front.ID()) })
	own("tab.reopen", lang.X("command.reopen_tab", "Reopen closed tab"), "rotate-ccw", kit.CtrlShift(fyne.KeyT), func() bool { return len(w.closed) > 0 }, w.reopenTab)
	own("tab.next", lang.X("command.next_tab", "Next tab"), "", key(fyne.KeyTab, fyne.KeyModifierControl), isOpen, w.turnTab(+1))
	own("tab.previous", lang.X("command.previous_tab", "Previous tab"), "", key(fyne.KeyTab, fyne.KeyModifierControl|fyne.KeyModifierShift), isOpen, w.turnTab(-1))
	for i, digit := range tabDigits {
		own(tabCommand(i), lang.X("command.tab", "Tab {{.Number}}", map[string]any{"Number": i + 1}), "", kit.Ctrl(digit),
			func() bool { return i < len(w.screens) }, func() { w.selectTab(w.screens[i].ID()) })
	}

	own("help.shortcuts", lang.X("command.shortcuts", "Keyboard shortcuts"), "keyboard", kit.Plain(fyne.KeyF1), nil, w.showShortcuts)
	own("help.about", lang.X("command.about", "About Preventa"), "info", nil, nil, func() { uioffice.About(w.window, Version) })
}

// findKey opens the palette.
var findKey = kit.Ctrl(fyne.KeyK)

// tabDigits are the keys of the first tabs. Fyne gives the number pad the same names.
var tabDigits = []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}

// tabCommand is the id of the command that goes to a tab by its place.
func tabCommand(place int) string { return "tab." + strconv.Itoa(place+1) }

// tabCommands are the ids of those commands.
var tabCommands = func() []string {
	ids := make([]string, len(tabDigits))
	for i := range ids {
		ids[i] = tabCommand(i)
	}
	return ids
}()

// historyKey is Alt with an arrow, as in every browser; on macOS, where Option and an arrow
// move by a word, Command and a bracket.
func historyKey(arrow, bracket fyne.KeyName) fyne.KeyboardShortcut {
	if runtime.GOOS == "darwin" {
		return kit.Ctrl(bracket)
	}
	return kit.Alt(arrow)
}

// newQuotation starts one for the opportunity in front, where there is one.
func (w *Window) newQuotation() {
	if r, ok := w.front.(kit.Recorded); ok && r.Shows().Kind == domain.KindOpportunity {
		w.NewQuotation(r.Shows().ID, "")
		return
	}
	w.NewQuotation("", "")
}

// newActivity plans an activity about the record in front, where it is about one.
func (w *Window) newActivity() {
	var draft office.ActivityDraft
	if r, ok := w.front.(kit.Recorded); ok {
		switch shown := r.Shows(); shown.Kind {
		case domain.KindOpportunity:
			draft.Opportunity = shown.ID
		case domain.KindCustomer:
			draft.Customer = shown.ID
		}
	}
	w.EditActivity(draft, nil)
}

// canUndo is false over unsaved changes: undo is about what was saved, and a person who
// wants the one would be surprised by the other.
func (w *Window) canUndo() bool {
	editing, ok := w.front.(kit.Editing)
	return w.session != nil && w.session.May(access.Opportunities, access.Modify) && !(ok && editing.Dirty())
}

// does is what the screen in front does on a command.
func (w *Window) does(id string) func() {
	if w.front == nil {
		return nil
	}
	return w.front.Do(id)
}

func (w *Window) turnTab(by int) func() {
	return func() {
		if by > 0 {
			w.tabs.Next()
		} else {
			w.tabs.Previous()
		}
	}
}
