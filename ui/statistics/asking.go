package statistics

import (
	"encoding/json"
	"slices"

	"preventa/domain/control"
	"preventa/domain/office"
)

// How many rows and columns of names are told apart; the rest stand together as the others.
const (
	mostRows    = 1000
	mostColumns = 60
)

// asking is what the person asks the statistics for, and how they show.
type asking struct {
	Rows    control.PivotField    `json:"rows"`
	Columns control.PivotField    `json:"columns"`
	Measure control.PivotMeasure  `json:"measure"`
	Show    office.StatisticsShow `json:"show"`
	Heat    bool                  `json:"heat"`    // cells are shaded by what they count
	Picture bool                  `json:"picture"` // a chart shows beneath
}

// newAsking is what is asked before anybody chose.
func newAsking() asking {
	return asking{Rows: control.PivotSalesperson, Columns: control.PivotState, Measure: control.MeasureAmount, Show: office.ShowValue, Heat: true, Picture: true}
}

// readAsking takes up what was kept; what it does not know is as nobody chose it.
func readAsking(text string) asking {
	a := newAsking()
	if json.Unmarshal([]byte(text), &a) != nil || !a.isKnown() {
		return newAsking()
	}
	return a
}

func (a asking) isKnown() bool {
	columns := a.Columns == control.PivotNothing || slices.Contains(control.PivotFields, a.Columns)
	return columns && slices.Contains(control.PivotFields, a.Rows) && slices.Contains(control.PivotMeasures, a.Measure) && slices.Contains(office.StatisticsShows, a.Show)
}

// pivot is the pivot that is asked for.
func (a asking) pivot() control.PivotSpec {
	return control.PivotSpec{Rows: a.Rows, Columns: a.Columns, Measure: a.Measure, MostRows: mostRows, MostColumns: mostColumns}
}

// swap makes the rows the columns; without columns there is nothing to make rows of.
func (a *asking) swap() {
	if a.Columns != control.PivotNothing {
		a.Rows, a.Columns = a.Columns, a.Rows
	}
}

// chooseRows tells the rows apart by a field; that of the columns changes places with it.
func (a *asking) chooseRows(f control.PivotField) {
	if f == a.Columns {
		a.Columns = a.Rows
	}
	a.Rows = f
}

// chooseColumns tells the columns apart by a field; that of the rows changes places with it.
func (a *asking) chooseColumns(f control.PivotField) {
	switch {
	case f != a.Rows:
	case a.Columns != control.PivotNothing:
		a.Rows = a.Columns
	case f == control.PivotSalesperson:
		a.Rows = control.PivotState
	default:
		a.Rows = control.PivotSalesperson
	}
	a.Columns = f
}
