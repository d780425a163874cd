package export

import (
	"context"
	"io"

	"preventa/domain/report"
)

// WriteSheet writes a list as a person sees it. XLSX and PDF are for people: they have its
// titles, its groups with their subtotals, and its totals, and so has text, which terminals
// show. CSV and JSON are for other programs: they have the columns' ids and all the rows.
// Invalid for more rows than an XLSX can have.
func WriteSheet(ctx context.Context, w io.Writer, f Format, s report.Sheet) error {
	switch f {
	case XLSX:
		return WriteXLSX(ctx, w, s)
	case PDF:
		return WritePDF(ctx, w, s)
	case Text:
		return WriteText(ctx, w, s)
	}
	return writeData(ctx, w, f, s.Data())
}

func writeData(ctx context.Context, w io.Writer, f Format, s report.Sheet) error {
	columns := plainColumns(s.Columns)
	out := NewAs(f, w, columns, s.File)
	cells := make([]any, 0, len(columns))
	for row, err := range s.Rows(ctx) {
		if err != nil {
			return err
		}
		cells = cells[:0]
		for i, column := range s.Columns {
			cells = append(cells, row[i].Value)
			if column.CurrencyID != "" {
				cells = append(cells, currencyOf(row[i].Value))
			}
		}
		if err := out.Write([][]any{cells}); err != nil {
			return err
		}
	}
	return out.Close()
}

// plainColumns are the columns of data: an amount whose currency no column tells is
// followed by one that does.
func plainColumns(columns []report.SheetColumn) []report.Column {
	var plain []report.Column
	for _, c := range columns {
		plain = append(plain, report.Column{ID: c.ID, Type: c.Type})
		if c.CurrencyID != "" {
			plain = append(plain, report.Column{ID: c.CurrencyID, Type: report.Text})
		}
	}
	return plain
}
