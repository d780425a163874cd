package domain

// Stay is how long an opportunity was in a state, re-entries added up.
type Stay struct {
	State ID
	Days  int // whole days, the day it came not counted
}

// StateMove is that an opportunity left a state for another.
type StateMove struct {
	From, To ID
	On       Date
}

// Stays adds up the days between moves, which are given oldest first, of an opportunity
// that stands in a state, from its opening to an end, in the order it first came into each.
func Stays(opened Date, state ID, moves []StateMove, end Date) []Stay {
	first := state
	if len(moves) > 0 {
		first = moves[0].From
	}
	var list []Stay
	stay := func(state ID, from, until Date) {
		at := 0
		for at < len(list) && list[at].State != state {
			at++
		}
		if at == len(list) {
			list = append(list, Stay{State: state})
		}
		list[at].Days += int(max(0, until-from))
	}
	from := opened
	for _, m := range moves {
		stay(first, from, m.On)
		first, from = m.To, m.On
	}
	stay(first, from, end)
	return list
}
