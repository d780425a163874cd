package office

import (
	"slices"
	"testing"
)

func TestNumbersAreWrittenInBands(t *testing.T) {
	for _, c := range []struct {
		numbers []int64
		want    []string
	}{
		{nil, nil},
		{[]int64{7}, []string{"7"}},
		{[]int64{1, 2, 3, 5, 7, 8}, []string{"1-3", "5", "7-8"}},
		{[]int64{4, 4, 5}, []string{"4-5"}},
	} {
		got := Numbered(c.numbers, "a bar")
		if !slices.Equal(got.Values, c.want) || got.Column != ColumnNumber || got.Operator != Is || got.Label != "a bar" {
			t.Errorf("%v: %+v, want %q", c.numbers, got, c.want)
		}
	}
}
