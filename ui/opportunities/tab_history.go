package opportunities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/change"
	"preventa/ui/kit"
)

// historyTab is every change of the opportunity and of what hangs on it, one set of the
// journal after the other, with the way back to each old value.
type historyTab struct {
	tabs    *tabs
	search  *kit.SearchBox
	found   *kit.Label
	line    *kit.Timeline
	content fyne.CanvasObject
	reading kit.Latest
}

func newHistoryTab(t *tabs) *historyTab {
	h := &historyTab{tabs: t, found: kit.NewCaption("").AlignRight(), line: kit.NewTimeline()}
	h.search = kit.NewSearchBox(lang.X("history.search", "Find in the history"), "", t.form.host.Delay(), func(string) { h.show() })
	h.search.OnDown = func() { t.form.host.Window().Canvas().Focus(h.line) }
	h.line.OnLink = h.restore
	h.line.OnMenu = h.menu
	bar := container.New(kit.Rows(0), inBar(container.New(kit.Columns(kit.Space3, 0, 1), h.search, kit.Centred(h.found))), kit.NewLine())
	h.content = container.New(kit.RowsGrowing(0, 1), bar, h.line)
	return h
}

// read reads the history, unless it is read already.
func (h *historyTab) read() {
	if h.tabs.model.journal != nil {
		return
	}
	id, host := h.tabs.id(), h.tabs.form.host
	kit.BackgroundLatest(&h.reading, host.Runner(), func() (*journal, error) {
		return loadJournal(context.Background(), host.Session(), id)
	}, func(j *journal, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		h.tabs.model.journal = j
		h.show()
	})
}

// show shows the part of the history that is looked for.
func (h *historyTab) show() {
	j := h.tabs.model.journal
	if j == nil {
		return
	}
	sections, count := j.sections(h.search.Text)
	h.line.SetEmpty(lang.X("history.none_match", "No change matches."))
	h.line.SetSections(sections)
	h.found.SetText(lang.XN("history.count", "{{.Count}} changes", count, map[string]any{"Count": h.tabs.form.region().Number(int64(count), 0)}))
}

// restore gives a field the value it had before a change.
func (h *historyTab) restore(id string) {
	j, host := h.tabs.model.journal, h.tabs.form.host
	line, known := j.line(id)
	if !known || !j.restorable(line) || !h.tabs.form.mayEdit() {
		return
	}
	e := line.entry
	kit.Background(host.Runner(), func() (change.Set, error) {
		return host.Session().RestoreValue(context.Background(), e.Kind, e.Record, e.Field, e.Old)
	}, func(set change.Set, err error) {
		args := map[string]any{"Field": kit.FieldTitle(e.Kind, e.Field), "Value": oneLine(j.words.Before(e), 40)}
		switch {
		case err != nil:
			host.Failed(err)
		case len(set.Changes) == 0: // a closing day of what is open, for one, does not stay
			host.Notify(kit.Toast{Icon: "info", Text: lang.X("history.settled", "Nothing changed: “{{.Field}}” depends on other data", args)})
		default:
			host.Notify(kit.Undoable(host, lang.X("history.restored", "{{.Field}} is {{.Value}} again", args), set))
		}
	})
}

func (h *historyTab) menu(id string, at fyne.Position) {
	line, known := h.tabs.model.journal.line(id)
	if !known {
		return
	}
	kit.ShowContextMenu(h.tabs.form.host.Window().Canvas(), at, kit.MenuItem{Icon: "undo-2", Shortcut: lang.X("key.enter", "Enter"),
		Label:    lang.X("history.restore_menu", "Restore the value before"),
		Disabled: !h.tabs.model.journal.restorable(line) || !h.tabs.form.mayEdit(), Run: func() { h.restore(id) }})
}

// takeOver goes on with what was looked for.
func (h *historyTab) takeOver(old *historyTab) { h.search.SetText(old.search.Text) }
