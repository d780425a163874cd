package control

import "testing"

// Of 20 in order the 80th percentile by nearest rank is the 16th, of 21 the 17th.
func TestRotLimitIsThe80thPercentileOfTwentyOrMore(t *testing.T) {
	days := []int{40, 1, 39, 2, 38, 3, 37, 4, 36, 5, 35, 6, 34, 7, 33, 8, 32, 9, 31, 10} // 1–10, 31–40
	if limit, known := RotLimit(days); !known || limit != 36 {
		t.Errorf("of 20: %d, %v, want 36", limit, known)
	}
	if limit, known := RotLimit(append(days, 100)); !known || limit != 37 {
		t.Errorf("of 21: %d, %v, want 37", limit, known)
	}
	if limit, known := RotLimit(days[:19]); known || limit != 0 {
		t.Errorf("of 19: %d, %v, want none", limit, known)
	}
	if days[0] != 40 {
		t.Error("the days given were sorted")
	}
}
