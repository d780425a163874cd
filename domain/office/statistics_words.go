package office

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/region"
	"preventa/domain/report"
)

// StatisticsWords says a pivot in words: the same on screen and on paper.
type StatisticsWords struct {
	found  Statistics
	region region.Region
	words  report.Words
}

// StatisticsWords are the words of a pivot, in the language of those given.
func (s *Session) StatisticsWords(found Statistics, words report.Words) StatisticsWords {
	return StatisticsWords{found, s.office.Region(), words}
}

// FieldKey is the key of what a field is called.
func FieldKey(f control.PivotField) string {
	return "statistics.field." + cmp.Or(string(f), "nothing")
}

// MeasureKey is the key of what a measure is called.
func MeasureKey(m control.PivotMeasure) string { return "statistics.measure." + string(m) }

// ShowKey is the key of what is shown of each cell.
func ShowKey(s StatisticsShow) string { return "statistics.show." + string(s) }

// Title says what is told apart by what, and what is shown of it.
func (w StatisticsWords) Title(show StatisticsShow) string {
	spec := w.found.Spec
	title := w.words("statistics.by", domain.Args{"Measure": w.words(MeasureKey(spec.Measure), nil), "Rows": w.words(FieldKey(spec.Rows), nil)})
	if spec.Columns != control.PivotNothing {
		title = w.words("statistics.by_both", domain.Args{"Measure": w.words(MeasureKey(spec.Measure), nil),
			"Rows": w.words(FieldKey(spec.Rows), nil), "Columns": w.words(FieldKey(spec.Columns), nil)})
	}
	if show != ShowValue {
		title += " · " + w.words(ShowKey(show), nil)
	}
	return title
}

// Formulas say how the pivot is computed, and by which date.
func (w StatisticsWords) Formulas() []string {
	spec := w.found.Spec
	list := []string{w.words("statistics.formula."+string(spec.Measure), nil) + " · " + w.words("statistics.basis."+string(spec.Basis()), nil)}
	if spec.Rows == control.PivotTag || spec.Columns == control.PivotTag {
		list = append(list, w.words("statistics.tags_once", nil))
	}
	if n := w.found.Unconverted; n > 0 && spec.Measure.IsMoney() {
		list = append(list, w.words("statistics.unconverted", domain.Args{"Count": int(n)}))
	}
	return list
}

// Row names a row by its place.
func (w StatisticsWords) Row(at int) string {
	if at < 0 {
		return w.words("report.total", nil)
	}
	return w.Category(w.found.Spec.Rows, w.found.Rows[at])
}

// Column names a column by its place.
func (w StatisticsWords) Column(at int) string {
	if at < 0 {
		return w.words("report.total", nil)
	}
	return w.Category(w.found.Spec.Columns, w.found.Columns[at])
}

// Category names what a row or a column stands for.
func (w StatisticsWords) Category(f control.PivotField, c control.PivotCategory) string {
	switch {
	case c.Others > 0:
		return w.words("statistics.others", domain.Args{"Count": c.Others})
	case f == control.PivotNothing:
		return w.words(MeasureKey(w.found.Spec.Measure), nil)
	case c.Key == "" && f.IsDate():
		return w.words("statistics.no_date", nil)
	case c.Key == "":
		return w.words("report.none", nil)
	case f == control.PivotClass:
		return w.words("class."+c.Key, nil)
	case c.Band != nil:
		return w.band(*c.Band)
	case c.Month != 0:
		return w.date(f, c.Month)
	}
	return c.Text
}

// date names a month, a quarter or a year by its first month.
func (w StatisticsWords) date(f control.PivotField, first domain.Month) string {
	year, month := first.Split()
	switch {
	case strings.HasSuffix(string(f), "_quarter"):
		return w.words("statistics.quarter", domain.Args{"Quarter": (int(month) + 2) / 3, "Year": strconv.Itoa(year)})
	case strings.HasSuffix(string(f), "_year"):
		return strconv.Itoa(year)
	}
	return w.words("report.month_year", domain.Args{"Month": w.words("month.short."+strconv.Itoa(int(month)), nil), "Year": strconv.Itoa(year)})
}

// band names a band of amounts.
func (w StatisticsWords) band(b control.AmountBand) string {
	from, below := b.Ends()
	end := func(minor int64) string {
		return w.region.Short(domain.Money{Minor: minor, Currency: w.found.Currency})
	}
	switch {
	case b.Unconverted:
		return w.words("chart.no_rate", nil)
	case from == nil:
		return w.words("chart.negative", nil)
	case below == nil:
		return "≥ " + end(*from)
	case *below == 1:
		return end(0)
	case *from == 1:
		return "< " + end(*below)
	}
	return end(*from) + " – " + end(*below)
}

