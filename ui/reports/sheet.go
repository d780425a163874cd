package reports

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

var _ kit.Sheeted = (*Screen)(nil)

// Sheet is the report as it shows.
func (s *Screen) Sheet() func(context.Context) (report.Sheet, error) {
	table := s.table
	list := s.SheetFrom(kit.SheetSource[[]any]{Value: func(row []any, column office.Column) (any, report.Type) {
		return valueIn(table, row, column)
	}})
	formula := lang.X(table.FormulaKey, table.FormulaKey)
	return func(ctx context.Context) (report.Sheet, error) {
		sheet, err := list(ctx)
		sheet.Notes = append([]string{formula}, sheet.Notes...)
		return sheet, err
	}
}

// valueIn is what a row of a table has in a column, with its type.
func valueIn(t report.Table, row []any, column office.Column) (any, report.Type) {
	at := slices.IndexFunc(t.Columns, func(c report.Column) bool { return c.ID == string(column) })
	switch {
	case at < 0:
		return nil, report.Text
	case at >= len(row):
		return nil, t.Columns[at].Type
	}
	return row[at], t.Columns[at].Type
}
