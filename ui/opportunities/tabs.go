package opportunities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// The tabs, from left to right.
const (
	tabActivities = iota
	tabQuotations
	tabNotes
	tabAttachments
	tabHistory
)

// tabs is what hangs on the opportunity of a form: its activities, quotations, notes,
// attachments and history. All but the history are read at once, and the history when
// somebody looks at it.
type tabs struct {
	form  *Form
	model tabsModel
	inner *kit.InnerTabs
	// pages are laid over by a word on saving first while there is nothing to hang on.
	pages, unsaved []fyne.CanvasObject

	activities  *activitiesTab
	quotations  *quotationsTab
	notes       *notesTab
	attachments *attachmentsTab
	history     *historyTab

	reading kit.Latest
}

func newTabs(f *Form) *tabs {
	t := &tabs{form: f}
	t.activities, t.quotations, t.notes = newActivitiesTab(t), newQuotationsTab(t), newNotesTab(t)
	t.attachments, t.history = newAttachmentsTab(t), newHistoryTab(t)
	t.inner = kit.NewInnerTabs(
		kit.InnerTab{Title: lang.X("tab.activities", "Activities"), Content: t.page(t.activities.content)},
		kit.InnerTab{Title: lang.X("tab.quotations", "Quotations"), Content: t.page(t.quotations.content)},
		kit.InnerTab{Title: lang.X("tab.notes", "Notes"), Content: t.notes.content},
		kit.InnerTab{Title: lang.X("tab.attachments", "Attachments"), Content: t.page(t.attachments.content)},
		kit.InnerTab{Title: lang.X("tab.history", "History"), Content: t.page(t.history.content)},
	)
	t.inner.OnSelect = func(int) { t.lookAtHistory() }
	t.Loaded()
	t.Fill()
	return t
}

// page is a tab that has something to show only of a saved opportunity.
func (t *tabs) page(content fyne.CanvasObject) fyne.CanvasObject {
	word := kit.NewWrapped(lang.X("tab.save_first", "Save the opportunity first. What hangs on it is kept with its number."), 320)
	save := kit.NewButton(lang.X("command.save", "Save"), "save", kit.ButtonPrimary, func() { t.form.Save(func(bool) {}) })
	unsaved := container.NewCenter(container.New(kit.Rows(kit.Space3), word, container.NewCenter(save)))
	t.pages, t.unsaved = append(t.pages, content), append(t.unsaved, unsaved)
	return container.New(kit.Inset(0, 0, kit.RadiusCard-1, 0), container.NewStack(content, unsaved)) // above the round corners of the card
}

// inBar gives what stands at the top of a tab its room.
func inBar(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space3, kit.Space4), o)
}

// Content is the strip of tabs above the one in front.
func (t *tabs) Content() fyne.CanvasObject { return t.inner }

// id is the opportunity the form shows, "" while it is new.
func (t *tabs) id() domain.ID { return t.form.model.saved.ID }

// Loaded follows the form showing another saved record, or the same one saved.
func (t *tabs) Loaded() {
	isNew := t.form.model.isNew()
	for i := range t.pages {
		showIf(t.pages[i], !isNew)
		showIf(t.unsaved[i], isNew)
	}
	if t.model.of(t.id()) {
		t.show()
	}
	t.readAnew()
}

// readAnew reads everything that is looked at. The history read so far is an old one.
func (t *tabs) readAnew() {
	t.model.journal = nil
	t.history.reading.Forget()
	t.read()
	t.lookAtHistory()
}

func showIf(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// read reads what hangs on the opportunity and shows it.
func (t *tabs) read() {
	id, session := t.id(), t.form.host.Session()
	kit.BackgroundLatest(&t.reading, t.form.host.Runner(), func() (hanging, error) {
		return loadHanging(context.Background(), session, id)
	}, func(h hanging, err error) {
		if err != nil {
			t.form.host.Failed(err)
			return
		}
		t.model.hanging = h
		t.show()
	})
}

// show shows what was read.
func (t *tabs) show() {
	t.activities.show()
	t.quotations.show()
	t.attachments.show()
	d := t.model.dossier
	t.count(tabActivities, len(d.Activities))
	t.count(tabQuotations, len(d.Quotations))
	t.count(tabAttachments, len(d.Attachments))
}

func (t *tabs) count(tab, n int) {
	text := ""
	if !t.form.model.isNew() {
		text = t.form.region().Number(int64(n), 0)
	}
	t.inner.SetCount(tab, text)
}

// lookAtHistory reads the history when it is in front and not read yet.
func (t *tabs) lookAtHistory() {
	if t.inner.Selected() == tabHistory && !t.form.model.isNew() {
		t.history.read()
	}
}

// Fill shows what the draft holds.
func (t *tabs) Fill() {
	t.notes.fill()
	t.quotations.fill()
}

// NotesField is the field of the draft's notes.
func (t *tabs) NotesField() *kit.Field { return t.notes.field }

// ShowNotes brings the notes to the front.
func (t *tabs) ShowNotes() { t.inner.Select(tabNotes) }

// TakeOver goes on where other tabs of the same record were: with the tab in front, and
// with what was typed in them.
func (t *tabs) TakeOver(old *tabs) {
	if t.model.id == old.model.id {
		t.model.hanging = old.model.hanging
		t.show()
	}
	t.activities.log.takeOver(old.activities.log)
	t.history.takeOver(old.history)
	t.inner.Select(old.inner.Selected())
}

// followed are the kinds of record that the tabs show, or name.
var followed = []domain.Kind{domain.KindActivity, domain.KindQuotation, domain.KindAttachment, domain.KindItem, domain.KindState,
	domain.KindPerson, domain.KindParticipant, domain.KindContact}

// Follow reads anew what a committed set may have touched.
func (t *tabs) Follow(set change.Set) {
	if t.form.model.isNew() || !t.model.touches(set) {
		return
	}
	t.readAnew()
}
