package control

import (
	"slices"

	"preventa/domain"
)

// stay is one stay of an opportunity in a state: it came on a day, and left on another.
type stay struct {
	state        int16
	since, until domain.Date
}

// staysOf gives the stays of a row, oldest first, in the room of a list: from the day it was
// opened, or the journal's first word of it, to the day of the look. Days in the recycle bin
// count as days in the state, as going there changes none.
func (l *Look) staysOf(row int32, life life, list []stay) []stay {
	since := l.openedOn[row]
	if since == 0 {
		since = l.Today
		if deeds := life.deeds(row); len(deeds) > 0 {
			since = deeds[0].day
		}
	}
	list = list[:0]
	for _, m := range life.moves(row) {
		list = append(list, stay{m.from, since, m.day})
		since = m.day
	}
	return append(list, stay{l.state[row], since, l.Today})
}

// touches says whether a day of the stay lies in a period.
func (s stay) touches(p domain.Period) bool {
	return s.until >= p.From && (p.To == 0 || s.since <= p.To)
}

// days is how long it was, whole days, the day it came not counted. A closing or a move
// entered for a day before the opening makes no negative days.
func (s stay) days() int { return int(max(0, s.until-s.since)) }

// StateTime is how long opportunities were in a state. Median and P80 are days and mean
// nothing where Count is 0.
type StateTime struct {
	State       domain.State
	Count       int64
	Median, P80 float64
}

// TimeInState gives, for each open and on-hold state in the office's order, the median and the
// 80th percentile of the days that the opportunities which were in it on a day of the period
// were in it: the sum of all their stays, re-entries added up, whole days, up to the day of the
// look for those still in it. A stay that began before the period or went on after it counts
// whole, so that a short period does not make every stay short. Percentiles lie between the two
// neighbours where they fall between them. Empty states are included, retired ones only when
// not empty; what is closed stays in its state for ever, so closed states are left out.
//
// Date basis: the journal; the first stay begins on opened on.
func TimeInState(l *Look) []StateTime {
	spread := make([]tally, len(l.states))
	l.eachStateTime(func(_ int32, state int16, days int) { spread[state].add(days) })
	var list []StateTime
	for _, i := range l.openStates() {
		if t := &spread[i]; t.count > 0 || !l.states[i].Retired {
			list = append(list, StateTime{l.states[i], t.count, t.quantile(0.5), t.quantile(0.8)})
		}
	}
	return list
}

// eachStateTime tells, of each row, the states it was in on a day of the period, and its days
// in each.
func (l *Look) eachStateTime(tell func(row int32, state int16, days int)) {
	if l.Filter.Period.From > l.Today {
		return
	}
	life, open := l.life(), make([]bool, len(l.states))
	for _, i := range l.openStates() {
		open[i] = true
	}
	sum, within := make([]int, len(l.states)), make([]bool, len(l.states))
	var stays []stay
	for _, row := range l.rows {
		if !open[l.state[row]] && life.lastDay(row) < l.Filter.Period.From {
			continue // it closed before
		}
		stays = l.staysOf(row, life, stays)
		for _, s := range stays {
			sum[s.state] += s.days()
			within[s.state] = within[s.state] || s.touches(l.Filter.Period)
		}
		for _, s := range stays {
			if within[s.state] && open[s.state] {
				tell(row, s.state, sum[s.state])
			}
			sum[s.state], within[s.state] = 0, false
		}
	}
}

// StageStep is how many of those that came into a stage came further.
type StageStep struct {
	From, To domain.State // To of the last stage is the office's first won state
	Rate
}

// StageConversion gives, for each stage, how many opportunities entered it in the period, and
// how many of them later entered the next stage, or a won state; going back does not undo it.
// An opportunity counts once, from when it first entered within the period. Stages are the open
// states in the office's order: to be on hold is a pause and no step ahead. Retired states are
// stages only where something entered them in the period, and nothing's next.
//
// Date basis: the journal; the first state is entered on opened on.
func StageConversion(l *Look) []StageStep {
	next := l.nextStages()
	entered, reached := make([]int64, len(l.states)), make([]int64, len(l.states))
	l.eachEntry(next, func(_ int32, state int16, further bool) {
		entered[state]++
		reached[state] += one(further)
	})
	var list []StageStep
	for _, i := range l.openStates() {
		if to, is := next[i]; is && (entered[i] > 0 || !l.states[i].Retired) {
			list = append(list, StageStep{l.states[i], l.states[to], Rate{reached[i], entered[i]}})
		}
	}
	return list
}

// nextStages gives the stage after each, of the last the office's first won state.
func (l *Look) nextStages() map[int16]int16 {
	after := l.firstWon()
	stages := slices.DeleteFunc(l.openStates(), func(i int16) bool { return l.states[i].Class != domain.Open })
	next := make(map[int16]int16, len(stages))
	for _, i := range slices.Backward(stages) {
		next[i] = after
		if !l.states[i].Retired {
			after = i
		}
	}
	return next
}

// firstWon is the office's first won state, 0 when it has none.
func (l *Look) firstWon() int16 {
	first := int16(0)
	for i, s := range l.states {
		if i > 0 && s.Class == domain.Won && !s.Retired && (first == 0 || s.Position < l.states[first].Position) {
			first = int16(i)
		}
	}
	return first
}

// eachEntry tells, of each row, the stages it entered in the period, and whether it came
// further from there.
func (l *Look) eachEntry(next map[int16]int16, tell func(row int32, state int16, further bool)) {
	life, after, won := l.life(), make([]int16, len(l.states)), make([]bool, len(l.states))
	for i := range l.states {
		after[i], won[i] = -1, l.states[i].Class == domain.Won
		if to, is := next[int16(i)]; is {
			after[i] = to
		}
	}
	told := make([]bool, len(l.states))
	var stays []stay
	for _, row := range l.rows {
		if last := life.lastDay(row); last > 0 && max(last, l.openedOn[row]) < l.Filter.Period.From {
			continue // it was where it is before
		}
		stays = l.staysOf(row, life, stays)
		for i, s := range stays {
			if after[s.state] < 0 || told[s.state] || !l.Filter.Period.Contains(s.since) {
				continue
			}
			told[s.state] = true
			tell(row, s.state, slices.ContainsFunc(stays[i+1:], func(later stay) bool {
				return won[later.state] || later.state == after[s.state]
			}))
		}
		for _, s := range stays {
			told[s.state] = false
		}
	}
}
