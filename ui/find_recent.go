package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

const (
	recentsKept  = 12
	recentsShown = 8
)

// recent is a command or a record that was used.
type recent struct {
	Command string `json:"command,omitempty"` // its id, empty for a record
	spot
}

// noteUse puts what was used before all that was used earlier.
func (w *Window) noteUse(r recent) {
	w.recents = slices.DeleteFunc(slices.Clone(w.recents), func(known recent) bool { return known == r })
	w.recents = slices.Insert(w.recents, 0, r)
	w.recents = w.recents[:min(len(w.recents), recentsKept)]
	w.KeepSoon()
}

// begin offers what was used last before everything else, as the records are called now.
func (f *finder) begin(ctx context.Context, others []kit.PaletteGroup, deliver func([]kit.PaletteGroup, bool)) {
	session, recents := f.window.session, f.window.recents
	var spots []spot
	for _, r := range recents {
		if r.Command == "" && f.window.mayVisit(r.spot) {
			spots = append(spots, r.spot)
		}
	}
	kit.BackgroundLatest(&f.asked, f.window.Runner(), func() (map[spot]named, error) {
		return namesOf(ctx, session, spots)
	}, func(names map[spot]named, err error) {
		if err != nil {
			f.window.Failed(err)
			return
		}
		deliver(append([]kit.PaletteGroup{f.recentGroup(recents, names)}, others...), true)
	})
}

func (f *finder) recentGroup(recents []recent, names map[spot]named) kit.PaletteGroup {
	g := kit.PaletteGroup{Title: lang.X("find.recent", "Used last")}
	for _, r := range recents {
		if len(g.Items) == recentsShown {
			break
		}
		if c := f.window.commands.Get(r.Command); c != nil {
			g.Items = append(g.Items, f.commandItem(c))
			continue
		}
		kind, known := recordKindOf(r.Kind)
		if n, there := names[r.spot]; known && there {
			g.Items = append(g.Items, f.recordItem(kind, found{id: r.ID, text: n.text()}))
		}
	}
	return g
}
