package opportunities

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// showMenu is the menu of the chip of a view.
func (c *viewChips) showMenu(key string, at fyne.Position) {
	if v, known := c.find(key); known {
		kit.ShowContextMenu(c.list.host.Window().Canvas(), at, c.items(v)...)
	}
}

func (c *viewChips) items(v view) []kit.MenuItem {
	var items []kit.MenuItem
	if v.key == c.current {
		items = append(c.changeItems(v), kit.MenuSeparator())
	}
	if v.isSaved() {
		items = append(items, c.savedItems(v)...)
	}
	start := kit.MenuItem{Label: lang.X("view.make_start", "Make it the start view"), Run: func() { c.makeStart(v) }}
	if c.isStart(v) {
		start = kit.MenuItem{Icon: "check", Label: lang.X("view.is_start", "The start view"), Disabled: true}
	}
	items = append(items, start,
		kit.MenuItem{Icon: "copy", Label: lang.X("view.duplicate", "Duplicate"), Run: func() { c.duplicate(v) }},
		kit.MenuItem{Icon: "upload", Label: lang.X("view.export", "Export…"), Disabled: !c.mayExport(), Run: func() { c.export(v) }})
	if v.isSaved() {
		items = append(items, kit.MenuSeparator(), kit.MenuItem{Icon: "trash-2", Label: lang.X("command.delete", "Delete"),
			Disabled: !c.mayKeep(v), Run: func() { c.remove(v) }})
	}
	return items
}

// changeItems are what is offered of what was altered in the view in force.
func (c *viewChips) changeItems(v view) []kit.MenuItem {
	altered := v.altered(c.list.definition(), c.touched)
	var items []kit.MenuItem
	if v.isSaved() {
		items = append(items, kit.MenuItem{Icon: "save", Label: lang.X("view.save_changes", "Save changes"), Disabled: !altered || !c.mayKeep(v),
			Run: func() { c.update(v) }})
	}
	return append(items,
		kit.MenuItem{Icon: "bookmark", Label: lang.X("view.save_as", "Save as…"), Run: c.saveAs},
		kit.MenuItem{Icon: "rotate-ccw", Label: lang.X("view.reset", "Reset"), Disabled: !altered && c.typed() == "",
			Run: func() { c.list.show(v.key, "") }})
}

// savedItems are what can be done with a view that somebody made.
func (c *viewChips) savedItems(v view) []kit.MenuItem {
	locked := !c.mayKeep(v)
	share := kit.MenuItem{Icon: "users", Label: lang.X("view.share", "Share with the office"), Disabled: locked || !c.mayShare(), Run: func() { c.share(v, "") }}
	if v.saved.Owner == "" {
		share = kit.MenuItem{Icon: "user", Label: lang.X("view.unshare", "Make it mine alone"), Disabled: locked,
			Run: func() { c.share(v, c.list.host.Session().Me().ID) }}
	}
	items := []kit.MenuItem{
		{Icon: "pencil", Label: lang.X("view.rename", "Rename…"), Disabled: locked, Run: func() { c.rename(v) }}}
	if v.key != c.current {
		items = append(items, kit.MenuItem{Icon: "save", Label: lang.X("view.update", "Update to what is shown"), Disabled: locked, Run: func() { c.update(v) }})
	}
	place, last := c.place(v)
	return append(items, share,
		kit.MenuItem{Icon: "arrow-left", Label: lang.X("view.move_left", "Move left"), Disabled: place == 0, Run: func() { c.move(v, -1) }},
		kit.MenuItem{Icon: "arrow-right", Label: lang.X("view.move_right", "Move right"), Disabled: place == last, Run: func() { c.move(v, +1) }},
		kit.MenuSeparator())
}

func (c *viewChips) savedIDs() []domain.ID {
	var ids []domain.ID
	for _, v := range c.all {
		if v.isSaved() {
			ids = append(ids, v.saved.ID)
		}
	}
	return ids
}

// place is where among the saved views one stands, and where the last does.
func (c *viewChips) place(v view) (at, last int) {
	ids := c.savedIDs()
	return slices.Index(ids, v.saved.ID), len(ids) - 1
}

