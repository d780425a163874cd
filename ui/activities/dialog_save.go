package activities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// savedActivity is what a save gives.
type savedActivity struct {
	activity domain.Activity
	set      change.Set
}

// save writes what is typed. Problems are shown at their fields; what somebody else
// changed meanwhile is asked about.
func (d *dialog) save() {
	if d.busy {
		return
	}
	d.set.Commit()
	if err := d.set.Problems(d.model.check()); err != nil {
		if !d.set.ShowProblems(err) {
			d.host.Failed(err)
		}
		return
	}
	if !d.model.isNew() && !d.dirty() {
		d.dialog.Close()
		return
	}
	d.busy = true
	sent, session := d.model.toSave(), d.host.Session()
	kit.Background(d.host.Runner(), func() (s savedActivity, err error) {
		s.activity, s.set, err = session.SaveActivity(context.Background(), sent)
		return s, err
	}, d.answered)
}

func (d *dialog) answered(s savedActivity, err error) {
	d.busy = false
	switch {
	case err == nil:
		d.dialog.Close()
		d.tell(s)
	case domain.Is(err, domain.Conflict) && !d.model.isNew():
		d.askConflict(err)
	case !d.set.ShowProblems(err):
		d.host.Failed(err)
	}
}

// tell passes on what was saved; one that is done now asks for the next.
func (d *dialog) tell(s savedActivity) {
	if len(s.set.Changes) > 0 {
		d.host.Notify(kit.Undoable(d.host, savedText(d.model.saved, s.activity), s.set))
	}
	if d.saved != nil {
		d.saved(s.activity)
	}
	if !d.model.isNew() && s.activity.Done && !d.model.saved.Done {
		askNext(d.host, s.activity)
	}
}

func savedText(before office.ActivityDraft, now domain.Activity) string {
	args := map[string]any{"Subject": now.Subject}
	switch {
	case now.Done && !before.Done:
		return lang.X("activity.done_toast", "“{{.Subject}}” done", args)
	case before.ID == "":
		return lang.X("activity.planned_toast", "“{{.Subject}}” planned", args)
	}
	return lang.X("activity.saved_toast", "“{{.Subject}}” saved", args)
}

// meanwhile is the activity as it is stored by now, and who stored it so.
type meanwhile struct {
	model  *model
	person string
}

// askConflict reads what is saved by now. Where both sides changed a field it asks whose
// value stands; else both changes do. What was typed is kept until the person decides.
func (d *dialog) askConflict(cause error) {
	id := d.model.saved.ID
	kit.Background(d.host.Runner(), func() (now meanwhile, err error) {
		if now.model, err = load(context.Background(), d.host.Session(), office.ActivityDraft{Activity: domain.Activity{ID: id}}); err != nil {
			return now, err
		}
		trace, err := d.host.Session().TraceOf(context.Background(), domain.KindActivity, id)
		now.person = trace.ChangedBy
		return now, err
	}, func(now meanwhile, err error) {
		switch {
		case err != nil:
			d.host.Failed(err)
		case now.model.saved.Version == d.model.saved.Version || now.model.saved.RemovedAt != 0:
			d.host.Failed(cause) // a conflict of another kind: saying it is all there is to do
		default:
			d.resolve(now)
		}
	})
}

func (d *dialog) resolve(now meanwhile) {
	keep := func(mine bool) {
		d.model.rebase(now.model, mine)
		d.set.Fill(d.fill)
		d.save()
	}
	fields := d.model.differences(now.model)
	if len(fields) == 0 {
		keep(true) // different fields were changed: both changes stand
		return
	}
	d.model.learn(now.model)
	kit.AskConflict(d.host, kit.Conflict{
		Explain: lang.X("activity.conflict", "{{.Person}} changed this activity meanwhile.", map[string]any{"Person": now.person}),
		Fields:  d.conflicts(fields, now.model.saved.Activity),
		Keep:    keep,
		Cancel:  func() {},
	})
}

// conflicts writes both values of fields for a person.
func (d *dialog) conflicts(fields []string, theirs domain.Activity) []kit.FieldConflict {
	words := kit.NewEntryWords(d.host.Session().Office(), nil, d.model.names, nil)
	text := func(a domain.Activity, field string) string {
		return words.After(office.Entry{Kind: domain.KindActivity, Record: a.ID, Field: field, New: domain.FieldsOf(a)[field]})
	}
	var list []kit.FieldConflict
	for _, field := range fields {
		list = append(list, kit.FieldConflict{Field: kit.FieldTitle(domain.KindActivity, field),
			Mine: text(d.model.draft.Activity, field), Theirs: text(theirs, field)})
	}
	return list
}
