package opportunities

import (
	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/office"
)

// mode is a way to show the opportunities of a query other than as rows.
type mode interface {
	// Content takes the place of the grid.
	Content() fyne.CanvasObject
	// Bar stands at the right end of the row of chips; it is made once.
	Bar() fyne.CanvasObject
	// SetQuery shows the opportunities of another query.
	SetQuery(q office.Query)
	// Refresh shows what was committed; the old content stays until the new is there.
	Refresh()
	// Selected are the opportunities that commands and menus are about.
	Selected() []domain.ID
	// Do gives what a command of its own does; nil: it has no such command.
	Do(command string) func()
	// Status is what the status bar says.
	Status() string
	// State is what survives a restart, as JSON; Resume takes it up.
	State() string
	Resume(state string)
	// Focus takes the keyboard.
	Focus()
	// Rebuild makes the content anew, in another language or look.
	Rebuild()
}

// modeEvents is what a mode tells the list it belongs to.
type modeEvents struct {
	Changed   func()                                 // what is selected, or the status
	Menu      func(row office.Row, at fyne.Position) // the menu of an opportunity
	ShowQuery func(q office.Query)                   // show a query as a list
	ShowList  func()                                 // show the list's own query as a list
	Clear     func()                                 // show all opportunities
	Open      func(row office.Row)                   // open an opportunity
}
