// Package exchange gives the window the files it brings in and takes out.
package exchange

import (
	"bytes"
	"context"
	"io"
	"path/filepath"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/export"
	"preventa/storage/importer"
	"preventa/ui/opportunities"
)

// Files is the part of ui.Files that deals with files of other programs.
type Files struct{}

// ImportSource looks at a CSV file to import.
func (Files) ImportSource(path string) (opportunities.ImportSource, error) {
	t, err := importer.Preview(path)
	if err != nil {
		return opportunities.ImportSource{}, err
	}
	return opportunities.ImportSource{
		Name: filepath.Base(path), Header: t.Header, Count: t.Count, Encoding: t.Encoding, Kind: importer.Guess(t.Header),
		Suggest: func(kind domain.Kind) map[string]string { return importer.Suggest(kind, t.Header) },
		Read: func(kind domain.Kind, mapping map[string]string) ([]office.ImportRow, error) {
			rows, _, err := importer.Read(path, kind, mapping)
			return rows, err
		},
	}, nil
}

// ExportSheet writes a list, whole or not at all, in the format that the end of the path
// tells, or else in the format named.
func (Files) ExportSheet(ctx context.Context, path, format string, s report.Sheet) error {
	f, told := export.FormatOf(path)
	if !told {
		f = export.Format(format)
	}
	return export.ToFile(path, func(w io.Writer) error { return export.WriteSheet(ctx, until{ctx, w}, f, Drawn(s)) })
}

// until writes until it is cancelled.
type until struct {
	ctx context.Context
	out io.Writer
}

// Write writes, or tells that it was cancelled.
func (u until) Write(b []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.out.Write(b)
}

// SheetTable is a list as a table for the clipboard.
func (Files) SheetTable(ctx context.Context, s report.Sheet) (string, error) {
	var b bytes.Buffer
	err := export.WriteClipboard(ctx, &b, s)
	return b.String(), err
}

// SheetPDF is a list as it is printed.
func (Files) SheetPDF(ctx context.Context, s report.Sheet) ([]byte, error) {
	var b bytes.Buffer
	err := export.WriteSheet(ctx, &b, export.PDF, Drawn(s))
	return b.Bytes(), err
}

// SheetPages are the pages of a sheet as it is printed.
func (Files) SheetPages(ctx context.Context, s report.Sheet) ([]report.Page, error) {
	return export.Pages(ctx, Drawn(s))
}

// DashboardPDF is figures and charts as they are printed.
func (Files) DashboardPDF(d report.Dashboard) ([]byte, error) {
	var b bytes.Buffer
	err := export.WriteDashboard(&b, d)
	return b.Bytes(), err
}

// WriteSheets writes sheets, whole or not at all: as a workbook, or the first of them alone
// where the end of the path tells another format.
func (f Files) WriteSheets(ctx context.Context, path string, sheets []report.Sheet) error {
	if format, told := export.FormatOf(path); told && format != export.XLSX {
		return f.ExportSheet(ctx, path, string(format), sheets[0])
	}
	return export.ToFile(path, func(w io.Writer) error { return export.WriteWorkbook(ctx, w, sheets) })
}
