package ui

import (
	"context"
	"image"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/opportunities"
)

// Files is what the window needs of office files and of other files on the disk. The
// command hands it in, for the window knows no storage.
type Files interface {
	// Open opens an office to work in. Locked names who holds it.
	Open(ctx context.Context, path string) (File, error)
	// OpenReadOnly opens an office to look at.
	OpenReadOnly(ctx context.Context, path string) (File, error)
	// Create makes an office file that does not exist yet, and opens it.
	Create(ctx context.Context, path string, founding office.Founding) (File, error)
	// MakeDemo makes a demo office in a new file of the folder and returns its path.
	MakeDemo(ctx context.Context, folder string, language domain.Language) (string, error)
	// ImportSource looks at a file to import.
	ImportSource(path string) (opportunities.ImportSource, error)
	// ExportSheet writes a list, whole or not at all, in the format that the end of the path
	// tells, such as ".xlsx", or else in the format named.
	ExportSheet(ctx context.Context, path, format string, s report.Sheet) error
	// SheetPDF is a list as it is printed.
	SheetPDF(ctx context.Context, s report.Sheet) ([]byte, error)
	// SheetTable is a list as a table for the clipboard.
	SheetTable(ctx context.Context, s report.Sheet) (string, error)
	// SheetPages is that of kit.Disk.
	SheetPages(ctx context.Context, s report.Sheet) ([]report.Page, error)
	// Shelf puts scheduled reports into folders.
	office.Shelf
	// ReadFile, WriteFile and QuotationPDF are those of kit.Disk.
	ReadFile(path string, most int64) ([]byte, error)
	WriteFile(path string, content []byte) error
	QuotationPDF(p office.Paper) (name string, content []byte, err error)
	// DashboardPDF, WriteSheets and CopyPicture are those of kit.Disk.
	DashboardPDF(d report.Dashboard) ([]byte, error)
	WriteSheets(ctx context.Context, path string, sheets []report.Sheet) error
	CopyPicture(picture image.Image) error
	// ICalendar is that of kit.Disk, for an office that writes as a region.
	ICalendar(a office.Agenda, r region.Region, language domain.Language) ([]byte, error)
	// KeepCopy writes a copy of a file where the system keeps what is soon forgotten, and
	// tells where.
	KeepCopy(name string, content []byte) (path string, err error)
	// AccountName is what the system calls the person at the computer.
	AccountName() string
	// DocumentsFolder is where people of this system keep what they make.
	DocumentsFolder() string
}

// File is an open office file.
type File interface {
	Path() string
	ReadOnly() bool
	Office() *office.Office
	// Check examines the file and says, in English for the log, what is wrong; "" when nothing is.
	Check(ctx context.Context) (problem string, err error)
	Close() error
}
