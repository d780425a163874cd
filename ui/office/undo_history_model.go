package office

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// doneSet is a set of the journal with what became of it.
type doneSet struct {
	office.SetRow
	stands bool      // what it did stands: it was not undone, or done again since
	newest domain.ID // the set to undo in order to turn that round
	root   string    // the action it undoes or redoes in the end; "" for one that does neither
	redoes bool      // it does again what an undo took back
}

// doneSets tells of sets, newest first, what became of them.
func doneSets(rows []office.SetRow) []doneSet {
	byID := map[domain.ID]int{}
	done := make([]doneSet, len(rows))
	for i, row := range rows { // newest first, so that who undid a set is known already
		d := doneSet{SetRow: row, stands: true, newest: row.ID}
		if by, known := byID[row.UndoneBy]; known {
			d.stands, d.newest = !done[by].stands, done[by].newest
		}
		done[i], byID[row.ID] = d, i
	}
	for i := range done {
		done[i].root, done[i].redoes = rootOf(done, byID, i)
	}
	return done
}

// rootOf follows what a set undoes to the set that undoes nothing; every second step does
// again.
func rootOf(done []doneSet, byID map[domain.ID]int, at int) (action string, redoes bool) {
	redoes = true
	for done[at].Undoes != "" {
		below, known := byID[done[at].Undoes]
		if !known {
			return "", false
		}
		at, redoes = below, !redoes
	}
	return done[at].Action, redoes
}

// what says what was done, as the beginning of a line.
func (d doneSet) what() string {
	switch {
	case d.Undoes == "" || d.root == "":
		return capital(kit.ActionText(d.Action))
	case d.redoes:
		return lang.X("undo_history.redo_of", "Redo: {{.Action}}", map[string]any{"Action": kit.ActionText(d.root)})
	}
	return lang.X("undo_history.undo_of", "Undo: {{.Action}}", map[string]any{"Action": kit.ActionText(d.root)})
}

// about names what was done with its record, within a sentence.
func (d doneSet) about() string {
	text := kit.ActionText(d.Action)
	if d.Title != "" {
		text += " · " + d.Title
	}
	return text
}

// record names the record the set is called after, with its kind.
func (d doneSet) record() string {
	if d.Kind == "" {
		return ""
	}
	return strings.TrimSpace(kit.KindText(d.Kind) + " " + d.Title)
}

// beyondUndo are the actions that are not undone: there is nothing before the office was
// founded, what was emptied is gone, and the rates of a day are what they are.
var beyondUndo = []string{"office.founded", "bin.emptied", office.RevaluedAction}

func (d doneSet) undoable() bool { return !slices.Contains(beyondUndo, d.Action) }

// standing says whether what was done stands.
func (d doneSet) standing() string {
	switch {
	case !d.undoable():
		return lang.X("undo_history.cannot", "Cannot be undone")
	case !d.stands:
		return lang.X("undo_history.undone", "Undone")
	case d.UndoneBy != "":
		return lang.X("undo_history.done_again", "Done again")
	}
	return lang.X("undo_history.done", "Done")
}

func (d doneSet) standingIcon() string {
	switch {
	case !d.undoable():
		return "lock"
	case !d.stands:
		return "undo-2"
	}
	return "check"
}

func (d doneSet) standingColour() fyne.ThemeColorName {
	if d.stands && d.undoable() {
		return kit.ColorText
	}
	return kit.ColorText3
}
