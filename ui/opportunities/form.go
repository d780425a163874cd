package opportunities

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// Form is the screen of one opportunity.
type Form struct {
	host   kit.Host
	id     string // among the screens
	model  *formModel
	place  kit.Place
	view   *formView
	tabs   *tabs
	search *kit.SearchBox
	busy   bool // a save is under way

	justSaved bool // and nothing was edited since
	// waiting are told of the save that follows the one under way.
	waiting []func(saved bool)
}

var (
	_ kit.Screen  = (*Form)(nil)
	_ kit.Editing = (*Form)(nil)
)

// FormID is the id of an opportunity's form among the screens.
func FormID(id domain.ID) string { return "opportunity:" + string(id) }

// OpenForm reads an opportunity and hands its form to ready.
func OpenForm(host kit.Host, id domain.ID, place kit.Place, ready func(*Form)) {
	openForm(host, place, ready, func() (loaded, error) { return load(context.Background(), host.Session(), id) })
}

// NewForm hands the form of a new opportunity, of a customer if one is named, to ready.
func NewForm(host kit.Host, customer domain.ID, ready func(*Form)) {
	openForm(host, kit.Place{}, ready, func() (loaded, error) {
		l, err := load(context.Background(), host.Session(), "")
		if err != nil || customer == "" {
			return l, err
		}
		l.draft.Customer = customer
		l.words.customer, err = host.Session().Customer(context.Background(), customer)
		return l, err
	})
}

func openForm(host kit.Host, place kit.Place, ready func(*Form), read func() (loaded, error)) {
	kit.Background(host.Runner(), read, func(l loaded, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		ready(newForm(host, l, place))
	})
}

func newForm(host kit.Host, l loaded, place kit.Place) *Form {
	f := &Form{host: host, model: newFormModel(host.Session(), l), place: place}
	f.id = FormID(l.draft.ID)
	if l.draft.ID == "" {
		f.id = FormID(domain.NewID()) // several new ones can be open at once
	}
	f.search = kit.NewFinder(host)
	f.tabs = newTabs(f)
	f.view = newFormView(f)
	f.view.fill()
	return f
}

func (f *Form) region() region.Region { return f.host.Session().Office().Region() }

// ID is for the window.
func (f *Form) ID() string { return f.id }

// Shows is the opportunity of the form, without an id while it is new.
func (f *Form) Shows() office.Reference {
	return office.Reference{Kind: domain.KindOpportunity, ID: f.model.saved.ID}
}

// Title names the tab.
func (f *Form) Title() string {
	if f.model.isNew() {
		return lang.X("opportunity.new", "New opportunity")
	}
	return lang.X("opportunity.tab", "Opp. {{.Number}} · {{.Name}}", map[string]any{
		"Number": f.model.saved.Number, "Name": f.model.saved.Name})
}

// Content is the record below its header.
func (f *Form) Content() fyne.CanvasObject { return f.view.content }

// Tools are the commands of the form.
func (f *Form) Tools(c *kit.Commands) kit.Tools {
	t := kit.Tools{Right: []fyne.CanvasObject{f.search}, Items: []kit.ToolItem{
		kit.PrimaryTool(c.Get("record.save")), kit.Tool(c.Get("record.revert")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
	}}
	if f.place.Count > 0 {
		position := kit.NewRecordPosition(c.Get("record.previous"), c.Get("record.next"))
		position.SetText(lang.X("opportunity.position", "{{.Index}} of {{.Count}}", map[string]any{
			"Index": f.region().Number(int64(f.place.Index+1), 0), "Count": f.region().Number(int64(f.place.Count), 0)}))
		t.Items = append(t.Items, kit.ToolSeparator(), kit.ToolObject(position))
	}
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
		return lang.X("opportunity.not_saved", "Not saved yet: the number is given with the first save")
	}
	r, t := f.region(), f.model.trace
	return lang.X("opportunity.trace", "Opportunity {{.Number}} · created {{.Created}} by {{.Creator}} · changed {{.Changed}} by {{.Changer}}", map[string]any{
		"Number": f.model.saved.Number, "Created": r.Date(domain.DateOf(t.CreatedAt)), "Creator": t.CreatedBy,
		"Changed": r.DateTime(t.ChangedAt), "Changer": t.ChangedBy})
}

