package customers

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// Form is the screen of one customer or prospect.
type Form struct {
	host   kit.Host
	id     string // among the screens
	model  *formModel
	view   *formView
	search *kit.SearchBox
	busy   bool // a save is under way

	justSaved bool // and nothing was edited since
	// waiting are told of the save that follows the one under way.
	waiting []func(saved bool)
	words   kit.Latest
}

var (
	_ kit.Screen   = (*Form)(nil)
	_ kit.Editing  = (*Form)(nil)
	_ kit.Recorded = (*Form)(nil)
)

// formID is the id of a customer's form among the screens.
func formID(id domain.ID) string { return "customer:" + string(id) }

// Open reads a customer, or begins a new one without an id, and hands its screen to ready.
func Open(host kit.Host, id domain.ID, ready func(kit.Screen)) {
	kit.Background(host.Runner(), func() (loaded, error) {
		return load(context.Background(), host.Session(), id)
	}, func(l loaded, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		ready(newForm(host, l))
	})
}

func newForm(host kit.Host, l loaded) *Form {
	f := &Form{host: host, model: newFormModel(host.Session(), l)}
	f.id = formID(l.draft.ID)
	if l.draft.ID == "" {
		f.id = formID(domain.NewID()) // several new ones can be open at once
	}
	f.search = kit.NewFinder(host)
	f.view = newFormView(f)
	f.view.fill()
	f.view.readPages()
	return f
}

func (f *Form) region() region.Region { return f.host.Session().Office().Region() }

// ID is for the window.
func (f *Form) ID() string { return f.id }

// Shows is the customer of the form, without an id while it is new.
func (f *Form) Shows() office.Reference {
	return office.Reference{Kind: domain.KindCustomer, ID: f.model.saved.ID}
}

// Title names the tab.
func (f *Form) Title() string {
	if f.model.isNew() {
		return lang.X("command.new_customer", "New customer")
	}
	return f.model.saved.Name
}

// Content is the record below its header.
func (f *Form) Content() fyne.CanvasObject { return f.view.content }

