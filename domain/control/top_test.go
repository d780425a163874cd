package control

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
)

func TestTopKeepsTheFirst(t *testing.T) {
	shown, rest := Top([]int{9, 8, 7}, 2)
	if diff := cmp.Diff([][]int{{9, 8}, {7}}, [][]int{shown, rest}); diff != "" {
		t.Error(diff)
	}
	if shown, rest = Top([]int{9, 8}, 2); len(shown) != 2 || rest != nil {
		t.Errorf("as many as there is room for: %v, %v", shown, rest)
	}
	if shown, _ = Top([]int{9, 8, 7}, 2); cap(shown) != 2 {
		t.Error("to append the others would write over the rest")
	}
}

// Of Ana's one of one and Iván's one of three the team's is two of four, whomever the filter names.
func TestTheTeamIsEverybody(t *testing.T) {
	f := factsOf(closed("won", "ana", "2026-02-01", 5, 1), closed("won", "ivan", "2026-02-01", 5, 1),
		closed("lost", "ivan", "2026-02-01", 5, 1), closed("lost", "ivan", "2026-02-01", 5, 1), closed("lost", "ivan", "2025-02-01", 5, 1))
	for _, of := range [][]domain.ID{nil, {"ana"}, {""}} {
		filter := year
		filter.Salespeople = of
		if got := TeamRate(look(f, filter)); got != (Rate{2, 4}) {
			t.Errorf("beside %v: %v", of, got)
		}
	}
}
