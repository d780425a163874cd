package kit

import (
	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
)

// Navigator opens things. Screens ask it, and so know nothing of one another.
type Navigator interface {
	OpenOpportunities()
	FindOpportunities(text string)
	OpenOpportunity(id domain.ID, place Place)
	NewOpportunity()
	OpenControl()
	CustomizeStates()
	CustomizeItems(catalogue domain.Catalogue)
}

// Place says where in a list a record was opened from, for the way to its neighbours.
// Without a count there is no list.
type Place struct {
	Query        office.Query
	Index, Count int
}

// Host is what the window gives its screens.
type Host interface {
	Navigator
	Session() *office.Session
	Window() fyne.Window
	Runner() Runner
	Delay() Delay
	// Changed tells that a screen's title, tools or status are others now.
	Changed()
	// Leave asks about a screen's unsaved changes and goes on when nothing would be lost
	// without the person saying so.
	Leave(s Screen, next func())
	// Close takes a screen away whose record has gone.
	Close(s Screen)
	// Failed tells the person of an error, and the log of its cause.
	Failed(err error)
	// Notify shows a short message.
	Notify(t Toast)
	// Remember and Recall keep how a person arranged a screen, on this computer.
	Remember(key, value string)
	Recall(key string) string
}

// Tools is what the toolbar shows while a screen is in front.
type Tools struct {
	Items []ToolItem
	Right []fyne.CanvasObject
	Note  string
}

// Screen is a document of the window.
type Screen interface {
	// ID tells the screen from all others; asking for an open one shows it.
	ID() string
	Title() string
	Content() fyne.CanvasObject
	Tools(c *Commands) Tools
	// Status is what the status bar says of the screen.
	Status() string
	// Do gives what a command of the window does here, nil when it does nothing now.
	Do(command string) func()
	// Follow brings the screen up to date with what was committed, here or elsewhere.
	Follow(set change.Set)
	// Rebuild makes the content anew, in another language or look; nothing typed is lost.
	Rebuild()
	// Shown is called when the screen comes to the front.
	Shown()
	// Closed is called when it has gone.
	Closed()
}

// Editing is a screen that can hold unsaved changes.
type Editing interface {
	Dirty() bool
	// Save keeps the changes and tells whether it could.
	Save(done func(saved bool))
}
