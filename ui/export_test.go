package ui

import "preventa/ui/kit"

// Commands is the table of the window, for the tests.
func (w *Window) Commands() *kit.Commands { return w.commands }

// MenuPaths says where in the menus each command is, for the tests.
func (w *Window) MenuPaths() map[string]string { return w.menuPaths() }

// KeyLines are the lines of the list of keys, what is done before how, for the tests.
func (w *Window) KeyLines() [][2]string {
	var lines [][2]string
	for _, section := range w.keySections() {
		for _, line := range section.lines {
			lines = append(lines, [2]string{line.title, line.keys})
		}
	}
	return lines
}

// TabRange is the line that stands for the keys of all tabs, for the tests.
func TabRange(command string) bool { return command == tabCommands[0] || isLaterTab(command) }

// AddScreen puts a screen of a test in the window.
func (w *Window) AddScreen(s kit.Screen) { w.add(s) }

// Front is the screen in front.
func (w *Window) Front() kit.Screen { return w.front }

// Kept is what is kept of the open office, as it lies on the computer.
func (w *Window) Kept() string { return w.Recall(w.keptKey()) }
