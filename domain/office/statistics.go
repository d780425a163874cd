package office

import (
	"context"
	"math"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/control"
	"preventa/domain/report"
)

// Statistics is a pivot of the opportunities, with what else a screen of it tells.
type Statistics struct {
	*control.PivotResult
	Currency   domain.Currency   // of its amounts
	Currencies []domain.Currency // those that opportunities are in
	Count      int               // opportunities that the filter leaves, whatever the period
}

// Statistics tells the opportunities under a filter apart by two fields. What is of the past,
// quotations and activities need what is read with the history, which takes a while the first
// time. Invalid for a field or a measure there is not; Forbidden.
func (s *Session) Statistics(ctx context.Context, filter control.Filter, spec control.PivotSpec) (Statistics, error) {
	found := Statistics{Currency: s.CurrencyOf(filter)}
	err := s.statistics(ctx, filter, spec, func(l *control.Look) {
		found.PivotResult, found.Currencies, found.Count = control.Pivot(l, spec), l.Currencies(), l.Count()
	})
	return found, err
}

// StatisticsMembers gives the numbers of the opportunities behind a cell of a pivot, or behind a
// total for control.PivotTotal, with the cell. NotFound for a row or a column there is not;
// Invalid, Forbidden.
func (s *Session) StatisticsMembers(ctx context.Context, filter control.Filter, spec control.PivotSpec, row, column string) (numbers []int64, cell control.PivotCell, err error) {
	there := false
	err = s.statistics(ctx, filter, spec, func(l *control.Look) { numbers, cell, there = control.PivotMembers(l, spec, row, column) })
	if err == nil && !there {
		err = domain.Fail(domain.NotFound, "error.statistics.gone", nil)
	}
	return numbers, cell, err
}

func (s *Session) statistics(ctx context.Context, filter control.Filter, spec control.PivotSpec, compute func(*control.Look)) error {
	if err := s.require(access.Statistics, access.Read); err != nil {
		return err
	}
	columns := spec.Columns == control.PivotNothing || slices.Contains(control.PivotFields, spec.Columns)
	if !slices.Contains(control.PivotFields, spec.Rows) || !columns || !slices.Contains(control.PivotMeasures, spec.Measure) {
		return domain.Fail(domain.Invalid, "error.statistics.unknown", nil)
	}
	return s.look(ctx, filter, spec.Measure.NeedsHistory(), compute)
}

// StatisticsTotal names totals in files.
const StatisticsTotal = "total"

// Table is the pivot as other programs read it: a row for each cell that stands for
// opportunities, and for each total. A value that means nothing is empty.
func (s Statistics) Table() report.Table {
	t := report.Table{ID: "statistics", TitleKey: "statistics.title", Columns: []report.Column{
		{ID: "row", TitleKey: "statistics.row", Type: report.Text}, {ID: "column", TitleKey: "statistics.column", Type: report.Text},
		{ID: "value", TitleKey: "statistics.value", Type: s.valueType()}, {ID: "n", TitleKey: "statistics.n", Type: report.Count},
	}}
	add := func(row, column string, c control.PivotCell) {
		value, known := s.Value(c)
		t.Rows = append(t.Rows, []any{row, column, s.typed(value, known, s.valueType()), c.N})
	}
	for i, row := range s.Rows {
		if s.Spec.Columns != control.PivotNothing {
			s.EachOf(i, func(column int, c control.PivotCell) {
				if c.N > 0 {
					add(s.fileText(row), s.fileText(s.Columns[column]), c)
				}
			})
		}
		if s.RowTotals[i].N > 0 {
			add(s.fileText(row), StatisticsTotal, s.RowTotals[i])
		}
	}
	for i, column := range s.Columns {
		if s.ColumnTotals[i].N > 0 && s.Spec.Columns != control.PivotNothing {
			add(StatisticsTotal, s.fileText(column), s.ColumnTotals[i])
		}
	}
	add(StatisticsTotal, StatisticsTotal, s.Total)
	return t
}

// fileText is what a category is called in files; a band of amounts by its ends.
func (s Statistics) fileText(c control.PivotCategory) string {
	if c.Band == nil || c.Band.Unconverted || c.Band.To <= 1 {
		return c.Text
	}
	from, below := c.Band.Ends()
	ends := domain.Money{Minor: *from, Currency: s.Currency}.Plain() + "-"
	if below != nil {
		ends += domain.Money{Minor: *below, Currency: s.Currency}.Plain()
	}
	return ends
}

// valueType is what the values of the measure are.
func (s Statistics) valueType() report.Type {
	switch m := s.Spec.Measure; {
	case m.IsMoney():
		return report.Money
	case m == control.MeasureWinRate:
		return report.Rate
	case m == control.MeasureMeanCycle:
		return report.Days
	}
	return report.Count
}

