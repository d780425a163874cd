package domain

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestATotalIsSpread(t *testing.T) {
	for _, c := range []struct {
		total int64
		now   []int64
		want  []int64
	}{
		{12, []int64{0, 0, 0}, []int64{4, 4, 4}},
		{14, []int64{0, 0, 0}, []int64{4, 5, 5}},
		{200, []int64{10, 30, 60}, []int64{20, 60, 120}},
		{7, []int64{1, 1, 0, 1}, []int64{2, 2, 0, 3}},
		{0, []int64{5, 5}, []int64{0, 0}},
		{2 * MaxAmount, []int64{MaxAmount, MaxAmount, MaxAmount, MaxAmount}, []int64{MaxAmount / 2, MaxAmount / 2, MaxAmount / 2, MaxAmount / 2}},
	} {
		if diff := cmp.Diff(c.want, Spread(c.total, c.now)); diff != "" {
			t.Errorf("%d over %v: %s", c.total, c.now, diff)
		}
	}
}

func TestWhatIsSpreadAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64Range(0, 12*MaxAmount).Draw(t, "total")
		now := rapid.SliceOfN(rapid.OneOf(rapid.Just(int64(0)), rapid.Int64Range(0, 9), rapid.Int64Range(0, MaxAmount)), 12, 12).Draw(t, "now")
		sum := int64(0)
		for i, part := range Spread(total, now) {
			if part < 0 {
				t.Errorf("part %d is %d", i, part)
			}
			sum += part
		}
		if sum != total {
			t.Errorf("the parts add up to %d", sum)
		}
	})
}