// Tools are the commands of the form.
func (f *Form) Tools(c *kit.Commands) kit.Tools {
	t := kit.Tools{Right: []fyne.CanvasObject{f.search}, Items: []kit.ToolItem{
		kit.PrimaryTool(c.Get("record.save")), kit.Tool(c.Get("record.revert")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.ToolObject(f.view.mergeButton),
	}}
	switch {
	case f.Dirty():
		t.Note = lang.X("opportunity.unsaved", "Unsaved changes")
	case f.justSaved:
		t.Note = lang.X("opportunity.saved_note", "Saved")
	}
	return t
}

// Status says who made the record and who changed it last.
func (f *Form) Status() string {
	if f.model.isNew() {
		return lang.X("customer.not_saved", "Not saved yet")
	}
	r, t := f.region(), f.model.trace
	return lang.X("customer.trace", "{{.Name}} · created {{.Created}} by {{.Creator}} · changed {{.Changed}} by {{.Changer}}", map[string]any{
		"Name": f.model.saved.Name, "Created": r.Date(domain.DateOf(t.CreatedAt)), "Creator": t.CreatedBy,
		"Changed": r.DateTime(t.ChangedAt), "Changer": t.ChangedBy})
}

// Do gives what a command does on the form.
func (f *Form) Do(command string) func() {
	switch command {
	case "record.save":
		if f.Dirty() && !f.busy && f.mayEdit() {
			return func() { f.Save(func(bool) {}) }
		}
	case "record.revert":
		if f.Dirty() && !f.busy {
			return f.revert
		}
	case "record.delete":
		if !f.model.isNew() && f.model.saved.RemovedAt == 0 && may(f.host, access.Delete) {
			return f.delete
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

// Rebuild makes the view anew over the same draft, with the pages as they were.
func (f *Form) Rebuild() {
	before := f.view
	f.search = kit.NewFinder(f.host)
	f.view = newFormView(f)
	f.view.resume(before)
	f.view.fill()
	f.view.readPages()
}

// mayEdit reports that the person may change what the form shows.
func (f *Form) mayEdit() bool {
	if f.model.isNew() {
		return may(f.host, access.Add)
	}
	return may(f.host, access.Modify)
}

// Dirty reports unsaved changes.
func (f *Form) Dirty() bool { return f.model.changed() }

// Shown gives the keyboard to the name of a new customer.
func (f *Form) Shown() {
	if f.model.isNew() {
		f.host.Window().Canvas().Focus(f.view.name.FocusTarget())
	}
}

// Closed drops answers still under way.
func (f *Form) Closed() {
	f.words.Forget()
	f.view.forget()
}

// edited follows a change of the draft.
func (f *Form) edited() {
	f.justSaved = false
	f.view.showDerived()
	f.host.Changed()
}

func (f *Form) revert() {
	f.model.revert()
	f.view.fill()
	f.host.Changed()
}

// register makes the prospect a customer, together with what was edited.
func (f *Form) register() {
	f.view.set.Commit()
	f.model.draft.Registered = true
	f.Save(func(saved bool) {
		if !saved {
			f.model.draft.Registered = f.model.saved.Registered
			f.edited()
		}
	})
}

// followPages shows what was committed to the records on the pages.
func (f *Form) followPages(set change.Set) {
	if set.Touches(domain.KindCustomer, domain.KindContact, domain.KindOpportunity, domain.KindActivity, domain.KindQuotation,
		domain.KindAttachment, domain.KindState, domain.KindItem, domain.KindPerson) {
		f.view.readPages()
	}
}

// takesAway reports that a change removes the record, to the recycle bin, into another
// customer, or by taking back that it was added.
func (f *Form) takesAway(c change.Change) bool {
	removed, changed := c.Fields["removed_at"]
	return c.Record == f.model.saved.ID && (c.Op == change.Remove || c.Op == change.Edit && changed && removed[1] != nil)
}

// Follow shows what was committed. While there are unsaved changes only the lists to
// choose from are renewed; saving then asks about the rest.
func (f *Form) Follow(set change.Set) {
	if f.model.isNew() {
		f.followWords(set)
		return
	}
	if slices.ContainsFunc(set.Changes, f.takesAway) && !f.Dirty() {
		f.host.Close(f)
		return
	}
	if slices.Contains(set.Records(domain.KindCustomer), f.model.saved.ID) && !f.Dirty() && !f.busy {
		f.reload()
		return
	}
	f.followPages(set)
	f.followWords(set)
}

func (f *Form) followWords(set change.Set) {
	if !set.Touches(domain.KindItem, domain.KindPerson) {
		return
	}
	kit.BackgroundLatest(&f.words, f.host.Runner(), func() (words, error) {
		return loadWords(context.Background(), f.host.Session())
	}, func(w words, err error) {
		if err == nil {
			f.model.words = w
			f.view.showWords()
		}
	})
}

// reload shows the record as it is saved now.
func (f *Form) reload() {
	kit.Background(f.host.Runner(), func() (loaded, error) {
		return load(context.Background(), f.host.Session(), f.model.saved.ID)
	}, func(l loaded, err error) {
		switch {
		case err != nil:
			f.host.Failed(err)
		case !f.Dirty(): // typed meanwhile
			f.model = newFormModel(f.host.Session(), l)
			f.view.fill()
			f.view.readPages()
			f.host.Changed()
		}
	})
}

// delete moves the record to the recycle bin and closes the form.
func (f *Form) delete() {
	name := f.model.saved.Name
	kit.Background(f.host.Runner(), func() (change.Set, error) {
		return f.host.Session().DeleteCustomers(context.Background(), []domain.ID{f.model.saved.ID})
	}, func(set change.Set, err error) {
		if err != nil {
			f.host.Failed(err)
			return
		}
		f.host.Close(f)
		f.host.Notify(kit.Undoable(f.host, lang.X("customer.deleted", "{{.Name}} moved to the recycle bin", map[string]any{"Name": name}), set))
	})
}
