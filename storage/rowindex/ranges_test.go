package rowindex

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain/office"
)

// Whatever bands there are, in whatever order and however they reach into one another, a
// number is held when one of them holds it.
func TestANumberIsHeldWhenOneOfTheBandsHoldsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var values []string
		held := map[int64]bool{}
		for range rapid.IntRange(0, 12).Draw(t, "bands") {
			from := rapid.Int64Range(-30, 30).Draw(t, "from")
			to := from + rapid.Int64Range(-2, 9).Draw(t, "length")
			text := fmt.Sprintf("%d-%d", from, to)
			if from == to && rapid.Bool().Draw(t, "alone") {
				text = fmt.Sprint(from)
			}
			values = append(values, text)
			for n := from; n <= to; n++ {
				held[n] = true
			}
		}
		r, err := rangesOf(office.Condition{Column: office.ColumnNumber, Values: values})
		if err != nil {
			t.Fatal(err)
		}
		for n := int64(-45); n <= 45; n++ {
			if r.hold(n) != held[n] {
				t.Fatalf("%v hold %d: %v", values, n, r.hold(n))
			}
		}
	})
}

func TestWhatIsNoBandIsRefused(t *testing.T) {
	for _, text := range []string{"-", "1-", "--", "1-2-3", "1 - 2", " 1", "a-b", "5–9", "9223372036854775808"} {
		if _, err := rangesOf(office.Condition{Column: office.ColumnNumber, Values: []string{text}}); err == nil {
			t.Errorf("%q is taken for a band", text)
		}
	}
}

// Tens of thousands of bands, as stand behind the bar of a chart, are looked through as fast
// as one.
func TestManyBandsKeepTheirRows(t *testing.T) {
	x := New(0)
	var values []string
	var want []int64
	for n := int64(1); n <= 60_000; n++ {
		x.Put(Entry{Number: n})
		if n%2 == 0 {
			values = append(values, fmt.Sprint(n))
			want = append(want, n)
		}
	}
	slices.Reverse(values)
	q := office.Query{Today: today, Ascending: true, Sort: office.ColumnNumber, Conditions: []office.Condition{{Column: office.ColumnNumber, Values: values}}}
	page, err := x.Page(q, 29_990, 100)
	if err != nil || !slices.Equal(page, want[29_990:]) {
		t.Errorf("the last rows are %v, %v", page, err)
	}
}
