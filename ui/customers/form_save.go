package customers

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// Save writes the record. Problems are shown at their fields; what somebody else changed
// meanwhile is asked about. While a save is under way another waits for it.
func (f *Form) Save(done func(saved bool)) {
	if f.busy {
		f.waiting = append(f.waiting, done)
		return
	}
	f.view.set.Commit()
	if !f.mayEdit() {
		f.host.Failed(domain.Fail(domain.ReadOnly, "error.office.read_only", nil))
		done(false)
		return
	}
	if !f.Dirty() {
		done(true)
		return
	}
	checked := f.model.draft.Customer
	if err := f.view.set.Problems(checked.Check()); err != nil {
		f.view.set.ShowProblems(err)
		done(false)
		return
	}
	f.busy = true
	sent, words, session := f.model.draft, f.model.words, f.host.Session()
	kit.Background(f.host.Runner(), func() (savedCustomer, error) {
		return save(context.Background(), session, sent, words)
	}, func(s savedCustomer, err error) {
		f.busy = false
		f.saved(s, err, done)
		waiting := f.waiting
		f.waiting = nil
		for _, next := range waiting {
			f.Save(next)
		}
	})
}

func (f *Form) saved(s savedCustomer, err error, done func(bool)) {
	switch {
	case err == nil:
		f.tell(s)
		f.model.settle(s.sent, s.loaded)
		f.view.fill()
		f.view.readPages()
		f.justSaved = !f.Dirty()
	case domain.Is(err, domain.Conflict):
		f.askConflict(err, done)
		return
	default:
		if !f.view.set.ShowProblems(err) {
			f.host.Failed(err)
		}
	}
	f.host.Changed()
	done(err == nil)
}

// tell says what a save did where the form does not show it.
func (f *Form) tell(s savedCustomer) {
	before := f.model.saved
	switch {
	case before.ID == "":
		f.host.Notify(kit.Toast{Icon: "check", Text: lang.X("customer.saved_toast", "{{.Name}} saved", map[string]any{"Name": s.draft.Name})})
	case s.draft.Registered && !before.Registered:
		f.host.Notify(kit.Undoable(f.host, registeredText(s.draft.Name), s.set))
	}
}

// askConflict reads what is saved by now. Where both sides changed a field it asks whose
// value stands; else both changes do. What was typed is kept until the person decides.
func (f *Form) askConflict(cause error, done func(bool)) {
	failed := func(err error) {
		f.host.Failed(err)
		done(false)
	}
	if f.model.isNew() {
		failed(cause)
		return
	}
	kit.Background(f.host.Runner(), func() (loaded, error) {
		return load(context.Background(), f.host.Session(), f.model.saved.ID)
	}, func(now loaded, err error) {
		switch {
		case err != nil:
			failed(err)
		case now.draft.Version == f.model.saved.Version || now.draft.RemovedAt != 0:
			failed(cause) // a conflict of another kind: saying it is all there is to do
		default:
			f.resolve(now, done)
		}
	})
}

func (f *Form) resolve(now loaded, done func(bool)) {
	keep := func(mine bool) {
		f.model.rebase(now, mine)
		f.view.fill()
		f.Save(done)
	}
	fields := f.model.differences(now.draft)
	if len(fields) == 0 {
		keep(true) // different fields were changed: both changes stand
		return
	}
	kit.AskConflict(f.host, kit.Conflict{
		Explain: lang.X("customer.conflict", "This customer was changed meanwhile."),
		Fields:  fieldConflicts(f.host, now.words.names(), fields, f.model.draft.Customer, now.draft.Customer),
		Keep:    keep,
		Cancel:  func() { done(false) },
	})
}
