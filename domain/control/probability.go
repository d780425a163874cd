package control

import (
	"cmp"
	"math"
	"slices"

	"preventa/domain"
)

// Guess is what the office's own history says about an opportunity.
type Guess struct {
	Percent float64  // two decimals, from 0.01 to 99.99
	Known   bool     // else nothing was won or nothing was lost yet, and there is no figure
	Reasons []Reason // of all known fields, in their order
	Won     int      // of the similar ones
	Similar []int64  // numbers of those closed that are most like it, ascending
}

// Reason is what one field of an opportunity says.
type Reason struct {
	Field     ReasonField
	Value     string // what it has there; a state, a name, a country; of an amount its band's key
	Band      AmountBand
	Won, Lost int     // how many that closed so had it
	Share     float64 // won share ÷ (won share + lost share): above a half speaks for winning
}

// ReasonField is a field the guess looks at.
type ReasonField string

// The fields.
const (
	ReasonState       ReasonField = "state"
	ReasonOrigin      ReasonField = "origin"
	ReasonSalesperson ReasonField = "salesperson"
	ReasonSector      ReasonField = "sector"
	ReasonCountry     ReasonField = "country"
	ReasonAmount      ReasonField = "amount"
	ReasonTag         ReasonField = "tag"
)

// mostReasons is how many reasons are named for and against.
const mostReasons = 3

// For are the strongest reasons for winning, the strongest first.
func (g Guess) For() []Reason {
	return g.strongest(func(r Reason) bool { return r.Share > 0.5 }, func(a, b Reason) int { return cmp.Compare(b.Share, a.Share) })
}

// Against are the strongest reasons against it, the strongest first.
func (g Guess) Against() []Reason {
	return g.strongest(func(r Reason) bool { return r.Share < 0.5 }, func(a, b Reason) int { return cmp.Compare(a.Share, b.Share) })
}