// Do gives what a command does on the form.
func (f *Form) Do(command string) func() {
	may := func(right access.Right) bool { return f.host.Session().May(access.Opportunities, right) }
	switch command {
	case "record.save":
		if f.Dirty() && !f.busy && may(access.Modify) {
			return func() { f.Save(func(bool) {}) }
		}
	case "record.revert":
		if f.unsaved() && !f.busy {
			return f.revert
		}
	case "record.delete":
		if !f.model.isNew() && f.model.saved.RemovedAt == 0 && may(access.Delete) {
			return f.delete
		}
	case "record.previous":
		if f.place.Count > 0 && f.place.Index > 0 {
			return func() { f.goTo(f.place.Index - 1) }
		}
	case "record.next":
		if f.place.Count > 0 && f.place.Index+1 < f.place.Count {
			return func() { f.goTo(f.place.Index + 1) }
		}
	case "search":
		return func() { f.host.Window().Canvas().Focus(f.search.FocusTarget()) }
	case "refresh":
		if !f.unsaved() {
			return f.reload
		}
	}
	return nil
}

// Rebuild makes the view anew over the same draft. A text that could not be read as a
// value is in no draft: it is typed again.
func (f *Form) Rebuild() {
	typed, tabs := f.view.set.Unread(), f.tabs
	f.search = kit.NewFinder(f.host)
	f.tabs = newTabs(f)
	f.tabs.TakeOver(tabs)
	f.view = newFormView(f)
	f.view.refill(typed)
}

// Position tells records of a list apart that share the tab.
func (f *Form) Position() string { return strconv.Itoa(f.place.Index) }

// mayEdit reports that the person may change what the form shows.
func (f *Form) mayEdit() bool { return f.host.Session().May(access.Opportunities, access.Modify) }

// Dirty reports that something typed would be lost: in the record, or in the line that
// logs an activity.
func (f *Form) Dirty() bool { return f.unsaved() || f.tabs.activities.log.pending() }

// unsaved reports unsaved changes of the record.
func (f *Form) unsaved() bool { return f.model.dirty() || !f.view.set.AllRead() }

// Shown gives the keyboard to the first field.
func (f *Form) Shown() { f.view.focusFirst() }

// Closed drops an answer of the history still under way.
func (f *Form) Closed() { f.view.history.asked.Forget() }

// edited follows a change of the draft.
func (f *Form) edited() {
	f.justSaved = false
	f.view.showDerived()
	f.tabs.Fill()
	f.host.Changed()
}

func (f *Form) revert() {
	f.model.revert()
	f.view.fill()
	f.host.Changed()
}

// Save writes the record, and logs what stands in the line of the activities.
func (f *Form) Save(done func(saved bool)) {
	f.saveRecord(func(saved bool) {
		if !saved {
			done(false)
			return
		}
		f.tabs.activities.log.finish(done)
	})
}

// saveRecord writes the record. Problems are shown at their fields; what somebody else
// changed meanwhile is asked about. While a save is under way another waits for it.
func (f *Form) saveRecord(done func(saved bool)) {
	if f.busy {
		f.waiting = append(f.waiting, done)
		return
	}
	f.view.set.Commit()
	if !f.unsaved() {
		done(true)
		return
	}
	if !f.mayEdit() {
		f.host.Failed(domain.Fail(domain.ReadOnly, "error.office.read_only", nil))
		done(false)
		return
	}
	if err := f.view.set.Problems(f.model.checks()...); err != nil {
		f.showProblems(err)
		done(false)
		return
	}
	f.busy = true
	sent, known, session := f.model.draft, f.model.known(), f.host.Session()
	kit.Background(f.host.Runner(), func() (loaded, error) {
		return save(context.Background(), session, sent, known)
	}, func(l loaded, err error) {
		f.busy = false
		f.saved(sent, l, err, done)
		waiting := f.waiting
		f.waiting = nil
		for _, next := range waiting {
			f.saveRecord(next)
		}
	})
}

func (f *Form) saved(sent office.Draft, l loaded, err error, done func(bool)) {
	switch {
	case err == nil:
		wasNew := f.model.isNew()
		typed := f.view.set.Unread()
		f.model.settle(sent, l)
		f.view.refill(typed)
		f.tabs.Loaded()
		f.justSaved = !f.Dirty()
		if wasNew {
			f.host.Notify(kit.Toast{Icon: "check", Text: lang.X("opportunity.opened_toast", "Opportunity {{.Number}} saved", map[string]any{"Number": l.draft.Number})})
		}
	case domain.Is(err, domain.Conflict):
		f.askConflict(err, done)
		return
	default:
		if !f.showProblems(err) {
			f.host.Failed(err)
		}
	}
	f.host.Changed()
	done(err == nil)
}

