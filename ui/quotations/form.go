package quotations

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// Form is the screen of one quotation.
type Form struct {
	host   kit.Host
	id     string // among the screens
	model  *formModel
	view   *formView
	frame  *fyne.Container // holds the view, which another status replaces
	search *kit.SearchBox
	deeds  deeds

	busy      bool // a save is under way
	justSaved bool // and nothing was edited since
	// waiting are told of the save that follows the one under way.
	waiting []func(saved bool)
}

var (
	_ kit.Screen   = (*Form)(nil)
	_ kit.Editing  = (*Form)(nil)
	_ kit.Recorded = (*Form)(nil)
)

// Open reads a quotation and hands its screen to ready.
func Open(host kit.Host, id domain.ID, ready func(kit.Screen)) {
	open(host, ready, func() (loaded, error) { return load(context.Background(), host.Session(), id) })
}

// New hands the screen of a quotation that is not saved yet to ready: of an opportunity and
// as a copy of another one, where they are named.
func New(host kit.Host, opportunity, copyOf domain.ID, ready func(kit.Screen)) {
	open(host, ready, func() (loaded, error) { return loadNew(context.Background(), host.Session(), opportunity, copyOf) })
}

func open(host kit.Host, ready func(kit.Screen), read func() (loaded, error)) {
	kit.Background(host.Runner(), read, func(l loaded, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		ready(newForm(host, l))
	})
}

func newForm(host kit.Host, l loaded) *Form {
	f := &Form{host: host, model: newFormModel(host.Session(), l), frame: container.NewStack(), deeds: deeds{host}}
	f.id = "quotation:" + string(l.draft.ID)
	if l.draft.ID == "" {
		f.id = "quotation:" + string(domain.NewID()) // several new ones can be open at once
	}
	f.search = kit.NewFinder(host)
	f.renew(nil)
	return f
}

// renew makes the view anew over the draft. Texts that could not be read as values are in
// no draft: they are typed again.
func (f *Form) renew(typed map[string]string) {
	f.view = newFormView(f)
	f.view.refill(typed)
	f.frame.Objects = []fyne.CanvasObject{f.view.content}
	f.frame.Refresh()
}

func (f *Form) region() region.Region { return f.host.Session().Office().Region() }

// ID is for the window.
func (f *Form) ID() string { return f.id }

// Shows is the quotation, without an id while it is new.
func (f *Form) Shows() office.Reference {
	return office.Reference{Kind: domain.KindQuotation, ID: f.model.saved.ID}
}

// Title names the tab.
func (f *Form) Title() string {
	if f.model.isNew() {
		return lang.X("quotation.new", "New quotation")
	}
	return f.model.saved.Label()
}

// Content is the quotation below its header.
func (f *Form) Content() fyne.CanvasObject { return f.frame }

