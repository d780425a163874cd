package main

import (
	"io"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/cmd/preventa/exchange"
	"preventa/domain/report"
	"preventa/storage/export"
)

// madeReport is a report as it is written: as data for other programs, or as people read it.
type madeReport struct {
	table report.Table
	sheet report.Sheet
	file  report.FileSetup // of a CSV
}

// formatAsked is the format asked for, or else the one that the name of the file tells; refused
// is a name that promises another format.
func formatAsked(asked export.Format, output string) (export.Format, error) {
	told, known := export.FormatOf(output)
	switch {
	case asked != "" && !slices.Contains(export.Formats, asked):
		return "", unknown(lang.X("cli.word.format", "format"), string(asked), export.Formats)
	case asked != "":
		return asked, nil
	case known:
		return told, nil
	case told != "":
		return "", unknown(lang.X("cli.word.format", "format"), string(told), export.Formats)
	}
	return export.CSV, nil
}

// isData reports a format for other programs.
func isData(f export.Format) bool { return f == export.CSV || f == export.JSON }

// writeReport writes a report to a file, whole or not at all, or to standard output.
func (e *environment) writeReport(output string, f export.Format, made madeReport) error {
	write := func(w io.Writer) error {
		if isData(f) {
			return writeTable(w, f, made.table, made.file)
		}
		return export.WriteSheet(e.ctx, w, f, exchange.Drawn(made.sheet))
	}
	if output == "" || output == "-" {
		return write(e.out)
	}
	return export.ToFile(output, write)
}

// write writes rows in a format for other programs.
func (e *environment) write(f export.Format, columns []report.Column, rows [][]any) error {
	return writeTable(e.out, f, report.Table{Columns: columns, Rows: rows}, report.FileSetup{})
}

func writeTable(w io.Writer, f export.Format, t report.Table, setup report.FileSetup) error {
	out := export.NewAs(f, w, t.Columns, setup)
	if err := out.Write(t.Rows); err != nil {
		return err
	}
	return out.Close()
}
