package likeness

import "slices"

// How many cards may have a thing before it is no sign any more.
const (
	// MostSharing is for telephones and e-mails: beyond it they are a switchboard's.
	MostSharing = 5
	// MostNamesakes is for equal names and tax ids: beyond it they are what people type
	// when they do not know ("Sin nombre", "66.666.666-6").
	MostNamesakes = 100
)

// Index holds all cards of one kind, ready to find duplicates among them. It does not
// change once it is built, so that several goroutines may ask it at once.
//
// What Similar and Pairs answer is exactly what Compare says of every pair, whatever
// the names begin with, except that things shared by too many cards (MostSharing,
// MostNamesakes) are left out of the comparison.
type Index struct {
	region string
	cards  []card
	holder map[holding][]int32 // the cards that hold a key, in order
	names  []placedName
	words  []word // every word once
	at     map[string]int32
	in     [][]int32 // for each word the names that have it
}

// holding is a key of one kind.
type holding struct {
	kind Kind
	key  string
}

// placedName is a name with its card and the places of its words.
type placedName struct {
	card  int32
	words []int32
}

// NewIndex reads the cards. Region is the ISO code of the country that telephones
// without one are of.
func NewIndex(region string, cards []Card) *Index {
	x := &Index{region: region, cards: make([]card, len(cards)), holder: map[holding][]int32{}, at: map[string]int32{}}
	for i, c := range cards {
		x.cards[i] = readCard(c, region)
		for _, h := range x.cards[i].holdings() {
			x.hold(h, int32(i))
		}
	}
	for i := range x.cards {
		x.cards[i] = x.withoutCommon(x.cards[i])
		for _, n := range x.cards[i].names {
			x.place(n, int32(i))
		}
	}
	return x
}

// holdings are all keys of a card.
func (a card) holdings() []holding {
	var all []holding
	if a.taxID.key != "" {
		all = append(all, holding{TaxID, a.taxID.key})
	}
	for _, s := range a.emails {
		all = append(all, holding{Email, s.key})
	}
	for _, s := range a.phones {
		all = append(all, holding{Phone, s.key})
	}
	for _, n := range a.names {
		all = append(all, holding{Name, n.bare}, holding{Name, n.full})
	}
	return all
}

func (x *Index) hold(h holding, card int32) {
	holders := x.holder[h]
	if len(holders) == 0 || holders[len(holders)-1] != card {
		x.holder[h] = append(holders, card)
	}
}

// place enters a name under its words.
func (x *Index) place(n name, card int32) {
	placed := placedName{card: card}
	for _, w := range n.words {
		at, known := x.at[w.text]
		if !known {
			at = int32(len(x.words))
			x.at[w.text] = at
			x.words, x.in = append(x.words, w), append(x.in, nil)
		}
		if !slices.Contains(placed.words, at) {
			x.in[at] = append(x.in[at], int32(len(x.names)))
		}
		placed.words = append(placed.words, at)
	}
	x.names = append(x.names, placed)
}

// isCommon reports that too many cards hold a key for it to be a sign.
func (x *Index) isCommon(kind Kind, key string) bool {
	most := MostSharing
	if kind == Name || kind == TaxID {
		most = MostNamesakes
	}
	return len(x.holder[holding{kind, key}]) > most
}

// withoutCommon is a card without what too many cards share.
func (x *Index) withoutCommon(c card) card {
	if x.isCommon(TaxID, c.taxID.key) {
		c.taxID = sign{}
	}
	c.emails = slices.DeleteFunc(c.emails, func(s sign) bool { return x.isCommon(Email, s.key) })
	c.phones = slices.DeleteFunc(c.phones, func(s sign) bool { return x.isCommon(Phone, s.key) })
	c.names = slices.DeleteFunc(c.names, func(n name) bool { return x.isCommon(Name, n.bare) || x.isCommon(Name, n.full) })
	return c
}

// sharing are the cards that share a key with c, c itself among them.
func (x *Index) sharing(c card) []int32 {
	var found []int32
	for _, h := range c.holdings() {
		found = append(found, x.holder[h]...)
	}
	return found
}

// Similar finds the cards that may be the same as one that is being typed, best first,
// limit at most (0 for all). The card's own record is left out by its ID. A of each
// match is the card, B the one found.
func (x *Index) Similar(c Card, limit int) []Match {
	asked := x.withoutCommon(readCard(c, x.region))
	near := x.sharing(asked)
	for _, n := range asked.names {
		near = append(near, x.near(n)...)
	}
	slices.Sort(near)
	var matches []Match
	for _, i := range slices.Compact(near) {
		if m, ok := asked.compare(x.cards[i]); ok {
			matches = append(matches, m)
		}
	}
	sortBest(matches)
	if limit > 0 && len(matches) > limit {
		matches = matches[:limit]
	}
	return matches
}

// near are the cards with a name that may be like n. Where the other name has no fewer
// words, it has one like the rarest of n; where it has fewer, one like any of n.
func (x *Index) near(n name) []int32 {
	rarest, least := -1, 0
	with := make([][]int32, len(n.words))
	for i := range n.words {
		with[i] = x.namesWith(x.like(&n.words[i]))
		if rarest < 0 || len(with[i]) < least {
			rarest, least = i, len(with[i])
		}
	}
	var cards []int32
	for i, names := range with {
		for _, at := range names {
			if other := x.names[at]; i == rarest || len(other.words) < len(n.words) {
				cards = append(cards, other.card)
			}
		}
	}
	return cards
}

// like are the words of the index that are like w.
func (x *Index) like(w *word) []int32 {
	var like []int32
	for i := range x.words {
		if w.likeness(&x.words[i]) > 0 {
			like = append(like, int32(i))
		}
	}
	return like
}

// namesWith are the names that have one of several words.
func (x *Index) namesWith(words []int32) []int32 {
	var names []int32
	for _, w := range words {
		names = append(names, x.in[w]...)
	}
	return names
}
