package opportunities

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// notesTab is the notes of the draft. They are saved with it.
type notesTab struct {
	tabs    *tabs
	notes   *kit.LinkedNotes
	field   *kit.Field
	content fyne.CanvasObject
}

const notesLines = 8 // at least

func newNotesTab(t *tabs) *notesTab {
	n := &notesTab{tabs: t}
	n.notes = kit.NewLinkedNotes(notesLines, n.follow)
	n.notes.OnChanged = func(text string) {
		t.form.view.edit("notes", func() { t.form.model.draft.Notes = text })
	}
	n.notes.SetReadOnly(!t.form.mayEdit())
	n.field = kit.NewField(lang.X("opportunity.notes", "Notes"), n.notes)
	n.content = container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space4, kit.Space4), n.field)
	return n
}

// fill shows the notes of the draft.
func (n *notesTab) fill() {
	if text := n.tabs.form.model.draft.Notes; text != n.notes.Text() {
		n.notes.SetText(text)
	}
}

func (n *notesTab) follow(link string) {
	if err := n.tabs.form.host.Disk().OpenLink(link); err != nil {
		n.tabs.form.host.Failed(err)
	}
}
