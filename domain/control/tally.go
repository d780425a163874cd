package control

import "math"

// tally counts whole numbers that are not negative, such as days, to find their quantiles
// without sorting them.
type tally struct {
	count int64
	of    []int32 // how often each number occurred
}

func (t *tally) add(n int) {
	if n >= len(t.of) {
		t.of = append(t.of, make([]int32, n+1-len(t.of))...)
	}
	t.of[n]++
	t.count++
}

// quantile is the number that a fraction of all lie below, between the two neighbours where
// it falls between them: of an even number of them, 0.5 is the mean of the two in the middle.
// It is 0 of none.
func (t *tally) quantile(fraction float64) float64 {
	if t.count == 0 {
		return 0
	}
	place := fraction * float64(t.count-1)
	below := math.Floor(place)
	low, high := t.at(int64(below)), t.at(int64(math.Ceil(place)))
	return float64(low) + (place-below)*float64(high-low)
}

// at is the number at a place of them all in order.
func (t *tally) at(place int64) int {
	for n, times := range t.of {
		if place -= int64(times); place < 0 {
			return n
		}
	}
	return len(t.of) - 1
}
