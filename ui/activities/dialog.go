package activities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

const (
	dialogWidth  float32 = 700
	dialogHeight float32 = 480 // the notes give way to messages at the fields
	nextWidth    float32 = 560
	nextHeight   float32 = 272
)

// dialog is the dialog of an activity while it is open.
type dialog struct {
	host   kit.Host
	model  *model
	set    *kit.Fieldset
	dialog *kit.Dialog
	saved  func(domain.Activity) // nil: nobody asked
	next   bool                  // it asks what comes after one that was completed
	busy   bool                  // a save is under way

	asked kit.Latest // the opportunity being read

	kind        *kit.Lookup
	subject     *kit.TextEntry
	day         *kit.DateTimeField
	minutes     *kit.TextEntry
	done        *kit.Switch
	opportunity *kit.Lookup
	customer    *kit.Lookup
	contact     *kit.Lookup
	people      *kit.TagEntry
	notes       *kit.LinkedNotes
}

// Edit opens the dialog of an activity: of a known one by its id, of a new one as far as
// the draft says. saved, which may be nil, hears of it once it is saved.
func Edit(host kit.Host, draft office.ActivityDraft, saved func(domain.Activity)) {
	if draft.ID == "" && !may(host, access.Add) {
		host.Failed(domain.Fail(domain.Forbidden, "", nil))
		return
	}
	open(host, draft, saved, false)
}

func open(host kit.Host, draft office.ActivityDraft, saved func(domain.Activity), next bool) {
	kit.Background(host.Runner(), func() (*model, error) {
		return load(context.Background(), host.Session(), draft)
	}, func(m *model, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		d := &dialog{host: host, model: m, saved: saved, next: next}
		m.decided = m.decided || next
		d.show()
	})
}

func (d *dialog) mayEdit() bool { return d.model.isNew() || may(d.host, access.Modify) }

func (d *dialog) show() {
	d.set = kit.NewFieldset(d.host, func() {})
	d.makeControls()
	options := kit.DialogOptions{Title: d.title(), Width: dialogWidth, Height: dialogHeight, First: d.subject, Cancel: d.cancel, Left: d.leftButtons()}
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, d.cancel)
	if d.next {
		options.Width, options.Height = nextWidth, nextHeight
		cancel = kit.NewButton(lang.X("activity.no_next", "Nothing for now"), "", kit.ButtonNormal, func() { d.dialog.Close() })
	}
	options.Body = d.body()
	options.Buttons = []*kit.Button{cancel}
	if d.mayEdit() {
		options.Buttons = append(options.Buttons, kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, d.save))
	} else {
		d.set.Lock()
		d.notes.SetReadOnly(true)
	}
	d.set.Fill(d.fill)
	d.dialog = kit.NewDialog(d.host.Window(), options)
	d.hearCtrlEnter()
	d.dialog.Show()
}

// hearCtrlEnter saves from within the notes as well, where Enter begins a line.
func (d *dialog) hearCtrlEnter() {
	canvas := d.host.Window().Canvas()
	keys := []fyne.KeyboardShortcut{kit.Ctrl(fyne.KeyReturn), kit.Ctrl(fyne.KeyEnter)}
	for _, key := range keys {
		canvas.AddShortcut(key, func(fyne.Shortcut) {
			if canvas.Overlays().Top() == fyne.CanvasObject(d.dialog) && d.mayEdit() {
				d.save()
			}
		})
	}
	d.dialog.SetOnClosed(func() {
		d.asked.Forget()
		for _, key := range keys {
			canvas.RemoveShortcut(key)
		}
	})
}

func (d *dialog) title() string {
	switch {
	case d.next:
		return lang.X("activity.next_title", "What comes next?")
	case d.model.isNew():
		return lang.X("activity.new_title", "New activity")
	}
	return d.model.saved.Subject
}

