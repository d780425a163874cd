package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/activities"
	"preventa/ui/control"
	"preventa/ui/customers"
	"preventa/ui/kit"
	uioffice "preventa/ui/office"
	"preventa/ui/opportunities"
	"preventa/ui/quotations"
	"preventa/ui/reports"
	"preventa/ui/statistics"
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

// ShowOpportunities shows the list, as rows, narrowed by a query.
func (w *Window) ShowOpportunities(q office.Query) {
	w.OpenOpportunities()
	if list, ok := w.front.(*opportunities.List); ok {
		list.ShowAsList(q)
	}
}

// OpenOpportunity shows the form of an opportunity.
func (w *Window) OpenOpportunity(id domain.ID, place kit.Place) {
	w.openRecord(domain.KindOpportunity, id, func() {
		opportunities.OpenForm(w, id, place, func(f *opportunities.Form) { w.add(f) })
	})
}

// NewOpportunity shows an empty form, for a customer if one is named.
func (w *Window) NewOpportunity(customer domain.ID) {
	opportunities.NewForm(w, customer, func(f *opportunities.Form) { w.add(f) })
}

// OpenMyDay shows what waits for the person.
func (w *Window) OpenMyDay() {
	w.open(activities.MyDayID, func() kit.Screen { return activities.NewMyDay(w) })
}

// OpenActivities shows all activities.
func (w *Window) OpenActivities() {
	w.open(activities.ListID, func() kit.Screen { return activities.NewList(w) })
}

// EditActivity opens the dialog of an activity.
func (w *Window) EditActivity(draft office.ActivityDraft, saved func(domain.Activity)) {
	activities.Edit(w, draft, saved)
}

// CompleteActivity marks an activity done and asks for the next one.
func (w *Window) CompleteActivity(id domain.ID) { activities.Complete(w, id) }

// OpenCustomers shows the list of customers.
func (w *Window) OpenCustomers() {
	w.open(customers.ListID, func() kit.Screen { return customers.NewList(w) })
}

// OpenCustomer shows a customer with its history.
func (w *Window) OpenCustomer(id domain.ID) {
	w.openRecord(domain.KindCustomer, id, func() { customers.Open(w, id, w.add) })
}

// NewCustomer shows an empty form of a customer.
func (w *Window) NewCustomer() { customers.Open(w, "", w.add) }

// OpenContacts shows the list of contacts.
func (w *Window) OpenContacts() {
	w.open(customers.ContactsID, func() kit.Screen { return customers.NewContacts(w) })
}

// OpenContact opens the dialog of a contact.
func (w *Window) OpenContact(id, customer domain.ID, saved func(domain.Contact)) {
	customers.EditContact(w, id, customer, saved)
}

// OpenDuplicates shows what may be kept twice.
func (w *Window) OpenDuplicates() {
	w.open(customers.DuplicatesID, func() kit.Screen { return customers.NewDuplicates(w) })
}

// OpenQuotations shows the list of quotations.
func (w *Window) OpenQuotations() {
	w.open(quotations.ListID, func() kit.Screen { return quotations.NewList(w) })
}

// OpenQuotation shows a quotation.
func (w *Window) OpenQuotation(id domain.ID) {
	w.openRecord(domain.KindQuotation, id, func() { quotations.Open(w, id, w.add) })
}

// NewQuotation shows a quotation that is not saved yet.
func (w *Window) NewQuotation(opportunity, copyOf domain.ID) {
	quotations.New(w, opportunity, copyOf, w.add)
}

// OpenProducts shows the list of products.
func (w *Window) OpenProducts() {
	w.open(quotations.ProductsID, func() kit.Screen { return quotations.NewProducts(w) })
}

// OpenCurrencies shows the rates of exchange.
func (w *Window) OpenCurrencies() {
	w.open(uioffice.CurrenciesID, func() kit.Screen { return uioffice.NewCurrencies(w) })
}

// OpenTargets shows what is to be won.
func (w *Window) OpenTargets() {
	w.open(uioffice.TargetsID, func() kit.Screen { return uioffice.NewTargets(w) })
}

// OpenUndoHistory lists what was done last.
func (w *Window) OpenUndoHistory() {
	w.open(uioffice.UndoHistoryID, func() kit.Screen { return uioffice.NewUndoHistory(w) })
}

