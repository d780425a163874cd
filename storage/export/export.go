// Package export writes a report.Table, or a list too long to be held as one, into a file
// that other programs read, and a quotation as a PDF that people do.
package export

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"preventa/domain/report"
)

// Format names a kind of file.
type Format string

// The formats there are.
const (
	CSV  Format = "csv"
	JSON Format = "json"
	XLSX Format = "xlsx"
	PDF  Format = "pdf"
	Text Format = "text" // a table for terminals
)

// Formats are all of them.
var Formats = []Format{CSV, JSON, XLSX, PDF, Text}

// Writer takes rows page by page. Every row has a cell for each column, of the Go type
// its column's type says, or nil where it means nothing. Close ends the file; it does
// not close what it is written to.
type Writer interface {
	Write(rows [][]any) error
	Close() error
}

// FormatOf is the format that the name of a file tells, and false where it tells none.
func FormatOf(path string) (Format, bool) {
	f := Format(strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")))
	if f == "txt" {
		return Text, true
	}
	return f, slices.Contains(Formats, f)
}

// New starts a file of data, JSON or else CSV, with the columns' ids as its names.
func New(f Format, w io.Writer, columns []report.Column) Writer {
	return NewAs(f, w, columns, report.FileSetup{})
}

// NewAs is New with how a CSV is written.
func NewAs(f Format, w io.Writer, columns []report.Column, setup report.FileSetup) Writer {
	if f == JSON {
		return newJSON(w, columns)
	}
	return newCSV(w, columns, setup)
}
