package ui

import (
	"encoding/json"
	"log/slog"
	"slices"
	"time"

	"preventa/domain"
	"preventa/ui/kit"
)

// keepAfter is how long what is open may change before it is kept: a program that is killed
// loses no more than that of it.
const keepAfter = 2 * time.Second

// mostClosed is how many closed tabs can be opened again.
const mostClosed = 20

// keptTab is a tab as it is kept over a restart, or after it was closed.
type keptTab struct {
	spot
	Title string `json:"title,omitempty"` // of a record, until it is read again
	State string `json:"state,omitempty"` // what the screen keeps
}

// keptWindow is what the window keeps of an office, for each person on this computer.
type keptWindow struct {
	Tabs   []keptTab   `json:"tabs"`
	Front  int         `json:"front"`
	Day    domain.Date `json:"day"` // on which it was last open
	Recent []recent    `json:"recent,omitempty"`
}

// keptKey is where that is kept. A copy of an office file is another office.
func (w *Window) keptKey() string { return "open." + string(w.session.Me().ID) + "." + w.file.Path() }

// KeepSoon keeps what is open after a while, with all that changes until then.
func (w *Window) KeepSoon() {
	if w.session == nil || w.keeping != nil {
		return
	}
	w.keeping = w.delay(keepAfter, func() {
		w.keeping = nil
		w.keep()
	})
}

// keep keeps what is open, if it is something else than what was kept last.
func (w *Window) keep() {
	kept := keptWindow{Day: w.session.Office().Today(), Recent: w.recents}
	for _, s := range w.screens {
		if tab, ok := keptOf(s); ok {
			kept.Tabs = append(kept.Tabs, tab)
		}
		if s == w.front {
			kept.Front = max(len(kept.Tabs)-1, 0)
		}
	}
	text, err := json.Marshal(kept)
	if err != nil {
		slog.Error("what is open cannot be kept", "error", err)
		return
	}
	if string(text) != w.Recall(w.keptKey()) {
		w.Remember(w.keptKey(), string(text))
	}
}

// stopKeeping keeps what is open for the last time.
func (w *Window) stopKeeping() {
	if w.keeping != nil {
		w.keeping()
		w.keeping = nil
	}
	w.keep()
}

// keptOf is what is kept of a screen; nothing of a record that is not saved yet.
func keptOf(s kit.Screen) (keptTab, bool) {
	at, named := spotOf(s)
	tab := keptTab{spot: at}
	if at.isRecord() {
		tab.Title = s.Title()
	}
	if k, ok := s.(kit.Keeping); ok {
		tab.State = k.Keep()
	}
	return tab, named
}

// bringBack opens what was open when the office was last left, only the tab in front in
// full; it is the list where nothing was. It reports whether that was on the same day.
func (w *Window) bringBack() (sameDay bool) {
	var kept keptWindow
	if text := w.Recall(w.keptKey()); text != "" {
		if err := json.Unmarshal([]byte(text), &kept); err != nil {
			slog.Error("what was open cannot be read", "error", err)
		}
	}
	w.recents = kept.Recent
	var front kit.Screen
	for i, tab := range kept.Tabs {
		if !w.mayVisit(tab.spot) {
			continue
		}
		r := newResting(w, tab)
		w.screens = append(w.screens, r)
		if i <= kept.Front || front == nil {
			front = r
		}
	}
	if front == nil {
		w.OpenOpportunities()
		return false
	}
	w.front = front
	w.bringFront()
	w.callTheRoll(true)
	return kept.Day == w.session.Office().Today()
}

// noteClosed remembers a tab that was closed. The list comes back by itself as the last.
func (w *Window) noteClosed(tab keptTab) {
	if w.isOpen(tab.spot) {
		return
	}
	w.closed = append(w.closed, tab)
	if len(w.closed) > mostClosed {
		w.closed = slices.Delete(w.closed, 0, 1)
	}
}

// reopenTab opens the tab closed last as it was; one whose record has gone is passed over.
func (w *Window) reopenTab() {
	if len(w.closed) == 0 {
		return
	}
	last := len(w.closed) - 1
	tab := w.closed[last]
	w.closed = w.closed[:last]
	if w.isOpen(tab.spot) || !w.mayVisit(tab.spot) {
		w.reopenTab()
		return
	}
	if !tab.isRecord() {
		w.add(newResting(w, tab))
		return
	}
	w.whileThere(tab.spot, func(there bool) {
		if there {
			w.add(newResting(w, tab))
		} else {
			w.reopenTab()
		}
	})
}
