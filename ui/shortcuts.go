package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// keyLine is a line of the list of keys: what is done, and how.
type keyLine struct{ title, keys string }

// keySection is the keys of one menu, or of one part of the window.
type keySection struct {
	title string
	lines []keyLine
}

// keySections lists every key, from the tables that bind them: those of the commands menu by
// menu, then those that the parts of the window have of their own.
func (w *Window) keySections() []keySection {
	var sections []keySection
	paths := w.menuPaths()
	for _, m := range menus() {
		section := keySection{title: m.title}
		for _, c := range w.commands.All() {
			path := paths[c.ID]
			if c.Shortcut != nil && !isLaterTab(c.ID) && (path == m.title || strings.HasPrefix(path, m.title+" › ")) {
				section.lines = append(section.lines, w.keyLine(c))
			}
		}
		sections = append(sections, section)
	}
	for _, group := range kit.KeyGroups() {
		section := keySection{title: group.Title}
		for _, key := range group.Keys {
			section.lines = append(section.lines, keyLine{key.Title, key.Text()})
		}
		sections = append(sections, section)
	}
	return sections
}

// isLaterTab tells the keys of the tabs after the first, all of which one line says.
func isLaterTab(command string) bool { return slices.Contains(tabCommands[1:], command) }

func (w *Window) keyLine(c *kit.Command) keyLine {
	keys := kit.ShortcutText(c.Shortcut)
	if c.ID == tabCommands[0] {
		return keyLine{lang.X("key.tabs", "Tab 1 to 9"), keys + " … " + string(tabDigits[len(tabDigits)-1])}
	}
	return keyLine{w.menuItem(c.ID).Label, keys}
}

// matching keeps the lines in which every word is found, and the sections that have any.
func matching(sections []keySection, text string) []keySection {
	words := strings.Fields(domain.Fold(text))
	var kept []keySection
	for _, section := range sections {
		left := keySection{title: section.title}
		for _, line := range section.lines {
			if holdsAll(domain.Fold(section.title+" "+line.title+" "+line.keys), words) {
				left.lines = append(left.lines, line)
			}
		}
		if len(left.lines) > 0 {
			kept = append(kept, left)
		}
	}
	return kept
}

func holdsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

const (
	shortcutsWidth  float32 = 860
	shortcutsHeight float32 = 600
)

// showShortcuts lists every key in two columns, with a box to search them.
func (w *Window) showShortcuts() {
	sections := w.keySections()
	left, right := container.New(kit.Rows(kit.Space4)), container.New(kit.Rows(kit.Space4))
	columns := container.NewVScroll(container.New(kit.Inset(0, kit.Space3, 0, 0), container.New(kit.Columns(kit.Space8, 1, 1), left, right)))
	search := kit.NewSearchBox(lang.X("keys.search", "Search the keys"), "", w.delay, nil)
	show := func(text string) {
		fillColumns(left, right, matching(sections, text))
		columns.ScrollToTop()
		columns.Refresh()
	}
	search.OnSearch = show
	show("")
	body := container.New(kit.RowsGrowing(kit.Space3, 1), search, columns)
	var d *kit.Dialog
	ok := kit.NewButton(lang.X("dialog.ok", "OK"), "", kit.ButtonPrimary, func() { d.Close() })
	d = kit.NewDialog(w.window, kit.DialogOptions{Title: lang.X("command.shortcuts", "Keyboard shortcuts"), Width: shortcutsWidth, Height: shortcutsHeight,
		Body: body, Buttons: []*kit.Button{ok}, First: search.FocusTarget()})
	d.Show()
}

// fillColumns shares the sections between two columns of about the same length.
func fillColumns(left, right *fyne.Container, sections []keySection) {
	left.Objects, right.Objects = nil, nil
	total, above := 0, 0
	for _, section := range sections {
		total += len(section.lines) + 2
	}
	for _, section := range sections {
		column := left
		if 2*above >= total {
			column = right
		}
		column.Objects = append(column.Objects, sectionBlock(section))
		above += len(section.lines) + 2
	}
	left.Refresh()
	right.Refresh()
}

func sectionBlock(section keySection) fyne.CanvasObject {
	block := container.New(kit.Rows(kit.Space1), kit.NewHeading(section.title), kit.NewLine())
	for _, line := range section.lines {
		block.Add(container.New(kit.Columns(kit.Space3, 1, 0), kit.NewLabel(line.title, kit.TextBase, kit.ColorText, false),
			kit.NewLabel(line.keys, kit.TextBase, kit.ColorText2, false).AlignRight()))
	}
	return block
}
