package charts

import (
	"slices"
	"testing"
)

// TestSideTextsGiveWay: in a narrower picture the last columns of texts go first, and every column left has its room.
func TestSideTextsGiveWay(t *testing.T) {
	c := Chart{
		Kind:       HorizontalBars,
		Categories: []Category{{Label: "Ana", Columns: []string{"65 %", "34/52", "$ 412,8 M"}}, {Label: "Luis", Columns: []string{"7 %"}}},
		Head:       []string{"Tasa de cierre", "", "n", "por monto, en moneda de la oficina"},
	}
	previous := 4
	for _, width := range []int{900, 500, 320, 200, 60, 20} {
		cv := newTestCanvas(t, width, 188)
		s, end := laySideTexts(c, cv, 40)
		if len(s.ends) > previous || !slices.IsSorted(s.ends) || end < 0 || end > width {
			t.Errorf("%d wide: columns end at %v, bars at %d", width, s.ends, end)
		}
		left := end
		for i, at := range s.ends {
			if at-left < s.columnWidth(c, cv, i) {
				t.Errorf("%d wide: column %d from %d to %d", width, i, left, at)
			}
			left = at
		}
		previous = len(s.ends)
	}
	if wide, _ := laySideTexts(c, newTestCanvas(t, 900, 188), 40); len(wide.ends) != 3 {
		t.Errorf("%d columns in a wide picture", len(wide.ends))
	}
	if previous != 0 {
		t.Errorf("%d columns in 20 pixels", previous)
	}
}
