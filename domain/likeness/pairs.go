package likeness

import "slices"

// Pairs finds all possible duplicates, best first. A of each is the lesser id.
func (x *Index) Pairs() []Match {
	near := x.pairsSharing()
	finder := nameFinder{Index: x, known: make([][]int32, len(x.words))}
	for i := range x.names {
		near = finder.appendPairs(near, x.names[i])
	}
	slices.Sort(near)
	var matches []Match
	for _, p := range slices.Compact(near) {
		if m, ok := x.comparePair(p); ok {
			matches = append(matches, m)
		}
	}
	sortBest(matches)
	return matches
}

// pair is two places in Index.cards in one number, the lesser place first, which sorts
// far quicker than a struct.
type pair uint64

func newPair(i, j int32) pair { return pair(min(i, j))<<32 | pair(max(i, j)) }

func (x *Index) comparePair(p pair) (Match, bool) {
	a, b := x.cards[p>>32], x.cards[p&0xffffffff]
	if b.id < a.id {
		a, b = b, a
	}
	return a.compare(b)
}

// pairsSharing are the pairs of cards that share a key.
func (x *Index) pairsSharing() []pair {
	var pairs []pair
	for h, cards := range x.holder {
		if x.isCommon(h.kind, h.key) {
			continue
		}
		for i, a := range cards {
			for _, b := range cards[i+1:] {
				pairs = append(pairs, newPair(a, b))
			}
		}
	}
	return pairs
}

// nameFinder finds the names like each of the index, and remembers which words are alike.
type nameFinder struct {
	*Index
	known [][]int32 // for each word the words like it, once they are asked for
}

// like are the places of the words like one of the index, itself among them.
func (f *nameFinder) like(word int32) []int32 {
	if f.known[word] == nil {
		f.known[word] = f.Index.like(&f.words[word])
	}
	return f.known[word]
}

// appendPairs adds the pairs of a name's card and those with a name like it that has no
// fewer words: the pair with a name of fewer words is found from that one. Such names
// are looked for under the rarest word, since they have one like each.
func (f *nameFinder) appendPairs(pairs []pair, n placedName) []pair {
	rarest := slices.MinFunc(n.words, func(v, w int32) int { return len(f.in[v]) - len(f.in[w]) })
	for _, w := range f.like(rarest) {
		for _, at := range f.in[w] {
			other := f.names[at]
			if other.card != n.card && len(other.words) >= len(n.words) && f.hasAll(other, n) {
				pairs = append(pairs, newPair(n.card, other.card))
			}
		}
	}
	return pairs
}

// hasAll reports that a name has a word like each of another's.
func (f *nameFinder) hasAll(n, fewer placedName) bool {
	for _, w := range fewer.words {
		if !slices.ContainsFunc(f.like(w), func(v int32) bool { return slices.Contains(n.words, v) }) {
			return false
		}
	}
	return true
}
