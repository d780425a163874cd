package statistics

import (
	"math"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// How many rows and columns of names a picture tells apart.
const (
	mostBars   = 12
	mostSeries = 8
)

// drawnPivot is the pivot of which the picture is drawn: the same one, with fewer rows and columns.
// What does not add up is drawn by rows alone, as its bars could not stand on one another.
func drawnPivot(spec control.PivotSpec) control.PivotSpec {
	spec.MostRows, spec.MostColumns = mostBars, mostSeries
	if !spec.Measure.Adds() {
		spec.Columns = control.PivotNothing
	}
	return spec
}

// chartOf is the picture of a table: columns where the rows are dates, else bars.
func chartOf(t *table, in region.Region) charts.Chart {
	c := charts.Chart{Kind: charts.HorizontalBars, Whole: isCount(t), Format: formatOf(t, in), Totals: t.columns() == 0 || adds(t.show)}
	if t.Spec.Rows.IsDate() {
		c.Kind = charts.StackedColumns
	}
	if t.compares() && t.columns() > 0 {
		c.Kind = charts.Columns // what rose does not stand on what fell
	}
	for i := range t.Rows {
		c.Categories = append(c.Categories, charts.Category{Label: t.words.Row(i), Key: t.Rows[i].Key})
	}
	if t.columns() == 0 {
		c.Series = []charts.Series{seriesOf(t, office.TotalPlace)}
		return c
	}
	for column := range t.columns() {
		c.Series = append(c.Series, seriesOf(t, column))
	}
	return c
}

// adds reports that what shows of the cells of a row adds up to what shows of its total.
func adds(show office.StatisticsShow) bool { return show != office.ShowOfColumn }

func isCount(t *table) bool {
	_, kind := t.Shown(t.show, office.TotalPlace, office.TotalPlace)
	return kind == report.Count
}

// seriesOf are the bars of a column, in the colour of its state where it is one.
func seriesOf(t *table, column int) charts.Series {
	s := charts.Series{Name: t.words.Column(column), Key: control.PivotTotal, Values: make([]float64, len(t.Rows))}
	if column == office.TotalPlace {
		s.Name = kit.KeyText(office.MeasureKey(t.Spec.Measure))
	} else {
		of := t.Columns[column]
		s.Key = of.Key
		switch {
		case of.Others > 0:
			s.Role = charts.Muted
		case of.State != nil:
			s.Role, s.Color = charts.Paint(of.State.Colour)
		case t.Spec.Columns == control.PivotClass:
			s.Role = classRoles[domain.Class(of.Key)]
		}
	}
	for row := range t.Rows {
		s.Values[row], _ = t.figure(row, column)
	}
	return s
}

var classRoles = map[domain.Class]charts.Role{domain.Open: charts.Open, domain.OnHold: charts.Hold, domain.Won: charts.Won, domain.Lost: charts.Lost}

// formatOf writes the figures of a picture short.
func formatOf(t *table, in region.Region) func(float64) string {
	_, kind := t.Shown(t.show, office.TotalPlace, office.TotalPlace)
	switch {
	case kind == report.Rate:
		return func(v float64) string { return in.Rate(v, 0) }
	case t.Spec.Measure.IsMoney():
		return func(v float64) string {
			return in.Short(domain.Money{Minor: int64(math.Round(v)), Currency: t.Currency})
		}
	}
	return func(v float64) string { return in.Number(int64(math.Round(v)), 0) }
}

// placesOf are those of a figure of the picture in the table it is drawn of.
func (t *table) placesOf(hit charts.Hit) (row, column int) {
	if t.columns() == 0 {
		return hit.Category, office.TotalPlace
	}
	return hit.Category, hit.Series
}
