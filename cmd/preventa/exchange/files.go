// Package exchange gives the window the files it brings in and takes out.
package exchange

import (
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

// ExportList writes all the rows of a query of a list as CSV, whole or not at all.
func (Files) ExportList(ctx context.Context, path string, s *office.Session, list domain.Kind, q office.Query) error {
	return export.ToFile(path, func(w io.Writer) error {
		out := export.New(export.CSV, w, office.ListColumns(list))
		if err := s.ListTable(ctx, list, q, out.Write); err != nil {
			return err
		}
		return out.Close()
	})
}

// ExportTable writes a table as CSV, whole or not at all.
func (Files) ExportTable(path string, table report.Table) error {
	return export.ToFile(path, func(w io.Writer) error { return export.WriteCSV(w, table) })
}