func (g Guess) strongest(which func(Reason) bool, order func(a, b Reason) int) []Reason {
	var list []Reason
	for _, r := range g.Reasons {
		if which(r) {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, order)
	return list[:min(len(list), mostReasons)]
}

// GuessOf is the win probability of an opportunity from the office's own history: naive Bayes
// over all that closed, under the filter of the look. Fields: state reached, origin,
// salesperson, customer's sector and country, amount band, and each tag that 50 or more of them
// have. Each value that is known multiplies the chances of winning and losing by the share of
// the won and of the lost that had it; one that none of them has is not known.
//
// Similar are the closed ones that share most of its known fields, as similarTo tells.
//
// Date basis: all closed, by the day of the look. The history tells the states reached.
func GuessOf(l *Look, o domain.Opportunity) Guess {
	k := newLikelihoods(l)
	return k.guessWhole(k.featuresOfDraft(o))
}

// GuessOfNumber is GuessOf an opportunity as it is on the day of the look; false for one that
// is not there.
func GuessOfNumber(l *Look, number int64) (Guess, bool) {
	for row, there := range l.there {
		if there && int64(l.number[row]) == number {
			k := newLikelihoods(l)
			return k.guessWhole(k.featuresOf(int32(row))), true
		}
	}
	return Guess{}, false
}

// guessWhole is the guess with the similar ones.
func (k *likelihoods) guessWhole(c features) Guess {
	g := k.guess(c)
	if g.Known {
		k.similarTo(c, &g)
	}
	return g
}

// guess is the probability with its reasons.
func (k *likelihoods) guess(c features) Guess {
	if k.won == 0 || k.lost == 0 {
		return Guess{}
	}
	g := Guess{Known: true}
	first := k.first()
	odds := math.Log(first.won / first.lost) // as logarithms many tags do not leave the range
	for _, r := range k.reasons(c) {
		odds += math.Log(r.wonShare / r.lostShare)
		g.Reasons = append(g.Reasons, r.Reason)
	}
	percent := 100 / (1 + math.Exp(-odds))
	g.Percent = min(max(math.Round(percent*100)/100, leastPercent), mostPercent)
	return g
}

// Nothing is certain while it is open.
const (
	leastPercent = 0.01
	mostPercent  = 99.99
)

// weighed is a reason with the shares of the won and of the lost that had the value.
type weighed struct {
	Reason
	wonShare, lostShare float64
}

// reasons are what the known fields of a case say.
func (k *likelihoods) reasons(c features) []weighed {
	var list []weighed
	add := func(field *likelihood, value int32, of frequency) *Reason {
		f := field.of(value)
		w := weighed{Reason{Field: field.id, Value: field.text(value), Won: field.won[value], Lost: field.lost[value]}, f.won / of.won, f.lost / of.lost}
		w.Share = w.wonShare / (w.wonShare + w.lostShare)
		list = append(list, w)
		return &list[len(list)-1].Reason
	}
	for at := range k.fields {
		field, value := &k.fields[at], c.values[at]
		switch {
		case !field.has(value):
		case field.id == ReasonState:
			add(field, value, k.first())
		case field.id == ReasonAmount:
			add(field, value, field.total()).Band = k.bands[value-1]
		default:
			add(field, value, field.total())
		}
	}
	for _, tag := range k.counted(c) {
		add(&k.tags, tag, k.tags.total())
	}
	return list
}

// similarTo finds the closed ones most like a case. Each known field of the case that a
// closed one has too counts one: its state if the closed one reached it, each tag that counts.
// Those are similar that share the most: all known fields, and one fewer until there are
// enough of them; but always more than half.
func (k *likelihoods) similarTo(c features, g *Guess) {
	const enough = 20
	tags := k.counted(c)
	most := len(tags)
	for at, value := range c.values {
		most += int(one(k.fields[at].has(value)))
	}
	shared, byShared := make([]int, len(k.closed)), make([]int, most+1)
	for i, row := range k.closed {
		shared[i] = k.shared(c, tags, row)
		byShared[shared[i]]++
	}
	least, found := most+1, 0
	for least > most/2+1 && found < enough {
		least--
		found += byShared[least]
	}
	for i, row := range k.closed {
		if shared[i] >= least {
			g.Similar = append(g.Similar, int64(k.look.number[row]))
			g.Won += int(one(k.look.class(row) == domain.Won))
		}
	}
	slices.Sort(g.Similar)
}

// shared is how many of the known fields of a case a closed one has too.
func (k *likelihoods) shared(c features, tags []int32, row int32) int {
	other, count := k.featuresOf(row), 0
	for at, value := range c.values {
		has := other.values[at] == value
		if k.fields[at].id == ReasonState {
			has = k.reached(row, other.values[at], value)
		}
		count += int(one(has && k.fields[at].has(value)))
	}
	for _, tag := range tags {
		count += int(one(slices.Contains(other.tags, tag)))
	}
	return count
}

// Guessed is what the history would have said of one that closed.
type Guessed struct {
	row     int32
	Number  int64
	Percent float64
	Won     bool
}

// Guesses gives, for what closed in the period, what the history of all the others says: the
// probability as GuessOf has it, each left out of what it is guessed from. Its step is that on
// the evening 30 days before closing, or of opening where it was younger, as the calibration
// of what persons said has it; its other fields are those of the day. None without a win and a
// loss among the others. It takes a while, in proportion to what closed.
//
// Date basis: closed on, within the period; guessed from all closed.
func Guesses(l *Look) []Guessed {
	k := newLikelihoods(NewLook(l.Facts, Filter{}, l.Today))
	life, closed := l.life(), l.parted()
	var list []Guessed
	for _, row := range slices.Concat(closed.won, closed.lost) {
		c := k.featuresOf(row)
		c.values[0] = k.stepOn(row, life.deeds(row), max(l.closedOn[row]-statedBefore, l.openedOn[row]))
		k.count(row, -1)
		if g := k.guess(c); g.Known {
			list = append(list, Guessed{row, int64(l.number[row]), g.Percent, l.class(row) == domain.Won})
		}
		k.count(row, 1)
	}
	return list
}

// stepOn is the step of a row on the evening of a day, 0 where it was at none.
func (k *likelihoods) stepOn(row int32, deeds []deed, evening domain.Date) int32 {
	state := int64(k.look.state[row])
	for i := len(deeds) - 1; i >= 0 && deeds[i].day > evening; i-- {
		if deeds[i].field == FieldState {
			state = deeds[i].old
		}
	}
	return k.steps[state]
}
