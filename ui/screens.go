package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/control"
	"preventa/ui/kit"
	uioffice "preventa/ui/office"
	"preventa/ui/opportunities"
)

// OpenOpportunities shows the list.
func (w *Window) OpenOpportunities() {
	w.open(opportunities.ListID, func() kit.Screen { return opportunities.NewList(w) })
}

// FindOpportunities shows the list narrowed by a text.
func (w *Window) FindOpportunities(text string) {
	w.OpenOpportunities()
	if list, ok := w.front.(*opportunities.List); ok {
		list.Find(text)
	}
}

// OpenControl shows Opportunity Control.
func (w *Window) OpenControl() {
	w.open(control.ID, func() kit.Screen { return control.New(w) })
}

// OpenOpportunity shows the form of an opportunity.
func (w *Window) OpenOpportunity(id domain.ID, place kit.Place) {
	for _, s := range w.screens {
		if f, ok := s.(*opportunities.Form); ok && f.Record() == id {
			w.front = s
			w.bringFront()
			return
		}
	}
	opportunities.OpenForm(w, id, place, w.add)
}

// NewOpportunity shows an empty form.
func (w *Window) NewOpportunity() { opportunities.OpenForm(w, "", kit.Place{}, w.add) }

// CustomizeStates opens the dialog of the states.
func (w *Window) CustomizeStates() { uioffice.CustomizeStates(w) }

// CustomizeItems opens the dialog of a catalogue.
func (w *Window) CustomizeItems(c domain.Catalogue) { uioffice.CustomizeItems(w, c) }

// open shows a screen that is there once at most.
func (w *Window) open(id string, make func() kit.Screen) {
	at := slices.IndexFunc(w.screens, func(s kit.Screen) bool { return s.ID() == id })
	if at >= 0 {
		w.front = w.screens[at]
	} else {
		w.front = make()
		w.screens = append(w.screens, w.front)
	}
	w.bringFront()
}

// add puts a form behind the tab in front.
func (w *Window) add(f *opportunities.Form) {
	at := slices.Index(w.screens, w.front) + 1
	w.screens = slices.Insert(w.screens, at, kit.Screen(f))
	w.front = f
	w.bringFront()
}

// bringFront shows the screen in front, or the welcome page.
func (w *Window) bringFront() {
	content := fyne.CanvasObject(w.welcome.content)
	if w.front != nil {
		content = w.front.Content()
	}
	w.middle.Objects = []fyne.CanvasObject{content}
	w.middle.Refresh()
	w.tabs.Hidden = w.front == nil
	w.Changed()
	if w.front != nil {
		w.front.Shown()
	}
}

func (w *Window) selectTab(id string) {
	for _, s := range w.screens {
		if s.ID() == id {
			w.front = s
		}
	}
	w.bringFront()
}

// closeTab closes a screen after asking about unsaved changes.
func (w *Window) closeTab(id string) {
	at := slices.IndexFunc(w.screens, func(s kit.Screen) bool { return s.ID() == id })
	if at >= 0 {
		s := w.screens[at]
		w.Leave(s, func() { w.Close(s) })
	}
}

// Close takes a screen away. The list is the last to stay.
func (w *Window) Close(s kit.Screen) {
	at := slices.Index(w.screens, s)
	if at < 0 {
		return
	}
	s.Closed()
	w.screens = slices.Delete(w.screens, at, at+1)
	if len(w.screens) == 0 {
		w.front = nil
		w.OpenOpportunities()
		return
	}
	if w.front == s {
		w.front = w.screens[max(0, at-1)]
	}
	w.bringFront()
}

// Leave asks about a screen's unsaved changes and goes on when nothing would be lost
// without the person saying so.
func (w *Window) Leave(s kit.Screen, next func()) {
	editing, ok := s.(kit.Editing)
	if !ok || !editing.Dirty() {
		next()
		return
	}
	w.front = s
	w.bringFront()
	kit.Ask(w.window, kit.AskOptions{
		Title:   lang.X("ask.save_title", "Save the changes?"),
		Message: lang.X("ask.save", "“{{.Title}}” has unsaved changes.", map[string]any{"Title": s.Title()}),
		Choices: []kit.Choice{
			{Label: lang.X("command.cancel", "Cancel"), Kind: kit.ButtonNormal, Cancel: true},
			{Label: lang.X("ask.dont_save", "Don't save"), Kind: kit.ButtonLost, Run: next},
			{Label: lang.X("command.save", "Save"), Kind: kit.ButtonPrimary, Run: func() {
				editing.Save(func(saved bool) {
					if saved {
						next()
					}
				})
			}},
		},
	})
}

// leaveAll asks about every screen with unsaved changes, one after the other.
func (w *Window) leaveAll(next func()) {
	for _, s := range w.screens {
		if editing, ok := s.(kit.Editing); ok && editing.Dirty() && !w.dropped[s] {
			w.Leave(s, func() {
				w.dropped[s] = true
				w.leaveAll(next)
			})
			return
		}
	}
	next()
}

// quit ends the program when nothing would be lost.
func (w *Window) quit() {
	w.dropped = map[kit.Screen]bool{}
	w.leaveAll(func() {
		w.leaveOffice()
		w.window.Close()
	})
}
