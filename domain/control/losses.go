package control

import (
	"cmp"
	"slices"
	"sync"

	"preventa/domain"
)

// LossReason is what was lost for one reason.
type LossReason struct {
	Reason Name // that without an id is of those for which none was given
	Count  int64
	Amount int64
	From   []StateLosses // in the office's order of the states; nil without a history
}

// StateLosses is what was lost from one state.
type StateLosses struct {
	State  domain.State // without an id: they were never seen in an open state
	Count  int64
	Amount int64
}

// LossReasons gives how many were lost for each reason and for how much, the most frequent
// first; equal ones by the larger amount, then by name. With a history each is split by the
// state lost from: the last open or on-hold state before the loss.
//
// Date basis: closed on, within the period.
func LossReasons(l *Look) []LossReason {
	lost := l.parted().lost
	place := make([]int32, len(l.names))
	var list []LossReason
	for _, row := range lost {
		reason := l.lossReason[row]
		if place[reason] == 0 {
			list = append(list, LossReason{Reason: l.names[reason]})
			place[reason] = int32(len(list))
		}
		of := &list[place[reason]-1]
		of.Count++
		of.Amount += l.money[row]
	}
	if l.HasHistory() {
		splitLosses(l, lost, list, place)
	}
	slices.SortFunc(list, func(a, b LossReason) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(b.Amount, a.Amount), byName(a.Reason, b.Reason))
	})
	return list
}

// splitLosses splits the reasons, of which it is told the place by name, by the state lost from.
func splitLosses(l *Look, lost []int32, list []LossReason, place []int32) {
	cells := make([]StateLosses, len(list)*len(l.states))
	for i := range cells {
		cells[i].State = l.states[i%len(l.states)]
	}
	from := l.lostFrom()
	for _, row := range lost {
		cell := &cells[int(place[l.lossReason[row]]-1)*len(l.states)+int(from[row])]
		cell.Count++
		cell.Amount += l.money[row]
	}
	order := append(l.openStates(), 0)
	for i := range list {
		for _, state := range order {
			if cell := cells[i*len(l.states)+int(state)]; cell.Count > 0 {
				list[i].From = append(list[i].From, cell)
			}
		}
	}
}

// OtherLosses puts several reasons together.
func OtherLosses(several []LossReason) LossReason {
	all := LossReason{Reason: Name{ID: OthersKey}}
	for _, r := range several {
		all.Count, all.Amount = all.Count+r.Count, all.Amount+r.Amount
		for _, from := range r.From {
			at := slices.IndexFunc(all.From, func(s StateLosses) bool { return s.State.ID == from.State.ID })
			if at < 0 {
				all.From = append(all.From, from)
				continue
			}
			all.From[at].Count, all.From[at].Amount = all.From[at].Count+from.Count, all.From[at].Amount+from.Amount
		}
	}
	return all
}

// lostFrom tells of every row the last open or on-hold state it left, 0 where the history
// knows of none: of a lost one the state it was lost from.
func (l *Look) lostFrom() []int16 {
	f, ends := l.Facts, l.ends()
	if f.history == nil {
		return make([]int16, len(f.number))
	}
	f.left.Lock()
	defer f.left.Unlock()
	if len(f.left.states) != len(f.number) || f.left.events != f.history.Len() || !slices.Equal(f.left.ends, ends) {
		f.left.read(f, ends)
	}
	return f.left.states
}

// leftStates is the state each row left last among the open and on-hold ones, kept for as
// long as nothing happens.
type leftStates struct {
	sync.Mutex
	states []int16
	events int     // of the history that was read
	ends   []uint8 // of the states, when it was read
}

func (s *leftStates) read(f *Facts, ends []uint8) {
	h := f.history
	states := make([]int16, len(f.number))
	for i, field := range h.field {
		if field == FieldState && h.old[i] != 0 && ends[h.old[i]] == endOpen {
			states[h.row[i]] = int16(h.old[i])
		}
	}
	s.states, s.events, s.ends = states, h.Len(), ends
}

// fromNone names, among the parts of a bar, the losses of which no open state is known.
const fromNone = "none"

// FromKey names the part of a bar that was lost from a state.
func FromKey(s domain.State) string { return cmp.Or(string(s.ID), fromNone) }

// lossMembers are what was lost for a reason: all, or those from the state that Series names.
func lossMembers(l *Look, p Part) []int32 {
	reasons := l.meant(p.Key, MostBars, func() []Name { return lossNames(l) })
	from, state := l.lostFrom(), l.stateI[domain.ID(p.Series)] // 0, which is none, of fromNone
	return keeping(l.parted().lost, func(row int32) bool {
		return reasons[l.lossReason[row]] && (p.Series == "" || from[row] == state)
	})
}

// lossNames are the reasons in the order of LossReasons.
func lossNames(l *Look) []Name {
	var names []Name
	for _, r := range LossReasons(l) {
		names = append(names, r.Reason)
	}
	return names
}

// LostFrom is what was lost for the reason from a state.
func (r LossReason) LostFrom(s domain.State) StateLosses {
	at := slices.IndexFunc(r.From, func(from StateLosses) bool { return from.State.ID == s.ID })
	if at < 0 {
		return StateLosses{State: s}
	}
	return r.From[at]
}
