package control

import (
	"cmp"
)

// OriginFigures is what became of the business that came from one origin.
type OriginFigures struct {
	Origin Name
	Opened int64 // in the period
	Outcome
	Share Rate // of everything won: Σ won amount ÷ Σ won amount of all origins
	inOwn bool // the amounts are not in office currency
}

// Return is what a campaign brought for its cost: (Σ won amount − cost) ÷ cost. False where
// no cost is known, or the amounts are in another currency than it.
func (o OriginFigures) Return() (float64, bool) {
	if o.Origin.Cost <= 0 || o.inOwn {
		return 0, false
	}
	return float64(o.WonAmount-o.Origin.Cost) / float64(o.Origin.Cost), true
}

// Origins gives each origin from which something was opened or closed in the period: how
// many were opened, won and lost, the win rate, the won amount, its share of all, and the
// mean cycle. The largest won amount comes first; equal ones by more won, by more opened,
// then by name. What has no origin is one of its own.
//
// Date basis: what was opened by its opening, what was won or lost by its closing. With
// Filter.ByOpening all by the opening: of what was opened in the period, what was won or
// lost so far.
func Origins(l *Look) []OriginFigures {
	o := origins{l: l, place: make([]int32, len(l.names))}
	if l.Filter.ByOpening {
		o.sumOpened()
	} else {
		o.sumClosed()
	}
	total := int64(0)
	for _, one := range o.list {
		total += one.WonAmount
	}
	for i := range o.list {
		o.list[i].Share = Rate{o.list[i].WonAmount, total}
	}
	return sorted(o.list, func(a, b OriginFigures) int {
		return cmp.Or(cmp.Compare(b.WonAmount, a.WonAmount), cmp.Compare(b.Won, a.Won), cmp.Compare(b.Opened, a.Opened), byName(a.Origin, b.Origin))
	})
}

// OtherOrigins puts several origins together.
func OtherOrigins(several []OriginFigures) OriginFigures {
	all := OriginFigures{Origin: Name{ID: OthersKey}}
	for _, o := range several {
		all.Opened += o.Opened
		all.Outcome = all.Plus(o.Outcome)
		all.Share = Rate{all.Share.Part + o.Share.Part, o.Share.Whole}
	}
	return all
}

// origins sums up origins.
type origins struct {
	l     *Look
	place []int32 // by name: place in the list, from 1 on
	list  []OriginFigures
}

// of is the figures of the origin of a row.
func (o *origins) of(row int32) *OriginFigures { return o.named(o.l.origin[row]) }

func (o *origins) named(origin int32) *OriginFigures {
	if o.place[origin] == 0 {
		o.list = append(o.list, OriginFigures{Origin: o.l.names[origin], inOwn: o.l.Filter.Currency != ""})
		o.place[origin] = int32(len(o.list))
	}
	return &o.list[o.place[origin]-1]
}

func (o *origins) sumClosed() {
	l, closed := o.l, o.l.parted()
	for _, row := range closed.won {
		o.of(row).win(l, row)
	}
	for _, row := range closed.lost {
		o.of(row).lose(l, row)
	}
	opened := make([]int32, len(l.names)) // by name
	for _, row := range l.rows {
		if l.Filter.Period.Contains(l.openedOn[row]) {
			opened[l.origin[row]]++
		}
	}
	for origin, count := range opened {
		if count > 0 {
			o.named(int32(origin)).Opened = int64(count)
		}
	}
}

func (o *origins) sumOpened() {
	l, ends := o.l, o.l.ends()
	for _, row := range l.rows {
		if !l.Filter.Period.Contains(l.openedOn[row]) {
			continue
		}
		of := o.of(row)
		of.Opened++
		switch ends[l.state[row]] {
		case endWon:
			of.win(l, row)
		case endLost:
			of.lose(l, row)
		}
	}
}

// originNames are the origins in the order of Origins.
func originNames(l *Look) []Name {
	var names []Name
	for _, o := range Origins(l) {
		names = append(names, o.Origin)
	}
	return names
}

// originMembers are what a bar of the origins shows: what was won, or, of its other figures,
// what was opened or lost.
func originMembers(l *Look, p Part) []int32 {
	from := l.meant(p.Key, MostBars, func() []Name { return originNames(l) })
	opened := func(row int32) bool { return l.Filter.Period.Contains(l.openedOn[row]) }
	rows, ends := l.rows, l.ends()
	switch {
	case p.Series == SeriesOpened:
		rows = keeping(rows, opened)
	case l.Filter.ByOpening:
		end := uint8(endWon)
		if p.Series == SeriesLost {
			end = endLost
		}
		rows = keeping(rows, func(row int32) bool { return opened(row) && ends[l.state[row]] == end })
	case p.Series == SeriesLost:
		rows = l.parted().lost
	default:
		rows = l.parted().won
	}
	return keeping(rows, func(row int32) bool { return from[l.origin[row]] })
}
