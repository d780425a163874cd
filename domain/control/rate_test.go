package control

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The intervals of Newcombe, "Two-sided confidence intervals for the single proportion",
// Statistics in Medicine 17 (1998), 857–872, table I, method 3, as printed there.
func TestWilsonGivesThePublishedIntervals(t *testing.T) {
	for _, c := range []struct {
		part, whole int64
		low, high   float64
	}{
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718},
	} {
		low, high := Rate{c.part, c.whole}.Wilson()
		if math.Abs(low-c.low) > 0.00005 || math.Abs(high-c.high) > 0.00005 {
			t.Errorf("%d of %d: %.5f to %.5f, want %.4f to %.4f", c.part, c.whole, low, high, c.low, c.high)
		}
	}
}

func TestWilsonOfNothingIsEverything(t *testing.T) {
	if low, high := (Rate{}).Wilson(); low != 0 || high != 1 {
		t.Errorf("%g to %g", low, high)
	}
}

// The interval is where a rate p is less than 1.96 standard deviations of p from what was
// seen, which its ends solve: (seen − p)² = z² p (1 − p) ÷ n.
func TestWilsonSolvesItsEquation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(1, 1_000_000).Draw(t, "of")
		r := Rate{rapid.Int64Range(0, whole).Draw(t, "won"), whole}
		low, high := r.Wilson()
		if low < 0 || low > r.Value() || high < r.Value() || high > 1 {
			t.Fatalf("%g is not between %g and %g", r.Value(), low, high)
		}
		for _, p := range []float64{low, high} {
			left, right := (r.Value()-p)*(r.Value()-p), 1.959963984540054*1.959963984540054*p*(1-p)/float64(whole)
			if math.Abs(left-right) > 1e-9 {
				t.Fatalf("%g does not solve it: %g, %g", p, left, right)
			}
		}
	})
}
