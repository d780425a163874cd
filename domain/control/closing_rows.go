package control

import (
	"sync"

	"preventa/domain"
)

// split is the rows of a look by what became of them, found once for all figures.
type split struct {
	once      sync.Once
	won, lost []int32 // closed so within the period
	open      []int32 // in progress, whatever the period
	first     domain.Date
	last      domain.Date // of the days on which won and lost ones closed
}

// parted gives the rows by what became of them.
func (l *Look) parted() *split {
	l.split.once.Do(l.part)
	return &l.split
}

// The ends an opportunity may have come to, for a table by state.
const (
	endOpen = iota
	endWon
	endLost
	endCount = 4 // a power of two, for quick indexes
)

// ends tells the end that each state is.
func (l *Look) ends() []uint8 {
	ends := make([]uint8, len(l.states))
	for i, s := range l.states {
		switch s.Class {
		case domain.Won:
			ends[i] = endWon
		case domain.Lost:
			ends[i] = endLost
		}
	}
	return ends
}

func (l *Look) part() {
	ends := l.ends()
	var counts [endCount]int
	for _, row := range l.rows {
		counts[ends[l.state[row]]&3]++
	}
	var parts [endCount][]int32
	for end, count := range counts {
		parts[end] = make([]int32, count)
	}
	var filled [endCount]int // without a branch, which could not be foreseen
	for _, row := range l.rows {
		end := ends[l.state[row]] & 3
		parts[end][filled[end]] = row
		filled[end]++
	}
	l.split.open, l.split.won, l.split.lost = parts[endOpen], l.withinPeriod(parts[endWon]), l.withinPeriod(parts[endLost])
	l.split.between(l.closedOn)
}

// withinPeriod keeps those of closed rows that closed within the period.
func (l *Look) withinPeriod(closed []int32) []int32 {
	kept := closed[:0]
	for _, row := range closed {
		if l.Filter.Period.Contains(l.closedOn[row]) {
			kept = append(kept, row)
		}
	}
	return kept
}

// between finds the first and the last day on which something closed.
func (s *split) between(closedOn []domain.Date) {
	first, last := farEvening, domain.Date(0)
	for _, rows := range [][]int32{s.won, s.lost} {
		for _, row := range rows {
			day := closedOn[row]
			first, last = min(first, day), max(last, day)
		}
	}
	if last > 0 {
		s.first, s.last = first, last
	}
}

// EverClosed reports that something closed, whatever the filter.
func (f *Facts) EverClosed() bool {
	for row, there := range f.there {
		if there && f.class(int32(row)).IsClosed() {
			return true
		}
	}
	return false
}