// typed is a value as a cell of a type holds it, nil for one that means nothing.
func (s Statistics) typed(value float64, known bool, t report.Type) any {
	switch {
	case !known:
		return nil
	case t == report.Money:
		return domain.Money{Minor: int64(math.Round(value)), Currency: s.Currency}
	case t == report.Count:
		return int64(math.Round(value))
	}
	return value
}

// StatisticsShow is what is shown of each cell.
type StatisticsShow string

// What can be shown.
const (
	ShowValue      StatisticsShow = "value"
	ShowOfTotal    StatisticsShow = "of_total" // as a share of the total of all
	ShowOfRow      StatisticsShow = "of_row"
	ShowOfColumn   StatisticsShow = "of_column"
	ShowDifference StatisticsShow = "difference" // from what it is compared with
)

// StatisticsShows lists them in the order they are offered.
var StatisticsShows = []StatisticsShow{ShowValue, ShowOfTotal, ShowOfRow, ShowOfColumn, ShowDifference}

// Can reports that something can be shown: shares of what adds up, a difference of what is
// compared.
func (s Statistics) Can(show StatisticsShow) bool {
	switch show {
	case ShowValue:
		return true
	case ShowDifference:
		return s.Compared
	}
	return s.Spec.Measure.Adds()
}

// TotalPlace is the place of the totals among rows and columns.
const TotalPlace = -1

// CellAt is a cell by its places, each of which may be TotalPlace.
func (s Statistics) CellAt(row, column int) control.PivotCell {
	switch {
	case row < 0 && column < 0:
		return s.Total
	case row < 0:
		return s.ColumnTotals[column]
	case column < 0:
		return s.RowTotals[row]
	}
	return s.Cell(row, column)
}

// Shown is what is shown of a cell: a value as its type says, nil where it means nothing or
// stands for no opportunities.
func (s Statistics) Shown(show StatisticsShow, row, column int) (any, report.Type) {
	c := s.CellAt(row, column)
	kind := report.Rate
	var value float64
	var known bool
	switch show {
	case ShowOfTotal:
		value, known = s.Share(c, s.Total)
	case ShowOfRow:
		value, known = s.Share(c, s.CellAt(row, TotalPlace))
	case ShowOfColumn:
		value, known = s.Share(c, s.CellAt(TotalPlace, column))
	case ShowDifference:
		kind = s.valueType()
		value, known = s.Difference(c)
		known = known && c.N+c.EarlierN > 0
	default:
		kind = s.valueType()
		value, known = s.Value(c)
	}
	if show != ShowDifference && c.N == 0 {
		known = false
	}
	return s.typed(value, known, kind), kind
}

// StatisticsSheet is a pivot as people read it, on paper and in workbooks: as it shows, with how
// it is computed at its foot. Forbidden.
func (s *Session) StatisticsSheet(ctx context.Context, found Statistics, filter control.Filter, show StatisticsShow, words report.Words) (report.Sheet, error) {
	sheet, err := s.Sheet(words("statistics.title", nil))
	if err != nil {
		return sheet, err
	}
	w := s.StatisticsWords(found, words)
	if sheet.Logo, err = s.logo(ctx); err != nil {
		return sheet, err
	}
	notes, err := s.statisticsNotes(ctx, found, filter, words)
	if err != nil {
		return sheet, err
	}
	sheet.By, sheet.Currency = s.Me().Name, found.Currency
	sheet.Notes = []string{w.Title(show), notes}
	sheet.Formulas = w.Formulas()
	sheet.Page = pageOf(ReportSpec{Layout: report.Layout{Orientation: report.Across}}, words)
	w.fill(&sheet, show)
	return sheet, nil
}

// statisticsNotes say what a pivot is narrowed to, and as of which day.
func (s *Session) statisticsNotes(ctx context.Context, found Statistics, filter control.Filter, words report.Words) (string, error) {
	n := noting{words: words, session: s}
	n.span(Span{From: filter.Period.From, To: filter.Period.To}, filter.Period, "filter.period")
	if err := n.names(ctx, filter); err != nil {
		return "", err
	}
	if filter.Currency != "" {
		n.add(words("control.only_in", domain.Args{"Currency": string(filter.Currency)}))
	}
	if found.Compared {
		n.add(n.said("control.compare", words(comparisonKeys[filter.Compare], nil)))
	}
	day := s.office.Today()
	if filter.AsOf != 0 {
		day = min(day, filter.AsOf)
	}
	n.add(n.said("control.as_of", s.office.Region().Date(day)))
	return strings.Join(n.parts, " · "), nil
}
