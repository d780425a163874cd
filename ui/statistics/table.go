package statistics

import (
	"math"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
)

// table is a pivot with what is shown of its cells. It does not change.
type table struct {
	office.Statistics
	words office.StatisticsWords
	show  office.StatisticsShow

	most    float64  // the greatest of the cells that say enough, its sign left out
	longest []string // by column the longest of its figures; the last is that of the totals
}

// newTable makes the table of a pivot; what cannot be shown of it gives way to its values.
func newTable(found office.Statistics, words office.StatisticsWords, show office.StatisticsShow) *table {
	if !found.Can(show) {
		show = office.ShowValue
	}
	t := &table{Statistics: found, words: words, show: show}
	t.measure()
	return t
}

// columns is how many columns stand beside that of the totals.
func (t *table) columns() int {
	if t.Spec.Columns == control.PivotNothing {
		return 0
	}
	return len(t.Columns)
}

// compares reports that what shows are differences.
func (t *table) compares() bool { return t.show == office.ShowDifference }

// isEmpty reports that there is nothing to tell apart.
func (t *table) isEmpty() bool { return t.Total.N+t.Total.EarlierN == 0 }

// figure is what is shown of a cell as a number; false where there is nothing.
func (t *table) figure(row, column int) (float64, bool) {
	value, _ := t.Shown(t.show, row, column)
	switch v := value.(type) {
	case domain.Money:
		return float64(v.Minor), true
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// text is what is written in a cell: nothing where there are no opportunities, a dash where
// its figure means nothing.
func (t *table) text(row, column int) string {
	if text, known := t.words.Text(t.show, row, column); known {
		return text
	}
	if t.CellAt(row, column).N == 0 && row >= 0 && column >= 0 {
		return ""
	}
	return "—"
}

// reach is the least and the greatest figure of a column, by their rows.
type reach struct {
	low, high       float64
	lowRow, highRow int
}

func (r *reach) add(value float64, row int) {
	if value < r.low {
		r.low, r.lowRow = value, row
	}
	if value > r.high {
		r.high, r.highRow = value, row
	}
}

// measure finds the greatest figure, and the longest of each column: that of its ends, as all of
// a column are written alike.
func (t *table) measure() {
	columns := t.columns()
	ends := make([]reach, columns+1)
	for i := range ends {
		ends[i] = reach{low: math.Inf(1), high: math.Inf(-1), lowRow: office.TotalPlace, highRow: office.TotalPlace}
	}
	for row := range t.Rows {
		if columns > 0 {
			t.EachOf(row, func(column int, c control.PivotCell) {
				if value, known := t.figure(row, column); known {
					ends[column].add(value, row)
					if !t.Few(c) {
						t.most = max(t.most, math.Abs(value))
					}
				}
			})
		}
		if value, known := t.figure(row, office.TotalPlace); known {
			ends[columns].add(value, row)
			if columns == 0 && !t.Few(t.RowTotals[row]) {
				t.most = max(t.most, math.Abs(value))
			}
		}
	}
	t.longest = make([]string, columns+1)
	for i, end := range ends {
		t.longest[i] = longest(t.text(end.lowRow, placeOf(i, columns)), t.text(end.highRow, placeOf(i, columns)), t.text(office.TotalPlace, placeOf(i, columns)))
	}
}

func longest(texts ...string) (most string) {
	for _, text := range texts {
		if len(text) > len(most) {
			most = text
		}
	}
	return most
}

// placeOf is a row or column by its position, behind the last of which the totals stand.
func placeOf(position, count int) int {
	if position >= count {
		return office.TotalPlace
	}
	return position
}

// heat says how much a cell counts beside the greatest: 1 is as much, negative less than what it
// is compared with; 0 of totals, and of what says too little.
func (t *table) heat(row, column int) float64 {
	total := row < 0 || column < 0 && t.columns() > 0
	if total || t.most == 0 || t.Few(t.CellAt(row, column)) {
		return 0
	}
	value, known := t.figure(row, column)
	if !known || value < 0 && !t.compares() {
		return 0
	}
	if t.compares() && t.Spec.Measure == control.MeasureMeanCycle {
		value = -value // the shorter the better
	}
	return value / t.most
}

// keys are those of a cell by its places, by which its opportunities are asked for.
func (t *table) keys(row, column int) (string, string) {
	down, across := control.PivotTotal, control.PivotTotal
	if row >= 0 {
		down = t.Rows[row].Key
	}
	if column >= 0 {
		across = t.Columns[column].Key
	}
	return down, across
}
