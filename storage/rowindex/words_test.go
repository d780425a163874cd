package rowindex

import (
	"slices"
	"testing"

	"preventa/domain"
)

// Words are ranked by their position, else by the alphabet; equal ones share one of the
// two ranks, and none comes last.
func TestWordsAreRankedInTheOrderOfOffer(t *testing.T) {
	for name, c := range map[string]struct {
		words []Word
		equal []uint32
	}{
		"by position":     {[]Word{{Fold: "b", Position: 3}, {Fold: "a", Position: 1}, {Fold: "c", Position: 2}}, []uint32{2, 0, 1}},
		"two catalogues":  {[]Word{{Fold: "b", Position: 1}, {Fold: "a", Position: 2}, {Fold: "z", Position: 1}}, []uint32{0, 2, 0}},
		"by the alphabet": {[]Word{{Fold: "zoe"}, {Fold: "ana"}, {Fold: "bruno"}, {Fold: "ana"}}, []uint32{3, 0, 2, 0}},
	} {
		w := NewWords()
		for _, word := range c.words {
			word.ID = domain.NewID()
			w.Set(word)
		}
		unique, equal := w.ranks()
		if !slices.Equal(equal[1:], c.equal) {
			t.Errorf("%s: %v, want %v", name, equal[1:], c.equal)
		}
		sorted := slices.Sorted(slices.Values(unique[1:]))
		for i, rank := range sorted {
			if rank != uint32(i) {
				t.Errorf("%s: the ranks of their own are %v", name, unique)
				break
			}
		}
		if unique[0] != noRank || equal[0] != noRank {
			t.Errorf("%s: none has rank %d, %d", name, unique[0], equal[0])
		}
		w.Set(Word{ID: domain.NewID(), Fold: "", Position: 0})
		if unique, _ := w.ranks(); len(unique) != len(c.words)+2 {
			t.Errorf("%s: a new word got no rank", name)
		}
	}
}
