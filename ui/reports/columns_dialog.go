package reports

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/report"
	"preventa/ui/kit"
)

// placedColumn is a column in the dialog: whether it shows, in its place.
type placedColumn struct {
	id    string
	title string
	shown bool
}

// placedColumns are the columns that show, in their order, and then the others.
func (a *asking) placedColumns() []placedColumn {
	var list []placedColumn
	add := func(c report.Column, shown bool) {
		list = append(list, placedColumn{id: c.ID, title: columnTitle(c), shown: shown})
	}
	all, shown := a.columns(), a.shown()
	for _, id := range shown {
		if at := slices.IndexFunc(all, func(c report.Column) bool { return c.ID == id }); at >= 0 {
			add(all[at], true)
		}
	}
	for _, c := range all {
		if !slices.Contains(shown, c.ID) {
			add(c, false)
		}
	}
	return list
}

// shownIn are the ids of the columns that show.
func shownIn(list []placedColumn) []string {
	var ids []string
	for _, c := range list {
		if c.shown {
			ids = append(ids, c.id)
		}
	}
	return ids
}

// choosing is the dialog in which the columns are chosen and ordered.
type choosing struct {
	preview *Preview
	draft   []placedColumn
	rows    *fyne.Container
	apply   *kit.Button
	dialog  *kit.Dialog
}

// chooseColumns opens the dialog. What is changed in it is seen once it is closed.
func (p *Preview) chooseColumns() {
	c := &choosing{preview: p, draft: p.asking.placedColumns(), rows: container.New(kit.Rows(kit.Space1))}
	reset := kit.NewButton(lang.X("control.reset", "Reset"), "rotate-ccw", kit.ButtonGhost, func() {
		c.draft = newAsking(p.asking.start).placedColumns()
		c.fill()
	})
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { c.dialog.Close() })
	c.apply = kit.NewButton(lang.X("control.apply", "Apply"), "", kit.ButtonPrimary, func() {
		c.dialog.Close()
		p.lay(func(l *report.Layout) { l.Columns = shownIn(c.draft) })
	})
	c.fill()
	c.dialog = kit.NewDialog(p.host.Window(), kit.DialogOptions{Title: lang.X("command.columns", "Columns"), Width: 420,
		Body: c.rows, Left: reset, Buttons: []*kit.Button{cancel, c.apply}})
	c.dialog.Show()
}

func (c *choosing) fill() {
	c.rows.RemoveAll()
	for i := range c.draft {
		c.rows.Add(c.row(i))
	}
	c.rows.Refresh()
	c.judge()
}

// judge lets nobody take all columns away.
func (c *choosing) judge() {
	if len(shownIn(c.draft)) == 0 {
		c.apply.Disable()
	} else {
		c.apply.Enable()
	}
}

// row is one column: whether it shows, and the ways up and down.
func (c *choosing) row(i int) fyne.CanvasObject {
	shown := kit.NewSwitch(c.draft[i].title, func(on bool) {
		c.draft[i].shown = on
		c.judge()
	})
	shown.SetOn(c.draft[i].shown)
	up := kit.NewIconButton("arrow-up", lang.X("control.move_up", "Move up"), func() { c.move(i, -1) })
	down := kit.NewIconButton("arrow-down", lang.X("control.move_down", "Move down"), func() { c.move(i, 1) })
	if i == 0 {
		up.Disable()
	}
	if i == len(c.draft)-1 {
		down.Disable()
	}
	return container.New(kit.Columns(kit.Space2, 1, 0, 0), kit.Centred(shown), kit.Centred(up), kit.Centred(down))
}

// move exchanges a column with the one above (-1) or below (+1) it. The keyboard goes along.
func (c *choosing) move(i, by int) {
	to := i + by
	if to < 0 || to >= len(c.draft) {
		return
	}
	c.draft[i], c.draft[to] = c.draft[to], c.draft[i]
	c.fill()
	place := 1
	if by > 0 {
		place = 2
	}
	button := c.rows.Objects[to].(*fyne.Container).Objects[place].(*fyne.Container).Objects[0]
	if b, is := button.(*kit.Button); is && !b.Disabled() {
		c.preview.host.Window().Canvas().Focus(b)
	}
}
