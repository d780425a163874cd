package control

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
)

func bandLines(l *Look) (lines []string) {
	for _, b := range WinRateByAmount(l) {
		lines = append(lines, fmt.Sprintf("%s %d/%d", b.Band.Key(), b.Won, b.Closed()))
	}
	return lines
}

// Of the amounts 100, 200 … 1000 a fifth lie below 300, two below 500, three below 700, four
// below 900. Under the round numbers lie: under 200 one, under 500 four, under 1000 nine. So
// the limits are 200 (one is as near to two as any), 500 for two and three fifths, 1000 for
// four.
func TestAmountBandsAreRound(t *testing.T) {
	f := factsOf()
	for i := range int64(10) {
		f.Put(closed([]domain.ID{"won", "lost"}[i%2], "ana", "2026-05-01", 1, 100*(i+1)))
	}
	want := []string{"1 1/1", "200 1/3", "500 3/5", "1000 0/1"}
	if diff := cmp.Diff(want, bandLines(look(f, Filter{}))); diff != "" {
		t.Error(diff)
	}
	f.Put(closed("won", "ivan", "2027-05-01", 1, 0))
	f.Put(closed("lost", "ivan", "2026-05-01", 1, -3))
	f.Put(domain.Opportunity{ID: domain.NewID(), State: "won", ClosedOn: day("2026-06-01"), Unconverted: true})
	if diff := cmp.Diff(append(append([]string{"negative 0/1", "zero 1/1"}, want...), "unconverted 1/1"), bandLines(look(f, Filter{}))); diff != "" {
		t.Errorf("with odd ones:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"zero 1/1", "1 0/0", "200 0/0", "500 0/0", "1000 0/0"}, bandLines(look(f, Filter{Salespeople: []domain.ID{"ivan"}, Period: domain.Period{From: day("2027-01-01")}}))); diff != "" {
		t.Errorf("the same bands whatever the filter:\n%s", diff)
	}
}

func TestEqualAmountsAreOneBand(t *testing.T) {
	f := factsOf(closed("won", "ana", "2026-05-01", 1, 5000), closed("lost", "ana", "2026-05-01", 1, 5000))
	if diff := cmp.Diff([]string{"1 1/2"}, bandLines(look(f, Filter{}))); diff != "" {
		t.Error(diff)
	}
	if got := WinRateByAmount(look(factsOf(), Filter{})); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}
