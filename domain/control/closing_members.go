package control

import "preventa/domain"

// closingMembers finds what lies behind the figures of what closed, and of what is in
// progress.
var closingMembers = membersOf{
	"who-closes-best": bestMembers,
	"who-closes-most": mostMembers,
	"closed-by-month": monthMembers,
	"origins":         originMembers,
	"open-by-state":   stateMembers,
	"loss-reasons":    lossMembers,
	"cycle-length":    cycleMembers,
	"amount-bands":    bandMembers,
}

// The parts of a bar that are named by what became of the opportunities.
const (
	SeriesOpened = "opened"
	SeriesWon    = string(domain.Won)
	SeriesLost   = string(domain.Lost)
)

// endedAs are the rows that closed in the period as a series says: won, lost, or, with
// none, both.
func (l *Look) endedAs(series string) []int32 {
	closed := l.parted()
	switch series {
	case SeriesWon:
		return closed.won
	case SeriesLost:
		return closed.lost
	}
	return l.closedRows()
}

// bestMembers are what a salesperson closed.
func bestMembers(l *Look, p Part) []int32 {
	who := l.meant(p.Key, MostBars, func() []Name { return salespeople(WhoClosesBest(l)) })
	return keeping(l.endedAs(p.Series), func(row int32) bool { return who[l.creditedTo[row]] })
}

// mostMembers are what a salesperson won.
func mostMembers(l *Look, p Part) []int32 {
	who := l.meant(p.Key, MostBars, func() []Name { return salespeople(WhoClosesMost(l)) })
	return keeping(l.parted().won, func(row int32) bool { return who[l.creditedTo[row]] })
}

// monthMembers are what the salesperson that Series names closed in a month.
func monthMembers(l *Look, p Part) []int32 {
	who := l.meant(p.Series, MostSeries, func() []Name { return ByMostClosed(l) })
	months, ok := monthKey(p.Key)
	if !ok {
		return nil
	}
	return keeping(l.closedRows(), func(row int32) bool { return who[l.creditedTo[row]] && months.Contains(l.closedOn[row]) })
}

// stateMembers are what stands in a state.
func stateMembers(l *Look, p Part) []int32 {
	state := l.stateI[domain.ID(p.Key)]
	return keeping(l.openRows(), func(row int32) bool { return l.state[row] == state })
}
