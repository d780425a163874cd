package kit

import (
	"context"
	"image"

	"fyne.io/fyne/v2"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/report"
)

// Navigator opens things. Screens ask it, and so know nothing of one another.
type Navigator interface {
	OpenOpportunities()
	FindOpportunities(text string)
	// ShowOpportunities shows the list narrowed by a query; its sort stays.
	ShowOpportunities(q office.Query)
	OpenOpportunity(id domain.ID, place Place)
	// NewOpportunity opens an empty form, for a customer if one is named.
	NewOpportunity(customer domain.ID)
	OpenMyDay()
	OpenActivities()
	// EditActivity opens the dialog of an activity, a new one without an id, and calls
	// saved, which may be nil, once it is saved.
	EditActivity(draft office.ActivityDraft, saved func(domain.Activity))
	// CompleteActivity marks an activity done and asks for the next one.
	CompleteActivity(id domain.ID)
	OpenCustomers()
	OpenCustomer(id domain.ID)
	NewCustomer()
	OpenContacts()
	// OpenContact opens the dialog of a contact, a new one of a customer ("" for none)
	// without an id, and calls saved, which may be nil, once it is saved.
	OpenContact(id, customer domain.ID, saved func(domain.Contact))
	OpenDuplicates()
	OpenQuotations()
	OpenQuotation(id domain.ID)
	// NewQuotation opens a quotation that is not saved yet, of an opportunity and as a copy
	// of another quotation, where they are named.
	NewQuotation(opportunity, copyOf domain.ID)
	OpenProducts()
	OpenCurrencies()
	OpenUndoHistory()
	OpenBin()
	OpenSettings()
	OpenControl()
	OpenSchedules()
	// ScheduleReport opens the dialog of a new schedule that makes a report.
	ScheduleReport(r office.ScheduledReport)
	// RunSchedule makes the reports of a schedule now, whether it is due or not.
	RunSchedule(id domain.ID)
	// OpenReports lists the reports there are, with those the person and the office keep.
	OpenReports()
	// OpenReport shows a report as the person asked it last, of what a list shows alone where
	// one is named.
	OpenReport(id string, list *office.Query)
	// OpenSavedReport opens what a saved report asks for, on the screen it is of.
	OpenSavedReport(r domain.SavedReport)
	// ReportFront shows what the screen in front shows as a report.
	ReportFront()
	CustomizeStates()
	CustomizeItems(catalogue domain.Catalogue)
}

// Disk is what screens need of files and of other programs. Errors carry a code.
type Disk interface {
	// ChooseFile asks for a file to read, of extensions such as ".csv", none meaning any.
	ChooseFile(extensions []string, chosen func(path string))
	// ChooseTarget asks where to write a file.
	ChooseTarget(name string, extensions []string, chosen func(path string))
	// ChooseFolder asks for a folder.
	ChooseFolder(chosen func(path string))
	// OpenFolder hands a folder to the program the system shows folders with. NotFound.
	OpenFolder(path string) error
	// ReadFile reads a file whole, off the UI goroutine. NotFound for one that vanished,
	// Invalid for a folder and for one above most bytes.
	ReadFile(path string, most int64) ([]byte, error)
	// WriteFile writes a file, whole or not at all, off the UI goroutine.
	WriteFile(path string, content []byte) error
	// OpenCopy hands a copy of a file to the program the system shows such files with, and
	// tells where the copy lies. Invalid for a program, which is never started.
	OpenCopy(name string, content []byte) (path string, err error)
	// KeepCopy writes a copy of a file where the system keeps what is soon forgotten, and
	// tells where.
	KeepCopy(name string, content []byte) (path string, err error)
	// OpenLink hands an address (http, https, mailto) to the system.
	OpenLink(address string) error
	// QuotationPDF is the printed form of a quotation, and what its file is called.
	QuotationPDF(p office.Paper) (name string, content []byte, err error)
	// DashboardPDF is figures and charts as they are printed.
	DashboardPDF(d report.Dashboard) ([]byte, error)
	// SheetPages are the pages of a sheet as it is printed, one at least, for a screen to
	// show, off the UI goroutine.
	SheetPages(ctx context.Context, s report.Sheet) ([]report.Page, error)
	// WriteSheets writes sheets, one at least, into a file, whole or not at all, off the UI
	// goroutine: as a workbook, or the first of them alone where the name tells another format.
	WriteSheets(path string, sheets []report.Sheet) error
	// CopyPicture puts a picture on the clipboard of the desktop, off the UI goroutine.
	// NotFound where it takes none.
	CopyPicture(picture image.Image) error
	// ICalendar is an agenda as a file for other calendars, in the language of whom it is
	// for. Invalid when there is nothing in it.
	ICalendar(a office.Agenda, language domain.Language) ([]byte, error)
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
	Disk() Disk
	Session() *office.Session
	Window() fyne.Window
	Runner() Runner
	Delay() Delay
	// Changed tells that a screen's title, tools or status are others now.
	Changed()
	// KeepSoon tells that what a Keeping screen keeps is something else now, such as after a
	// scroll. It may be called as often as that happens.
	KeepSoon()
	// Leave asks about a screen's unsaved changes and goes on when nothing would be lost
	// without the person saying so.
	Leave(s Screen, next func())
	// InFront reports that a screen is the one a person looks at.
	InFront(s Screen) bool
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

// Recorded is a screen of one record, by which it is found again.
type Recorded interface {
	// Shows is the record, without an id while it is new.
	Shows() office.Reference
}
