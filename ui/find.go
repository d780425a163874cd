package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// mostCommands is how many commands are found for a text.
const mostCommands = 8

// finder is what the palette finds: commands by name, and records by what is known of them.
type finder struct {
	window *Window
	paths  map[string]string // of the commands in the menus
	asked  kit.Latest
	cancel context.CancelFunc // of the search under way
}

// findAnything opens the palette.
func (w *Window) findAnything() {
	f := &finder{window: w, paths: w.menuPaths(), cancel: func() {}}
	kit.ShowPalette(w.window.Canvas(), kit.PaletteOptions{
		Placeholder: lang.X("find.placeholder", "A command, a number, a name, a customer, a contact…"),
		None:        lang.X("find.none", "Nothing was found."),
		Find:        f.find,
		Key:         findKey,
		Closed:      f.end,
	})
}

// end gives up the search under way.
func (f *finder) end() {
	f.cancel()
	f.asked.Forget()
}

// find looks for a text in the place of the search before. Without a text it offers what was
// used last and everything that can be done.
func (f *finder) find(text string, deliver func([]kit.PaletteGroup, bool)) {
	f.cancel()
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	words := strings.Fields(domain.Fold(text))
	groups := []kit.PaletteGroup{f.tabs(words), f.commands(words)}
	switch {
	case f.window.session == nil:
		deliver(groups, true)
	case len(words) == 0:
		f.begin(ctx, groups, deliver)
	default:
		f.records(ctx, text, groups, recordKinds, deliver)
	}
}

// tabs are the open documents other than the one in front.
func (f *finder) tabs(words []string) kit.PaletteGroup {
	g := kit.PaletteGroup{Title: lang.X("find.tabs", "Open tabs")}
	for _, s := range f.window.screens {
		if s != f.window.front && startAWordEach(words, s.Title()) {
			g.Items = append(g.Items, kit.PaletteItem{ID: "tab:" + s.ID(), Icon: iconOf(s), Text: s.Title(), Run: func() { f.window.selectTab(s.ID()) }})
		}
	}
	return g
}

// iconOf is the icon of what a tab shows.
func iconOf(s kit.Screen) string {
	at, named := spotOf(s)
	if kind, known := recordKindOf(at.Kind); named && known {
		return kind.icon
	}
	return "list"
}

// ranked is a command as it answers a text: the lower, the better.
type ranked struct {
	item kit.PaletteItem
	rank int
}

// commands are those whose name, or way through the menus, has a word that begins with each
// of the words, in any order. The best name comes first, what cannot be done now last.
func (f *finder) commands(words []string) kit.PaletteGroup {
	var found []ranked
	for _, c := range f.window.commands.All() {
		if c.ID == "find" || slices.Contains(tabCommands, c.ID) {
			continue
		}
		item := f.commandItem(c)
		rank, ok := rankOf(words, item.Text, f.paths[c.ID])
		if ok {
			if item.Disabled {
				rank += 10
			}
			found = append(found, ranked{item, rank})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return a.rank - b.rank })
	if len(words) > 0 {
		found = found[:min(len(found), mostCommands)]
	}
	g := kit.PaletteGroup{Title: lang.X("find.commands", "Commands")}
	for _, r := range found {
		g.Items = append(g.Items, r.item)
	}
	return g
}

func (f *finder) commandItem(c *kit.Command) kit.PaletteItem {
	item := f.window.menuItem(c.ID)
	return kit.PaletteItem{ID: "command:" + c.ID, Icon: item.Icon, Text: item.Label, Detail: f.paths[c.ID], Key: item.Shortcut, Disabled: item.Disabled,
		Run: func() {
			f.window.noteUse(recent{Command: c.ID})
			c.Trigger()
		}}
}

// rankOf says how well a command answers: all words in its name, the first at its beginning,
// is best; some of them only in the way through the menus is worst.
func rankOf(words []string, title, path string) (rank int, ok bool) {
	switch {
	case len(words) == 0:
		return 0, true
	case !startAWordEach(words, title+" "+path):
		return 0, false
	case !startAWordEach(words, title):
		return 3, true
	case strings.HasPrefix(domain.Fold(title), strings.Join(words, " ")):
		return 1, true
	}
	return 2, true
}

// startAWordEach reports that each of the folded words begins a word of a text.
func startAWordEach(words []string, text string) bool {
	parts := strings.FieldsFunc(domain.Fold(text), func(r rune) bool { return strings.ContainsRune(" ·›…/-", r) })
	for _, word := range words {
		if !slices.ContainsFunc(parts, func(part string) bool { return strings.HasPrefix(part, word) }) {
			return false
		}
	}
	return true
}

// records goes on with the records, kind after kind, so that what is on show only grows at
// its end. What was found may have been chosen meanwhile; then there is nothing to go on for.
func (f *finder) records(ctx context.Context, text string, groups []kit.PaletteGroup, kinds []recordKind, deliver func([]kit.PaletteGroup, bool)) {
	if ctx.Err() != nil {
		return
	}
	if len(kinds) == 0 {
		deliver(groups, true)
		return
	}
	kind, session := kinds[0], f.window.session
	if !f.window.mayVisit(spot{Kind: kind.kind}) {
		f.records(ctx, text, groups, kinds[1:], deliver)
		return
	}
	kit.BackgroundLatest(&f.asked, f.window.Runner(), func() ([]found, error) {
		return findRecords(ctx, session, kind.kind, text)
	}, func(list []found, err error) {
		if err != nil {
			f.window.Failed(err)
			return
		}
		g := kit.PaletteGroup{Title: kindTitle(kind.kind)}
		for _, r := range list {
			g.Items = append(g.Items, f.recordItem(kind, r))
		}
		groups = append(groups, g)
		if len(kinds) > 1 {
			deliver(slices.Clone(groups), false)
		}
		f.records(ctx, text, groups, kinds[1:], deliver)
	})
}

func (f *finder) recordItem(kind recordKind, r found) kit.PaletteItem {
	at := spot{Kind: kind.kind, ID: r.id}
	return kit.PaletteItem{ID: at.key(), Icon: kind.icon, Text: r.text, Detail: r.detail, Run: func() {
		f.window.noteUse(recent{spot: at})
		f.window.visit(at)
	}}
}

// kindTitle names the records of a kind, as their list does.
func kindTitle(kind domain.Kind) string {
	switch kind {
	case domain.KindOpportunity:
		return lang.X("opportunities.title", "Opportunities")
	case domain.KindCustomer:
		return lang.X("customers.title", "Customers")
	case domain.KindContact:
		return lang.X("contacts.title", "Contacts")
	case domain.KindQuotation:
		return lang.X("quotations.title", "Quotations")
	}
	return lang.X("activities.title", "Activities")
}
