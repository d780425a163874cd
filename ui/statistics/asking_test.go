package statistics

import (
	"testing"

	"preventa/domain/control"
	"preventa/domain/office"
)

func TestFieldsChangePlacesRatherThanStandTwice(t *testing.T) {
	both := asking{Rows: control.PivotOrigin, Columns: control.PivotState}
	alone := asking{Rows: control.PivotOrigin}
	for _, c := range []struct {
		name          string
		from          asking
		do            func(*asking)
		rows, columns control.PivotField
	}{
		{"swap", both, (*asking).swap, control.PivotState, control.PivotOrigin},
		{"swap without columns", alone, (*asking).swap, control.PivotOrigin, control.PivotNothing},
		{"rows as the columns", both, func(a *asking) { a.chooseRows(control.PivotState) }, control.PivotState, control.PivotOrigin},
		{"rows", both, func(a *asking) { a.chooseRows(control.PivotTag) }, control.PivotTag, control.PivotState},
		{"columns as the rows", both, func(a *asking) { a.chooseColumns(control.PivotOrigin) }, control.PivotState, control.PivotOrigin},
		{"no columns", both, func(a *asking) { a.chooseColumns(control.PivotNothing) }, control.PivotOrigin, control.PivotNothing},
		{"columns as the only rows", alone, func(a *asking) { a.chooseColumns(control.PivotOrigin) }, control.PivotSalesperson, control.PivotOrigin},
		{"columns as the only rows, people", asking{Rows: control.PivotSalesperson}, func(a *asking) { a.chooseColumns(control.PivotSalesperson) }, control.PivotState, control.PivotSalesperson},
	} {
		c.do(&c.from)
		if c.from.Rows != c.rows || c.from.Columns != c.columns {
			t.Errorf("%s: %s by %s", c.name, c.from.Rows, c.from.Columns)
		}
	}
}

func TestWhatIsKeptOfNoUseIsLeftOut(t *testing.T) {
	kept := asking{Rows: control.PivotTag, Measure: control.MeasureWinRate, Show: office.ShowDifference}
	if got := readAsking(string(kept.encode())); got != kept {
		t.Errorf("kept: %+v", got)
	}
	for _, text := range []string{"", "{", `{"rows":"colour"}`, `{"measure":"luck"}`, `{"columns":"x"}`, `{"show":"x"}`} {
		if got := readAsking(text); got != newAsking() {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