// body is the fields in the order in which one says what happened: what, when, with whom.
func (d *dialog) body() fyne.CanvasObject {
	kind := d.set.Required("type", lang.X("activity.type", "Type"), d.kind)
	subject := d.set.Required("subject", lang.X("activity.subject", "Subject"), d.subject)
	day := d.set.Required("day", lang.X("activity.when", "Day and time"), d.day)
	d.set.Also("day", "minute")
	what := container.New(kit.Columns(kit.Space3, 1, 2), kind, subject)
	if d.next {
		return container.New(kit.Rows(6), kit.NewCaption(d.aboutText()), what, day)
	}
	when := container.New(kit.Columns(kit.Space3, 2, 1.5, 1.5), day,
		d.set.Field("minutes", lang.X("activity.minutes", "Duration"), d.minutes),
		besideField(d.done))
	about := container.New(kit.Columns(kit.Space3, 1, 1),
		d.set.Field("opportunity", lang.X("activity.opportunity", "Opportunity"), d.opportunity),
		d.set.Field("customer", lang.X("activity.customer", "Customer"), d.customer))
	whom := container.New(kit.Columns(kit.Space3, 1, 1),
		d.set.Field("contact", lang.X("activity.contact", "Contact"), d.contact),
		d.set.Field("people", lang.X("activity.people", "People"), d.people))
	return container.New(kit.RowsGrowing(6, 4), what, when, about, whom, d.set.Field("notes", lang.X("activity.notes", "Notes"), d.notes))
}

// besideField puts a control that has no label of its own above it in line with fields.
func besideField(control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(kit.Rows(2), kit.FixedHeight(kit.Space4, kit.NewCaption("")), kit.FixedHeight(kit.ControlHeight, control))
}

// aboutText says what a next activity goes on with.
func (d *dialog) aboutText() string {
	m := d.model
	return joined(numbered(m.about.Number, m.about.Name), m.names[m.customer()], m.names[m.draft.Contact])
}

// leftButtons are what can be done with a known activity besides editing it.
func (d *dialog) leftButtons() fyne.CanvasObject {
	row := container.New(kit.Columns(0))
	if !d.model.isNew() && may(d.host, access.Delete) {
		row.Add(kit.NewButton(lang.X("command.delete", "Delete"), "trash-2", kit.ButtonGhost, d.delete))
	}
	if about := d.model.saved.Opportunity; !d.model.isNew() && about != "" {
		row.Add(kit.NewButton(lang.X("activity.open_opportunity", "Open opportunity"), "target", kit.ButtonGhost, func() {
			d.leave(func() { d.host.OpenOpportunity(about, kit.Place{}) })
		}))
	}
	if len(row.Objects) == 0 {
		return nil
	}
	return row
}

func (d *dialog) dirty() bool { return !d.set.AllRead() || d.model.dirty() }

func (d *dialog) cancel() { d.leave(func() {}) }

// leave closes the dialog and goes on, after asking about what is not saved.
func (d *dialog) leave(next func()) {
	d.set.Commit()
	goOn := func() {
		d.dialog.Close()
		next()
	}
	if !d.dirty() {
		goOn()
		return
	}
	kit.Ask(d.host.Window(), kit.AskOptions{
		Title:   lang.X("ask.discard_title", "Discard the changes?"),
		Message: lang.X("ask.discard", "What you changed here has not been saved."),
		Choices: []kit.Choice{
			{Label: lang.X("ask.go_on", "Keep editing"), Kind: kit.ButtonNormal, Cancel: true},
			{Label: lang.X("ask.discard_do", "Discard"), Kind: kit.ButtonLost, Run: goOn},
		},
	})
}

// delete puts the activity into the recycle bin.
func (d *dialog) delete() {
	id := d.model.saved.ID
	kit.Background(d.host.Runner(), func() (change.Set, error) {
		return d.host.Session().DeleteActivities(context.Background(), []domain.ID{id})
	}, func(set change.Set, err error) {
		if err != nil {
			d.host.Failed(err)
			return
		}
		d.dialog.Close()
		d.host.Notify(kit.Undoable(d.host, deletedText(1), set))
	})
}
