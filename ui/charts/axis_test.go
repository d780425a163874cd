package charts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTicks(t *testing.T) {
	for _, test := range []struct {
		what      string
		lo, hi    float64
		intervals int
		whole     bool
		want      []float64
	}{
		{"counts", 0, 28, 4, true, []float64{0, 10, 20, 30}},
		{"amounts", 0, 118.2, 4, false, []float64{0, 40, 80, 120}},
		{"percentages", 0, 100, 4, false, []float64{0, 25, 50, 75, 100}},
		{"few", 0, 3, 10, true, []float64{0, 1, 2, 3}},
		{"no halves of a person", 0, 10, 4, true, []float64{0, 4, 8, 12}},
		{"halves of an amount", 0, 10, 4, false, []float64{0, 2.5, 5, 7.5, 10}},
		{"both sides", -7, 9, 4, true, []float64{-8, -4, 0, 4, 8, 12}},
		{"all below", -8, 0, 2, true, []float64{-8, -4, 0}},
		{"all zero", 0, 0, 4, true, []float64{0, 1}},
		{"no room", 0, 28, 0, true, []float64{0, 40}},
		{"tenths", 0, 0.3, 3, false, []float64{0, 0.1, 0.2, 0.30000000000000004}},
	} {
		if diff := cmp.Diff(test.want, newAxis(test.lo, test.hi, test.intervals, test.whole).ticks()); diff != "" {
			t.Errorf("%s: %s", test.what, diff)
		}
	}
}

func TestAxisEndsAtTheGreatestPossibleValue(t *testing.T) {
	chart := Chart{Max: 100, Categories: []Category{{Label: "Ana"}}, Series: []Series{{Values: []float64{43}}}}
	for _, test := range []struct {
		intervals int
		want      []float64
	}{
		{0, []float64{0, 100}},
		{1, []float64{0, 100}},
		{2, []float64{0, 50, 100}},
		{3, []float64{0, 50, 100}},
		{4, []float64{0, 25, 50, 75, 100}},
		{5, []float64{0, 20, 40, 60, 80, 100}},
		{9, []float64{0, 20, 40, 60, 80, 100}},
	} {
		if diff := cmp.Diff(test.want, chart.valueAxis(test.intervals).ticks()); diff != "" {
			t.Errorf("%d intervals: %s", test.intervals, diff)
		}
	}
}

func TestAxisGoesBeyondMaxWithTheFigures(t *testing.T) {
	chart := Chart{Max: 100, Categories: []Category{{Label: "Ana"}}, Series: []Series{{Values: []float64{118}}}}
	if diff := cmp.Diff([]float64{0, 40, 80, 120}, chart.valueAxis(3).ticks()); diff != "" {
		t.Error(diff)
	}
}

func TestAxisOfAMaxThatNoRoundStepDivides(t *testing.T) {
	chart := Chart{Max: 97, Whole: true}
	if diff := cmp.Diff([]float64{0, 25, 50, 75, 100}, chart.valueAxis(4).ticks()); diff != "" {
		t.Error(diff)
	}
}

func TestTickLabelsAreNotRepeated(t *testing.T) {
	rounded := func(v float64) string { return map[bool]string{true: "0", false: "1"}[v < 0.5] }
	got := newAxis(0, 1, 4, false).tickLabels(rounded)
	if diff := cmp.Diff([]string{"0", "", "1", "", ""}, got); diff != "" {
		t.Error(diff)
	}
}
