package customers

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// changesPage is every change of a customer's fields and of its contacts, newest first.
type changesPage struct {
	form     *Form
	content  fyne.CanvasObject
	timeline *kit.Timeline
	asked    kit.Latest
	entries  []office.Entry // by the id of the timeline's entry, which is the index
	words    *kit.EntryWords
}

// changesAnswer is what a question for the changes gives.
type changesAnswer struct {
	entries []office.Entry
	words   *kit.EntryWords
}

func newChangesPage(f *Form) *changesPage {
	p := &changesPage{form: f, timeline: kit.NewTimeline()}
	p.timeline.SetEmpty(lang.X("customer_changes.none", "Nothing was changed yet."))
	p.timeline.OnLink, p.timeline.OnMenu = p.restore, p.menu
	p.content = p.timeline
	return p
}

func (p *changesPage) read() {
	f, id := p.form, p.form.model.saved.ID
	kit.BackgroundLatest(&p.asked, f.host.Runner(), func() (a changesAnswer, err error) {
		var names map[domain.ID]string
		if a.entries, names, err = f.host.Session().History(context.Background(), domain.KindCustomer, id); err == nil {
			a.words = kit.NewEntryWords(f.host.Session().Office(), a.entries, names, nil)
		}
		return a, err
	}, func(a changesAnswer, err error) {
		switch {
		case domain.Is(err, domain.NotFound): // it went meanwhile: the form says so when it is used
		case err != nil:
			f.host.Failed(err)
		default:
			p.show(a)
		}
	})
}

func (p *changesPage) show(a changesAnswer) {
	p.entries, p.words = a.entries, a.words
	entries := make([]kit.TimelineEntry, len(a.entries))
	for i, e := range a.entries {
		entries[i] = p.entry(i, e)
	}
	p.timeline.SetSections([]kit.TimelineSection{{Entries: entries}})
}

func (p *changesPage) entry(i int, e office.Entry) kit.TimelineEntry {
	words := p.words
	icons := map[string]string{string(change.Add): "plus", string(change.Remove): "trash-2"}
	icon := icons[e.Op]
	if icon == "" {
		icon = "pencil"
	}
	entry := kit.TimelineEntry{ID: strconv.Itoa(i), Icon: icon, Title: words.Text(e), Detail: e.Person, When: p.form.region().DateTime(e.At)}
	if e.Record != p.form.model.saved.ID {
		entry.Detail = dotted(words.Subject(e), e.Person)
	}
	if whole := words.Whole(e); whole != entry.Title {
		entry.Note = words.Before(e) + " → " + words.After(e)
	}
	if p.restorable(e) {
		entry.Link = lang.X("history.restore", "Restore")
	}
	return entry
}

// restorable reports that the value before a change can be put back.
func (p *changesPage) restorable(e office.Entry) bool {
	return e.Op == string(change.Edit) && !e.Emptied && office.Restorable(e.Kind, e.Field) && p.form.mayEdit()
}

// restore gives a field the value it had before a change.
func (p *changesPage) restore(id string) {
	at, err := strconv.Atoi(id)
	if err != nil || at >= len(p.entries) || !p.restorable(p.entries[at]) {
		return
	}
	f, e := p.form, p.entries[at]
	f.host.Leave(f, func() {
		kit.Background(f.host.Runner(), func() (change.Set, error) {
			return f.host.Session().RestoreValue(context.Background(), e.Kind, e.Record, e.Field, e.Old)
		}, func(set change.Set, err error) {
			switch {
			case err != nil:
				f.host.Failed(err)
			case len(set.Changes) > 0:
				f.host.Notify(kit.Undoable(f.host, lang.X("history.restored", "{{.Field}} is {{.Value}} again", map[string]any{"Field": kit.FieldTitle(e.Kind, e.Field), "Value": p.words.Before(e)}), set))
			}
		})
	})
}

func (p *changesPage) menu(id string, at fyne.Position) {
	index, err := strconv.Atoi(id)
	if err != nil || index >= len(p.entries) {
		return
	}
	kit.ShowContextMenu(p.form.host.Window().Canvas(), at, kit.MenuItem{Icon: "rotate-ccw", Label: lang.X("history.restore", "Restore"),
		Disabled: !p.restorable(p.entries[index]), Run: func() { p.restore(id) }})
}
