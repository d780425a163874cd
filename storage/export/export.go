// Package export writes a report.Table, or a list too long to be held as one, into a file
// that other programs read, and a quotation as a PDF that people do.
package export

import (
	"io"

	"preventa/domain/report"
)

// Format names a kind of file.
type Format string

// The formats there are.
const (
	CSV  Format = "csv"
	JSON Format = "json"
)

// Writer takes rows page by page. Every row has a cell for each column, of the Go type
// its column's type says, or nil where it means nothing. Close ends the file; it does
// not close what it is written to.
type Writer interface {
	Write(rows [][]any) error
	Close() error
}

// New starts a file of a format, with the columns' ids as its names. An unknown format
// is CSV.
func New(f Format, w io.Writer, columns []report.Column) Writer {
	if f == JSON {
		return newJSON(w, columns)
	}
	return newCSV(w, columns)
}

// WriteCSV writes a table as CSV: UTF-8, a line of column ids, then a line for each row.
func WriteCSV(w io.Writer, t report.Table) error { return writeTable(CSV, w, t) }

// WriteJSON writes a table as a JSON array with an object for each row.
func WriteJSON(w io.Writer, t report.Table) error { return writeTable(JSON, w, t) }

func writeTable(f Format, w io.Writer, t report.Table) error {
	out := New(f, w, t.Columns)
	if err := out.Write(t.Rows); err != nil {
		return err
	}
	return out.Close()
}
