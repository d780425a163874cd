package ui

import (
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// separator stands for a line between groups of commands.
const separator = "-"

// recentOffices stands for the submenu of the offices opened last.
const recentOffices = "recent"

// The submenus stand in a menu by these names.
const (
	customize    = "customize" // the lists an office makes its own
	selectedRows = "selected"  // what is done with the rows selected
	viewing      = "view"      // how a list shows its rows
	dashboard    = "dashboard" // what is done with Opportunity Control
	reporting    = "reporting" // the reports there are
	paging       = "paging"    // the ways through a report
)

// openTabs stands for the documents that a key leads to.
const openTabs = "tabs"

// menu is a menu of the bar: its title and the ids of its commands.
type menu struct {
	title    string
	commands []string
}

func menus() []menu {
	return []menu{
		{lang.X("menu.file", "File"), []string{"office.new", "office.open", recentOffices, "office.demo", separator,
			"import", "export", "export.pdf", "export.excel", "export.csv", "copy.table", "print", separator, "office.check", separator, "quit"}},
		{lang.X("menu.sales", "Sales"), []string{"my_day", separator, "opportunities", "activities", "quotations", "customers", "contacts", "products", separator, reporting, "daily_movement", "statistics", separator,
			"opportunity.new", "activity.new", "quotation.new", "customer.new", "contact.new", separator,
			"record.open", "record.save", "record.revert", "record.delete", selectedRows, separator, "record.previous", "record.next", separator, "search", "refresh"}},
		{lang.X("menu.tools", "Tools"), []string{"control", dashboard, "targets", "completeness", "schedules", separator, customize, "currencies", "duplicates", separator,
			"undo", "undo_history", "bin", separator, "settings", "preferences"}},
		{lang.X("menu.window", "Window"), []string{"find", viewing, paging, separator, "history.back", "history.forward", separator,
			"tab.next", "tab.previous", "tab.close", "tab.reopen", separator, openTabs}},
		{lang.X("menu.help", "Help"), []string{"help.shortcuts", "help.about"}},
	}
}

// menuBar is the bar inside the window; nil on macOS, whose own is used.
func (w *Window) menuBar() fyne.CanvasObject {
	if runtime.GOOS == "darwin" {
		w.showSystemMenu()
		return nil
	}
	w.menus = kit.NewMenuBar(w.menuList()...)
	return w.menus
}

// showSystemMenu puts the menus in the bar of the system.
func (w *Window) showSystemMenu() { w.window.SetMainMenu(w.commands.MainMenu(w.menuList()...)) }

func (w *Window) menuList() []kit.Menu {
	var list []kit.Menu
	for _, m := range menus() {
		list = append(list, kit.Menu{Title: m.title, Items: func() []kit.MenuItem { return w.menuItems(m) }})
	}
	return list
}

func (w *Window) menuItems(m menu) []kit.MenuItem {
	var items []kit.MenuItem
	for _, id := range m.commands {
		switch id {
		case separator:
			items = append(items, kit.MenuSeparator())
		case customize, selectedRows, viewing, dashboard, paging:
			items = append(items, w.submenu(id))
		case reporting:
			items = append(items, w.reportsItem())
		case openTabs:
			items = append(items, w.tabItems()...)
		case recentOffices:
			items = append(items, w.recentItem())
		default:
			items = append(items, w.menuItem(id))
		}
	}
	if items[len(items)-1].Separator { // no tab is open
		items = items[:len(items)-1]
	}
	return items
}

func (w *Window) menuItem(id string) kit.MenuItem {
	c := w.commands.Get(id)
	item := kit.MenuCommand(c)
	switch id { // what says enough on a toolbar does not among the others
	case "opportunity.new":
		item.Label = lang.X("command.new_opportunity", "New opportunity")
	case "export.pdf", "export.excel", "export.csv":
		item.Label = lang.X("command.export_as", "Export as {{.Format}}…", map[string]any{"Format": c.Title})
	}
	return item
}

// submenu makes one of the submenus. Its items have no icons: the menu's say enough.
func (w *Window) submenu(name string) kit.MenuItem {
	var item kit.MenuItem
	var commands []string
	switch name {
	case customize:
		item = kit.MenuItem{Icon: "sliders-horizontal", Label: lang.X("menu.customize", "Customize")}
		commands = []string{"states"}
		for _, c := range domain.Catalogues {
			commands = append(commands, string(c)+"s")
		}
	case selectedRows:
		item = kit.MenuItem{Icon: "square-check", Label: lang.X("menu.selected", "Selected rows")}
		commands = []string{"edit.cell", "bulk.edit"}
	case dashboard:
		item = kit.MenuItem{Icon: "chart-column", Label: lang.X("menu.dashboard", "Dashboard")}
		commands = []string{"control.configure", separator, "control.pdf", "control.excel"}
	case paging:
		item = kit.MenuItem{Icon: "file-text", Label: lang.X("menu.pages", "Pages of a report")}
		commands = []string{"page.first", "page.previous", "page.next", "page.last", separator, "zoom.in", "zoom.out", "zoom.fit", separator, "hit.next", "hit.previous"}
	case viewing:
		item = kit.MenuItem{Icon: "eye", Label: lang.X("menu.view", "View")}
		commands = []string{"view.list", "view.board", "view.calendar", separator, "filter.add", "view.save", "columns", separator, "expand.all", "collapse.all"}
	}
	for _, id := range commands {
		child := kit.MenuSeparator()
		if id != separator {
			child = w.menuItem(id)
			child.Icon = ""
		}
		item.Children = append(item.Children, child)
	}
	return item
}

// tabItems offers the open documents, the one in front ticked.
func (w *Window) tabItems() []kit.MenuItem {
	var items []kit.MenuItem
	for i, s := range w.screens[:min(len(w.screens), len(tabDigits))] {
		item := w.menuItem(tabCommand(i))
		item.Label = s.Title()
		if s == w.front {
			item.Icon = "check"
		}
		items = append(items, item)
	}
	return items
}

// menuPaths says where in the menus each command is found, such as "Tools › Customize".
func (w *Window) menuPaths() map[string]string {
	paths := map[string]string{}
	for _, m := range menus() {
		for _, id := range m.commands {
			switch id {
			case reporting:
				reportPaths(paths, m.title)
			case customize, selectedRows, viewing, dashboard, paging:
				submenu := w.submenu(id)
				for _, item := range submenu.Children {
					paths[item.CommandID()] = m.title + " › " + submenu.Label
				}
			case openTabs:
				for i := range tabDigits {
					paths[tabCommand(i)] = m.title
				}
			default:
				paths[id] = m.title
			}
		}
	}
	return paths
}

// recentItem offers the offices opened last.
func (w *Window) recentItem() kit.MenuItem {
	item := kit.MenuItem{Icon: "history", Label: lang.X("menu.recent", "Recent offices")}
	for _, path := range w.recent() {
		item.Children = append(item.Children, kit.MenuItem{Label: filepath.Base(path), Shortcut: filepath.Dir(path), Run: func() { w.openPath(path) }})
	}
	item.Disabled = len(item.Children) == 0
	return item
}
