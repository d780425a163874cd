package ui

import (
	"slices"

	"preventa/ui/kit"
)

// longestTrail is how many steps back can be taken.
const longestTrail = 100

// trail is what was in front, in order, and where in it the person is.
type trail struct {
	spots []spot
	at    int // of the one in front, or of the last that could be named
}

// note adds what has come to the front. What lay ahead is forgotten, as in a browser.
func (t *trail) note(s spot) {
	if len(t.spots) > 0 && t.spots[t.at] == s {
		return
	}
	if len(t.spots) > 0 {
		t.spots = t.spots[:t.at+1]
	}
	t.spots = append(t.spots, s)
	if len(t.spots) > longestTrail {
		t.spots = slices.Delete(t.spots, 0, 1)
	}
	t.at = len(t.spots) - 1
}

// next is the place of a step back (-1) or forward (+1) from what is in front; false at the
// end. From what has no name, back is the last that had one.
func (t *trail) next(by int, front spot, hasName bool) (place int, ok bool) {
	place = t.at + by
	if by < 0 && (!hasName || len(t.spots) > 0 && t.spots[t.at] != front) {
		place = t.at
	}
	return place, place >= 0 && place < len(t.spots)
}

// forget takes away a spot that has gone, everywhere.
func (t *trail) forget(gone spot) {
	var kept []spot
	at := t.at
	for i, s := range t.spots {
		if s != gone && (len(kept) == 0 || kept[len(kept)-1] != s) {
			kept = append(kept, s)
		} else if i <= t.at {
			at--
		}
	}
	t.spots, t.at = kept, max(at, 0)
}

// canWalk reports that there is something behind (-1) or ahead (+1).
func (w *Window) canWalk(by int) func() bool {
	return func() bool {
		_, ok := w.step(by)
		return ok
	}
}

func (w *Window) step(by int) (int, bool) {
	front, named := spotOf(w.front)
	return w.trail.next(by, front, named)
}

// walk goes back or forward through what was in front. What was closed is opened again;
// what has gone is passed over.
func (w *Window) walk(by int) {
	place, ok := w.step(by)
	if !ok {
		return
	}
	target := w.trail.spots[place]
	arrive := func() {
		w.trail.at = place
		w.visit(target)
	}
	if !target.isRecord() || w.isOpen(target) {
		arrive()
		return
	}
	w.whileThere(target, func(there bool) {
		if there && place < len(w.trail.spots) && w.trail.spots[place] == target {
			arrive()
			return
		}
		w.trail.forget(target)
		w.walk(by)
	})
}

// isOpen reports that a tab shows a spot.
func (w *Window) isOpen(at spot) bool {
	return slices.ContainsFunc(w.screens, func(s kit.Screen) bool {
		shown, named := spotOf(s)
		return named && shown == at
	})
}

// noteFront adds what is in front to the trail, and a record to what was used last.
func (w *Window) noteFront() {
	front, named := spotOf(w.front)
	if !named || len(w.trail.spots) > 0 && w.trail.spots[w.trail.at] == front {
		return
	}
	w.trail.note(front)
	if front.isRecord() {
		w.noteUse(recent{spot: front})
	}
}