// Text writes what is shown of a cell, and whether it means anything. Amounts have no symbol: the
// title says what they are in.
func (w StatisticsWords) Text(show StatisticsShow, row, column int) (text string, known bool) {
	value, kind := w.found.Shown(show, row, column)
	if value == nil {
		return "", false
	}
	text = w.value(value, kind)
	if show == ShowDifference {
		text = w.signed(value, kind)
	}
	return text, true
}

func (w StatisticsWords) value(value any, kind report.Type) string {
	switch v := value.(type) {
	case domain.Money:
		return w.region.Amount(v)
	case int64:
		return w.region.Number(v, 0)
	case float64:
		if kind == report.Rate {
			return w.region.Rate(v, 1)
		}
		return w.region.Number(int64(math.Round(v*10)), 1)
	}
	return ""
}

// signed writes a difference with its sign; that of rates in points.
func (w StatisticsWords) signed(value any, kind report.Type) string {
	rate, isRate := value.(float64)
	text := w.value(value, kind)
	if isRate && kind == report.Rate {
		text = w.words("statistics.points", domain.Args{"Points": w.region.Number(int64(math.Round(rate*1000)), 1)})
	}
	if above(value) {
		return "+" + text
	}
	return text
}

func above(value any) bool {
	switch v := value.(type) {
	case domain.Money:
		return v.Minor > 0
	case int64:
		return v > 0
	case float64:
		return v > 0
	}
	return false
}

// Hint says all there is to say of a cell: its value, its cases, its interval and what it is
// compared with.
func (w StatisticsWords) Hint(row, column int) string {
	c := w.found.CellAt(row, column)
	name := w.Row(row)
	if w.found.Spec.Columns != control.PivotNothing {
		name += " · " + w.Column(column)
	}
	lines := []string{name}
	value, known := w.Text(ShowValue, row, column)
	if !known {
		value = "—"
	}
	measure := w.words(MeasureKey(w.found.Spec.Measure), nil) + ": " + value
	if w.found.Spec.Measure.IsMoney() {
		measure += " " + string(w.found.Currency)
	}
	lines = append(lines, measure, w.words("statistics.cases", domain.Args{"Count": int(c.N)}))
	if w.found.Spec.Measure == control.MeasureWinRate && c.N > 0 {
		low, high := w.found.Rate(c).Wilson()
		lines = append(lines, w.words("figure.wilson", domain.Args{"Low": w.region.Rate(low, 0), "High": w.region.Rate(high, 0)}))
	}
	if text, compared := w.Text(ShowDifference, row, column); compared {
		lines = append(lines, w.words(ShowKey(ShowDifference), nil)+": "+text)
	}
	return strings.Join(lines, "\n")
}

// fill gives a sheet the rows and columns of the pivot, with its totals.
func (w StatisticsWords) fill(s *report.Sheet, show StatisticsShow) {
	_, kind := w.found.Shown(show, TotalPlace, TotalPlace)
	spec := w.found.Spec
	s.Columns = []report.SheetColumn{{ID: "row", Title: w.words(FieldKey(spec.Rows), nil), Type: report.Text, Width: report.WidthOf(report.Text)}}
	places := []int{TotalPlace}
	if spec.Columns != control.PivotNothing {
		places = nil
		for i := range w.found.Columns {
			places = append(places, i)
		}
		places = append(places, TotalPlace)
	}
	for _, at := range places {
		title, id := w.Column(at), StatisticsTotal
		if at >= 0 {
			id = "column_" + strconv.Itoa(at+1)
		}
		if spec.Columns == control.PivotNothing {
			title = w.Category(spec.Columns, control.PivotCategory{})
		}
		s.Columns = append(s.Columns, report.SheetColumn{ID: id, Title: title, Type: kind, Width: report.WidthOf(kind)})
	}
	line := func(row int) report.SheetRow {
		cells := report.SheetRow{{Value: w.Row(row)}}
		for _, at := range places {
			value, _ := w.found.Shown(show, row, at)
			cells = append(cells, report.SheetCell{Value: value})
		}
		return cells
	}
	rows := make([]report.SheetRow, len(w.found.Rows))
	for i := range rows {
		rows[i] = line(i)
	}
	s.Read, s.Count, s.Totals = report.Held(rows), len(rows), line(TotalPlace)
}
