package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
	"preventa/ui/reports"
)

// resting is a tab that was brought back and that nobody has looked at yet. Its screen is
// made when it comes to the front, so that the window is soon there however many tabs were
// open.
type resting struct {
	window  *Window
	at      spot
	name    string // of a record, as it was called last
	state   string // what the screen kept
	content *fyne.Container
	waking  bool   // its screen is on its way
	make    func() // how it is made, where the person asked for it in a way of their own; nil: the usual one
}

var (
	_ kit.Screen   = (*resting)(nil)
	_ kit.Recorded = (*resting)(nil)
	_ kit.Keeping  = (*resting)(nil)
)

func newResting(w *Window, tab keptTab) *resting {
	return &resting{window: w, at: tab.spot, name: tab.Title, state: tab.State, content: container.NewStack()}
}

// ID is for the window.
func (r *resting) ID() string { return r.at.key() }

// Shows is the record.
func (r *resting) Shows() office.Reference { return r.at.reference() }

// Title names the tab.
func (r *resting) Title() string {
	if r.at.isRecord() {
		return r.name
	}
	command, known := r.window.screenCommand(r.at.Screen)
	switch {
	case !known:
		return ""
	case reports.IsPreview(r.at.Screen):
		return reports.TabTitle(command.Title)
	}
	return command.Title
}

// Content is empty until the screen is made.
func (r *resting) Content() fyne.CanvasObject { return r.content }

// Tools are none.
func (r *resting) Tools(*kit.Commands) kit.Tools { return kit.Tools{} }

// Status says nothing.
func (r *resting) Status() string { return "" }

// Do does nothing.
func (r *resting) Do(string) func() { return nil }

// Follow leaves it to the window, which reads the names of all that rest at once.
func (r *resting) Follow(change.Set) {}

// Rebuild has nothing to make anew.
func (r *resting) Rebuild() {}

// Shown makes the screen, which takes its place.
func (r *resting) Shown() {
	if r.waking {
		return
	}
	r.waking = true
	if !r.at.isRecord() {
		r.wake()
		return
	}
	r.window.whileThere(r.at, func(there bool) {
		switch {
		case r.window.restingAt(r.at) != r: // closed meanwhile
		case there:
			r.wake()
		default:
			r.window.closeGone(true, r)
		}
	})
}

func (r *resting) wake() {
	if r.make != nil {
		r.make()
	} else {
		r.window.visit(r.at)
	}
}

// Closed has nothing to let go of.
func (r *resting) Closed() {}

// Keep is the state it waits to give back.
func (r *resting) Keep() string { return r.state }

// Resume is not called: nothing rests twice.
func (r *resting) Resume(string) {}

// restingAt is the tab that rests at a spot; nil for none.
func (w *Window) restingAt(at spot) *resting {
	for _, s := range w.screens {
		if r, ok := s.(*resting); ok && r.at == at {
			return r
		}
	}
	return nil
}

// whileThere asks whether a record is there and then goes on, in the same office.
func (w *Window) whileThere(at spot, next func(there bool)) {
	session := w.session
	kit.Background(w.Runner(), func() (bool, error) {
		_, there, err := nameOf(context.Background(), session, at.reference())
		return there, err
	}, func(there bool, err error) {
		switch {
		case w.session != session:
		case err != nil:
			w.Failed(err)
		default:
			next(there)
		}
	})
}

// rollFollows calls the roll when a set is about a record that rests. A person knows of what
// they deleted themselves.
func (w *Window) rollFollows(set change.Set) {
	if slices.ContainsFunc(w.screens, func(s kit.Screen) bool {
		r, rests := s.(*resting)
		return rests && r.at.isRecord() && set.Touches(r.at.Kind)
	}) {
		w.callTheRoll(set.Person != w.session.Me().ID)
	}
}

// callTheRoll reads anew what the records of the resting tabs are called, and takes away
// those that have gone; tell is whether it says so.
func (w *Window) callTheRoll(tell bool) {
	var spots []spot
	for _, s := range w.screens {
		if r, ok := s.(*resting); ok && r.at.isRecord() {
			spots = append(spots, r.at)
		}
	}
	if len(spots) == 0 {
		return
	}
	session := w.session
	kit.BackgroundLatest(&w.rollCalled, w.Runner(), func() (map[spot]named, error) {
		return namesOf(context.Background(), session, spots)
	}, func(names map[spot]named, err error) {
		switch {
		case w.session != session:
		case err != nil:
			w.Failed(err)
		default:
			w.answerTheRoll(spots, names, tell)
		}
	})
}

func (w *Window) answerTheRoll(asked []spot, names map[spot]named, tell bool) {
	var gone []*resting
	for _, at := range asked {
		r := w.restingAt(at)
		if r == nil {
			continue
		}
		if n, there := names[at]; there {
			r.name = n.title()
		} else {
			gone = append(gone, r)
		}
	}
	w.closeGone(tell, gone...)
	w.Changed()
}

// closeGone closes the tabs of records that are no longer there, and may say which.
func (w *Window) closeGone(tell bool, tabs ...*resting) {
	titles := make([]string, len(tabs))
	for i, r := range tabs {
		titles[i] = r.Title()
		w.Close(r)
	}
	if tell && len(tabs) > 0 {
		w.Notify(kit.Toast{Icon: "info", Text: lang.XN("tabs.gone", "No longer there: {{.Titles}}", len(tabs),
			map[string]any{"Titles": strings.Join(titles, ", ")})})
	}
}

// resumed gives a screen just made back the state it kept, if it keeps one.
func resumed(s kit.Screen, state string) kit.Screen {
	if k, ok := s.(kit.Keeping); ok && state != "" {
		k.Resume(state)
	}
	return s
}
