package control

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCycleLengthsAtTheirLimits(t *testing.T) {
	f := factsOf()
	for _, days := range []int{0, 7, 8, 14, 15, 30, 31, 60, 61, 90, 91, 180, 181, 365, 366, 5000} {
		f.Put(closed("won", "ana", "2026-05-01", days, 1))
	}
	f.Put(closed("lost", "ana", "2026-05-01", 7, 1))
	unknown := closed("won", "ana", "2026-05-01", 0, 1)
	unknown.OpenedOn = 0
	f.Put(unknown)
	lines := func() (lines []string) {
		for _, c := range CycleLengths(look(f, year)) {
			lines = append(lines, fmt.Sprintf("%s %d %d", c.Bucket.Key(), c.Won, c.Lost))
		}
		return lines
	}
	want := []string{"0-7 2 1", "8-14 2 0", "15-30 2 0", "31-60 2 0", "61-90 2 0", "91-180 2 0", "181-365 2 0", "366- 2 0"}
	if diff := cmp.Diff(want, lines()); diff != "" {
		t.Error(diff)
	}
	f.Put(closed("lost", "ana", "2026-05-01", -1, 1))
	if diff := cmp.Diff(append([]string{"negative 0 1"}, want...), lines()); diff != "" {
		t.Errorf("closed before it opened:\n%s", diff)
	}
	if none := CycleLengths(look(factsOf(unknown), year)); none != nil {
		t.Errorf("without a day: %v", none)
	}
}