func (c *viewChips) isStart(v view) bool {
	start := c.list.host.Session().Me().StartView
	return v.key == start || start == "" && v.key == office.ViewAll
}

func (c *viewChips) mayExport() bool { return c.list.host.Session().May(access.Export, access.Read) }

func (c *viewChips) mayShare() bool { return c.list.mayModify() }

// mayKeep reports that the person may write a view: their own, or, where they may change
// opportunities, the office's.
func (c *viewChips) mayKeep(v view) bool { return v.saved.Owner != "" || c.mayShare() }

// export shows a view, and writes it to a file as the command does.
func (c *viewChips) export(v view) {
	if v.key != c.current {
		c.list.choose(v.key)
	}
	if export := c.list.commands.Get("export"); export != nil {
		export.Trigger()
	}
}

// do changes something about the views off the UI goroutine, and tells of it with the offer
// to undo.
func (c *viewChips) do(work func(context.Context, *office.Session) (change.Set, error), told string) {
	host := c.list.host
	kit.Background(host.Runner(), func() (change.Set, error) {
		return work(context.Background(), host.Session())
	}, func(set change.Set, err error) {
		switch {
		case err != nil:
			host.Failed(err)
		case len(set.Changes) > 0:
			host.Notify(kit.Undoable(host, told, set))
		}
	})
}

// keep writes a view anew.
func (c *viewChips) keep(v domain.View, told string) {
	c.do(func(ctx context.Context, s *office.Session) (change.Set, error) {
		_, set, err := s.SaveView(ctx, v)
		return set, err
	}, told)
}

func named(key, text string, v view) string {
	return lang.X(key, text, map[string]any{"Name": viewName(v)})
}

// update makes a view what is shown now.
func (c *viewChips) update(v view) {
	saved := v.saved
	saved.Definition = c.list.definition().Encode()
	if v.key == c.current {
		c.touched = false
	}
	c.keep(saved, named("view.updated", "View “{{.Name}}” saved", v))
}

func (c *viewChips) share(v view, owner domain.ID) {
	saved, told := v.saved, named("view.shared", "The whole office sees “{{.Name}}”", v)
	saved.Owner = owner
	if owner != "" {
		told = named("view.unshared", "Only you see “{{.Name}}”", v)
	}
	c.keep(saved, told)
}

func (c *viewChips) move(v view, by int) {
	ids := c.savedIDs()
	at := slices.Index(ids, v.saved.ID)
	ids[at], ids[at+by] = ids[at+by], ids[at]
	c.do(func(ctx context.Context, s *office.Session) (change.Set, error) { return s.OrderViews(ctx, ids) },
		named("view.moved", "View “{{.Name}}” moved", v))
}

func (c *viewChips) makeStart(v view) {
	c.do(func(ctx context.Context, s *office.Session) (change.Set, error) { return s.SetStartView(ctx, v.key) },
		named("view.started", "The opportunities now open with “{{.Name}}”", v))
}

func (c *viewChips) remove(v view) {
	c.do(func(ctx context.Context, s *office.Session) (change.Set, error) { return s.DeleteView(ctx, v.saved.ID) },
		named("view.deleted", "View “{{.Name}}” deleted", v))
}

// duplicate adds a view of the person's own that says the same.
func (c *viewChips) duplicate(v view) {
	definition := v.definition
	if !v.isSaved() {
		definition.Columns = viewColumns(c.list.Grid().Layout())
	}
	c.keep(domain.View{Name: c.freeName(viewName(v)), Owner: c.list.host.Session().Me().ID, Definition: definition.Encode()},
		named("view.duplicated", "“{{.Name}}” duplicated", v))
}

// freeName is a name like another that no view has yet.
func (c *viewChips) freeName(name string) string {
	for n := 2; ; n++ {
		free := lang.X("view.copy_name", "{{.Name}} {{.Number}}", map[string]any{"Name": name, "Number": n})
		if !slices.ContainsFunc(c.all, func(v view) bool { return domain.Fold(viewName(v)) == domain.Fold(free) }) {
			return free
		}
	}
}
