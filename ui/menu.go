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

// customize stands for the submenu of the catalogues.
const customize = "customize"

// menu is a menu of the bar: its title and the ids of its commands.
type menu struct {
	title    string
	commands []string
}

func menus() []menu {
	return []menu{
		{lang.X("menu.file", "File"), []string{"office.new", "office.open", recentOffices, "office.demo", separator,
			"import", "export", separator, "office.check", separator, "quit"}},
		{lang.X("menu.sales", "Sales"), []string{"my_day", separator, "opportunities", "activities", "quotations", "customers", "contacts", "products", separator,
			"opportunity.new", "activity.new", "quotation.new", "customer.new", "contact.new", separator,
			"record.open", "record.save", "record.revert", "record.delete", separator, "record.previous", "record.next", separator, "search", "refresh", "columns"}},
		{lang.X("menu.tools", "Tools"), []string{"control", "completeness", separator, customize, "currencies", "duplicates", separator,
			"undo", "undo_history", "bin", separator, "settings", "preferences"}},
		{lang.X("menu.window", "Window"), []string{"tab.close", "tab.next", "tab.previous"}},
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
		case customize:
			items = append(items, w.customizeItem())
		case recentOffices:
			items = append(items, w.recentItem())
		default:
			items = append(items, w.menuItem(id))
		}
	}
	return items
}

func (w *Window) menuItem(id string) kit.MenuItem {
	c := w.commands.Get(id)
	item := kit.MenuCommand(c)
	if id == "opportunity.new" { // "New" says enough on the toolbar of the list, not among the others
		item.Label = lang.X("command.new_opportunity", "New opportunity")
	}
	if key := w.keyOf(c); item.Shortcut == "" {
		item.Shortcut = key
	}
	return item
}

// customizeItem offers the lists an office makes its own.
func (w *Window) customizeItem() kit.MenuItem {
	item := kit.MenuItem{Icon: "sliders-horizontal", Label: lang.X("menu.customize", "Customize"), Children: []kit.MenuItem{w.menuItem("states")}}
	for _, c := range domain.Catalogues {
		item.Children = append(item.Children, w.menuItem(string(c)+"s"))
	}
	for i := range item.Children {
		item.Children[i].Icon = ""
	}
	return item
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
