package ui

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"preventa/domain"
)

// TestTrailIsThatOfABrowser compares the trail with two stacks, what lies behind and what
// lies ahead.
func TestTrailIsThatOfABrowser(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var tr trail
		var behind, ahead []string
		front := ""
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				if place, ok := tr.next(-1, spot{Screen: front}, front != ""); ok != (len(behind) > 0) {
					t.Fatalf("back from %q: %v, behind it lie %q", front, ok, behind)
				} else if ok {
					tr.at = place
					ahead = append(ahead, front)
					front, behind = behind[len(behind)-1], behind[:len(behind)-1]
				}
			case 1:
				if place, ok := tr.next(+1, spot{Screen: front}, front != ""); ok != (len(ahead) > 0) {
					t.Fatalf("forward from %q: %v, ahead lie %q", front, ok, ahead)
				} else if ok {
					tr.at = place
					behind = append(behind, front)
					front, ahead = ahead[len(ahead)-1], ahead[:len(ahead)-1]
				}
			default:
				name := rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "name")
				tr.note(spot{Screen: name})
				if name != front {
					if front != "" {
						behind = append(behind, front)
					}
					front, ahead = name, nil
				}
			}
			if front != "" && tr.spots[tr.at].Screen != front {
				t.Fatalf("at %q, want %q", tr.spots[tr.at].Screen, front)
			}
		}
	})
}

func TestTrailPassesOverWhatHasGone(t *testing.T) {
	at := func(id domain.ID) spot { return spot{Kind: domain.KindOpportunity, ID: id} }
	var tr trail
	for _, id := range []domain.ID{"1", "2", "1", "3", "2"} {
		tr.note(at(id))
	}
	tr.at = 3
	tr.forget(at("2"))
	if want := []spot{at("1"), at("3")}; !slices.Equal(tr.spots, want) || tr.at != 1 {
		t.Errorf("left are %v at %d, want %v at 1", tr.spots, tr.at, want)
	}
	tr.forget(at("3"))
	tr.forget(at("1"))
	if len(tr.spots) != 0 || tr.at != 0 {
		t.Errorf("left are %v at %d", tr.spots, tr.at)
	}
}

func TestTrailFromWhatHasNoNameLeadsBackToTheLastThatHad(t *testing.T) {
	var tr trail
	tr.note(spot{Screen: "list"})
	if place, ok := tr.next(-1, spot{}, false); !ok || place != 0 {
		t.Errorf("back from a new record leads to %d, %v", place, ok)
	}
	if _, ok := tr.next(-1, spot{Screen: "list"}, true); ok {
		t.Error("something lies behind the first")
	}
}

func TestTrailForgetsItsBeginning(t *testing.T) {
	var tr trail
	for i := range 3 * longestTrail {
		tr.note(spot{Screen: string(rune('a' + i%7))})
	}
	if len(tr.spots) != longestTrail || tr.at != longestTrail-1 {
		t.Errorf("%d steps are kept, at %d", len(tr.spots), tr.at)
	}
}