// OpenBin shows the recycle bin.
func (w *Window) OpenBin() {
	w.open(uioffice.BinID, func() kit.Screen { return uioffice.NewBin(w) })
}

// OpenCompleteness shows how complete the opportunities of each salesperson are.
func (w *Window) OpenCompleteness() {
	w.openLater(reports.CompletenessID, func() { reports.OpenCompleteness(w, w.add) })
}

// OpenDailyMovement shows what was done today, or on other days.
func (w *Window) OpenDailyMovement() {
	w.open(reports.MovementID, func() kit.Screen { return reports.NewMovement(w) })
}

// OpenStatistics shows Sales Statistics.
func (w *Window) OpenStatistics() {
	w.open(statistics.ID, func() kit.Screen { return statistics.New(w) })
}

// OpenSettings opens the dialog of the office's own data.
func (w *Window) OpenSettings() { uioffice.Settings(w) }

// CustomizeStates opens the dialog of the states.
func (w *Window) CustomizeStates() { uioffice.CustomizeStates(w) }

// CustomizeItems opens the dialog of a catalogue.
func (w *Window) CustomizeItems(c domain.Catalogue) { uioffice.CustomizeItems(w, c) }

// open shows a screen that is there once at most.
func (w *Window) open(id string, make func() kit.Screen) {
	w.openLater(id, func() { w.put(make(), len(w.screens)) })
}

// openLater is open for a screen that is put in the window once it has been read.
func (w *Window) openLater(id string, make func()) {
	w.show(func(s kit.Screen) bool { return s.ID() == id }, make)
}

// openRecord shows the screen of a record, or makes one.
func (w *Window) openRecord(kind domain.Kind, id domain.ID, make func()) {
	w.show(func(s kit.Screen) bool {
		r, ok := s.(kit.Recorded)
		return ok && r.Shows() == (office.Reference{Kind: kind, ID: id})
	}, make)
}

// show brings the screen that is meant to the front, or makes it where it is not open. One
// that rests makes itself, in this way, when it is in front.
func (w *Window) show(isMeant func(kit.Screen) bool, make func()) {
	at := slices.IndexFunc(w.screens, isMeant)
	if at < 0 {
		make()
		return
	}
	if r, rests := w.screens[at].(*resting); rests {
		if r.waking {
			make()
			return
		}
		r.make = make
	}
	w.front = w.screens[at]
	w.bringFront()
}

// add puts a screen behind the tab in front.
func (w *Window) add(s kit.Screen) { w.put(s, slices.Index(w.screens, w.front)+1) }

// put puts a screen just made in the row of tabs and shows it. One that rests gives up its
// place to it, and stays behind if the person has turned to another tab meanwhile; one asked
// for twice is there once.
func (w *Window) put(s kit.Screen, at int) {
	there := w.openOn(s)
	r, rests := there.(*resting)
	switch {
	case there == nil:
		w.screens = slices.Insert(w.screens, at, s)
	case !rests:
		s.Closed()
		s = there
	default:
		w.screens[slices.Index(w.screens, there)] = resumed(s, r.state)
		if w.front != there {
			w.Changed()
			return
		}
	}
	w.front = s
	w.bringFront()
}

// openOn is the open screen of the same spot as another; nil for none.
func (w *Window) openOn(s kit.Screen) kit.Screen {
	wanted, named := spotOf(s)
	if !named {
		return nil
	}
	for _, other := range w.screens {
		if at, ok := spotOf(other); ok && at == wanted && other != s {
			return other
		}
	}
	return nil
}

// bringFront shows the screen in front, or the welcome page.
func (w *Window) bringFront() {
	content := fyne.CanvasObject(w.welcome.content)
	if w.front != nil {
		content = w.front.Content()
	}
	if len(w.middle.Objects) != 1 || w.middle.Objects[0] != content {
		w.window.Canvas().Unfocus() // the keyboard would stay in what is not seen any more
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
		w.Leave(s, func() {
			tab, named := keptOf(s)
			w.Close(s)
			if named {
				w.noteClosed(tab)
			}
		})
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
	if w.front != s {
		w.Changed()
		return
	}
	w.front = w.screens[max(0, at-1)]
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

// InFront reports that a screen is the one a person looks at.
func (w *Window) InFront(s kit.Screen) bool { return w.front != nil && w.front.ID() == s.ID() }

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
