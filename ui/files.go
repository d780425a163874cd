package ui

import (
	"context"

	"preventa/domain"
	"preventa/domain/office"
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
	// ExportList writes all the rows of a query of a list as CSV, whole or not at all.
	ExportList(ctx context.Context, path string, s *office.Session, list domain.Kind, q office.Query) error
	// ExportTable writes a table as CSV, whole or not at all.
	ExportTable(path string, table report.Table) error
	// ReadFile, WriteFile and QuotationPDF are those of kit.Disk.
	ReadFile(path string, most int64) ([]byte, error)
	WriteFile(path string, content []byte) error
	QuotationPDF(p office.Paper) (name string, content []byte, err error)
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