// Tools are the commands of the form.
func (f *Form) Tools(c *kit.Commands) kit.Tools {
	t := kit.Tools{Right: []fyne.CanvasObject{f.search}, Items: []kit.ToolItem{
		kit.PrimaryTool(c.Get("record.save")), kit.Tool(c.Get("record.revert")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
	}}
	switch {
	case f.Dirty():
		t.Note = lang.X("opportunity.unsaved", "Unsaved changes")
	case f.justSaved:
		t.Note = lang.X("opportunity.saved_note", "Saved")
	}
	return t
}

// Status says who made the quotation and who changed it last.
func (f *Form) Status() string {
	lines := lang.XN("quotation.lines_count", "{{.Count}} lines", len(f.model.draft.Lines),
		map[string]any{"Count": f.region().Number(int64(len(f.model.draft.Lines)), 0)})
	if f.model.isNew() {
		return lang.X("quotation.not_saved", "Not saved yet: the number is given with the first save") + " · " + lines
	}
	r, t := f.region(), f.model.trace
	return lang.X("quotation.trace", "Quotation {{.Number}} · created {{.Created}} by {{.Creator}} · changed {{.Changed}} by {{.Changer}}", map[string]any{
		"Number": f.model.saved.Label(), "Created": r.Date(domain.DateOf(t.CreatedAt)), "Creator": t.CreatedBy,
		"Changed": r.DateTime(t.ChangedAt), "Changer": t.ChangedBy}) + " · " + lines
}

// Do gives what a command does on the form.
func (f *Form) Do(command string) func() {
	switch command {
	case "record.save":
		if (f.Dirty() || f.model.isNew()) && !f.busy && f.mayEdit() {
			return func() { f.Save(func(bool) {}) }
		}
	case "record.revert":
		if f.Dirty() && !f.busy {
			return f.revert
		}
	case "record.delete":
		if !f.model.isNew() && f.model.saved.RemovedAt == 0 && f.deeds.may(access.Delete) {
			return f.delete
		}
	case "print":
		if !f.model.isNew() {
			return f.clean(func() { f.deeds.openPDF(f.state()) })
		}
	case "search":
		return func() { f.host.Window().Canvas().Focus(f.search.FocusTarget()) }
	case "refresh":
		if !f.Dirty() && !f.model.isNew() {
			return f.reload
		}
	}
	return nil
}

// Rebuild makes the view anew over the same draft.
func (f *Form) Rebuild() {
	typed := f.view.set.Unread()
	f.search = kit.NewFinder(f.host)
	f.renew(typed)
}

// mayEdit reports that the person may change what the form shows, as it stands.
func (f *Form) mayEdit() bool {
	right := access.Modify
	if f.model.isNew() {
		right = access.Add
	}
	return f.model.editable() && f.deeds.may(right)
}

// Dirty reports unsaved changes.
func (f *Form) Dirty() bool { return !f.view.set.AllRead() || f.view.grid.Editing() || f.model.dirty() }

// Shown gives the keyboard to the first field of a new quotation.
func (f *Form) Shown() { f.view.focusFirst() }

// Closed has nothing to let go of.
func (f *Form) Closed() {}

// edited follows a change of the draft.
func (f *Form) edited() {
	f.justSaved = false
	f.model.touch()
	f.view.showDerived()
	f.host.Changed()
}

func (f *Form) revert() {
	saved := f.model.saved.Quotation
	kit.Background(f.host.Runner(), func() (words, error) {
		return loadWords(context.Background(), f.host.Session(), saved)
	}, func(w words, err error) {
		if err != nil {
			f.host.Failed(err)
			return
		}
		f.model.revert(w)
		f.renew(nil)
		f.host.Changed()
	})
}

// Save writes the quotation with its lines. Problems are shown at their places; what
// became of it meanwhile is asked about. While a save is under way another waits for it.
func (f *Form) Save(done func(saved bool)) {
	if f.busy {
		f.waiting = append(f.waiting, done)
		return
	}
	if f.commitCell() != nil {
		f.host.Changed()
		done(false)
		return
	}
	f.view.set.Commit()
	switch {
	case !f.Dirty() && !f.model.isNew():
		done(true)
		return
	case !f.mayEdit():
		f.host.Failed(domain.Fail(domain.ReadOnly, "error.office.read_only", nil))
		done(false)
		return
	}
	if err := f.view.set.Problems(f.model.draft.Quotation.Check()); err != nil {
		f.view.showProblems(err)
		done(false)
		return
	}
	f.write(f.model.draft, done)
}

// commitCell takes over what stands in the cell being edited; the keyboard stays in the lines.
func (f *Form) commitCell() error {
	editing := f.view.grid.Editing()
	err := f.view.grid.CommitEdit()
	if editing && err == nil {
		f.host.Window().Canvas().Focus(f.view.grid.FocusTarget())
	}
	return err
}

// write saves a draft; until the answer comes the lines are for looking at only.
func (f *Form) write(sent office.QuotationDraft, done func(bool)) {
	f.busy = true
	f.view.grid.SetReadOnly(true)
	sent.Lines = slices.Clone(sent.Lines)
	known, session := f.model.words, f.host.Session()
	kit.Background(f.host.Runner(), func() (loaded, error) {
		return save(context.Background(), session, sent, known)
	}, func(l loaded, err error) {
		f.busy = false
		f.view.grid.SetReadOnly(!f.mayEdit())
		f.saved(sent, l, err, done)
		waiting := f.waiting
		f.waiting = nil
		for _, next := range waiting {
			f.Save(next)
		}
	})
}

func (f *Form) saved(sent office.QuotationDraft, l loaded, err error, done func(bool)) {
	switch {
	case err == nil:
		wasNew := sent.ID == ""
		typed := f.view.set.Unread()
		f.model.settle(sent, l)
		f.view.refill(typed)
		f.justSaved = !f.Dirty()
		if wasNew {
			f.host.Notify(kit.Toast{Icon: "check", Text: lang.X("quotation.saved_toast", "Quotation {{.Number}} saved", map[string]any{"Number": l.draft.Label()})})
		}
	case sent.ID != "" && (domain.Is(err, domain.Conflict) || domain.Is(err, domain.NotFound)):
		f.askConflict(err, done)
		return
	case !f.view.showProblems(err):
		f.host.Failed(err)
	}
	f.host.Changed()
	done(err == nil)
}

// clean goes on once nothing is unsaved.
func (f *Form) clean(next func()) func() {
	return func() {
		f.Save(func(saved bool) {
			if saved {
				next()
			}
		})
	}
}

// delete moves the quotation to the recycle bin and closes the form.
func (f *Form) delete() {
	id, label := f.model.saved.ID, f.model.saved.Label()
	kit.Background(f.host.Runner(), func() (change.Set, error) {
		return f.host.Session().DeleteQuotations(context.Background(), []domain.ID{id})
	}, func(set change.Set, err error) {
		if err != nil {
			f.host.Failed(err)
			return
		}
		f.host.Close(f)
		f.host.Notify(kit.Undoable(f.host, lang.X("quotation.deleted", "Quotation {{.Number}} moved to the recycle bin", map[string]any{"Number": label}), set))
	})
}

// reload shows what is saved by now.
func (f *Form) reload() {
	id := f.model.saved.ID
	kit.Background(f.host.Runner(), func() (loaded, error) {
		return load(context.Background(), f.host.Session(), id)
	}, func(l loaded, err error) {
		if err != nil {
			f.host.Failed(err)
			return
		}
		f.take(l)
	})
}

// take shows what was read, and forgets the draft.
func (f *Form) take(l loaded) {
	f.model = newFormModel(f.host.Session(), l)
	f.justSaved = false
	f.renew(nil)
	f.host.Changed()
}

// takesAway reports that a change removes the quotation, to the recycle bin or by taking
// back its making.
func (f *Form) takesAway(c change.Change) bool {
	removed, changed := c.Fields["removed_at"]
	return c.Record == f.model.saved.ID && (c.Op == change.Remove || c.Op == change.Edit && changed && removed[1] != nil)
}

// Follow shows what was committed. Unsaved changes stay: saving then asks about the rest.
func (f *Form) Follow(set change.Set) {
	switch {
	case f.model.isNew() || f.busy || f.Dirty():
	case slices.ContainsFunc(set.Changes, f.takesAway):
		f.host.Close(f)
	case f.isAbout(set):
		f.reload()
	}
}

// isAbout reports that a set changes what the form shows.
func (f *Form) isAbout(set change.Set) bool {
	q := f.model.saved
	return slices.ContainsFunc(set.Changes, func(c change.Change) bool {
		switch c.Kind {
		case domain.KindLine:
			return c.Now["quotation"] == string(q.ID) || slices.ContainsFunc(q.Lines, func(l domain.Line) bool { return l.ID == c.Record })
		case domain.KindQuotation:
			return c.Record == q.ID || c.Now["number"] == q.Number
		case domain.KindPerson:
			return true
		}
		return c.Record != "" && slices.Contains([]domain.ID{q.Customer, q.Contact, q.Opportunity}, c.Record)
	})
}