// showProblems shows each problem of an Invalid error at its field; false when it is no
// error of fields.
func (f *Form) showProblems(err error) bool {
	shown := f.view.set.ShowProblems(err)
	if shown {
		f.view.reveal()
	}
	problems, _ := kit.FieldErrors(err)
	if problem, wrong := problems["notes"]; wrong {
		f.tabs.NotesField().SetError(kit.FieldErrorText(problem))
		if !shown {
			f.goToField("notes")
		}
		return true
	}
	return shown
}

// delete moves the record to the recycle bin and closes the form.
func (f *Form) delete() {
	kit.Background(f.host.Runner(), func() (change.Set, error) {
		return f.host.Session().DeleteOpportunities(context.Background(), []domain.ID{f.model.saved.ID})
	}, func(set change.Set, err error) {
		if err != nil {
			f.host.Failed(err)
			return
		}
		f.host.Close(f)
		f.host.Notify(kit.Undoable(f.host, lang.X("opportunity.deleted", "Opportunity {{.Number}} moved to the recycle bin",
			map[string]any{"Number": strconv.FormatInt(f.model.saved.Number, 10)}), set))
	})
}

// goTo shows the neighbour at a place of the list, after asking about unsaved changes.
func (f *Form) goTo(index int) {
	f.host.Leave(f, func() {
		query := f.place.Query
		kit.Background(f.host.Runner(), func() ([]office.Row, error) {
			return f.host.Session().Opportunities(context.Background(), query, index, 1)
		}, func(rows []office.Row, err error) {
			if err != nil {
				f.host.Failed(err)
				return
			}
			if len(rows) == 1 {
				f.become(rows[0].ID, index)
			}
		})
	})
}

// become shows another record in the same tab.
func (f *Form) become(id domain.ID, index int) {
	kit.Background(f.host.Runner(), func() (loaded, error) {
		return load(context.Background(), f.host.Session(), id)
	}, func(l loaded, err error) {
		if err != nil {
			f.host.Failed(err)
			return
		}
		another := id != f.model.saved.ID
		f.model = newFormModel(f.host.Session(), l)
		f.place.Index, f.justSaved = index, false
		f.view.fill()
		f.tabs.Loaded()
		if another {
			f.tabs.activities.log.clear() // what was typed is not about this one
		}
		f.host.Changed()
	})
}

func (f *Form) reload() { f.become(f.model.saved.ID, f.place.Index) }

// takesAway reports that a change removes the record, to the recycle bin or by taking
// back its opening.
func (f *Form) takesAway(c change.Change) bool {
	removed, changed := c.Fields["removed_at"]
	return c.Record == f.model.saved.ID && (c.Op == change.Remove || c.Op == change.Edit && changed && removed[1] != nil)
}

// Follow shows what was committed. While there are unsaved changes only the lists to
// choose from are renewed; saving then asks about the rest.
func (f *Form) Follow(set change.Set) {
	if slices.ContainsFunc(set.Changes, f.takesAway) && !f.Dirty() {
		f.host.Close(f)
		return
	}
	f.tabs.Follow(set)
	if set.Touches(domain.KindOpportunity) {
		f.view.history.again() // something may have closed
	}
	own := slices.Contains(set.Records(domain.KindOpportunity), f.model.saved.ID) ||
		slices.Contains(set.Records(domain.KindContact), f.model.saved.Contact)
	if own && !f.model.isNew() && !f.unsaved() && !f.busy {
		f.reload()
		return
	}
	if set.Touches(aroundKinds...) {
		f.renew()
	}
}

// aroundKinds are the kinds of record the form shows beside its own.
var aroundKinds = []domain.Kind{domain.KindState, domain.KindItem, domain.KindPerson, domain.KindCustomer, domain.KindContact,
	domain.KindParticipant, domain.KindQuotation, domain.KindRate}

// renew reads anew what the form chooses from and shows beside the draft, which stays.
func (f *Form) renew() {
	session, id, customer := f.host.Session(), f.model.saved.ID, f.model.draft.Customer
	kit.Background(f.host.Runner(), func() (l loaded, err error) {
		if l.words, err = loadWords(context.Background(), session, customer); err == nil {
			l.around, err = loadAround(context.Background(), session, id)
		}
		return l, err
	}, func(l loaded, err error) {
		if err != nil || f.model.saved.ID != id {
			return // what is shown is older, not wrong
		}
		if f.model.draft.Customer != customer {
			l.words.customer = f.model.words.customer
		}
		f.model.words, f.model.around = l.words, l.around
		f.view.showWords()
	})
}
