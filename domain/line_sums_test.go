package domain

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// anyLine has figures of every size a line may have.
var anyLine = rapid.Custom(func(t *rapid.T) Line {
	return Line{
		Quantity: rapid.Int64Range(-MaxQuantity, MaxQuantity).Draw(t, "quantity"),
		Price:    rapid.Int64Range(-MaxAmount, MaxAmount).Draw(t, "price"),
		Discount: rapid.IntRange(0, WholePercent).Draw(t, "discount"),
		Tax:      rapid.SampledFrom([]int{0, 1000, 1900, 2100}).Draw(t, "tax"),
	}
})

func TestSumsOfLinesFollowEveryChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sums LineSums
		var lines []Line
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			if len(lines) > 0 && rapid.Bool().Draw(t, "takes") {
				at := rapid.IntRange(0, len(lines)-1).Draw(t, "at")
				sums.Take(lines[at])
				lines = slices.Delete(lines, at, at+1)
			} else {
				l := anyLine.Draw(t, "line")
				sums.Add(l)
				lines = append(lines, l)
			}
			var q Quotation
			fits := q.Sum(lines)
			subtotal, tax, total, sumsFit := sums.Totals()
			if sumsFit != fits || fits && (subtotal != q.Subtotal || tax != q.Tax || total != q.Total) {
				t.Fatalf("%d + %d = %d (%v), want %d + %d = %d (%v)", subtotal, tax, total, sumsFit, q.Subtotal, q.Tax, q.Total, fits)
			}
		}
	})
}

func TestSumsByTaxRate(t *testing.T) {
	var sums LineSums
	for _, l := range []Line{
		{Quantity: 2000, Price: 1000, Tax: 1900},                 // 2000, tax 380
		{Quantity: 1500, Price: 333, Tax: 1900, Discount: 1000},  // 449.55 → 450, tax 85.5 → 86
		{Quantity: -1000, Price: 100, Tax: 0},                    // −100
		{Quantity: 1000, Price: 999, Tax: 1000, Discount: 10000}, // 0
	} {
		sums.Add(l)
	}
	rates, fits := sums.Rates()
	want := []RateSum{{0, -100, 0}, {1000, 0, 0}, {1900, 2450, 466}}
	if diff := cmp.Diff(want, rates); diff != "" || !fits {
		t.Errorf("fits %v (-want +got):\n%s", fits, diff)
	}
	if subtotal, tax, total, _ := sums.Totals(); subtotal != 2350 || tax != 466 || total != 2816 {
		t.Errorf("%d + %d = %d", subtotal, tax, total)
	}
}

func TestSumsThatDoNotFitAreSaidUntilTheyDo(t *testing.T) {
	var sums LineSums
	huge := Line{Quantity: MaxQuantity, Price: MaxAmount}
	sums.Add(huge)
	if _, _, _, fits := sums.Totals(); fits {
		t.Error("a line beyond 64 bits is said to fit")
	}
	sums.Take(huge)
	sums.Add(Line{Quantity: QuantityScale, Price: 5})
	if _, _, total, fits := sums.Totals(); !fits || total != 5 {
		t.Errorf("after it was taken out: %d, %v", total, fits)
	}
}
