package control

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// configuring is the dialog in which the cards are chosen, ordered and sized.
type configuring struct {
	screen *Screen
	draft  arrangement
	rows   *fyne.Container
	dialog *kit.Dialog
}

// configure opens the dialog. What is changed in it is seen, and kept, once it is closed.
func (s *Screen) configure() {
	c := &configuring{screen: s, draft: slices.Clone(s.arrangement), rows: container.New(kit.Rows(kit.Space1))}
	c.fill()
	reset := kit.NewButton(lang.X("control.reset", "Reset"), "rotate-ccw", kit.ButtonGhost, func() {
		c.draft = readArrangement("", Charts)
		c.fill()
	})
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { c.dialog.Close() })
	apply := kit.NewButton(lang.X("control.apply", "Apply"), "", kit.ButtonPrimary, func() {
		c.dialog.Close()
		s.arrange(c.draft)
	})
	c.dialog = kit.NewDialog(s.host.Window(), kit.DialogOptions{Title: lang.X("control.configure_title", "Charts of the dashboard"), Width: 520,
		Body: c.rows, Left: reset, Buttons: []*kit.Button{cancel, apply}})
	c.dialog.Show()
}

func (c *configuring) fill() {
	c.rows.RemoveAll()
	for i, p := range c.draft {
		c.rows.Add(c.row(i, p))
	}
	c.rows.Refresh()
}

// row is one chart: whether it shows, how wide and high it is, and the ways up and down.
func (c *configuring) row(i int, p placed) fyne.CanvasObject {
	chart, _ := FindChart(p.ID)
	change := func(change func(*placed)) { c.draft = c.draft.with(p.ID, change) }
	shown := kit.NewSwitch(chart.Title(), func(on bool) { change(func(p *placed) { p.Hidden = !on }) })
	shown.SetOn(!p.Hidden)
	tall := kit.NewSwitch(lang.X("control.tall", "Tall"), func(on bool) { change(func(p *placed) { p.Tall = on }) })
	tall.SetOn(p.Tall)
	tip := func(n int) string {
		return lang.XN("control.columns", "{{.Count}} columns", n, map[string]any{"Count": n})
	}
	wide := kit.NewSegmented(max(1, p.Wide)-1, func(index int) { change(func(p *placed) { p.Wide = index + 1 }) },
		kit.Segment{Label: "1", Tooltip: tip(1)}, kit.Segment{Label: "2", Tooltip: tip(2)}, kit.Segment{Label: "3", Tooltip: tip(3)})
	up := kit.NewIconButton("arrow-up", lang.X("control.move_up", "Move up"), func() { c.move(i, -1) })
	down := kit.NewIconButton("arrow-down", lang.X("control.move_down", "Move down"), func() { c.move(i, 1) })
	if i == 0 {
		up.Disable()
	}
	if i == len(c.draft)-1 {
		down.Disable()
	}
	return container.New(kit.Columns(kit.Space3, 1, 0, 0, 0, 0), kit.Centred(shown), kit.Centred(tall), kit.Centred(wide), kit.Centred(up), kit.Centred(down))
}

// move exchanges a chart with the one above (-1) or below (+1) it. The keyboard goes along.
func (c *configuring) move(i, by int) {
	to := i + by
	if to < 0 || to >= len(c.draft) {
		return
	}
	c.draft[i], c.draft[to] = c.draft[to], c.draft[i]
	c.fill()
	row := c.rows.Objects[to].(*fyne.Container)
	button := row.Objects[len(row.Objects)-2]
	if by > 0 {
		button = row.Objects[len(row.Objects)-1]
	}
	if b, is := button.(*fyne.Container).Objects[0].(*kit.Button); is && !b.Disabled() {
		c.screen.host.Window().Canvas().Focus(b)
	}
}
